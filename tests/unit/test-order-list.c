/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-list.h"
#include "pd-test-clock.h"

/* Finding orders, and what their number tells. */

#define START (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

typedef struct
{
  PdPanel *panel;
  PdPanel *other;
  PdOrderList *list;
  gint64 last_id;
} Fixture;

static PdPanel *
make_panel (gint64 id)
{
  g_autoptr (PdPanelRecord) record = pd_panel_record_new ();
  g_autoptr (PdTestClock) clock = pd_test_clock_new (START);

  record->id = id;
  record->uid = g_strdup_printf ("uid-%d", (int) id);
  record->name = g_strdup_printf ("Panel %d", (int) id);
  record->url = g_strdup ("https://panel.example/api/v2");

  return pd_panel_new (record, NULL, PD_CLOCK (clock));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->panel = make_panel (1);
  self->other = make_panel (2);
  self->list = pd_order_list_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->list);
  g_assert_finalize_object (self->panel);
  g_assert_finalize_object (self->other);
}

static PdOrder *
make_order (Fixture *self, PdPanel *panel, PdJournal journal, const char *order_id, const char *link_key)
{
  PdOrderRecord *record = pd_order_record_new ();

  record->id = ++self->last_id;
  record->panel_id = pd_panel_get_id (panel);
  record->journal = journal;
  record->order_id = g_strdup (order_id);
  record->link_key = g_strdup (link_key);

  return pd_order_new (panel, record);
}

/* The list keeps it. */
static PdOrder *
add (Fixture *self, PdOrder *order)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (orders, order);
  pd_order_list_prepend (self->list, orders);

  return order;
}

static void
set_state (PdOrder *order, PdJournal journal, PdState state)
{
  PdOrderRecord *record = pd_order_record_copy (pd_order_get_record (order));

  record->journal = journal;
  record->state = state;
  g_set_str (&record->state_text, pd_state_get_nick (state));
  pd_order_take_record (order, record);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_newest_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) log = g_string_new (NULL);
  PdOrder *oldest = add (self, make_order (self, self->panel, PD_JOURNAL_PLACED, "1", NULL));

  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), log);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_insert (orders, 0, make_order (self, self->panel, PD_JOURNAL_INTENT, NULL, NULL));
  pd_order_list_prepend (self->list, orders);

  g_assert_cmpstr (log->str, ==, "0-0+3 ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_assert_cmpint (pd_order_get_id (order), ==, 4 - i);
    }
  g_assert_true (pd_order_list_find (self->list, 1) == oldest);
  g_assert_null (pd_order_list_find (self->list, 5));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->list), 4));
}

/* The same id at two panels is two orders; an id that comes later is found from then on. */
static void
test_by_panel_id (Fixture *self, gconstpointer data)
{
  PdOrder *here = add (self, make_order (self, self->panel, PD_JOURNAL_PLACED, "551-9a", NULL));
  PdOrder *there = add (self, make_order (self, self->other, PD_JOURNAL_PLACED, "551-9a", NULL));
  PdOrder *later = add (self, make_order (self, self->panel, PD_JOURNAL_SENDING, NULL, NULL));
  PdOrderRecord *record = pd_order_record_copy (pd_order_get_record (later));

  g_assert_true (pd_order_list_find_by_panel_id (self->list, self->panel, "551-9a") == here);
  g_assert_true (pd_order_list_find_by_panel_id (self->list, self->other, "551-9a") == there);
  g_assert_null (pd_order_list_find_by_panel_id (self->list, self->panel, "551-9b"));

  record->journal = PD_JOURNAL_PLACED;
  record->order_id = g_strdup ("551-9b");
  pd_order_take_record (later, record);
  g_assert_true (pd_order_list_find_by_panel_id (self->list, self->panel, "551-9b") == later);
}

static void
assert_found (Fixture *self, const char *link, guint n)
{
  g_autoptr (GPtrArray) found = pd_order_list_find_open_by_link (self->list, link);

  g_assert_cmpuint (found->len, ==, n);
}

static void
test_open_by_link (Fixture *self, gconstpointer data)
{
  PdOrder *first = add (self, make_order (self, self->panel, PD_JOURNAL_INTENT, NULL, "example.com/p/1"));
  PdOrder *second = add (self, make_order (self, self->other, PD_JOURNAL_PLACED, "2", "example.com/p/1"));

  add (self, make_order (self, self->panel, PD_JOURNAL_REFUSED, NULL, "example.com/p/1"));
  add (self, make_order (self, self->panel, PD_JOURNAL_PLACED, "4", "example.com/p/2"));
  assert_found (self, "https://www.example.com/p/1/?utm_source=x", 2);
  assert_found (self, "https://example.com/p/3", 0);
  assert_found (self, NULL, 0);

  /* One that may have arrived is in the way, one that ended is not, unless it is being refilled. */
  set_state (first, PD_JOURNAL_UNKNOWN, PD_STATE_UNKNOWN);
  assert_found (self, "example.com/p/1", 2);
  set_state (second, PD_JOURNAL_PLACED, PD_STATE_COMPLETED);
  assert_found (self, "example.com/p/1", 1);
  pd_order_set_refill_open (second, TRUE);
  assert_found (self, "example.com/p/1", 2);
  pd_order_set_refill_open (second, FALSE);
  set_state (first, PD_JOURNAL_WITHDRAWN, PD_STATE_UNKNOWN);
  assert_found (self, "example.com/p/1", 0);
}

