/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel-fixture.h"
#include "pd-api-error.h"
#include "pd-matter.h"

#include <gio/gio.h>

/* What needs a look. */

#define START (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

typedef struct
{
  PdTestClock *clock;
  PdPanel *panel;
  GListStore *panels;
  PdOrderList *orders;
  PdMatterList *matters;
  gint64 last_id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->clock = pd_test_clock_new (START);
  self->panel = make_panel (self->clock, 1, "Northwind");
  self->panels = g_list_store_new (PD_TYPE_PANEL);
  g_list_store_append (self->panels, self->panel);
  self->orders = pd_order_list_new ();
  self->matters = pd_matter_list_new (self->orders, G_LIST_MODEL (self->panels), PD_CLOCK (self->clock));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->matters);
  g_assert_finalize_object (self->orders);
  g_assert_finalize_object (self->panels);
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

static char *
dup_kinds (Fixture *self)
{
  static const char *const names[] = {
    [PD_MATTER_ORDER_UNKNOWN] = "unknown", [PD_MATTER_ORDER_HELD] = "held",
    [PD_MATTER_ORDER_REFUSED] = "refused", [PD_MATTER_ORDER_FAILED] = "failed",
    [PD_MATTER_ORDER_STUCK] = "stuck",     [PD_MATTER_PANEL_KEY] = "key",
    [PD_MATTER_PANEL_LOW_BALANCE] = "low", [PD_MATTER_PANEL_UNREACHABLE] = "unreachable",
  };
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->matters)); i++)
    {
      g_autoptr (PdMatter) matter = g_list_model_get_item (G_LIST_MODEL (self->matters), i);

      g_string_append_printf (kinds, "%s%s", i > 0 ? " " : "", names[pd_matter_get_kind (matter)]);
    }

  return g_strdup (kinds->str);
}

