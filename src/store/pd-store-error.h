/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

void pd_store_set_error (GError **error, PdStoreError problem, const char *path, const char *detail);
void pd_store_set_error_from_system (GError **error, int system_error, const char *path);
void pd_store_set_error_from_sqlite (GError **error, sqlite3 *sqlite);

G_END_DECLS
