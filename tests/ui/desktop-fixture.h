/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-fixture.h"

G_BEGIN_DECLS

/* An application over a desk, on a session bus where a desktop of our own answers: it notes every
 * notification and every call of the Background portal, line by line. The Settings portal knows the format of
 * clocks. */
typedef struct
{
  DeskFixture base;
  GtkApplication *application;
  GSettings *settings;
  GDBusConnection *bus; /* the desktop's end */
  guint names[2];
  guint objects[4];
  gboolean allow;           /* what the portal answers */
  const char *clock_format; /* what its settings say */
  GString *log;
  GtkWindow *window; /* (nullable) */
} DesktopFixture;

void desktop_fixture_set_up (DesktopFixture *fixture, gconstpointer data);
void desktop_fixture_tear_down (DesktopFixture *fixture, gconstpointer data);
void desktop_fixture_open_window (DesktopFixture *fixture);
void desktop_fixture_close_window (DesktopFixture *fixture);
void desktop_fixture_advance (DesktopFixture *fixture, guint seconds);

/* What the desktop heard since the last time. */
#define assert_heard(fixture, expected)                                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    wait_until ((fixture)->log->len >= strlen (expected));                                                   \
    drain ();                                                                                                \
    g_assert_cmpstr ((fixture)->log->str, ==, expected);                                                     \
    g_string_truncate ((fixture)->log, 0);                                                                   \
  }                                                                                                          \
  G_STMT_END

G_END_DECLS