static void
notify_cb (PdOrderList *list, GParamSpec *pspec, GString *log)
{
  guint n_open, n_attention;

  g_object_get (list, "n-open", &n_open, "n-attention", &n_attention, NULL);
  g_string_append_printf (log, "%u/%u ", n_open, n_attention);
}

static void
assert_panel_counts (PdPanel *panel, guint n_open, guint n_done, guint n_attention)
{
  guint open, done, attention;

  g_object_get (panel, "n-open", &open, "n-done", &done, "n-attention", &attention, NULL);
  g_assert_cmpuint (open, ==, n_open);
  g_assert_cmpuint (done, ==, n_done);
  g_assert_cmpuint (attention, ==, n_attention);
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  PdOrder *order, *other;

  g_signal_connect (self->list, "notify", G_CALLBACK (notify_cb), log);
  order = add (self, make_order (self, self->panel, PD_JOURNAL_INTENT, NULL, NULL));
  other = add (self, make_order (self, self->other, PD_JOURNAL_PLACED, "1", NULL));
  g_assert_cmpstr (log->str, ==, "1/0 2/0 ");
  assert_panel_counts (self->panel, 1, 0, 0);

  g_string_truncate (log, 0);
  set_state (order, PD_JOURNAL_SENDING, PD_STATE_UNKNOWN); /* still open */
  g_assert_cmpstr (log->str, ==, "");
  set_state (order, PD_JOURNAL_UNKNOWN, PD_STATE_UNKNOWN);
  g_assert_cmpstr (log->str, ==, "1/1 1/1 ");
  set_state (other, PD_JOURNAL_PLACED, PD_STATE_COMPLETED);
  assert_panel_counts (self->panel, 0, 0, 1);
  assert_panel_counts (self->other, 0, 1, 0);
}

static void
order_changed_cb (PdOrderList *list, PdOrder *order, guint *n)
{
  const char *id = pd_order_get_record (order)->order_id;

  (*n)++;
  if (id)
    g_assert_true (pd_order_list_find_by_panel_id (list, pd_order_get_panel (order), id) == order);
}

static void
test_order_changed (Fixture *self, gconstpointer data)
{
  PdOrder *order = add (self, make_order (self, self->panel, PD_JOURNAL_SENDING, NULL, NULL));
  PdOrderRecord *record = pd_order_record_copy (pd_order_get_record (order));
  guint n = 0;

  g_signal_connect (self->list, "order-changed", G_CALLBACK (order_changed_cb), &n);
  record->journal = PD_JOURNAL_PLACED;
  record->order_id = g_strdup ("8");
  pd_order_take_record (order, record);
  g_assert_cmpuint (n, ==, 1);
  pd_order_take_record (order, pd_order_record_copy (record));
  g_assert_cmpuint (n, ==, 1);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_panel_renamed (Fixture *self, gconstpointer data)
{
  PdOrder *here = add (self, make_order (self, self->panel, PD_JOURNAL_INTENT, NULL, NULL));
  PdOrder *there = add (self, make_order (self, self->other, PD_JOURNAL_INTENT, NULL, NULL));
  guint n_here = 0, n_there = 0;

  g_signal_connect_swapped (here, "notify::panel-name", G_CALLBACK (count_cb), &n_here);
  g_signal_connect_swapped (there, "notify::panel-name", G_CALLBACK (count_cb), &n_there);
  pd_panel_set_identity (self->panel, "Renamed", NULL);
  g_assert_cmpuint (n_here, ==, 1);
  g_assert_cmpuint (n_there, ==, 0);
}

/* The work for one change does not grow with the list. */
static void
test_many (Fixture *self, gconstpointer data)
{
  const guint n_orders = 10000;
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_open, n_attention;

  for (guint i = 0; i < n_orders; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *link = g_strdup_printf ("example.com/p/%u", i % 100);

      g_ptr_array_insert (orders, -1, make_order (self, self->panel, PD_JOURNAL_PLACED, id, link));
    }
  pd_order_list_prepend (self->list, orders);
  assert_found (self, "example.com/p/5", n_orders / 100);
  for (guint i = 0; i < n_orders; i++)
    set_state (orders->pdata[i], PD_JOURNAL_PLACED, i % 2 ? PD_STATE_COMPLETED : PD_STATE_FAILED);
  g_object_get (self->list, "n-open", &n_open, "n-attention", &n_attention, NULL);
  g_assert_cmpuint (n_open, ==, 0);
  g_assert_cmpuint (n_attention, ==, n_orders / 2);
  assert_panel_counts (self->panel, 0, n_orders / 2, n_orders / 2);
  assert_found (self, "example.com/p/5", 0);
  assert_found (self, "example.com/p/6", n_orders / 100);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/order-list/newest-first", test_newest_first },
    { "/order-list/by-panel-id", test_by_panel_id },
    { "/order-list/open-by-link", test_open_by_link },
    { "/order-list/counts", test_counts },
    { "/order-list/order-changed", test_order_changed },
    { "/order-list/panel-renamed", test_panel_renamed },
    { "/order-list/many", test_many },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
