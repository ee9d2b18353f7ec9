/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-catalogue-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pd-flight.h"

/*
 * Brings catalogues and balances from the panels, through the store, to where they are shown (flow 1 of the
 * architecture). The desk owns it; pages ask through the desk. A reply with an error leaves everything as it
 * was. Main thread; replies are read, and catalogues merged, in worker threads.
 */

G_DEFINE_FINAL_TYPE (PdCatalogue, pd_catalogue, G_TYPE_OBJECT)

/* One request to a panel, from asking it to the store and the list. */
typedef struct
{
  PdCatalogue *self;
  PdPanel *panel;
  PdFlight *flight;
  GHashTable *flights; /* the table it stands in */
  PdLoad *load;
  gint64 asked_at;
  PdServicesResult *services;
  guint n_left;  /* it is stored and shown at the same time: how much of that is not done yet */
  GError *error; /* it was read, but could not be stored */
} Request;

/* What a panel can be asked. */
typedef struct
{
  void (*ask) (PdClient *client, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  GAsyncReadyCallback answered;
} Question;

static void
request_free (Request *request)
{
  g_clear_object (&request->self);
  g_clear_object (&request->panel);
  g_clear_object (&request->load);
  g_clear_pointer (&request->flight, pd_flight_unref);
  g_clear_pointer (&request->flights, g_hash_table_unref);
  g_clear_pointer (&request->services, pd_services_result_free);
  g_clear_error (&request->error);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* A request that was given up may have been replaced by another one, which the load then belongs to. */
static void
end_request (Request *request, const GError *error)
{
  gint64 now = pd_clock_now (request->self->clock);

  if (g_hash_table_lookup (request->flights, request->panel) == request->flight)
    {
      g_hash_table_remove (request->flights, request->panel);
      if (error)
        pd_load_fail (request->load, error, now);
      else
        pd_load_succeed (request->load, now);
    }
  pd_flight_land (request->flight, error);
}

static void
fail_request (Request *request, const GError *error)
{
  if (!g_cancellable_is_cancelled (pd_flight_get_cancellable (request->flight)))
    pd_panel_contact_failed (request->panel, error);
  end_request (request, error);
}

/* The panel may have been removed, or its address changed, while an answer of the old one was on its way. */
static gboolean
stop_if_given_up (Request *request)
{
  g_autoptr (GError) error = NULL;

  if (!g_cancellable_set_error_if_cancelled (pd_flight_get_cancellable (request->flight), &error))
    return FALSE;

  end_request (request, error);
  return TRUE;
}

static void
end_part (Request *request)
{
  g_autoptr (Request) owned = request;

  if (--request->n_left > 0)
    g_steal_pointer (&owned);
  else if (!stop_if_given_up (request))
    end_request (request, request->error);
}

static void
show_catalogue_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;

  pd_service_list_set_catalogue_finish (PD_SERVICE_LIST (source), result, NULL);
  if (!pd_panel_get_removed (request->panel))
    pd_panel_set_n_services (request->panel, pd_service_list_count (request->self->services, request->panel));
  end_part (request);
}

static void
commit_catalogue_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Request *request = data;

  pd_store_commit_finish (PD_STORE (source), result, &request->error);
  end_part (request);
}

/* What could be read is shown even if it cannot be stored: prices of now are worth more than old ones. */
static void
store_and_show (Request *request)
{
  g_autoptr (PdWrite) write = pd_write_new ();

  pd_write_catalogue (write, pd_panel_get_id (request->panel), request->services->services,
                      pd_panel_get_record (request->panel)->catalogue_at);
  pd_write_panel (write, pd_panel_get_record (request->panel));
  request->n_left = 2;
  pd_store_commit_async (request->self->store, g_steal_pointer (&write), NULL, commit_catalogue_cb, request);
  pd_service_list_set_catalogue_async (request->self->services, request->panel, request->services->services,
                                       NULL, show_catalogue_cb, request);
}

static void
services_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;

  request->services = pd_client_services_finish (PD_CLIENT (source), result, &error);
  if (!request->services)
    {
      fail_request (request, error);
      return;
    }
  if (stop_if_given_up (request))
    return;

  pd_panel_contact_succeeded (request->panel);
  pd_panel_set_catalogue_at (request->panel, pd_clock_now (request->self->clock));
  pd_panel_set_n_skipped (request->panel, request->services->skipped);
  store_and_show (g_steal_pointer (&request));
}

static void
commit_balance_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;

  pd_store_commit_finish (PD_STORE (source), result, &request->error);
  end_request (request, request->error);
}

static void
balance_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (PdWrite) write = pd_write_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBalanceResult) balance = pd_client_balance_finish (PD_CLIENT (source), result, &error);

  if (!balance)
    {
      fail_request (request, error);
      return;
    }
  if (stop_if_given_up (request))
    return;

  /* It was true when it was asked for: an order that was sent before the answer came is not in it for sure.
   */
  pd_panel_set_balance (request->panel, balance->balance, balance->currency, request->asked_at);
  pd_panel_contact_succeeded (request->panel);
  pd_write_panel (write, pd_panel_get_record (request->panel));
  pd_write_balance (write, pd_balance_record_new (pd_panel_get_id (request->panel), request->asked_at,
                                                  balance->balance, pd_panel_get_currency (request->panel)));
  pd_store_commit_async (request->self->store, g_steal_pointer (&write), NULL, commit_balance_cb, request);
  g_steal_pointer (&request);
}

