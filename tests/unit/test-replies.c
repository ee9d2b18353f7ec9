/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply.h"

#include "reply-fixture.h"

/*
 * What is understood of replies: the bodies of real panels, every variation of api-v2 §3 in small, and what
 * no line of text shows – keys, limits, and how a call failed.
 */

#define KEY "0123456789abcdef0123456789abcdef"

static PdReply
make_reply (const char *body, guint http_status)
{
  return (PdReply) {
    .body = g_bytes_new (body, strlen (body)),
    .http_status = http_status,
    .content_type = "application/json",
    .key = KEY,
  };
}

static void
clear_reply (PdReply *reply)
{
  g_clear_pointer (&reply->body, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdReply, clear_reply)

static void
assert_case (gconstpointer data)
{
  const ReplyCase *reply = data;
  g_autofree char *output = reply_read (reply->arguments, reply->body, NULL);
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; i < reply->lines->len; i++)
    {
      const char *expected = g_ptr_array_index (reply->lines, i);

      if (!lines[i] || !g_pattern_match_simple (expected, lines[i]))
        g_error ("%s\n%s\nwas expected to be\n%s", reply->name, lines[i], expected);
    }
  g_assert_cmpuint (g_strv_length (lines), ==, reply->lines->len + 1);
}

static void
test_usage (void)
{
  static const char *const wrong[] = {
    "",           "prices",       "status",        "refill ,", "add 5",         "balance 5",
    "status 1 2", "--http x add", "--http 99 add", "--http",   "--unknown add", "refill_status ''",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
      int status;
      g_autofree char *output = reply_read (wrong[i], body, &status);

      g_assert_cmpstr (output, ==, "");
      g_assert_cmpint (status, ==, 2);
    }
}

static void
test_add_charge (void)
{
  g_auto (PdReply) reply = make_reply ("{\"order\":812,\"charge\":1250.50,\"currency\":\"uzs\"}", 200);
  g_autoptr (PdAddResult) result = pd_reply_parse_add (&reply);
  g_autofree char *charge = pd_money_to_string (result->charge);

  g_assert_cmpint (result->outcome, ==, PD_ADD_PLACED);
  g_assert_cmpstr (charge, ==, "1250.50");
  g_assert_cmpstr (result->currency, ==, "UZS");
  g_assert_null (result->error);
}

static void
test_add_without_charge (void)
{
  g_auto (PdReply) reply = make_reply ("{\"order\":812}", 200);
  g_autoptr (PdAddResult) result = pd_reply_parse_add (&reply);

  g_assert_false (pd_money_is_known (result->charge));
  g_assert_null (result->currency);
}

static void
test_failure (void)
{
  const char *const ids[] = { "1", "2", NULL };
  g_auto (PdReply) whole = make_reply ("{\"error\":\"Invalid API key\"}", 200);
  g_auto (PdReply) single = make_reply ("{\"1\":{\"error\":\"Incorrect order ID\"}}", 200);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) failed = pd_reply_parse_status (&whole, ids, &failure);
  g_autoptr (GPtrArray) results = NULL;
  const PdStatusResult *first;

  g_assert_error (failure, PD_API_ERROR, PD_API_ERROR_BAD_KEY);
  g_assert_cmpuint (failed->len, ==, 2);
  first = g_ptr_array_index (failed, 0);
  g_assert_error (first->error, PD_API_ERROR, PD_API_ERROR_BAD_KEY);

  g_clear_error (&failure);
  results = pd_reply_parse_status (&single, ids, &failure);
  g_assert_no_error (failure);
  first = g_ptr_array_index (results, 0);
  g_assert_error (first->error, PD_API_ERROR, PD_API_ERROR_UNKNOWN_ORDER);
}

static void
test_no_ids (void)
{
  const char *const ids[] = { NULL };
  g_auto (PdReply) reply = make_reply ("{\"1\":{\"status\":\"Pending\"}}", 200);
  g_autoptr (GPtrArray) results = pd_reply_parse_cancel (&reply, ids, NULL);

  g_assert_cmpuint (results->len, ==, 0);
}

/* Wherever a panel echoes the key, whatever it does to it. */
static void
test_key (void)
{
  static const char *const echoes[] = {
    "{\"error\":\"Invalid key " KEY "\"}",
    "{\"error\":\"Invalid key 0123456789ABCDEF0123456789ABCDEF\"}",
    "{\"error\":\"Invalid key 0123456789abcdef\\u200b0123456789abcdef\"}",
    "{\"error\":{\"message\":\"key=" KEY "&action=add\"}}",
    "{\"key\":\"" KEY "\"}",
    "not json: " KEY,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (echoes); i++)
    {
      g_auto (PdReply) reply = make_reply (echoes[i], 200);
      g_autoptr (PdAddResult) result = pd_reply_parse_add (&reply);
      g_autoptr (GError) error = NULL;
      g_autoptr (PdBalanceResult) balance = pd_reply_parse_balance (&reply, &error);
      g_autofree char *excerpt = pd_reply_dup_excerpt (&reply);

      g_assert_null (balance);
      g_assert_null (strstr (result->error->message, "0123"));
      g_assert_null (strstr (error->message, "0123"));
      g_assert_null (strstr (excerpt, KEY));
      g_assert_nonnull (strstr (error->message, "•••"));
    }
}

