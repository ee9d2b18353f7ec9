/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-list.h"

#include "pd-link.h"
#include "pd-order-index.h"

#include <gio/gio.h>

/*
 * All orders, newest first, how many there are of a kind, and the ways to find one, which are in
 * pd-order-index.c. Each change of an order is counted and filed at once, so that badges and counts of panels
 * cost the same with ten orders and with ten thousand. The desk fills it, everybody reads it. Main thread.
 */

/* How an order is counted. */
typedef struct
{
  PdOrder *order; /* (unowned) */
  gulong handler;
  gint64 id;
  PdOrderGroup group;
} Entry;

/* How many orders a panel has in each group. */
typedef struct
{
  PdPanel *panel;
  gulong handler;
  guint n[PD_ORDER_GROUP_DONE + 1];
} Count;

struct _PdOrderList
{
  GObject parent_instance;

  GPtrArray *orders;    /* oldest first, so that new ones are cheap to add */
  GHashTable *by_order; /* PdOrder → Entry */
  GHashTable *by_id;    /* Entry.id → PdOrder */
  PdOrderIndex *index;
  GHashTable *counts; /* PdPanel → Count */
  guint n_open;
  guint n_attention;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdOrderList,
                               pd_order_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_N_OPEN,
  PROP_N_ATTENTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ORDER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Count *
get_count (PdOrderList *self, PdOrder *order)
{
  return g_hash_table_lookup (self->counts, pd_order_get_panel (order));
}

static void
update_count (guint *count, int by, gboolean matters)
{
  if (matters)
    *count = (guint) ((int) *count + by);
}

/* Counts @order in or out of @group. */
static void
count_order (PdOrderList *self, PdOrder *order, PdOrderGroup group, int by)
{
  get_count (self, order)->n[group] += (guint) by;
  update_count (&self->n_open, by, group == PD_ORDER_GROUP_OPEN);
  update_count (&self->n_attention, by, group == PD_ORDER_GROUP_ATTENTION);
}

static void
tell_count (Count *count)
{
  pd_panel_set_counts (count->panel, count->n[PD_ORDER_GROUP_OPEN], count->n[PD_ORDER_GROUP_DONE],
                       count->n[PD_ORDER_GROUP_ATTENTION]);
}

static void
notify_counts (PdOrderList *self, guint n_open, guint n_attention)
{
  if (self->n_open != n_open)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
  if (self->n_attention != n_attention)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ATTENTION]);
}

static void
regroup (PdOrderList *self, Entry *entry)
{
  PdOrderGroup group = pd_order_get_group (entry->order);
  guint n_open = self->n_open;
  guint n_attention = self->n_attention;

  if (group == entry->group)
    return;

  count_order (self, entry->order, entry->group, -1);
  entry->group = group;
  count_order (self, entry->order, group, 1);
  tell_count (get_count (self, entry->order));
  notify_counts (self, n_open, n_attention);
}

static void
order_changed_cb (PdOrder *order, PdOrderList *self)
{
  Entry *entry = g_hash_table_lookup (self->by_order, order);

  pd_order_index_file (self->index, order);
  regroup (self, entry);
  g_signal_emit (self, signals[ORDER_CHANGED], 0, order);
}

/* One handler a panel instead of one an order. */
static void
panel_renamed_cb (PdPanel *panel, GParamSpec *pspec, PdOrderList *self)
{
  for (guint i = 0; i < self->orders->len; i++)
    if (pd_order_get_panel (self->orders->pdata[i]) == panel)
      g_object_notify (self->orders->pdata[i], "panel-name");
}

static void
free_entry (Entry *entry)
{
  g_clear_signal_handler (&entry->handler, entry->order);
  g_free (entry);
}

static void
free_count (Count *count)
{
  g_clear_signal_handler (&count->handler, count->panel);
  g_object_unref (count->panel);
  g_free (count);
}

static void
ensure_count (PdOrderList *self, PdPanel *panel)
{
  Count *count;

  if (g_hash_table_contains (self->counts, panel))
    return;

  count = g_new0 (Count, 1);
  count->panel = g_object_ref (panel);
  count->handler = g_signal_connect (panel, "notify::name", G_CALLBACK (panel_renamed_cb), self);
  g_hash_table_insert (self->counts, panel, count);
}

static void
add_order (PdOrderList *self, PdOrder *order)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->order = order;
  entry->id = pd_order_get_id (order);
  entry->group = pd_order_get_group (order);
  entry->handler = g_signal_connect (order, "changed", G_CALLBACK (order_changed_cb), self);
  g_ptr_array_add (self->orders, g_object_ref (order));
  g_hash_table_insert (self->by_order, order, entry);
  g_hash_table_insert (self->by_id, &entry->id, order);
  ensure_count (self, pd_order_get_panel (order));
  count_order (self, order, entry->group, 1);
  pd_order_index_file (self->index, order);
}

