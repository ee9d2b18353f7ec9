/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

/*
 * What every bench needs: clocks, what a process costs, how long the main loop is kept from turning, and
 * telling a figure as one line of JSON. run.py reads the lines and makes the table. Main thread.
 */

static struct
{
  gint64 start; /* in microseconds; 0: before the first turn */
  gint64 work_start;
  BenchTurns turns;
} watch;

/* What this thread itself has worked; another one that is given the processor meanwhile does not count. */
static gint64
get_thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
end_turn (void)
{
  double duration = (double) (g_get_monotonic_time () - watch.start) / 1000;
  double work = (double) (get_thread_time () - watch.work_start) / 1000;

  if (watch.start == 0)
    return;

  watch.turns.longest = MAX (watch.turns.longest, duration);
  watch.turns.longest_work = MAX (watch.turns.longest_work, work);
  watch.turns.busy += duration;
}

/* A turn is what happens between two polls: that is finer than any source beside the work could tell. */
static int
poll_between_turns (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  end_turn ();
  result = g_poll (fds, n_fds, timeout);
  watch.start = g_get_monotonic_time ();
  watch.work_start = get_thread_time ();

  return result;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Tells a figure of @n services, orders or the like. */
void
bench_tell (const char *measure, guint n, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  printf ("{\"measure\": \"%s\", \"n\": %u, \"value\": %s}\n", measure, n,
          g_ascii_formatd (number, sizeof number, "%.4f", value));
  fflush (stdout);
}

void
bench_tell_median (const char *measure, guint n, GArray *values)
{
  g_array_sort (values, compare_doubles);
  bench_tell (measure, n, g_array_index (values, double, values->len / 2));
}

/* In milliseconds. BENCH_WORK, for a machine that is not quiet, takes what this thread has worked instead. */
double
bench_now (void)
{
  return (double) (g_getenv ("BENCH_WORK") ? get_thread_time () : g_get_monotonic_time ()) / 1000;
}

/* Returns: how many milliseconds @when, of bench_now(), is after the runner started this process, of which it
 * says when. */
double
bench_since_exec (double when)
{
  const char *started = g_getenv ("BENCH_STARTED");

  if (!started || g_getenv ("BENCH_WORK"))
    return when;

  return when - g_ascii_strtod (started, NULL);
}

/* The proportional set size of this process, in megabytes. */
double
bench_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL)
      || !(line = strstr (text, "\nPss:")))
    return 0;

  return (double) g_ascii_strtoull (line + strlen ("\nPss:"), NULL, 10) / 1024;
}

/* What all threads of this process have worked, in milliseconds. */
double
bench_cpu_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

/* From now on turns of the main loop are measured. */
void
bench_turns_watch (void)
{
  g_main_context_set_poll_func (NULL, poll_between_turns);
}

/* Returns what there was since it was asked last. */
BenchTurns
bench_turns_take (void)
{
  BenchTurns turns;

  end_turn ();
  turns = watch.turns;
  watch.turns = (BenchTurns) { 0 };
  watch.start = g_get_monotonic_time ();
  watch.work_start = get_thread_time ();

  return turns;
}

void
bench_store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **stored = data;

  *stored = g_object_ref (result);
}

/* Waits for a result that bench_store_result_cb() stores, and empties its place for the next one. */
GAsyncResult *
bench_wait_for_result (GAsyncResult **result)
{
  bench_wait (*result);

  return g_steal_pointer (result);
}

/* A bench that fails has no figures: it ends. */
void
bench_check (const GError *error)
{
  if (error)
    g_error ("%s", error->message);
}

guint
bench_number (const char *text)
{
  return (guint) g_ascii_strtoull (text, NULL, 10);
}
