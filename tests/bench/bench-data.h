/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Catalogues and data folders of any size: the same ones in every run. */

char *bench_make_catalogue (guint n_services, guint revision);
GPtrArray *bench_read_catalogue (const char *text);

/**
 * BenchBook:
 * @url: of the server; panel 3 is asked at its /3
 * @n_panels: how many panels
 * @n_services: of each panel
 * @n_open: orders that are under way, spread over the panels
 * @n_done: orders that have ended
 * @asked_ago: how long ago the open orders were asked for, in seconds
 */
typedef struct
{
  const char *url;
  guint n_panels;
  guint n_services;
  guint n_open;
  guint n_done;
  guint asked_ago;
} BenchBook;

void bench_fill_folder (const char *folder, const BenchBook *book);

G_END_DECLS
