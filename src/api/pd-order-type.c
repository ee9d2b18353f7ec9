/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-type.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * The order types of api-v2 §2 and their fields, as two tables that the dialog, the checks, the price and the
 * request all read. Constant data, for any thread. Adding a type is adding a row.
 */

/* Longer than any name of a type by far: what is longer is compared with nothing. */
#define MOST_BYTES 64

/* clang-format off */
#define NEEDED(f) { .field = PD_FIELD_##f }
#define OPTIONAL(f) { .field = PD_FIELD_##f, .optional = TRUE }
#define NEEDED_IF(f, other, value) \
  { .field = PD_FIELD_##f, .only_if_field = PD_FIELD_##other, .only_if_value = value }

static const PdFieldChoice devices[] = {
  { "1", N_ ("Desktop") },
  { "2", N_ ("Android phones") },
  { "3", N_ ("iPhones") },
  { "4", N_ ("All phones") },
  { "5", N_ ("Phones and desktop") },
  { NULL },
};

static const PdFieldChoice traffic_types[] = {
  { "1", N_ ("From a Google search") },
  { "2", N_ ("From a page of your choice") },
  { "3", N_ ("Without a referring page") },
  { NULL },
};

static const PdFieldInfo fields[PD_N_FIELDS] = {
  [PD_FIELD_LINK] = { "link", N_ ("Link"), N_ ("The link of the post or profile"), PD_FIELD_KIND_LINK },
  [PD_FIELD_QUANTITY] = { "quantity", N_ ("Quantity"), NULL, PD_FIELD_KIND_COUNT },
  [PD_FIELD_RUNS] = { "runs", N_ ("Runs"), N_ ("How many times the quantity is delivered"),
                     PD_FIELD_KIND_COUNT },
  [PD_FIELD_INTERVAL] = { "interval", N_ ("Every"), N_ ("Minutes from run to run"), PD_FIELD_KIND_MINUTES },
  [PD_FIELD_COMMENTS] = { "comments", N_ ("Comments"), N_ ("One comment a line"), PD_FIELD_KIND_LIST },
  [PD_FIELD_KEYWORDS] = { "keywords", N_ ("Keywords"), N_ ("One keyword a line"), PD_FIELD_KIND_LIST },
  [PD_FIELD_USERNAMES] = { "usernames", N_ ("Usernames"), N_ ("One username a line"), PD_FIELD_KIND_LIST },
  [PD_FIELD_HASHTAGS] = { "hashtags", N_ ("Hashtags"), N_ ("One hashtag a line"), PD_FIELD_KIND_LIST },
  [PD_FIELD_HASHTAG] = { "hashtag", N_ ("Hashtag"), N_ ("Who used it is mentioned"), PD_FIELD_KIND_TEXT },
  [PD_FIELD_USERNAME] = { "username", N_ ("Username"), NULL, PD_FIELD_KIND_TEXT },
  [PD_FIELD_MEDIA] = { "media", N_ ("Media"), N_ ("The link of the post whose likers are mentioned"),
                       PD_FIELD_KIND_LINK },
  [PD_FIELD_ANSWER_NUMBER] = { "answer_number", N_ ("Answer number"), N_ ("Which answer of the poll, from 1"),
                              PD_FIELD_KIND_COUNT },
  [PD_FIELD_GROUPS] = { "groups", N_ ("Groups"), N_ ("One group a line"), PD_FIELD_KIND_LIST },
  [PD_FIELD_COUNTRY] = { "country", N_ ("Country"), N_ ("Its two letters or its full name, as in US"),
                         PD_FIELD_KIND_TEXT },
  [PD_FIELD_DEVICE] = { "device", N_ ("Devices"), NULL, PD_FIELD_KIND_CHOICE, devices },
  [PD_FIELD_TYPE_OF_TRAFFIC] = { "type_of_traffic", N_ ("Visitors come"), NULL, PD_FIELD_KIND_CHOICE,
                                 traffic_types },
  [PD_FIELD_GOOGLE_KEYWORD] = { "google_keyword", N_ ("Search words"), N_ ("What visitors search for"),
                                PD_FIELD_KIND_TEXT },
  [PD_FIELD_REFERRING_URL] = { "referring_url", N_ ("Referring page"), N_ ("The link visitors come from"),
                               PD_FIELD_KIND_LINK },
  [PD_FIELD_MIN] = { "min", N_ ("Least for each post"), NULL, PD_FIELD_KIND_COUNT },
  [PD_FIELD_MAX] = { "max", N_ ("Most for each post"), NULL, PD_FIELD_KIND_COUNT },
  [PD_FIELD_POSTS] = { "posts", N_ ("New posts"), N_ ("How many future posts; empty for all"),
                      PD_FIELD_KIND_COUNT },
  [PD_FIELD_OLD_POSTS] = { "old_posts", N_ ("Old posts"), N_ ("How many posts that are there already"),
                          PD_FIELD_KIND_COUNT },
  [PD_FIELD_DELAY] = { "delay", N_ ("Delay"), N_ ("Minutes from a new post to its order"),
                       PD_FIELD_KIND_MINUTES },
  [PD_FIELD_EXPIRY] = { "expiry", N_ ("Ends on"), N_ ("Day, month and year; empty for no end"),
                        PD_FIELD_KIND_DATE },
};

static const PdOrderType types[] = {
  { "Default", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, TRUE,
    4, { NEEDED (LINK), NEEDED (QUANTITY), OPTIONAL (RUNS), OPTIONAL (INTERVAL) } },
  { "Package", PD_QUANTITY_NONE, 0, PD_PRICE_ONCE, FALSE,
    1, { NEEDED (LINK) } },
  { "Custom Comments", PD_QUANTITY_LINES, PD_FIELD_COMMENTS, PD_PRICE_PER_THOUSAND, FALSE,
    2, { NEEDED (LINK), NEEDED (COMMENTS) } },
  { "Custom Comments Package", PD_QUANTITY_NONE, 0, PD_PRICE_ONCE, FALSE,
    2, { NEEDED (LINK), NEEDED (COMMENTS) } },
  { "SEO", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (KEYWORDS) } },
  { "SEO2", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (KEYWORDS) } },
  { "Mentions", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (USERNAMES) } },
  { "Mentions with Hashtags", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    4, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (USERNAMES), NEEDED (HASHTAGS) } },
  { "Mentions Custom List", PD_QUANTITY_LINES, PD_FIELD_USERNAMES, PD_PRICE_PER_THOUSAND, FALSE,
    2, { NEEDED (LINK), NEEDED (USERNAMES) } },
  { "Mentions Hashtag", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (HASHTAG) } },
  { "Mentions User Followers", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (USERNAME) } },
  { "Mentions Media Likers", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (MEDIA) } },
  { "Comment Likes", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (USERNAME) } },
  { "Comment Replies", PD_QUANTITY_LINES, PD_FIELD_COMMENTS, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (USERNAME), NEEDED (COMMENTS) } },
  { "Poll", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (ANSWER_NUMBER) } },
  { "Invites from Groups", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, FALSE,
    3, { NEEDED (LINK), NEEDED (QUANTITY), NEEDED (GROUPS) } },
  { "Web Traffic", PD_QUANTITY_GIVEN, 0, PD_PRICE_PER_THOUSAND, TRUE,
    9, { NEEDED (LINK), NEEDED (QUANTITY), OPTIONAL (RUNS), OPTIONAL (INTERVAL), NEEDED (COUNTRY),
         NEEDED (DEVICE), NEEDED (TYPE_OF_TRAFFIC), NEEDED_IF (GOOGLE_KEYWORD, TYPE_OF_TRAFFIC, "1"),
         NEEDED_IF (REFERRING_URL, TYPE_OF_TRAFFIC, "2") } },
  { "Subscriptions", PD_QUANTITY_NONE, 0, PD_PRICE_UNKNOWABLE, FALSE,
    7, { NEEDED (USERNAME), NEEDED (MIN), NEEDED (MAX), OPTIONAL (POSTS), OPTIONAL (OLD_POSTS),
         NEEDED (DELAY), OPTIONAL (EXPIRY) } },
};
/* clang-format on */

