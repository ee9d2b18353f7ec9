/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-services-table.h"

#include <glib/gi18n.h>

#include "pd-category-heading.h"
#include "pd-column-state.h"
#include "pd-column-title.h"
#include "pd-context-menu.h"
#include "pd-desk-enums.h"
#include "pd-found-services.h"
#include "pd-list-top.h"
#include "pd-services-cells.h"
#include "pd-steady-rows.h"
#include "pd-ui-enums.h"

/* Services as a table: its columns sort them, and a star marks a favourite. */

/* The currency beside the number; see PdMoneyLabel. */
#define END_OF_RATE 32

struct _PdServicesTable
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdServiceFilter *filter;
  PdWidth width;
  GSettings *settings;

  GtkColumnView *table;
  PdFoundServices *found;
  PdSteadyRows *steady_rows;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *favourite_column;
  GtkColumnViewColumn *id_column;
  GtkColumnViewColumn *panel_column;
  GtkColumnViewColumn *refill_column;
  GtkColumnViewColumn *cancel_column;
  GtkListItemFactory *heading_factory;
};

G_DEFINE_FINAL_TYPE (PdServicesTable, pd_services_table, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_FILTER,
  PROP_WIDTH,
  PROP_SELECTION,
  PROP_RESULTS,
  PROP_HEADER_FACTORY,
  PROP_SORT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* There is no table yet while the template is being built. */
static GtkColumnViewSorter *
get_sorter (PdServicesTable *self)
{
  return self->table != NULL ? GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table)) : NULL;
}

static gboolean
has_sections (PdServicesTable *self)
{
  return self->found != NULL && pd_found_services_get_sectioned (self->found);
}

static GtkColumnViewColumn *
get_sort_column (PdServicesTable *self)
{
  GtkColumnViewSorter *sorter = get_sorter (self);

  return sorter != NULL ? gtk_column_view_sorter_get_primary_sort_column (sorter) : NULL;
}

static void
append_key (GArray *keys, PdServiceSortBy by, gboolean downwards)
{
  PdServiceSortKey key = { by, downwards };

  g_array_append_val (keys, key);
}

/* Sections belong to the catalogue's own order: a column that sorts switches them off.
 * Returns: (transfer full): what the services are sorted by, the column that was chosen last first */
static GArray *
create_keys (PdServicesTable *self)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (PD_TYPE_SERVICE_SORT_BY);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (PdServiceSortKey));
  GtkColumnViewSorter *columns = get_sorter (self);

  for (guint i = 0; i < gtk_column_view_sorter_get_n_sort_columns (columns); i++)
    {
      GtkSortType direction;
      GtkColumnViewColumn *column = gtk_column_view_sorter_get_nth_sort_column (columns, i, &direction);
      GEnumValue *by = g_enum_get_value_by_nick (names, gtk_column_view_column_get_id (column));

      g_return_val_if_fail (by != NULL, keys); /* see PdServiceSortBy */
      append_key (keys, (PdServiceSortBy) by->value, direction == GTK_SORT_DESCENDING);
    }
  if (keys->len == 0)
    append_key (keys, PD_SERVICE_SORT_BY_CATEGORY, FALSE);

  return keys;
}

/* See pd_services_table_create_sort_action() */
static char *
dup_sort (PdServicesTable *self)
{
  GtkColumnViewColumn *column = get_sort_column (self);
  gboolean downwards;

  if (column == NULL)
    return g_strdup ("");

  downwards = gtk_column_view_sorter_get_primary_sort_order (get_sorter (self)) == GTK_SORT_DESCENDING;

  return g_strconcat (downwards ? "-" : "", gtk_column_view_column_get_id (column), NULL);
}

static void
set_sort (PdServicesTable *self, const char *id)
{
  gtk_column_view_sort_by_column (self->table, pd_column_state_find (self->table, id), GTK_SORT_ASCENDING);
}

/* What matters least is shown where there is room, and a panel's name only where there are several. What a
 * user hid does not come back. */
static void
update_columns (PdServicesTable *self)
{
  gboolean several = self->desk != NULL && g_list_model_get_n_items (pd_desk_get_panels (self->desk)) > 1;
  gboolean small = self->width >= PD_WIDTH_SMALL;

  pd_column_state_squeeze (self->panel_column, !several || self->width >= PD_WIDTH_MEDIUM);
  pd_column_state_squeeze (self->id_column, small);
  pd_column_state_squeeze (self->refill_column, small);
  pd_column_state_squeeze (self->cancel_column, small);
}

/* Callbacks */

static void
activate_cb (PdServicesTable *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

static void
sorter_changed_cb (PdServicesTable *self)
{
  g_autoptr (GArray) keys = create_keys (self);

  pd_found_services_set_keys (self->found, keys);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

static void
sectioned_cb (PdServicesTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER_FACTORY]);
}

/* Overrides */

static void
set_desk (PdServicesTable *self, PdDesk *desk)
{
  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  g_signal_connect_object (pd_desk_get_panels (desk), "items-changed", G_CALLBACK (update_columns), self,
                           G_CONNECT_SWAPPED);
  update_columns (self);
}

