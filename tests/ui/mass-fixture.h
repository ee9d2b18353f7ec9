/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-mass-page.h"
#include "pd-mass-row.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* Lines of a mass order, and the way to its preview. */

#define MASS_LINES                                                                                           \
  "1001 | https://example.com/1 | 1000\n"                                                                    \
  "1002 | https://example.com/2 | 1\n"                                                                       \
  "424242 | https://example.com/3 | 500\n"                                                                   \
  "1003 | 500 | https://example.com/4\n"                                                                     \
  "1001 | https://example.com/1 | 1000\n"

void mass_paste (UiFixture *fixture, const char *action, const char *text, const char *button);
GListModel *mass_get_rows (UiFixture *fixture);
PdMassRow *mass_get_row (UiFixture *fixture, guint position);
void mass_look_through (UiFixture *fixture);

G_END_DECLS
