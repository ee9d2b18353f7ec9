/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-catalogue.h"

#include <json-glib/json-glib.h>

/*
 * The invented services of the demo panel: every network in every variant, and after them one list of single
 * services that show each type of order and each way in which an order can go. Names are a panel's data, not
 * words of the program, and therefore not translated. Built once per panel; the caller owns the array.
 */

#define FIRST_ID 1001
#define IDS_PER_CATEGORY 100
#define SPECIAL_ID 9001
/* About what a dollar costs; the second form of the panel keeps its account in rupees. */
#define RUPEES 85

/* What a service promises. */
enum
{
  REFILL = 1 << 0,
  CANCEL = 1 << 1,
  DRIPFEED = 1 << 2,
};

/* The rates have at most three decimals, so that with the percents of the variants it is five. */
typedef struct
{
  const char *name;
  const char *rate;
  gint64 min;
  gint64 max;
} Category;

static const Category categories[] = {
  { "Instagram Followers", "0.90", 100, 50000 }, { "Instagram Likes", "0.115", 20, 20000 },
  { "Instagram Views", "0.022", 100, 5000000 },  { "TikTok Followers", "1.85", 50, 30000 },
  { "TikTok Likes", "0.32", 20, 100000 },        { "TikTok Views", "0.004", 100, 100000000 },
  { "YouTube Views", "1.45", 100, 1000000 },     { "YouTube Subscribers", "9.80", 50, 10000 },
  { "YouTube Likes", "0.75", 10, 50000 },        { "Facebook Page Likes", "1.30", 100, 40000 },
  { "Facebook Post Likes", "0.48", 50, 25000 },  { "Facebook Video Views", "0.09", 500, 2000000 },
  { "Telegram Members", "0.62", 100, 100000 },   { "Telegram Post Views", "0.018", 50, 500000 },
  { "X Followers", "2.40", 50, 20000 },          { "X Post Likes", "1.125", 20, 10000 },
  { "Spotify Plays", "0.38", 1000, 1000000 },    { "SoundCloud Plays", "0.028", 100, 3000000 },
  { "Twitch Followers", "0.56", 20, 15000 },     { "LinkedIn Followers", "7.35", 50, 5000 },
  { "Pinterest Followers", "1.60", 20, 10000 },  { "Threads Followers", "2.05", 20, 10000 },
  { "Discord Members", "3.90", 50, 8000 },
};

typedef struct
{
  const char *words;
  gint64 percent; /* of the rate of the category */
  gint64 min_factor;
  guint promises;
} Variant;

static const Variant variants[] = {
  { "30 days refill", 100, 1, REFILL | CANCEL | DRIPFEED },
  { "instant start", 84, 1, CANCEL | DRIPFEED },
  { "60 days refill", 128, 1, REFILL | CANCEL },
  { "365 days refill ♻️", 165, 1, REFILL },
  { "lifetime refill", 210, 2, REFILL | CANCEL },
  { "no refill", 47, 1, CANCEL },
  { "slow and steady", 111, 2, REFILL | CANCEL | DRIPFEED },
  { "high quality ⚡", 153, 1, REFILL | CANCEL },
  { "mixed countries", 73, 5, DRIPFEED },
  { "from Brazil 🇧🇷", 187, 1, CANCEL },
  { "[R30] fast start & large orders", 95, 10, REFILL | DRIPFEED },
};

typedef struct
{
  const char *category;
  const char *name;
  const char *type;
  const char *rate;
  gint64 min;
  gint64 max;
  guint promises;
  PdDemoFate fate;
} Special;

