/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"

/* The commands of the driver that are about orders that were sent: track, refill, cancel, settle, orders. */

/* track: the states of open orders, then of open refills */

static void
tracked_refills_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  g_autoptr (GError) error = NULL;

  pd_tracker_check_refills_finish (PD_TRACKER (source), result, &error);
  if (error != NULL)
    driver_fail (driver, error->message);
  else
    driver_answer (driver, driver_begin ());
}

static void
tracked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  GListModel *all = pd_desk_get_refills (driver->desk);
  g_autoptr (GPtrArray) refills = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  pd_tracker_check_finish (PD_TRACKER (source), result, &error);
  if (error != NULL)
    {
      driver_fail (driver, error->message);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PdRefill) refill = g_list_model_get_item (all, i);

      if (!pd_refill_is_final (refill) && pd_refill_get_record (refill)->refill_id != NULL)
        g_ptr_array_add (refills, g_steal_pointer (&refill));
    }
  pd_tracker_check_refills_async (PD_TRACKER (source), refills, NULL, tracked_refills_cb, driver);
}

void
driver_track (Driver *driver)
{
  GListModel *all = G_LIST_MODEL (pd_desk_get_orders (driver->desk));
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (all, i);

      if (pd_order_is_followed (order))
        g_ptr_array_add (orders, g_steal_pointer (&order));
    }
  pd_tracker_check_async (pd_desk_get_tracker (driver->desk), orders, NULL, tracked_cb, driver);
}

/* refill and cancel: by the panel's ids, a result for each, in the order asked */

static PdRequestOutcome *
find_outcome (GPtrArray *outcomes, const char *order_id)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      PdRequestOutcome *outcome = outcomes->pdata[i];

      if (g_strcmp0 (pd_order_get_record (outcome->order)->order_id, order_id) == 0)
        return outcome;
    }

  return NULL;
}

static void
add_outcome (JsonBuilder *builder, const char *order_id, const PdRequestOutcome *outcome)
{
  json_builder_begin_object (builder);
  driver_add (builder, "order", order_id);
  json_builder_set_member_name (builder, "accepted");
  json_builder_add_boolean_value (builder, outcome != NULL && outcome->accepted);
  driver_add (builder, "message", outcome != NULL ? outcome->message : "There is no such order");
  json_builder_end_object (builder);
}

static void
answer_outcomes (Driver *driver, GPtrArray *outcomes, const GError *error)
{
  JsonBuilder *builder;

  if (outcomes == NULL)
    {
      driver_fail (driver, error->message);
      return;
    }

  builder = driver_begin ();
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (char **id = driver->words + 2; *id != NULL; id++)
    add_outcome (builder, *id, find_outcome (outcomes, *id));
  json_builder_end_array (builder);
  driver_answer (driver, builder);
}

static void
refilled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = pd_requests_refill_finish (PD_REQUESTS (source), result, &error);

  answer_outcomes (user_data, outcomes, error);
}

static void
canceled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = pd_requests_cancel_finish (PD_REQUESTS (source), result, &error);

  answer_outcomes (user_data, outcomes, error);
}

static GPtrArray *
find_orders_or_fail (Driver *driver)
{
  PdPanel *panel = driver_find_panel_or_fail (driver, driver->words[1]);
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  if (panel == NULL)
    return NULL;

  for (char **id = driver->words + 2; *id != NULL; id++)
    {
      PdOrder *order = pd_order_list_find_by_panel_id (pd_desk_get_orders (driver->desk), panel, *id);

      if (order != NULL)
        g_ptr_array_add (orders, g_object_ref (order));
    }
  if (orders->len > 0)
    return g_steal_pointer (&orders);

  driver_fail (driver, "There is no such order");
  return NULL;
}

void
driver_refill (Driver *driver)
{
  g_autoptr (GPtrArray) orders = find_orders_or_fail (driver);

  if (orders != NULL)
    pd_requests_refill_async (pd_desk_get_requests (driver->desk), orders, NULL, refilled_cb, driver);
}

void
driver_cancel (Driver *driver)
{
  g_autoptr (GPtrArray) orders = find_orders_or_fail (driver);

  if (orders != NULL)
    pd_requests_cancel_async (pd_desk_get_requests (driver->desk), orders, NULL, canceled_cb, driver);
}

/* settle */

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  g_autoptr (GError) error = NULL;

  if (pd_outbox_settle_finish (PD_OUTBOX (source), result, &error))
    driver_answer (driver, driver_begin ());
  else
    driver_fail (driver, error->message);
}

void
driver_settle (Driver *driver)
{
  PdOutbox *outbox = pd_desk_get_outbox (driver->desk);
  char **words = driver->words;
  PdOrder *order = NULL;
  guint64 id;

  if (g_ascii_string_to_unsigned (words[1], 10, 1, G_MAXINT64, &id, NULL))
    order = pd_order_list_find (pd_desk_get_orders (driver->desk), (gint64) id);

  if (order == NULL)
    driver_fail (driver, "There is no such order");
  else if (g_str_equal (words[2], "placed"))
    pd_outbox_settle_placed_async (outbox, order, words[3], settled_cb, driver);
  else if (g_str_equal (words[2], "not-placed"))
    pd_outbox_send_again_async (outbox, order, settled_cb, driver);
  else
    driver_fail (driver, "An order is settled as placed or not-placed");
}

/* orders */

/* As the panel said it. */
static const char *
get_panel_state (const PdOrderRecord *record)
{
  if (record->state_text != NULL || record->state == PD_STATE_UNKNOWN)
    return record->state_text;

  return pd_state_get_nick (record->state);
}

static void
add_order (JsonBuilder *builder, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
  g_autofree char *charge = pd_money_to_string (record->charge);

  json_builder_begin_object (builder);
  driver_add (builder, "id", id);
  driver_add (builder, "panel", pd_panel_get_name (pd_order_get_panel (order)));
  driver_add (builder, "service", record->service_id);
  driver_add (builder, "link", record->link);
  driver_add_number (builder, "quantity", record->quantity);
  driver_add (builder, "state", pd_journal_get_nick (record->journal));
  driver_add (builder, "order", record->order_id);
  driver_add (builder, "panel_state", get_panel_state (record));
  driver_add (builder, "charge", charge);
  json_builder_end_object (builder);
}

void
driver_orders (Driver *driver)
{
  GListModel *orders = G_LIST_MODEL (pd_desk_get_orders (driver->desk));
  JsonBuilder *builder = driver_begin ();

  json_builder_set_member_name (builder, "orders");
  json_builder_begin_array (builder);
  for (guint i = g_list_model_get_n_items (orders); i > 0; i--)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (orders, i - 1);

      add_order (builder, order);
    }
  json_builder_end_array (builder);
  driver_answer (driver, builder);
}
