/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-request.h"

#include <glib/gi18n.h>

#include "pd-request-answer.h"
#include "pd-request-dialog.h"

/* Asking panels for refills and cancels, from the question to the answers: many are confirmed once and
 * answered by a dialog with a line per order; a single one needs no question and is answered by a toast, or
 * by a dialog with the reason why not. The order pages start it through their actions. */

typedef void (*AskFunc) (PdRequests *requests,
                         GPtrArray *orders,
                         PdProgress *progress,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
typedef GPtrArray *(*AnswerFunc) (PdRequests *requests, GAsyncResult *result, GError **error);
typedef gboolean (*PossibleFunc) (PdRequests *requests, PdOrder *order, char **reason);

static const struct
{
  PossibleFunc possible;
  AskFunc ask;
  AnswerFunc answer;
  const char *title;
  const char *body;
  const char *response;
  AdwResponseAppearance appearance;
  const char *asked;
  const char *not_asked;
} kinds[] = {
  [PD_ORDER_REQUEST_REFILL] = {
    .possible = pd_requests_can_refill,
    .ask = pd_requests_refill_async,
    .answer = pd_requests_refill_finish,
    .title = N_ ("Refills"),
    .body = N_ ("The panels decide about each order. What was asked for cannot be taken back."),
    .response = N_ ("_Ask for Refills"),
    .appearance = ADW_RESPONSE_SUGGESTED,
    .asked = N_ ("Refill asked for"),
    .not_asked = N_ ("No Refill"),
  },
  [PD_ORDER_REQUEST_CANCEL] = {
    .possible = pd_requests_can_cancel,
    .ask = pd_requests_cancel_async,
    .answer = pd_requests_cancel_finish,
    .title = N_ ("Cancel Requests"),
    .body = N_ ("The panels decide about each order. What is delivered already stays and is paid for."),
    .response = N_ ("_Ask to Cancel"),
    .appearance = ADW_RESPONSE_DESTRUCTIVE,
    .asked = N_ ("Cancel asked for"),
    .not_asked = N_ ("Not Canceled"),
  },
};

typedef struct
{
  PdDesk *desk;
  PdOrderRequestKind kind;
  GPtrArray *orders;
  PdProgress *progress;
  GtkWidget *parent;       /* (nullable): weak */
  PdRequestDialog *dialog; /* (nullable): weak */
} Request;                 /* reference counted */

static void
clear_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->desk);
  g_ptr_array_unref (request->orders);
  g_object_unref (request->progress);
  g_clear_weak_pointer (&request->parent);
  g_clear_weak_pointer (&request->dialog);
}

static void
unref_request (Request *request)
{
  g_rc_box_release_full (request, clear_request);
}

static void
unref_closure_data (gpointer data, GClosure *closure)
{
  unref_request (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, unref_request)

static void
say (Request *request, const char *text)
{
  if (request->parent != NULL)
    gtk_widget_activate_action (request->parent, "win.toast", "s", text);
}

/* The question. It says what will be asked at each panel, and what will not be and why. */

static void
count (GHashTable *counts, GPtrArray *keys, const char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  if (n == 0)
    g_ptr_array_add (keys, g_strdup (key));
  g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (n + 1));
}

static GtkWidget *
create_count_row (const char *title, guint n_orders, const char *icon)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *orders = g_strdup_printf (ngettext ("%'u order", "%'u orders", n_orders), n_orders);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, orders);
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon));

  return GTK_WIDGET (row);
}

static void
add_count_rows (GtkListBox *list, GHashTable *counts, GPtrArray *keys, const char *icon)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      gtk_list_box_append (list, create_count_row (key, n, icon));
    }
}

static GtkWidget *
create_overview (Request *request)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) panels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < request->orders->len; i++)
    {
      PdOrder *order = g_ptr_array_index (request->orders, i);
      g_autofree char *reason = NULL;

      if (pd_order_request_is_possible (request->desk, request->kind, order, &reason))
        count (counts, panels, pd_panel_get_name (pd_order_get_panel (order)));
      else
        count (counts, reasons, reason != NULL ? reason : _ ("Not possible"));
    }

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  add_count_rows (GTK_LIST_BOX (list), counts, panels, "object-select-symbolic");
  add_count_rows (GTK_LIST_BOX (list), counts, reasons, "action-unavailable-symbolic");

  return list;
}

static char *
create_question (PdOrderRequestKind kind, guint n_orders)
{
  if (kind == PD_ORDER_REQUEST_REFILL)
    return g_strdup_printf (ngettext ("Ask for %'u Refill?", "Ask for %'u Refills?", n_orders), n_orders);

  return g_strdup_printf (ngettext ("Ask to Cancel %'u Order?", "Ask to Cancel %'u Orders?", n_orders),
                          n_orders);
}

