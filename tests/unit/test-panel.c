/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-api-error.h"
#include "pd-panel.h"
#include "pd-test-clock.h"

/* What the sidebar tells of a panel: its health, its second line and what is wrong with it. */

#define START (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)
#define MINUTE_MS (60 * 1000)
#define HOUR_MS (60 * MINUTE_MS)

/* An amount keeps its order in every language. */
#define AMOUNT(text) "\u2066" text "\u2069"

typedef struct
{
  PdTestClock *clock;
  PdPanel *panel;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdPanelRecord) record = pd_panel_record_new ();

  record->id = 7;
  record->uid = g_strdup ("5c3f");
  record->name = g_strdup ("Kite SMM");
  record->url = g_strdup ("https://kite-smm.example:8443/api/v2");
  record->dialect = g_strdup ("");
  fixture->clock = pd_test_clock_new (START);
  fixture->panel = pd_panel_new (record, NULL, PD_CLOCK (fixture->clock));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->panel);
  g_assert_cmpint (pd_test_clock_next (fixture->clock), ==, -1);
  g_assert_finalize_object (fixture->clock);
}

static void
set_balance (Fixture *fixture, const char *balance, const char *currency)
{
  pd_panel_set_balance (fixture->panel, pd_money_parse (balance), currency,
                        pd_clock_now (PD_CLOCK (fixture->clock)));
}

static void
fail (Fixture *fixture, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, words);

  pd_panel_contact_failed (fixture->panel, error);
}

static void
assert_panel (Fixture *fixture, PdPanelHealth health, const char *summary)
{
  g_autofree char *shown = NULL;

  g_object_get (fixture->panel, "summary", &shown, NULL);
  g_assert_cmpint ((int) pd_panel_get_health (fixture->panel), ==, (int) health);
  g_assert_cmpstr (shown, ==, summary);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *balance = NULL;
  g_autofree char *website = pd_panel_dup_website (fixture->panel);

  g_object_get (fixture->panel, "balance-text", &balance, NULL);
  g_assert_cmpstr (balance, ==, "?");
  g_assert_cmpstr (website, ==, "https://kite-smm.example:8443/");
  g_assert_cmpstr (pd_panel_get_host (fixture->panel), ==, "kite-smm.example");
  g_assert_null (pd_panel_get_currency (fixture->panel));
  g_assert_null (pd_panel_get_problem (fixture->panel));
  assert_panel (fixture, PD_PANEL_NEW, "Not asked yet");
}

static void
test_good_answer (Fixture *fixture, gconstpointer data)
{
  set_balance (fixture, "42.85", "USD");
  pd_panel_contact_succeeded (fixture->panel);

  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("42.85 USD"));
  g_assert_null (pd_panel_get_problem (fixture->panel));
  g_assert_cmpint (pd_panel_get_contacted_at (fixture->panel), ==, START);
}

static void
test_balance_untold (Fixture *fixture, gconstpointer data)
{
  pd_panel_contact_succeeded (fixture->panel);

  assert_panel (fixture, PD_PANEL_OK, "Balance unknown");
}

static void
test_currency_untold (Fixture *fixture, gconstpointer data)
{
  set_balance (fixture, "318.4", "INR");
  set_balance (fixture, "310.40", NULL);
  pd_panel_contact_succeeded (fixture->panel);

  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("310.40 INR"));
}

static void
test_low_balance (Fixture *fixture, gconstpointer data)
{
  pd_panel_set_threshold (fixture->panel, pd_money_parse ("10.00"));
  set_balance (fixture, "1.20", "USD");
  pd_panel_contact_succeeded (fixture->panel);

  assert_panel (fixture, PD_PANEL_LOW_BALANCE, AMOUNT ("1.20 USD") " · low");
  g_assert_cmpstr (pd_panel_get_problem (fixture->panel), ==, "The balance is below 10.00 USD");

  set_balance (fixture, "10", "USD");
  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("10 USD"));

  set_balance (fixture, "9.99", "USD");
  pd_panel_set_threshold (fixture->panel, PD_MONEY_UNKNOWN);
  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("9.99 USD"));
}

