/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel-fixture.h"
#include "pd-alerts.h"
#include "pd-api-error.h"
#include "pd-test-clock.h"

/* What is told while nobody looks: summed up, once, and forgotten when it is stale. */

#define START (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

typedef struct
{
  PdTestClock *clock;
  PdPanel *panels[2];
  GListStore *panel_list;
  GListStore *refills;
  PdOrderList *orders;
  PdMatterList *matters;
  PdStore *store;
  PdTracker *tracker;
  PdAlerts *alerts;
  GString *log;
  gint64 last_id;
} Fixture;

static void
tell_cb (PdAlerts *alerts, const PdAlert *alert, Fixture *self)
{
  g_string_append_printf (self->log, "%s: %s (%s)%s%s\n", pd_alert_topic_get_id (alert->topic), alert->title,
                          alert->body, alert->order ? " →order" : "", alert->panel ? " →panel" : "");
}

static void
forget_cb (PdAlerts *alerts, int topic, Fixture *self)
{
  g_string_append_printf (self->log, "-%s\n", pd_alert_topic_get_id ((PdAlertTopic) topic));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Northwind", "Southbay" };

  self->clock = pd_test_clock_new (START);
  self->panel_list = g_list_store_new (PD_TYPE_PANEL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      self->panels[i] = make_panel (self->clock, i + 1, names[i]);
      g_list_store_append (self->panel_list, self->panels[i]);
    }
  self->orders = pd_order_list_new ();
  self->refills = g_list_store_new (PD_TYPE_REFILL);
  self->matters = pd_matter_list_new (self->orders, G_LIST_MODEL (self->panel_list), PD_CLOCK (self->clock));
  self->store = pd_store_new ("/nowhere");
  self->tracker
      = pd_tracker_new (self->store, self->orders, G_LIST_MODEL (self->refills), PD_CLOCK (self->clock));
  self->alerts = pd_alerts_new (self->tracker, G_LIST_MODEL (self->matters), PD_CLOCK (self->clock));
  self->log = g_string_new (NULL);
  g_signal_connect (self->alerts, "tell", G_CALLBACK (tell_cb), self);
  g_signal_connect (self->alerts, "forget", G_CALLBACK (forget_cb), self);
  pd_alerts_set_looking (self->alerts, FALSE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->alerts);
  g_assert_finalize_object (self->tracker);
  g_assert_finalize_object (self->store);
  g_assert_finalize_object (self->matters);
  g_assert_finalize_object (self->orders);
  g_assert_finalize_object (self->refills);
  g_assert_finalize_object (self->panel_list);
  for (guint i = 0; i < G_N_ELEMENTS (self->panels); i++)
    g_assert_finalize_object (self->panels[i]);
  g_assert_finalize_object (self->clock);
  g_string_free (self->log, TRUE);
}

/* What was said since the last time. */
#define assert_said(self, expected)                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    pd_test_clock_advance ((self)->clock, 10000);                                                            \
    g_assert_cmpstr ((self)->log->str, ==, expected);                                                        \
    g_string_truncate ((self)->log, 0);                                                                      \
  }                                                                                                          \
  G_STMT_END

static PdOrder *
add (Fixture *self, guint panel, PdJournal journal)
{
  PdOrderRecord *record = pd_order_record_new ();

  record->id = ++self->last_id;
  record->panel_id = panel + 1;
  record->journal = journal;
  record->service_name = g_strdup_printf ("Likes %d", (int) record->id);
  record->order_id = g_strdup_printf ("%d", (int) record->id);
  record->quantity = 1000;
  record->placed_at = pd_clock_now (PD_CLOCK (self->clock));

  return add_order (self->orders, self->panels[panel], record);
}

static void
end (Fixture *self, PdOrder *order, PdState state)
{
  PdOrderRecord *record = pd_order_record_copy (pd_order_get_record (order));

  record->state = state;
  record->state_text = g_strdup (pd_state_get_nick (state));
  record->ended_at = pd_state_is_final (state) ? pd_clock_now (PD_CLOCK (self->clock)) : 0;
  pd_order_take_record (order, record);
  g_signal_emit_by_name (self->tracker, "ended", order);
}

static void
test_one_ended (Fixture *self, gconstpointer data)
{
  end (self, add (self, 0, PD_JOURNAL_PLACED), PD_STATE_COMPLETED);
  g_assert_cmpstr (self->log->str, ==, ""); /* others may follow */
  assert_said (self, "ended: An order is finished (Likes 1 · Northwind) →order\n");
  assert_said (self, "");
}

static void
test_many_ended (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 14; i++)
    end (self, add (self, 0, PD_JOURNAL_PLACED), PD_STATE_COMPLETED);
  for (guint i = 0; i < 2; i++)
    end (self, add (self, 1, PD_JOURNAL_PLACED), PD_STATE_PARTIAL);
  assert_said (self, "ended: 14 orders finished, 2 partial (Northwind, Southbay)\n");

  /* What comes later is added to what nobody has seen yet. */
  end (self, add (self, 0, PD_JOURNAL_PLACED), PD_STATE_CANCELED);
  assert_said (self, "ended: 14 orders finished, 2 partial, 1 canceled (Northwind, Southbay)\n");
}

