/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-api-error.h"
#include "pd-order-news.h"
#include "pd-order.h"
#include "pd-test-clock.h"

#include <locale.h>

/* What is shown of an order, for each way in which it can stand, and that only what changes is notified. */

#define START (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

static PdPanel *
make_panel (void)
{
  g_autoptr (PdPanelRecord) record = pd_panel_record_new ();
  g_autoptr (PdTestClock) clock = pd_test_clock_new (START);

  record->id = 1;
  record->uid = g_strdup ("uid");
  record->name = g_strdup ("Northwind");
  record->url = g_strdup ("https://panel.example/api/v2");
  record->currency = g_strdup ("USD");

  return pd_panel_new (record, NULL, PD_CLOCK (clock));
}

static PdOrderRecord *
make_record (PdJournal journal, PdState state)
{
  PdOrderRecord *record = pd_order_record_new ();

  record->id = 7;
  record->journal = journal;
  record->state = state;
  record->service_id = g_strdup ("12");
  record->service_name = g_strdup ("Followers · 30 days refill");
  record->link = g_strdup ("https://www.instagram.com/p/DAx81kQp2Rt/");
  record->quantity = 2000;
  record->price = pd_money_parse ("0.90000");
  record->currency = g_strdup ("USD");
  record->created_at = START;

  return record;
}

/* How it stands */

typedef struct
{
  PdJournal journal;
  PdState state;
  const char *state_text;
  PdOrderStatus status;
  PdOrderGroup group;
  const char *word;
} Standing;

static const Standing standings[] = {
  { PD_JOURNAL_INTENT, PD_STATE_UNKNOWN, NULL, PD_ORDER_WAITING, PD_ORDER_GROUP_OPEN, "Waiting" },
  { PD_JOURNAL_SENDING, PD_STATE_UNKNOWN, NULL, PD_ORDER_SENDING, PD_ORDER_GROUP_OPEN, "Sending" },
  { PD_JOURNAL_UNKNOWN, PD_STATE_UNKNOWN, NULL, PD_ORDER_UNKNOWN, PD_ORDER_GROUP_ATTENTION, "Unknown" },
  { PD_JOURNAL_REFUSED, PD_STATE_UNKNOWN, NULL, PD_ORDER_REFUSED, PD_ORDER_GROUP_ATTENTION, "Refused" },
  { PD_JOURNAL_WITHDRAWN, PD_STATE_UNKNOWN, NULL, PD_ORDER_WITHDRAWN, PD_ORDER_GROUP_DONE, "Withdrawn" },
  { PD_JOURNAL_PLACED, PD_STATE_UNKNOWN, NULL, PD_ORDER_PLACED, PD_ORDER_GROUP_OPEN, "Placed" },
  { PD_JOURNAL_PLACED, PD_STATE_UNKNOWN, "Zzz", PD_ORDER_OTHER, PD_ORDER_GROUP_OPEN, "Zzz" },
  { PD_JOURNAL_PLACED, PD_STATE_PENDING, "PENDING", PD_ORDER_PENDING, PD_ORDER_GROUP_OPEN, "Pending" },
  { PD_JOURNAL_PLACED, PD_STATE_PROCESSING, "x", PD_ORDER_PROCESSING, PD_ORDER_GROUP_OPEN, "Processing" },
  { PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS, "x", PD_ORDER_IN_PROGRESS, PD_ORDER_GROUP_OPEN, "In progress" },
  { PD_JOURNAL_PLACED, PD_STATE_COMPLETED, "x", PD_ORDER_COMPLETED, PD_ORDER_GROUP_DONE, "Completed" },
  { PD_JOURNAL_PLACED, PD_STATE_PARTIAL, "x", PD_ORDER_PARTIAL, PD_ORDER_GROUP_DONE, "Partial" },
  { PD_JOURNAL_PLACED, PD_STATE_CANCELED, "x", PD_ORDER_CANCELED, PD_ORDER_GROUP_DONE, "Canceled" },
  { PD_JOURNAL_PLACED, PD_STATE_REFUNDED, "x", PD_ORDER_REFUNDED, PD_ORDER_GROUP_DONE, "Refunded" },
  { PD_JOURNAL_PLACED, PD_STATE_AWAITING, "x", PD_ORDER_AWAITING, PD_ORDER_GROUP_OPEN, "Awaiting" },
  { PD_JOURNAL_PLACED, PD_STATE_FAILED, "Fail", PD_ORDER_FAILED, PD_ORDER_GROUP_ATTENTION, "Failed" },
  { PD_JOURNAL_PLACED, PD_STATE_ACTIVE, "x", PD_ORDER_ACTIVE, PD_ORDER_GROUP_OPEN, "Active" },
  { PD_JOURNAL_PLACED, PD_STATE_PAUSED, "x", PD_ORDER_PAUSED, PD_ORDER_GROUP_OPEN, "Paused" },
  { PD_JOURNAL_PLACED, PD_STATE_EXPIRED, "x", PD_ORDER_EXPIRED, PD_ORDER_GROUP_DONE, "Expired" },
  { PD_JOURNAL_PLACED, PD_STATE_REJECTED, "No!", PD_ORDER_OTHER, PD_ORDER_GROUP_OPEN, "No!" },
};

