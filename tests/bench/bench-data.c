/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-data.h"

#include "bench.h"
#include "pd-reply.h"
#include "pd-store.h"

/*
 * Catalogues as long as a large panel's (api-v2 §5: about 300 bytes a service, emoji in every other name),
 * and data folders with them. Everything follows from the position of a service, so that each run has the
 * same.
 */

#define SERVICES_PER_CATEGORY 40

static const char *const networks[]
    = { "Instagram", "TikTok",  "YouTube",  "Facebook", "Telegram", "X (Twitter)", "Spotify",
        "Twitch",    "Discord", "LinkedIn", "Threads",  "Reddit",   "SoundCloud",  "Website Traffic" };
static const char *const things[] = { "Followers", "Likes", "Views", "Comments", "Shares",     "Saves",
                                      "Members",   "Plays", "Votes", "Reach",    "Story Views" };
static const char *const places[]
    = { "Worldwide", "Brazil 🇧🇷", "India 🇮🇳", "Türkiye 🇹🇷", "USA 🇺🇸", "Arab 🇸🇦" };
static const char *const words[]
    = { "⚡ Instant Start", "♻️ 30 Days Refill",   "Non Drop",    "High Quality",
        "Slow & Steady",    "𝗥𝗲𝗮𝗹 𝗔𝗰𝗰𝗼𝘂𝗻𝘁𝘀",      "No Refill ⚠️", "Max 100K",
        "Speed 50K a day",  "Start 0–15 Minutes", "Lifetime",    "Cancel Enabled" };

#define PICK(list, number) ((list)[(number) % G_N_ELEMENTS (list)])

/* Neighbours have nothing in common: a list of figures that rise would be sorted already. */
static guint
mix (guint number)
{
  number = (number ^ (number >> 16)) * 0x45d9f3bu;
  number = (number ^ (number >> 16)) * 0x45d9f3bu;

  return number ^ (number >> 16);
}

/* Between two revisions 9 in 100 prices move, as within a month (api-v2 §5). */
static guint
get_price (guint index, guint revision)
{
  guint price = mix (index) % 1000000;

  return mix (index + revision * 7919) % 100 < 9 ? price + revision : price;
}

static void
append_service (GString *text, guint index, guint revision)
{
  guint category = index / SERVICES_PER_CATEGORY;
  guint chance = mix (index);
  guint price = get_price (index, revision);

  g_string_append_printf (
      text,
      "%s{\"service\":%u,\"name\":\"%s %s [%s] %s | %s | %s\",\"type\":\"Default\",\"category\":\"%s %s · %s "
      "%u\","
      "\"rate\":\"%u.%05u\",\"min\":\"%u\",\"max\":\"%u\",\"refill\":%s,\"cancel\":%s,\"dripfeed\":false}",
      index > 0 ? "," : "", 1000 + index, PICK (networks, category), PICK (things, category),
      PICK (places, chance >> 4), PICK (words, chance >> 8), PICK (words, chance >> 13),
      PICK (words, chance >> 18), PICK (networks, category), PICK (things, category),
      PICK (words, category * 5), category, price / 100000, price % 100000, 10 + chance % 90,
      1000 + chance % 1000000, chance & 1 ? "true" : "false", chance & 2 ? "true" : "false");
}

/* Returns: (transfer full): what a panel answers to "services" */
char *
bench_make_catalogue (guint n_services, guint revision)
{
  GString *text = g_string_sized_new ((gsize) n_services * 320);

  g_string_append_c (text, '[');
  for (guint i = 0; i < n_services; i++)
    append_service (text, i, revision);
  g_string_append_c (text, ']');

  return g_string_free_and_steal (text);
}

/* Returns: (transfer full) (element-type PdServiceInfo): the services in an answer */
GPtrArray *
bench_read_catalogue (const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  PdReply reply = { .body = body, .http_status = 200, .content_type = "application/json" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PdServicesResult) result = pd_reply_parse_services (&reply, &error);

  bench_check (error);

  return g_ptr_array_ref (result->services);
}

