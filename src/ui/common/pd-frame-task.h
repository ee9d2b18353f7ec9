/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdFrameTask: work of many small steps, of which one is done in each frame of a widget.
 */
typedef struct _PdFrameTask PdFrameTask;

PdFrameTask *pd_frame_task_new (GSourceFunc step, gpointer data);
void pd_frame_task_start (PdFrameTask *self, GtkWidget *widget);
void pd_frame_task_free (PdFrameTask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdFrameTask, pd_frame_task_free)

G_END_DECLS