static void
test_standing (gconstpointer data)
{
  const Standing *standing = data;
  PdPanel *panel = make_panel ();
  PdOrderRecord *record = make_record (standing->journal, standing->state);
  PdOrder *order;
  g_autofree char *word = NULL;

  record->state_text = g_strdup (standing->state_text);
  record->order_id = g_strdup ("98231447");
  order = pd_order_new (panel, record);
  g_object_get (order, "status-text", &word, NULL);
  g_assert_cmpint (pd_order_get_status (order), ==, standing->status);
  g_assert_cmpint (pd_order_get_group (order), ==, standing->group);
  g_assert_cmpstr (word, ==, standing->word);
  g_assert_cmpint (pd_order_is_followed (order), ==,
                   standing->journal == PD_JOURNAL_PLACED && !pd_state_is_final (standing->state));

  g_assert_finalize_object (order);
  g_assert_finalize_object (panel);
}

static void
test_held (void)
{
  PdPanel *panel = make_panel ();
  PdOrderRecord *record = make_record (PD_JOURNAL_INTENT, PD_STATE_UNKNOWN);
  PdOrder *order;

  record->held = TRUE;
  order = pd_order_new (panel, record);
  g_assert_cmpint (pd_order_get_status (order), ==, PD_ORDER_HELD);
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_ATTENTION);
  g_assert_finalize_object (order);
  g_assert_finalize_object (panel);
}

/* What was taken note of does not need a look any more. */
static void
test_noted (void)
{
  PdPanel *panel = make_panel ();
  PdOrderRecord *record = make_record (PD_JOURNAL_REFUSED, PD_STATE_UNKNOWN);
  PdOrder *order;

  record->ended_at = START;
  order = pd_order_new (panel, record);
  g_assert_cmpint (pd_order_get_group (order), ==, PD_ORDER_GROUP_DONE);
  g_assert_finalize_object (order);
  g_assert_finalize_object (panel);
}

/* What is told of a problem: the panel's own words, and of a broken answer what it means. */
static void
assert_problem (int code, const char *problem, const char *expected)
{
  PdPanel *panel = make_panel ();
  PdOrderRecord *record = make_record (PD_JOURNAL_REFUSED, PD_STATE_UNKNOWN);
  PdOrder *order;
  g_autofree char *told = NULL;

  record->problem_code = code;
  record->problem = g_strdup (problem);
  order = pd_order_new (panel, record);
  g_object_get (order, "problem", &told, NULL);
  g_assert_cmpstr (told, ==, expected);
  g_assert_finalize_object (order);
  g_assert_finalize_object (panel);
}

static void
test_problem (void)
{
  assert_problem (-1, NULL, NULL);
  assert_problem (-1, "It did not arrive", "It did not arrive");
  assert_problem (PD_API_ERROR_FUNDS, "Not enough funds on balance", "Not enough funds on balance");
  assert_problem (PD_API_ERROR_UNREADABLE, "The answer cannot be read: {\"order\":",
                  "The panel’s answer makes no sense to the program. Your key is fine; what was known stays "
                  "as it was.");
}

/* How much was delivered, and what it cost; in a locale that does not group digits */

typedef struct
{
  const char *name;
  PdJournal journal;
  PdState state;
  gint64 quantity;
  const char *remains;
  const char *charge;
  const char *delivered;
  double fraction;
  const char *cost;
  gboolean estimated;
} Figures;

