/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-connection.h"

G_BEGIN_DECLS

gboolean pd_migrations_run (PdConnection *connection, const char *const *steps, GError **error);

G_END_DECLS
