/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

/* Hands and eyes for the dialog that adds a panel. */

AdwDialog *add_panel_open (UiFixture *fixture);
void add_panel_choose (AdwDialog *dialog, const char *row);
GtkWidget *add_panel_get_field (gpointer dialog, const char *title);
const char *add_panel_get_text (gpointer dialog, const char *title);
void add_panel_fill_in (gpointer dialog, const char *name, const char *url, const char *key);
gboolean add_panel_is_connecting (gpointer dialog);
void add_panel_try (UiFixture *fixture, gpointer dialog);
void add_panel_succeed (UiFixture *fixture, gpointer dialog);
void add_panel_assert_error (
    UiFixture *fixture, gpointer dialog, const char *field, const char *title, const char *below);
void add_panel_assert_focus (UiFixture *fixture, GtkWidget *row);

G_END_DECLS