static const Figures figures[] = {
  { "waiting", PD_JOURNAL_INTENT, PD_STATE_UNKNOWN, 1000, NULL, NULL, "1000", -1, "0.90", TRUE },
  { "unknown", PD_JOURNAL_UNKNOWN, PD_STATE_UNKNOWN, 5000, NULL, NULL, "5000", -1, "0.90", TRUE },
  { "refused", PD_JOURNAL_REFUSED, PD_STATE_UNKNOWN, 5000, NULL, NULL, "–", -1, "–", FALSE },
  { "withdrawn", PD_JOURNAL_WITHDRAWN, PD_STATE_UNKNOWN, 5000, NULL, NULL, "–", -1, "–", FALSE },
  { "in-progress", PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS, 2000, "760", "0.230", "1240 of 2000", 0.62,
    "0.230", FALSE },
  { "pending", PD_JOURNAL_PLACED, PD_STATE_PENDING, 3000, "3000", "0.84", "0 of 3000", 0, "0.84", FALSE },
  { "pending-empty-column", PD_JOURNAL_PLACED, PD_STATE_PENDING, 3000, "0", NULL, "3000", -1, "0.90", TRUE },
  { "all-delivered", PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS, 3000, "0", "1", "3000 of 3000", 1, "1", FALSE },
  { "not-told", PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS, 3000, NULL, "1", "3000", -1, "1", FALSE },
  { "more-than-all", PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS, 100, "250", "1", "0 of 100", 0, "1", FALSE },
  { "less-than-none", PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS, 100, "-7", "1", "100 of 100", 1, "1", FALSE },
  { "completed", PD_JOURNAL_PLACED, PD_STATE_COMPLETED, 1000, "0", "0.90", "1000", -1, "0.90", FALSE },
  { "completed-without-charge", PD_JOURNAL_PLACED, PD_STATE_COMPLETED, 1000, NULL, NULL, "1000", -1, "0.90",
    TRUE },
  { "partial", PD_JOURNAL_PLACED, PD_STATE_PARTIAL, 5000, "1580", "372.50", "3420 of 5000", 0.684, "372.50",
    FALSE },
  { "canceled", PD_JOURNAL_PLACED, PD_STATE_CANCELED, 2000, "2000", "0.00", "0 of 2000", -1, "0.00", FALSE },
  { "canceled-without-charge", PD_JOURNAL_PLACED, PD_STATE_CANCELED, 2000, "2000", NULL, "0 of 2000", -1, "?",
    FALSE },
  { "package", PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS, -1, NULL, "5", "–", -1, "5", FALSE },
  { "quantity-not-known", PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS, -1, "157", "5", "157 left", -1, "5",
    FALSE },
};

static void
test_figures (gconstpointer data)
{
  const Figures *expected = data;
  PdPanel *panel = make_panel ();
  PdOrderRecord *record = make_record (expected->journal, expected->state);
  PdOrder *order;
  g_autofree char *delivered = NULL;
  g_autofree char *cost = NULL;
  double fraction;
  gboolean estimated;

  record->quantity = expected->quantity;
  record->remains = pd_money_parse (expected->remains);
  record->charge = pd_money_parse (expected->charge);
  order = pd_order_new (panel, record);
  g_object_get (order, "delivered-text", &delivered, "delivered-fraction", &fraction, "charge-text", &cost,
                "charge-estimated", &estimated, NULL);
  g_assert_cmpstr (delivered, ==, expected->delivered);
  g_assert_cmpfloat_with_epsilon (fraction, expected->fraction, 0.0001);
  g_assert_cmpstr (cost, ==, expected->cost);
  g_assert_cmpint (estimated, ==, expected->estimated);

  g_assert_finalize_object (order);
  g_assert_finalize_object (panel);
}

/* Notification */

static void
notify_cb (PdOrder *order, GParamSpec *pspec, GPtrArray *names)
{
  g_ptr_array_add (names, (gpointer) pspec->name);
}

static void
changed_cb (PdOrder *order, guint *n_changed)
{
  (*n_changed)++;
}

static void
assert_notified (GPtrArray *names, const char *name, gboolean expected)
{
  g_assert_cmpint (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL), ==, expected);
}

static void
test_notifies_what_changes (void)
{
  PdPanel *panel = make_panel ();
  PdOrderRecord *record = make_record (PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS);
  PdOrder *order;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n_changed = 0;

  record->remains = pd_money_parse ("2000");
  order = pd_order_new (panel, record);
  g_signal_connect (order, "notify", G_CALLBACK (notify_cb), names);
  g_signal_connect (order, "changed", G_CALLBACK (changed_cb), &n_changed);

  pd_order_take_record (order, pd_order_record_copy (record));
  g_assert_cmpuint (names->len, ==, 0);
  g_assert_cmpuint (n_changed, ==, 0);

  record = pd_order_record_copy (pd_order_get_record (order));
  record->remains = pd_money_parse ("1500");
  pd_order_take_record (order, record);
  assert_notified (names, "delivered-text", TRUE);
  assert_notified (names, "delivered-fraction", TRUE);
  assert_notified (names, "status", FALSE);
  assert_notified (names, "charge-text", FALSE);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpuint (n_changed, ==, 1);

  g_ptr_array_set_size (names, 0);
  record = pd_order_record_copy (pd_order_get_record (order));
  record->state = PD_STATE_COMPLETED;
  record->changed_at = START + 1;
  pd_order_take_record (order, record);
  assert_notified (names, "status", TRUE);
  assert_notified (names, "status-text", TRUE);
  assert_notified (names, "group", TRUE);
  assert_notified (names, "updated-at", TRUE);
  assert_notified (names, "link", FALSE);
  g_assert_cmpuint (n_changed, ==, 2);

  g_ptr_array_set_size (names, 0);
  pd_order_set_busy (order, TRUE);
  pd_order_set_busy (order, TRUE);
  pd_order_set_refill_open (order, FALSE);
  g_assert_cmpuint (names->len, ==, 1);
  assert_notified (names, "busy", TRUE);

  g_assert_finalize_object (order);
  g_assert_finalize_object (panel);
}