/* Other words that panels have for a type. Misspellings and plurals need no row: see measure(). */
static const struct
{
  const char *alias;
  const char *name;
} aliases[] = {
  { "Mentions Custom", "Mentions Custom List" },
  { "Website Traffic", "Web Traffic" },
};

/* Lower case, without separators and without the plural s of each word: "Custom_Comment" and "custom
 * comments" are one type. */
static char *
fold (const char *type)
{
  GString *folded = g_string_new (NULL);
  g_autofree char *lower = g_ascii_strdown (type, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, "_- \t\r\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strlen (words[i]) > 2 && g_str_has_suffix (words[i], "s"))
        words[i][strlen (words[i]) - 1] = '\0';
      g_string_append (folded, words[i]);
    }
  return g_string_free_and_steal (folded);
}

/* How many letters must be changed, added, dropped or swapped with their neighbour to come from @a to @b;
 * both are at most MOST_BYTES long. */
static guint
count_typos (const char *a, const char *b)
{
  guint rows[3][MOST_BYTES + 1];
  gsize length = strlen (b);
  gsize i;

  for (gsize j = 0; j <= length; j++)
    rows[0][j] = j;
  for (i = 1; a[i - 1] != '\0'; i++)
    {
      const guint *before = rows[(i + 1) % 3];
      const guint *above = rows[(i - 1) % 3];
      guint *row = rows[i % 3];

      row[0] = i;
      for (gsize j = 1; j <= length; j++)
        {
          row[j] = MIN (above[j - 1] + (a[i - 1] != b[j - 1]), MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
    }
  return rows[(i - 1) % 3][length];
}

/* How far @folded is from @name; G_MAXUINT where it is too far to be a misspelling. Panels write "Costum
 * Coments", but short names must be right, for "SEO3" is not "SEO2". */
static guint
measure (const char *folded, const char *name)
{
  g_autofree char *folded_name = fold (name);
  gsize length = strlen (folded_name);
  guint allowed = length < 6 ? 0 : MIN (length / 4, 3);
  guint typos = count_typos (folded, folded_name);

  return typos <= allowed ? typos : G_MAXUINT;
}

static const PdOrderType *
find_nearest (const char *folded)
{
  const PdOrderType *nearest = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      guint typos = measure (folded, types[i].name);

      if (typos < least)
        nearest = &types[i];
      least = MIN (least, typos);
    }
  return nearest;
}

static const PdOrderType *
find_by_name (const char *type)
{
  const PdOrderType *nearest;
  g_autofree char *folded = NULL;

  /* Nearly every service has one of these names as it stands. */
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (type, types[i].name) == 0)
      return &types[i];

  if (strlen (type) > MOST_BYTES)
    return NULL;
  folded = fold (type);
  if (*folded == '\0')
    return &types[0];

  nearest = find_nearest (folded);
  for (guint i = 0; nearest == NULL && i < G_N_ELEMENTS (aliases); i++)
    if (measure (folded, aliases[i].alias) == 0)
      nearest = pd_order_type_find (aliases[i].name, NULL);
  return nearest;
}

/**
 * pd_order_type_find:
 * @type: (nullable): the type of a service as the panel wrote it
 * @known: (out) (optional): %FALSE where the type is none that we know
 *
 * Finds the row for a type, whatever its case, separators and small misspellings (api-v2 §2). A missing type
 * is Default; an unknown one is ordered as Default, which the user should be told.
 *
 * Returns: (transfer none): a row of constant data
 */
const PdOrderType *
pd_order_type_find (const char *type, gboolean *known)
{
  const PdOrderType *found = find_by_name (type != NULL ? type : "");

  if (known != NULL)
    *known = found != NULL;
  return found != NULL ? found : &types[0];
}

/**
 * pd_order_types:
 * @n_types: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_types): every type, Default first
 */
const PdOrderType *
pd_order_types (guint *n_types)
{
  *n_types = G_N_ELEMENTS (types);
  return types;
}

/**
 * pd_field_get_info:
 * @field: a field
 *
 * Returns: (transfer none): its parameter, kind and (untranslated) texts
 */
const PdFieldInfo *
pd_field_get_info (PdField field)
{
  g_return_val_if_fail (field < PD_N_FIELDS, NULL);

  return &fields[field];
}
