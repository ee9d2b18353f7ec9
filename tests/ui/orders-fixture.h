/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

/* Orders at the panel of the fixture, and what the pages about them show. */

void orders_set_up (UiFixture *fixture, gconstpointer data);
PdOrder *orders_place (UiFixture *fixture, const char *service_id, const char *link);
PdOrder *orders_place_dripfeed (UiFixture *fixture);
void orders_let_check (UiFixture *fixture, PdOrder *order);
void orders_wait_for (UiFixture *fixture, PdOrder *order, PdOrderStatus status);
void orders_let_refill_end (UiFixture *fixture, PdRefill *refill);
GtkWidget *orders_show_page (UiFixture *fixture, const char *name, GType type, int width, int height);
GtkWidget *orders_show_details (UiFixture *fixture, PdOrder *order);
const char *orders_get_state (GtkWidget *page);
GListModel *orders_get_rows (GtkWidget *page);
guint orders_find_row (GtkWidget *page, gpointer item);
gboolean orders_says (gpointer root, const char *text);
void orders_act (GtkWidget *page, const char *action);

G_END_DECLS
