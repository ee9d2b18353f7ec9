/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel-fixture.h"
#include "pd-api-error.h"
#include "pd-matter.h"

#include <gio/gio.h>

/* What is known of an order of which nobody knows whether it arrived. */

#define START (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

typedef struct
{
  PdTestClock *clock;
  PdPanel *panel;
  PdOrderList *orders;
  gint64 last_id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->clock = pd_test_clock_new (START);
  self->panel = make_panel (self->clock, 1, "Northwind");
  self->orders = pd_order_list_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->orders);
  g_assert_finalize_object (self->panel);
  g_assert_finalize_object (self->clock);
}

static PdOrderRecord *
make_record (Fixture *self, PdJournal journal)
{
  return make_order_record (self->clock, ++self->last_id, journal);
}

static PdOrder *
add (Fixture *self, PdOrderRecord *record)
{
  return add_order (self->orders, self->panel, record);
}

static PdOrderRecord *
make_unknown (Fixture *self, const char *balance_before)
{
  PdOrderRecord *record = make_record (self, PD_JOURNAL_UNKNOWN);

  record->balance_before = pd_money_parse (balance_before);
  record->link_key = g_strdup ("example.com/p/1");

  return record;
}

static void
read_balance (Fixture *self, const char *balance)
{
  pd_test_clock_advance (self->clock, 60 * 1000);
  pd_panel_set_balance (self->panel, pd_money_parse (balance), NULL, pd_clock_now (PD_CLOCK (self->clock)));
}

typedef struct
{
  const char *name;
  const char *before;
  const char *now; /* (nullable): not read since */
  const char *price;
  PdVerdict verdict;
} Balances;

static const Balances balances[] = {
  { "exactly", "44.95", "42.85", "2.10", PD_VERDICT_ARRIVED },
  { "other-digits", "44.95", "42.850", "2.1000", PD_VERDICT_ARRIVED },
  { "rounded", "44.95", "42.84", "2.1049", PD_VERDICT_ARRIVED },
  { "same", "44.95", "44.95", "2.10", PD_VERDICT_NOT_ARRIVED },
  { "something-else", "44.95", "43.00", "2.10", PD_VERDICT_UNCLEAR },
  { "top-up", "44.95", "94.95", "2.10", PD_VERDICT_UNCLEAR },
  { "before-not-known", NULL, "42.85", "2.10", PD_VERDICT_UNCLEAR },
  { "not-read-since", "44.95", NULL, "2.10", PD_VERDICT_UNCLEAR },
  { "price-not-known", "44.95", "42.85", NULL, PD_VERDICT_UNCLEAR },
  { "for-nothing", "44.95", "44.95", "0.00", PD_VERDICT_UNCLEAR },
  { "cheaper-than-a-cent", "44.950", "44.946", "0.004", PD_VERDICT_ARRIVED },
  { "cheaper-than-a-cent-not", "44.950", "44.950", "0.004", PD_VERDICT_NOT_ARRIVED },
};

static void
test_balance (Fixture *self, gconstpointer data)
{
  const Balances *expected = data;
  PdOrderRecord *record = make_unknown (self, expected->before);
  PdOrder *order;
  g_autoptr (PdEvidence) evidence = NULL;

  record->price = pd_money_parse (expected->price);
  order = add (self, record);
  if (expected->now)
    read_balance (self, expected->now);
  evidence = pd_evidence_new (order, self->orders);
  g_assert_cmpint (evidence->verdict, ==, expected->verdict);
  g_assert_nonnull (evidence->reason);
  g_assert_cmpuint (evidence->others_between, ==, 0);
  g_assert_cmpint (pd_money_is_known (evidence->balance_now), ==, expected->now != NULL);
}

/* What else was ordered there in between is counted in, if it is known. */
static void
test_others_between (Fixture *self, gconstpointer data)
{
  PdOrder *order = add (self, make_unknown (self, "50.00"));
  PdOrderRecord *record;
  PdOrder *other;
  g_autoptr (PdEvidence) evidence = NULL;
  g_autoptr (PdEvidence) unsure = NULL;

  pd_test_clock_advance (self->clock, 1000);
  record = make_record (self, PD_JOURNAL_PLACED);
  record->price = pd_money_parse ("5.00");
  record->charge = pd_money_parse ("4.90");
  other = add (self, record);
  read_balance (self, "43.00");
  evidence = pd_evidence_new (order, self->orders);
  g_assert_cmpuint (evidence->others_between, ==, 1);
  g_assert_cmpint (evidence->verdict, ==, PD_VERDICT_ARRIVED);

  set_journal (other, PD_JOURNAL_UNKNOWN);
  unsure = pd_evidence_new (order, self->orders);
  g_assert_cmpint (unsure->verdict, ==, PD_VERDICT_UNCLEAR);
}

