/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"
#include "pd-store.h"

G_BEGIN_DECLS

void pd_write_give_ids (PdWrite *self, PdStore *store);
gboolean pd_write_run (PdWrite *self, PdConnection *connection, GError **error);

G_END_DECLS
