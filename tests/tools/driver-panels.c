/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"

#include "pd-api-error.h"

/* The commands of the driver that are about panels: adding, refreshing, reading services and balance. */

/* A panel that hurts on purpose is asked several times before it counts as not to be added. */
#define MOST_TRIES 8

typedef struct
{
  Driver *driver;
  char *name;
  char *url;
  char *key;
  char *dialect;
  guint tries;
} Adding;

static void
adding_free (Adding *adding)
{
  g_free (adding->name);
  g_free (adding->url);
  g_free (adding->key);
  g_free (adding->dialect);
  g_free (adding);
}

static void
answer_panel (Driver *driver, PdPanel *panel)
{
  if (driver->add_timeout != 0)
    pd_client_set_add_timeout (pd_panel_get_client (panel), driver->add_timeout);
  pd_panel_set_hold_after_unknown (panel, FALSE);
  driver_answer (driver, driver_begin ());
}

static void try_adding (Adding *adding);

static gboolean
may_pass (const GError *error)
{
  return error->domain == PD_API_ERROR && error->code != PD_API_ERROR_BAD_KEY
         && error->code != PD_API_ERROR_BAD_ADDRESS && error->code != PD_API_ERROR_ACCOUNT_OFF;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  PdPanel *panel = g_object_get_data (source, "driver-panel");

  /* The panel is there, whatever became of its catalogue: "refresh" asks again. */
  pd_desk_refresh_panel_finish (PD_DESK (source), result, NULL);
  answer_panel (driver, panel);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  Driver *driver = adding->driver;
  g_autoptr (GError) error = NULL;
  PdPanel *panel = pd_desk_add_panel_finish (PD_DESK (source), result, &error);

  if (panel == NULL && may_pass (error) && ++adding->tries < MOST_TRIES)
    {
      try_adding (adding);
      return;
    }

  adding_free (adding);
  if (panel == NULL)
    {
      driver_fail (driver, error->message);
      return;
    }

  g_object_set_data (source, "driver-panel", panel);
  pd_desk_refresh_panel_async (driver->desk, panel, NULL, loaded_cb, driver);
}

static void
try_adding (Adding *adding)
{
  pd_desk_add_panel_async (adding->driver->desk, adding->name, adding->url, adding->dialect, adding->key,
                           TRUE, FALSE, NULL, added_cb, adding);
}

static void
update_panel (Driver *driver, PdPanel *panel, char **words)
{
  pd_keyring_keep_for_session (pd_desk_get_keyring (driver->desk), pd_panel_get_uid (panel), words[2]);
  pd_client_forget_refusal (pd_panel_get_client (panel));
  pd_panel_set_identity (panel, words[0], words[1]);
  if (words[3] != NULL)
    pd_dialect_set_link_parameter (pd_panel_get_dialect (panel), words[3]);
  pd_desk_save_panel (driver->desk, panel);
  answer_panel (driver, panel);
}

void
driver_panel (Driver *driver, char **words)
{
  PdPanel *panel = driver_find_panel (driver, words[0]);
  Adding *adding;

  if (words[3] != NULL && !g_str_equal (words[3], "link") && !g_str_equal (words[3], "url"))
    {
      driver_fail (driver, "The link parameter is link or url");
      return;
    }
  if (panel != NULL)
    {
      update_panel (driver, panel, words);
      return;
    }

  adding = g_new0 (Adding, 1);
  adding->driver = driver;
  adding->name = g_strdup (words[0]);
  adding->url = g_strdup (words[1]);
  adding->key = g_strdup (words[2]);
  adding->dialect = words[3] != NULL ? g_strdup_printf ("link-parameter=%s\n", words[3]) : g_strdup ("");
  try_adding (adding);
}

void
driver_timeout (Driver *driver, char **words)
{
  GListModel *panels = pd_desk_get_panels (driver->desk);
  double seconds = g_ascii_strtod (words[0], NULL);

  if (seconds <= 0 || seconds > 3600)
    {
      driver_fail (driver, "That is no number of seconds");
      return;
    }

  driver->add_timeout = (guint) (seconds * 1000);
  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      pd_client_set_add_timeout (pd_panel_get_client (panel), driver->add_timeout);
    }
  driver_answer (driver, driver_begin ());
}

static PdPanel *
find_or_fail (Driver *driver, const char *name)
{
  PdPanel *panel = driver_find_panel (driver, name);

  if (panel == NULL)
    driver_fail (driver, "There is no such panel");

  return panel;
}

static void
add_balance (JsonBuilder *builder, PdPanel *panel)
{
  g_autofree char *balance = pd_money_to_string (pd_panel_get_balance (panel));

  driver_add (builder, "balance", balance);
  driver_add (builder, "currency", pd_panel_get_currency (panel));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  g_autoptr (GError) error = NULL;
  PdPanel *panel = driver_find_panel (driver, driver->words[1]);
  JsonBuilder *builder;

  if (!pd_desk_refresh_panel_finish (PD_DESK (source), result, &error))
    {
      driver_fail (driver, error->message);
      return;
    }

  builder = driver_begin ();
  json_builder_set_member_name (builder, "services");
  json_builder_add_int_value (builder, pd_service_list_count (pd_desk_get_services (driver->desk), panel));
  add_balance (builder, panel);
  driver_answer (driver, builder);
}

void
driver_refresh (Driver *driver, char **words)
{
  PdPanel *panel = find_or_fail (driver, words[0]);

  if (panel != NULL)
    pd_desk_refresh_panel_async (driver->desk, panel, NULL, refreshed_cb, driver);
}

static void
add_service (JsonBuilder *builder, const PdServiceInfo *info)
{
  g_autofree char *rate = pd_money_to_string (info->rate);

  json_builder_begin_object (builder);
  driver_add (builder, "id", info->id);
  driver_add (builder, "name", info->name);
  driver_add (builder, "type", info->type);
  driver_add (builder, "category", info->category);
  driver_add (builder, "rate", rate);
  json_builder_set_member_name (builder, "min");
  json_builder_add_int_value (builder, info->min);
  json_builder_set_member_name (builder, "max");
  json_builder_add_int_value (builder, info->max);
  json_builder_end_object (builder);
}

void
driver_services (Driver *driver, char **words)
{
  PdPanel *panel = find_or_fail (driver, words[0]);
  GListModel *services = G_LIST_MODEL (pd_desk_get_services (driver->desk));
  JsonBuilder *builder;

  if (panel == NULL)
    return;

  builder = driver_begin ();
  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (services, i);

      if (pd_service_get_panel (service) == panel)
        add_service (builder, pd_service_get_info (service));
    }
  json_builder_end_array (builder);
  driver_answer (driver, builder);
}

static void
balance_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  g_autoptr (GError) error = NULL;
  JsonBuilder *builder;

  if (!pd_catalogue_refresh_balance_finish (PD_CATALOGUE (source), result, &error))
    {
      driver_fail (driver, error->message);
      return;
    }

  builder = driver_begin ();
  add_balance (builder, driver_find_panel (driver, driver->words[1]));
  driver_answer (driver, builder);
}

void
driver_balance (Driver *driver, char **words)
{
  PdPanel *panel = find_or_fail (driver, words[0]);

  if (panel != NULL)
    pd_catalogue_refresh_balance_async (pd_desk_get_catalogue (driver->desk), panel, NULL, balance_cb,
                                        driver);
}
