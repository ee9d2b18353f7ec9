/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TortureShop TortureShop;

TortureShop *torture_shop_new (void);
void torture_shop_free (TortureShop *self);
char *torture_shop_work (TortureShop *self, const char *path, GHashTable *form);
GStrv torture_shop_dup_orders (TortureShop *self, const char *link);
guint torture_shop_get_n_accepted (TortureShop *self);

G_END_DECLS
