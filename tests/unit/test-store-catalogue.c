/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "pd-connection.h"

/*
 * Catalogues are replaced whole: what is read afterwards is what the panel said last, and what became
 * different is known.
 */

static void
commit_services (StoreFixture *self, gint64 panel_id, GPtrArray *services)
{
  PdWrite *write = pd_write_new ();

  pd_write_catalogue (write, panel_id, services, g_get_real_time ());
  commit_all (self, write);
}

static GPtrArray *
make_catalogue (guint n_services)
{
  GPtrArray *services = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);

  for (guint i = 0; i < n_services; i++)
    {
      /* The panel's order is neither that of the ids nor that of their digits. */
      g_autofree char *id = g_strdup_printf ("%u", (i * 7919) % 10007);

      g_ptr_array_add (services, make_service (id, "Followers", "0.90"));
    }

  return services;
}

/* The changes have no reader in the program yet. */
static char *
read_changes (StoreFixture *self)
{
  g_autofree char *path = get_database_path (self->folder);
  g_autoptr (PdConnection) connection = pd_connection_new (path);
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  gboolean has_row = TRUE;

  close_store (self->store);
  g_assert_true (pd_connection_open (connection, &error));
  {
    g_autoptr (PdStatement) statement = pd_connection_prepare (
        connection,
        "SELECT service_id || ' ' || kind || ' ' || coalesce (before, '-') || '>' || coalesce (after, '-')"
        " FROM changes ORDER BY service_id, id",
        &error);

    g_assert_no_error (error);
    while (pd_statement_step (statement, &has_row, &error) && has_row)
      g_string_append_printf (text, "%s|", pd_statement_read_text (statement));
  }
  g_assert_no_error (error);
  g_clear_pointer (&connection, pd_connection_free);
  self->store = make_open_store (self->folder);

  return g_string_free_and_steal (text);
}

static void
test_catalogue (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);
  g_autoptr (GPtrArray) read = NULL;
  PdServiceInfo *full = make_service ("9", ODD_TEXT, "0.9000");

  full->type = g_ref_string_new ("Package");
  full->category = g_ref_string_new ("Instagram · 👍");
  full->min = 0;
  full->max = G_MAXINT64;
  full->refill = PD_FLAG_YES;
  full->cancel = PD_FLAG_NO;
  full->dripfeed = PD_FLAG_YES;
  full->refill_days = -1;
  g_ptr_array_add (services, full);
  g_ptr_array_add (services, make_service ("10", "bare", NULL));
  commit_panel (self, 1);
  commit_services (self, 1, services);

  read = load_catalogue (self->store, 1, NULL);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_true (pd_service_info_equal (g_ptr_array_index (read, 0), full));
  assert_money (((PdServiceInfo *) g_ptr_array_index (read, 0))->rate, "0.9000");
  g_assert_true (pd_service_info_equal (g_ptr_array_index (read, 1), g_ptr_array_index (services, 1)));
}

static void
assert_same_catalogue (StoreFixture *self, gint64 panel_id, GPtrArray *services)
{
  g_autoptr (GPtrArray) read = load_catalogue (self->store, panel_id, NULL);

  g_assert_cmpuint (read->len, ==, services->len);
  for (guint i = 0; i < read->len; i++)
    g_assert_true (pd_service_info_equal (g_ptr_array_index (read, i), g_ptr_array_index (services, i)));
}

static void
test_catalogue_replaced (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) services = make_catalogue (1000);
  g_autoptr (GPtrArray) other = make_catalogue (5);

  commit_panel (self, 1);
  commit_panel (self, 2);
  commit_services (self, 2, other);
  commit_services (self, 1, services);
  assert_same_catalogue (self, 1, services);

  g_ptr_array_remove_range (services, 100, 200);
  g_ptr_array_insert (services, 0, make_service ("new", "new", "1"));
  g_ptr_array_insert (services, 500, g_ptr_array_steal_index (services, 20));
  commit_services (self, 1, services);
  assert_same_catalogue (self, 1, services);
  assert_same_catalogue (self, 2, other);

  g_ptr_array_set_size (services, 0);
  commit_services (self, 1, services);
  assert_same_catalogue (self, 1, services);
}

