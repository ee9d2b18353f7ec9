/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-add.h"

#include <string.h>

/*
 * Takes an order: checks what was sent as a panel does (api-v2 §2), takes the money and writes it into the
 * books. The first complaint is the answer; then nothing was bought. Its texts are those that panels use, so
 * that the program has to recognise them; they are data and never translated.
 */

#define MOST_RUNS 1000
#define MOST_INTERVAL 100000
#define MOST_POSTS 100
/* Subscriptions to an invented account have to find new posts, and not for ever. */
#define POSTS_OF_DEMO_ACCOUNT 5
#define SECONDS_BETWEEN_POSTS 20

static const char *
get (GHashTable *parameters, const char *name)
{
  const char *value = g_hash_table_lookup (parameters, name);

  return value ? value : "";
}

static gboolean
read_count (GHashTable *parameters, const char *name, gint64 least, gint64 most, gint64 *count)
{
  return g_ascii_string_to_signed (get (parameters, name), 10, least, most, count, NULL);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static char *
check_needs (GHashTable *parameters, const PdDemoType *type)
{
  for (guint i = 0; type->needs[i]; i++)
    if (is_blank (get (parameters, type->needs[i])))
      return g_strdup_printf ("Parameter %s must not be empty", type->needs[i]);

  return NULL;
}

/* What web traffic asks for depends on where the visits are to come from. */
static char *
check_traffic (GHashTable *parameters)
{
  gint64 device;
  gint64 source;

  if (!read_count (parameters, "device", 1, 5, &device))
    return g_strdup ("Incorrect device");
  if (!read_count (parameters, "type_of_traffic", 1, 3, &source))
    return g_strdup ("Incorrect type of traffic");
  if (source == 1 && is_blank (get (parameters, "google_keyword")))
    return g_strdup ("Parameter google_keyword must not be empty");
  if (source == 2 && is_blank (get (parameters, "referring_url")))
    return g_strdup ("Parameter referring_url must not be empty");

  return NULL;
}

static char *
check_range (const PdDemoService *service, gint64 quantity)
{
  if (quantity < service->min)
    return g_strdup_printf ("Quantity less than minimal %" G_GINT64_FORMAT, service->min);
  if (quantity > service->max)
    return g_strdup_printf ("Quantity more than maximum %" G_GINT64_FORMAT, service->max);

  return NULL;
}

static char *
read_quantity (PdDemoOrder *order, GHashTable *parameters)
{
  const PdDemoType *type = order->service->type;

  if (type->quantity == PD_DEMO_QUANTITY_NONE)
    order->quantity = 1;
  else if (type->quantity == PD_DEMO_QUANTITY_LINES)
    order->quantity = pd_demo_count_lines (get (parameters, type->needs[0]));
  else if (!read_count (parameters, "quantity", 0, G_MAXINT32, &order->quantity))
    return g_strdup ("Incorrect quantity");

  order->most = order->quantity;
  return check_range (order->service, order->quantity);
}

/* In the demo a minute lasts a second: nobody tries out a drip-feed for days. */
static char *
read_dripfeed (PdDemoOrder *order, GHashTable *parameters)
{
  if (is_blank (get (parameters, "runs")))
    return NULL;
  if (!order->service->dripfeed)
    return g_strdup ("Drip-feed is disabled for this service");
  if (!read_count (parameters, "runs", 1, MOST_RUNS, &order->runs))
    return g_strdup ("Incorrect runs");
  if (!read_count (parameters, "interval", 0, MOST_INTERVAL, &order->interval))
    return g_strdup ("Incorrect interval");

  order->first_runs = 1;
  return NULL;
}

/* A day as d/m/Y; the subscription lives until it is over (UTC). */
static gboolean
read_expiry (const char *text, gint64 *expires_at)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);
  g_autoptr (GDateTime) day = NULL;
  guint64 number[3];

  if (g_strv_length (parts) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 9998, &number[i], NULL))
      return FALSE;

  day = g_date_time_new_utc ((int) number[2], (int) number[1], (int) number[0], 0, 0, 0);
  if (!day)
    return FALSE;

  *expires_at = g_date_time_to_unix_usec (day) + G_TIME_SPAN_DAY;
  return TRUE;
}