static void
test_key_in_rows (void)
{
  const char *const ids[] = { "1", "2", NULL };
  g_auto (PdReply) reply
      = make_reply ("{\"1\":{\"status\":\"x " KEY "\"},\"2\":\"no order for " KEY "\"}", 200);
  g_autoptr (GPtrArray) results = pd_reply_parse_status (&reply, ids, NULL);
  const PdStatusResult *first = g_ptr_array_index (results, 0);
  const PdStatusResult *second = g_ptr_array_index (results, 1);

  g_assert_cmpstr (first->text, ==, "x •••");
  g_assert_cmpstr (second->error->message, ==, "no order for •••");
}

/* A long text is cut, and not in the middle of a key. */
static void
test_long_text (void)
{
  g_autoptr (GString) body = g_string_new ("{\"error\":\"");
  g_autoptr (PdAddResult) result = NULL;
  g_auto (PdReply) reply = { 0 };

  for (int i = 0; i < 5000; i++)
    g_string_append (body, KEY " ");
  g_string_append (body, "\"}");
  reply = make_reply (body->str, 200);
  result = pd_reply_parse_add (&reply);

  g_assert_cmpint (result->outcome, ==, PD_ADD_REFUSED);
  g_assert_cmpint (g_utf8_strlen (result->error->message, -1), <=, 300);
  g_assert_null (strpbrk (result->error->message, "0123456789abcdef"));
}

static PdServiceInfo *
read_service (const char *body, gboolean rate_per_one)
{
  g_auto (PdReply) reply = make_reply (body, 200);
  g_autoptr (PdServicesResult) result = NULL;

  reply.rate_per_one = rate_per_one;
  result = pd_reply_parse_services (&reply, NULL);
  g_assert_cmpuint (result->services->len, ==, 1);

  return pd_service_info_ref (g_ptr_array_index (result->services, 0));
}

static void
test_rate_per_one (void)
{
  g_autoptr (PdServiceInfo) one = read_service ("[{\"service\":1,\"rate\":\"0.00095\"}]", TRUE);
  g_autoptr (PdServiceInfo) both
      = read_service ("[{\"service\":1,\"rate\":\"0.0009\",\"rate1K\":0.95}]", TRUE);
  g_autofree char *rate = pd_money_to_string (one->rate);

  g_assert_cmpstr (rate, ==, "0.95");
  g_assert_true (pd_money_equal (one->rate, both->rate));
}

/* What is bought by the piece has one price, not that of a thousand. */
static void
test_rate_of_package (void)
{
  g_autoptr (PdServiceInfo) one
      = read_service ("[{\"service\":1,\"type\":\"package\",\"rate\":\"2.50\"}]", TRUE);
  g_autoptr (PdServiceInfo) both = read_service (
      "[{\"service\":1,\"type\":\"Custom Comments Package\",\"rate\":\"2.50\",\"rate1K\":2500}]", FALSE);
  g_autofree char *rate = pd_money_to_string (one->rate);

  g_assert_cmpstr (rate, ==, "2.50");
  g_assert_true (pd_money_equal (one->rate, both->rate));
}

static void
test_refill_days (void)
{
  g_autoptr (PdServiceInfo) flag
      = read_service ("[{\"service\":1,\"name\":\"A\",\"refill\":\"30 days\"}]", FALSE);
  g_autoptr (PdServiceInfo) both
      = read_service ("[{\"service\":1,\"name\":\"A [R60]\",\"refill\":\"30 days\"}]", FALSE);
  g_autoptr (PdServiceInfo) name
      = read_service ("[{\"service\":1,\"name\":\"A [R60]\",\"refill\":true}]", FALSE);

  g_assert_cmpint (flag->refill_days, ==, 30);
  g_assert_cmpint (both->refill_days, ==, 30);
  g_assert_cmpint (name->refill_days, ==, 60);
}

static void
test_shared_texts (void)
{
  g_auto (PdReply) reply
      = make_reply ("[{\"service\":1,\"category\":\"A\"},{\"service\":2,\"category\":\"A\"}]", 200);
  g_autoptr (PdServicesResult) result = pd_reply_parse_services (&reply, NULL);
  const PdServiceInfo *first = g_ptr_array_index (result->services, 0);
  const PdServiceInfo *second = g_ptr_array_index (result->services, 1);

  g_assert_true (first->category == second->category);
}

static void
add_cases (GPtrArray *cases, const char *prefix)
{
  g_assert_cmpuint (cases->len, >, 0);
  for (guint i = 0; i < cases->len; i++)
    {
      const ReplyCase *reply = g_ptr_array_index (cases, i);
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, reply->name);

      g_test_add_data_func (path, reply, assert_case);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) golden = NULL;
  g_autoptr (GPtrArray) variations = NULL;

  g_test_init (&argc, &argv, NULL);
  golden = reply_cases_load ("golden.txt");
  variations = reply_cases_load ("variations.txt");

  add_cases (golden, "/replies/golden");
  add_cases (variations, "/replies/variations");
  g_test_add_func ("/replies/usage", test_usage);
  g_test_add_func ("/replies/add/charge", test_add_charge);
  g_test_add_func ("/replies/add/without-charge", test_add_without_charge);
  g_test_add_func ("/replies/batch/failure", test_failure);
  g_test_add_func ("/replies/batch/no-ids", test_no_ids);
  g_test_add_func ("/replies/key/everywhere", test_key);
  g_test_add_func ("/replies/key/rows", test_key_in_rows);
  g_test_add_func ("/replies/key/long-text", test_long_text);
  g_test_add_func ("/replies/services/rate-per-one", test_rate_per_one);
  g_test_add_func ("/replies/services/rate-of-package", test_rate_of_package);
  g_test_add_func ("/replies/services/refill-days", test_refill_days);
  g_test_add_func ("/replies/services/shared-texts", test_shared_texts);

  return g_test_run ();
}
