/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-demo-type.h"

/*
 * The service types as the panel's side sees them. It is a table of its own, not the one of the
 * order forms, so that a mistake there does not pass unseen here. Constant, used by the catalogue and by the
 * checks of orders.
 */

static const PdDemoType types[] = {
  { "Default", PD_DEMO_QUANTITY_GIVEN },
  { "Package", PD_DEMO_QUANTITY_NONE },
  { "Custom Comments", PD_DEMO_QUANTITY_LINES, { "comments" } },
  { "Custom Comments Package", PD_DEMO_QUANTITY_NONE, { "comments" } },
  { "SEO", PD_DEMO_QUANTITY_GIVEN, { "keywords" } },
  { "SEO2", PD_DEMO_QUANTITY_GIVEN, { "keywords" } },
  { "Mentions", PD_DEMO_QUANTITY_GIVEN, { "usernames" } },
  { "Mentions with Hashtags", PD_DEMO_QUANTITY_GIVEN, { "usernames", "hashtags" } },
  { "Mentions Custom List", PD_DEMO_QUANTITY_LINES, { "usernames" } },
  { "Mentions Hashtag", PD_DEMO_QUANTITY_GIVEN, { "hashtag" } },
  { "Mentions User Followers", PD_DEMO_QUANTITY_GIVEN, { "username" } },
  { "Mentions Media Likers", PD_DEMO_QUANTITY_GIVEN, { "media" } },
  { "Comment Likes", PD_DEMO_QUANTITY_GIVEN, { "username" } },
  { "Comment Replies", PD_DEMO_QUANTITY_LINES, { "comments", "username" } },
  { "Poll", PD_DEMO_QUANTITY_GIVEN, { "answer_number" } },
  { "Invites from Groups", PD_DEMO_QUANTITY_GIVEN, { "groups" } },
  { "Web Traffic", PD_DEMO_QUANTITY_GIVEN, { "country", "device", "type_of_traffic" } },
  { "Subscriptions", PD_DEMO_QUANTITY_POSTS, { "username", "min", "max" } },
};

/**
 * pd_demo_type_find:
 * @name: the name of a type, as the table writes it
 *
 * Returns: (transfer none) (nullable): the type
 */
const PdDemoType *
pd_demo_type_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, name))
      return &types[i];

  return NULL;
}

/**
 * pd_demo_count_lines:
 * @text: (nullable): a list, one item a line
 *
 * Counts as panels do: split at "\n" or "\r\n", empty lines dropped (api-v2 §2).
 *
 * Returns: the number of items
 */
guint
pd_demo_count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i]; i++)
    count += *g_strstrip (lines[i]) != '\0';

  return count;
}
