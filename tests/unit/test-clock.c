/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-test-clock.h"

/*
 * The clock of the machine keeps its promises, and so does the one that all other tests rely on.
 */

#define START G_GINT64_CONSTANT (1700000000000000)

typedef struct
{
  PdClock *clock;
  GString *seen; /* "name@milliseconds " for each call */
  const char *name;
  guint again; /* milliseconds after which the call adds itself once more */
} Call;

static void
call_cb (gpointer data)
{
  Call *call = data;
  guint again = call->again;

  g_string_append_printf (call->seen, "%s@%d ", call->name,
                          (int) ((pd_clock_now (call->clock) - START) / 1000));
  call->again = 0;
  if (again > 0)
    pd_clock_add (call->clock, again, call_cb, call);
}

static void
test_moves_in_order (void)
{
  PdTestClock *test_clock = pd_test_clock_new (START);
  PdClock *clock = PD_CLOCK (test_clock);
  g_autoptr (GString) seen = g_string_new (NULL);
  Call late = { clock, seen, "late", 0 };
  Call early = { clock, seen, "early", 15 };
  Call also_early = { clock, seen, "also-early", 0 };

  g_assert_cmpint (pd_test_clock_next (test_clock), ==, -1);
  pd_clock_add (clock, 30, call_cb, &late);
  pd_clock_add (clock, 10, call_cb, &early);
  pd_clock_add (clock, 10, call_cb, &also_early);
  g_assert_cmpint (pd_test_clock_next (test_clock), ==, 10);

  pd_test_clock_advance (test_clock, 9);
  g_assert_cmpstr (seen->str, ==, "");
  g_assert_cmpint (pd_test_clock_next (test_clock), ==, 1);

  pd_test_clock_advance (test_clock, 91);
  g_assert_cmpstr (seen->str, ==, "early@10 also-early@10 early@25 late@30 ");
  g_assert_cmpint (pd_clock_now (clock), ==, START + 100 * 1000);
  g_assert_cmpint (pd_test_clock_next (test_clock), ==, -1);

  g_assert_finalize_object (test_clock);
}

static void
test_takes_back (void)
{
  PdTestClock *test_clock = pd_test_clock_new (START);
  PdClock *clock = PD_CLOCK (test_clock);
  g_autoptr (GString) seen = g_string_new (NULL);
  Call call = { clock, seen, "call", 0 };
  guint id = pd_clock_add (clock, 10, call_cb, &call);

  g_assert_cmpuint (id, !=, 0);
  pd_clock_clear (clock, &id);
  g_assert_cmpuint (id, ==, 0);
  pd_clock_clear (clock, &id);
  pd_test_clock_advance (test_clock, 100);
  g_assert_cmpstr (seen->str, ==, "");

  /* What still waits goes with the clock. */
  pd_clock_add (clock, 10, call_cb, &call);
  g_assert_finalize_object (test_clock);
  g_assert_cmpstr (seen->str, ==, "");
}

static void
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
}

static void
test_real_clock (void)
{
  PdClock *clock = pd_clock_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gint64 before = g_get_real_time ();
  gint64 started = g_get_monotonic_time ();
  guint never = pd_clock_add (clock, 60000, quit_cb, loop);
  guint taken_back = pd_clock_add (clock, 0, quit_cb, loop);

  g_assert_cmpint (pd_clock_now (clock), >=, before);
  pd_clock_clear (clock, &taken_back);
  pd_clock_add (clock, 5, quit_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpint (g_get_monotonic_time () - started, >=, 5000);

  pd_clock_remove (clock, never);
  g_assert_finalize_object (clock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/moves-in-order", test_moves_in_order);
  g_test_add_func ("/clock/takes-back", test_takes_back);
  g_test_add_func ("/clock/real", test_real_clock);

  return g_test_run ();
}
