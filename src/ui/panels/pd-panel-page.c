/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-page.h"

#include <glib/gi18n.h>

#include "pd-age-timer.h"
#include "pd-closures.h"
#include "pd-focus-keeper.h"
#include "pd-link.h"
#include "pd-panel-balance.h"
#include "pd-panel-details.h"
#include "pd-panel-dialect-group.h"
#include "pd-panel-edit-dialog.h"
#include "pd-panel-health-group.h"
#include "pd-panel-line.h"
#include "pd-panel-safeguards.h"
#include "pd-ui-enums.h"

/* One panel: its balance, how it is, how it works, and what can be done with it. The parts of the page show
 * what they are told; the page follows the panel and the time. */

struct _PdPanelPage
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdPanel *panel;
  PdWidth width;
  GSignalGroup *panel_signals;
  GSignalGroup *balance_signals;
  GSignalGroup *catalogue_signals;

  PdPanelBalance *balance;
  PdPanelHealthGroup *health;
  PdPanelDetails *details;
  PdPanelDialectGroup *dialect;
};

G_DEFINE_FINAL_TYPE (PdPanelPage, pd_panel_page, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_PANEL,
  PROP_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_refreshing (PdPanelPage *self)
{
  return pd_load_is_loading (pd_panel_get_balance_load (self->panel))
         || pd_load_is_loading (pd_panel_get_catalogue_load (self->panel));
}

static void
update_actions (PdPanelPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean own = self->panel != NULL && !pd_panel_get_demo (self->panel);

  gtk_widget_action_set_enabled (widget, "panel.refresh", self->panel != NULL && !is_refreshing (self));
  gtk_widget_action_set_enabled (widget, "panel.remove", self->panel != NULL);
  gtk_widget_action_set_enabled (widget, "panel.edit", own);
  gtk_widget_action_set_enabled (widget, "panel.website", own);
}

static void
update (PdPanelPage *self)
{
  update_actions (self);
  if (self->desk == NULL || self->panel == NULL)
    return;

  pd_panel_health_group_update (self->health, self->desk, self->panel);
  pd_panel_details_update (self->details, self->panel);
}

static void
update_ages (PdPanelPage *self)
{
  pd_panel_balance_update (self->balance);
  update (self);
}

static void
tell (PdPanelPage *self, const char *message)
{
  if (message != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The banner is not only seen. */
static void
problem_changed_cb (PdPanelPage *self)
{
  tell (self, pd_panel_get_problem (self->panel));
}

static void
present_message (PdPanelPage *self, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Closures of the template */

static char *
banner_button (gpointer object, PdPanelHealth health)
{
  if (health == PD_PANEL_KEY_MISSING || health == PD_PANEL_KEY_REFUSED)
    return g_strdup (_ ("Enter Key…"));

  return health == PD_PANEL_UNREACHABLE ? g_strdup (_ ("Details")) : NULL;
}

/* A banner takes no title that is NULL. */
static char *
or_nothing (gpointer object, const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static GtkOrientation
columns (gpointer object, PdWidth width)
{
  return width >= PD_WIDTH_SMALL ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

/* Callbacks */

static void
banner_clicked_cb (PdPanelPage *self)
{
  if (pd_panel_get_health (self->panel) == PD_PANEL_UNREACHABLE)
    pd_panel_details_open (self->details);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "panel.edit", NULL);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPanelPage) self = user_data;
  PdPanelLine line;

  /* What went wrong stands on the page. */
  pd_desk_refresh_panel_finish (PD_DESK (source), result, NULL);
  if (self->desk == NULL || self->panel == NULL)
    return;

  line = pd_panel_line_make (PD_PANEL_TOPIC_CONNECTION, self->panel, self->desk,
                             pd_clock_now (pd_desk_get_clock (self->desk)));
  tell (self, line.text);
  g_free (line.text);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPanelPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!pd_desk_remove_panel_finish (PD_DESK (source), result, &error) && self->desk != NULL)
    present_message (self, _ ("The Panel Was Not Removed"), error->message);
}

static void
remove_response_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPanelPage) self = user_data;
  PdPanel *panel = g_object_get_data (source, "panel");
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "remove") && self->desk != NULL)
    pd_desk_remove_panel_async (self->desk, panel, removed_cb, g_object_ref (self));
}

/* Actions */

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdPanelPage *self = PD_PANEL_PAGE (widget);

  pd_desk_refresh_panel_async (self->desk, self->panel, NULL, refreshed_cb, g_object_ref (self));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdPanelPage *self = PD_PANEL_PAGE (widget);

  adw_dialog_present (ADW_DIALOG (pd_panel_edit_dialog_new (self->desk, self->panel)), widget);
}

