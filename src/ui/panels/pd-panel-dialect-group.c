/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-dialect-group.h"

#include <glib/gi18n.h>

/* See the header. The closures put one setting of the dialect each into words. */

struct _PdPanelDialectGroup
{
  AdwBin parent_instance;

  PdDialect *dialect;
};

G_DEFINE_FINAL_TYPE (PdPanelDialectGroup, pd_panel_dialect_group, ADW_TYPE_BIN)

enum
{
  PROP_DIALECT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
states_text (gpointer object, guint most_ids)
{
  if (most_ids <= 1)
    return g_strdup (_ ("Asked for one order at a time"));

  return g_strdup_printf (
      ngettext ("Asked for %u order at a time", "Asked for %u orders at a time", most_ids), most_ids);
}

static char *
refill_text (gpointer object, gboolean batch, gboolean followed, guint most_ids)
{
  const char *what = followed ? _ ("Gives a number that can be followed") : _ ("Is only confirmed");

  if (batch && most_ids > 1)
    return g_strdup (what);

  /* Translators: %s is a sentence without its full stop: "Is only confirmed" */
  return g_strdup_printf (_ ("%s; asked for one order at a time"), what);
}

static char *
cancel_text (gpointer object, gboolean batch, guint most_ids)
{
  if (!batch || most_ids <= 1)
    return g_strdup (_ ("One order at a time"));

  return g_strdup_printf (ngettext ("Up to %u order at once", "Up to %u orders at once", most_ids), most_ids);
}

static char *
link_text (gpointer object, const char *parameter)
{
  /* Translators: %s is a word of the API, "link" or "url" */
  return g_strdup_printf (_ ("Sent as “%s”"), parameter != NULL ? parameter : "link");
}

static char *
repeat_text (gpointer object, PdIdempotency idempotency)
{
  switch (idempotency)
    {
    case PD_IDEMPOTENCY_REQUEST_ID:
      return g_strdup (_ ("Is recognised by its number, and made once"));
    case PD_IDEMPOTENCY_WINDOW:
      return g_strdup (_ ("Within two minutes it is made once"));
    case PD_IDEMPOTENCY_NONE:
    default:
      return g_strdup (_ ("Is made twice, so nothing is sent again by itself"));
    }
}

static char *
price_text (gpointer object, gboolean per_one)
{
  return g_strdup (per_one ? _ ("Printed for one, shown here for 1,000") : _ ("Printed for 1,000"));
}

static void
pd_panel_dialect_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_PANEL_DIALECT_GROUP);
  g_clear_object (&PD_PANEL_DIALECT_GROUP (object)->dialect);

  G_OBJECT_CLASS (pd_panel_dialect_group_parent_class)->dispose (object);
}

static void
pd_panel_dialect_group_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_DIALECT)
    g_value_set_object (value, PD_PANEL_DIALECT_GROUP (object)->dialect);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_panel_dialect_group_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  if (property_id != PROP_DIALECT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  if (g_set_object (&PD_PANEL_DIALECT_GROUP (object)->dialect, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
pd_panel_dialect_group_class_init (PdPanelDialectGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_panel_dialect_group_dispose;
  object_class->get_property = pd_panel_dialect_group_get_property;
  object_class->set_property = pd_panel_dialect_group_set_property;

  properties[PROP_DIALECT]
      = g_param_spec_object ("dialect", NULL, NULL, PD_TYPE_DIALECT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-panel-dialect-group.ui");
  gtk_widget_class_bind_template_callback (widget_class, states_text);
  gtk_widget_class_bind_template_callback (widget_class, refill_text);
  gtk_widget_class_bind_template_callback (widget_class, cancel_text);
  gtk_widget_class_bind_template_callback (widget_class, link_text);
  gtk_widget_class_bind_template_callback (widget_class, repeat_text);
  gtk_widget_class_bind_template_callback (widget_class, price_text);
}

static void
pd_panel_dialect_group_init (PdPanelDialectGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
