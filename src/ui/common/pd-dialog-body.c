/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-dialog-body.h"

/* See the header. A dialog measures its content once, at the width that it would like to have, and so does a
 * scrolled window; as a sheet in a narrow window, where lines break earlier, it would be too low. */

struct _PdDialogBody
{
  AdwBin parent_instance;

  int width;
  int height;
};

G_DEFINE_FINAL_TYPE (PdDialogBody, pd_dialog_body, ADW_TYPE_BIN)

enum
{
  PROP_BODY_WIDTH = 1,
  PROP_BODY_HEIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Layout */

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (PdDialogBody *self, int width)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  int height;

  if (self->height > 0)
    return self->height;

  if (GTK_IS_SCROLLED_WINDOW (child))
    child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (child));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width < 0 ? self->width : width, NULL, &height, NULL,
                      NULL);

  return height;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  PdDialogBody *self = PD_DIALOG_BODY (widget);

  gtk_widget_measure (adw_bin_get_child (ADW_BIN (self)), orientation, for_size, minimum, NULL, NULL, NULL);
  *natural = MAX (*minimum,
                  orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : measure_height (self, for_size));
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

/* Overrides */

static void
pd_dialog_body_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdDialogBody *self = PD_DIALOG_BODY (object);

  if (property_id == PROP_BODY_WIDTH)
    g_value_set_int (value, self->width);
  else if (property_id == PROP_BODY_HEIGHT)
    g_value_set_int (value, self->height);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_dialog_body_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdDialogBody *self = PD_DIALOG_BODY (object);

  if (property_id == PROP_BODY_WIDTH)
    self->width = g_value_get_int (value);
  else if (property_id == PROP_BODY_HEIGHT)
    self->height = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_dialog_body_class_init (PdDialogBodyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pd_dialog_body_get_property;
  object_class->set_property = pd_dialog_body_set_property;

  properties[PROP_BODY_WIDTH] = g_param_spec_int ("body-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_BODY_HEIGHT] = g_param_spec_int ("body-height", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_dialog_body_init (PdDialogBody *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
}
