/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-services-page.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-search-announcer.h"
#include "pd-explain.h"
#include "pd-found-services.h"
#include "pd-row-slot.h"
#include "pd-service-details.h"
#include "pd-service-filter.h"
#include "pd-service-filter-settings.h"
#include "pd-service-filters.h"
#include "pd-services-list.h"
#include "pd-services-table.h"
#include "pd-waiting.h"
#include "pd-ui-enums.h"

/* The services of all panels: found by typing, narrowed down by filters, ordered by Enter. The table and the
 * narrow list show the same model. */

struct _PdServicesPage
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdWidth width;
  PdServiceFilter *filter;
  char *problem;
  GSettings *settings;

  GtkEditable *search_entry;
  GtkEditable *narrow_search_entry;
  GMenu *view_menu;
  GtkStack *stack;
  PdServicesTable *table;
  PdServicesList *list;
  PdFoundServices *results;      /* the table's */
  GtkSingleSelection *selection; /* the table's */
  GMenuModel *service_menu;
};

G_DEFINE_FINAL_TYPE (PdServicesPage, pd_services_page, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_WIDTH,
  PROP_FILTER,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static PdService *
get_selected (PdServicesPage *self)
{
  return pd_row_slot_unwrap (gtk_single_selection_get_selected_item (self->selection));
}

/* What is wrong with the panels that have no catalogue, if anything: the first sentence will do. */
static char *
dup_problem (PdServicesPage *self, gboolean *loading)
{
  GListModel *panels = pd_desk_get_panels (self->desk);
  char *problem = NULL;

  *loading = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);
      PdLoad *load = pd_panel_get_catalogue_load (panel);

      if (pd_load_get_state (load) == PD_LOAD_LOADING || pd_load_get_state (load) == PD_LOAD_EMPTY)
        *loading = TRUE;
      else if (pd_load_get_state (load) == PD_LOAD_FAILED && problem == NULL)
        problem = pd_panel_get_problem (panel) != NULL ? g_strdup (pd_panel_get_problem (panel))
                                                       : pd_explain_error (pd_load_get_error (load));
    }

  return problem;
}

static gboolean
shows_rows (PdServicesPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  return g_str_equal (name, "table") || g_str_equal (name, "list");
}

static void
update_stack (PdServicesPage *self)
{
  g_autofree char *problem = NULL;
  const char *name = "table";
  gboolean loading;

  if (self->desk == NULL)
    return;

  problem = dup_problem (self, &loading);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    name = self->width >= PD_WIDTH_TINY ? "list" : "table";
  else if (pd_found_services_get_sorting (self->results) && !shows_rows (self))
    name = gtk_stack_get_visible_child_name (self->stack);
  else if (g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_services (self->desk))) > 0)
    name = "no-results";
  else if (loading)
    name = "loading";
  else
    name = problem != NULL ? "error" : "empty";

  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  /* A list makes 200 rows and keeps them up to date, seen or not. */
  g_object_set (self->list, "model", g_str_equal (name, "list") ? self->selection : NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
update_actions (PdServicesPage *self)
{
  gboolean selected = get_selected (self) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "services.order", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "services.details", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "services.copy-id", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "services.toggle-favourite", selected);
}

static void
order (PdServicesPage *self, PdService *service)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.order-service", "(xs)",
                              pd_panel_get_id (pd_service_get_panel (service)), pd_service_get_id (service));
}

/* Closures of the template */

static char *
count_text (gpointer object, guint n_services)
{
  if (n_services == 0)
    return g_strdup (_ ("No services"));

  return g_strdup_printf (ngettext ("%'u service", "%'u services", n_services), n_services);
}

static char *
filters_label (gpointer object, guint n_active)
{
  if (n_active == 0)
    return g_strdup (_ ("Filters"));

  /* Translators: %u is how many filters are on */
  return g_strdup_printf (_ ("Filters (%u)"), n_active);
}

static char *
escaped (gpointer object, const char *text)
{
  return g_markup_escape_text (text != NULL ? text : "", -1);
}

