/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-window-refresh.h"

#include <glib/gi18n.h>

#include "pd-explain.h"
#include "pd-window.h"

/* The window's action that asks all panels again, and tells whoever asked how it went: by voice when all is
 * well, since the age at the foot of the sidebar is there to be seen, and else by a toast. */

static gboolean
has_failed (PdPanel *panel)
{
  PdPanelHealth health = pd_panel_get_health (panel);

  return health == PD_PANEL_UNREACHABLE || health == PD_PANEL_KEY_MISSING || health == PD_PANEL_KEY_REFUSED;
}

static char *
describe_failure (PdDesk *desk, const GError *error)
{
  GListModel *panels = pd_desk_get_panels (desk);
  guint n_panels = g_list_model_get_n_items (panels), n_failed = 0;
  g_autoptr (PdPanel) failed = NULL;

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      if (!has_failed (panel))
        continue;
      g_set_object (&failed, panel);
      n_failed++;
    }

  if (n_failed == 0)
    return pd_explain_error (error);
  if (n_failed == 1)
    /* Translators: the name of a panel, and a sentence that says what is wrong there */
    return g_strdup_printf (_ ("%s: %s"), pd_panel_get_name (failed), pd_panel_get_problem (failed));

  /* Translators: how many of all panels */
  return g_strdup_printf (
      ngettext ("%u of %u panel could not be updated", "%u of %u panels could not be updated", n_panels),
      n_failed, n_panels);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PdDesk *desk = PD_DESK (source);
  g_autoptr (PdWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *failure = NULL;

  if (!pd_desk_refresh_finish (desk, result, &error))
    failure = describe_failure (desk, error);
  if (pd_window_get_desk (window) == NULL)
    return; /* closed meanwhile */

  if (failure != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", failure);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (window), _ ("Updated"),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_desk_refresh_async (pd_window_get_desk (PD_WINDOW (widget)), NULL, refreshed_cb, g_object_ref (widget));
}

/**
 * pd_window_refresh_install:
 * @klass: of the window
 *
 * Gives the window its action that asks all panels again.
 */
void
pd_window_refresh_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.refresh", NULL, refresh_action);
}
