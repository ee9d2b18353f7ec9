/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-window.h"

#include <glib/gi18n.h>

#include "pd-closed-page.h"
#include "pd-closures.h"
#include "pd-frame-task.h"
#include "pd-hold-back-toast.h"
#include "pd-page-maker.h"
#include "pd-order-details.h"
#include "pd-sending-bar.h"
#include "pd-sidebar-switch.h"
#include "pd-sidebar.h"
#include "pd-ui-enums.h"
#include "pd-welcome-page.h"
#include "pd-window-dialogs.h"
#include "pd-window-pages.h"
#include "pd-window-refresh.h"

/* The main window: which page is shown, and the actions that lead from one page to another. It owns no data;
 * the pages get the desk and look after themselves. */

struct _PdWindow
{
  AdwApplicationWindow parent_instance;

  PdDesk *desk;
  GSettings *settings;
  PdWidth width;
  char *page;
  PdFrameTask *first_page;
  PdPanel *panel;
  GSignalGroup *panel_signals;
  PdHoldBackToast *hold_back_toast;
  PdSidebarSwitch *sidebar_switch;

  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split_view;
  AdwNavigationView *navigation;
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (PdWindow, pd_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_DESK = 1,
  PROP_WIDTH,
  PROP_PAGE,
  PROP_PANEL,
  PROP_HAS_PANELS,
  PROP_PAGE_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A panel's page is none to come back to: the panel may be gone by then. */
static gboolean
is_page (const char *name)
{
  return pd_page_maker_knows (name) && g_strcmp0 (name, "panel") != 0;
}

static gboolean
has_panels (PdWindow *self)
{
  return self->desk != NULL && g_list_model_get_n_items (pd_desk_get_panels (self->desk)) > 0;
}

/* There are no pages yet while the template is being built. */
static GtkWidget *
get_visible_page (PdWindow *self)
{
  return self->pages != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;
}

static const char *
get_page_title (PdWindow *self)
{
  if (get_visible_page (self) == NULL)
    return _ ("Panel Desk");
  if (self->panel != NULL)
    return pd_panel_get_name (self->panel);

  return gtk_stack_page_get_title (gtk_stack_get_page (self->pages, get_visible_page (self)));
}

static gboolean
show_page (gpointer window)
{
  pd_page_maker_show (PD_WINDOW (window)->pages, window, PD_WINDOW (window)->page);
  g_object_notify_by_pspec (window, properties[PROP_PAGE_TITLE]);

  return G_SOURCE_REMOVE;
}

static void
set_page (PdWindow *self, const char *name)
{
  if (g_set_str (&self->page, name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);

  show_page (self);
}

static void
panel_renamed_cb (PdWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE_TITLE]);
}

static void
set_panel (PdWindow *self, PdPanel *panel)
{
  if (!g_set_object (&self->panel, panel))
    return;

  g_signal_group_set_target (self->panel_signals, panel);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE_TITLE]);
}

static void
show_content (PdWindow *self)
{
  adw_navigation_view_pop_to_tag (self->navigation, "pages");
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Closures of the template */

static char *
stage (gpointer object, PdLoadState opening, gboolean any_panel)
{
  if (opening == PD_LOAD_FAILED)
    return g_strdup ("closed");
  if (opening != PD_LOAD_READY)
    return g_strdup ("opening");

  return g_strdup (any_panel ? "open" : "welcome");
}

/* Callbacks */

static void
panels_changed_cb (PdWindow *self, guint position, guint removed, guint added, GListModel *panels)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_PANELS]);

  /* A panel that was removed cannot stay open. */
  if (self->panel != NULL && pd_panel_get_removed (self->panel))
    {
      if (g_strcmp0 (self->page, "panel") == 0)
        set_page (self, "services");
      set_panel (self, NULL);
    }
}

