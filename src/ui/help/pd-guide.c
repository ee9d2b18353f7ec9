/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-guide.h"

/* The guide: a few pages about a first order, unknown orders, refills and money, in plain words. Opened at
 * its contents from the menu and by F1, and at a page by whatever that page explains. */

struct _PdGuide
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
};

G_DEFINE_FINAL_TYPE (PdGuide, pd_guide, ADW_TYPE_DIALOG)

static void
pd_guide_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_GUIDE);

  G_OBJECT_CLASS (pd_guide_parent_class)->dispose (object);
}

static void
pd_guide_class_init (PdGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_guide_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/paneldesk/PanelDesk/pd-guide.ui");
  gtk_widget_class_bind_template_child (widget_class, PdGuide, navigation);
}

static void
pd_guide_init (PdGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_guide_new:
 * @topic: the name of a page: "first-order", "unknown", "refills" or "money"; anything else for the contents
 *
 * Returns: (transfer floating): the guide, opened at @topic, with the contents one step back
 */
AdwDialog *
pd_guide_new (const char *topic)
{
  PdGuide *self = g_object_new (PD_TYPE_GUIDE, NULL);
  const char *tags[] = { "contents", topic };
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, topic);

  if (page != NULL && !g_str_equal (topic, "contents"))
    adw_navigation_view_replace_with_tags (self->navigation, tags, G_N_ELEMENTS (tags));

  return ADW_DIALOG (self);
}
