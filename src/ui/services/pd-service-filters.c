/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-filters.h"

#include <glib/gi18n.h>

/* See the header. The choices follow the panels and the services; what is chosen lives in the filter, so that
 * it stays when the choices are made anew. What is gone is not chosen any more. */

struct _PdServiceFilters
{
  GtkBox parent_instance;

  PdDesk *desk;
  PdServiceFilter *filter;
  guint idle_id;
  gboolean updating;
  GBindingGroup *bindings;

  GtkDropDown *panels;
  GtkDropDown *categories;
  GtkDropDown *types;
  GtkToggleButton *favourites;
  GtkToggleButton *with_refill;
  GtkToggleButton *with_cancel;
};

G_DEFINE_FINAL_TYPE (PdServiceFilters, pd_service_filters, GTK_TYPE_BOX)

enum
{
  PROP_DESK = 1,
  PROP_FILTER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GListModel *
sort_texts (GStrv texts)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkSorter *sorter = GTK_SORTER (gtk_string_sorter_new (text));

  return G_LIST_MODEL (
      gtk_sort_list_model_new (G_LIST_MODEL (gtk_string_list_new ((const char *const *) texts)), sorter));
}

/* While a catalogue is being read, what is chosen may be in it. */
static gboolean
knows_all (PdServiceFilters *self)
{
  GListModel *panels = pd_desk_get_panels (self->desk);

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);
      PdLoadState state = pd_load_get_state (pd_panel_get_catalogue_load (panel));

      if (state == PD_LOAD_LOADING || state == PD_LOAD_EMPTY)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_choices (GtkDropDown *drop_down, GtkStringList *list)
{
  GtkStringList *shown = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  guint n_texts = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (shown == NULL || g_list_model_get_n_items (G_LIST_MODEL (shown)) != n_texts)
    return FALSE;

  for (guint i = 0; i < n_texts; i++)
    if (!g_str_equal (gtk_string_list_get_string (list, i), gtk_string_list_get_string (shown, i)))
      return FALSE;

  return TRUE;
}

/* Fills a drop-down with "all" and the texts, and selects what the filter has.
 *
 * Returns: whether it is among them */
static gboolean
set_choices (GtkDropDown *drop_down, const char *all, GListModel *texts, const char *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const[]) { all, NULL });
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (texts); i++)
    {
      g_autoptr (GtkStringObject) text = g_list_model_get_item (texts, i);

      gtk_string_list_append (list, gtk_string_object_get_string (text));
      if (g_strcmp0 (gtk_string_object_get_string (text), chosen) == 0)
        selected = i + 1;
    }

  /* It makes rows for all of them. */
  if (!has_choices (drop_down, list))
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, selected);

  return selected > 0;
}

static void
update_panels (PdServiceFilters *self)
{
  GListModel *panels = pd_desk_get_panels (self->desk);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (PdPanel) chosen = NULL;

  g_object_get (self->filter, "panel", &chosen, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      gtk_string_list_append (names, pd_panel_get_name (panel));
    }

  if (chosen != NULL && pd_panel_get_removed (chosen))
    g_object_set (self->filter, "panel", NULL, NULL);
  set_choices (self->panels, _ ("All Panels"), G_LIST_MODEL (names),
               chosen != NULL ? pd_panel_get_name (chosen) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->panels), g_list_model_get_n_items (panels) > 1);
}

static void
update_texts (PdServiceFilters *self)
{
  PdServiceList *services = pd_desk_get_services (self->desk);
  g_auto (GStrv) known_categories = pd_service_list_list_categories (services);
  g_auto (GStrv) known_types = pd_service_list_list_types (services);
  g_autoptr (GListModel) categories = sort_texts (known_categories);
  g_autoptr (GListModel) types = sort_texts (known_types);
  g_autofree char *category = NULL;
  g_autofree char *type = NULL;

  g_object_get (self->filter, "category", &category, "type", &type, NULL);
  if (!set_choices (self->categories, _ ("All Categories"), categories, category) && knows_all (self))
    g_object_set (self->filter, "category", NULL, NULL);
  if (!set_choices (self->types, _ ("All Types"), types, type) && knows_all (self))
    g_object_set (self->filter, "type", NULL, NULL);
}

