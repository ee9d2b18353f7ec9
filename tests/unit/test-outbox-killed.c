/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox-fixture.h"

#include <signal.h>
#include <unistd.h>

/* The program is killed between each two steps of an order, and started again on the same folder. Three
 * orders are queued by another process, which dies at a given step of one of them; the panel, which counts
 * what it accepted, lives in this one. Whatever happened: none was accepted twice, each that was accepted is
 * known here as placed or as unknown, and none that was queued has vanished. */

#define N_ORDERS 3

static const char *const steps[] = {
  "submitting",      /* the intents are on their way to the disk */
  "intent",          /* they are there */
  "writing-sending", /* *sending* is on its way to the disk */
  "sending",         /* it is there, and nothing was sent */
  "request",         /* the panel has it and has not answered */
  "writing-outcome", /* the answer is on its way to the disk */
  "placed",          /* it is there */
};

typedef struct
{
  const char *step;
  guint index; /* of the order */
} Case;

/* The one that is killed */

typedef struct
{
  const char *step;
  guint index;
  GPtrArray *orders;
} Child;

G_NORETURN static void
die (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

static void
die_at_step (Child *child)
{
  PdOrder *order = child->orders->pdata[child->index];
  PdJournal journal = pd_order_get_record (order)->journal;
  PdJournal newest = pd_order_get_newest_record (order)->journal;

  if ((g_str_equal (child->step, "intent") && journal == PD_JOURNAL_INTENT)
      || (g_str_equal (child->step, "writing-sending") && newest == PD_JOURNAL_SENDING)
      || (g_str_equal (child->step, "sending") && journal == PD_JOURNAL_SENDING)
      || (g_str_equal (child->step, "writing-outcome") && newest == PD_JOURNAL_PLACED)
      || (g_str_equal (child->step, "placed") && journal == PD_JOURNAL_PLACED))
    die ();
}

static PdPanel *
make_panel (const PdPanelRecord *record, const char *key)
{
  g_autoptr (PdClock) clock = pd_clock_new ();
  g_autoptr (PdKeyring) keyring = pd_keyring_new_for_session ();
  g_autoptr (SoupSession) session = pd_client_create_session ();
  g_autoptr (PdDialect) dialect = pd_dialect_new ();
  g_autoptr (PdClient) client
      = pd_client_new (session, record->url, record->uid, dialect, PD_KEY_SOURCE (keyring), clock);

  pd_keyring_keep_for_session (keyring, record->uid, key);

  return pd_panel_new (record, client, clock);
}

static PdOrderForm *
make_form (PdPanel *panel, guint i)
{
  g_autoptr (PdServiceInfo) service = pd_service_info_new ();
  g_autofree char *link = g_strdup_printf ("https://example.com/killed/%u", i);
  PdOrderForm *form;

  service->id = g_ref_string_new (PD_DEMO_SERVICE_ORDINARY);
  service->name = g_ref_string_new ("Ordinary");
  form = pd_order_form_new (service, pd_panel_get_dialect (panel));
  pd_order_form_set_value (form, PD_FIELD_LINK, link);
  pd_order_form_set_value (form, PD_FIELD_QUANTITY, "100");

  return form;
}

static PdOutbox *
open_outbox (const char *folder, const char *key, PdOrderList *orders, PdPanel **panel)
{
  g_autoptr (PdClock) clock = pd_clock_new ();
  g_autoptr (PdStoreContents) contents = NULL;
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  PdStore *store = pd_store_new (folder);

  pd_store_open_async (store, NULL, store_result_cb, &answer);
  result = wait_for_result (&answer);
  contents = pd_store_open_finish (store, result, NULL);
  *panel = make_panel (contents->panels->pdata[0], key);

  return pd_outbox_new (store, orders, clock);
}

G_NORETURN static void
run_child (char *arguments[])
{
  Child child = { arguments[2], (guint) atoi (arguments[3]), NULL };
  g_autoptr (PdOrderList) orders = pd_order_list_new ();
  PdPanel *panel;
  PdOutbox *outbox = open_outbox (arguments[0], arguments[1], orders, &panel);
  PdSubmission submissions[N_ORDERS];
  GAsyncResult *answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pd_outbox_set_hold_back (outbox, PD_OUTBOX_UNTIL_SENT);
  for (guint i = 0; i < N_ORDERS; i++)
    submissions[i] = (PdSubmission) { panel, make_form (panel, i) };
  pd_outbox_submit_many_async (outbox, submissions, N_ORDERS, store_result_cb, &answer);
  if (g_str_equal (child.step, "submitting"))
    die ();
  result = wait_for_result (&answer);
  child.orders = pd_outbox_submit_many_finish (outbox, result, NULL);
  g_signal_connect_swapped (orders, "order-changed", G_CALLBACK (die_at_step), &child);
  die_at_step (&child);

  pd_outbox_send_now (outbox, NULL);
  for (;;)
    {
      die_at_step (&child);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* The one that looks at it */

static void
killed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *killed = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  g_assert_true (g_subprocess_get_if_signaled (G_SUBPROCESS (source)));
  g_assert_cmpint (g_subprocess_get_term_sig (G_SUBPROCESS (source)), ==, SIGKILL);
  *killed = TRUE;
}

static void
run_and_kill (OutboxFixture *self, const Case *test)
{
  g_autofree char *index = g_strdup_printf ("%u", test->index);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  gboolean killed = FALSE;

  if (g_str_equal (test->step, "request"))
    pd_demo_panel_set_delay (self->base.server, 100);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--child", self->base.folder,
                            pd_demo_panel_get_key (self->base.server), test->step, index, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (child, NULL, killed_cb, &killed);
  if (g_str_equal (test->step, "request"))
    {
      wait_until (outbox_fixture_count_adds (self) == test->index + 1);
      g_subprocess_force_exit (child);
    }
  wait_until (killed);
  pd_demo_panel_set_delay (self->base.server, 0);
}

static guint
count (OutboxFixture *self, PdJournal journal)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->orders)); i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->orders), i);

      if (pd_order_get_record (order)->journal == journal)
        n++;
    }

  return n;
}