static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  set_balance (fixture, "12.40", "USD");
  pd_panel_contact_succeeded (fixture->panel);
  pd_test_clock_advance (fixture->clock, 5 * MINUTE_MS);
  fail (fixture, PD_API_ERROR, PD_API_ERROR_UNREACHABLE, "No route to host");

  assert_panel (fixture, PD_PANEL_UNREACHABLE, AMOUNT ("12.40 USD") " · 5 min ago");
  g_assert_nonnull (pd_panel_get_problem (fixture->panel));
  g_assert_null (strstr (pd_panel_get_problem (fixture->panel), "No route"));

  pd_test_clock_advance (fixture->clock, MINUTE_MS);
  assert_panel (fixture, PD_PANEL_UNREACHABLE, AMOUNT ("12.40 USD") " · 6 min ago");
  pd_test_clock_advance (fixture->clock, 3 * HOUR_MS);
  assert_panel (fixture, PD_PANEL_UNREACHABLE, AMOUNT ("12.40 USD") " · 3 h ago");
  pd_test_clock_advance (fixture->clock, 72 * HOUR_MS);
  assert_panel (fixture, PD_PANEL_UNREACHABLE, AMOUNT ("12.40 USD") " · 3 d ago");

  pd_panel_contact_succeeded (fixture->panel);
  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("12.40 USD"));
  g_assert_null (pd_panel_get_problem (fixture->panel));
}

/* Within the first minute a balance has the age that it has on the panel's page. */
static void
test_unreachable_at_once (Fixture *fixture, gconstpointer data)
{
  set_balance (fixture, "12.40", "USD");
  pd_panel_contact_succeeded (fixture->panel);
  fail (fixture, PD_API_ERROR, PD_API_ERROR_UNREACHABLE, "No route to host");

  assert_panel (fixture, PD_PANEL_UNREACHABLE, AMOUNT ("12.40 USD") " · just now");
  pd_test_clock_advance (fixture->clock, MINUTE_MS);
  assert_panel (fixture, PD_PANEL_UNREACHABLE, AMOUNT ("12.40 USD") " · 1 min ago");
}

static void
test_unreachable_from_the_start (Fixture *fixture, gconstpointer data)
{
  fail (fixture, PD_API_ERROR, PD_API_ERROR_TIMED_OUT, "Timed out");

  assert_panel (fixture, PD_PANEL_UNREACHABLE, "No answer");
}

static void
test_own_words (Fixture *fixture, gconstpointer data)
{
  fail (fixture, PD_API_ERROR, PD_API_ERROR_OTHER, "Your IP is not on the list");

  assert_panel (fixture, PD_PANEL_UNREACHABLE, "No answer");
  g_assert_nonnull (strstr (pd_panel_get_problem (fixture->panel), "Your IP is not on the list"));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  set_balance (fixture, "42.85", "USD");
  fail (fixture, PD_API_ERROR, PD_API_ERROR_NO_KEY, "The keyring is locked");
  assert_panel (fixture, PD_PANEL_KEY_MISSING, AMOUNT ("42.85 USD") " · Key missing");

  fail (fixture, PD_API_ERROR, PD_API_ERROR_BAD_KEY, "Invalid API key");
  assert_panel (fixture, PD_PANEL_KEY_REFUSED, AMOUNT ("42.85 USD") " · Key refused");

  fail (fixture, PD_API_ERROR, PD_API_ERROR_ACCOUNT_OFF, "Account suspended");
  assert_panel (fixture, PD_PANEL_KEY_REFUSED, AMOUNT ("42.85 USD") " · Key refused");
}

static void
test_key_from_the_start (Fixture *fixture, gconstpointer data)
{
  fail (fixture, PD_API_ERROR, PD_API_ERROR_NO_KEY, "The keyring is locked");
  assert_panel (fixture, PD_PANEL_KEY_MISSING, "Key missing");
}

/* A refusal of one order, a full disk or a call that was given up say nothing of the panel. */
static void
test_other_errors (Fixture *fixture, gconstpointer data)
{
  set_balance (fixture, "42.85", "USD");
  pd_panel_contact_succeeded (fixture->panel);
  fail (fixture, PD_API_ERROR, PD_API_ERROR_FUNDS, "Not enough funds");
  fail (fixture, PD_API_ERROR, PD_API_ERROR_RATE_LIMIT, "Too many requests");
  fail (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  fail (fixture, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No space left");

  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("42.85 USD"));
}

static void
test_ages (Fixture *fixture, gconstpointer data)
{
  guint notified = 0;

  set_balance (fixture, "42.85", "USD");
  pd_panel_contact_succeeded (fixture->panel);
  g_signal_connect_swapped (fixture->panel, "notify::health", G_CALLBACK (count_cb), &notified);

  pd_test_clock_advance (fixture->clock, 2 * HOUR_MS - MINUTE_MS);
  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("42.85 USD"));
  pd_test_clock_advance (fixture->clock, 2 * MINUTE_MS);
  assert_panel (fixture, PD_PANEL_STALE, AMOUNT ("42.85 USD") " · 2 h ago");
  pd_test_clock_advance (fixture->clock, HOUR_MS);
  assert_panel (fixture, PD_PANEL_STALE, AMOUNT ("42.85 USD") " · 3 h ago");
  g_assert_cmpuint (notified, ==, 1);

  pd_panel_contact_succeeded (fixture->panel);
  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("42.85 USD"));
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  pd_panel_set_demo (fixture->panel, TRUE);
  assert_panel (fixture, PD_PANEL_NEW, "Demo");

  set_balance (fixture, "95.50", "USD");
  pd_panel_contact_succeeded (fixture->panel);
  assert_panel (fixture, PD_PANEL_OK, AMOUNT ("95.50 USD") " · demo");
}

