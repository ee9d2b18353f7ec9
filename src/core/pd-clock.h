/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PD_TYPE_CLOCK (pd_clock_get_type ())
G_DECLARE_DERIVABLE_TYPE (PdClock, pd_clock, PD, CLOCK, GObject)

/**
 * PdClockClass:
 * @now: the time in microseconds since 1970 (UTC)
 * @add: calls @func once, after at least @milliseconds, on the default main context; returns an id that is
 * not 0
 * @remove: forgets a call that has not happened yet
 *
 * What time it is and what happens later. Tests put a clock of their own in its place.
 */
struct _PdClockClass
{
  GObjectClass parent_class;

  gint64 (*now) (PdClock *self);
  guint (*add) (PdClock *self, guint milliseconds, GSourceOnceFunc func, gpointer data);
  void (*remove) (PdClock *self, guint id);
};

PdClock *pd_clock_new (void);
gint64 pd_clock_now (PdClock *self);
guint pd_clock_add (PdClock *self, guint milliseconds, GSourceOnceFunc func, gpointer data);
void pd_clock_remove (PdClock *self, guint id);
void pd_clock_clear (PdClock *self, guint *id);

G_END_DECLS
