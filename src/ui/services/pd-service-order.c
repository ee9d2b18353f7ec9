/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-order.h"

#include "pd-ui-enums.h"

/* See the header. */

struct _PdServiceOrder
{
  GtkSorter parent_instance;

  PdServiceOrderBy by;
  GtkSortType direction;
};

G_DEFINE_FINAL_TYPE (PdServiceOrder, pd_service_order, GTK_TYPE_SORTER)

enum
{
  PROP_BY = 1,
  PROP_DIRECTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
compare_texts (const char *a, const char *b)
{
  return a == b ? 0 : g_strcmp0 (a, b);
}

static int
compare_numbers (guint64 a, guint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_rates (PdService *a, PdService *b)
{
  int result = compare_numbers (pd_service_get_currency_rank (a), pd_service_get_currency_rank (b));

  return result != 0 ? result : compare_numbers (pd_service_get_rate_rank (a), pd_service_get_rate_rank (b));
}

/* Ids are opaque, yet most are numbers: shorter ones first puts 99 before 100. */
static int
compare_ids (const char *a, const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);

  return length_a != length_b ? (length_a < length_b ? -1 : 1) : strcmp (a, b);
}

static int
compare (PdServiceOrderBy by, PdService *a, PdService *b)
{
  const PdServiceInfo *info_a = pd_service_get_info (a);
  const PdServiceInfo *info_b = pd_service_get_info (b);

  switch (by)
    {
    case PD_SERVICE_ORDER_CATEGORY:
      return compare_texts (info_a->category, info_b->category);
    case PD_SERVICE_ORDER_ID:
      return compare_ids (info_a->id, info_b->id);
    case PD_SERVICE_ORDER_NAME:
      return compare_texts (info_a->name, info_b->name);
    case PD_SERVICE_ORDER_PANEL:
      return compare_texts (pd_panel_get_name (pd_service_get_panel (a)),
                            pd_panel_get_name (pd_service_get_panel (b)));
    case PD_SERVICE_ORDER_RATE:
      return compare_rates (a, b);
    case PD_SERVICE_ORDER_LIMITS:
      return (info_a->min > info_b->min) - (info_a->min < info_b->min);
    default:
      return 0;
    }
}

static GtkOrdering
pd_service_order_compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  PdServiceOrder *self = PD_SERVICE_ORDER (sorter);
  int result = compare (self->by, a, b);

  return gtk_ordering_from_cmpfunc (self->direction == GTK_SORT_ASCENDING ? result : -result);
}

static GtkSorterOrder
pd_service_order_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
pd_service_order_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_BY)
    g_value_set_enum (value, (int) PD_SERVICE_ORDER (object)->by);
  else if (property_id == PROP_DIRECTION)
    g_value_set_enum (value, (int) PD_SERVICE_ORDER (object)->direction);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_service_order_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_BY)
    PD_SERVICE_ORDER (object)->by = g_value_get_enum (value);
  else if (property_id == PROP_DIRECTION)
    PD_SERVICE_ORDER (object)->direction = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_service_order_class_init (PdServiceOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  object_class->get_property = pd_service_order_get_property;
  object_class->set_property = pd_service_order_set_property;
  sorter_class->compare = pd_service_order_compare;
  sorter_class->get_order = pd_service_order_get_order;

  properties[PROP_BY]
      = g_param_spec_enum ("by", NULL, NULL, PD_TYPE_SERVICE_ORDER_BY, PD_SERVICE_ORDER_CATEGORY,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DIRECTION]
      = g_param_spec_enum ("direction", NULL, NULL, GTK_TYPE_SORT_TYPE, GTK_SORT_ASCENDING,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_service_order_init (PdServiceOrder *self)
{
}

/**
 * pd_service_order_new:
 * @by: what services are compared by
 *
 * Returns: (transfer full): a new sorter
 */
GtkSorter *
pd_service_order_new (PdServiceOrderBy by)
{
  return g_object_new (PD_TYPE_SERVICE_ORDER, "by", by, NULL);
}

/* Called for each of a hundred thousand services: without the general way to call a function. */
static void
marshal_rank (
    GClosure *closure, GValue *result, guint n_values, const GValue *values, gpointer hint, gpointer data)
{
  guint64 (*get_rank) (PdService *) = (guint64 (*) (PdService *)) ((GCClosure *) closure)->callback;

  g_value_set_uint64 (result, get_rank (g_value_get_object (values)));
}

static void
append_ranks (GtkMultiSorter *sorter, guint64 (*get_rank) (PdService *), GtkSortType direction)
{
  GtkNumericSorter *ranks = gtk_numeric_sorter_new (
      gtk_cclosure_expression_new (G_TYPE_UINT64, marshal_rank, 0, NULL, G_CALLBACK (get_rank), NULL, NULL));

  gtk_numeric_sorter_set_sort_order (ranks, direction);
  gtk_multi_sorter_append (sorter, GTK_SORTER (ranks));
}

/**
 * pd_service_order_create_sorter:
 * @self: the order of a column
 * @direction: upwards or downwards
 *
 * For a #GtkSortListModel. Rates, which are many and often the same, are compared by ranks that the model
 * keeps; it makes them anew when it gets another sorter.
 *
 * Returns: (transfer full): a new sorter
 */
GtkSorter *
pd_service_order_create_sorter (PdServiceOrder *self, GtkSortType direction)
{
  GtkMultiSorter *sorter;

  g_return_val_if_fail (PD_IS_SERVICE_ORDER (self), NULL);

  if (self->by != PD_SERVICE_ORDER_RATE)
    return g_object_new (PD_TYPE_SERVICE_ORDER, "by", self->by, "direction", direction, NULL);

  sorter = gtk_multi_sorter_new ();
  append_ranks (sorter, pd_service_get_currency_rank, direction);
  append_ranks (sorter, pd_service_get_rate_rank, direction);

  return GTK_SORTER (sorter);
}