/* A failed order is told once, as what needs a look; the runs of a drip-feed not at all. */
static void
test_not_told_twice (Fixture *self, gconstpointer data)
{
  PdOrder *order = add (self, 0, PD_JOURNAL_PLACED);
  PdOrder *run = add (self, 0, PD_JOURNAL_PLACED);
  PdOrderRecord *record = pd_order_record_copy (pd_order_get_record (run));

  record->parent_id = pd_order_get_id (order);
  pd_order_take_record (run, record);
  end (self, run, PD_STATE_COMPLETED);
  end (self, order, PD_STATE_FAILED);
  assert_said (self,
               "failed: An order at Northwind failed (The panel says “failed”. It is asked again, though "
               "seldom.) →order →panel\n");
}

static void
test_looking (Fixture *self, gconstpointer data)
{
  PdOrder *seen;

  pd_alerts_set_looking (self->alerts, TRUE);
  g_string_truncate (self->log, 0);
  end (self, add (self, 0, PD_JOURNAL_PLACED), PD_STATE_COMPLETED);
  seen = add (self, 0, PD_JOURNAL_UNKNOWN);
  assert_said (self, "");

  /* What was seen is not told afterwards, and is not counted. */
  pd_alerts_set_looking (self->alerts, FALSE);
  add (self, 0, PD_JOURNAL_REFUSED);
  g_signal_emit_by_name (self->orders, "order-changed", seen);
  assert_said (self, "refused: Northwind refused an order () →order →panel\n");

  /* What was being gathered when somebody came is not told either. */
  end (self, add (self, 0, PD_JOURNAL_PLACED), PD_STATE_COMPLETED);
  pd_alerts_set_looking (self->alerts, TRUE);
  g_assert_nonnull (strstr (self->log->str, "-refused\n"));
  g_string_truncate (self->log, 0);
  pd_alerts_set_looking (self->alerts, FALSE);
  assert_said (self, "");
}

static void
test_settled (Fixture *self, gconstpointer data)
{
  PdOrder *first = add (self, 0, PD_JOURNAL_UNKNOWN);
  PdOrder *second = add (self, 1, PD_JOURNAL_UNKNOWN);

  assert_said (self, "unknown: 2 orders may or may not have arrived (Northwind, Southbay)\n");
  set_journal (second, PD_JOURNAL_PLACED);
  pd_test_clock_advance (self->clock, 10000);
  g_assert_true (g_str_has_prefix (self->log->str, "unknown: Did this order reach Northwind? ("));
  g_string_truncate (self->log, 0);
  set_journal (first, PD_JOURNAL_PLACED);
  assert_said (self, "-unknown\n");
}

/* A panel that stumbles shows its low balance again and again, and is told of once. */
static void
test_low_balance (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (PD_API_ERROR, PD_API_ERROR_UNREACHABLE, "No way");
  PdPanel *panel = self->panels[0];

  pd_panel_set_threshold (panel, pd_money_parse ("5"));
  pd_panel_contact_succeeded (panel);
  pd_panel_set_balance (panel, pd_money_parse ("1.20"), "USD", pd_clock_now (PD_CLOCK (self->clock)));
  assert_said (self, "funds: Northwind has 1.20 USD left (You are warned below 5 USD.) →panel\n");
  pd_panel_contact_failed (panel, error);
  assert_said (self, "-funds\n");
  pd_panel_contact_succeeded (panel);
  assert_said (self, "");

  /* More funds, and low again: that is news. */
  pd_panel_set_balance (panel, pd_money_parse ("50"), "USD", pd_clock_now (PD_CLOCK (self->clock)));
  assert_said (self, "");
  pd_panel_set_balance (panel, pd_money_parse ("4"), "USD", pd_clock_now (PD_CLOCK (self->clock)));
  assert_said (self, "funds: Northwind has 4 USD left (You are warned below 5 USD.) →panel\n");
}

static void
test_flush (Fixture *self, gconstpointer data)
{
  pd_alerts_flush (self->alerts);
  end (self, add (self, 0, PD_JOURNAL_PLACED), PD_STATE_REFUNDED);
  pd_alerts_flush (self->alerts);
  g_assert_cmpstr (self->log->str, ==, "ended: An order was refunded (Likes 1 · Northwind) →order\n");
  pd_alerts_flush (self->alerts);
  g_string_truncate (self->log, 0);
  assert_said (self, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define add_test(path, function) g_test_add ("/alerts/" path, Fixture, NULL, set_up, function, tear_down)
  add_test ("one-ended", test_one_ended);
  add_test ("many-ended", test_many_ended);
  add_test ("not-told-twice", test_not_told_twice);
  add_test ("looking", test_looking);
  add_test ("settled", test_settled);
  add_test ("low-balance", test_low_balance);
  add_test ("flush", test_flush);

  return g_test_run ();
}
