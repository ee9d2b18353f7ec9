/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"

#include "pd-api-error.h"
#include "pd-text.h"

/* The commands of the driver that are about panels: adding, refreshing, reading services and balance. */

PdPanel *
driver_find_panel (Driver *driver, const char *name)
{
  GListModel *panels = pd_desk_get_panels (driver->desk);
  g_autofree char *clean = pd_text_clean (name, -1); /* as the desk keeps it */

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      if (g_strcmp0 (pd_panel_get_name (panel), clean) == 0)
        return panel; /* which the desk keeps */
    }

  return NULL;
}

PdPanel *
driver_find_panel_or_fail (Driver *driver, const char *name)
{
  PdPanel *panel = driver_find_panel (driver, name);

  if (panel == NULL)
    driver_fail (driver, "There is no such panel");

  return panel;
}

/* Services before a command that is about them */

static void
services_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;

  /* Without services, the command itself says what it misses. */
  pd_catalogue_refresh_finish (PD_CATALOGUE (source), result, NULL);
  g_steal_pointer (&driver->step) (driver);
}

/* Goes on with @step once the services of @panel were asked for, if there are none yet. */
void
driver_need_services (Driver *driver, PdPanel *panel, DriverStep step)
{
  if (pd_service_list_count (pd_desk_get_services (driver->desk), panel) > 0)
    {
      step (driver);
      return;
    }

  driver->step = step;
  pd_catalogue_refresh_async (pd_desk_get_catalogue (driver->desk), panel, NULL, services_cb, driver);
}

/* panel */

static void
answer_panel (Driver *driver)
{
  driver_answer (driver, driver_begin ());
}

/* Why a panel is not added, beside an address that is none. What else can be wrong may be right the next
 * time: whoever speaks to the driver knows the panel, which may not run yet, or hurt on purpose. */
static gboolean
is_wrong (const GError *error)
{
  static const PdApiError wrong[] = {
    PD_API_ERROR_BAD_ADDRESS,
    PD_API_ERROR_NO_KEY,
    PD_API_ERROR_BAD_KEY,
    PD_API_ERROR_ACCOUNT_OFF,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (g_error_matches (error, PD_API_ERROR, (int) wrong[i]))
      return TRUE;

  return error->domain != PD_API_ERROR;
}

static char *
make_dialect (Driver *driver)
{
  const char *link = driver->words[4];

  return link != NULL ? g_strdup_printf ("link-parameter=%s\n", link) : g_strdup ("");
}

static void
take_panel (Driver *driver, PdPanel *panel)
{
  pd_panel_set_hold_after_unknown (panel, FALSE);
  if (driver->add_timeout != 0)
    pd_client_set_add_timeout (pd_panel_get_client (panel), driver->add_timeout);
  driver_need_services (driver, panel, answer_panel);
}

static void
added_unproven_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  PdPanel *panel = pd_desk_add_panel_finish (PD_DESK (source), result, &error);

  if (panel != NULL)
    take_panel (user_data, panel);
  else
    driver_fail (user_data, error->message);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Driver *driver = user_data;
  char **words = driver->words;
  g_autofree char *dialect = make_dialect (driver);
  g_autoptr (GError) error = NULL;
  PdPanel *panel = pd_desk_add_panel_finish (PD_DESK (source), result, &error);

  if (panel != NULL)
    take_panel (driver, panel);
  else if (is_wrong (error) || strstr (words[2], "://") == NULL)
    driver_fail (driver, error->message);
  else
    pd_desk_add_unproven_panel_async (driver->desk, words[1], words[2], dialect, words[3], added_unproven_cb,
                                      driver);
}

static void
add_panel (Driver *driver)
{
  char **words = driver->words;
  g_autofree char *dialect = make_dialect (driver);

  pd_desk_add_panel_async (driver->desk, words[1], words[2], dialect, words[3], TRUE, FALSE, NULL, added_cb,
                           driver);
}

/* As editing does, but for the trial with "balance": the panel is known, and may be one that hurts. */
static void
update_panel (Driver *driver, PdPanel *panel)
{
  char **words = driver->words;
  g_autofree char *url = pd_client_complete_url (words[2]);
  g_autoptr (GError) error = NULL;

  if (!pd_client_check_url (url, &error))
    {
      driver_fail (driver, error->message);
      return;
    }

  pd_catalogue_abandon (pd_desk_get_catalogue (driver->desk), panel);
  pd_keyring_keep_for_session (pd_desk_get_keyring (driver->desk), pd_panel_get_uid (panel), words[3]);
  pd_client_forget_refusal (pd_panel_get_client (panel));
  pd_panel_set_identity (panel, NULL, url);
  if (words[4] != NULL)
    pd_dialect_set_link_parameter (pd_panel_get_dialect (panel), words[4]);
  pd_outbox_resume (pd_desk_get_outbox (driver->desk), panel);
  driver_need_services (driver, panel, answer_panel);
}

void
driver_panel (Driver *driver)
{
  const char *link = driver->words[4];
  PdPanel *panel = driver_find_panel (driver, driver->words[1]);

  if (link != NULL && !g_str_equal (link, "link") && !g_str_equal (link, "url"))
    {
      driver_fail (driver, "The link parameter is link or url");
      return;
    }
  if (panel != NULL)
    {
      update_panel (driver, panel);
      return;
    }

  add_panel (driver);
}

/* timeout */

void
driver_timeout (Driver *driver)
{
  GListModel *panels = pd_desk_get_panels (driver->desk);
  char *end;
  double seconds = g_ascii_strtod (driver->words[1], &end);

  if (!(seconds >= 0.001 && seconds <= 3600) || *end != '\0')
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

/* refresh, balance */

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
  PdPanel *panel = driver_find_panel (driver, driver->words[1]);
  g_autoptr (GError) error = NULL;
  JsonBuilder *builder;

  if (!pd_desk_refresh_panel_finish (PD_DESK (source), result, &error))
    {
      driver_fail (driver, error->message);
      return;
    }

  builder = driver_begin ();
  driver_add_number (builder, "services", pd_service_list_count (pd_desk_get_services (driver->desk), panel));
  add_balance (builder, panel);
  driver_answer (driver, builder);
}

void
driver_refresh (Driver *driver)
{
  PdPanel *panel = driver_find_panel_or_fail (driver, driver->words[1]);

  if (panel != NULL)
    pd_desk_refresh_panel_async (driver->desk, panel, NULL, refreshed_cb, driver);
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
driver_balance (Driver *driver)
{
  PdPanel *panel = driver_find_panel_or_fail (driver, driver->words[1]);

  if (panel != NULL)
    pd_catalogue_refresh_balance_async (pd_desk_get_catalogue (driver->desk), panel, NULL, balance_cb,
                                        driver);
}

/* services */

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
  driver_add_number (builder, "min", info->min);
  driver_add_number (builder, "max", info->max);
  json_builder_end_object (builder);
}

static void
answer_services (Driver *driver)
{
  PdPanel *panel = driver_find_panel (driver, driver->words[1]);
  GListModel *services = G_LIST_MODEL (pd_desk_get_services (driver->desk));
  JsonBuilder *builder = driver_begin ();

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

void
driver_services (Driver *driver)
{
  PdPanel *panel = driver_find_panel_or_fail (driver, driver->words[1]);

  if (panel != NULL)
    driver_need_services (driver, panel, answer_services);
}
