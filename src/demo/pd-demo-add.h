/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-demo-book.h"

G_BEGIN_DECLS

char *pd_demo_add (PdDemoBook *book, GHashTable *parameters, gint64 now, PdDemoOrder **order);

G_END_DECLS