/* The count is not used: it makes the sentence anew whenever the rows change. */
static char *
no_results_text (gpointer object, PdServiceFilter *filter, guint n_services)
{
  g_autofree char *text = filter != NULL ? pd_service_filter_describe (filter) : NULL;

  return escaped (object, text);
}

/* Callbacks */

static void
activate_cb (PdServicesPage *self, guint position)
{
  g_autoptr (PdRowSlot) slot = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  PdService *service = pd_row_slot_unwrap (slot);

  if (service != NULL)
    order (self, service);
}

static void
stop_search_cb (PdServicesPage *self)
{
  g_object_set (self->filter, "search", "", NULL);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
opened_cb (PdServicesPage *self)
{
  if (pd_load_get_state (pd_desk_get_opening (self->desk)) == PD_LOAD_READY)
    pd_service_filter_settings_bind (self->filter, self->settings, self->desk);
}

static void
panel_added (PdServicesPage *self, PdPanel *panel)
{
  g_signal_connect_object (pd_panel_get_catalogue_load (panel), "notify::state", G_CALLBACK (update_stack),
                           self, G_CONNECT_SWAPPED);
}

static void
panels_changed_cb (PdServicesPage *self, guint position, guint removed, guint added, GListModel *panels)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      panel_added (self, panel);
    }

  update_stack (self);
}

/* Actions */

static void
order_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdService *service = get_selected (PD_SERVICES_PAGE (widget));

  if (service != NULL)
    order (PD_SERVICES_PAGE (widget), service);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdService *service = get_selected (PD_SERVICES_PAGE (widget));

  if (service != NULL)
    adw_dialog_present (ADW_DIALOG (pd_service_details_new (service)), widget);
}

static void
copy_id_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdService *service = get_selected (PD_SERVICES_PAGE (widget));

  if (service == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), pd_service_get_id (service));
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Service ID copied"));
}

static void
toggle_favourite_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdServicesPage *self = PD_SERVICES_PAGE (widget);
  PdService *service = get_selected (self);

  if (service != NULL)
    pd_desk_set_favourite (self->desk, service, !pd_service_get_favourite (service));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdServicesPage *self = PD_SERVICES_PAGE (widget);

  gtk_widget_grab_focus (
      GTK_WIDGET (self->width >= PD_WIDTH_TINY ? self->narrow_search_entry : self->search_entry));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pd_service_filter_clear (PD_SERVICES_PAGE (widget)->filter);
  search_action (widget, name, NULL);
}

static void
search_for_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PdServicesPage *self = PD_SERVICES_PAGE (widget);

  /* All that is found is meant, whatever was filtered before. */
  pd_service_filter_clear (self->filter);
  g_object_set (self->filter, "search", g_variant_get_string (parameter, NULL), NULL);
  search_action (widget, name, NULL);
}

/* Overrides */

static void
set_desk (PdServicesPage *self, PdDesk *desk)
{
  GListModel *panels;

  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  panels = pd_desk_get_panels (desk);
  g_signal_connect_object (panels, "items-changed", G_CALLBACK (panels_changed_cb), self, G_CONNECT_SWAPPED);
  panels_changed_cb (self, 0, 0, g_list_model_get_n_items (panels), panels);
  g_signal_connect_object (pd_desk_get_opening (desk), "notify::state", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED);
  opened_cb (self);
  update_stack (self);
}

