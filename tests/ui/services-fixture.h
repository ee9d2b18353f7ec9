/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-services-page.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* The services page, and a catalogue that is soon shown. */

#define TWO_CATEGORIES                                                                                       \
  "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":1000},"      \
  "{\"service\":1002,\"name\":\"Views\",\"category\":\"B\",\"rate\":\"0.10\",\"min\":1,\"max\":1000}]"

GtkWidget *services_get_page (UiFixture *fixture);
const char *services_get_state (UiFixture *fixture);
void services_close_window (UiFixture *fixture);
void services_restart (UiFixture *fixture);

G_END_DECLS