/* Notes, marks and the like are written without anybody waiting for it: a failure is told here. */
static void
write_failed_cb (PdWindow *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/* Actions */

static void
show_panel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdWindow *self = PD_WINDOW (widget);
  PdPanel *panel = pd_desk_find_panel (self->desk, g_variant_get_int64 (parameter));

  if (panel == NULL)
    return;

  set_panel (self, panel);
  set_page (self, "panel");
  show_content (self);
}

static void
show_order_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdWindow *self = PD_WINDOW (widget);
  PdOrder *order = pd_order_list_find (pd_desk_get_orders (self->desk), g_variant_get_int64 (parameter));

  if (order == NULL)
    return;

  set_page (self, "orders");
  pd_window_push (self, ADW_NAVIGATION_PAGE (pd_order_details_new (self->desk, order)));
}

static void
toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwToast *toast = adw_toast_new (g_variant_get_string (parameter, NULL));

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (PD_WINDOW (widget)->toasts, toast);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_hold_back_toast_undo (PD_WINDOW (widget)->hold_back_toast);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_sidebar_switch_toggle (PD_WINDOW (widget)->sidebar_switch);
}

/* Overrides */

static gboolean
pd_window_close_request (GtkWindow *window)
{
  PdWindow *self = PD_WINDOW (window);

  if (is_page (self->page))
    g_settings_set_string (self->settings, "page", self->page);

  return GTK_WINDOW_CLASS (pd_window_parent_class)->close_request (window);
}

/* There is nothing to be seen on a page before the data folder was read: it is made while that goes on. */
static void
pd_window_map (GtkWidget *widget)
{
  PdWindow *self = PD_WINDOW (widget);

  GTK_WIDGET_CLASS (pd_window_parent_class)->map (widget);

  if (get_visible_page (self) == NULL)
    pd_frame_task_start (self->first_page, widget);
}

static void
pd_window_constructed (GObject *object)
{
  PdWindow *self = PD_WINDOW (object);
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  G_OBJECT_CLASS (pd_window_parent_class)->constructed (object);

  g_signal_connect_object (pd_desk_get_panels (self->desk), "items-changed", G_CALLBACK (panels_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "write-failed", G_CALLBACK (write_failed_cb), self, G_CONNECT_SWAPPED);
  self->hold_back_toast = pd_hold_back_toast_new (self->desk, self->toasts);
  self->first_page = pd_frame_task_new (show_page, self);
  self->page = g_strdup (is_page (page) ? page : "services");
  g_object_notify_by_pspec (object, properties[PROP_PAGE]);
  if (pd_load_get_state (pd_desk_get_opening (self->desk)) == PD_LOAD_READY)
    show_page (self);
}

static void
pd_window_dispose (GObject *object)
{
  PdWindow *self = PD_WINDOW (object);

  g_clear_pointer (&self->first_page, pd_frame_task_free);
  g_clear_object (&self->hold_back_toast);
  g_clear_object (&self->sidebar_switch);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_WINDOW);
  g_clear_object (&self->panel_signals);
  g_clear_object (&self->panel);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pd_window_parent_class)->dispose (object);
}

static void
pd_window_finalize (GObject *object)
{
  g_free (PD_WINDOW (object)->page);

  G_OBJECT_CLASS (pd_window_parent_class)->finalize (object);
}

