/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-closed-page.h"

#include <glib/gi18n.h>

/* What is shown when the data folder cannot be opened: the reason, where it is, and another try. Nothing was
 * changed and nothing is lost. */

struct _PdClosedPage
{
  AdwBin parent_instance;

  PdDesk *desk;
};

G_DEFINE_FINAL_TYPE (PdClosedPage, pd_closed_page, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* AdwStatusPage reads its description as markup. */
static char *
escaped (gpointer object, const char *text)
{
  return g_markup_escape_text (text != NULL ? text : "", -1);
}

static char *
folder_text (gpointer object, const char *folder)
{
  if (folder == NULL)
    return NULL;

  /* Translators: %s is the path of a folder */
  return g_strdup_printf (_ ("Nothing was changed. The data is in %s"), folder);
}

static void
pd_closed_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_CLOSED_PAGE);
  g_clear_object (&PD_CLOSED_PAGE (object)->desk);

  G_OBJECT_CLASS (pd_closed_page_parent_class)->dispose (object);
}

static void
pd_closed_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_DESK)
    g_value_set_object (value, PD_CLOSED_PAGE (object)->desk);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_closed_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id != PROP_DESK)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (g_set_object (&PD_CLOSED_PAGE (object)->desk, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
pd_closed_page_class_init (PdClosedPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_closed_page_dispose;
  object_class->get_property = pd_closed_page_get_property;
  object_class->set_property = pd_closed_page_set_property;

  properties[PROP_DESK] = g_param_spec_object (
      "desk", NULL, NULL, PD_TYPE_DESK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-closed-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, escaped);
  gtk_widget_class_bind_template_callback (widget_class, folder_text);
}

static void
pd_closed_page_init (PdClosedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
