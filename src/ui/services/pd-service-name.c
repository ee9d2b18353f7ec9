/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-name.h"

#include "pd-cell.h"

/* See the header. Few services have a tag: most rows do without its widget. */

struct _PdServiceName
{
  GtkBox parent_instance;

  GtkWidget *name;
  GtkWidget *tag; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PdServiceName, pd_service_name, GTK_TYPE_BOX)

enum
{
  PROP_NAME = 1,
  PROP_TAG,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_tag (void)
{
  GtkWidget *tag = pd_cell_new ();

  g_object_set (tag, "asks-width", TRUE, NULL);
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);

  return tag;
}

/* A tag stands right behind the name, which then takes no more room than it needs. */
static void
set_tag (PdServiceName *self, const char *tag)
{
  gboolean is_set = tag != NULL && *tag != '\0';

  if (is_set && self->tag == NULL)
    {
      self->tag = create_tag ();
      gtk_box_append (GTK_BOX (self), self->tag);
    }
  if (self->tag != NULL)
    {
      pd_cell_set_text (PD_CELL (self->tag), tag);
      gtk_widget_set_visible (self->tag, is_set);
    }
  g_object_set (self->name, "asks-width", is_set, "hexpand", !is_set, NULL);
}

static void
pd_service_name_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdServiceName *self = PD_SERVICE_NAME (object);

  if (property_id == PROP_NAME)
    pd_cell_set_text (PD_CELL (self->name), g_value_get_string (value));
  else if (property_id == PROP_TAG)
    set_tag (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_service_name_class_init (PdServiceNameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pd_service_name_set_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_service_name_init (PdServiceName *self)
{
  self->name = pd_cell_new ();
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_box_append (GTK_BOX (self), self->name);
}
