/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-sending-bar.h"

#include <glib/gi18n.h>

#include "pd-mass-order.h"

/* See the header. What was sent counts from the moment the queue had been empty; how long the rest will take
 * is judged by the pace since the queue began to move. Pause stops before the next order, never within one;
 * stop takes back what was not sent, after a question. What a mass order left unplaced is offered once more
 * when the queue is empty, as lines of a new preview. */

/* Less is not worth a word. */
#define SHORT (20 * G_TIME_SPAN_SECOND)

struct _PdSendingBar
{
  AdwBin parent_instance;

  PdDesk *desk;
  guint most;          /* how many there were in the queue since it was empty */
  gint64 started_at;   /* µs; when it was empty the last time */
  gint64 moving_since; /* µs; 0 while the queue stands */
  guint at_start;      /* how many there were in the queue then */
  char *reason;        /* (nullable): why it stands still, as it was told */
  char *failed; /* (nullable): lines of mass orders that this queue did not place, until they are looked at */

  GtkLabel *title;
  GtkLabel *time_left;
  GtkProgressBar *progress;
  GtkLabel *message;
  GtkButton *pause_button;
  GtkButton *stop_button;
};

G_DEFINE_FINAL_TYPE (PdSendingBar, pd_sending_bar, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gint64
estimate_time_left (PdSendingBar *self, guint n_queued)
{
  gint64 elapsed = pd_clock_now (pd_desk_get_clock (self->desk)) - self->moving_since;
  guint sent = self->at_start - n_queued;

  return sent > 0 ? elapsed / sent * n_queued : 0;
}

static void
update_time_left (PdSendingBar *self, guint n_queued, gboolean standing)
{
  g_autofree char *text = NULL;
  gint64 left = 0;
  guint minutes;

  if (standing || n_queued == 0)
    self->moving_since = 0;
  else if (self->moving_since == 0 || n_queued > self->at_start)
    {
      self->moving_since = pd_clock_now (pd_desk_get_clock (self->desk));
      self->at_start = n_queued;
    }
  else
    left = estimate_time_left (self, n_queued);

  minutes = (guint) MAX (1, (left + G_TIME_SPAN_MINUTE / 2) / G_TIME_SPAN_MINUTE);
  text = standing ? g_strdup (_ ("Sending stands still"))
                  : g_strdup_printf (ngettext ("about %'u minute left", "about %'u minutes left", minutes),
                                     minutes);
  gtk_label_set_text (self->time_left, text);
  gtk_widget_set_visible (GTK_WIDGET (self->time_left), standing || left > SHORT);
}

/* Where one panel stands and another goes on, sending does. */
static gboolean
stands (PdOutbox *outbox)
{
  return pd_outbox_get_paused (outbox) || pd_outbox_stands (outbox);
}

static void
update_labels (PdSendingBar *self, guint n_queued, const char *message, gboolean standing)
{
  guint sent = self->most - n_queued;
  g_autofree char *title = g_strdup_printf (
      ngettext ("%'u of %'u order sent", "%'u of %'u orders sent", self->most), sent, self->most);

  gtk_label_set_text (self->title, title);
  update_time_left (self, n_queued, standing);
  gtk_progress_bar_set_fraction (self->progress, self->most > 0 ? (double) sent / self->most : 0);
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_button_set_label (self->pause_button, standing ? _ ("Resume") : _ ("Pause"));
}

static void
update_failed (PdSendingBar *self)
{
  gtk_label_set_text (self->title, _ ("Some orders of the last mass order were not placed"));
  gtk_widget_set_visible (GTK_WIDGET (self->time_left), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_button_set_label (self->pause_button, _ ("Look Through"));
}

static void
announce (PdSendingBar *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static guint
count_sent (PdSendingBar *self, PdJournal journal)
{
  GListModel *orders = G_LIST_MODEL (pd_desk_get_orders (self->desk));
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (orders); i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (orders, i);
      const PdOrderRecord *record = pd_order_get_record (order);

      count += record->sent_at >= self->started_at && record->journal == journal;
    }

  return count;
}

static void
announce_end (PdSendingBar *self)
{
  guint n_placed = count_sent (self, PD_JOURNAL_PLACED);
  guint n_refused = count_sent (self, PD_JOURNAL_REFUSED);
  g_autofree char *placed
      = g_strdup_printf (ngettext ("%'u order placed", "%'u orders placed", n_placed), n_placed);
  /* Translators: orders, said right after how many were placed */
  g_autofree char *refused = g_strdup_printf (ngettext ("%'u refused", "%'u refused", n_refused), n_refused);
  g_autofree char *text = g_strdup_printf ("%s, %s", placed, refused);

  announce (self, n_refused > 0 ? text : placed);
}

/* For those who do not see the bar: that it begins, why it stands, and how it ended. */
static void
announce_change (PdSendingBar *self, guint most_before, const char *message)
{
  if (g_set_str (&self->reason, message) && message != NULL)
    announce (self, message);
  if (most_before > 1 && self->most == 0)
    announce_end (self);
  if (most_before <= 1 && self->most > 1)
    announce (self, gtk_label_get_text (self->title));
  if (self->most == 0)
    self->started_at = pd_clock_now (pd_desk_get_clock (self->desk));
}

static void
update (PdSendingBar *self)
{
  PdOutbox *outbox = pd_desk_get_outbox (self->desk);
  g_autofree char *message = NULL;
  guint n_queued, most_before = self->most;

  g_object_get (outbox, "n-queued", &n_queued, "message", &message, NULL);
  if (n_queued == 0 && self->most > 1)
    self->failed = pd_mass_lines_from_failed (pd_desk_get_orders (self->desk), self->started_at);
  else if (n_queued > 0)
    g_clear_pointer (&self->failed, g_free);
  self->most = n_queued == 0 ? 0 : MAX (self->most, n_queued);

  if (self->failed != NULL)
    update_failed (self);
  else
    update_labels (self, n_queued, message, stands (outbox));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->failed == NULL);
  gtk_button_set_label (self->stop_button, self->failed != NULL ? _ ("Dismiss") : _ ("Stop…"));
  gtk_widget_set_visible (GTK_WIDGET (self), self->most > 1 || message != NULL || self->failed != NULL);
  announce_change (self, most_before, message);
}

static void
dismiss_failed (PdSendingBar *self)
{
  g_clear_pointer (&self->failed, g_free);
  update (self);
}

static void
look_at_failed (PdSendingBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.mass-order-lines", "s", self->failed);
  dismiss_failed (self);
}

static void
pause_clicked_cb (PdSendingBar *self)
{
  PdOutbox *outbox = pd_desk_get_outbox (self->desk);

  if (self->failed != NULL)
    {
      look_at_failed (self);
      return;
    }

  if (!stands (outbox))
    {
      pd_outbox_set_paused (outbox, TRUE);
      return;
    }

  pd_outbox_set_paused (outbox, FALSE);
  pd_outbox_resume (outbox, NULL);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdSendingBar) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_orders = pd_outbox_withdraw_many_finish (PD_OUTBOX (source), result, &error);
  g_autofree char *text = NULL;

  if (self->desk == NULL)
    return;

  text = error != NULL ? g_strdup (error->message)
                       : g_strdup_printf (ngettext ("%'u order taken back. It was not sent.",
                                                    "%'u orders taken back. They were not sent.", n_orders),
                                          n_orders);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static GPtrArray *
find_unsent (PdSendingBar *self)
{
  GListModel *all = G_LIST_MODEL (pd_desk_get_orders (self->desk));
  PdOutbox *outbox = pd_desk_get_outbox (self->desk);
  GPtrArray *orders = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (all, i);

      if (pd_outbox_can_withdraw (outbox, order))
        g_ptr_array_add (orders, g_steal_pointer (&order));
    }

  return orders;
}

