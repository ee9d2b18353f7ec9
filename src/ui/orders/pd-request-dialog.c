/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-request-dialog.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-request-answer.h"
#include "pd-text.h"
#include "pd-waiting.h"

/* See the header. It is shown while the panels are being asked, so that nobody asks twice; closing it does
 * not take back what was asked. */

struct _PdRequestDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  GListStore *answers;
  GtkButton *select_button;
};

G_DEFINE_FINAL_TYPE (PdRequestDialog, pd_request_dialog, ADW_TYPE_DIALOG)

enum
{
  SELECT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GPtrArray *
list_refused (PdRequestDialog *self)
{
  GListModel *answers = G_LIST_MODEL (self->answers);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (PdRequestAnswer) answer = g_list_model_get_item (answers, i);

      if (!pd_request_answer_get_accepted (answer))
        g_ptr_array_add (refused, g_object_ref (pd_request_answer_get_order (answer)));
    }

  return g_steal_pointer (&refused);
}

static void
update_select_button (PdRequestDialog *self)
{
  g_autoptr (GPtrArray) refused = list_refused (self);
  g_autofree char *label = g_strdup_printf (
      ngettext ("Select the %u Refused Order", "Select the %u Refused Orders", refused->len), refused->len);

  gtk_button_set_label (self->select_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->select_button), refused->len > 0);
}

/* Closures of the template */

static char *
section_title (gpointer object, gboolean accepted, guint n_items)
{
  if (accepted)
    return g_strdup_printf (ngettext ("%u Asked", "%u Asked", n_items), n_items);

  return g_strdup_printf (ngettext ("%u Refused", "%u Refused", n_items), n_items);
}

static char *
answer_icon (gpointer object, gboolean accepted)
{
  return g_strdup (accepted ? "object-select-symbolic" : "dialog-error-symbolic");
}

static char **
answer_classes (gpointer object, gboolean accepted)
{
  static const char *const success[] = { "success", NULL };
  static const char *const error[] = { "error", NULL };

  return g_strdupv ((char **) (accepted ? success : error));
}

static char *
order_title (gpointer object, const char *order_id)
{
  return order_id != NULL ? pd_text_isolate (order_id) : g_strdup (_ ("No order ID"));
}

static char *
answer_name (gpointer object, const char *order_id, const char *message)
{
  /* Translators: what a screen reader says of an order and of what came of asking about it */
  return g_strdup_printf (_ ("Order %s: %s"), order_id != NULL ? order_id : "–", message);
}

/* Callbacks */

static void
select_refused_cb (PdRequestDialog *self)
{
  g_autoptr (GPtrArray) refused = list_refused (self);

  g_signal_emit (self, signals[SELECT], 0, refused);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
pd_request_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_REQUEST_DIALOG);

  G_OBJECT_CLASS (pd_request_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PD_TYPE_REQUEST_ANSWER);
  g_type_ensure (PD_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-request-dialog.ui");
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, stack);
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, failed_page);
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, answers);
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, select_button);
  gtk_widget_class_bind_template_callback (klass, section_title);
  gtk_widget_class_bind_template_callback (klass, answer_icon);
  gtk_widget_class_bind_template_callback (klass, answer_classes);
  gtk_widget_class_bind_template_callback (klass, order_title);
  gtk_widget_class_bind_template_callback (klass, answer_name);
  gtk_widget_class_bind_template_callback (klass, select_refused_cb);
  pd_closures_bind (klass);
}

static void
pd_request_dialog_class_init (PdRequestDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_request_dialog_dispose;

  signals[SELECT] = g_signal_new ("select", PD_TYPE_REQUEST_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pd_request_dialog_init (PdRequestDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_request_dialog_new:
 * @title: what is asked for
 *
 * Returns: (transfer floating): a dialog that waits for the answers
 */
PdRequestDialog *
pd_request_dialog_new (const char *title)
{
  return g_object_new (PD_TYPE_REQUEST_DIALOG, "title", title, NULL);
}

/**
 * pd_request_dialog_show_outcomes:
 * @self: the dialog
 * @outcomes: (element-type PdRequestOutcome): what came of each order
 *
 * Shows the answers, and tells a screen reader how many there are of each kind.
 */
void
pd_request_dialog_show_outcomes (PdRequestDialog *self, GPtrArray *outcomes)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) refused = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (PD_IS_REQUEST_DIALOG (self));

  for (guint i = 0; i < outcomes->len; i++)
    g_ptr_array_add (answers, pd_request_answer_new (g_ptr_array_index (outcomes, i)));
  g_list_store_splice (self->answers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->answers)),
                       answers->pdata, answers->len);
  update_select_button (self);
  gtk_stack_set_visible_child_name (self->stack, "answers");

  refused = list_refused (self);
  /* Translators: two counts of orders */
  text = g_strdup_printf (_ ("%u asked, %u refused"), answers->len - refused->len, refused->len);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * pd_request_dialog_show_error:
 * @self: the dialog
 * @message: why nothing could be asked
 */
void
pd_request_dialog_show_error (PdRequestDialog *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  g_return_if_fail (PD_IS_REQUEST_DIALOG (self));

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/**
 * pd_request_dialog_get_answers:
 * @self: the dialog
 *
 * Returns: (transfer none): the answers, of #PdRequestAnswer
 */
GListModel *
pd_request_dialog_get_answers (PdRequestDialog *self)
{
  g_return_val_if_fail (PD_IS_REQUEST_DIALOG (self), NULL);

  return G_LIST_MODEL (self->answers);
}
