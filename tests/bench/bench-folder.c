/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "bench-data.h"
#include "bench.h"

/* bench-folder FOLDER URL PANELS SERVICES OPEN DONE AGO: fills a data folder, for benches that begin with
 * one. In a process of its own, so that the memory it takes is no part of theirs. */

int
main (int argc, char *argv[])
{
  BenchBook book = { 0 };

  if (argc != 8)
    g_error ("Usage: %s FOLDER URL PANELS SERVICES OPEN DONE AGO", argv[0]);

  book.url = argv[2];
  book.n_panels = bench_number (argv[3]);
  book.n_services = bench_number (argv[4]);
  book.n_open = bench_number (argv[5]);
  book.n_done = bench_number (argv[6]);
  book.asked_ago = bench_number (argv[7]);
  bench_fill_folder (argv[1], &book);

  return 0;
}
