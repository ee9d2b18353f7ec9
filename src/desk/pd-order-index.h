/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order.h"

G_BEGIN_DECLS

/**
 * PdOrderIndex:
 *
 * Finds orders by what panels call them, and by the links that they keep busy. #PdOrderList files each order
 * in it, and files it anew when it changes; nobody else knows it.
 */
typedef struct _PdOrderIndex PdOrderIndex;

PdOrderIndex *pd_order_index_new (void);
void pd_order_index_free (PdOrderIndex *self);
void pd_order_index_file (PdOrderIndex *self, PdOrder *order);
PdOrder *pd_order_index_find_by_panel_id (PdOrderIndex *self, PdPanel *panel, const char *order_id);
GPtrArray *pd_order_index_find_by_link (PdOrderIndex *self, const char *link_key);

G_END_DECLS
