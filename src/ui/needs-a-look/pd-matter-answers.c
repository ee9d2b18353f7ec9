/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matter-answers.h"

#include <glib/gi18n.h>

#include "pd-arrived-dialog.h"
#include "pd-link.h"
#include "pd-matter-question.h"
#include "pd-matter-words.h"

/* What the buttons of a question do. An order is sent again only where the user says so, and what that can
 * cost stands there. While a call is under way the question may have gone on to the next matter, so each call
 * remembers its order. */

typedef struct
{
  PdMatterQuestion *question;
  PdOrder *order;
} Answer;

static Answer *
answer_new (PdMatterQuestion *question, PdOrder *order)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->question = g_object_ref (question);
  answer->order = g_object_ref (order);

  return answer;
}

static void
answer_free (Answer *answer)
{
  g_object_unref (answer->question);
  g_object_unref (answer->order);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static PdOrder *
get_order (PdMatterQuestion *question)
{
  PdMatter *matter = pd_matter_question_get_matter (question);

  return matter != NULL ? pd_matter_get_order (matter) : NULL;
}

static PdPanel *
get_panel (PdMatterQuestion *question)
{
  return pd_matter_get_panel (pd_matter_question_get_matter (question));
}

static PdOutbox *
get_outbox (PdMatterQuestion *question)
{
  return pd_desk_get_outbox (pd_matter_question_get_desk (question));
}

static gboolean
probably_arrived (PdMatterQuestion *question)
{
  int verdict;

  g_object_get (question, "verdict", &verdict, NULL);

  return verdict == PD_VERDICT_ARRIVED;
}

static void
order_again (PdMatterQuestion *question, PdOrder *order)
{
  gtk_widget_activate_action (GTK_WIDGET (question), "win.order-again", "x", pd_order_get_id (order));
}

/* Callbacks */

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) answer = user_data;
  g_autoptr (GError) error = NULL;

  if (!pd_outbox_settle_finish (PD_OUTBOX (source), result, &error))
    pd_matter_question_show_error (answer->question, error);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdMatterQuestion) question = user_data;
  g_autoptr (GError) error = NULL;

  if (!pd_outbox_withdraw_finish (PD_OUTBOX (source), result, &error))
    pd_matter_question_show_error (question, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdMatterQuestion) question = user_data;
  g_autoptr (GError) error = NULL;

  pd_tracker_check_finish (PD_TRACKER (source), result, &error);
  if (error != NULL)
    pd_matter_question_show_error (question, error);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdMatterQuestion) question = user_data;
  g_autoptr (GError) error = NULL;

  /* What went wrong is a matter by itself. */
  pd_desk_refresh_panel_finish (PD_DESK (source), result, &error);
  pd_matter_question_tell_refreshed (question, error);
}

static void
not_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) answer = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  PdDesk *desk = pd_matter_question_get_desk (answer->question);
  PdOutbox *outbox;
  PdOrder *order;

  if (desk == NULL || g_str_equal (response, "cancel"))
    return;

  outbox = pd_desk_get_outbox (desk);
  order = answer->order; /* which the answer keeps */
  if (g_str_equal (response, "again"))
    pd_outbox_send_again_async (outbox, order, settled_cb, g_steal_pointer (&answer));
  else
    pd_outbox_settle_not_placed_async (outbox, order, settled_cb, g_steal_pointer (&answer));
}

/* Actions */

static void
arrived_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMatterQuestion *question = PD_MATTER_QUESTION (widget);

  adw_dialog_present (ADW_DIALOG (pd_arrived_dialog_new (get_outbox (question), get_order (question))),
                      widget);
}

/* Which order it is, what speaks against the answer, and what each way costs. */
static char *
describe_answer (PdMatterQuestion *question)
{
  g_autofree char *order = pd_matter_words_order (get_order (question));

  return g_strjoin (
      "\n\n", order,
      _ ("End it, and nothing more is sent. Or send it again: if the first one did arrive after "
         "all, both are paid."),
      probably_arrived (question) ? _ ("The evidence says that it probably arrived.") : NULL, NULL);
}

/* The last one stands first: what costs nothing, where the order probably arrived. */
static void
add_answers (AdwAlertDialog *dialog, gboolean arrived)
{
  adw_alert_dialog_add_response (dialog, "cancel", _ ("_Back"));
  if (arrived)
    {
      adw_alert_dialog_add_responses (dialog, "again", _ ("_Send It Again"), "settle", _ ("_End the Order"),
                                      NULL);
      adw_alert_dialog_set_response_appearance (dialog, "settle", ADW_RESPONSE_SUGGESTED);
    }
  else
    adw_alert_dialog_add_responses (dialog, "settle", _ ("_End the Order"), "again", _ ("_Send It Again"),
                                    NULL);
}

static void
not_arrived_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMatterQuestion *question = PD_MATTER_QUESTION (widget);
  g_autofree char *body = describe_answer (question);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Order Did Not Arrive?"), body));

  add_answers (dialog, probably_arrived (question));
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, widget, NULL, not_arrived_cb, answer_new (question, get_order (question)));
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMatterQuestion *question = PD_MATTER_QUESTION (widget);
  PdOrder *order = get_order (question);

  pd_outbox_release_async (get_outbox (question), order, settled_cb, answer_new (question, order));
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMatterQuestion *question = PD_MATTER_QUESTION (widget);

  pd_outbox_withdraw_async (get_outbox (question), get_order (question), withdrawn_cb,
                            g_object_ref (question));
}

static void
put_away_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMatterQuestion *question = PD_MATTER_QUESTION (widget);
  PdOrder *order = get_order (question);

  pd_outbox_dismiss_async (get_outbox (question), order, settled_cb, answer_new (question, order));
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMatterQuestion *question = PD_MATTER_QUESTION (widget);

  order_again (question, get_order (question));
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdOrder *order = get_order (PD_MATTER_QUESTION (widget));

  gtk_widget_activate_action (widget, "win.show-order", "x", pd_order_get_id (order));
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMatterQuestion *question = PD_MATTER_QUESTION (widget);
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (orders, g_object_ref (get_order (question)));
  pd_tracker_check_async (pd_desk_get_tracker (pd_matter_question_get_desk (question)), orders, NULL,
                          checked_cb, g_object_ref (question));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdMatterQuestion *question = PD_MATTER_QUESTION (widget);

  pd_desk_refresh_panel_async (pd_matter_question_get_desk (question), get_panel (question), NULL,
                               refreshed_cb, g_object_ref (question));
}

static void
panel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdPanel *panel = get_panel (PD_MATTER_QUESTION (widget));

  gtk_widget_activate_action (widget, "win.show-panel", "x", pd_panel_get_id (panel));
}

static void
website_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *website = pd_panel_dup_website (get_panel (PD_MATTER_QUESTION (widget)));
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (website);

  if (pd_link_is_openable (website))
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

/**
 * pd_matter_answers_install:
 * @klass: the class of PdMatterQuestion
 *
 * Installs the actions of the buttons. Call it in class_init.
 */
void
pd_matter_answers_install (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "matter.arrived", arrived_action },   { "matter.not-arrived", not_arrived_action },
    { "matter.send", send_action },         { "matter.withdraw", withdraw_action },
    { "matter.put-away", put_away_action }, { "matter.again", again_action },
    { "matter.details", details_action },   { "matter.check", check_action },
    { "matter.refresh", refresh_action },   { "matter.panel", panel_action },
    { "matter.website", website_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].activate);
}