static void
pd_services_table_dispose (GObject *object)
{
  PdServicesTable *self = PD_SERVICES_TABLE (object);

  if (self->table != NULL)
    pd_column_state_save (self->table, self->settings, "services");
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SERVICES_TABLE);
  g_clear_object (&self->filter);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_object (&self->heading_factory);

  G_OBJECT_CLASS (pd_services_table_parent_class)->dispose (object);
}

static void
pd_services_table_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdServicesTable *self = PD_SERVICES_TABLE (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_FILTER:
      g_value_set_object (value, self->filter);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, self->width);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_RESULTS:
      g_value_set_object (value, self->found);
      break;
    case PROP_HEADER_FACTORY:
      g_value_set_object (value, has_sections (self) ? self->heading_factory : NULL);
      break;
    case PROP_SORT:
      g_value_take_string (value, dup_sort (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_services_table_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdServicesTable *self = PD_SERVICES_TABLE (object);

  switch (property_id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_FILTER:
      g_set_object (&self->filter, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      self->width = g_value_get_enum (value);
      update_columns (self);
      break;
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      return;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-services-table.ui");
  gtk_widget_class_bind_template_child (klass, PdServicesTable, table);
  gtk_widget_class_bind_template_child (klass, PdServicesTable, found);
  gtk_widget_class_bind_template_child (klass, PdServicesTable, steady_rows);
  gtk_widget_class_bind_template_child (klass, PdServicesTable, selection);
  gtk_widget_class_bind_template_child (klass, PdServicesTable, favourite_column);
  gtk_widget_class_bind_template_child (klass, PdServicesTable, id_column);
  gtk_widget_class_bind_template_child (klass, PdServicesTable, panel_column);
  gtk_widget_class_bind_template_child (klass, PdServicesTable, refill_column);
  gtk_widget_class_bind_template_child (klass, PdServicesTable, cancel_column);
  gtk_widget_class_bind_template_callback (klass, activate_cb);
}

static void
pd_services_table_class_init (PdServicesTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_services_table_dispose;
  object_class->get_property = pd_services_table_get_property;
  object_class->set_property = pd_services_table_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_FILTER] = g_param_spec_object ("filter", NULL, NULL, PD_TYPE_SERVICE_FILTER, flags);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, GTK_TYPE_SINGLE_SELECTION,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* All that was found; the selection may not have all rows yet. */
  properties[PROP_RESULTS] = g_param_spec_object ("results", NULL, NULL, PD_TYPE_FOUND_SERVICES,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEADER_FACTORY]
      = g_param_spec_object ("header-factory", NULL, NULL, GTK_TYPE_LIST_ITEM_FACTORY,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (PD_TYPE_FOUND_SERVICES);
  g_type_ensure (PD_TYPE_STEADY_ROWS);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pd_services_table_init (PdServicesTable *self)
{
  GtkScrolledWindow *window;

  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  window = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));

  self->heading_factory = pd_category_heading_factory_new (self->found);
  pd_services_cells_fill (self->table, self->favourite_column, self);
  pd_steady_rows_attach (self->steady_rows, self->selection, window);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found, "notify::sectioned", G_CALLBACK (sectioned_cb), self,
                           G_CONNECT_SWAPPED);
  pd_list_top_attach (window);
  pd_column_title_align_end (self->table, "rate", END_OF_RATE);
  pd_column_title_align_end (self->table, "limits", 0);
  pd_column_title_fit (self->table);
  pd_column_state_restore (self->table, self->settings, "services");
  sorter_changed_cb (self);
}

/**
 * pd_services_table_set_context_menu:
 * @self: a table
 * @menu: for the row that is clicked with the secondary button
 */
void
pd_services_table_set_context_menu (PdServicesTable *self, GMenuModel *menu)
{
  g_return_if_fail (PD_IS_SERVICES_TABLE (self));

  pd_context_menu_attach (GTK_WIDGET (self->table), menu);
}

/**
 * pd_services_table_create_columns_menu:
 * @self: a table
 * @actions: gets an action for each column that can be hidden
 *
 * Returns: (transfer full): a menu to show and hide columns
 */
GMenuModel *
pd_services_table_create_columns_menu (PdServicesTable *self, GActionMap *actions)
{
  g_return_val_if_fail (PD_IS_SERVICES_TABLE (self), NULL);

  return pd_column_state_create_menu (self->table, actions);
}

/**
 * pd_services_table_create_sort_action:
 * @self: a table
 *
 * Returns: (transfer full): the action "sort". Its state is the id of the column that sorts the table, with a
 *   "-" in front when it does so downwards; it is empty when the services are in sections by category.
 */
GAction *
pd_services_table_create_sort_action (PdServicesTable *self)
{
  g_return_val_if_fail (PD_IS_SERVICES_TABLE (self), NULL);

  return G_ACTION (g_property_action_new ("sort", self, "sort"));
}
