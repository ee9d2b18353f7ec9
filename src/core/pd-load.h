/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdLoadState:
 * @PD_LOAD_EMPTY: never asked for
 * @PD_LOAD_LOADING: being asked for now
 * @PD_LOAD_READY: the last answer was good
 * @PD_LOAD_FAILED: the last answer was an error; what was read before is still there
 */
typedef enum
{
  PD_LOAD_EMPTY,
  PD_LOAD_LOADING,
  PD_LOAD_READY,
  PD_LOAD_FAILED,
} PdLoadState;

#define PD_TYPE_LOAD (pd_load_get_type ())
G_DECLARE_FINAL_TYPE (PdLoad, pd_load, PD, LOAD, GObject)

PdLoad *pd_load_new (void);
PdLoadState pd_load_get_state (PdLoad *self);
gboolean pd_load_is_loading (PdLoad *self);
const GError *pd_load_get_error (PdLoad *self);
const char *pd_load_get_message (PdLoad *self);
gint64 pd_load_get_loaded_at (PdLoad *self);
gint64 pd_load_get_failed_at (PdLoad *self);

void pd_load_begin (PdLoad *self);
void pd_load_succeed (PdLoad *self, gint64 now);
void pd_load_fail (PdLoad *self, const GError *error, gint64 now);
void pd_load_restore (PdLoad *self, gint64 loaded_at);

G_END_DECLS
