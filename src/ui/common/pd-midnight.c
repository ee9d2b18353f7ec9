/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-midnight.h"

#include "pd-time.h"

/* Widgets that say "Today" and "Yesterday" have to say it anew after midnight, also when they are not seen:
 * what they say is read again only when it is told to have changed. */

#define DATA_KEY "pd-midnight"

typedef struct
{
  GtkWidget *widget;
  PdClock *clock;
  void (*update) (GtkWidget *widget);
  guint id;
} Midnight;

static void midnight_cb (gpointer user_data);

static void
schedule (Midnight *midnight)
{
  gint64 now = pd_clock_now (midnight->clock);
  gint64 start, end;

  pd_time_find_day (now, &start, &end);
  midnight->id = pd_clock_add (midnight->clock, (guint) ((end - now) / 1000 + 1), midnight_cb, midnight);
}

static void
midnight_cb (gpointer user_data)
{
  Midnight *midnight = user_data;

  schedule (midnight);
  midnight->update (midnight->widget);
}

static void
free_midnight (gpointer data)
{
  Midnight *midnight = data;

  pd_clock_clear (midnight->clock, &midnight->id);
  g_object_unref (midnight->clock);
  g_free (midnight);
}

/**
 * pd_midnight_attach:
 * @widget: says on which day something was
 * @clock: tells when time has passed
 * @update: called with @widget after each midnight of the local time
 *
 * Keeps @widget up to date for the rest of its life. What was attached before is replaced.
 */
void
pd_midnight_attach (GtkWidget *widget, PdClock *clock, GCallback update)
{
  Midnight *midnight;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  midnight = g_new0 (Midnight, 1);
  midnight->widget = widget;
  midnight->clock = g_object_ref (clock);
  midnight->update = (void (*) (GtkWidget *)) update;
  g_object_set_data_full (G_OBJECT (widget), DATA_KEY, midnight, free_midnight);
  schedule (midnight);
}

/**
 * pd_midnight_update_column:
 * @column: the cells of which say on which day something was
 *
 * Has them say it anew: a factory that is set anew binds every row again.
 */
void
pd_midnight_update_column (GtkColumnViewColumn *column)
{
  g_autoptr (GtkListItemFactory) cells = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  cells = g_object_ref (gtk_column_view_column_get_factory (column));
  gtk_column_view_column_set_factory (column, NULL);
  gtk_column_view_column_set_factory (column, cells);
}
