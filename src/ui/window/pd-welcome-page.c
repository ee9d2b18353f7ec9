/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-welcome-page.h"

/* What is shown before the first panel exists. Its buttons activate actions of the window and the
 * application. */

struct _PdWelcomePage
{
  AdwBin parent_instance;

  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (PdWelcomePage, pd_welcome_page, ADW_TYPE_BIN)

static gboolean
pd_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PD_WELCOME_PAGE (widget)->add_button);
}

static void
pd_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pd_welcome_page_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
}

static void
pd_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (pd_welcome_page_parent_class)->dispose (object);
}

static void
pd_welcome_page_class_init (PdWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_welcome_page_dispose;
  widget_class->grab_focus = pd_welcome_page_grab_focus;
  widget_class->map = pd_welcome_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PdWelcomePage, add_button);
}

static void
pd_welcome_page_init (PdWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
