/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdWorkFunc:
 * @state: what the worker owns
 * @data: the task's data
 * @error: why it failed
 *
 * Work on the worker thread. Results are left in @data.
 *
 * Returns: whether it was done
 */
typedef gboolean (*PdWorkFunc) (gpointer state, gpointer data, GError **error);

typedef struct _PdWorker PdWorker;

PdWorker *pd_worker_new (const char *name, gpointer state, GDestroyNotify free_state);
void pd_worker_free (PdWorker *self);
void pd_worker_push (PdWorker *self, GTask *task, PdWorkFunc func);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdWorker, pd_worker_free)

G_END_DECLS
