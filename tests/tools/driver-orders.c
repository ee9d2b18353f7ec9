/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"

#include "pd-adoption.h"
#include "pd-mass-order.h"

/* The commands of the driver that bring orders in and send them: order, mass, adopt, send, pause, idle. */

static void
add_id (JsonBuilder *builder, PdOrder *order)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, pd_order_get_id (order));

  json_builder_add_string_value (builder, id);
}

static void
submitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdOrder) order = pd_outbox_submit_finish (PD_OUTBOX (source), result, &error);
  JsonBuilder *builder;

  if (order == NULL)
    {
      driver_fail (driver, error->message);
      return;
    }

  builder = driver_begin ();
  json_builder_set_member_name (builder, "id");
  add_id (builder, order);
  driver_answer (driver, builder);
}

static void
submit (Driver *driver)
{
  char **words = driver->words;
  PdPanel *panel = driver_find_panel (driver, words[1]);
  PdService *service = pd_service_list_find (pd_desk_get_services (driver->desk), panel, words[2]);
  g_autoptr (PdOrderForm) form = NULL;

  if (service == NULL)
    {
      driver_fail (driver, "The panel has no such service");
      return;
    }

  form = pd_order_form_new (pd_service_get_info (service), pd_panel_get_dialect (panel));
  pd_order_form_set_value (form, PD_FIELD_LINK, words[3]);
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, words[4]);
  pd_outbox_submit_async (pd_desk_get_outbox (driver->desk), panel, form, NULL, submitted_cb, driver);
}

void
driver_order (Driver *driver)
{
  PdPanel *panel = driver_find_panel_or_fail (driver, driver->words[1]);

  if (panel != NULL)
    driver_need_services (driver, panel, submit);
}

/* Mass orders */

typedef struct
{
  Driver *driver;
  PdMassOrder *mass;
} Mass;

static void
mass_free (Mass *mass)
{
  g_object_unref (mass->mass);
  g_free (mass);
}

static void
add_problems (JsonBuilder *builder, GListModel *rows)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PdMassRow) row = g_list_model_get_item (rows, i);

      if (pd_mass_row_is_ready (row))
        continue;
      json_builder_begin_object (builder);
      driver_add_number (builder, "line", pd_mass_row_get_line (row));
      driver_add (builder, "message", pd_mass_row_get_message (row));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
answer_mass (Mass *mass, GPtrArray *orders)
{
  JsonBuilder *builder = driver_begin ();

  driver_add_number (builder, "queued", orders != NULL ? orders->len : 0);
  json_builder_set_member_name (builder, "ids");
  json_builder_begin_array (builder);
  for (guint i = 0; orders != NULL && i < orders->len; i++)
    add_id (builder, orders->pdata[i]);
  json_builder_end_array (builder);
  add_problems (builder, G_LIST_MODEL (mass->mass));
  driver_answer (mass->driver, builder);
}

static void
submitted_many_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Mass *mass = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) orders = pd_outbox_submit_many_finish (PD_OUTBOX (source), result, &error);

  if (orders != NULL)
    answer_mass (mass, orders);
  else
    driver_fail (mass->driver, error->message);
  mass_free (mass);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Mass *mass = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) submissions = NULL;

  if (!pd_mass_order_read_finish (mass->mass, result, &error))
    {
      driver_fail (mass->driver, error->message);
      mass_free (mass);
      return;
    }

  submissions = pd_mass_order_dup_submissions (mass->mass);
  if (submissions->len > 0)
    {
      pd_outbox_submit_many_async (pd_desk_get_outbox (mass->driver->desk),
                                   (PdSubmission *) submissions->data, submissions->len, submitted_many_cb,
                                   mass);
      return;
    }

  answer_mass (mass, NULL);
  mass_free (mass);
}

void
driver_mass (Driver *driver)
{
  g_autofree char *path = g_strjoinv (" ", driver->words + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = NULL;
  char *contents;
  gsize length;
  Mass *mass;

  if (!g_file_get_contents (path, &contents, &length, &error))
    {
      driver_fail (driver, error->message);
      return;
    }

  text = g_bytes_new_take (contents, length);
  mass = g_new0 (Mass, 1);
  mass->driver = driver;
  mass->mass = pd_mass_order_new (pd_desk_get_panels (driver->desk), pd_desk_get_services (driver->desk),
                                  pd_desk_get_orders (driver->desk));
  /* What the balance does not pay stays in the queue until there is a top-up. */
  pd_mass_order_set_checks_balance (mass->mass, FALSE);
  pd_mass_order_read_async (mass->mass, text, NULL, read_cb, mass);
}

/* Adopting */

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdAdoption) adoption = pd_adopt_finish (PD_PANEL (source), result, &error);
  JsonBuilder *builder;

  if (adoption == NULL)
    {
      driver_fail (driver, error->message);
      return;
    }

  builder = driver_begin ();
  json_builder_set_member_name (builder, "ids");
  json_builder_begin_array (builder);
  for (guint i = 0; i < adoption->adopted->len; i++)
    add_id (builder, adoption->adopted->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (char **problem = adoption->problems; *problem != NULL; problem++)
    json_builder_add_string_value (builder, *problem);
  json_builder_end_array (builder);
  driver_answer (driver, builder);
}

void
driver_adopt (Driver *driver)
{
  PdPanel *panel = driver_find_panel_or_fail (driver, driver->words[1]);

  if (panel != NULL)
    pd_adopt_async (panel, (const char *const *) driver->words + 2, pd_desk_get_orders (driver->desk),
                    pd_desk_get_store (driver->desk), pd_desk_get_clock (driver->desk), NULL, adopted_cb,
                    driver);
}

/* The queue */

void
driver_send (Driver *driver)
{
  PdOutbox *outbox = pd_desk_get_outbox (driver->desk);

  pd_outbox_set_paused (outbox, FALSE);
  pd_outbox_resume (outbox, NULL);
  pd_outbox_send_now (outbox, NULL);
  driver_answer (driver, driver_begin ());
}

void
driver_pause (Driver *driver)
{
  pd_outbox_set_paused (pd_desk_get_outbox (driver->desk), TRUE);
  driver_answer (driver, driver_begin ());
}

static void
idle_changed_cb (PdOutbox *outbox, GParamSpec *pspec, Driver *driver)
{
  if (!pd_outbox_is_idle (outbox))
    return;

  g_signal_handlers_disconnect_by_func (outbox, idle_changed_cb, driver);
  driver_answer (driver, driver_begin ());
}

void
driver_idle (Driver *driver)
{
  PdOutbox *outbox = pd_desk_get_outbox (driver->desk);

  g_signal_connect (outbox, "notify::idle", G_CALLBACK (idle_changed_cb), driver);
  idle_changed_cb (outbox, NULL, driver);
}