static void
test_texts (void)
{
  PdPanel *panel = make_panel ();
  PdOrderRecord *record = make_record (PD_JOURNAL_PLACED, PD_STATE_PENDING);
  PdOrder *order;
  g_autofree char *link = NULL;
  g_autofree char *name = NULL;

  record->order_id = g_strdup ("ord_5F");
  record->note = g_strdup ("Für Ada");
  order = pd_order_new (panel, record);
  g_object_get (order, "link-text", &link, "panel-name", &name, NULL);
  g_assert_cmpstr (link, ==, "instagram.com/p/DAx81kQp2Rt");
  g_assert_cmpstr (name, ==, "Northwind");
  g_assert_nonnull (strstr (pd_order_get_search_text (order), "ord_5f"));
  g_assert_nonnull (strstr (pd_order_get_search_text (order), "fur ada"));
  g_assert_nonnull (strstr (pd_order_get_search_text (order), "followers"));

  record = pd_order_record_copy (pd_order_get_record (order));
  g_set_str (&record->note, "Other");
  pd_order_take_record (order, record);
  g_assert_nonnull (strstr (pd_order_get_search_text (order), "other"));
  g_assert_null (strstr (pd_order_get_search_text (order), "fur ada"));
  g_assert_finalize_object (order);
  g_assert_finalize_object (panel);
}

/* A subscription is for a user, not for a link. */
static void
test_subscription (void)
{
  PdPanel *panel = make_panel ();
  PdOrderRecord *record = make_record (PD_JOURNAL_PLACED, PD_STATE_ACTIVE);
  PdOrder *order;
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;

  g_clear_pointer (&record->link, g_free);
  record->parameters = g_strdup ("service=12&username=ada+lovelace&min=10&max=20");
  record->quantity = -1;
  order = pd_order_new (panel, record);
  g_object_get (order, "link-text", &text, "link", &link, NULL);
  g_assert_cmpstr (text, ==, "ada lovelace");
  g_assert_null (link);
  g_assert_nonnull (strstr (pd_order_get_search_text (order), "ada lovelace"));
  g_assert_finalize_object (order);
  g_assert_finalize_object (panel);
}

/* The counts in the history read like those beside it. */
static void
test_news_grouped (void)
{
  g_autoptr (PdOrderRecord) before = make_record (PD_JOURNAL_PLACED, PD_STATE_PENDING);
  g_autoptr (PdOrderRecord) after = make_record (PD_JOURNAL_PLACED, PD_STATE_IN_PROGRESS);
  g_autofree char *news = NULL;

  if (setlocale (LC_NUMERIC, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("This machine does not have the locale");
      return;
    }

  after->start_count = pd_money_parse ("4755");
  news = pd_order_record_describe_news (before, after);
  setlocale (LC_NUMERIC, "C");

  g_assert_cmpstr (news, ==, "Start count 4,755");
}

/* One sentence has no full stop at its end, as the short texts beside it have none; two are told apart. */
static void
test_news_sentences (void)
{
  g_autoptr (PdOrderRecord) before = make_record (PD_JOURNAL_PLACED, PD_STATE_PENDING);
  g_autoptr (PdOrderRecord) after = make_record (PD_JOURNAL_PLACED, PD_STATE_FAILED);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  g_set_str (&after->state_text, "Error");
  one = pd_order_record_describe_news (before, after);
  g_assert_cmpstr (one, ==, "The panel said “Error”");

  after->start_count = pd_money_parse ("7");
  two = pd_order_record_describe_news (before, after);
  g_assert_cmpstr (two, ==, "The panel said “Error”. Start count 7");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/order/standing/%s/%s",
                                               pd_journal_get_nick (standings[i].journal), standings[i].word);

      g_test_add_data_func (path, &standings[i], test_standing);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *path = g_strconcat ("/order/figures/", figures[i].name, NULL);

      g_test_add_data_func (path, &figures[i], test_figures);
    }
  g_test_add_func ("/order/held", test_held);
  g_test_add_func ("/order/noted", test_noted);
  g_test_add_func ("/order/problem", test_problem);
  g_test_add_func ("/order/notifies-what-changes", test_notifies_what_changes);
  g_test_add_func ("/order/texts", test_texts);
  g_test_add_func ("/order/subscription", test_subscription);
  g_test_add_func ("/order/news/grouped", test_news_grouped);
  g_test_add_func ("/order/news/sentences", test_news_sentences);

  return g_test_run ();
}
