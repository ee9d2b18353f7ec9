/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-waiting.h"

/* See the header. The time runs while the widget is mapped. */

#define SECONDS_BEFORE_SPINNER 3

struct _PdWaiting
{
  AdwBin parent_instance;

  char *title;
  AdwStatusPage *page;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (PdWaiting, pd_waiting, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_spinner_cb (gpointer user_data)
{
  PdWaiting *self = user_data;

  self->timeout_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->page), TRUE);
  if (self->title != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), self->title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
pd_waiting_map (GtkWidget *widget)
{
  PdWaiting *self = PD_WAITING (widget);

  GTK_WIDGET_CLASS (pd_waiting_parent_class)->map (widget);
  self->timeout_id = g_timeout_add_seconds_once (SECONDS_BEFORE_SPINNER, show_spinner_cb, self);
}

static void
pd_waiting_unmap (GtkWidget *widget)
{
  PdWaiting *self = PD_WAITING (widget);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  GTK_WIDGET_CLASS (pd_waiting_parent_class)->unmap (widget);
}

static void
pd_waiting_finalize (GObject *object)
{
  PdWaiting *self = PD_WAITING (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_free (self->title);

  G_OBJECT_CLASS (pd_waiting_parent_class)->finalize (object);
}

static void
pd_waiting_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_TITLE)
    g_value_set_string (value, PD_WAITING (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_waiting_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdWaiting *self = PD_WAITING (object);

  if (property_id != PROP_TITLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  if (!g_set_str (&self->title, g_value_get_string (value)))
    return;
  adw_status_page_set_title (self->page, self->title);
  g_object_notify_by_pspec (object, pspec);
}

static void
pd_waiting_class_init (PdWaitingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pd_waiting_finalize;
  object_class->get_property = pd_waiting_get_property;
  object_class->set_property = pd_waiting_set_property;
  widget_class->map = pd_waiting_map;
  widget_class->unmap = pd_waiting_unmap;

  properties[PROP_TITLE] = g_param_spec_string (
      "title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_waiting_init (PdWaiting *self)
{
  GtkWidget *page = adw_status_page_new ();
  GdkPaintable *spinner = GDK_PAINTABLE (adw_spinner_paintable_new (page));

  self->page = ADW_STATUS_PAGE (page);
  adw_status_page_set_paintable (self->page, spinner);
  g_object_unref (spinner);
  gtk_widget_set_visible (page, FALSE);
  adw_bin_set_child (ADW_BIN (self), page);
}
