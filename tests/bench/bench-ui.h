/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bench.h"

G_BEGIN_DECLS

/**
 * BenchFrames:
 * @n: how many frames were drawn
 * @first: when the first one ended, in milliseconds
 * @longest: the longest time from the begin of a frame to its end, in milliseconds
 * @ended: when the last one ended, in milliseconds
 */
typedef struct
{
  guint n;
  double first;
  double longest;
  double ended;
} BenchFrames;

void bench_ui_init (void);
void bench_frames_watch (GtkWidget *window);
BenchFrames bench_frames_take (void);
BenchFrames bench_wait_for_frame (void);
void bench_wait_until_quiet (void);
GtkWidget *bench_find (GtkWidget *root, const char *type_name);

G_END_DECLS
