/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "panel-fixture.h"
#include "pd-service-list.h"

/* The services of all panels as one list: what a refresh changes, and what stays. */

#define START (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

typedef struct
{
  PdTestClock *clock;
  PdPanel *panel;
  PdPanel *other;
  PdServiceList *list;
  GPtrArray *mirror; /* what somebody who only listens takes the list for */
  guint n_changes;
  guint position;
  guint n_removed;
  guint n_added;
  guint n_updates;
  gboolean regrouped;
} Fixture;

static PdServiceInfo *
make_info (const char *id, const char *name, const char *category)
{
  PdServiceInfo *info = pd_service_info_new ();

  info->id = g_ref_string_new (id);
  info->name = g_ref_string_new (name);
  info->category = category ? g_ref_string_new_intern (category) : NULL;
  info->rate = pd_money_parse ("0.90");
  info->min = 100;
  info->max = 500;

  return info;
}

/* Each word is the id of a service, and before a "=" what it is called where that is not "Service". */
static GPtrArray *
make_catalogue (const char *ids)
{
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);

  for (char **word = words; *word; word++)
    {
      g_auto (GStrv) parts = g_strsplit (*word, "=", 2);

      if (*parts && **parts)
        g_ptr_array_add (infos, make_info (parts[0], parts[1] ? parts[1] : "Service", "Likes"));
    }

  return infos;
}

static void
set_catalogue (Fixture *fixture, PdPanel *panel, const char *ids)
{
  g_autoptr (GPtrArray) infos = make_catalogue (ids);

  pd_service_list_set_catalogue (fixture->list, panel, infos, NULL);
}

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Fixture *fixture)
{
  fixture->n_changes++;
  fixture->position = position;
  fixture->n_removed = n_removed;
  fixture->n_added = n_added;

  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
updated_cb (PdServiceList *list, PdPanel *panel, gboolean regrouped, Fixture *fixture)
{
  g_assert_true (PD_IS_PANEL (panel));
  fixture->regrouped = regrouped;
  fixture->n_updates++;
}

static void
assert_list (Fixture *fixture, const char *ids)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (GString) found = g_string_new (NULL);
  guint n_items = g_list_model_get_n_items (model);

  g_assert_cmpuint (n_items, ==, fixture->mirror->len);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (model, i);

      g_assert_true (service == g_ptr_array_index (fixture->mirror, i));
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", pd_service_get_id (service));
    }
  g_assert_null (g_list_model_get_item (model, n_items));
  if (ids)
    g_assert_cmpstr (found->str, ==, ids);
}

static void
assert_change (Fixture *fixture, guint position, guint n_removed, guint n_added)
{
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->position, ==, position);
  g_assert_cmpuint (fixture->n_removed, ==, n_removed);
  g_assert_cmpuint (fixture->n_added, ==, n_added);
  fixture->n_changes = 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = pd_test_clock_new (START);
  fixture->panel = make_panel (fixture->clock, 1, "One");
  fixture->other = make_panel (fixture->clock, 2, "Two");
  fixture->list = pd_service_list_new ();
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->list, "updated", G_CALLBACK (updated_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->mirror);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->panel);
  g_assert_finalize_object (fixture->other);
  g_assert_finalize_object (fixture->clock);
}

static void
test_first_catalogue (Fixture *fixture, gconstpointer data)
{
  assert_list (fixture, "");
  set_catalogue (fixture, fixture->panel, "3 1 2");

  assert_change (fixture, 0, 0, 3);
  assert_list (fixture, "3 1 2");
  g_assert_cmpuint (pd_service_list_count (fixture->list, fixture->panel), ==, 3);
  g_assert_cmpuint (pd_service_list_count (fixture->list, fixture->other), ==, 0);
}

static void
test_empty_catalogue (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, fixture->panel, "");
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  set_catalogue (fixture, fixture->panel, "1 2");
  fixture->n_changes = 0;
  set_catalogue (fixture, fixture->panel, "");
  assert_change (fixture, 0, 2, 0);
  assert_list (fixture, "");
}

static void
test_keeps_services (Fixture *fixture, gconstpointer data)
{
  PdService *service;

  set_catalogue (fixture, fixture->panel, "1 2 3 4");
  service = pd_service_list_find (fixture->list, fixture->panel, "3");
  fixture->n_changes = 0;

  set_catalogue (fixture, fixture->panel, "1 3 4 5");
  assert_change (fixture, 1, 3, 3);
  assert_list (fixture, "1 3 4 5");
  g_assert_true (pd_service_list_find (fixture->list, fixture->panel, "3") == service);
  g_assert_null (pd_service_list_find (fixture->list, fixture->panel, "2"));
}

