/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client-fixture.h"
#include "client-server.h"

#include <string.h>

/*
 * A panel that says the key back wherever it can: it is found in no error, no detail, no property and no log,
 * not even half of it.
 */

#define KEY "S3cret/Key+of a&Panel"

/* 49 characters: four of them bring the key to where a title is cut. */
#define LONG "The panel says a lot before it comes to the point"

static GString *logged;

typedef struct
{
  ClientFixture fixture;
  ClientServer *server;
  guint status;
  const char *type;
  const char *header;
  const char *body; /* a %s is the key, as it came */
} Panel;

/* Some libraries log in their own threads. */
static void
keep (const char *text)
{
  static GMutex mutex;

  g_mutex_lock (&mutex);
  g_string_append_printf (logged, "%s\n", text);
  g_mutex_unlock (&mutex);
}

static void
log_cb (const char *domain, GLogLevelFlags level, const char *text, gpointer data)
{
  keep (text);
  if (level & G_LOG_FLAG_FATAL)
    g_test_fail_printf ("%s: %s", domain, text);
}

static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].length < 0)
      keep (fields[i].value);

  return G_LOG_WRITER_HANDLED;
}

static gboolean
has_key (const char *text)
{
  g_autofree char *escaped = g_uri_escape_string (KEY, NULL, FALSE);
  g_autofree char *encoded = soup_form_encode ("k", KEY, NULL);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autofree char *half = g_strndup (KEY, strlen (KEY) / 2);
  g_autofree char *lower_escaped = g_ascii_strdown (escaped, -1);

  return strstr (text, half) != NULL || strstr (text, encoded + 2) != NULL
         || strstr (lower, lower_escaped) != NULL;
}

static void
answer_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  Panel *panel = data;
  const char *key = g_hash_table_lookup (form, "key");
  g_auto (GStrv) parts = g_strsplit (panel->body, "%s", -1);
  g_auto (GStrv) type_parts = g_strsplit (panel->type, "%s", -1);
  g_autofree char *body = g_strjoinv (key, parts);
  g_autofree char *type = g_strjoinv (key, type_parts);
  g_autofree char *location = soup_form_encode ("key", KEY, NULL);
  g_autofree char *url
      = g_strconcat ("https://elsewhere.example/S3cret%2fKey%2Bof%20a%26Panel/x?", location, NULL);

  if (panel->header != NULL)
    client_server_add_header (message, panel->header, url);
  client_server_reply (message, panel->status, type, body);
}

static void
assert_no_key_in_properties (GObject *object)
{
  guint n;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *text = NULL;

      g_object_get_property (object, pspecs[i]->name, &value);
      text = g_strdup_value_contents (&value);
      g_assert_false (has_key (text));
    }
}

static void
test_echo (void)
{
  static const struct
  {
    guint status;
    const char *type;
    const char *header;
    const char *body;
  } echoes[] = {
    { 200, "application/json", NULL, "{\"error\":\"Invalid API key %s\"}" },
    { 200, "application/json", NULL, "{\"error\":{\"key\":\"%s\",\"message\":\"No funds for %s%s\"}}" },
    { 200, "application/json", NULL, "{\"status\":\"%s\",\"message\":\"%s\"}" },
    { 500, "application/json", NULL, "{\"message\":\"SELECT * FROM users WHERE key='%s'\"}" },
    { 200, "text/html", NULL, "<html><title>Error for %s</title>%s</html>" },
    { 200, "text/html", NULL, "<html><title>" LONG LONG LONG LONG "%s</title>%s</html>" },
    { 503, "text/html; key=%s", NULL, "<html>%s</html>" },
    { 200, "text/plain", NULL, "key=%s&action=balance" },
    { 200, "text/plain", NULL, "%s" },
    { 302, "text/html", "Location", "%s" },
    { 429, "application/json", NULL, "{\"error\":\"Too many requests by %s\"}" },
  };
  const char *const orders[] = { "1", "2", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (echoes); i++)
    {
      Panel panel = {
        .status = echoes[i].status,
        .type = echoes[i].type,
        .header = echoes[i].header,
        .body = echoes[i].body,
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) add_error = NULL;
      g_autoptr (PdAddResult) add = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autofree char *details = NULL;

      panel.server = client_server_new (NULL, answer_cb, &panel);
      client_fixture_set_up_for (&panel.fixture, client_server_get_url (panel.server), KEY);

      add = client_fixture_add (&panel.fixture, "service=1", &add_error);
      g_assert_no_error (add_error);
      g_assert_false (has_key (add->error->message));
      details = pd_client_dup_last_details (panel.fixture.client);
      g_assert_nonnull (details);
      g_assert_false (has_key (details));

      pd_client_forget_refusal (panel.fixture.client);
      if (pd_client_get_waits_until (panel.fixture.client) == 0)
        rows = client_fixture_status (&panel.fixture, orders);
      for (guint j = 0; rows != NULL && j < rows->len; j++)
        {
          PdStatusResult *row = g_ptr_array_index (rows, j);

          g_assert_false (row->error != NULL && has_key (row->error->message));
          g_assert_false (row->text != NULL && has_key (row->text));
        }

      assert_no_key_in_properties (G_OBJECT (panel.fixture.client));
      client_fixture_tear_down (&panel.fixture, NULL);
      client_server_free (panel.server);
    }

  g_assert_false (has_key (logged->str));
}

/* Neither do failures of the network, nor anything that the libraries log at their most talkative. */
static void
test_log (void)
{
  ClientFixture fixture = { 0 };

  client_fixture_set_up_for (&fixture, "http://127.0.0.1:1/api/v2", KEY);
  client_fixture_assert_failure (&fixture, PD_API_ERROR_UNREACHABLE);
  client_fixture_tear_down (&fixture, NULL);

  g_assert_nonnull (strstr (logged->str, "127.0.0.1"));
  g_assert_false (has_key (logged->str));
}

int
main (int argc, char **argv)
{
  int result;

  logged = g_string_new (NULL);
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_default_handler (log_cb, NULL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);

  g_test_add_func ("/client-secret/echo", test_echo);
  g_test_add_func ("/client-secret/log", test_log);

  result = g_test_run ();
  g_string_free (logged, TRUE);

  return result;
}