/* The ids follow from the position (PD_DEMO_SERVICE_… in the header): new rows go to the end. */
static const Special specials[] = {
#define ENDS "Demo: How Orders Can Go"
  { ENDS, "Instagram Followers that drop out early (demo: ends partial)", "Default", "0.80", 100, 10000,
    REFILL | CANCEL, PD_DEMO_FATE_PARTIAL },
  { ENDS, "Instagram Followers, closed for now (demo: always refused)", "Default", "0.70", 100, 10000, 0,
    PD_DEMO_FATE_REFUSED },
  { ENDS, "YouTube Subscribers, very slow (demo: takes ten minutes)", "Default", "4.50", 10, 5000,
    REFILL | CANCEL, PD_DEMO_FATE_SLOW },
  { ENDS, "Facebook Page Likes · 30 days refill (demo: the refill is rejected)", "Default", "1.10", 50, 20000,
    REFILL | CANCEL, PD_DEMO_FATE_REFILL_REJECTED },
  { ENDS, "TikTok Likes · refill switched off, no cancel", "Default", "0.25", 10, 20000, 0 },
  { ENDS, "متابعين انستقرام · ضمان 30 يوم", "Default", "0.95", 50, 10000, REFILL | CANCEL },
  { ENDS,
    "Instagram Followers ⭐ Max 500K ⭐ Speed 50K a day ⭐ Start 0–15 minutes ⭐ Accounts with pictures and "
    "posts ⭐ Drop rate below 5 % ⭐ 30 days refill ⭐ Cancel button works before the start ⭐ "
    "Please do not change the name of the account and do not set it to private while the order runs, and do "
    "not place a second order for the same link before the first one is complete",
    "Default", "1.19875", 10, 500000, REFILL | CANCEL | DRIPFEED },
#undef ENDS
  { "Packages", "Instagram Starter Package · 500 followers and 100 likes", "Package", "1.49", 1, 1,
    REFILL | CANCEL },
  { "Packages", "YouTube Channel Package · 100 subscribers", "Package", "2.75", 1, 1, CANCEL },
  { "Packages", "Five comments of your own, as a package", "Custom Comments Package", "0.60", 1, 1, CANCEL },
  { "Comments", "Instagram Comments · your own text", "Custom Comments", "12.00", 5, 500, CANCEL },
  { "Comments", "YouTube Comments · your own text", "Custom Comments", "18.50", 2, 1000, 0 },
  { "Comments", "Instagram Replies to a comment · your own text", "Comment Replies", "14.20", 2, 200,
    CANCEL },
  { "Comments", "Instagram Likes for a comment", "Comment Likes", "0.96", 20, 5000, CANCEL },
  { "Mentions", "Instagram Mentions · from a list of names", "Mentions", "3.20", 50, 5000, CANCEL },
  { "Mentions", "Instagram Mentions with hashtags", "Mentions with Hashtags", "3.45", 50, 5000, CANCEL },
  { "Mentions", "Instagram Mentions · exactly your list", "Mentions Custom List", "4.10", 10, 2000, CANCEL },
  { "Mentions", "Instagram Mentions · people who use a hashtag", "Mentions Hashtag", "2.90", 50, 5000,
    CANCEL },
  { "Mentions", "Instagram Mentions · followers of an account", "Mentions User Followers", "2.85", 50, 10000,
    CANCEL },
  { "Mentions", "Instagram Mentions · likers of a post", "Mentions Media Likers", "2.95", 50, 10000, CANCEL },
  { "Website Traffic", "Website Traffic · choose country, device and source", "Web Traffic", "0.35", 100,
    1000000, CANCEL | DRIPFEED },
  { "Website Traffic", "Search Visits · keywords", "SEO", "0.85", 100, 50000, CANCEL },
  { "Website Traffic", "Search Visits · keywords, second generation", "SEO2", "1.05", 100, 50000, CANCEL },
  { "Polls and Groups", "Telegram Poll Votes · choose the answer", "Poll", "0.40", 10, 10000, CANCEL },
  { "Polls and Groups", "Facebook Invites from groups", "Invites from Groups", "1.75", 50, 5000, CANCEL },
  { "Subscriptions", "Instagram Likes for each new post", "Subscriptions", "0.14", 20, 5000, CANCEL },
  { "Subscriptions", "TikTok Views for each new video", "Subscriptions", "0.01", 100, 100000, CANCEL },
};

static void
free_service (PdDemoService *service)
{
  g_free (service->name);
  g_free (service);
}

/* Whole percents of a rate, exactly, with at least two decimals. */
static PdMoney
compute_rate (const char *rate, gint64 percent, PdDemoForm form)
{
  gint64 factor = form == PD_DEMO_SMMBROS ? RUPEES : 1;

  return pd_money_trim (pd_money_share (pd_money_parse (rate), percent * factor, 100), 2);
}

static void
set_promises (PdDemoService *service, guint promises)
{
  service->refill = (promises & REFILL) != 0;
  service->cancel = (promises & CANCEL) != 0;
  service->dripfeed = (promises & DRIPFEED) != 0;
}

static PdDemoService *
create_variant (guint category_index, guint variant_index, PdDemoForm form)
{
  const Category *category = &categories[category_index];
  const Variant *variant = &variants[variant_index];
  PdDemoService *service = g_new0 (PdDemoService, 1);

  service->id = FIRST_ID + category_index * IDS_PER_CATEGORY + variant_index;
  service->name = g_strdup_printf ("%s · %s", category->name, variant->words);
  service->category = category->name;
  service->type = pd_demo_type_find ("Default");
  service->rate = compute_rate (category->rate, variant->percent, form);
  service->min = category->min * variant->min_factor;
  service->max = category->max;
  set_promises (service, variant->promises);

  return service;
}