static void
assert_ids_are_different (OutboxFixture *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->orders)); i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->orders), i);
      const PdOrderRecord *record = pd_order_get_record (order);

      if (record->journal == PD_JOURNAL_PLACED)
        g_assert_true (g_hash_table_add (ids, record->order_id));
    }
}

static void
test_killed (OutboxFixture *self, gconstpointer data)
{
  const Case *test = data;
  guint n_orders, n_accepted, n_placed, n_unknown;

  outbox_fixture_stop (self);
  run_and_kill (self, test);
  n_accepted = pd_demo_panel_count_orders (self->base.server);
  outbox_fixture_start (self);

  /* Nothing is forgotten. */
  n_orders = g_list_model_get_n_items (G_LIST_MODEL (self->orders));
  if (g_str_equal (test->step, "submitting") && n_orders == 0)
    return;
  g_assert_cmpuint (n_orders, ==, N_ORDERS);
  g_assert_cmpuint (count (self, PD_JOURNAL_SENDING), ==, 0);
  g_assert_cmpuint (count (self, PD_JOURNAL_PLACED), <=, n_accepted);
  g_assert_cmpuint (count (self, PD_JOURNAL_PLACED) + count (self, PD_JOURNAL_UNKNOWN), >=, n_accepted);
  g_assert_cmpuint (count (self, PD_JOURNAL_UNKNOWN), <=, 1);

  /* The rest goes its way, and nothing goes it twice. */
  outbox_fixture_advance (self, 60);
  wait_until (pd_outbox_is_idle (self->outbox));
  n_accepted = pd_demo_panel_count_orders (self->base.server);
  n_placed = count (self, PD_JOURNAL_PLACED);
  n_unknown = count (self, PD_JOURNAL_UNKNOWN);
  g_assert_cmpuint (n_placed + n_unknown, ==, N_ORDERS);
  g_assert_cmpuint (n_accepted, >=, n_placed);
  g_assert_cmpuint (n_accepted, <=, N_ORDERS);
  g_assert_cmpuint (outbox_fixture_count_adds (self), ==, n_accepted);
  assert_ids_are_different (self);
}

int
main (int argc, char *argv[])
{
  static Case cases[G_N_ELEMENTS (steps) * 2];

  if (argc == 6 && g_str_equal (argv[1], "--child"))
    run_child (argv + 2);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;

      cases[i] = (Case) { steps[i / 2], i % 2 == 0 ? 0 : N_ORDERS - 1 };
      path = g_strdup_printf ("/outbox-killed/%s/%s", cases[i].step, i % 2 == 0 ? "first" : "last");
      g_test_add (path, OutboxFixture, &cases[i], outbox_fixture_set_up, test_killed,
                  outbox_fixture_tear_down);
    }

  return g_test_run ();
}
