/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-list-row.h"

#include "pd-closures.h"

/* See the header. */

struct _PdListRow
{
  AdwPreferencesRow parent_instance;

  char *hint;
  char *summary;

  GtkWidget *view;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (PdListRow, pd_list_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_TEXT = 1,
  PROP_HINT,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
dup_text (PdListRow *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
changed_cb (PdListRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static gboolean
pd_list_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PD_LIST_ROW (widget)->view);
}

static void
pd_list_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_LIST_ROW);

  G_OBJECT_CLASS (pd_list_row_parent_class)->dispose (object);
}

static void
pd_list_row_finalize (GObject *object)
{
  PdListRow *self = PD_LIST_ROW (object);

  g_free (self->hint);
  g_free (self->summary);

  G_OBJECT_CLASS (pd_list_row_parent_class)->finalize (object);
}

static void
pd_list_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdListRow *self = PD_LIST_ROW (object);

  switch (property_id)
    {
    case PROP_TEXT:
      g_value_take_string (value, dup_text (self));
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_list_row_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdListRow *self = PD_LIST_ROW (object);
  const char *text = g_value_get_string (value);

  switch (property_id)
    {
    case PROP_TEXT:
      gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
      break;
    case PROP_HINT:
      if (g_set_str (&self->hint, text))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SUMMARY:
      if (g_set_str (&self->summary, text))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_list_row_class_init (PdListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_list_row_dispose;
  object_class->finalize = pd_list_row_finalize;
  object_class->get_property = pd_list_row_get_property;
  object_class->set_property = pd_list_row_set_property;
  widget_class->grab_focus = pd_list_row_grab_focus;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/paneldesk/PanelDesk/pd-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PdListRow, view);
  gtk_widget_class_bind_template_child (widget_class, PdListRow, buffer);
  pd_closures_bind (widget_class);
}

static void
pd_list_row_init (PdListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * pd_list_row_new:
 * @title: what is listed
 * @hint: (nullable): what to type
 *
 * Returns: (transfer floating): a new row
 */
PdListRow *
pd_list_row_new (const char *title, const char *hint)
{
  PdListRow *self = g_object_new (PD_TYPE_LIST_ROW, "title", title, "hint", hint, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return self;
}
