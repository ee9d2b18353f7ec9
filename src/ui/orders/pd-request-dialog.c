/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-request-dialog.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-list-top.h"
#include "pd-progress-view.h"
#include "pd-request-answer.h"
#include "pd-text.h"

/* See the header. It is shown while the panels are being asked, so that nobody asks twice; closing it does
 * not take back what was asked. */

struct _PdRequestDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  PdProgressView *progress_view;
  GtkScrolledWindow *answers_window;
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

/* What can be asked for again: the orders of which the panels did not accept it.
 * @n: how many answers there are of each kind */
static GPtrArray *
list_others (PdRequestDialog *self, guint n[PD_REQUEST_ANSWER_UNASKED + 1])
{
  GListModel *answers = G_LIST_MODEL (self->answers);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (PdRequestAnswer) answer = g_list_model_get_item (answers, i);
      PdRequestAnswerKind kind = pd_request_answer_get_kind (answer);

      n[kind]++;
      if (kind != PD_REQUEST_ANSWER_ACCEPTED)
        g_ptr_array_add (others, g_object_ref (pd_request_answer_get_order (answer)));
    }

  return g_steal_pointer (&others);
}

static void
update_select_button (PdRequestDialog *self)
{
  guint n[PD_REQUEST_ANSWER_UNASKED + 1] = { 0 };
  g_autoptr (GPtrArray) others = list_others (self, n);
  guint n_others = others->len;
  g_autofree char *label = NULL;

  if (n[PD_REQUEST_ANSWER_UNASKED] == 0)
    label = g_strdup_printf (
        ngettext ("Select the %u Refused Order", "Select the %u Refused Orders", n_others), n_others);
  else if (n[PD_REQUEST_ANSWER_REFUSED] == 0)
    /* Translators: orders that no panel was asked about */
    label = g_strdup_printf (
        ngettext ("Select the %u Order Not Asked", "Select the %u Orders Not Asked", n_others), n_others);
  else
    /* Translators: orders that the panel refused or was not asked about */
    label = g_strdup_printf (ngettext ("Select the %u Other Order", "Select the %u Other Orders", n_others),
                             n_others);

  gtk_button_set_label (self->select_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->select_button), n_others > 0);
}

/* Closures of the template */

static char *
section_title (gpointer object, guint kind, guint n_items)
{
  if (kind == PD_REQUEST_ANSWER_ACCEPTED)
    return g_strdup_printf (ngettext ("%u Asked", "%u Asked", n_items), n_items);
  if (kind == PD_REQUEST_ANSWER_UNASKED)
    return g_strdup_printf (ngettext ("%u Not Asked", "%u Not Asked", n_items), n_items);

  return g_strdup_printf (ngettext ("%u Refused", "%u Refused", n_items), n_items);
}

static char *
answer_icon (gpointer object, guint kind)
{
  static const char *const icons[] = {
    [PD_REQUEST_ANSWER_ACCEPTED] = "object-select-symbolic",
    [PD_REQUEST_ANSWER_REFUSED] = "dialog-error-symbolic",
    [PD_REQUEST_ANSWER_UNASKED] = "action-unavailable-symbolic",
  };

  return g_strdup (icons[kind]);
}

static char **
answer_classes (gpointer object, guint kind)
{
  static const char *const classes[][2] = {
    [PD_REQUEST_ANSWER_ACCEPTED] = { "success", NULL },
    [PD_REQUEST_ANSWER_REFUSED] = { "error", NULL },
    [PD_REQUEST_ANSWER_UNASKED] = { "dimmed", NULL },
  };

  return g_strdupv ((char **) classes[kind]);
}

/* What tells an order from the others: its link, where the panel gave it no ID. */
static char *
order_title (gpointer object, const char *order_id, const char *link)
{
  const char *title = order_id != NULL ? order_id : link;

  return title != NULL ? pd_text_isolate (title) : g_strdup (_ ("No order ID"));
}

static char *
answer_name (gpointer object, const char *order_id, const char *link, const char *message)
{
  g_autofree char *title = order_title (object, order_id, link);

  /* Translators: what a screen reader says of an order and of what came of asking about it */
  return g_strdup_printf (_ ("Order %s: %s"), title, message);
}

/* Callbacks */

static void
select_others_cb (PdRequestDialog *self)
{
  guint n[PD_REQUEST_ANSWER_UNASKED + 1] = { 0 };
  g_autoptr (GPtrArray) others = list_others (self, n);

  g_signal_emit (self, signals[SELECT], 0, others);
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
  g_type_ensure (PD_TYPE_PROGRESS_VIEW);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-request-dialog.ui");
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, stack);
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, progress_view);
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, answers_window);
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, answers);
  gtk_widget_class_bind_template_child (klass, PdRequestDialog, select_button);
  gtk_widget_class_bind_template_callback (klass, section_title);
  gtk_widget_class_bind_template_callback (klass, answer_icon);
  gtk_widget_class_bind_template_callback (klass, answer_classes);
  gtk_widget_class_bind_template_callback (klass, order_title);
  gtk_widget_class_bind_template_callback (klass, answer_name);
  gtk_widget_class_bind_template_callback (klass, select_others_cb);
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
  pd_list_top_attach (self->answers_window);
}

/**
 * pd_request_dialog_new:
 * @title: what is asked for
 * @progress: how far the asking is
 *
 * Returns: (transfer floating): a dialog that waits for the answers
 */
PdRequestDialog *
pd_request_dialog_new (const char *title, PdProgress *progress)
{
  PdRequestDialog *self = g_object_new (PD_TYPE_REQUEST_DIALOG, "title", title, NULL);

  g_object_set (self->progress_view, "progress", progress, NULL);

  return self;
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
  g_autofree char *text = pd_request_answer_sum_up (outcomes);

  g_return_if_fail (PD_IS_REQUEST_DIALOG (self));

  for (guint i = 0; i < outcomes->len; i++)
    g_ptr_array_add (answers, pd_request_answer_new (g_ptr_array_index (outcomes, i)));
  g_list_store_splice (self->answers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->answers)),
                       answers->pdata, answers->len);
  update_select_button (self);
  gtk_stack_set_visible_child_name (self->stack, "answers");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
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