static void
test_smallest_range (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, fixture->panel, "1 2 3 4 5 6");
  fixture->n_changes = 0;

  set_catalogue (fixture, fixture->panel, "1 2 7 4 5 6");
  assert_change (fixture, 2, 1, 1);
  set_catalogue (fixture, fixture->panel, "1 2 7 4 5 6 8");
  assert_change (fixture, 6, 0, 1);
  set_catalogue (fixture, fixture->panel, "2 7 4 5 6 8");
  assert_change (fixture, 0, 1, 0);
  assert_list (fixture, "2 7 4 5 6 8");
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A new price or name is no change of the list: selection and scroll position stay. */
static void
test_contents_only (Fixture *fixture, gconstpointer data)
{
  PdService *service;
  guint renamed = 0;
  guint notified = 0;

  set_catalogue (fixture, fixture->panel, "1 2 3");
  fixture->n_changes = 0;
  service = pd_service_list_find (fixture->list, fixture->panel, "2");
  g_signal_connect_swapped (service, "notify::name", G_CALLBACK (count_cb), &renamed);
  g_signal_connect_swapped (pd_service_list_find (fixture->list, fixture->panel, "1"), "notify",
                            G_CALLBACK (count_cb), &notified);

  set_catalogue (fixture, fixture->panel, "1 2=Renamed 3");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpuint (fixture->n_updates, ==, 1);
  g_assert_cmpuint (renamed, ==, 1);
  g_assert_cmpuint (notified, ==, 0);
  g_assert_false (fixture->regrouped);
  g_assert_cmpstr (pd_service_get_name (service), ==, "Renamed");
  g_assert_true (pd_service_matches (service, (const char *const[]) { "renamed", NULL }));

  set_catalogue (fixture, fixture->panel, "1 2=Renamed 3");
  g_assert_cmpuint (fixture->n_updates, ==, 1);
  g_assert_cmpuint (renamed, ==, 1);
}

/* Rows show the name of their panel and the currency, which it tells only with its balance. */
static void
test_panel_changes (Fixture *fixture, gconstpointer data)
{
  PdService *service;
  g_autofree char *name = NULL;
  g_autofree char *currency = NULL;
  guint renamed = 0;
  guint changed = 0;

  set_catalogue (fixture, fixture->panel, "1 2");
  set_catalogue (fixture, fixture->other, "1");
  service = pd_service_list_find (fixture->list, fixture->panel, "2");
  g_signal_connect_swapped (service, "notify::panel-name", G_CALLBACK (count_cb), &renamed);
  g_signal_connect_swapped (service, "notify::currency", G_CALLBACK (count_cb), &changed);

  pd_panel_set_identity (fixture->panel, "Westwind", "https://panel.example/api/v2");
  g_object_get (service, "panel-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Westwind");
  g_assert_true (renamed > 0 && fixture->n_updates > 0);
  changed = fixture->n_updates = 0;
  pd_panel_set_balance (fixture->panel, pd_money_parse ("5"), "EUR", START);
  g_object_get (service, "currency", &currency, NULL);
  g_assert_cmpstr (currency, ==, "EUR");
  g_assert_true (changed > 0 && fixture->n_updates > 0);

  renamed = 0;
  pd_panel_set_identity (fixture->other, "Eastwind", "https://panel.example/api/v2");
  g_assert_cmpuint (renamed, ==, 0);
}

static void
test_several_panels (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, fixture->panel, "1 2");
  set_catalogue (fixture, fixture->other, "1 9");
  assert_list (fixture, "1 2 1 9");
  g_assert_true (pd_service_list_find (fixture->list, fixture->panel, "1")
                 != pd_service_list_find (fixture->list, fixture->other, "1"));
  fixture->n_changes = 0;

  set_catalogue (fixture, fixture->other, "1 8 9");
  assert_change (fixture, 3, 0, 1);
  set_catalogue (fixture, fixture->panel, "0 1 2");
  assert_change (fixture, 0, 0, 1);
  pd_service_list_remove_panel (fixture->list, fixture->panel);
  assert_change (fixture, 0, 3, 0);
  assert_list (fixture, "1 8 9");
  pd_service_list_remove_panel (fixture->list, fixture->panel);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* Ids are unique in a result; should they not be, the list must not break. */
static void
test_double_id (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, fixture->panel, "1 2 1 3");
  assert_list (fixture, "1 2 3");
  set_catalogue (fixture, fixture->panel, "1 2 1 3");
  assert_list (fixture, "1 2 3");
}

/* Whatever comes after whatever, those who listen to the changes have the same list. */
static void
test_random_catalogues (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) ids = g_string_new (NULL);
      guint n_services = g_rand_int_range (random, 0, 12);

      for (guint i = 0; i < n_services; i++)
        g_string_append_printf (ids, "%d=%d ", g_rand_int_range (random, 0, 16),
                                g_rand_int_range (random, 0, 2));
      fixture->n_changes = 0;
      set_catalogue (fixture, round % 2 ? fixture->panel : fixture->other, ids->str);
      g_assert_cmpuint (fixture->n_changes, <=, 1);
      assert_list (fixture, NULL);
    }
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  int *shown = data;

  *shown = pd_service_list_set_catalogue_finish (PD_SERVICE_LIST (source), result, NULL);
}

static void
begin_catalogue (Fixture *fixture, const char *ids, int *shown)
{
  g_autoptr (GPtrArray) infos = make_catalogue (ids);

  *shown = -1;
  pd_service_list_set_catalogue_async (fixture->list, fixture->panel, infos, NULL, store_result_cb, shown);
}

