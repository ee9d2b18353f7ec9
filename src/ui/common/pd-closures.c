/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-closures.h"

#include <glib/gi18n.h>

#include "pd-looks.h"
#include "pd-text-line.h"
#include "pd-time.h"
#include "pd-width.h"

/* Pure functions that templates bind to: each takes values and returns a value. A widget class makes them
 * known to its template by pd_closures_bind(); there they are called by the names of the table at the end. */

static char *
status_icon (gpointer object, PdOrderStatus status)
{
  return g_strdup (pd_looks_status_icon (status));
}

static char **
status_icon_classes (gpointer object, PdOrderStatus status)
{
  return g_strdupv ((char **) pd_looks_status_icon_classes (status));
}

static char **
status_label_classes (gpointer object, PdOrderStatus status)
{
  return g_strdupv ((char **) pd_looks_status_label_classes (status));
}

static char **
state_classes (gpointer object, PdState state)
{
  return g_strdupv ((char **) pd_looks_state_classes (state));
}

/* The same classes for a symbol in a tinted circle. */
static char **
circled (gpointer object, char **classes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, "symbol-circle");
  if (classes != NULL)
    g_strv_builder_addv (builder, (const char **) classes);

  return g_strv_builder_end (builder);
}

static char *
health_icon (gpointer object, PdPanelHealth health)
{
  return g_strdup (pd_looks_health_icon (health));
}

static char **
health_classes (gpointer object, PdPanelHealth health)
{
  return g_strdupv ((char **) pd_looks_health_classes (health));
}

static char *
clock_text (gpointer object, gint64 at)
{
  return pd_time_format_clock (at);
}

static char *
count_badge (gpointer object, guint count)
{
  return count > 0 ? g_strdup_printf ("%'u", count) : g_strdup ("");
}

static char *
isolated (gpointer object, const char *text)
{
  return pd_text_line_isolate (text);
}

/* Of the stack of a page: there is something, though the search may not find it. */
static gboolean
has_rows (gpointer object, const char *shown)
{
  return g_strcmp0 (shown, "loading") != 0 && g_strcmp0 (shown, "empty") != 0;
}

static gboolean
is_set (gpointer object, const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_positive (gpointer object, guint count)
{
  return count > 0;
}

static gboolean
is_not (gpointer object, gboolean value)
{
  return !value;
}

static gboolean
is_tiny (gpointer object, PdWidth width)
{
  return width >= PD_WIDTH_TINY;
}

static gboolean
is_narrow (gpointer object, PdWidth width)
{
  return width >= PD_WIDTH_NARROW;
}

static gboolean
is_medium (gpointer object, PdWidth width)
{
  return width >= PD_WIDTH_MEDIUM;
}

static gboolean
is_small (gpointer object, PdWidth width)
{
  return width >= PD_WIDTH_SMALL;
}

/* For "query-tooltip" of a label, which may be cut off in a row. A tooltip that is set, or bound, asks the
 * display where the pointer is each time that the row shows something else; this one asks when it is looked
 * at. */
static gboolean
own_text_tooltip (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_text (label);

  gtk_tooltip_set_text (tooltip, text);

  return *text != '\0';
}

static const struct
{
  const char *name;
  GCallback function;
} closures[] = {
  { "status_icon", G_CALLBACK (status_icon) },
  { "status_icon_classes", G_CALLBACK (status_icon_classes) },
  { "status_label_classes", G_CALLBACK (status_label_classes) },
  { "state_classes", G_CALLBACK (state_classes) },
  { "circled", G_CALLBACK (circled) },
  { "health_icon", G_CALLBACK (health_icon) },
  { "health_classes", G_CALLBACK (health_classes) },
  { "clock_text", G_CALLBACK (clock_text) },
  { "count_badge", G_CALLBACK (count_badge) },
  { "isolated", G_CALLBACK (isolated) },
  { "own_text_tooltip", G_CALLBACK (own_text_tooltip) },
  { "has_rows", G_CALLBACK (has_rows) },
  { "is_set", G_CALLBACK (is_set) },
  { "is_positive", G_CALLBACK (is_positive) },
  { "is_not", G_CALLBACK (is_not) },
  { "is_tiny", G_CALLBACK (is_tiny) },
  { "is_narrow", G_CALLBACK (is_narrow) },
  { "is_medium", G_CALLBACK (is_medium) },
  { "is_small", G_CALLBACK (is_small) },
};

/**
 * pd_closures_bind:
 * @klass: a widget class with a template
 *
 * Makes the shared closures known to the template of @klass. Call it in class_init.
 */
void
pd_closures_bind (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (klass, closures[i].name, closures[i].function);
}
