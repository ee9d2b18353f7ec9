/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Turns the main loop until @condition holds. */
#define bench_wait(condition)                                                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    while (!(condition))                                                                                     \
      g_main_context_iteration (NULL, TRUE);                                                                 \
  }                                                                                                          \
  G_STMT_END

void bench_tell (const char *measure, guint n, double value);
void bench_tell_median (const char *measure, guint n, GArray *values);

double bench_now (void);
double bench_since_exec (double when);
double bench_memory (void);
double bench_cpu_time (void);

/**
 * BenchTurns:
 * @longest: the longest turn, in milliseconds
 * @longest_work: the longest that the thread itself worked in one turn, in milliseconds
 * @busy: all turns together, in milliseconds
 */
typedef struct
{
  double longest;
  double longest_work;
  double busy;
} BenchTurns;

void bench_turns_watch (void);
BenchTurns bench_turns_take (void);

void bench_store_result_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *bench_wait_for_result (GAsyncResult **result);
void bench_check (const GError *error);
guint bench_number (const char *text);

G_END_DECLS
