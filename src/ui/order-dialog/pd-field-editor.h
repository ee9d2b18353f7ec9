/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pd-order-form.h"

G_BEGIN_DECLS

/**
 * PdFieldEditor:
 *
 * One field of an order form as two rows of a list: the control, and under it what is wrong with what was
 * typed. What kind of control it is follows from the field's kind.
 */
#define PD_TYPE_FIELD_EDITOR (pd_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (PdFieldEditor, pd_field_editor, PD, FIELD_EDITOR, GObject)

PdFieldEditor *pd_field_editor_new (PdOrderForm *form, PdField field);
PdField pd_field_editor_get_field (PdFieldEditor *self);
GtkWidget *pd_field_editor_get_row (PdFieldEditor *self);
GtkWidget *pd_field_editor_get_problem (PdFieldEditor *self);
void pd_field_editor_update (PdFieldEditor *self, gboolean tried);

G_END_DECLS
