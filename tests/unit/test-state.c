/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-state.h"

#include "pd-core-enums.h"

/*
 * Words for states (api-v2 §4): every way of writing them, which ones are final, and that other words are
 * unknown.
 */

typedef struct
{
  const char *text;
  PdState state;
  gboolean final;
} Word;

static const Word orders[] = {
  { "Pending", PD_STATE_PENDING, FALSE },
  { "Processing", PD_STATE_PROCESSING, FALSE },
  { "In progress", PD_STATE_IN_PROGRESS, FALSE },
  { "inprogress", PD_STATE_IN_PROGRESS, FALSE },
  { "in_progress", PD_STATE_IN_PROGRESS, FALSE },
  { "IN-PROGRESS", PD_STATE_IN_PROGRESS, FALSE },
  { " In  Progress ", PD_STATE_IN_PROGRESS, FALSE },
  { "Active", PD_STATE_ACTIVE, FALSE },
  { "Paused", PD_STATE_PAUSED, FALSE },
  { "Awaiting", PD_STATE_AWAITING, FALSE },
  { "Fail", PD_STATE_FAILED, FALSE },
  { "Failed", PD_STATE_FAILED, FALSE },
  { "Error", PD_STATE_FAILED, FALSE },
  { "COMPLETED", PD_STATE_COMPLETED, TRUE },
  { "Partial", PD_STATE_PARTIAL, TRUE },
  { "Canceled", PD_STATE_CANCELED, TRUE },
  { "cancelled", PD_STATE_CANCELED, TRUE },
  { "Refunded", PD_STATE_REFUNDED, TRUE },
  { "Expired", PD_STATE_EXPIRED, TRUE },
  { "In progess", PD_STATE_UNKNOWN, FALSE },
  { "Rejected", PD_STATE_UNKNOWN, FALSE },
  { "Complété", PD_STATE_UNKNOWN, FALSE },
  { "104", PD_STATE_UNKNOWN, FALSE },
  { "", PD_STATE_UNKNOWN, FALSE },
  { "Complet\xff"
    "ed",
    PD_STATE_UNKNOWN, FALSE },
  { NULL, PD_STATE_UNKNOWN, FALSE },
};

static const Word refills[] = {
  { "pending", PD_STATE_PENDING, FALSE },
  { "Awaiting", PD_STATE_AWAITING, FALSE },
  { "In progress", PD_STATE_IN_PROGRESS, FALSE },
  { "Completed", PD_STATE_COMPLETED, TRUE },
  { "Rejected", PD_STATE_REJECTED, TRUE },
  { "Canceled", PD_STATE_CANCELED, TRUE },
  { "Cancelled", PD_STATE_CANCELED, TRUE },
  { "Error", PD_STATE_FAILED, TRUE },
  { "In progess", PD_STATE_UNKNOWN, FALSE },
  { "Partial", PD_STATE_UNKNOWN, FALSE },
  { NULL, PD_STATE_UNKNOWN, FALSE },
};

static void
test_orders (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      PdState state = pd_state_from_text (orders[i].text);

      g_assert_cmpint (state, ==, orders[i].state);
      g_assert_cmpint (pd_state_is_final (state), ==, orders[i].final);
    }
}

static void
test_refills (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refills); i++)
    {
      PdState state = pd_state_from_refill_text (refills[i].text);

      g_assert_cmpint (state, ==, refills[i].state);
      g_assert_cmpint (pd_state_is_final_for_refill (state), ==, refills[i].final);
    }
}

/* The store and exports name states as the enumeration does, and every state has a name for people. */
static void
test_nicks (void)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (PD_TYPE_STATE);
  g_autoptr (GEnumClass) steps = g_type_class_ref (PD_TYPE_JOURNAL);

  for (guint i = 0; i < states->n_values; i++)
    {
      PdState state = (PdState) states->values[i].value;

      g_assert_cmpstr (pd_state_get_nick (state), ==, states->values[i].value_nick);
      g_assert_cmpint (pd_state_from_nick (states->values[i].value_nick), ==, state);
      g_assert_cmpstr (pd_state_get_label (state), !=, "");
    }
  for (guint i = 0; i < steps->n_values; i++)
    {
      PdJournal step = (PdJournal) steps->values[i].value;

      g_assert_cmpstr (pd_journal_get_nick (step), ==, steps->values[i].value_nick);
      g_assert_cmpint (pd_journal_from_nick (steps->values[i].value_nick), ==, step);
    }
  g_assert_cmpint (pd_state_from_nick ("bogus"), ==, PD_STATE_UNKNOWN);
  g_assert_cmpint (pd_state_from_nick (NULL), ==, PD_STATE_UNKNOWN);
  g_assert_cmpint (pd_journal_from_nick ("bogus"), ==, PD_JOURNAL_UNKNOWN);
  g_assert_cmpint (pd_journal_from_nick (NULL), ==, PD_JOURNAL_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/state/orders", test_orders);
  g_test_add_func ("/state/refills", test_refills);
  g_test_add_func ("/state/nicks", test_nicks);

  return g_test_run ();
}
