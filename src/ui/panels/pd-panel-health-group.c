/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-health-group.h"

#include "pd-panel-line.h"

/* See the header. What the lines say is made in pd-panel-line.c. */

struct _PdPanelHealthGroup
{
  AdwBin parent_instance;

  AdwActionRow *rows[PD_PANEL_N_TOPICS];
  GtkImage *images[PD_PANEL_N_TOPICS];
};

G_DEFINE_FINAL_TYPE (PdPanelHealthGroup, pd_panel_health_group, ADW_TYPE_BIN)

static const struct
{
  const char *row;
  const char *image;
} names[PD_PANEL_N_TOPICS] = {
  [PD_PANEL_TOPIC_CONNECTION] = { "connection_row", "connection_image" },
  [PD_PANEL_TOPIC_KEY] = { "key_row", "key_image" },
  [PD_PANEL_TOPIC_CATALOGUE] = { "catalogue_row", "catalogue_image" },
  [PD_PANEL_TOPIC_ORDERS] = { "orders_row", "orders_image" },
};

static void
pd_panel_health_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_PANEL_HEALTH_GROUP);

  G_OBJECT_CLASS (pd_panel_health_group_parent_class)->dispose (object);
}

static void
pd_panel_health_group_class_init (PdPanelHealthGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_panel_health_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-panel-health-group.ui");
  for (guint i = 0; i < PD_PANEL_N_TOPICS; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, names[i].row, FALSE,
                                                 G_STRUCT_OFFSET (PdPanelHealthGroup, rows[i]));
      gtk_widget_class_bind_template_child_full (widget_class, names[i].image, FALSE,
                                                 G_STRUCT_OFFSET (PdPanelHealthGroup, images[i]));
    }
}

static void
pd_panel_health_group_init (PdPanelHealthGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_panel_health_group_update:
 * @self: the group
 * @desk: has the keys, and knows the time
 * @panel: of which it tells
 *
 * Says how @panel is now.
 */
void
pd_panel_health_group_update (PdPanelHealthGroup *self, PdDesk *desk, PdPanel *panel)
{
  gint64 now = pd_clock_now (pd_desk_get_clock (desk));

  g_return_if_fail (PD_IS_PANEL_HEALTH_GROUP (self));

  for (guint i = 0; i < PD_PANEL_N_TOPICS; i++)
    {
      PdPanelLine line = pd_panel_line_make (i, panel, desk, now);
      const char *classes[] = { line.tint, NULL };

      gtk_image_set_from_icon_name (self->images[i], line.icon);
      gtk_widget_set_css_classes (GTK_WIDGET (self->images[i]), classes);
      adw_action_row_set_subtitle (self->rows[i], line.text);
      g_free (line.text);
    }
}
