/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-order-form.h"

G_BEGIN_DECLS

GtkWidget *pd_field_row_new (PdOrderForm *form, PdField field);

G_END_DECLS
