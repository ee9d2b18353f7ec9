/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PdProgress:
 *
 * How far a long piece of work has come, and a way to stop it. Who starts the work makes one and looks at it;
 * who does the work sets the counts and stops when it is told to. Read-only properties "n-done", "n-all" and
 * "stopped".
 */
#define PD_TYPE_PROGRESS (pd_progress_get_type ())
G_DECLARE_FINAL_TYPE (PdProgress, pd_progress, PD, PROGRESS, GObject)

PdProgress *pd_progress_new (void);
guint pd_progress_get_n_done (PdProgress *self);
guint pd_progress_get_n_all (PdProgress *self);
gboolean pd_progress_get_stopped (PdProgress *self);
void pd_progress_set_counts (PdProgress *self, guint n_done, guint n_all);
void pd_progress_stop (PdProgress *self);

G_END_DECLS