static void
test_in_thread (Fixture *fixture, gconstpointer data)
{
  int shown;

  begin_catalogue (fixture, "1 2 3", &shown);
  while (shown < 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (shown);
  assert_change (fixture, 0, 0, 3);
  assert_list (fixture, "1 2 3");
}

static void
test_late_catalogue (Fixture *fixture, gconstpointer data)
{
  int first, second, third;

  begin_catalogue (fixture, "1 2 3", &first);
  begin_catalogue (fixture, "3 4", &second);
  begin_catalogue (fixture, "9", &third);
  set_catalogue (fixture, fixture->panel, "5 6"); /* the newest, and there at once */
  while (first < 0 || second < 0 || third < 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (first || second || third);
  assert_list (fixture, "5 6");
}

static void
test_overtaken_catalogue (Fixture *fixture, gconstpointer data)
{
  int first, second;

  begin_catalogue (fixture, "1 2 3", &first);
  begin_catalogue (fixture, "3 4", &second);
  while (first < 0 || second < 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (second);
  assert_list (fixture, "3 4");
}

static void
test_panel_goes_meanwhile (Fixture *fixture, gconstpointer data)
{
  int shown;

  set_catalogue (fixture, fixture->panel, "1");
  begin_catalogue (fixture, "1 2 3", &shown);
  pd_service_list_remove_panel (fixture->list, fixture->panel);
  while (shown < 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (shown);
  assert_list (fixture, "");
}

static void
test_favourites (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) marked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) infos = make_catalogue ("1 2 3");

  g_hash_table_add (marked, (gpointer) "2");
  g_hash_table_add (marked, (gpointer) "7");
  pd_service_list_set_catalogue (fixture->list, fixture->panel, infos, marked);
  g_assert_true (pd_service_get_favourite (pd_service_list_find (fixture->list, fixture->panel, "2")));
  g_assert_false (pd_service_get_favourite (pd_service_list_find (fixture->list, fixture->panel, "1")));

  pd_service_list_set_favourite (fixture->list, pd_service_list_find (fixture->list, fixture->panel, "1"),
                                 TRUE);
  pd_service_list_set_favourite (fixture->list, pd_service_list_find (fixture->list, fixture->panel, "2"),
                                 FALSE);
  set_catalogue (fixture, fixture->panel, "3");
  set_catalogue (fixture, fixture->panel, "1 2 7"); /* gone and back again */
  g_assert_true (pd_service_get_favourite (pd_service_list_find (fixture->list, fixture->panel, "1")));
  g_assert_false (pd_service_get_favourite (pd_service_list_find (fixture->list, fixture->panel, "2")));
  g_assert_true (pd_service_get_favourite (pd_service_list_find (fixture->list, fixture->panel, "7")));
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_texts (GStrv texts, const char *expected)
{
  g_autofree char *joined = NULL;

  qsort (texts, g_strv_length (texts), sizeof *texts, compare_texts);
  joined = g_strjoinv ("|", texts);
  g_strfreev (texts);
  g_assert_cmpstr (joined, ==, expected);
}

/* What there is to choose from, each once, however panels call a type. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = make_catalogue ("1 2 3");
  PdServiceInfo *second = infos->pdata[1];

  second->type = g_ref_string_new ("custom comments");
  g_clear_pointer (&second->category, g_ref_string_release);
  second->category = g_ref_string_new_intern ("Comments");
  set_catalogue (fixture, fixture->other, "1 2");
  assert_texts (pd_service_list_list_categories (fixture->list), "Likes");
  assert_texts (pd_service_list_list_types (fixture->list), "Default");

  pd_service_list_set_catalogue (fixture->list, fixture->panel, infos, NULL);
  assert_texts (pd_service_list_list_categories (fixture->list), "Comments|Likes");
  assert_texts (pd_service_list_list_types (fixture->list), "Custom Comments|Default");

  set_catalogue (fixture, fixture->panel, "1 2 3");
  assert_texts (pd_service_list_list_categories (fixture->list), "Likes");
  g_assert_true (fixture->regrouped);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/service-list/first-catalogue", test_first_catalogue },
    { "/service-list/empty-catalogue", test_empty_catalogue },
    { "/service-list/keeps-services", test_keeps_services },
    { "/service-list/smallest-range", test_smallest_range },
    { "/service-list/contents-only", test_contents_only },
    { "/service-list/panel-changes", test_panel_changes },
    { "/service-list/several-panels", test_several_panels },
    { "/service-list/double-id", test_double_id },
    { "/service-list/random-catalogues", test_random_catalogues },
    { "/service-list/in-thread", test_in_thread },
    { "/service-list/late-catalogue", test_late_catalogue },
    { "/service-list/overtaken-catalogue", test_overtaken_catalogue },
    { "/service-list/panel-goes-meanwhile", test_panel_goes_meanwhile },
    { "/service-list/favourites", test_favourites },
    { "/service-list/choices", test_choices },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
