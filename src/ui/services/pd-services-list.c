/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-services-list.h"

#include <glib/gi18n.h>

#include "pd-cell-factory.h"
#include "pd-context-menu.h"
#include "pd-list-top.h"
#include "pd-service-row.h"
#include "pd-text-line.h"

/* Services as rows of two lines. */

struct _PdServicesList
{
  AdwBin parent_instance;

  GtkSelectionModel *model;
  GtkListItemFactory *header_factory;

  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (PdServicesList, pd_services_list, ADW_TYPE_BIN)

enum
{
  PROP_MODEL = 1,
  PROP_HEADER_FACTORY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows */

static char *
describe_refill (PdService *service)
{
  g_autofree char *term = NULL;

  if (pd_service_get_info (service)->refill != PD_FLAG_YES)
    return NULL;

  g_object_get (service, "refill-text", &term, NULL);
  if (term == NULL || *term == '\0')
    return g_strdup (_ ("Refill"));

  /* Translators: %s is a span of time, "30 days" */
  return g_strdup_printf (_ ("Refill %s"), term);
}

static void
show_row (gpointer row, gpointer service)
{
  g_autofree char *limits = NULL;
  g_autofree char *line = NULL;
  g_autofree char *refill = describe_refill (service);

  g_object_get (service, "limits", &limits, NULL);
  line = pd_text_line_join (pd_panel_get_name (pd_service_get_panel (service)), limits, NULL);
  pd_service_row_show (row, service, line, refill);
}

static const PdCellRecipe recipe
    = { .create = pd_service_row_new, .show = show_row, .name = pd_service_row_name };

/* Callbacks */

static void
activate_cb (PdServicesList *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

/* Overrides */

static void
pd_services_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_SERVICES_LIST);
  g_clear_object (&PD_SERVICES_LIST (object)->model);
  g_clear_object (&PD_SERVICES_LIST (object)->header_factory);

  G_OBJECT_CLASS (pd_services_list_parent_class)->dispose (object);
}

static void
pd_services_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_MODEL)
    g_value_set_object (value, PD_SERVICES_LIST (object)->model);
  else if (property_id == PROP_HEADER_FACTORY)
    g_value_set_object (value, PD_SERVICES_LIST (object)->header_factory);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_services_list_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdServicesList *self = PD_SERVICES_LIST (object);
  gboolean changed = FALSE;

  if (property_id == PROP_MODEL)
    changed = g_set_object (&self->model, g_value_get_object (value));
  else if (property_id == PROP_HEADER_FACTORY)
    changed = g_set_object (&self->header_factory, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
pd_services_list_class_init (PdServicesListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_services_list_dispose;
  object_class->get_property = pd_services_list_get_property;
  object_class->set_property = pd_services_list_set_property;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, GTK_TYPE_SELECTION_MODEL, flags);
  properties[PROP_HEADER_FACTORY]
      = g_param_spec_object ("header-factory", NULL, NULL, GTK_TYPE_LIST_ITEM_FACTORY, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-services-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PdServicesList, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
pd_services_list_init (PdServicesList *self)
{
  g_autoptr (GtkListItemFactory) factory = pd_cell_factory_new (&recipe, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
  pd_list_top_attach (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))));
}

/**
 * pd_services_list_set_context_menu:
 * @self: a list
 * @menu: for the row that is clicked with the secondary button
 */
void
pd_services_list_set_context_menu (PdServicesList *self, GMenuModel *menu)
{
  g_return_if_fail (PD_IS_SERVICES_LIST (self));

  pd_context_menu_attach (GTK_WIDGET (self->list), menu);
}
