/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-sidebar.h"

#include <glib/gi18n.h>

#include "pd-age-timer.h"
#include "pd-closures.h"
#include "pd-panel-row.h"
#include "pd-time.h"

/* The sidebar: the pages with their badges, the panels, and how old what is shown is. It follows the window's
 * page and panel and changes them through the window's actions only. */

struct _PdSidebar
{
  AdwBin parent_instance;

  PdDesk *desk;
  char *page;
  PdPanel *panel;
  gboolean collapsed;
  gint64 now;

  GtkListBox *pages;
  GtkListBox *panels;
  GtkWidget *orders_row;
  GtkWidget *needs_a_look_row;
};

G_DEFINE_FINAL_TYPE (PdSidebar, pd_sidebar, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_PAGE,
  PROP_PANEL,
  PROP_COLLAPSED,
  PROP_NOW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkListBoxRow *
find_page_row (PdSidebar *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->pages, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), self->page) == 0)
      return row;

  return NULL;
}

static GtkListBoxRow *
find_panel_row (PdSidebar *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->panels, i)) != NULL; i++)
    if (pd_panel_row_get_panel (PD_PANEL_ROW (row)) == self->panel)
      return row;

  return NULL;
}

/* Where the focus is among the rows, it goes with the selection. */
static void
select_row (GtkListBox *list, GtkListBoxRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_list_box_select_row (list, row);
  if (row != NULL && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* A narrow window shows the sidebar as a page of its own: there nothing is selected, rows lead away. */
static void
update_selection (PdSidebar *self)
{
  GtkSelectionMode mode = self->collapsed ? GTK_SELECTION_NONE : GTK_SELECTION_SINGLE;

  gtk_list_box_set_selection_mode (self->pages, mode);
  gtk_list_box_set_selection_mode (self->panels, mode);
  if (self->collapsed)
    return;

  select_row (self->pages, self->panel == NULL ? find_page_row (self) : NULL);
  select_row (self->panels, self->panel != NULL ? find_panel_row (self) : NULL);
}

static char *
updated_text (gpointer object, gint64 updated_at, gint64 now)
{
  g_autofree char *age = NULL;

  if (updated_at <= 0)
    return g_strdup ("");

  age = pd_time_format_age (updated_at, now);
  /* Translators: %s is an age like "2 minutes ago" */
  return g_strdup_printf (_ ("Updated %s"), age);
}

/* What a badge says, for those who do not see it. */
static void
describe (GtkWidget *row, guint count, const char *text)
{
  if (count > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
describe_orders (PdSidebar *self)
{
  g_autofree char *text = NULL;
  guint n_open;

  g_object_get (pd_desk_get_orders (self->desk), "n-open", &n_open, NULL);
  text = g_strdup_printf (ngettext ("%'u open order", "%'u open orders", n_open), n_open);
  describe (self->orders_row, n_open, text);
}

static void
describe_matters (PdSidebar *self)
{
  guint n_matters = g_list_model_get_n_items (pd_desk_get_matters (self->desk));
  g_autofree char *text
      = g_strdup_printf (ngettext ("%'u thing needs a look", "%'u things need a look", n_matters), n_matters);

  describe (self->needs_a_look_row, n_matters, text);
}

static GtkWidget *
create_panel_row_cb (gpointer item, gpointer user_data)
{
  return pd_panel_row_new (item);
}

static void
page_activated_cb (PdSidebar *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s",
                              gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
panel_activated_cb (PdSidebar *self, GtkListBoxRow *row)
{
  PdPanel *panel = pd_panel_row_get_panel (PD_PANEL_ROW (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panel", "x", pd_panel_get_id (panel));
}

static void
update_now (PdSidebar *self)
{
  self->now = pd_clock_now (pd_desk_get_clock (self->desk));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOW]);
}

static void
set_desk (PdSidebar *self, PdDesk *desk)
{
  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  gtk_list_box_bind_model (self->panels, pd_desk_get_panels (desk), create_panel_row_cb, NULL, NULL);
  g_signal_connect_object (desk, "notify::updated-at", G_CALLBACK (update_now), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_orders (desk), "notify::n-open", G_CALLBACK (describe_orders), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_matters (desk), "items-changed", G_CALLBACK (describe_matters), self,
                           G_CONNECT_SWAPPED);
  describe_orders (self);
  describe_matters (self);
  pd_age_timer_attach (GTK_WIDGET (self), pd_desk_get_clock (desk), G_CALLBACK (update_now));
}

static void
pd_sidebar_dispose (GObject *object)
{
  PdSidebar *self = PD_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SIDEBAR);
  g_clear_object (&self->panel);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_sidebar_parent_class)->dispose (object);
}

static void
pd_sidebar_finalize (GObject *object)
{
  g_free (PD_SIDEBAR (object)->page);

  G_OBJECT_CLASS (pd_sidebar_parent_class)->finalize (object);
}

static void
pd_sidebar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdSidebar *self = PD_SIDEBAR (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_NOW:
      g_value_set_int64 (value, self->now);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_sidebar_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdSidebar *self = PD_SIDEBAR (object);

  switch (property_id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_PAGE:
      g_set_str (&self->page, g_value_get_string (value));
      break;
    case PROP_PANEL:
      g_set_object (&self->panel, g_value_get_object (value));
      break;
    case PROP_COLLAPSED:
      self->collapsed = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  update_selection (self);
}

static void
pd_sidebar_class_init (PdSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_sidebar_dispose;
  object_class->finalize = pd_sidebar_finalize;
  object_class->get_property = pd_sidebar_get_property;
  object_class->set_property = pd_sidebar_set_property;

  properties[PROP_DESK]
      = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE]
      = g_param_spec_string ("page", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PANEL]
      = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLAPSED]
      = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NOW]
      = g_param_spec_int64 ("now", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/paneldesk/PanelDesk/pd-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PdSidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, PdSidebar, panels);
  gtk_widget_class_bind_template_child (widget_class, PdSidebar, orders_row);
  gtk_widget_class_bind_template_child (widget_class, PdSidebar, needs_a_look_row);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, updated_text);
  pd_closures_bind (widget_class);
}

static void
pd_sidebar_init (PdSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
