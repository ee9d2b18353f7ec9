/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-history.h"

#include "pd-midnight.h"
#include "pd-order-event-row.h"
#include "pd-order-event.h"
#include "pd-time.h"

/* See the header. Events are only ever added, so that those which are shown stay as they are. */

struct _PdOrderHistory
{
  GtkBox parent_instance;

  PdDesk *desk;
  PdOrder *order;
  GCancellable *cancellable;

  GListStore *events; /* the newest first */
  GtkListBox *list;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (PdOrderHistory, pd_order_history, GTK_TYPE_BOX)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return pd_order_event_row_new (item);
}

/* The first row of each day says which day it is, and the line goes from event to event of one day. A header
 * of the list box would be no part of its row for a screen reader. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  PdOrderHistory *self = user_data;
  gint64 at = pd_order_event_get_at (pd_order_event_row_get_event (PD_ORDER_EVENT_ROW (row)));
  g_autofree char *day = pd_time_format_day (at, pd_clock_now (pd_desk_get_clock (self->desk)));
  gboolean same_day = FALSE;

  if (before != NULL)
    {
      gint64 at_before = pd_order_event_get_at (pd_order_event_row_get_event (PD_ORDER_EVENT_ROW (before)));

      same_day = pd_time_get_day (at) == pd_time_get_day (at_before);
      pd_order_event_row_set_continued (PD_ORDER_EVENT_ROW (before), same_day);
    }

  pd_order_event_row_set_day (PD_ORDER_EVENT_ROW (row), same_day ? NULL : day);
}

/* @records are the oldest first; what is shown is the beginning of them. */
static void
take_records (PdOrderHistory *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->events));

  for (guint i = records->len; i > n_shown; i--)
    g_ptr_array_add (added, pd_order_event_new (g_ptr_array_index (records, i - 1)));
  if (added->len > 0)
    g_list_store_splice (self->events, 0, 0, added->pdata, added->len);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PdOrderHistory *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pd_store_load_events_finish (PD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (records != NULL)
    take_records (self, records);
  gtk_label_set_label (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
}

static void
load (PdOrderHistory *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pd_store_load_events_async (pd_desk_get_store (self->desk), pd_order_get_id (self->order),
                              self->cancellable, loaded_cb, self);
}

static void
midnight_cb (PdOrderHistory *self)
{
  gtk_list_box_invalidate_headers (self->list);
}

static void
pd_order_history_dispose (GObject *object)
{
  PdOrderHistory *self = PD_ORDER_HISTORY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDER_HISTORY);
  g_clear_object (&self->order);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_order_history_parent_class)->dispose (object);
}

static void
pd_order_history_class_init (PdOrderHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_order_history_dispose;

  g_type_ensure (PD_TYPE_ORDER_EVENT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-history.ui");
  gtk_widget_class_bind_template_child (widget_class, PdOrderHistory, events);
  gtk_widget_class_bind_template_child (widget_class, PdOrderHistory, list);
  gtk_widget_class_bind_template_child (widget_class, PdOrderHistory, problem_label);
}

static void
pd_order_history_init (PdOrderHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->events), create_row, NULL, NULL);
}

/**
 * pd_order_history_show:
 * @self: the history
 * @desk: the desk
 * @order: whose history is shown, from now on and for good
 */
void
pd_order_history_show (PdOrderHistory *self, PdDesk *desk, PdOrder *order)
{
  g_return_if_fail (PD_IS_ORDER_HISTORY (self));
  g_return_if_fail (self->order == NULL);

  self->desk = g_object_ref (desk);
  self->order = g_object_ref (order);
  g_signal_connect_object (order, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  pd_midnight_attach (GTK_WIDGET (self), pd_desk_get_clock (desk), G_CALLBACK (midnight_cb));
  load (self);
}
