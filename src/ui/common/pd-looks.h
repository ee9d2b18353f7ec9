/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pd-order.h"

G_BEGIN_DECLS

const char *pd_looks_status_icon (PdOrderStatus status);
const char *const *pd_looks_status_icon_classes (PdOrderStatus status);
const char *const *pd_looks_status_label_classes (PdOrderStatus status);
const char *pd_looks_state_icon (PdState state);
const char *pd_looks_refill_icon (PdState state);
const char *const *pd_looks_state_classes (PdState state);
const char *pd_looks_health_icon (PdPanelHealth health);
const char *const *pd_looks_health_classes (PdPanelHealth health);
const char *pd_looks_health_label (PdPanelHealth health);
void pd_looks_set_classes (GtkWidget *widget, const char *const *classes);

G_END_DECLS
