/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pd-desk.h"

G_BEGIN_DECLS

char *pd_order_draft_load (GSettings *settings, PdDesk *desk, PdService **service);
void pd_order_draft_save (GSettings *settings, PdService *service, PdOrderForm *form);
void pd_order_draft_clear (GSettings *settings);

G_END_DECLS
