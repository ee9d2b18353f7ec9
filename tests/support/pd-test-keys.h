/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-key-source.h"

G_BEGIN_DECLS

#define PD_TYPE_TEST_KEYS (pd_test_keys_get_type ())
G_DECLARE_FINAL_TYPE (PdTestKeys, pd_test_keys, PD, TEST_KEYS, GObject)

PdTestKeys *pd_test_keys_new (const char *key);
void pd_test_keys_set_key (PdTestKeys *self, const char *key);
void pd_test_keys_set_error (PdTestKeys *self, const GError *error);
guint pd_test_keys_count_lookups (PdTestKeys *self);

G_END_DECLS