static PdVerdict
find_verdict (Fixture *self, PdOrder *order)
{
  g_autoptr (PdEvidence) evidence = pd_evidence_new (order, self->orders);

  g_assert_nonnull (evidence->reason);

  return evidence->verdict;
}

/* What came back for another order could hide what this one took. */
static void
test_money_given_back (Fixture *self, gconstpointer data)
{
  static const PdState states[] = { PD_STATE_CANCELED, PD_STATE_PARTIAL, PD_STATE_REFUNDED };
  PdOrder *earlier = add (self, make_record (self, PD_JOURNAL_PLACED));
  PdOrder *order;

  pd_test_clock_advance (self->clock, 1000);
  order = add (self, make_unknown (self, "50.00"));
  read_balance (self, "50.00");
  g_assert_cmpint (find_verdict (self, order), ==, PD_VERDICT_NOT_ARRIVED);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      PdOrderRecord *record = pd_order_record_copy (pd_order_get_record (earlier));

      record->state = states[i];
      record->changed_at = pd_clock_now (PD_CLOCK (self->clock));
      pd_order_take_record (earlier, record);
      g_assert_cmpint (find_verdict (self, order), ==, PD_VERDICT_UNCLEAR);
    }
}

/* A later order that is not booked yet could stand for this one. */
static void
test_later_one_not_booked (Fixture *self, gconstpointer data)
{
  PdOrder *order = add (self, make_unknown (self, "50.00"));

  pd_test_clock_advance (self->clock, 25 * 1000);
  add (self, make_record (self, PD_JOURNAL_PLACED));
  pd_test_clock_advance (self->clock, 3 * 1000);
  pd_panel_set_balance (self->panel, pd_money_parse ("47.90"), NULL, pd_clock_now (PD_CLOCK (self->clock)));
  g_assert_cmpint (find_verdict (self, order), ==, PD_VERDICT_UNCLEAR);

  read_balance (self, "47.90");
  g_assert_cmpint (find_verdict (self, order), ==, PD_VERDICT_NOT_ARRIVED);
  read_balance (self, "45.80");
  g_assert_cmpint (find_verdict (self, order), ==, PD_VERDICT_ARRIVED);
}

/* What the balance fell by could be the price of an earlier one, of which nobody knew either. */
static void
test_earlier_one_unknown (Fixture *self, gconstpointer data)
{
  PdOrder *earlier = add (self, make_unknown (self, "50.00"));
  PdOrder *order;

  pd_test_clock_advance (self->clock, 60 * 1000);
  order = add (self, make_unknown (self, "50.00"));
  read_balance (self, "47.90");
  g_assert_cmpint (find_verdict (self, order), ==, PD_VERDICT_UNCLEAR);
  set_journal (earlier, PD_JOURNAL_REFUSED);
  g_assert_cmpint (find_verdict (self, order), ==, PD_VERDICT_ARRIVED);
}

/* "You have active order with this link": it can only be this one. */
static void
test_duplicate_link (Fixture *self, gconstpointer data)
{
  PdOrder *order = add (self, make_unknown (self, NULL));
  PdOrderRecord *record;
  g_autoptr (PdEvidence) evidence = NULL;
  g_autoptr (PdEvidence) explained = NULL;

  pd_test_clock_advance (self->clock, 1000);
  record = make_record (self, PD_JOURNAL_REFUSED);
  record->link_key = g_strdup ("example.com/p/1");
  record->problem_code = PD_API_ERROR_DUPLICATE_LINK;
  add (self, record);
  evidence = pd_evidence_new (order, self->orders);
  g_assert_cmpint (evidence->verdict, ==, PD_VERDICT_ARRIVED);

  record = make_record (self, PD_JOURNAL_PLACED);
  record->link_key = g_strdup ("example.com/p/1");
  add (self, record);
  explained = pd_evidence_new (order, self->orders);
  g_assert_cmpint (explained->verdict, ==, PD_VERDICT_UNCLEAR);
}

static void
test_other_currency (Fixture *self, gconstpointer data)
{
  PdOrderRecord *record = make_unknown (self, "44.95");
  g_autoptr (PdEvidence) evidence = NULL;
  PdOrder *order;

  g_set_str (&record->currency, "INR");
  order = add (self, record);
  read_balance (self, "42.85");
  evidence = pd_evidence_new (order, self->orders);
  g_assert_cmpint (evidence->verdict, ==, PD_VERDICT_UNCLEAR);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/evidence/others-between", test_others_between },
    { "/evidence/money-given-back", test_money_given_back },
    { "/evidence/later-one-not-booked", test_later_one_not_booked },
    { "/evidence/earlier-one-unknown", test_earlier_one_unknown },
    { "/evidence/duplicate-link", test_duplicate_link },
    { "/evidence/other-currency", test_other_currency },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (balances); i++)
    {
      g_autofree char *path = g_strconcat ("/evidence/", balances[i].name, NULL);

      g_test_add (path, Fixture, &balances[i], set_up, test_balance, tear_down);
    }

  return g_test_run ();
}