static void
stop_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdSendingBar) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autoptr (GPtrArray) orders = NULL;

  if (self->desk == NULL || !g_str_equal (answer, "stop"))
    return;

  orders = find_unsent (self);
  pd_outbox_withdraw_many_async (pd_desk_get_outbox (self->desk), orders, withdrawn_cb, g_object_ref (self));
}

static void
stop_clicked_cb (PdSendingBar *self)
{
  AdwDialog *dialog;

  if (self->failed != NULL)
    {
      dismiss_failed (self);
      return;
    }

  dialog
      = adw_alert_dialog_new (_ ("Take Back What Was Not Sent?"),
                              _ ("Orders that were sent stay. The others are taken back and cost nothing."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Keep Waiting"), "stop",
                                  _ ("_Take Back"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, stop_answered_cb,
                           g_object_ref (self));
}

static void
set_desk (PdSendingBar *self, PdDesk *desk)
{
  static const char *const followed[] = { "notify::n-queued", "notify::message", "notify::paused" };

  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  self->started_at = pd_clock_now (pd_desk_get_clock (desk));
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (pd_desk_get_outbox (desk), followed[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}

static void
pd_sending_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_SENDING_BAR);
  g_clear_object (&PD_SENDING_BAR (object)->desk);

  G_OBJECT_CLASS (pd_sending_bar_parent_class)->dispose (object);
}

static void
pd_sending_bar_finalize (GObject *object)
{
  g_free (PD_SENDING_BAR (object)->failed);
  g_free (PD_SENDING_BAR (object)->reason);

  G_OBJECT_CLASS (pd_sending_bar_parent_class)->finalize (object);
}

static void
pd_sending_bar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_DESK)
    g_value_set_object (value, PD_SENDING_BAR (object)->desk);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_sending_bar_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_DESK)
    set_desk (PD_SENDING_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_sending_bar_class_init (PdSendingBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_sending_bar_dispose;
  object_class->finalize = pd_sending_bar_finalize;
  object_class->get_property = pd_sending_bar_get_property;
  object_class->set_property = pd_sending_bar_set_property;

  properties[PROP_DESK]
      = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-sending-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSendingBar, title);
  gtk_widget_class_bind_template_child (widget_class, PdSendingBar, time_left);
  gtk_widget_class_bind_template_child (widget_class, PdSendingBar, progress);
  gtk_widget_class_bind_template_child (widget_class, PdSendingBar, message);
  gtk_widget_class_bind_template_child (widget_class, PdSendingBar, pause_button);
  gtk_widget_class_bind_template_child (widget_class, PdSendingBar, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, pause_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
}

static void
pd_sending_bar_init (PdSendingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
