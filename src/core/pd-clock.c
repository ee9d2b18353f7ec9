/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-clock.h"

/*
 * The clock of the running program: the time of day and GLib's timeouts. Whoever waits for something is
 * handed a clock, so that tests can put one in its place that stands until it is moved. Main thread.
 */

/* From here on a second more or less does not matter, and GLib may wake up for several calls at once. */
#define LONG_WAIT_MS 10000

G_DEFINE_TYPE (PdClock, pd_clock, G_TYPE_OBJECT)

static gint64
pd_clock_real_now (PdClock *self)
{
  return g_get_real_time ();
}

static guint
pd_clock_real_add (PdClock *self, guint milliseconds, GSourceOnceFunc func, gpointer data)
{
  if (milliseconds < LONG_WAIT_MS)
    return g_timeout_add_once (milliseconds, func, data);

  /* A timeout in seconds may come a little early; the one more keeps the promise. */
  return g_timeout_add_seconds_once (milliseconds / 1000 + 1, func, data);
}

static void
pd_clock_real_remove (PdClock *self, guint id)
{
  g_source_remove (id);
}

static void
pd_clock_class_init (PdClockClass *klass)
{
  klass->now = pd_clock_real_now;
  klass->add = pd_clock_real_add;
  klass->remove = pd_clock_real_remove;
}

static void
pd_clock_init (PdClock *self)
{
}

/**
 * pd_clock_new:
 *
 * Returns: (transfer full): the clock of the machine
 */
PdClock *
pd_clock_new (void)
{
  return g_object_new (PD_TYPE_CLOCK, NULL);
}

/**
 * pd_clock_now:
 * @self: a clock
 *
 * Returns: the time in microseconds since 1970 (UTC)
 */
gint64
pd_clock_now (PdClock *self)
{
  g_return_val_if_fail (PD_IS_CLOCK (self), 0);

  return PD_CLOCK_GET_CLASS (self)->now (self);
}

/**
 * pd_clock_add:
 * @self: a clock
 * @milliseconds: how long to wait at least
 * @func: (scope async): what to call, once, on the default main context
 * @data: handed to @func
 *
 * The caller keeps the id, forgets it when @func runs, and takes the call back with pd_clock_clear() when
 * @data goes away before.
 *
 * Returns: an id that is not 0
 */
guint
pd_clock_add (PdClock *self, guint milliseconds, GSourceOnceFunc func, gpointer data)
{
  g_return_val_if_fail (PD_IS_CLOCK (self), 0);
  g_return_val_if_fail (func != NULL, 0);

  return PD_CLOCK_GET_CLASS (self)->add (self, milliseconds, func, data);
}

/**
 * pd_clock_remove:
 * @self: a clock
 * @id: the id of a call that has not happened yet
 *
 * Takes a call back.
 */
void
pd_clock_remove (PdClock *self, guint id)
{
  g_return_if_fail (PD_IS_CLOCK (self));
  g_return_if_fail (id != 0);

  PD_CLOCK_GET_CLASS (self)->remove (self, id);
}

/**
 * pd_clock_clear:
 * @self: a clock
 * @id: (inout): where the id of a call is kept, 0 for none
 *
 * Takes a call back, if there is one, and forgets its id.
 */
void
pd_clock_clear (PdClock *self, guint *id)
{
  guint old = *id;

  *id = 0;
  if (old != 0)
    pd_clock_remove (self, old);
}