static void
website_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdPanelPage *self = PD_PANEL_PAGE (widget);
  g_autofree char *website = pd_panel_dup_website (self->panel);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (website);

  if (pd_link_is_openable (website))
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdPanelPage *self = PD_PANEL_PAGE (widget);
  /* Translators: %s is the name of a panel */
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), pd_panel_get_name (self->panel));
  AdwAlertDialog *dialog
      = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, _ ("Its catalogue and its key are taken off this "
                                                            "computer. Its orders stay readable, but are "
                                                            "not followed any more. Your account at the "
                                                            "panel stays as it is.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "panel", g_object_ref (self->panel), g_object_unref);
  adw_alert_dialog_choose (dialog, widget, NULL, remove_response_cb, g_object_ref (self));
}

/* Overrides */

static void
set_desk (PdPanelPage *self, PdDesk *desk)
{
  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESK]);
  pd_age_timer_attach (GTK_WIDGET (self), pd_desk_get_clock (desk), G_CALLBACK (update_ages));
  update (self);
}

static void
set_panel (PdPanelPage *self, PdPanel *panel)
{
  if (!g_set_object (&self->panel, panel))
    return;

  g_signal_group_set_target (self->panel_signals, panel);
  g_signal_group_set_target (self->balance_signals, panel != NULL ? pd_panel_get_balance_load (panel) : NULL);
  g_signal_group_set_target (self->catalogue_signals,
                             panel != NULL ? pd_panel_get_catalogue_load (panel) : NULL);
  g_object_set (self->dialect, "dialect", panel != NULL ? pd_panel_get_dialect (panel) : NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL]);
  update (self);
}

static void
pd_panel_page_dispose (GObject *object)
{
  PdPanelPage *self = PD_PANEL_PAGE (object);

  g_clear_object (&self->panel_signals);
  g_clear_object (&self->balance_signals);
  g_clear_object (&self->catalogue_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_PANEL_PAGE);
  g_clear_object (&self->panel);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_panel_page_parent_class)->dispose (object);
}

static void
pd_panel_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdPanelPage *self = PD_PANEL_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_panel_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdPanelPage *self = PD_PANEL_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_PANEL:
      set_panel (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      self->width = g_value_get_enum (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PD_TYPE_PANEL_BALANCE);
  g_type_ensure (PD_TYPE_PANEL_DETAILS);
  g_type_ensure (PD_TYPE_PANEL_DIALECT_GROUP);
  g_type_ensure (PD_TYPE_PANEL_HEALTH_GROUP);
  g_type_ensure (PD_TYPE_PANEL_SAFEGUARDS);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-panel-page.ui");
  gtk_widget_class_bind_template_child (klass, PdPanelPage, balance);
  gtk_widget_class_bind_template_child (klass, PdPanelPage, health);
  gtk_widget_class_bind_template_child (klass, PdPanelPage, details);
  gtk_widget_class_bind_template_child (klass, PdPanelPage, dialect);
  gtk_widget_class_bind_template_callback (klass, banner_button);
  gtk_widget_class_bind_template_callback (klass, columns);
  gtk_widget_class_bind_template_callback (klass, or_nothing);
  gtk_widget_class_bind_template_callback (klass, banner_clicked_cb);
  pd_closures_bind (klass);
}

static void
pd_panel_page_class_init (PdPanelPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_panel_page_dispose;
  object_class->get_property = pd_panel_page_get_property;
  object_class->set_property = pd_panel_page_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, flags);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "panel.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "panel.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "panel.website", NULL, website_action);
  gtk_widget_class_install_action (widget_class, "panel.remove", NULL, remove_action);
}

static GSignalGroup *
follow (PdPanelPage *self, GType type, const char *signal)
{
  GSignalGroup *signals = g_signal_group_new (type);

  g_signal_group_connect_swapped (signals, signal, G_CALLBACK (update), self);

  return signals;
}

static void
pd_panel_page_init (PdPanelPage *self)
{
  self->panel_signals = follow (self, PD_TYPE_PANEL, "notify");
  g_signal_group_connect_swapped (self->panel_signals, "notify::problem", G_CALLBACK (problem_changed_cb),
                                  self);
  self->balance_signals = follow (self, PD_TYPE_LOAD, "notify::state");
  self->catalogue_signals = follow (self, PD_TYPE_LOAD, "notify::state");
  gtk_widget_init_template (GTK_WIDGET (self));
  pd_focus_keeper_attach (GTK_WIDGET (self));
  update_actions (self);
}
