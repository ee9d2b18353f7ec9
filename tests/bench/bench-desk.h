/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"

G_BEGIN_DECLS

/* A desk over a data folder, with a key for each of its panels. */
typedef struct
{
  PdDesk *desk;
  SoupSession *session;
  PdKeyring *keyring;
  PdClock *clock;
} BenchDesk;

char *bench_make_folder (void);
void bench_remove_folder (const char *folder);

BenchDesk *bench_desk_new (const char *folder);
void bench_desk_read (BenchDesk *self);
BenchDesk *bench_desk_open (const char *folder);
void bench_desk_close (BenchDesk *self);
PdPanel *bench_desk_get_panel (BenchDesk *self, guint index);
gboolean bench_desk_is_loading (BenchDesk *self);
guint bench_desk_count_services (BenchDesk *self);
void bench_desk_refresh (BenchDesk *self);

G_END_DECLS
