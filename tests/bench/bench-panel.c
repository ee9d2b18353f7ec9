/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libsoup/soup.h>
#include <stdio.h>

#include "bench-data.h"
#include "bench.h"

/*
 * bench-panel SERVICES LATENCY: a panel in a process of its own, so that what it does costs the measured
 * program nothing. Every path is an account of its own. It answers at once or after a time, every id with
 * "In progress" and each catalogue with a few other prices than the one before. Prints its address, and runs
 * until it is killed.
 */

/* Catalogues are made beforehand: two that are given in turn will do. */
#define REVISIONS 2

static struct
{
  guint latency;
  GBytes *catalogues[REVISIONS];
  GHashTable *revisions; /* path → how many catalogues it has been given */
  guint last_order;
} panel;

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
answer_services (const char *path)
{
  guint revision = GPOINTER_TO_UINT (g_hash_table_lookup (panel.revisions, path));

  g_hash_table_insert (panel.revisions, g_strdup (path), GUINT_TO_POINTER (revision + 1));

  return g_bytes_ref (panel.catalogues[revision % REVISIONS]);
}

static GBytes *
answer_status (const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids ? ids : "", ",", -1);
  GString *text = g_string_new ("{");

  for (guint i = 0; list[i]; i++)
    g_string_append_printf (
        text,
        "%s\"%s\":{\"charge\":\"0.90\",\"start_count\":\"3572\",\"status\":\"In progress\","
        "\"remains\":\"%d\",\"currency\":\"USD\"}",
        i > 0 ? "," : "", list[i], g_random_int_range (1, 1000));
  g_string_append_c (text, '}');

  return take_text (g_string_free_and_steal (text));
}

static GBytes *
make_answer (const char *path, GHashTable *form)
{
  const char *action = g_hash_table_lookup (form, "action");

  if (g_strcmp0 (action, "services") == 0)
    return answer_services (path);
  if (g_strcmp0 (action, "status") == 0)
    return answer_status (g_hash_table_lookup (form, "orders"));
  if (g_strcmp0 (action, "add") == 0)
    return take_text (g_strdup_printf ("{\"order\":%u}", ++panel.last_order));

  return take_text (g_strdup ("{\"balance\":\"10000.00\",\"currency\":\"USD\"}"));
}

static void
resume_cb (gpointer data)
{
  SoupServerMessage *message = data;

  soup_server_message_unpause (message);
  g_object_unref (message);
}

static void
request_cb (
    SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *text = g_strndup (body->data ? body->data : "", (gsize) body->length);
  g_autoptr (GHashTable) form = soup_form_decode (text);
  g_autoptr (GBytes) answer = make_answer (path, form);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                         "application/json", NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer);
  if (panel.latency == 0)
    return;

  soup_server_message_pause (message);
  g_timeout_add_once (panel.latency, resume_cb, g_object_ref (message));
}

static void
print_url (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);

  printf ("http://127.0.0.1:%d\n", g_uri_get_port (uris->data));
  fflush (stdout);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    g_error ("Usage: %s SERVICES LATENCY", argv[0]);

  panel.latency = bench_number (argv[2]);
  panel.revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  panel.last_order = 500000;
  for (guint i = 0; i < REVISIONS; i++)
    panel.catalogues[i] = take_text (bench_make_catalogue (bench_number (argv[1]), i));

  soup_server_add_handler (server, NULL, request_cb, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  bench_check (error);
  print_url (server);
  g_main_loop_run (loop);

  return 0;
}
