/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-order-private.h"

/* A mass order before it is placed: the rows that were read, and what they come to. How they are read and
 * checked is in pd-mass-order-check.c. Main thread. */

enum
{
  PROP_N_READY = 1,
  PROP_N_PROBLEMS,
  PROP_TOTALS,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdMassOrder,
                               pd_mass_order,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return PD_TYPE_MASS_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return PD_MASS_ORDER (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PdMassOrder *self = PD_MASS_ORDER (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
pd_mass_order_dispose (GObject *object)
{
  PdMassOrder *self = PD_MASS_ORDER (object);

  g_clear_handle_id (&self->slice_id, g_source_remove);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->keys);
  g_hash_table_remove_all (self->sums);
  g_clear_object (&self->panel);
  g_clear_object (&self->totals);
  g_clear_object (&self->orders);
  g_clear_object (&self->services);
  g_clear_object (&self->panels);

  G_OBJECT_CLASS (pd_mass_order_parent_class)->dispose (object);
}

static void
pd_mass_order_finalize (GObject *object)
{
  PdMassOrder *self = PD_MASS_ORDER (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->sums);

  G_OBJECT_CLASS (pd_mass_order_parent_class)->finalize (object);
}

static void
pd_mass_order_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdMassOrder *self = PD_MASS_ORDER (object);

  switch (property_id)
    {
    case PROP_N_READY:
      g_value_set_uint (value, self->n_ready);
      break;
    case PROP_N_PROBLEMS:
      g_value_set_uint (value, self->rows->len - MIN (self->n_ready, self->rows->len));
      break;
    case PROP_TOTALS:
      g_value_set_object (value, self->totals);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->slice_id != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_mass_order_class_init (PdMassOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pd_mass_order_dispose;
  object_class->finalize = pd_mass_order_finalize;
  object_class->get_property = pd_mass_order_get_property;

  properties[PROP_N_READY] = g_param_spec_uint ("n-ready", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_PROBLEMS] = g_param_spec_uint ("n-problems", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTALS] = g_param_spec_object ("totals", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_mass_order_init (PdMassOrder *self)
{
  self->rows = pd_mass_order_new_rows ();
  self->totals = g_list_store_new (PD_TYPE_MASS_TOTAL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sums = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->checks_balance = TRUE;
}

/* For pd-mass-order-check.c. */
void
pd_mass_order_notify_loading (PdMassOrder *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* For pd-mass-order-check.c. */
void
pd_mass_order_notify_ready (PdMassOrder *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_READY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PROBLEMS]);
}

/**
 * pd_mass_order_new:
 * @panels: (element-type PdPanel): where it can be ordered
 * @services: their services
 * @orders: all orders, to warn of open ones for the same link
 *
 * Returns: (transfer full): an empty mass order
 */
PdMassOrder *
pd_mass_order_new (GListModel *panels, PdServiceList *services, PdOrderList *orders)
{
  PdMassOrder *self = g_object_new (PD_TYPE_MASS_ORDER, NULL);

  self->panels = g_object_ref (panels);
  self->services = g_object_ref (services);
  self->orders = g_object_ref (orders);

  return self;
}

/**
 * pd_mass_order_set_panel:
 * @self: a mass order
 * @panel: (nullable): where to order what names no panel
 *
 * Answers which panel is meant, and checks all rows anew.
 */
void
pd_mass_order_set_panel (PdMassOrder *self, PdPanel *panel)
{
  g_return_if_fail (PD_IS_MASS_ORDER (self));

  if (g_set_object (&self->panel, panel))
    pd_mass_order_check (self);
}

/**
 * pd_mass_order_set_checks_balance:
 * @self: a mass order
 * @checks_balance: whether rows that the balance does not pay are left out
 *
 * Where they are not left out, the queue stops at the first of them and goes on after a top-up.
 */
void
pd_mass_order_set_checks_balance (PdMassOrder *self, gboolean checks_balance)
{
  g_return_if_fail (PD_IS_MASS_ORDER (self));

  self->checks_balance = checks_balance;
}

/**
 * pd_mass_order_remove:
 * @self: a mass order
 * @row: one of its rows
 *
 * Leaves @row out.
 */
void
pd_mass_order_remove (PdMassOrder *self, PdMassRow *row)
{
  guint position;

  g_return_if_fail (PD_IS_MASS_ORDER (self));

  if (!g_ptr_array_find (self->rows, row, &position))
    return;

  g_ptr_array_remove_index (self->rows, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  pd_mass_order_check (self);
}

/**
 * pd_mass_order_remove_all:
 * @self: a mass order
 * @rows: (element-type PdMassRow): some of its rows; those that it has not any more do not matter
 *
 * Leaves out the rows that were placed, whatever has become of them meanwhile. The others keep the numbers of
 * their lines.
 */
void
pd_mass_order_remove_all (PdMassOrder *self, GPtrArray *rows)
{
  g_autoptr (GHashTable) leaving = g_hash_table_new (NULL, NULL);
  guint before;

  g_return_if_fail (PD_IS_MASS_ORDER (self));
  g_return_if_fail (rows != NULL);

  before = self->rows->len;
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (leaving, rows->pdata[i]);
  for (guint i = before; i > 0; i--)
    if (g_hash_table_contains (leaving, self->rows->pdata[i - 1]))
      g_ptr_array_remove_index (self->rows, i - 1);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
  pd_mass_order_check (self);
}

/**
 * pd_mass_order_put_back:
 * @self: a mass order
 * @row: that was left out of it
 *
 * Takes @row in again, in the order of the lines.
 */
void
pd_mass_order_put_back (PdMassOrder *self, PdMassRow *row)
{
  guint position = 0;

  g_return_if_fail (PD_IS_MASS_ORDER (self));

  while (position < self->rows->len
         && pd_mass_row_get_line (self->rows->pdata[position]) < pd_mass_row_get_line (row))
    position++;

  g_ptr_array_insert (self->rows, (int) position, g_object_ref (row));
  pd_mass_order_watch_row (self, row);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  pd_mass_order_check (self);
}

/**
 * pd_mass_order_get_n_ready:
 * @self: a mass order
 *
 * Returns: how many rows can be sent
 */
guint
pd_mass_order_get_n_ready (PdMassOrder *self)
{
  return self->n_ready;
}

/**
 * pd_mass_order_get_totals:
 * @self: a mass order
 *
 * Returns: (transfer none): a #GListModel of #PdMassTotal, one for each panel that has a row to be sent
 */
GListModel *
pd_mass_order_get_totals (PdMassOrder *self)
{
  return G_LIST_MODEL (self->totals);
}

/**
 * pd_mass_order_list_ready:
 * @self: a mass order
 *
 * Returns: (transfer full) (element-type PdMassRow): what can be sent now, in the order of the text
 */
GPtrArray *
pd_mass_order_list_ready (PdMassOrder *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PD_IS_MASS_ORDER (self), rows);

  for (guint i = 0; i < self->rows->len; i++)
    if (pd_mass_row_is_ready (self->rows->pdata[i]))
      g_ptr_array_add (rows, g_object_ref (self->rows->pdata[i]));

  return rows;
}

/**
 * pd_mass_order_dup_submissions:
 * @self: a mass order
 *
 * Returns: (transfer full) (element-type PdSubmission): what can be sent, in the order of the text; the
 * panels and forms belong to the rows
 */
GArray *
pd_mass_order_dup_submissions (PdMassOrder *self)
{
  g_autoptr (GPtrArray) rows = pd_mass_order_list_ready (self);
  GArray *submissions = g_array_new (FALSE, FALSE, sizeof (PdSubmission));

  for (guint i = 0; i < rows->len; i++)
    {
      PdMassRow *row = rows->pdata[i];
      PdSubmission submission = { pd_mass_row_get_panel (row), pd_mass_row_get_form (row) };

      g_array_append_val (submissions, submission);
    }

  return submissions;
}
