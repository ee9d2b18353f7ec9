/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-closures.h"

#include <glib/gi18n.h>

#include "pd-closures.h"

/* What the preview of a mass order says of all its lines, and what it shows in which width: pure functions
 * that its template binds to. */

static char *
all_label (gpointer object, guint n_ready, guint n_problems)
{
  return g_strdup_printf ("%s %'u", _ ("All"), n_ready + n_problems);
}

static char *
ready_label (gpointer object, guint n_ready)
{
  return g_strdup_printf ("%s %'u", _ ("Ready"), n_ready);
}

static char *
problems_label (gpointer object, guint n_problems)
{
  return g_strdup_printf ("%s %'u", _ ("Problems"), n_problems);
}

static char *
place_label (gpointer object, guint n_ready)
{
  if (n_ready == 0)
    return g_strdup (_ ("Nothing to Place"));

  return g_strdup_printf (ngettext ("Place %'u Order…", "Place %'u Orders…", n_ready), n_ready);
}

/* Beside the button there are the totals, in a narrow window the way to them. */

static gboolean
shows_totals (gpointer object, guint n_totals, gboolean narrow)
{
  return n_totals > 0 && !narrow;
}

static gboolean
offers_totals (gpointer object, guint n_totals, gboolean narrow)
{
  return n_totals > 0 && narrow;
}

static gboolean
is_idle_foot (gpointer object, guint n_totals, gboolean narrow)
{
  return n_totals == 0 && !narrow;
}

static char *
stack_name (gpointer object, guint n_rows, gboolean loading, gboolean narrow)
{
  if (n_rows == 0)
    return g_strdup (loading ? "loading" : "empty");

  return g_strdup (narrow ? "list" : "table");
}

/* A list makes 200 rows, seen or not: only the one that is shown has any. */

static GListModel *
rows_if_narrow (gpointer object, GListModel *rows, gboolean narrow)
{
  return narrow ? g_object_ref (rows) : NULL;
}

static GListModel *
rows_if_wide (gpointer object, GListModel *rows, gboolean narrow)
{
  return narrow ? NULL : g_object_ref (rows);
}

static const struct
{
  const char *name;
  GCallback function;
} closures[] = {
  { "all_label", G_CALLBACK (all_label) },           { "ready_label", G_CALLBACK (ready_label) },
  { "problems_label", G_CALLBACK (problems_label) }, { "place_label", G_CALLBACK (place_label) },
  { "shows_totals", G_CALLBACK (shows_totals) },     { "offers_totals", G_CALLBACK (offers_totals) },
  { "rows_if_narrow", G_CALLBACK (rows_if_narrow) }, { "rows_if_wide", G_CALLBACK (rows_if_wide) },
  { "is_idle_foot", G_CALLBACK (is_idle_foot) },     { "stack_name", G_CALLBACK (stack_name) },
};

/**
 * pd_mass_closures_bind:
 * @klass: a widget class with a template
 *
 * Makes the closures about a mass order known to the template of @klass, and those of pd_closures_bind().
 */
void
pd_mass_closures_bind (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (klass, closures[i].name, closures[i].function);
  pd_closures_bind (klass);
}
