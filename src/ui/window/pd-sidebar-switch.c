/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-sidebar-switch.h"

/* Whether the sidebar stands beside the page. A narrow window has no room for both and shows one of them; a
 * wide one shows the page alone to whoever hides the sidebar, which is remembered, until they go back to it.
 * The window owns it. */

struct _PdSidebarSwitch
{
  GObject parent_instance;

  AdwNavigationSplitView *split_view;
  GSettings *settings;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PdSidebarSwitch, pd_sidebar_switch, G_TYPE_OBJECT)

static gboolean
is_sidebar_visible (PdSidebarSwitch *self)
{
  return !adw_navigation_split_view_get_collapsed (self->split_view)
         || !adw_navigation_split_view_get_show_content (self->split_view);
}

static void
set_wanted (PdSidebarSwitch *self, gboolean wanted)
{
  g_settings_set_boolean (self->settings, "show-sidebar", wanted);
}

/* A wide window that becomes narrow goes on with the page. */
static void
update (PdSidebarSwitch *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "show-sidebar");

  adw_navigation_split_view_set_collapsed (self->split_view, self->narrow || !wanted);
  if (!self->narrow)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* In a wide window nobody sees the sidebar alone: who goes back to it has it beside the page. */
static void
went_back_cb (gpointer data)
{
  g_autoptr (PdSidebarSwitch) self = data;

  if (self->split_view != NULL && !self->narrow
      && !adw_navigation_split_view_get_show_content (self->split_view))
    set_wanted (self, TRUE);
}

/* The view is still about to go back, and must not be taken apart under way. */
static void
show_content_changed_cb (PdSidebarSwitch *self)
{
  if (!self->narrow && !adw_navigation_split_view_get_show_content (self->split_view))
    g_idle_add_once (went_back_cb, g_object_ref (self));
}

/* The focus goes to what came, and stays where it is when that is still in sight. */
static void
move_focus (PdSidebarSwitch *self)
{
  AdwNavigationPage *page = is_sidebar_visible (self)
                                ? adw_navigation_split_view_get_sidebar (self->split_view)
                                : adw_navigation_split_view_get_content (self->split_view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
pd_sidebar_switch_dispose (GObject *object)
{
  PdSidebarSwitch *self = PD_SIDEBAR_SWITCH (object);

  g_clear_object (&self->split_view);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pd_sidebar_switch_parent_class)->dispose (object);
}

static void
pd_sidebar_switch_class_init (PdSidebarSwitchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pd_sidebar_switch_dispose;
}

static void
pd_sidebar_switch_init (PdSidebarSwitch *self)
{
}

/**
 * pd_sidebar_switch_new:
 * @split_view: of a wide window
 * @settings: the program's, for "show-sidebar"
 *
 * Returns: (transfer full): a new switch, which shows or hides the sidebar as it was the last time
 */
PdSidebarSwitch *
pd_sidebar_switch_new (AdwNavigationSplitView *split_view, GSettings *settings)
{
  PdSidebarSwitch *self = g_object_new (PD_TYPE_SIDEBAR_SWITCH, NULL);

  self->split_view = g_object_ref (split_view);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (split_view, "notify::show-content", G_CALLBACK (show_content_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::show-sidebar", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/**
 * pd_sidebar_switch_set_narrow:
 * @self: the switch
 * @narrow: whether the window has room for the sidebar or the page only
 */
void
pd_sidebar_switch_set_narrow (PdSidebarSwitch *self, gboolean narrow)
{
  g_return_if_fail (PD_IS_SIDEBAR_SWITCH (self));

  self->narrow = narrow;
  if (!narrow && !adw_navigation_split_view_get_show_content (self->split_view))
    set_wanted (self, TRUE);
  update (self);
}

/**
 * pd_sidebar_switch_toggle:
 * @self: the switch
 *
 * Hides the sidebar where it is in sight, and shows it where it is not.
 */
void
pd_sidebar_switch_toggle (PdSidebarSwitch *self)
{
  gboolean visible;

  g_return_if_fail (PD_IS_SIDEBAR_SWITCH (self));

  visible = is_sidebar_visible (self);
  if (self->narrow)
    adw_navigation_split_view_set_show_content (self->split_view, visible);
  else
    set_wanted (self, !visible);
  move_focus (self);
}