static void
pd_services_page_dispose (GObject *object)
{
  PdServicesPage *self = PD_SERVICES_PAGE (object);

  /* The actions hold the table. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_SERVICES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->results);
  g_clear_object (&self->filter);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pd_services_page_parent_class)->dispose (object);
}

static void
pd_services_page_finalize (GObject *object)
{
  g_free (PD_SERVICES_PAGE (object)->problem);

  G_OBJECT_CLASS (pd_services_page_parent_class)->finalize (object);
}

static void
pd_services_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdServicesPage *self = PD_SERVICES_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, self->width);
      break;
    case PROP_FILTER:
      g_value_set_object (value, self->filter);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_services_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdServicesPage *self = PD_SERVICES_PAGE (object);

  switch (property_id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      self->width = g_value_get_enum (value);
      update_stack (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, PdServicesPage, search_entry);
  gtk_widget_class_bind_template_child (klass, PdServicesPage, narrow_search_entry);
  gtk_widget_class_bind_template_child (klass, PdServicesPage, view_menu);
  gtk_widget_class_bind_template_child (klass, PdServicesPage, stack);
  gtk_widget_class_bind_template_child (klass, PdServicesPage, table);
  gtk_widget_class_bind_template_child (klass, PdServicesPage, list);
  gtk_widget_class_bind_template_child (klass, PdServicesPage, service_menu);
}

static void
bind_callbacks (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, count_text);
  gtk_widget_class_bind_template_callback (klass, filters_label);
  gtk_widget_class_bind_template_callback (klass, escaped);
  gtk_widget_class_bind_template_callback (klass, no_results_text);
  gtk_widget_class_bind_template_callback (klass, activate_cb);
  gtk_widget_class_bind_template_callback (klass, stop_search_cb);
  pd_closures_bind (klass);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "services.order", NULL, order_action);
  gtk_widget_class_install_action (klass, "services.details", NULL, details_action);
  gtk_widget_class_install_action (klass, "services.copy-id", NULL, copy_id_action);
  gtk_widget_class_install_action (klass, "services.toggle-favourite", NULL, toggle_favourite_action);
  gtk_widget_class_install_action (klass, "services.clear", NULL, clear_action);
  gtk_widget_class_install_action (klass, "page.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "page.search-for", "s", search_for_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_ALT_MASK, "services.details", NULL);
}

static void
pd_services_page_class_init (PdServicesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_services_page_dispose;
  object_class->finalize = pd_services_page_finalize;
  object_class->get_property = pd_services_page_get_property;
  object_class->set_property = pd_services_page_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  properties[PROP_FILTER] = g_param_spec_object ("filter", NULL, NULL, PD_TYPE_SERVICE_FILTER,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM]
      = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_FOUND_SERVICES);
  g_type_ensure (PD_TYPE_SERVICE_FILTERS);
  g_type_ensure (PD_TYPE_SERVICES_LIST);
  g_type_ensure (PD_TYPE_SERVICES_TABLE);
  g_type_ensure (PD_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-services-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  install_actions (widget_class);
}

static void
set_view_menu (PdServicesPage *self)
{
  g_autoptr (GSimpleActionGroup) columns = g_simple_action_group_new ();
  g_autoptr (GSimpleActionGroup) view = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = pd_services_table_create_columns_menu (self->table, G_ACTION_MAP (columns));
  g_autoptr (GAction) sort = pd_services_table_create_sort_action (self->table);

  g_action_map_add_action (G_ACTION_MAP (view), sort);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (view));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (columns));
  g_menu_append_section (self->view_menu, _ ("Columns"), menu);
}

static void
pd_services_page_init (PdServicesPage *self)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  self->filter = pd_service_filter_new ();
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_bind_property (self->filter, "search", self->search_entry, "text", flags);
  g_object_bind_property (self->filter, "search", self->narrow_search_entry, "text", flags);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), GTK_WIDGET (self));
  pd_services_table_set_context_menu (self->table, self->service_menu);
  pd_services_list_set_context_menu (self->list, self->service_menu);

  g_object_get (self->table, "selection", &self->selection, NULL);
  g_object_get (self->table, "results", &self->results, NULL);
  pd_search_announcer_attach (self->search_entry, G_LIST_MODEL (self->results));
  pd_search_announcer_attach (self->narrow_search_entry, G_LIST_MODEL (self->results));
  /* After the list, whose model must not be taken away before it knows what has changed. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->results, "notify::sorting", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  set_view_menu (self);
  update_actions (self);
}
