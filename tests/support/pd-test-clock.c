/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-test-clock.h"

/*
 * A clock that stands until a test moves it. Waiting costs no time and what happens in which order is
 * certain.
 */

typedef struct
{
  guint id;
  gint64 due;
  GSourceOnceFunc func;
  gpointer data;
} Call;

struct _PdTestClock
{
  PdClock parent_instance;

  gint64 now;
  guint last_id;
  GList *calls; /* of Call, the next one first */
};

G_DEFINE_FINAL_TYPE (PdTestClock, pd_test_clock, PD_TYPE_CLOCK)

static int
compare_calls (gconstpointer a, gconstpointer b)
{
  const Call *first = a;
  const Call *second = b;

  if (first->due != second->due)
    return first->due < second->due ? -1 : 1;

  return first->id < second->id ? -1 : first->id > second->id;
}

static gint64
pd_test_clock_now (PdClock *clock)
{
  return PD_TEST_CLOCK (clock)->now;
}

static guint
pd_test_clock_add (PdClock *clock, guint milliseconds, GSourceOnceFunc func, gpointer data)
{
  PdTestClock *self = PD_TEST_CLOCK (clock);
  Call *call = g_new (Call, 1);

  *call = (Call) { ++self->last_id, self->now + (gint64) milliseconds * 1000, func, data };
  self->calls = g_list_insert_sorted (self->calls, call, compare_calls);

  return call->id;
}

static void
pd_test_clock_remove (PdClock *clock, guint id)
{
  PdTestClock *self = PD_TEST_CLOCK (clock);

  for (GList *link = self->calls; link; link = link->next)
    if (((Call *) link->data)->id == id)
      {
        g_free (link->data);
        self->calls = g_list_delete_link (self->calls, link);
        return;
      }

  g_critical ("No call %u is waiting: it has happened or was taken back before", id);
}

static void
pd_test_clock_finalize (GObject *object)
{
  PdTestClock *self = PD_TEST_CLOCK (object);

  g_list_free_full (self->calls, g_free);

  G_OBJECT_CLASS (pd_test_clock_parent_class)->finalize (object);
}

static void
pd_test_clock_class_init (PdTestClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_test_clock_finalize;
  PD_CLOCK_CLASS (klass)->now = pd_test_clock_now;
  PD_CLOCK_CLASS (klass)->add = pd_test_clock_add;
  PD_CLOCK_CLASS (klass)->remove = pd_test_clock_remove;
}

static void
pd_test_clock_init (PdTestClock *self)
{
}

/**
 * pd_test_clock_new:
 * @start: what time it is, in microseconds since 1970
 *
 * Returns: (transfer full): a clock that stands at @start
 */
PdTestClock *
pd_test_clock_new (gint64 start)
{
  PdTestClock *self = g_object_new (PD_TYPE_TEST_CLOCK, NULL);

  self->now = start;

  return self;
}

/**
 * pd_test_clock_advance:
 * @self: a clock
 * @milliseconds: how far to move it
 *
 * Makes every call that falls due, in order, each at its own time; also those that are added on the way.
 */
void
pd_test_clock_advance (PdTestClock *self, guint milliseconds)
{
  gint64 end = self->now + (gint64) milliseconds * 1000;

  while (self->calls && ((Call *) self->calls->data)->due <= end)
    {
      g_autofree Call *call = self->calls->data;

      self->calls = g_list_delete_link (self->calls, self->calls);
      self->now = call->due;
      call->func (call->data);
    }
  self->now = end;
}

/**
 * pd_test_clock_next:
 * @self: a clock
 *
 * Returns: in how many milliseconds the next call falls due, -1 if none waits
 */
gint64
pd_test_clock_next (PdTestClock *self)
{
  return self->calls ? (((Call *) self->calls->data)->due - self->now) / 1000 : -1;
}