static void
update (PdServiceFilters *self)
{
  if (self->desk == NULL || self->filter == NULL)
    return;

  self->updating = TRUE;
  update_panels (self);
  update_texts (self);
  self->updating = FALSE;
}

static void
update_idle_cb (gpointer user_data)
{
  PdServiceFilters *self = user_data;

  self->idle_id = 0;
  update (self);
}

/* Several panels refresh at once: the choices are made anew once, when there is time. */
static void
changed_cb (PdServiceFilters *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_once (update_idle_cb, self);
}

static void
panels_changed_cb (PdServiceFilters *self, guint position, guint removed, guint added, GListModel *panels)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      g_signal_connect_object (pd_panel_get_catalogue_load (panel), "notify::state", G_CALLBACK (changed_cb),
                               self, G_CONNECT_SWAPPED);
    }

  changed_cb (self);
}

static void
panel_selected_cb (PdServiceFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->panels);
  g_autoptr (PdPanel) panel = NULL;

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected > 0)
    panel = g_list_model_get_item (pd_desk_get_panels (self->desk), selected - 1);
  g_object_set (self->filter, "panel", panel, NULL);
}

static void
set_chosen_text (PdServiceFilters *self, GtkDropDown *drop_down, const char *property)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  if (!self->updating && item != NULL)
    g_object_set (self->filter, property, selected > 0 ? gtk_string_object_get_string (item) : NULL, NULL);
}

static void
category_selected_cb (PdServiceFilters *self)
{
  set_chosen_text (self, self->categories, "category");
}

static void
type_selected_cb (PdServiceFilters *self)
{
  set_chosen_text (self, self->types, "type");
}

static void
set_desk (PdServiceFilters *self, PdDesk *desk)
{
  GListModel *panels;

  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  panels = pd_desk_get_panels (desk);
  g_signal_connect_object (panels, "items-changed", G_CALLBACK (panels_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_services (desk), "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  panels_changed_cb (self, 0, 0, g_list_model_get_n_items (panels), panels);
}

static void
set_filter (PdServiceFilters *self, PdServiceFilter *filter)
{
  if (!g_set_object (&self->filter, filter))
    return;

  g_binding_group_set_source (self->bindings, filter);
  if (filter != NULL)
    {
      g_signal_connect_object (filter, "notify::panel", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (filter, "notify::category", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (filter, "notify::type", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
pd_service_filters_dispose (GObject *object)
{
  PdServiceFilters *self = PD_SERVICE_FILTERS (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SERVICE_FILTERS);
  g_clear_object (&self->bindings);
  g_clear_object (&self->filter);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_service_filters_parent_class)->dispose (object);
}

static void
pd_service_filters_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdServiceFilters *self = PD_SERVICE_FILTERS (object);

  if (property_id == PROP_DESK)
    g_value_set_object (value, self->desk);
  else if (property_id == PROP_FILTER)
    g_value_set_object (value, self->filter);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_service_filters_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdServiceFilters *self = PD_SERVICE_FILTERS (object);

  if (property_id == PROP_DESK)
    set_desk (self, g_value_get_object (value));
  else if (property_id == PROP_FILTER)
    set_filter (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_service_filters_class_init (PdServiceFiltersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_service_filters_dispose;
  object_class->get_property = pd_service_filters_get_property;
  object_class->set_property = pd_service_filters_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_FILTER] = g_param_spec_object ("filter", NULL, NULL, PD_TYPE_SERVICE_FILTER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-service-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, PdServiceFilters, panels);
  gtk_widget_class_bind_template_child (widget_class, PdServiceFilters, categories);
  gtk_widget_class_bind_template_child (widget_class, PdServiceFilters, types);
  gtk_widget_class_bind_template_child (widget_class, PdServiceFilters, favourites);
  gtk_widget_class_bind_template_child (widget_class, PdServiceFilters, with_refill);
  gtk_widget_class_bind_template_child (widget_class, PdServiceFilters, with_cancel);
  gtk_widget_class_bind_template_callback (widget_class, panel_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, category_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_selected_cb);
}

static void
pd_service_filters_init (PdServiceFilters *self)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "favourites", self->favourites, "active", flags);
  g_binding_group_bind (self->bindings, "with-refill", self->with_refill, "active", flags);
  g_binding_group_bind (self->bindings, "with-cancel", self->with_cancel, "active", flags);
}
