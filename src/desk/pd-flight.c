/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-flight.h"

/*
 * One request and those who wait for it. Each waits with a cancellable of its own: giving up answers that
 * caller alone, and the request itself is given up when nobody waits any more. PdCatalogue keeps one for each
 * thing that it asks a panel. Main thread.
 */

struct _PdFlight
{
  GCancellable *cancellable; /* of the request */
  GPtrArray *passengers;     /* of Passenger */
  gboolean landed;
};

typedef struct
{
  PdFlight *flight; /* unowned: outlives its passengers */
  GTask *task;
  GSource *source; /* (nullable): tells when the caller gives up */
} Passenger;

static void
passenger_free (gpointer data)
{
  Passenger *passenger = data;

  if (passenger->source)
    g_source_destroy (passenger->source);
  g_clear_pointer (&passenger->source, g_source_unref);
  g_clear_object (&passenger->task);
  g_free (passenger);
}

static void
clear_flight (gpointer data)
{
  PdFlight *self = data;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->passengers, g_ptr_array_unref);
}

static gboolean
give_up_cb (GCancellable *cancellable, gpointer data)
{
  Passenger *passenger = data;
  g_autoptr (PdFlight) self = pd_flight_ref (passenger->flight);
  g_autoptr (GTask) task = g_object_ref (passenger->task);

  g_ptr_array_remove (self->passengers, passenger);
  if (self->passengers->len == 0)
    {
      self->landed = TRUE;
      g_cancellable_cancel (self->cancellable);
    }
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

/* Returns: (transfer full): a request that nobody waits for yet. */
PdFlight *
pd_flight_new (void)
{
  PdFlight *self = g_rc_box_new0 (PdFlight);

  self->cancellable = g_cancellable_new ();
  self->passengers = g_ptr_array_new_with_free_func (passenger_free);

  return self;
}

PdFlight *
pd_flight_ref (PdFlight *self)
{
  return g_rc_box_acquire (self);
}

void
pd_flight_unref (PdFlight *self)
{
  g_rc_box_release_full (self, clear_flight);
}

/* Returns: (transfer none): what gives the request up. */
GCancellable *
pd_flight_get_cancellable (PdFlight *self)
{
  return self->cancellable;
}

/* Makes @task wait for the request; returns %FALSE if it is answered or given up, and has to be made anew. */
gboolean
pd_flight_join (PdFlight *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Passenger *passenger;

  if (self->landed)
    return FALSE;

  passenger = g_new0 (Passenger, 1);
  passenger->flight = self;
  passenger->task = g_object_ref (task);
  if (cancellable)
    {
      passenger->source = g_cancellable_source_new (cancellable);
      g_source_set_callback (passenger->source, G_SOURCE_FUNC (give_up_cb), passenger, NULL);
      g_source_set_static_name (passenger->source, "[PdFlight] give up");
      g_source_attach (passenger->source, g_task_get_context (task));
    }
  g_ptr_array_add (self->passengers, passenger);

  return TRUE;
}

/* Answers all who wait: with @error, or well. */
void
pd_flight_land (PdFlight *self, const GError *error)
{
  g_autoptr (GPtrArray) passengers = g_steal_pointer (&self->passengers);

  self->landed = TRUE;
  self->passengers = g_ptr_array_new_with_free_func (passenger_free);
  for (guint i = 0; i < passengers->len; i++)
    {
      Passenger *passenger = g_ptr_array_index (passengers, i);

      if (error)
        g_task_return_error (passenger->task, g_error_copy (error));
      else
        g_task_return_boolean (passenger->task, TRUE);
    }
}

/* Gives the request up for all who wait. */
void
pd_flight_abandon (PdFlight *self)
{
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (self->cancellable);
  g_cancellable_set_error_if_cancelled (self->cancellable, &error);
  pd_flight_land (self, error);
}
