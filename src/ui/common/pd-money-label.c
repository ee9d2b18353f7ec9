/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-money-label.h"

#include <glib/gi18n.h>

#include "pd-cell.h"
#include "pd-draw.h"

/* See the header. Its two parts have their places: nothing has to be measured to put them there, as it stands
 * in every row of long lists. */

#define SPACING 6
#define CURRENCY_CHARS 4

struct _PdMoneyLabel
{
  GtkWidget parent_instance;

  GtkWidget *amount;
  GtkWidget *currency;
  char *text;
  gboolean estimated;
};

G_DEFINE_FINAL_TYPE (PdMoneyLabel, pd_money_label, GTK_TYPE_WIDGET)

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
  pd_cell_set_text (PD_CELL (self->amount), expected != NULL     ? expected
                                            : self->text != NULL ? self->text
                                                                 : "");
}

static void
set_estimated (PdMoneyLabel *self, gboolean estimated)
{
  self->estimated = estimated;
  if (estimated)
    gtk_widget_add_css_class (self->amount, "dimmed");
  else
    gtk_widget_remove_css_class (self->amount, "dimmed");
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
      g_value_set_string (value, pd_cell_get_text (PD_CELL (self->currency)));
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
      pd_cell_set_text (PD_CELL (self->currency), g_value_get_string (value));
      break;
    case PROP_ESTIMATED:
      set_estimated (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_money_label_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int currency_width = pd_draw_get_chars_width (widget, CURRENCY_CHARS) + SPACING;

  gtk_widget_measure (PD_MONEY_LABEL (widget)->amount, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  *minimum += currency_width;
  *natural += currency_width;
}

static void
pd_money_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PdMoneyLabel *self = PD_MONEY_LABEL (widget);
  int currency_width = MIN (pd_draw_get_chars_width (widget, CURRENCY_CHARS), width);
  int amount_width = MAX (width - currency_width - SPACING, 0);
  gboolean leftwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (
      self->amount, &(GtkAllocation) { leftwards ? width - amount_width : 0, 0, amount_width, height }, -1);
  gtk_widget_size_allocate (
      self->currency, &(GtkAllocation) { leftwards ? 0 : width - currency_width, 0, currency_width, height },
      -1);
}

static void
pd_money_label_dispose (GObject *object)
{
  PdMoneyLabel *self = PD_MONEY_LABEL (object);

  g_clear_pointer (&self->amount, gtk_widget_unparent);
  g_clear_pointer (&self->currency, gtk_widget_unparent);

  G_OBJECT_CLASS (pd_money_label_parent_class)->dispose (object);
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_money_label_dispose;
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

  widget_class->measure = pd_money_label_measure;
  widget_class->size_allocate = pd_money_label_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "money");
}

static void
pd_money_label_init (PdMoneyLabel *self)
{
  self->amount = pd_cell_new ();
  g_object_set (self->amount, "numeric", TRUE, "xalign", 1.0f, "asks-width", TRUE, "has-tooltip", FALSE,
                NULL);
  gtk_widget_set_parent (self->amount, GTK_WIDGET (self));

  self->currency = pd_cell_new ();
  gtk_widget_set_has_tooltip (self->currency, FALSE);
  gtk_widget_add_css_class (self->currency, "caption");
  gtk_widget_add_css_class (self->currency, "dimmed");
  gtk_widget_set_parent (self->currency, GTK_WIDGET (self));
}
