/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-fixture.h"
#include "pd-window.h"

G_BEGIN_DECLS

/* A window over a desk whose panel answers on 127.0.0.1, and the hands and eyes to use it: widgets are found
 * by what a person reads on them. */
typedef struct
{
  DeskFixture base;
  PdWindow *window;
} UiFixture;

void ui_test_init (int *argc, char ***argv);

void ui_fixture_set_up (UiFixture *fixture, gconstpointer data);
void ui_fixture_set_up_with_few_services (UiFixture *fixture, gconstpointer data);
void ui_fixture_tear_down (UiFixture *fixture, gconstpointer data);
PdPanel *ui_fixture_add_panel (UiFixture *fixture, const char *name);
PdOrder *ui_fixture_order_unknown (UiFixture *fixture, PdPanel *panel, const char *link);
void ui_fixture_show (UiFixture *fixture, int width, int height);

void ui_settle (void);
void ui_let_draw (UiFixture *fixture);
GtkWidget *ui_find (gpointer root, GType type, const char *text);
GtkWidget *ui_get (gpointer root, GType type, const char *text);
void ui_click (GtkWidget *button);
void ui_type (gpointer editable, const char *text);
AdwDialog *ui_get_dialog (UiFixture *fixture);

G_END_DECLS
