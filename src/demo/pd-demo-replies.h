/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-demo-book.h"

G_BEGIN_DECLS

GBytes *pd_demo_replies_answer (PdDemoBook *book, GHashTable *parameters, gint64 now);

G_END_DECLS
