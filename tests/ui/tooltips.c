/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tooltips.h"

static char *told;

/* Stands in for the one of GTK, which tells nobody what a tooltip says. */
void
gtk_tooltip_set_text (GtkTooltip *tooltip, const char *text)
{
  g_set_str (&told, text);
}

/* What is told where the pointer rests on @widget: by itself, or by what it is in. */
char *
ui_dup_tooltip (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  for (; widget != NULL && !shown; widget = gtk_widget_get_parent (widget))
    {
      g_clear_pointer (&told, g_free);
      if (gtk_widget_get_has_tooltip (widget))
        g_signal_emit_by_name (widget, "query-tooltip", 0, 0, FALSE, tooltip, &shown);
    }

  return shown ? g_steal_pointer (&told) : NULL;
}
