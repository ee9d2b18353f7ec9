/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-demo-book.h"

G_BEGIN_DECLS

char *pd_demo_state_save (PdDemoBook *book, const char *key, guint16 port);
PdDemoBook *
pd_demo_state_restore (const char *saved, PdDemoForm form, char **key, guint16 *port, GError **error);

G_END_DECLS
