/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "torture-shop.h"

/* What the panel of the torture sells, in the common form of the API v2. It remembers every order that it
 * accepted. There are two accounts, "one" and "two", whose services differ; an order is known by its link.
 * Its panel lets one thread in at a time. */

struct _TortureShop
{
  GHashTable *accepted; /* link → GPtrArray of the ids that it got */
  GHashTable *ids;      /* set of all ids */
  guint next_id;
};

static char *
accept_order (TortureShop *self, GHashTable *form)
{
  const char *link = g_hash_table_lookup (form, "link");
  GPtrArray *ids;
  char *id;

  if (link == NULL)
    link = g_hash_table_lookup (form, "url");
  if (link == NULL)
    return g_strdup ("{\"error\":\"Incorrect link\"}");

  id = g_strdup_printf ("%u", self->next_id);
  self->next_id += 7;
  ids = g_hash_table_lookup (self->accepted, link);
  if (ids == NULL)
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->accepted, g_strdup (link), ids);
    }
  g_ptr_array_add (ids, id);
  g_hash_table_add (self->ids, id);

  return g_strdup_printf ("{\"order\":%s}", id);
}

static char *
tell_state (TortureShop *self, const char *id)
{
  if (!g_hash_table_contains (self->ids, id))
    return g_strdup ("{\"error\":\"Incorrect order ID\"}");

  return g_strdup ("{\"charge\":\"0.135\",\"start_count\":\"10\",\"status\":\"Completed\",\"remains\":\"0\","
                   "\"currency\":\"USD\"}");
}

static char *
tell_states (TortureShop *self, const char *ids)
{
  g_auto (GStrv) each = g_strsplit (ids, ",", -1);
  g_autoptr (GString) text = g_string_new ("{");

  for (char **id = each; *id != NULL; id++)
    {
      g_autofree char *state = tell_state (self, *id);

      g_string_append_printf (text, "%s\"%s\":%s", id == each ? "" : ",", *id, state);
    }
  g_string_append_c (text, '}');

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
tell_services (const char *path)
{
  int first = g_str_has_suffix (path, "/two") ? 11 : 1;

  return g_strdup_printf (
      "[{\"service\":%d,\"name\":\"Likes\",\"type\":\"Default\",\"category\":\"A\",\"rate\":"
      "\"1.35\",\"min\":\"10\",\"max\":\"10000\",\"refill\":true,\"cancel\":true},"
      "{\"service\":%d,\"name\":\"Views\",\"type\":\"Default\",\"category\":\"A\",\"rate\":"
      "\"0.02\",\"min\":\"100\",\"max\":\"1000000\",\"refill\":false,\"cancel\":false}]",
      first, first + 1);
}

/* Returns: (transfer full): the true answer to a request */
char *
torture_shop_work (TortureShop *self, const char *path, GHashTable *form)
{
  const char *action = g_hash_table_lookup (form, "action");
  const char *order = g_hash_table_lookup (form, "order");
  const char *orders = g_hash_table_lookup (form, "orders");

  if (g_strcmp0 (action, "add") == 0)
    return accept_order (self, form);
  if (g_strcmp0 (action, "services") == 0)
    return tell_services (path);
  if (g_strcmp0 (action, "balance") == 0)
    return g_strdup ("{\"balance\":\"100000.00\",\"currency\":\"USD\"}");
  if (g_strcmp0 (action, "status") == 0 && orders != NULL)
    return tell_states (self, orders);
  if (g_strcmp0 (action, "status") == 0 && order != NULL)
    return tell_state (self, order);

  return g_strdup ("{\"error\":\"Incorrect request\"}");
}

TortureShop *
torture_shop_new (void)
{
  TortureShop *self = g_new0 (TortureShop, 1);

  self->accepted
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->next_id = 1000;

  return self;
}

void
torture_shop_free (TortureShop *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->accepted);
  g_free (self);
}

/* Returns: (transfer full): the ids of the orders that were accepted for @link */
GStrv
torture_shop_dup_orders (TortureShop *self, const char *link)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *ids = g_hash_table_lookup (self->accepted, link);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_strv_builder_add (builder, ids->pdata[i]);

  return g_strv_builder_end (builder);
}

guint
torture_shop_get_n_accepted (TortureShop *self)
{
  return g_hash_table_size (self->ids);
}