/* Joins the request that is under way, or makes one. */
static void
ask (PdCatalogue *self,
     GHashTable *flights,
     PdPanel *panel,
     PdLoad *load,
     const Question *question,
     GTask *task)
{
  PdFlight *flight = g_hash_table_lookup (flights, panel);
  Request *request;

  if (flight && pd_flight_join (flight, task))
    return;

  if (pd_panel_get_removed (panel))
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The panel was removed"));
      return;
    }

  request = g_new0 (Request, 1);
  request->self = g_object_ref (self);
  request->panel = g_object_ref (panel);
  request->load = g_object_ref (load);
  request->asked_at = pd_clock_now (self->clock);
  request->flight = pd_flight_new ();
  request->flights = g_hash_table_ref (flights);
  g_hash_table_insert (flights, g_object_ref (panel), pd_flight_ref (request->flight));
  pd_flight_join (request->flight, task);
  pd_load_begin (load);
  question->ask (pd_panel_get_client (panel), pd_flight_get_cancellable (request->flight), question->answered,
                 request);
}

static const Question catalogue_question = { pd_client_services_async, services_cb };
static const Question balance_question = { pd_client_balance_async, balance_cb };

static void
abandon (GHashTable *flights, PdPanel *panel, PdLoad *load, gint64 now)
{
  g_autoptr (PdFlight) flight = g_hash_table_lookup (flights, panel);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Given up"));

  if (!flight)
    return;

  pd_flight_ref (flight);
  g_hash_table_remove (flights, panel);
  pd_load_fail (load, error, now);
  pd_flight_abandon (flight);
}

static void
pd_catalogue_finalize (GObject *object)
{
  PdCatalogue *self = PD_CATALOGUE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->services);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->catalogues, g_hash_table_unref);
  g_clear_pointer (&self->balances, g_hash_table_unref);

  G_OBJECT_CLASS (pd_catalogue_parent_class)->finalize (object);
}

static void
pd_catalogue_class_init (PdCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_catalogue_finalize;
}

static void
pd_catalogue_init (PdCatalogue *self)
{
  self->catalogues = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) pd_flight_unref);
  self->balances = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) pd_flight_unref);
}

/**
 * pd_catalogue_new:
 * @store: keeps what was read
 * @services: shows it
 * @clock: tells when it was read
 *
 * Returns: (transfer full): a loader of catalogues and balances
 */
PdCatalogue *
pd_catalogue_new (PdStore *store, PdServiceList *services, PdClock *clock)
{
  PdCatalogue *self = g_object_new (PD_TYPE_CATALOGUE, NULL);

  self->store = g_object_ref (store);
  self->services = g_object_ref (services);
  self->clock = g_object_ref (clock);

  return self;
}

/**
 * pd_catalogue_refresh_async:
 * @self: the loader
 * @panel: a panel
 * @cancellable: (nullable): to give up waiting; the request itself goes on while somebody else waits for it
 * @callback: called when the catalogue is in the list, or could not be had
 * @user_data: handed to @callback
 *
 * Asks a panel for its catalogue, or joins the request that is under way.
 */
void
pd_catalogue_refresh_async (PdCatalogue *self,
                            PdPanel *panel,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_CATALOGUE (self));
  g_return_if_fail (PD_IS_PANEL (panel));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_catalogue_refresh_async);
  ask (self, self->catalogues, panel, pd_panel_get_catalogue_load (panel), &catalogue_question, task);
}

/**
 * pd_catalogue_refresh_finish:
 * @self: the loader
 * @result: what the callback was given
 * @error: of the panel (%PD_API_ERROR), then the old catalogue is still there, or of the store, then the new
 * one is shown but will not be there at the next start
 *
 * Returns: whether the catalogue was read and stored
 */
gboolean
pd_catalogue_refresh_finish (PdCatalogue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_catalogue_refresh_balance_async:
 * @self: the loader
 * @panel: a panel
 * @cancellable: (nullable): to give up waiting; the request itself goes on while somebody else waits for it
 * @callback: called when the balance is known, or could not be had
 * @user_data: handed to @callback
 *
 * Asks a panel for its balance, or joins the request that is under way.
 */
void
pd_catalogue_refresh_balance_async (PdCatalogue *self,
                                    PdPanel *panel,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_CATALOGUE (self));
  g_return_if_fail (PD_IS_PANEL (panel));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_catalogue_refresh_balance_async);
  ask (self, self->balances, panel, pd_panel_get_balance_load (panel), &balance_question, task);
}

/**
 * pd_catalogue_refresh_balance_finish:
 * @self: the loader
 * @result: what the callback was given
 * @error: of the panel (%PD_API_ERROR), or of the store, then the balance is shown all the same
 *
 * Returns: whether the balance was read and stored
 */
gboolean
pd_catalogue_refresh_balance_finish (PdCatalogue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_catalogue_abandon:
 * @self: the loader
 * @panel: a panel
 *
 * Gives up whatever the panel is being asked: it is removed, or asked at another address from now on. All who
 * wait are told that it was cancelled, and what still comes is dropped.
 */
void
pd_catalogue_abandon (PdCatalogue *self, PdPanel *panel)
{
  gint64 now;

  g_return_if_fail (PD_IS_CATALOGUE (self));
  g_return_if_fail (PD_IS_PANEL (panel));

  now = pd_clock_now (self->clock);
  abandon (self->catalogues, panel, pd_panel_get_catalogue_load (panel), now);
  abandon (self->balances, panel, pd_panel_get_balance_load (panel), now);
}
