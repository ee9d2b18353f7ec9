/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-key-source.h"

G_BEGIN_DECLS

/**
 * PdTypedKey:
 *
 * A key that the user just typed, for the one call that tries it.
 */
#define PD_TYPE_TYPED_KEY (pd_typed_key_get_type ())
G_DECLARE_FINAL_TYPE (PdTypedKey, pd_typed_key, PD, TYPED_KEY, GObject)

PdTypedKey *pd_typed_key_new (const char *key);

G_END_DECLS
