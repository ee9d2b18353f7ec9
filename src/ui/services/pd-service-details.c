/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-details.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-dialog-body.h"
#include "pd-first-focus.h"
#include "pd-text.h"

/* All that a panel says of one service, to read and to copy. */

struct _PdServiceDetails
{
  AdwDialog parent_instance;

  PdService *service;

  GtkWidget *order_button;
};

G_DEFINE_FINAL_TYPE (PdServiceDetails, pd_service_details, ADW_TYPE_DIALOG)

enum
{
  PROP_SERVICE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
amount_text (gpointer object, const char *amount, const char *currency)
{
  return pd_text_isolate_amount (amount != NULL ? amount : "?", currency);
}

static char *
flag_text (gpointer object, int flag, const char *text)
{
  switch ((PdFlag) flag)
    {
    case PD_FLAG_YES:
      return g_strdup (text != NULL && *text != '\0' ? text : _ ("Yes"));
    case PD_FLAG_NO:
      return g_strdup (_ ("No"));
    case PD_FLAG_UNKNOWN:
    default:
      return g_strdup (_ ("The panel does not say"));
    }
}

/* The action is the window's: the dialog's parent outlives the dialog. */
static void
order_cb (PdServiceDetails *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (PdService) service = g_object_ref (self->service);

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (root, "win.order-service", "(xs)",
                              pd_panel_get_id (pd_service_get_panel (service)), pd_service_get_id (service));
}

static void
pd_service_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_SERVICE_DETAILS);
  g_clear_object (&PD_SERVICE_DETAILS (object)->service);

  G_OBJECT_CLASS (pd_service_details_parent_class)->dispose (object);
}

static void
pd_service_details_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_SERVICE)
    g_value_set_object (value, PD_SERVICE_DETAILS (object)->service);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_service_details_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_SERVICE)
    PD_SERVICE_DETAILS (object)->service = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_service_details_class_init (PdServiceDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_service_details_dispose;
  object_class->get_property = pd_service_details_get_property;
  object_class->set_property = pd_service_details_set_property;

  properties[PROP_SERVICE]
      = g_param_spec_object ("service", NULL, NULL, PD_TYPE_SERVICE,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_DIALOG_BODY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-service-details.ui");
  gtk_widget_class_bind_template_child (widget_class, PdServiceDetails, order_button);
  gtk_widget_class_bind_template_callback (widget_class, amount_text);
  gtk_widget_class_bind_template_callback (widget_class, flag_text);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  pd_closures_bind (widget_class);
}

static void
pd_service_details_init (PdServiceDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->order_button);
  pd_first_focus_keep (ADW_DIALOG (self));
}

/**
 * pd_service_details_new:
 * @service: what is shown
 *
 * Returns: (transfer floating): a new dialog
 */
PdServiceDetails *
pd_service_details_new (PdService *service)
{
  return g_object_new (PD_TYPE_SERVICE_DETAILS, "service", service, NULL);
}
