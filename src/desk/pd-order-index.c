/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-index.h"

/*
 * Where orders are filed under what they can be found by: a look-up costs the same with ten orders and with
 * ten thousand. The list that owns the index keeps the orders alive. Main thread.
 */

/* What an order is filed under now. */
typedef struct
{
  char *panel_key; /* (nullable) */
  char *link_key;  /* (nullable): only while a second order for the same link would be in its way */
} Keys;

struct _PdOrderIndex
{
  GHashTable *keys;        /* PdOrder → Keys */
  GHashTable *by_panel_id; /* Keys.panel_key → PdOrder */
  GHashTable *by_link;     /* Keys.link_key → GPtrArray of PdOrder, oldest first */
};

static void
free_keys (Keys *keys)
{
  g_free (keys->panel_key);
  g_free (keys->link_key);
  g_free (keys);
}

static char *
make_panel_key (PdPanel *panel, const char *order_id)
{
  return order_id ? g_strdup_printf ("%" G_GINT64_FORMAT " %s", pd_panel_get_id (panel), order_id) : NULL;
}

/* A second order for the same link while one is open is refused by some panels and undelivered by others
 * (api-v2 §5); one that may be open counts, and a refill or a cancel that is under way, too. */
static gboolean
keeps_link_busy (PdOrder *order)
{
  PdOrderStatus status = pd_order_get_status (order);

  return pd_order_get_refill_open (order) || pd_order_get_group (order) == PD_ORDER_GROUP_OPEN
         || status == PD_ORDER_HELD || status == PD_ORDER_UNKNOWN || status == PD_ORDER_FAILED;
}

static const char *
get_link_key (PdOrder *order)
{
  return keeps_link_busy (order) ? pd_order_get_record (order)->link_key : NULL;
}

static Keys *
ensure_keys (PdOrderIndex *self, PdOrder *order)
{
  Keys *keys = g_hash_table_lookup (self->keys, order);

  if (!keys)
    {
      keys = g_new0 (Keys, 1);
      g_hash_table_insert (self->keys, order, keys);
    }

  return keys;
}

static void
add_by_link (PdOrderIndex *self, PdOrder *order, const char *key)
{
  GPtrArray *orders = g_hash_table_lookup (self->by_link, key);

  if (!orders)
    {
      orders = g_ptr_array_new ();
      g_hash_table_insert (self->by_link, g_strdup (key), orders);
    }
  g_ptr_array_add (orders, order);
}

static void
remove_by_link (PdOrderIndex *self, PdOrder *order, const char *key)
{
  GPtrArray *orders = g_hash_table_lookup (self->by_link, key);

  g_ptr_array_remove (orders, order);
  if (orders->len == 0)
    g_hash_table_remove (self->by_link, key);
}

static void
file_by_link (PdOrderIndex *self, PdOrder *order, Keys *keys)
{
  const char *key = get_link_key (order);

  if (g_strcmp0 (key, keys->link_key) == 0)
    return;

  if (keys->link_key)
    remove_by_link (self, order, keys->link_key);
  g_set_str (&keys->link_key, key);
  if (key)
    add_by_link (self, order, key);
}

static void
file_by_panel_id (PdOrderIndex *self, PdOrder *order, Keys *keys)
{
  g_autofree char *key = make_panel_key (pd_order_get_panel (order), pd_order_get_record (order)->order_id);

  if (g_strcmp0 (key, keys->panel_key) == 0)
    return;

  /* If a panel gave one id twice, the first order that got it keeps it. */
  if (keys->panel_key && g_hash_table_lookup (self->by_panel_id, keys->panel_key) == order)
    g_hash_table_remove (self->by_panel_id, keys->panel_key);
  g_set_str (&keys->panel_key, key);
  if (key && !g_hash_table_contains (self->by_panel_id, key))
    g_hash_table_insert (self->by_panel_id, g_strdup (key), order);
}

/* Returns: (transfer full): an empty index */
PdOrderIndex *
pd_order_index_new (void)
{
  PdOrderIndex *self = g_new0 (PdOrderIndex, 1);

  self->keys = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_keys);
  self->by_panel_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_link = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

/* @self: (transfer full) */
void
pd_order_index_free (PdOrderIndex *self)
{
  g_hash_table_unref (self->by_link);
  g_hash_table_unref (self->by_panel_id);
  g_hash_table_unref (self->keys);
  g_free (self);
}

/* Files @order, which is new or has changed, under what it can be found by now. */
void
pd_order_index_file (PdOrderIndex *self, PdOrder *order)
{
  Keys *keys = ensure_keys (self, order);

  file_by_panel_id (self, order, keys);
  file_by_link (self, order, keys);
}

/* Returns: (transfer none) (nullable): the order that @panel calls @order_id */
PdOrder *
pd_order_index_find_by_panel_id (PdOrderIndex *self, PdPanel *panel, const char *order_id)
{
  g_autofree char *key = make_panel_key (panel, order_id);

  return g_hash_table_lookup (self->by_panel_id, key);
}

/* Returns: (transfer none) (nullable) (element-type PdOrder): the orders that keep a link busy, oldest first
 */
GPtrArray *
pd_order_index_find_by_link (PdOrderIndex *self, const char *link_key)
{
  return g_hash_table_lookup (self->by_link, link_key);
}
