/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-state.h"

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/*
 * What the demo panel has to remember between two starts of the program, as JSON text. The text is described
 * by one type string, so that a text of another shape is refused as a whole before anything of it is used;
 * amounts out of any sense are refused after that. Ids are positions and need not be written. Main thread.
 */

#define VERSION 1
/* service, parent, link, quantity, most, posted, cancel, charge, settled, runs, first runs, interval, expires
 */
#define ORDER_TYPE "(uxsxxxxsbxxxx)"
/* order, posted */
#define REFILL_TYPE "(xx)"
/* version, form, key, port, balance */
#define STATE_TYPE "(uusqsa" ORDER_TYPE "a" REFILL_TYPE ")"

#define LATEST (G_MAXINT64 / 4)

static GVariant *
save_order (const PdDemoOrder *order)
{
  g_autofree char *charge = pd_money_to_string (order->charge);

  return g_variant_new (ORDER_TYPE, order->service->id, order->parent, order->link, order->quantity,
                        order->most, order->posted_at, order->cancel_at, charge, order->settled, order->runs,
                        order->first_runs, order->interval, order->expires_at);
}

/**
 * pd_demo_state_save:
 * @book: the books
 * @key: the API key of the demo panel, which is no secret
 * @port: where it listens, or 0
 *
 * Returns: (transfer full): all of it as text
 */
char *
pd_demo_state_save (PdDemoBook *book, const char *key, guint16 port)
{
  g_autofree char *balance = pd_money_to_string (book->balance);
  g_autoptr (GVariant) state = NULL;
  GVariantBuilder orders;
  GVariantBuilder refills;

  g_variant_builder_init_static (&orders, G_VARIANT_TYPE ("a" ORDER_TYPE));
  for (guint i = 0; i < book->orders->len; i++)
    g_variant_builder_add_value (&orders, save_order (g_ptr_array_index (book->orders, i)));

  g_variant_builder_init_static (&refills, G_VARIANT_TYPE ("a" REFILL_TYPE));
  for (guint i = 0; i < book->refills->len; i++)
    {
      const PdDemoRefill *refill = g_ptr_array_index (book->refills, i);

      g_variant_builder_add (&refills, REFILL_TYPE, refill->order->id, refill->posted_at);
    }

  state = g_variant_ref_sink (
      g_variant_new (STATE_TYPE, VERSION, (guint) book->form, key, port, balance, &orders, &refills));
  return json_gvariant_serialize_data (state, NULL);
}

static gboolean
is_between (gint64 value, gint64 least, gint64 most)
{
  return value >= least && value <= most;
}

static gboolean
makes_sense (const PdDemoOrder *order)
{
  return is_between (order->quantity, 0, G_MAXINT32) && is_between (order->most, order->quantity, G_MAXINT32)
         && is_between (order->posted_at, 0, LATEST) && is_between (order->cancel_at, 0, LATEST)
         && is_between (order->expires_at, 0, LATEST) && is_between (order->runs, 0, G_MAXINT16)
         && is_between (order->first_runs, 0, G_MAXINT16) && is_between (order->interval, 0, G_MAXINT32)
         && pd_money_is_known (order->charge) && !pd_money_is_negative (order->charge);
}

/* A parent is an order before its children, and makes orders. */
static gboolean
has_parent (PdDemoBook *book, gint64 parent)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, parent);
  PdDemoOrder *order = pd_demo_book_find_order (book, id);

  return parent == 0 || (order && order->runs > 0);
}

static gboolean
restore_order (PdDemoBook *book, GVariant *saved)
{
  g_autoptr (PdDemoOrder) order = NULL;
  g_autofree char *service_id = NULL;
  const PdDemoService *service;
  const char *link;
  const char *charge;
  guint32 service_number;
  PdDemoOrder values = { 0 };

  g_variant_get (saved, "(ux&sxxxx&sbxxxx)", &service_number, &values.parent, &link, &values.quantity,
                 &values.most, &values.posted_at, &values.cancel_at, &charge, &values.settled, &values.runs,
                 &values.first_runs, &values.interval, &values.expires_at);
  service_id = g_strdup_printf ("%u", service_number);
  service = pd_demo_catalogue_find (book->services, service_id);
  if (!service || !has_parent (book, values.parent))
    return FALSE;

  order = pd_demo_book_create_order (service, link, values.posted_at);
  values.service = service;
  values.link = order->link;
  values.children = order->children;
  values.charge = pd_money_parse (charge);
  *order = values;
  if (!makes_sense (order))
    return FALSE;

  pd_demo_book_append_order (book, g_steal_pointer (&order));
  return TRUE;
}

static gboolean
restore_refill (PdDemoBook *book, GVariant *saved)
{
  g_autofree char *order_id = NULL;
  PdDemoOrder *order;
  gint64 number;
  gint64 posted_at;

  g_variant_get (saved, REFILL_TYPE, &number, &posted_at);
  order_id = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  order = pd_demo_book_find_order (book, order_id);
  if (!order || !is_between (posted_at, 0, LATEST))
    return FALSE;

  pd_demo_book_append_refill (book, order, posted_at);
  return TRUE;
}

static gboolean
restore_all (PdDemoBook *book, GVariant *saved, gboolean (*restore_one) (PdDemoBook *book, GVariant *saved))
{
  for (gsize i = 0; i < g_variant_n_children (saved); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (saved, i);

      if (!restore_one (book, row))
        return FALSE;
    }

  return TRUE;
}

static PdDemoBook *
restore_book (GVariant *state, PdDemoForm form, char **key, guint16 *port)
{
  g_autoptr (PdDemoBook) book = pd_demo_book_new (form);
  g_autoptr (GVariant) orders = NULL;
  g_autoptr (GVariant) refills = NULL;
  const char *balance;
  const char *saved_key;
  guint32 version;
  guint32 saved_form;

  g_variant_get (state, "(uu&sq&s@a" ORDER_TYPE "@a" REFILL_TYPE ")", &version, &saved_form, &saved_key, port,
                 &balance, &orders, &refills);
  book->balance = pd_money_parse (balance);
  if (version != VERSION || saved_form != (guint) form || *saved_key == '\0'
      || !pd_money_is_known (book->balance) || !restore_all (book, orders, restore_order)
      || !restore_all (book, refills, restore_refill))
    return NULL;

  *key = g_strdup (saved_key);
  return g_steal_pointer (&book);
}

/**
 * pd_demo_state_restore:
 * @saved: text of pd_demo_state_save()
 * @form: the form that was saved
 * @key: (out) (transfer full): the key
 * @port: (out): the port, or 0
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the books, or %NULL with %G_IO_ERROR_INVALID_DATA
 */
PdDemoBook *
pd_demo_state_restore (const char *saved, PdDemoForm form, char **key, guint16 *port, GError **error)
{
  g_autoptr (GVariant) state = json_gvariant_deserialize_data (saved, -1, STATE_TYPE, NULL);
  PdDemoBook *book = state ? restore_book (state, form, key, port) : NULL;

  if (!book)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("What was saved of the demo panel cannot be read"));

  return book;
}