static guint
count_possible (Request *request)
{
  guint n = 0;

  for (guint i = 0; i < request->orders->len; i++)
    n += pd_order_request_is_possible (request->desk, request->kind, g_ptr_array_index (request->orders, i),
                                       NULL);

  return n;
}

static AdwDialog *
create_question_dialog (Request *request)
{
  g_autofree char *heading = create_question (request->kind, count_possible (request));
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, _ (kinds[request->kind].body)));

  adw_alert_dialog_set_extra_child (dialog, create_overview (request));
  adw_alert_dialog_add_responses (dialog, "close", _ ("_Back"), "ask", _ (kinds[request->kind].response),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "ask", kinds[request->kind].appearance);
  adw_alert_dialog_set_default_response (dialog, "ask");
  adw_alert_dialog_set_close_response (dialog, "close");

  return ADW_DIALOG (dialog);
}

/* The answers */

static void
explain (Request *request, const char *reason)
{
  AdwDialog *dialog;

  if (request->parent == NULL)
    return;

  dialog = adw_alert_dialog_new (_ (kinds[request->kind].not_asked), reason);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, request->parent);
}

static void
show_single_answer (Request *request, const PdRequestOutcome *outcome)
{
  if (outcome->accepted)
    say (request, _ (kinds[request->kind].asked));
  else
    explain (request, outcome->message);
}

static void
show_answers (Request *request, GPtrArray *outcomes)
{
  g_autofree char *text = pd_request_answer_sum_up (outcomes);

  if (request->dialog != NULL)
    pd_request_dialog_show_outcomes (request->dialog, outcomes);
  else
    say (request, text);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GPtrArray) outcomes = kinds[request->kind].answer (PD_REQUESTS (source), result, NULL);

  if (request->orders->len == 1 && outcomes->len == 1)
    show_single_answer (request, g_ptr_array_index (outcomes, 0));
  else
    show_answers (request, outcomes);
}

static void
ask (Request *request)
{
  kinds[request->kind].ask (pd_desk_get_requests (request->desk), request->orders, request->progress,
                            answered_cb, g_rc_box_acquire (request));
}

static void
select_cb (PdRequestDialog *dialog, GPtrArray *orders, gpointer user_data)
{
  Request *request = user_data;
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));
  g_autoptr (GVariant) ids = NULL;

  for (guint i = 0; i < orders->len; i++)
    g_variant_builder_add (&builder, "x", pd_order_get_id (g_ptr_array_index (orders, i)));
  ids = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (request->parent != NULL)
    gtk_widget_activate_action_variant (request->parent, "page.select", ids);
}

static void
show_dialog (Request *request)
{
  PdRequestDialog *dialog = pd_request_dialog_new (_ (kinds[request->kind].title), request->progress);

  g_set_weak_pointer (&request->dialog, dialog);
  g_signal_connect_data (dialog, "select", G_CALLBACK (select_cb), g_rc_box_acquire (request),
                         unref_closure_data, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), request->parent);
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_strcmp0 (response, "ask") != 0)
    return;

  show_dialog (request);
  ask (request);
}

/**
 * pd_order_request_is_possible:
 * @desk: the desk
 * @kind: what is asked for
 * @order: about which order
 * @reason: (out) (optional) (nullable): why it is not possible
 *
 * Returns: whether the panel of @order can be asked
 */
gboolean
pd_order_request_is_possible (PdDesk *desk, PdOrderRequestKind kind, PdOrder *order, char **reason)
{
  return kinds[kind].possible (pd_desk_get_requests (desk), order, reason);
}

/**
 * pd_order_request_start:
 * @desk: the desk
 * @kind: what is asked for
 * @orders: (element-type PdOrder): about which orders; those for which it is not possible are told with the
 *   reason
 * @parent: over which dialogs are shown; has the action "page.select" if refused orders can be selected
 *
 * Asks for refills or cancels and shows what came of it. Many orders are confirmed first.
 */
void
pd_order_request_start (PdDesk *desk, PdOrderRequestKind kind, GPtrArray *orders, GtkWidget *parent)
{
  g_autoptr (Request) request = NULL;

  g_return_if_fail (PD_IS_DESK (desk));
  g_return_if_fail (orders != NULL && orders->len > 0);
  g_return_if_fail (GTK_IS_WIDGET (parent));

  request = g_rc_box_new0 (Request);
  request->desk = g_object_ref (desk);
  request->kind = kind;
  request->orders = g_ptr_array_ref (orders);
  request->progress = pd_progress_new ();
  g_set_weak_pointer (&request->parent, parent);

  if (orders->len == 1)
    ask (request);
  else
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (create_question_dialog (request)), parent, NULL, confirmed_cb,
                             g_rc_box_acquire (request));
}