static char *
read_posts (PdDemoOrder *order, GHashTable *parameters)
{
  gboolean all_new = is_blank (get (parameters, "posts"));
  gint64 posts = POSTS_OF_DEMO_ACCOUNT;
  gint64 delay = 0;

  if (!all_new && !read_count (parameters, "posts", 0, MOST_POSTS, &posts))
    return g_strdup ("Incorrect posts");
  if (!is_blank (get (parameters, "old_posts"))
      && !read_count (parameters, "old_posts", 0, MOST_POSTS, &order->first_runs))
    return g_strdup ("Incorrect old posts");
  if (!read_count (parameters, "delay", 0, MOST_INTERVAL, &delay))
    return g_strdup ("Incorrect delay");

  order->runs = (posts == 0 && order->first_runs == 0 ? POSTS_OF_DEMO_ACCOUNT : posts) + order->first_runs;
  order->interval = SECONDS_BETWEEN_POSTS + delay;
  return NULL;
}

static char *
read_subscription (PdDemoOrder *order, GHashTable *parameters, gint64 now)
{
  char *error;

  if (!read_count (parameters, "min", 0, G_MAXINT32, &order->quantity)
      || !read_count (parameters, "max", 0, G_MAXINT32, &order->most) || order->quantity > order->most)
    return g_strdup ("Incorrect quantity");
  if ((error = check_range (order->service, order->quantity))
      || (error = check_range (order->service, order->most)) || (error = read_posts (order, parameters)))
    return error;
  if (!is_blank (get (parameters, "expiry"))
      && (!read_expiry (get (parameters, "expiry"), &order->expires_at) || order->expires_at <= now))
    return g_strdup ("Incorrect expiry");

  return NULL;
}

static char *
read_order (PdDemoOrder *order, GHashTable *parameters, gint64 now)
{
  const PdDemoService *service = order->service;
  char *error;

  if (order->link[0] == '\0' || strpbrk (order->link, " \t\r\n"))
    return g_strdup ("Bad link");
  if ((error = check_needs (parameters, service->type)))
    return error;
  if (service->type->quantity == PD_DEMO_QUANTITY_POSTS)
    return read_subscription (order, parameters, now);
  if (g_str_equal (service->type->name, "Web Traffic") && (error = check_traffic (parameters)))
    return error;
  if ((error = read_quantity (order, parameters)))
    return error;

  return read_dripfeed (order, parameters);
}

/* Panels refuse the same link twice while an order of the same service is open (api-v2 §5). */
static gboolean
has_open_order (PdDemoBook *book, const PdDemoService *service, const char *link)
{
  for (guint i = 0; i < book->open->len; i++)
    {
      const PdDemoOrder *order = g_ptr_array_index (book->open, i);

      if (order->service == service && g_str_equal (order->link, link))
        return TRUE;
    }

  return FALSE;
}

/* A subscription pays with every post, yet has to be able to pay the first one. */
static char *
pay (PdDemoBook *book, PdDemoOrder *order)
{
  PdMoney price = pd_demo_book_compute_price (order->service, order->most);
  gboolean subscription = pd_demo_order_is_subscription (order);

  if (!subscription)
    price = pd_money_multiply (price, MAX (1, order->runs));
  if (pd_money_compare (book->balance, price) < 0)
    return g_strdup ("Not enough funds on balance");
  if (subscription)
    return NULL;

  order->charge = price;
  book->balance = pd_money_subtract (book->balance, price);
  return NULL;
}

static const char *
get_target (PdDemoBook *book, const PdDemoService *service, GHashTable *parameters)
{
  if (service->type->quantity == PD_DEMO_QUANTITY_POSTS)
    return get (parameters, "username");

  return get (parameters, book->form == PD_DEMO_SMMBROS ? "url" : "link");
}

/**
 * pd_demo_add:
 * @book: the books, settled
 * @parameters: (element-type utf8 utf8): the request
 * @now: the time in microseconds
 * @order: (out) (transfer none): the new order
 *
 * Returns: (nullable) (transfer full): why not
 */
char *
pd_demo_add (PdDemoBook *book, GHashTable *parameters, gint64 now, PdDemoOrder **order)
{
  const PdDemoService *service = pd_demo_catalogue_find (book->services, get (parameters, "service"));
  g_autoptr (PdDemoOrder) added = NULL;
  g_autofree char *target = NULL;
  char *error;

  if (!service)
    return g_strdup ("Incorrect service ID");
  if (service->fate == PD_DEMO_FATE_REFUSED)
    return g_strdup ("This service takes no orders at the moment");

  target = g_strstrip (g_strdup (get_target (book, service, parameters)));
  added = pd_demo_book_create_order (service, target, now);
  if ((error = read_order (added, parameters, now)))
    return error;
  if (has_open_order (book, service, target))
    return g_strdup ("You have active order with this link. Please wait until order being completed.");
  if ((error = pay (book, added)))
    return error;

  *order = g_steal_pointer (&added);
  pd_demo_book_append_order (book, *order);
  pd_demo_book_settle (book, now);
  return NULL;
}
