/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-adopt-dialog.h"

#include "pd-progress-view.h"

/* See the header. */

struct _PdAdoptDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  PdProgressView *progress_view;
  AdwStatusPage *result_page;
};

G_DEFINE_FINAL_TYPE (PdAdoptDialog, pd_adopt_dialog, ADW_TYPE_DIALOG)

static void
pd_adopt_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_ADOPT_DIALOG);

  G_OBJECT_CLASS (pd_adopt_dialog_parent_class)->dispose (object);
}

static void
pd_adopt_dialog_class_init (PdAdoptDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_adopt_dialog_dispose;

  g_type_ensure (PD_TYPE_PROGRESS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-adopt-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdAdoptDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PdAdoptDialog, progress_view);
  gtk_widget_class_bind_template_child (widget_class, PdAdoptDialog, result_page);
}

static void
pd_adopt_dialog_init (PdAdoptDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_adopt_dialog_new:
 * @progress: how far the asking is
 *
 * Returns: (transfer floating): a dialog that waits for the result
 */
PdAdoptDialog *
pd_adopt_dialog_new (PdProgress *progress)
{
  PdAdoptDialog *self = g_object_new (PD_TYPE_ADOPT_DIALOG, NULL);

  g_object_set (self->progress_view, "progress", progress, NULL);

  return self;
}

/**
 * pd_adopt_dialog_show_result:
 * @self: the dialog
 * @title: what came of it
 * @text: more of it, which may be empty
 *
 * Shows the result, and tells it to a screen reader.
 */
void
pd_adopt_dialog_show_result (PdAdoptDialog *self, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_return_if_fail (PD_IS_ADOPT_DIALOG (self));

  adw_status_page_set_title (self->result_page, title);
  adw_status_page_set_description (self->result_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
