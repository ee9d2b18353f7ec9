/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-details.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pd-text.h"

/* See the header. The client tells the details as lines: what came ("HTTP 503, text/html"), then its title or
 * how it begins; or, where nothing came, why. */

struct _PdPanelDetails
{
  AdwBin parent_instance;

  char *details; /* (nullable) */

  AdwExpanderRow *expander;
  AdwActionRow *answer_row;
  AdwActionRow *text_row;
};

G_DEFINE_FINAL_TYPE (PdPanelDetails, pd_panel_details, ADW_TYPE_BIN)

static const char *
describe (const char *details)
{
  if (!g_str_has_prefix (details, "HTTP "))
    return _ ("The panel gave no answer");
  if (strstr (details, "text/html") != NULL)
    return _ ("A web page in place of data");

  return _ ("An answer that is an error");
}

static void
show_details (PdPanelDetails *self)
{
  g_auto (GStrv) lines = g_strsplit (self->details, "\n", 2);
  gboolean came = g_str_has_prefix (self->details, "HTTP ");
  g_autofree char *words = pd_text_isolate (lines[1]);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander),
                                 came ? _ ("What the panel sent") : _ ("What went wrong"));
  adw_expander_row_set_subtitle (self->expander, describe (self->details));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->answer_row), came ? _ ("Answer") : _ ("Cause"));
  adw_action_row_set_subtitle (self->answer_row, lines[0]);
  adw_action_row_set_subtitle (self->text_row, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text_row), words != NULL);
}

static void
copy_cb (PdPanelDetails *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->details);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Details copied"));
}

static void
pd_panel_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_PANEL_DETAILS);

  G_OBJECT_CLASS (pd_panel_details_parent_class)->dispose (object);
}

static void
pd_panel_details_finalize (GObject *object)
{
  g_free (PD_PANEL_DETAILS (object)->details);

  G_OBJECT_CLASS (pd_panel_details_parent_class)->finalize (object);
}

static void
pd_panel_details_class_init (PdPanelDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_panel_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_panel_details_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-panel-details.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPanelDetails, expander);
  gtk_widget_class_bind_template_child (widget_class, PdPanelDetails, answer_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelDetails, text_row);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
pd_panel_details_init (PdPanelDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_panel_details_update:
 * @self: the widget
 * @panel: of which it tells
 *
 * Shows what is known of the last call to @panel that failed, or hides.
 */
void
pd_panel_details_update (PdPanelDetails *self, PdPanel *panel)
{
  g_autofree char *details = NULL;

  g_return_if_fail (PD_IS_PANEL_DETAILS (self));

  if (pd_panel_get_problem (panel) != NULL && pd_panel_get_client (panel) != NULL)
    details = pd_client_dup_last_details (pd_panel_get_client (panel));
  if (!g_set_str (&self->details, details))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), details != NULL);
  if (details != NULL)
    show_details (self);
  else
    adw_expander_row_set_expanded (self->expander, FALSE);
}

/**
 * pd_panel_details_open:
 * @self: the widget
 *
 * Opens the row and moves the focus there, which scrolls to it.
 */
void
pd_panel_details_open (PdPanelDetails *self)
{
  g_return_if_fail (PD_IS_PANEL_DETAILS (self));

  adw_expander_row_set_expanded (self->expander, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->answer_row));
}
