/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-total-box.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-text.h"

/* What a mass order comes to at one panel: how many orders, and what part of the balance they take. */

struct _PdMassTotalBox
{
  GtkBox parent_instance;

  PdMassTotal *total;
};

G_DEFINE_FINAL_TYPE (PdMassTotalBox, pd_mass_total_box, GTK_TYPE_BOX)

enum
{
  PROP_TOTAL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
orders_text (gpointer object, guint n_orders)
{
  if (n_orders == 0)
    return g_strdup (_ ("left out"));

  return g_strdup_printf (ngettext ("%'u order", "%'u orders", n_orders), n_orders);
}

/* An amount of @total with its currency, from which no line break parts it. */
static char *
dup_amount (PdMassTotal *total, const char *property)
{
  g_autofree char *amount = NULL;
  g_autofree char *currency = NULL;

  g_object_get (total, property, &amount, "currency", &currency, NULL);

  return g_strjoin ("\u00a0", amount, currency, NULL);
}

static char *
describe_need (PdMassTotal *total)
{
  g_autofree char *balance = dup_amount (total, "balance-text");
  g_autofree char *needed = dup_amount (total, "needed-text");

  /* Translators: a balance, then what is needed, each with its currency */
  return g_strdup_printf (_ ("Has %s, needs %s"), balance, needed);
}

static gboolean
is_enough (PdMassTotal *total)
{
  gboolean enough;

  g_object_get (total, "enough", &enough, NULL);

  return enough;
}

static char *
sum_text (gpointer object, PdMassTotal *total)
{
  g_autofree char *cost = NULL;
  g_autofree char *balance = NULL;

  if (total == NULL)
    return NULL;
  if (!is_enough (total))
    return describe_need (total);

  g_object_get (total, "cost-text", &cost, NULL);
  balance = dup_amount (total, "balance-text");
  /* Translators: a cost, and the balance that it is paid from with its currency */
  return g_strdup_printf (_ ("%s of %s"), cost, balance);
}

/* As a part of a sentence, in which no bar tells what is what. */
static char *
describe_sum (PdMassTotal *total)
{
  g_autofree char *cost = NULL;
  g_autofree char *balance = NULL;

  if (!is_enough (total))
    return describe_need (total);

  cost = dup_amount (total, "cost-text");
  balance = dup_amount (total, "balance-text");
  /* Translators: a cost, and the balance that it is paid from, each with its currency */
  return g_strdup_printf (_ ("%s of a balance of %s"), cost, balance);
}

static char **
bar_classes (gpointer object, gboolean enough)
{
  static const char *const fine[] = { "horizontal", "thin", NULL };
  static const char *const short_of[] = { "horizontal", "thin", "warning", NULL };

  return g_strdupv ((char **) (enough ? fine : short_of));
}

static char **
sum_classes (gpointer object, gboolean enough)
{
  static const char *const fine[] = { "caption", "dimmed", "numeric", NULL };
  static const char *const short_of[] = { "caption", "warning", "numeric", NULL };

  return g_strdupv ((char **) (enough ? fine : short_of));
}

static void
pd_mass_total_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PD_TYPE_MASS_TOTAL_BOX);
  g_clear_object (&PD_MASS_TOTAL_BOX (object)->total);

  G_OBJECT_CLASS (pd_mass_total_box_parent_class)->dispose (object);
}

static void
pd_mass_total_box_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_TOTAL)
    g_value_set_object (value, PD_MASS_TOTAL_BOX (object)->total);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_mass_total_box_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_TOTAL)
    PD_MASS_TOTAL_BOX (object)->total = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_mass_total_box_class_init (PdMassTotalBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mass_total_box_dispose;
  object_class->get_property = pd_mass_total_box_get_property;
  object_class->set_property = pd_mass_total_box_set_property;

  properties[PROP_TOTAL]
      = g_param_spec_object ("total", NULL, NULL, PD_TYPE_MASS_TOTAL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-mass-total-box.ui");
  gtk_widget_class_bind_template_callback (widget_class, orders_text);
  gtk_widget_class_bind_template_callback (widget_class, sum_text);
  gtk_widget_class_bind_template_callback (widget_class, bar_classes);
  gtk_widget_class_bind_template_callback (widget_class, sum_classes);
  pd_closures_bind (widget_class);
}

static void
pd_mass_total_box_init (PdMassTotalBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
write_sentence (PdMassTotal *total)
{
  g_autofree char *name = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *orders = NULL;
  g_autofree char *sum = describe_sum (total);
  guint n_orders;

  g_object_get (total, "panel-name", &name, "n-orders", &n_orders, NULL);
  isolated = pd_text_isolate (name);
  orders = orders_text (NULL, n_orders);
  /* Translators: a panel, how many orders, and what they cost */
  return g_strdup_printf (_ ("%s: %s, %s"), isolated, orders, sum);
}

/* What it costs, and whether it has to wait. */
static void
add_total (GStrvBuilder *parts, PdMassTotal *total)
{
  g_autofree char *sentence = write_sentence (total);
  g_autofree char *wait = NULL;

  g_object_get (total, "wait", &wait, NULL);
  g_strv_builder_take (parts, g_strjoin ("\n", sentence, wait, NULL));
}

static void
add_left_out (GStrvBuilder *parts, PdMassOrder *mass)
{
  guint n_lines;

  g_object_get (mass, "n-problems", &n_lines, NULL);
  if (n_lines > 0)
    g_strv_builder_take (
        parts, g_strdup_printf (ngettext ("%'u line left out", "%'u lines left out", n_lines), n_lines));
}

static GtkWidget *
create_box_cb (gpointer item, gpointer user_data)
{
  return g_object_new (PD_TYPE_MASS_TOTAL_BOX, "total", item, NULL);
}

/**
 * pd_mass_total_box_fill:
 * @flow_box: where they are shown
 * @mass: what is ordered
 *
 * Shows a box for each panel, as they are at a time.
 */
void
pd_mass_total_box_fill (GtkFlowBox *flow_box, PdMassOrder *mass)
{
  gtk_flow_box_bind_model (flow_box, pd_mass_order_get_totals (mass), create_box_cb, NULL, NULL);
}

/**
 * pd_mass_totals_describe:
 * @mass: what is ordered
 *
 * Returns: (transfer full): a line for each panel, "Northwind Panel: 31 orders, 18.46 USD of a balance of
 * 42.85 USD", why orders will have to wait, and how many lines are left out, for the question before placing
 */
char *
pd_mass_totals_describe (PdMassOrder *mass)
{
  GListModel *totals = pd_mass_order_get_totals (mass);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (totals); i++)
    {
      g_autoptr (PdMassTotal) total = g_list_model_get_item (totals, i);

      add_total (parts, total);
    }
  add_left_out (parts, mass);
  list = g_strv_builder_end (parts);

  return g_strjoinv ("\n\n", list);
}
