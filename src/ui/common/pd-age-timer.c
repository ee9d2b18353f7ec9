/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-age-timer.h"

/* Widgets that say how old something is have to say it anew as time passes, but only while they are seen. */

#define INTERVAL_MS 30000
#define DATA_KEY "pd-age-timer"

typedef struct
{
  GtkWidget *widget;
  PdClock *clock;
  void (*update) (GtkWidget *widget);
  guint id;
} AgeTimer;

static void
tick_cb (gpointer user_data)
{
  AgeTimer *timer = user_data;

  timer->id = pd_clock_add (timer->clock, INTERVAL_MS, tick_cb, timer);
  timer->update (timer->widget);
}

static void
start_cb (AgeTimer *timer)
{
  pd_clock_clear (timer->clock, &timer->id);
  tick_cb (timer);
}

static void
stop_cb (AgeTimer *timer)
{
  pd_clock_clear (timer->clock, &timer->id);
}

static void
free_timer (gpointer data)
{
  AgeTimer *timer = data;

  g_signal_handlers_disconnect_by_data (timer->widget, timer);
  pd_clock_clear (timer->clock, &timer->id);
  g_object_unref (timer->clock);
  g_free (timer);
}

/**
 * pd_age_timer_attach:
 * @widget: says how old something is
 * @clock: tells when time has passed
 * @update: called with @widget when it is mapped, and twice a minute while it is
 *
 * Keeps @widget up to date. A timer that was attached before is replaced.
 */
void
pd_age_timer_attach (GtkWidget *widget, PdClock *clock, GCallback update)
{
  AgeTimer *timer = g_new0 (AgeTimer, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  timer->widget = widget;
  timer->clock = g_object_ref (clock);
  timer->update = (void (*) (GtkWidget *)) update;
  g_object_set_data_full (G_OBJECT (widget), DATA_KEY, timer, free_timer);

  g_signal_connect_data (widget, "map", G_CALLBACK (start_cb), timer, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (widget, "unmap", G_CALLBACK (stop_cb), timer);
  if (gtk_widget_get_mapped (widget))
    start_cb (timer);
}
