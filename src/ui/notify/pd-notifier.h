/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-desk.h"

G_BEGIN_DECLS

#define PD_TYPE_NOTIFIER (pd_notifier_get_type ())
G_DECLARE_FINAL_TYPE (PdNotifier, pd_notifier, PD, NOTIFIER, GObject)

PdNotifier *pd_notifier_new (GtkApplication *application, PdDesk *desk, GSettings *settings);
void pd_notifier_flush (PdNotifier *self);

G_END_DECLS