#define assert_kinds(self, expected)                                                                         \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *kinds_ = dup_kinds (self);                                                              \
    g_assert_cmpstr (kinds_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

static PdMatter *
get_first (Fixture *self)
{
  g_autoptr (PdMatter) matter = g_list_model_get_item (G_LIST_MODEL (self->matters), 0);

  g_assert_nonnull (matter);

  return matter; /* the list keeps it */
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_orders_come_and_go (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  PdOrderRecord *record = make_record (self, PD_JOURNAL_INTENT);
  PdOrder *order, *held;
  guint n_items;

  g_signal_connect (self->matters, "items-changed", G_CALLBACK (items_changed_cb), log);
  record->held = TRUE;
  record->problem = g_strdup ("The price is now 1.10 instead of 0.90.");
  held = add (self, record);
  order = add (self, make_record (self, PD_JOURNAL_SENDING));
  add (self, make_record (self, PD_JOURNAL_PLACED));
  assert_kinds (self, "held");
  g_assert_cmpstr (pd_matter_get_title (get_first (self)), ==, "Send this order to Northwind as it is now?");
  g_assert_cmpstr (pd_matter_get_description (get_first (self)), ==,
                   "The price is now 1.10 instead of 0.90.");

  set_journal (order, PD_JOURNAL_UNKNOWN);
  assert_kinds (self, "unknown held");
  g_assert_true (pd_matter_get_order (get_first (self)) == order);
  set_journal (order, PD_JOURNAL_REFUSED);
  assert_kinds (self, "held refused");
  set_journal (held, PD_JOURNAL_WITHDRAWN);
  assert_kinds (self, "refused");
  g_object_get (self->matters, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, 1);
  set_journal (order, PD_JOURNAL_WITHDRAWN);
  assert_kinds (self, "");
  g_assert_cmpstr (log->str, ==, "0-0+1 0-0+1 0-1+0 1-0+1 0-1+0 0-1+0 ");
}

/* All that were there at the start are one change. */
static void
test_many_at_once (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (self->matters, "items-changed", G_CALLBACK (items_changed_cb), log);
  for (guint i = 0; i < 6; i++)
    g_ptr_array_insert (
        orders, 0,
        pd_order_new (self->panel, make_record (self, i % 2 ? PD_JOURNAL_REFUSED : PD_JOURNAL_UNKNOWN)));
  pd_order_list_prepend (self->orders, orders);
  assert_kinds (self, "unknown unknown unknown refused refused refused");
  g_assert_cmpstr (log->str, ==, "0-0+6 ");
  g_assert_cmpint (pd_order_get_id (pd_matter_get_order (get_first (self))), ==, 5); /* the newest */
}

static void
notify_cb (guint *n)
{
  (*n)++;
}

static void
test_words_follow (Fixture *self, gconstpointer data)
{
  PdOrderRecord *record = make_record (self, PD_JOURNAL_UNKNOWN);
  PdOrder *order;
  guint n_titles = 0, n_descriptions = 0;

  record->problem_code = PD_API_ERROR_INTERRUPTED;
  order = add (self, record);
  g_signal_connect_swapped (get_first (self), "notify::title", G_CALLBACK (notify_cb), &n_titles);
  g_signal_connect_swapped (get_first (self), "notify::description", G_CALLBACK (notify_cb), &n_descriptions);
  g_assert_nonnull (strstr (pd_matter_get_description (get_first (self)), "the connection broke"));
  pd_panel_set_identity (self->panel, "Kite SMM", NULL);
  g_assert_cmpstr (pd_matter_get_title (get_first (self)), ==, "Did this order reach Kite SMM?");
  g_assert_cmpuint (n_titles, ==, 1);
  g_assert_cmpuint (n_descriptions, ==, 0);

  record = pd_order_record_copy (pd_order_get_record (order));
  record->problem_code = PD_API_ERROR_TIMED_OUT;
  g_set_str (&record->problem, "It took too long");
  pd_order_take_record (order, record);
  g_assert_cmpuint (n_descriptions, ==, 1);
}

/* Time alone makes an order stuck; a word of the panel makes it move again. */
static void
test_stuck (Fixture *self, gconstpointer data)
{
  PdOrderRecord *record = make_record (self, PD_JOURNAL_PLACED);
  PdOrder *order;

  record->state = PD_STATE_IN_PROGRESS;
  record->state_text = g_strdup ("In progress");
  order = add (self, record);
  record = make_record (self, PD_JOURNAL_PLACED);
  record->state = PD_STATE_ACTIVE; /* a subscription is quiet for long */
  add (self, record);
  pd_test_clock_advance (self->clock, 71 * 3600 * 1000);
  assert_kinds (self, "");
  pd_test_clock_advance (self->clock, 2 * 3600 * 1000);
  assert_kinds (self, "stuck");
  g_assert_nonnull (strstr (pd_matter_get_description (get_first (self)), "for 3 days"));
  g_assert_nonnull (strstr (pd_matter_get_description (get_first (self)), "In progress"));

  record = pd_order_record_copy (pd_order_get_record (order));
  record->changed_at = pd_clock_now (PD_CLOCK (self->clock));
  pd_order_take_record (order, record);
  assert_kinds (self, "");
}

static void
fail (Fixture *self, PdApiError code)
{
  g_autoptr (GError) error = g_error_new_literal (PD_API_ERROR, (int) code, "Words");

  pd_panel_contact_failed (self->panel, error);
}

static void
test_panels (Fixture *self, gconstpointer data)
{
  add (self, make_record (self, PD_JOURNAL_PLACED));
  pd_panel_contact_succeeded (self->panel);
  assert_kinds (self, "");
  fail (self, PD_API_ERROR_UNREACHABLE);
  assert_kinds (self, "unreachable");
  g_assert_cmpstr (pd_matter_get_title (get_first (self)), ==, "Northwind does not answer");
  g_assert_nonnull (strstr (pd_matter_get_description (get_first (self)), "1 open order"));
  fail (self, PD_API_ERROR_BAD_KEY);
  assert_kinds (self, "key");
  g_assert_cmpstr (pd_matter_get_title (get_first (self)), ==, "Northwind does not accept the key");
  fail (self, PD_API_ERROR_NO_KEY);
  g_assert_cmpstr (pd_matter_get_title (get_first (self)), ==, "There is no key for Northwind");

  pd_panel_contact_succeeded (self->panel);
  pd_panel_set_threshold (self->panel, pd_money_parse ("2.00"));
  pd_panel_set_balance (self->panel, pd_money_parse ("1.20"), "USD", START);
  assert_kinds (self, "low");
  g_assert_cmpstr (pd_matter_get_title (get_first (self)), ==, "Northwind has 1.20 USD left");
  g_list_store_remove_all (self->panels);
  assert_kinds (self, "");
  pd_panel_set_balance (self->panel, pd_money_parse ("0.20"), "USD", START + 1);
  assert_kinds (self, "");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/matters/orders-come-and-go", test_orders_come_and_go },
    { "/matters/many-at-once", test_many_at_once },
    { "/matters/words-follow", test_words_follow },
    { "/matters/stuck", test_stuck },
    { "/matters/panels", test_panels },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
