/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-search.h"

#include <glib/gi18n.h>

#include "pd-text.h"

/* What the desktop's search finds: orders, the newest first, and services, favourites first, by the same
 * words as the pages. A result is named "order:ID" or "service:PANEL:ID", so that it means the same after a
 * restart. Pure functions over the lists of a desk; main thread. */

/* The desktop shows five; more would only cost time. */
#define MOST_ORDERS 5
#define MOST_SERVICES 10

/* One letter finds everything. */
#define FEWEST_LETTERS 2

#define ORDER_PREFIX "order:"
#define SERVICE_PREFIX "service:"

static char **
fold_terms (const char *const *terms)
{
  g_autofree char *query = g_strjoinv (" ", (char **) terms);

  if (g_utf8_strlen (query, -1) < FEWEST_LETTERS)
    return NULL;

  return pd_text_fold_words (query);
}

static void
find_orders (PdDesk *desk, const char *const *words, guint most, GStrvBuilder *ids)
{
  GListModel *orders = G_LIST_MODEL (pd_desk_get_orders (desk));
  guint n_orders = g_list_model_get_n_items (orders);

  for (guint i = 0; i < n_orders && most > 0; i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (orders, i);

      if (!pd_text_matches (pd_order_get_search_text (order), words))
        continue;
      g_strv_builder_take (ids, g_strdup_printf (ORDER_PREFIX "%" G_GINT64_FORMAT, pd_order_get_id (order)));
      most--;
    }
}

static char *
make_service_id (PdService *service)
{
  return g_strdup_printf (SERVICE_PREFIX "%" G_GINT64_FORMAT ":%s",
                          pd_panel_get_id (pd_service_get_panel (service)), pd_service_get_id (service));
}

static void
find_services (PdDesk *desk, const char *const *words, gboolean favourite, guint most, GStrvBuilder *ids)
{
  GListModel *services = G_LIST_MODEL (pd_desk_get_services (desk));
  guint n_services = g_list_model_get_n_items (services);

  for (guint i = 0; i < n_services && most > 0; i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (services, i);

      if (!pd_service_get_favourite (service) != !favourite || !pd_service_matches (service, words))
        continue;
      g_strv_builder_take (ids, make_service_id (service));
      most--;
    }
}

/* Names of services are the panel's text: they can hold anything. */
static void
add_text (GVariantDict *meta, const char *key, const char *text)
{
  g_autofree char *clean = pd_text_clean (text != NULL ? text : "", -1);

  g_variant_dict_insert (meta, key, "s", clean);
}

static void
add_icon (GVariantDict *meta, const char *name)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (name);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_variant_dict_insert_value (meta, "icon", serialized);
}

static void
describe_order (GVariantDict *meta, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  const char *panel = pd_panel_get_name (pd_order_get_panel (order));
  g_autofree char *status = NULL;
  g_autofree char *text = NULL;

  g_object_get (order, "status-text", &status, NULL);
  if (record->order_id != NULL)
    /* Translators: the state of an order, its number, and the name of its panel */
    text = g_strdup_printf (_ ("%s · %s · %s"), status, record->order_id, panel);
  else
    /* Translators: the state of an order that has no number yet, and the name of its panel */
    text = g_strdup_printf (C_ ("order in search", "%s · %s"), status, panel);
  add_text (meta, "name", record->service_name);
  add_text (meta, "description", text);
  add_icon (meta, "document-open-recent-symbolic");
}

static void
describe_service (GVariantDict *meta, PdService *service)
{
  const char *panel = pd_panel_get_name (pd_service_get_panel (service));
  g_autofree char *rate = NULL;
  g_autofree char *currency = NULL;
  g_autofree char *text = NULL;

  g_object_get (service, "rate-text", &rate, "currency", &currency, NULL);
  /* Translators: an amount, its currency, and the name of a panel */
  text = g_strdup_printf (_ ("%s %s per 1,000 · %s"), rate, currency != NULL ? currency : "", panel);
  add_text (meta, "name", pd_service_get_name (service));
  add_text (meta, "description", text);
  add_icon (meta, "list-add-symbolic");
}

/**
 * pd_search_find:
 * @desk: where to look
 * @terms: (array zero-terminated=1): what was typed, word by word
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of what was found, the best first
 */
char **
pd_search_find (PdDesk *desk, const char *const *terms)
{
  g_auto (GStrv) words = fold_terms (terms);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (words != NULL && words[0] != NULL)
    {
      find_orders (desk, (const char *const *) words, MOST_ORDERS, ids);
      find_services (desk, (const char *const *) words, TRUE, MOST_SERVICES, ids);
      find_services (desk, (const char *const *) words, FALSE, MOST_SERVICES, ids);
    }

  return g_strv_builder_end (ids);
}

/**
 * pd_search_get_order:
 * @desk: where to look
 * @id: of a result
 *
 * Returns: (transfer none) (nullable): the order that it means
 */
PdOrder *
pd_search_get_order (PdDesk *desk, const char *id)
{
  if (!g_str_has_prefix (id, ORDER_PREFIX))
    return NULL;

  return pd_order_list_find (pd_desk_get_orders (desk),
                             g_ascii_strtoll (id + strlen (ORDER_PREFIX), NULL, 10));
}

/**
 * pd_search_get_service:
 * @desk: where to look
 * @id: of a result
 *
 * Returns: (transfer none) (nullable): the service that it means
 */
PdService *
pd_search_get_service (PdDesk *desk, const char *id)
{
  PdPanel *panel;
  char *end;

  if (!g_str_has_prefix (id, SERVICE_PREFIX))
    return NULL;

  panel = pd_desk_find_panel (desk, g_ascii_strtoll (id + strlen (SERVICE_PREFIX), &end, 10));
  if (panel == NULL || *end != ':')
    return NULL;

  return pd_service_list_find (pd_desk_get_services (desk), panel, end + 1);
}

/**
 * pd_search_describe:
 * @desk: where to look
 * @id: of a result
 *
 * Returns: (transfer full) (nullable): what the desktop shows of it: "id", "name", "description" and "icon"
 */
GVariant *
pd_search_describe (PdDesk *desk, const char *id)
{
  PdOrder *order = pd_search_get_order (desk, id);
  PdService *service = pd_search_get_service (desk, id);
  GVariantDict meta;

  if (order == NULL && service == NULL)
    return NULL;

  g_variant_dict_init (&meta, NULL);
  g_variant_dict_insert (&meta, "id", "s", id);
  if (order != NULL)
    describe_order (&meta, order);
  else
    describe_service (&meta, service);

  return g_variant_ref_sink (g_variant_dict_end (&meta));
}

/**
 * pd_search_choose_page:
 * @desk: where to look
 * @terms: (array zero-terminated=1): what was typed
 *
 * Returns: the name of the page that shows more of what was found
 */
const char *
pd_search_choose_page (PdDesk *desk, const char *const *terms)
{
  g_auto (GStrv) ids = pd_search_find (desk, terms);
  guint n_ids = g_strv_length (ids);

  /* Services come last: where there are any, there are more of them. */
  return n_ids > 0 && g_str_has_prefix (ids[n_ids - 1], ORDER_PREFIX) ? "orders" : "services";
}