static void
test_late_balance (Fixture *fixture, gconstpointer data)
{
  pd_panel_set_balance (fixture->panel, pd_money_parse ("2.00"), "USD", START + 2);
  pd_panel_set_balance (fixture->panel, pd_money_parse ("1.00"), "USD", START + 1);

  assert_panel (fixture, PD_PANEL_NEW, AMOUNT ("2.00 USD"));
  g_assert_cmpint (pd_panel_get_balance_at (fixture->panel), ==, START + 2);
}

static void
test_notifies_changes_only (Fixture *fixture, gconstpointer data)
{
  guint notified = 0;

  set_balance (fixture, "42.85", "USD");
  pd_panel_contact_succeeded (fixture->panel);
  pd_panel_set_counts (fixture->panel, 3, 2, 1);
  g_signal_connect_swapped (fixture->panel, "notify", G_CALLBACK (count_cb), &notified);

  set_balance (fixture, "42.85", "USD");
  pd_panel_contact_succeeded (fixture->panel);
  pd_panel_set_counts (fixture->panel, 3, 2, 1);
  pd_panel_set_identity (fixture->panel, "Kite SMM", NULL);
  g_assert_cmpuint (notified, ==, 0);

  pd_panel_set_counts (fixture->panel, 4, 2, 1);
  g_assert_cmpuint (notified, ==, 1);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  pd_panel_set_identity (fixture->panel, "Kite", "https://kite.example/api");

  g_assert_cmpstr (pd_panel_get_name (fixture->panel), ==, "Kite");
  g_assert_cmpstr (pd_panel_get_host (fixture->panel), ==, "kite.example");
  g_assert_cmpstr (pd_panel_get_record (fixture->panel)->url, ==, "https://kite.example/api");
}

static void
test_learns_dialect (Fixture *fixture, gconstpointer data)
{
  guint notified = 0;
  g_autoptr (PdDialect) again = NULL;

  g_signal_connect_swapped (fixture->panel, "notify::dialect-text", G_CALLBACK (count_cb), &notified);
  pd_dialect_set_most_ids (pd_panel_get_dialect (fixture->panel), 50);
  g_assert_cmpuint (notified, ==, 1);

  again = pd_dialect_new_from_text (pd_panel_get_record (fixture->panel)->dialect);
  g_assert_cmpuint (pd_dialect_get_most_ids (again), ==, 50);
}

/* A call may end after the window let go of the panel. */
static void
test_disposed (Fixture *fixture, gconstpointer data)
{
  pd_panel_contact_succeeded (fixture->panel);
  g_object_run_dispose (G_OBJECT (fixture->panel));
  g_assert_cmpint (pd_test_clock_next (fixture->clock), ==, -1);

  set_balance (fixture, "1.00", "USD");
  pd_panel_contact_succeeded (fixture->panel);
  fail (fixture, PD_API_ERROR, PD_API_ERROR_UNREACHABLE, "No route to host");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/panel/new", test_new },
    { "/panel/good-answer", test_good_answer },
    { "/panel/balance-untold", test_balance_untold },
    { "/panel/currency-untold", test_currency_untold },
    { "/panel/low-balance", test_low_balance },
    { "/panel/unreachable", test_unreachable },
    { "/panel/unreachable-at-once", test_unreachable_at_once },
    { "/panel/unreachable-from-the-start", test_unreachable_from_the_start },
    { "/panel/own-words", test_own_words },
    { "/panel/keys", test_keys },
    { "/panel/key-from-the-start", test_key_from_the_start },
    { "/panel/other-errors", test_other_errors },
    { "/panel/ages", test_ages },
    { "/panel/demo", test_demo },
    { "/panel/late-balance", test_late_balance },
    { "/panel/notifies-changes-only", test_notifies_changes_only },
    { "/panel/identity", test_identity },
    { "/panel/learns-dialect", test_learns_dialect },
    { "/panel/disposed", test_disposed },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