/* A panel that lists a service twice: the first one counts, and nothing breaks. */
static void
test_catalogue_with_duplicates (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) services = make_catalogue (3);
  g_autoptr (GPtrArray) expected = make_catalogue (3);

  g_ptr_array_insert (services, 1, make_service ("0", "again", "5"));
  commit_panel (self, 1);
  commit_services (self, 1, services);
  assert_same_catalogue (self, 1, expected);
  commit_services (self, 1, services);
  assert_same_catalogue (self, 1, expected);
}

static void
test_changes (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);
  g_autofree char *none = NULL;
  g_autofree char *changes = NULL;
  PdServiceInfo *changed = make_service ("2", "renamed", "1.20");

  commit_panel (self, 1);
  g_ptr_array_add (services, make_service ("1", "goes", "1"));
  g_ptr_array_add (services, make_service ("2", "changes", "1.0"));
  g_ptr_array_add (services, make_service ("3", "stays", "1"));
  commit_services (self, 1, services);
  commit_services (self, 1, services);
  none = read_changes (self);
  g_assert_cmpstr (none, ==, "");

  changed->min = -1;
  changed->max = 5000;
  g_ptr_array_set_size (services, 0);
  g_ptr_array_add (services, make_service ("3", "stays", "1.00"));
  g_ptr_array_add (services, changed);
  g_ptr_array_add (services, make_service ("4", "comes", "1"));
  commit_services (self, 1, services);
  changes = read_changes (self);
  g_assert_cmpstr (changes, ==,
                   "1 gone ->-|2 rate 1.0>1.20|2 min 10>-|2 max 1000>5000|2 name changes>renamed|4 new ->-|");
}

static void
test_favourites (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) services = make_catalogue (3);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GHashTable) favourites = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  commit_services (self, 1, services);
  pd_write_favourite (write, 1, "0", TRUE);
  pd_write_favourite (write, 1, "0", TRUE);
  pd_write_favourite (write, 1, "7919", TRUE);
  pd_write_favourite (write, 1, "7919", FALSE);
  pd_write_favourite (write, 1, "not there today", TRUE);
  commit_all (self, write);

  read = load_catalogue (self->store, 1, &favourites);
  g_assert_cmpuint (read->len, ==, 3);
  g_assert_cmpuint (g_hash_table_size (favourites), ==, 2);
  g_assert_true (g_hash_table_contains (favourites, "0"));
  g_assert_true (g_hash_table_contains (favourites, "not there today"));
}

static void
test_forget_panel (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) services = make_catalogue (3);
  g_autoptr (PdOrderRecord) order = make_order (3, 1);
  g_autoptr (GHashTable) favourites = NULL;
  g_autoptr (GPtrArray) balances = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (PdStoreContents) contents = NULL;
  PdWrite *write = pd_write_new ();

  commit_panel (self, 1);
  commit_panel (self, 2);
  commit_services (self, 1, services);
  commit_services (self, 2, services);
  pd_write_order (write, order);
  pd_write_favourite (write, 1, "0", TRUE);
  pd_write_balance (write, pd_balance_record_new (1, 1, PD_MONEY_ZERO, NULL));
  pd_write_forget_panel (write, 1);
  commit_all (self, write);

  read = load_catalogue (self->store, 1, &favourites);
  g_assert_cmpuint (read->len, ==, 0);
  g_assert_cmpuint (g_hash_table_size (favourites), ==, 0);
  balances = load_balances (self->store, 1, 0);
  g_assert_cmpuint (balances->len, ==, 0);
  kept = load_catalogue (self->store, 2, NULL);
  g_assert_cmpuint (kept->len, ==, 3);
  contents = read_again (self);
  g_assert_cmpuint (contents->orders->len, ==, 1);
  g_assert_cmpuint (contents->panels->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  static const StoreTest tests[] = {
    { "/store-catalogue/catalogue", test_catalogue },
    { "/store-catalogue/catalogue-replaced", test_catalogue_replaced },
    { "/store-catalogue/catalogue-with-duplicates", test_catalogue_with_duplicates },
    { "/store-catalogue/changes", test_changes },
    { "/store-catalogue/favourites", test_favourites },
    { "/store-catalogue/forget-panel", test_forget_panel },
  };

  g_test_init (&argc, &argv, NULL);
  add_store_tests (tests, G_N_ELEMENTS (tests));

  return g_test_run ();
}
