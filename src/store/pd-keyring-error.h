/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-keyring.h"

G_BEGIN_DECLS

gboolean pd_keyring_is_missing (const GError *error);
GError *pd_keyring_error_new (PdKeyringError code, const char *detail);
void pd_keyring_return_error (GTask *task, GError *error);

G_END_DECLS