static PdDemoService *
create_special (guint index, PdDemoForm form)
{
  const Special *special = &specials[index];
  PdDemoService *service = g_new0 (PdDemoService, 1);

  service->id = SPECIAL_ID + index;
  service->name = g_strdup (special->name);
  service->category = special->category;
  service->type = pd_demo_type_find (special->type);
  service->rate = compute_rate (special->rate, 100, form);
  service->min = special->min;
  service->max = special->max;
  set_promises (service, special->promises);
  service->fate = special->fate;

  return service;
}

/**
 * pd_demo_catalogue_new:
 * @form: decides the currency of the rates: dollars, or rupees for %PD_DEMO_SMMBROS
 *
 * Returns: (transfer full) (element-type PdDemoService): all services, category by category
 */
GPtrArray *
pd_demo_catalogue_new (PdDemoForm form)
{
  GPtrArray *services = g_ptr_array_new_with_free_func ((GDestroyNotify) free_service);

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    for (guint j = 0; j < G_N_ELEMENTS (variants); j++)
      g_ptr_array_add (services, create_variant (i, j, form));
  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    g_ptr_array_add (services, create_special (i, form));

  return services;
}

/**
 * pd_demo_catalogue_find:
 * @services: (element-type PdDemoService): a catalogue
 * @id: (nullable): the id of a service, as a request gives it
 *
 * Returns: (transfer none) (nullable): the service
 */
const PdDemoService *
pd_demo_catalogue_find (GPtrArray *services, const char *id)
{
  guint64 number;

  if (!id || !g_ascii_string_to_unsigned (id, 10, 1, G_MAXUINT, &number, NULL))
    return NULL;

  for (guint i = 0; i < services->len; i++)
    {
      const PdDemoService *service = g_ptr_array_index (services, i);

      if (service->id == number)
        return service;
    }

  return NULL;
}

static void
append_member (GString *json, const char *name, const char *value)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), value);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append_printf (json, ",\"%s\":%s", name, quoted);
}

static void
append_flag (GString *json, const char *name, gboolean value)
{
  g_string_append_printf (json, ",\"%s\":%s", name, value ? "true" : "false");
}

static void
append_service (GString *json, const PdDemoService *service, PdDemoForm form, guint id, guint round)
{
  g_autofree char *rate = pd_money_to_string (service->rate);
  g_autofree char *name = round ? g_strdup_printf ("%s · %u", service->name, round + 1) : NULL;
  g_autofree char *category = round ? g_strdup_printf ("%s %u", service->category, round + 1) : NULL;

  g_string_append_printf (json, "%s{\"service\":%u", json->len > 1 ? "," : "", id);
  append_member (json, "name", name ? name : service->name);
  append_member (json, "type", service->type->name);
  append_member (json, "category", category ? category : service->category);
  append_member (json, "rate", rate);
  g_string_append_printf (json, ",\"min\":\"%" G_GINT64_FORMAT "\",\"max\":\"%" G_GINT64_FORMAT "\"",
                          service->min, service->max);
  if (form == PD_DEMO_COMMON)
    {
      append_flag (json, "refill", service->refill);
      append_flag (json, "cancel", service->cancel);
      append_flag (json, "dripfeed", service->dripfeed);
    }
  g_string_append_c (json, '}');
}

/**
 * pd_demo_catalogue_to_json:
 * @services: (element-type PdDemoService): a catalogue
 * @form: %PD_DEMO_SMMBROS leaves out the flags
 * @n_services: how many rows; 0: as many as there are. More rows repeat the catalogue under other ids, with
 * the number of the round behind name and category
 *
 * Writes the reply to "services". Row by row into one string, so that a million rows fit into memory.
 *
 * Returns: (transfer full): the body
 */
GBytes *
pd_demo_catalogue_to_json (GPtrArray *services, PdDemoForm form, guint n_services)
{
  GString *json = g_string_new ("[");
  guint n_rows = n_services ? n_services : services->len;

  for (guint i = 0; i < n_rows; i++)
    {
      const PdDemoService *service = g_ptr_array_index (services, i % services->len);

      append_service (json, service, form, n_services ? i + 1 : service->id, i / services->len);
    }
  g_string_append_c (json, ']');

  return g_string_free_to_bytes (json);
}
