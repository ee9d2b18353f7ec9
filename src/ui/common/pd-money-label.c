/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-money-label.h"

#include <glib/gi18n.h>

/* See the header. Built in C, as it stands in every row of long lists and needs no template. */

struct _PdMoneyLabel
{
  GtkBox parent_instance;

  GtkLabel *amount;
  GtkLabel *currency;
  char *text;
  gboolean estimated;
};

G_DEFINE_FINAL_TYPE (PdMoneyLabel, pd_money_label, GTK_TYPE_BOX)

enum
{
  PROP_AMOUNT = 1,
  PROP_CURRENCY,
  PROP_ESTIMATED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What is only expected can be told from what is known without seeing that it is dimmed. */
static void
show_amount (PdMoneyLabel *self)
{
  g_autofree char *expected = NULL;

  if (self->estimated && self->text != NULL)
    /* Translators: an amount of money that is expected and not yet known */
    expected = g_strdup_printf (C_ ("expected amount", "≈ %s"), self->text);
  gtk_label_set_text (self->amount, expected != NULL ? expected : self->text != NULL ? self->text : "");
}

static void
set_estimated (PdMoneyLabel *self, gboolean estimated)
{
  self->estimated = estimated;
  if (estimated)
    gtk_widget_add_css_class (GTK_WIDGET (self->amount), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->amount), "dimmed");
  show_amount (self);
}

static void
pd_money_label_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdMoneyLabel *self = PD_MONEY_LABEL (object);

  switch (property_id)
    {
    case PROP_AMOUNT:
      g_value_set_string (value, self->text);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, gtk_label_get_text (self->currency));
      break;
    case PROP_ESTIMATED:
      g_value_set_boolean (value, self->estimated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_money_label_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdMoneyLabel *self = PD_MONEY_LABEL (object);

  switch (property_id)
    {
    case PROP_AMOUNT:
      if (g_set_str (&self->text, g_value_get_string (value)))
        show_amount (self);
      break;
    case PROP_CURRENCY:
      gtk_label_set_text (self->currency,
                          g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      break;
    case PROP_ESTIMATED:
      set_estimated (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_money_label_finalize (GObject *object)
{
  g_free (PD_MONEY_LABEL (object)->text);

  G_OBJECT_CLASS (pd_money_label_parent_class)->finalize (object);
}

static void
pd_money_label_class_init (PdMoneyLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pd_money_label_finalize;
  object_class->get_property = pd_money_label_get_property;
  object_class->set_property = pd_money_label_set_property;

  properties[PROP_AMOUNT]
      = g_param_spec_string ("amount", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENCY]
      = g_param_spec_string ("currency", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ESTIMATED]
      = g_param_spec_boolean ("estimated", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "money");
}

static void
pd_money_label_init (PdMoneyLabel *self)
{
  self->amount = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->amount), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->amount), TRUE);
  gtk_label_set_xalign (self->amount, 1);
  gtk_label_set_ellipsize (self->amount, PANGO_ELLIPSIZE_END);

  self->currency = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->currency), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->currency), "dimmed");
  gtk_label_set_width_chars (self->currency, 4);
  gtk_label_set_xalign (self->currency, 0);

  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->currency));
}
