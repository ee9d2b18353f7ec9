/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-progress-view.h"

#include <glib/gi18n.h>

#include "pd-closures.h"

/* See the header. It says that it stops as soon as that is asked for, since what is under way takes its time
 * to end. */

struct _PdProgressView
{
  AdwBin parent_instance;

  char *title;
  PdProgress *progress;
};

G_DEFINE_FINAL_TYPE (PdProgressView, pd_progress_view, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_PROGRESS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Closures of the template */

static float
fraction (gpointer object, guint n_done, guint n_all)
{
  return n_all > 0 ? (float) n_done / n_all : 0;
}

static char *
count_text (gpointer object, guint n_done, guint n_all)
{
  if (n_all == 0)
    return NULL;

  /* Translators: how many orders are done, and how many there are to do */
  return g_strdup_printf (ngettext ("%'u of %'u order", "%'u of %'u orders", n_all), n_done, n_all);
}

static char *
stop_label (gpointer object, gboolean stopped)
{
  return g_strdup (stopped ? _ ("Stopping…") : _ ("Stop"));
}

static void
stop_clicked_cb (PdProgressView *self)
{
  if (self->progress != NULL)
    pd_progress_stop (self->progress);
}

static void
pd_progress_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_PROGRESS_VIEW);
  g_clear_object (&PD_PROGRESS_VIEW (object)->progress);

  G_OBJECT_CLASS (pd_progress_view_parent_class)->dispose (object);
}

static void
pd_progress_view_finalize (GObject *object)
{
  g_free (PD_PROGRESS_VIEW (object)->title);

  G_OBJECT_CLASS (pd_progress_view_parent_class)->finalize (object);
}

static void
pd_progress_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdProgressView *self = PD_PROGRESS_VIEW (object);

  if (property_id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (property_id == PROP_PROGRESS)
    g_value_set_object (value, self->progress);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_progress_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdProgressView *self = PD_PROGRESS_VIEW (object);

  if (property_id == PROP_TITLE && g_set_str (&self->title, g_value_get_string (value)))
    g_object_notify_by_pspec (object, pspec);
  else if (property_id == PROP_PROGRESS && g_set_object (&self->progress, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
pd_progress_view_class_init (PdProgressViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_progress_view_dispose;
  object_class->finalize = pd_progress_view_finalize;
  object_class->get_property = pd_progress_view_get_property;
  object_class->set_property = pd_progress_view_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_PROGRESS] = g_param_spec_object ("progress", NULL, NULL, PD_TYPE_PROGRESS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-progress-view.ui");
  gtk_widget_class_bind_template_callback (widget_class, fraction);
  gtk_widget_class_bind_template_callback (widget_class, count_text);
  gtk_widget_class_bind_template_callback (widget_class, stop_label);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  pd_closures_bind (widget_class);
}

static void
pd_progress_view_init (PdProgressView *self)
{
  g_type_ensure (PD_TYPE_PROGRESS);
  gtk_widget_init_template (GTK_WIDGET (self));
}