static void
pd_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdWindow *self = PD_WINDOW (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, self->width);
      break;
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_HAS_PANELS:
      g_value_set_boolean (value, has_panels (self));
      break;
    case PROP_PAGE_TITLE:
      g_value_set_string (value, get_page_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_window_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdWindow *self = PD_WINDOW (object);

  switch (property_id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      self->width = g_value_get_enum (value);
      pd_sidebar_switch_set_narrow (self->sidebar_switch, self->width >= PD_WIDTH_NARROW);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *klass)
{
  pd_window_pages_install (klass);
  gtk_widget_class_install_action (klass, "win.show-panel", "x", show_panel_action);
  gtk_widget_class_install_action (klass, "win.show-order", "x", show_order_action);
  pd_window_dialogs_install (klass);
  pd_window_refresh_install (klass);
  gtk_widget_class_install_action (klass, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  /* Not a key of the application, which would take it from the text that is being written. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_install_action (klass, "win.toggle-sidebar", NULL, toggle_sidebar_action);
}

static void
ensure_types (void)
{
  g_type_ensure (PD_TYPE_CLOSED_PAGE);
  g_type_ensure (PD_TYPE_SENDING_BAR);
  g_type_ensure (PD_TYPE_SIDEBAR);
  g_type_ensure (PD_TYPE_WELCOME_PAGE);
}

static void
pd_window_class_init (PdWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pd_window_constructed;
  object_class->dispose = pd_window_dispose;
  object_class->finalize = pd_window_finalize;
  object_class->get_property = pd_window_get_property;
  object_class->set_property = pd_window_set_property;
  widget_class->map = pd_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = pd_window_close_request;

  properties[PROP_DESK] = g_param_spec_object (
      "desk", NULL, NULL, PD_TYPE_DESK, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH]
      = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, told);
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, told);
  properties[PROP_HAS_PANELS] = g_param_spec_boolean ("has-panels", NULL, NULL, FALSE, told);
  properties[PROP_PAGE_TITLE] = g_param_spec_string ("page-title", NULL, NULL, NULL, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/paneldesk/PanelDesk/pd-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PdWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, PdWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, PdWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, stage);
  pd_closures_bind (widget_class);
  install_actions (widget_class);
}

static void
pd_window_init (PdWindow *self)
{
  self->settings = g_settings_new (APP_ID);
  self->panel_signals = g_signal_group_new (PD_TYPE_PANEL);
  g_signal_group_connect_swapped (self->panel_signals, "notify::name", G_CALLBACK (panel_renamed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sidebar_switch = pd_sidebar_switch_new (self->split_view, self->settings);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/**
 * pd_window_new:
 * @application: the application
 * @desk: what the window shows
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
PdWindow *
pd_window_new (GtkApplication *application, PdDesk *desk)
{
  return g_object_new (PD_TYPE_WINDOW, "application", application, "desk", desk, NULL);
}

/**
 * pd_window_show_page:
 * @self: the window
 * @name: "services", "orders", "needs-a-look" or "refills"; anything else is ignored
 *
 * Shows a page, and in a narrow window leaves the sidebar for it.
 */
void
pd_window_show_page (PdWindow *self, const char *name)
{
  g_return_if_fail (PD_IS_WINDOW (self));

  if (!is_page (name))
    return;

  set_page (self, name);
  set_panel (self, NULL);
  show_content (self);
}

/**
 * pd_window_push:
 * @self: the window
 * @page: (transfer floating): a page that is left again
 *
 * Shows @page above the one that is shown now.
 */
void
pd_window_push (PdWindow *self, AdwNavigationPage *page)
{
  g_return_if_fail (PD_IS_WINDOW (self));

  show_content (self);
  adw_navigation_view_push (self->navigation, page);
}

/**
 * pd_window_get_desk:
 * @self: the window
 *
 * Returns: (transfer none): what it shows
 */
PdDesk *
pd_window_get_desk (PdWindow *self)
{
  g_return_val_if_fail (PD_IS_WINDOW (self), NULL);

  return self->desk;
}

/**
 * pd_window_activate_page_action:
 * @self: the window
 * @action: an action of the page that is shown; does nothing where the page has none
 * @parameter: (nullable): for the action
 *
 * Shows the page, in a narrow window in place of the sidebar, and has it do something. A page above it stays:
 * what was done there is not given up for it.
 */
void
pd_window_activate_page_action (PdWindow *self, const char *action, GVariant *parameter)
{
  g_return_if_fail (PD_IS_WINDOW (self));

  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->navigation), "pages") != 0)
    return;

  show_page (self);
  show_content (self);
  gtk_widget_activate_action_variant (get_visible_page (self), action, parameter);
}