static GType
pd_order_list_get_item_type (GListModel *model)
{
  return PD_TYPE_ORDER;
}

static guint
pd_order_list_get_n_items (GListModel *model)
{
  return PD_ORDER_LIST (model)->orders->len;
}

static gpointer
pd_order_list_get_item (GListModel *model, guint position)
{
  GPtrArray *orders = PD_ORDER_LIST (model)->orders;

  return position < orders->len ? g_object_ref (orders->pdata[orders->len - 1 - position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = pd_order_list_get_item_type;
  iface->get_n_items = pd_order_list_get_n_items;
  iface->get_item = pd_order_list_get_item;
}

static void
pd_order_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdOrderList *self = PD_ORDER_LIST (object);

  switch (prop_id)
    {
    case PROP_N_OPEN:
      g_value_set_uint (value, self->n_open);
      break;
    case PROP_N_ATTENTION:
      g_value_set_uint (value, self->n_attention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_order_list_finalize (GObject *object)
{
  PdOrderList *self = PD_ORDER_LIST (object);

  g_clear_pointer (&self->index, pd_order_index_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_order, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->orders, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_order_list_parent_class)->finalize (object);
}

static void
pd_order_list_class_init (PdOrderListClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pd_order_list_get_property;
  object_class->finalize = pd_order_list_finalize;

  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ATTENTION] = g_param_spec_uint ("n-attention", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ORDER_CHANGED] = g_signal_new ("order-changed", PD_TYPE_ORDER_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, PD_TYPE_ORDER);
}

static void
pd_order_list_init (PdOrderList *self)
{
  self->orders = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_order = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_entry);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->index = pd_order_index_new ();
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_count);
}

/**
 * pd_order_list_new:
 *
 * Returns: (transfer full): an empty list
 */
PdOrderList *
pd_order_list_new (void)
{
  return g_object_new (PD_TYPE_ORDER_LIST, NULL);
}

/**
 * pd_order_list_prepend:
 * @self: a list
 * @orders: (element-type PdOrder): what to add before all others, newest first
 *
 * Adds orders, in one change of the list, and tells their panels how many they now have.
 */
void
pd_order_list_prepend (PdOrderList *self, GPtrArray *orders)
{
  GHashTableIter iter;
  gpointer count;
  guint n_open, n_attention;

  g_return_if_fail (PD_IS_ORDER_LIST (self));
  g_return_if_fail (orders != NULL);

  if (orders->len == 0)
    return;

  n_open = self->n_open;
  n_attention = self->n_attention;
  for (guint i = orders->len; i > 0; i--)
    add_order (self, orders->pdata[i - 1]);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, orders->len);
  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    tell_count (count);
  notify_counts (self, n_open, n_attention);
}

/**
 * pd_order_list_find:
 * @self: a list
 * @id: our own id
 *
 * Returns: (transfer none) (nullable): the order
 */
PdOrder *
pd_order_list_find (PdOrderList *self, gint64 id)
{
  g_return_val_if_fail (PD_IS_ORDER_LIST (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * pd_order_list_find_by_panel_id:
 * @self: a list
 * @panel: where it was ordered
 * @order_id: the panel's id
 *
 * Returns: (transfer none) (nullable): the order
 */
PdOrder *
pd_order_list_find_by_panel_id (PdOrderList *self, PdPanel *panel, const char *order_id)
{
  g_return_val_if_fail (PD_IS_ORDER_LIST (self), NULL);
  g_return_val_if_fail (PD_IS_PANEL (panel), NULL);
  g_return_val_if_fail (order_id != NULL, NULL);

  return pd_order_index_find_by_panel_id (self->index, panel, order_id);
}

/**
 * pd_order_list_find_open_by_link:
 * @self: a list
 * @link: (nullable): a link, however it is written
 *
 * Finds what a new order for @link could get in the way of, at any panel: orders that are open or may be, or
 * that are being refilled.
 *
 * Returns: (transfer container) (element-type PdOrder): the orders, oldest first; empty if there are none
 */
GPtrArray *
pd_order_list_find_open_by_link (PdOrderList *self, const char *link)
{
  g_autofree char *key = pd_link_normalize (link);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *orders;

  g_return_val_if_fail (PD_IS_ORDER_LIST (self), found);

  orders = pd_order_index_find_by_link (self->index, key);
  for (guint i = 0; orders && i < orders->len; i++)
    g_ptr_array_add (found, g_object_ref (orders->pdata[i]));

  return found;
}
