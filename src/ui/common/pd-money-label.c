/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-money-label.h"

#include <glib/gi18n.h>

#include "pd-draw.h"

/* See the header. It draws both by itself, and each has its place: it stands in every row of long lists. */

#define SPACING 6
#define CURRENCY_CHARS 4

struct _PdMoneyLabel
{
  GtkWidget parent_instance;

  char *amount;
  char *currency;
  gboolean estimated;
  gboolean asks_width;
  char *shown; /* (nullable): the amount as it is drawn */
};

G_DEFINE_FINAL_TYPE (PdMoneyLabel, pd_money_label, GTK_TYPE_WIDGET)

enum
{
  PROP_AMOUNT = 1,
  PROP_CURRENCY,
  PROP_ESTIMATED,
  PROP_ASKS_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What is only expected can be told from what is known without seeing that it is dimmed. */
static char *
create_shown (PdMoneyLabel *self)
{
  if (self->estimated && self->amount != NULL)
    /* Translators: an amount of money that is expected and not yet known */
    return g_strdup_printf (C_ ("expected amount", "≈ %s"), self->amount);

  return g_strdup (self->amount);
}

static char *
create_words (PdMoneyLabel *self)
{
  gboolean has_currency = self->currency != NULL && *self->currency != '\0';

  if (self->shown == NULL || !has_currency)
    return g_strdup (self->shown != NULL ? self->shown : "");

  /* Translators: an amount and its currency */
  return g_strdup_printf (C_ ("money", "%s %s"), self->shown, self->currency);
}

static void
tell (PdMoneyLabel *self)
{
  g_autofree char *words = create_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
update (PdMoneyLabel *self)
{
  g_free (self->shown);
  self->shown = create_shown (self);
  tell (self);
  if (self->asks_width)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
set_flag (gboolean *member, gboolean value)
{
  gboolean changed = *member != value;

  *member = value;

  return changed;
}

/* Overrides */

static PdDrawFlags
get_amount_flags (PdMoneyLabel *self)
{
  return PD_DRAW_NUMERIC | (self->estimated ? PD_DRAW_DIMMED : 0);
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
  PdMoneyLabel *self = PD_MONEY_LABEL (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = pd_draw_get_line_height (widget);
      return;
    }

  *minimum = *natural = pd_draw_get_chars_width (widget, CURRENCY_CHARS) + SPACING;
  if (self->asks_width)
    *natural += pd_draw_measure_text (widget, self->shown, get_amount_flags (self));
}

static void
pd_money_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PdMoneyLabel *self = PD_MONEY_LABEL (widget);
  int width = gtk_widget_get_width (widget);
  int currency_width = MIN (pd_draw_get_chars_width (widget, CURRENCY_CHARS), width);
  int amount_width = MAX (width - currency_width - SPACING, 0);
  gboolean leftwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  pd_draw_text (widget, snapshot, self->shown, get_amount_flags (self), leftwards ? width - amount_width : 0,
                amount_width, 1);
  pd_draw_text (widget, snapshot, self->currency, PD_DRAW_SMALL | PD_DRAW_DIMMED,
                leftwards ? 0 : width - currency_width, currency_width, 0);
}

/* A column may be too narrow for it. */
static gboolean
pd_money_label_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *words = create_words (PD_MONEY_LABEL (widget));

  gtk_tooltip_set_text (tooltip, words);

  return *words != '\0';
}

static void
pd_money_label_finalize (GObject *object)
{
  PdMoneyLabel *self = PD_MONEY_LABEL (object);

  g_free (self->amount);
  g_free (self->currency);
  g_free (self->shown);

  G_OBJECT_CLASS (pd_money_label_parent_class)->finalize (object);
}

static void
pd_money_label_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdMoneyLabel *self = PD_MONEY_LABEL (object);

  switch (property_id)
    {
    case PROP_AMOUNT:
      g_value_set_string (value, self->amount);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->currency);
      break;
    case PROP_ESTIMATED:
      g_value_set_boolean (value, self->estimated);
      break;
    case PROP_ASKS_WIDTH:
      g_value_set_boolean (value, self->asks_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_money_label_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdMoneyLabel *self = PD_MONEY_LABEL (object);
  gboolean changed = FALSE;

  switch (property_id)
    {
    case PROP_AMOUNT:
      changed = g_set_str (&self->amount, g_value_get_string (value));
      break;
    case PROP_CURRENCY:
      changed = g_set_str (&self->currency, g_value_get_string (value));
      break;
    case PROP_ESTIMATED:
      changed = set_flag (&self->estimated, g_value_get_boolean (value));
      break;
    case PROP_ASKS_WIDTH:
      changed = set_flag (&self->asks_width, g_value_get_boolean (value));
      if (changed)
        gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }

  if (!changed)
    return;

  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
pd_money_label_class_init (PdMoneyLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = pd_money_label_finalize;
  object_class->get_property = pd_money_label_get_property;
  object_class->set_property = pd_money_label_set_property;
  widget_class->measure = pd_money_label_measure;
  widget_class->snapshot = pd_money_label_snapshot;
  widget_class->css_changed = pd_draw_css_changed;
  widget_class->query_tooltip = pd_money_label_query_tooltip;

  properties[PROP_AMOUNT] = g_param_spec_string ("amount", NULL, NULL, NULL, flags);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, flags);
  properties[PROP_ESTIMATED] = g_param_spec_boolean ("estimated", NULL, NULL, FALSE, flags);
  properties[PROP_ASKS_WIDTH] = g_param_spec_boolean ("asks-width", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pd_money_label_init (PdMoneyLabel *self)
{
  self->asks_width = TRUE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
