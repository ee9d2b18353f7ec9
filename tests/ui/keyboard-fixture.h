/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

/* The way of the Tab key through a page or a dialog. */

void keyboard_wait_for_frame (GtkWidget *widget);
void keyboard_assert_all_reached (UiFixture *fixture, gpointer root);

G_END_DECLS
