/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-panel.h"

#include <string.h>

/* A panel that takes fewer ids than it should, or no lists at all. */

#define UNREADABLE "Notice: Undefined index: order in api.php"

static void
append_row (GString *json, ListPanel *panel, const char *action, const char *id)
{
  gboolean wrong = g_strcmp0 (id, panel->unknown_id) == 0;

  if (g_str_equal (action, "status"))
    g_string_append_printf (json,
                            wrong ? "{\"error\":\"Incorrect order ID\"}"
                                  : "{\"status\":\"Completed\",\"charge\":\"%s\",\"remains\":\"0\"}",
                            id);
  else if (g_str_equal (action, "refill_status"))
    g_string_append_printf (json, "{\"refill\":\"%s\",\"status\":\"Completed\"}", id);
  else
    g_string_append_printf (json, "{\"order\":\"%s\",\"%s\":\"7%s\"}", id, action, id);
}

static char *
answer_list (ListPanel *panel, const char *action, const char *list)
{
  g_auto (GStrv) ids = g_strsplit (list, ",", -1);
  gboolean keyed = g_str_equal (action, "status");
  GString *json = g_string_new (keyed ? "{" : "[");
  guint n = g_strv_length (ids);

  if (panel->lists == LISTS_CUT)
    n = MIN (n, panel->limit);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      if (keyed)
        g_string_append_printf (json, "\"%s\":", ids[i]);
      append_row (json, panel, action, ids[i]);
    }
  g_string_append_c (json, keyed ? '}' : ']');

  return g_string_free_and_steal (json);
}

static char *
answer_one (ListPanel *panel, const char *action, const char *id)
{
  GString *json = g_string_new (NULL);

  append_row (json, panel, action, id);

  return g_string_free_and_steal (json);
}

static char *
make_answer (ListPanel *panel, const char *action, const char *one, const char *list)
{
  guint n = 0;

  for (const char *p = list; p != NULL; p = strchr (p + 1, ','))
    n++;
  if (panel->failures > 0)
    {
      panel->failures--;
      return g_strdup ("{\"error\":\"Please contact us\"}");
    }
  if (one != NULL)
    return answer_one (panel, action, one);
  if (panel->lists == LISTS_REFUSED && n > panel->limit)
    return g_strdup ("{\"error\":\"Too many order IDs\"}");
  if (panel->lists == LISTS_UNKNOWN)
    return g_strdup ("{\"error\":\"Incorrect order ID\"}");
  if (panel->lists == LISTS_FLAT)
    return g_strdup ("{\"status\":\"Completed\",\"charge\":\"1\",\"remains\":\"0\"}");
  if (panel->lists == LISTS_UNREADABLE)
    return g_strdup (UNREADABLE);

  return answer_list (panel, action, list);
}

static gboolean
release_cb (gpointer user_data)
{
  ListPanel *panel = user_data;

  for (guint i = 0; i < panel->held->len; i++)
    soup_server_message_unpause (g_ptr_array_index (panel->held, i));
  g_ptr_array_set_size (panel->held, 0);

  return G_SOURCE_REMOVE;
}

/* Answers all that came in together when nothing more comes, to see how many that are. */
static void
hold (ListPanel *panel, SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_ptr_array_add (panel->held, g_object_ref (message));
  panel->most_held = MAX (panel->most_held, panel->held->len);
  if (panel->held->len == 4)
    g_idle_add_full (G_PRIORITY_LOW + 100, release_cb, panel, NULL);
}

static void
answer_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  ListPanel *panel = data;
  const char *action = g_hash_table_lookup (form, "action");
  gboolean refills = g_str_equal (action, "refill_status");
  g_autofree char *answer
      = make_answer (panel, action, g_hash_table_lookup (form, refills ? "refill" : "order"),
                     g_hash_table_lookup (form, refills ? "refills" : "orders"));

  client_server_reply (message, 200, "application/json", answer);
  if (panel->held != NULL)
    hold (panel, message);
}

void
list_panel_set_up (ListPanel *panel, gconstpointer data)
{
  panel->server = client_server_new (NULL, answer_cb, panel);
  client_fixture_set_up_for (&panel->fixture, client_server_get_url (panel->server), "key-of-a-panel");
}

void
list_panel_tear_down (ListPanel *panel, gconstpointer data)
{
  client_fixture_tear_down (&panel->fixture, NULL);
  client_server_free (panel->server);
  g_clear_pointer (&panel->held, g_ptr_array_unref);
}
