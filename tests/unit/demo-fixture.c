/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo-fixture.h"

#include "pd-money.h"

typedef struct
{
  GBytes *bytes;
  GError *error;
  gboolean done;
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &answer->error);
  answer->done = TRUE;
}

void
fixture_set_up (Fixture *fixture, gconstpointer form)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = pd_test_clock_new (START);
  fixture->panel = pd_demo_panel_new (GPOINTER_TO_INT (form), PD_CLOCK (fixture->clock));
  fixture->session = soup_session_new ();
  pd_demo_panel_start (fixture->panel, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer form)
{
  if (fixture->panel)
    g_assert_finalize_object (fixture->panel);
  soup_session_abort (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->clock);
}

/* Sends @form as it is and waits for the answer, whatever its HTTP status. */
GBytes *
fixture_post (Fixture *fixture, const char *form, GCancellable *cancellable, GError **error)
{
  g_autoptr (SoupMessage) message = soup_message_new ("POST", pd_demo_panel_get_url (fixture->panel));
  g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));
  Answer answer = { 0 };

  soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", body);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, cancellable, read_cb,
                                    &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  if (answer.error)
    g_propagate_error (error, answer.error);

  return answer.bytes;
}

/* Sends @form and reads the reply as JSON. */
JsonNode *
fixture_send (Fixture *fixture, const char *form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = fixture_post (fixture, form, NULL, &error);
  g_autofree char *text = NULL;
  JsonNode *reply;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  reply = json_from_string (text, &error);
  g_assert_no_error (error);

  return reply;
}

/* Sends the right key and @parameters. */
JsonNode *
fixture_ask (Fixture *fixture, const char *parameters)
{
  g_autofree char *form = g_strdup_printf ("key=%s&%s", pd_demo_panel_get_key (fixture->panel), parameters);

  return fixture_send (fixture, form);
}

/* The text of what is at @path, a number as it is written, or %NULL if there is nothing. */
char *
get_text (JsonNode *reply, const char *path)
{
  g_autoptr (JsonNode) found = json_path_query (path, reply, NULL);
  JsonArray *matches = json_node_get_array (found);
  JsonNode *match;

  if (json_array_get_length (matches) == 0)
    return NULL;

  match = json_array_get_element (matches, 0);
  if (JSON_NODE_HOLDS_VALUE (match) && json_node_get_value_type (match) == G_TYPE_STRING)
    return json_node_dup_string (match);

  return json_to_string (match, FALSE);
}

void
wait_seconds (Fixture *fixture, guint seconds)
{
  pd_test_clock_advance (fixture->clock, seconds * 1000);
}

/* Places an order for a link of its own and returns its id. */
char *
place_order (Fixture *fixture, const char *service, const char *more)
{
  g_autofree char *request = g_strdup_printf ("action=add&service=%s&link=https://example.com/%u&%s", service,
                                              pd_demo_panel_count_orders (fixture->panel), more);
  g_autoptr (JsonNode) reply = fixture_ask (fixture, request);
  char *order = get_text (reply, "$.order");

  g_assert_nonnull (order);
  return order;
}

/* Asks @action about one order, or about one refill. */
JsonNode *
ask_about (Fixture *fixture, const char *action, const char *id)
{
  g_autofree char *request = g_strdup_printf ("action=%s&%s=%s", action,
                                              g_str_equal (action, "refill_status") ? "refill" : "order", id);

  return fixture_ask (fixture, request);
}

/* Asks to cancel one order and returns what is at @path. */
char *
cancel_order (Fixture *fixture, const char *order, const char *path)
{
  g_autofree char *request = g_strdup_printf ("action=cancel&orders=%s", order);
  g_autoptr (JsonNode) reply = fixture_ask (fixture, request);

  return get_text (reply, path);
}

/* What the order costs and what is left on the account make up @total together. */
void
assert_sum (Fixture *fixture, JsonNode *status, const char *total)
{
  g_autofree char *charge = get_text (status, "$.charge");
  PdMoney balance = pd_money_parse (pd_demo_panel_get_balance (fixture->panel));

  g_assert_true (pd_money_equal (pd_money_add (balance, pd_money_parse (charge)), pd_money_parse (total)));
}