static void
commit (PdStore *store, PdWrite *write)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pd_store_commit_async (store, write, NULL, bench_store_result_cb, &answer);
  result = bench_wait_for_result (&answer);
  pd_store_commit_finish (store, result, &error);
  bench_check (error);
}

static gint64
write_panel (PdStore *store, PdWrite *write, const BenchBook *book, guint number)
{
  g_autoptr (PdPanelRecord) record = pd_panel_record_new ();

  record->id = pd_store_next_id (store);
  record->uid = g_strdup_printf ("bench-%u", number);
  record->name = g_strdup_printf ("Panel %u", number + 1);
  record->url = g_strdup_printf ("%s/%u", book->url, number);
  record->dialect = g_strdup ("");
  record->currency = g_strdup ("USD");
  record->balance = pd_money_parse ("10000.00");
  record->catalogue_at = book->n_services > 0 ? g_get_real_time () : 0;
  pd_write_panel (write, record);

  return record->id;
}

static void
write_order (PdStore *store, PdWrite *write, gint64 panel_id, guint index, gboolean open, gint64 asked_at)
{
  g_autoptr (PdOrderRecord) record = pd_order_record_new ();

  record->id = pd_store_next_id (store);
  record->panel_id = panel_id;
  record->journal = PD_JOURNAL_PLACED;
  record->service_id = g_strdup_printf ("%u", 1000 + index % 100);
  record->service_name = g_strdup ("Instagram Followers [Worldwide] ⚡ Instant Start");
  record->link = g_strdup_printf ("https://www.instagram.com/p/bench%u/", index);
  record->link_key = g_strdup_printf ("instagram.com/p/bench%u", index);
  record->quantity = 1000;
  record->rate = pd_money_parse ("0.90");
  record->price = pd_money_parse ("0.90");
  record->charge = pd_money_parse ("0.90");
  record->currency = g_strdup ("USD");
  record->order_id = g_strdup_printf ("%u", 100000 + index);
  record->state = open ? PD_STATE_IN_PROGRESS : PD_STATE_COMPLETED;
  record->created_at = record->placed_at = asked_at - G_TIME_SPAN_DAY;
  record->checked_at = record->changed_at = asked_at;
  record->ended_at = open ? 0 : asked_at;
  pd_write_order (write, record);
}

static void
write_orders (PdStore *store, PdWrite *write, const BenchBook *book, const gint64 *panel_ids)
{
  gint64 asked_at = g_get_real_time () - (gint64) book->asked_ago * G_USEC_PER_SEC;

  for (guint i = 0; i < book->n_open + book->n_done; i++)
    write_order (store, write, panel_ids[i % book->n_panels], i, i < book->n_open, asked_at);
}

static PdStore *
open_store (const char *folder)
{
  PdStore *store = pd_store_new (folder);
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PdStoreContents) contents = NULL;
  g_autoptr (GError) error = NULL;

  pd_store_open_async (store, NULL, bench_store_result_cb, &answer);
  result = bench_wait_for_result (&answer);
  contents = pd_store_open_finish (store, result, &error);
  bench_check (error);

  return store;
}

static void
close_store (PdStore *store)
{
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_store_close_async (store, bench_store_result_cb, &answer);
  result = bench_wait_for_result (&answer);
  pd_store_close_finish (store, result, NULL);
}

/* Writes a data folder such as an earlier run of the program leaves. */
void
bench_fill_folder (const char *folder, const BenchBook *book)
{
  g_autoptr (PdStore) store = open_store (folder);
  g_autofree gint64 *panel_ids = g_new0 (gint64, book->n_panels);
  g_autofree char *text = bench_make_catalogue (book->n_services, 0);
  g_autoptr (GPtrArray) services = bench_read_catalogue (text);
  PdWrite *write = pd_write_new ();

  for (guint i = 0; i < book->n_panels; i++)
    {
      panel_ids[i] = write_panel (store, write, book, i);
      pd_write_catalogue (write, panel_ids[i], services, g_get_real_time ());
    }
  write_orders (store, write, book, panel_ids);
  commit (store, write);
  close_store (store);
}
