/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel-fixture.h"
#include "pd-found-services.h"
#include "ui-fixture.h"

/* What is found among the services, in which order: always what who only listens takes it for, and, when all
 * is sorted, what one gets who looks at each service. */

#define FEW 40
#define MANY 2500

typedef struct
{
  PdTestClock *clock;
  PdPanel *panels[2];
  PdServiceList *list;
  PdServiceFilter *filter;
  PdFoundServices *found;
  GPtrArray *mirror; /* what somebody who only listens takes it for */
  guint n_changed;   /* so many items came and went with the last change */
} Fixture;

/* Names of two words, five categories, and rates that are often the same. */
static PdServiceInfo *
make_info (guint id)
{
  static const char *const words[] = { "brazil", "bronze", "fast", "likes" };
  PdServiceInfo *info = pd_service_info_new ();
  g_autofree char *id_text = g_strdup_printf ("%u", id);
  g_autofree char *rate = g_strdup_printf ("0.%d", g_test_rand_int_range (1, 50));
  g_autofree char *category = g_strdup_printf ("Category %d", g_test_rand_int_range (0, 5));
  g_autofree char *name
      = g_strdup_printf ("%s %s", words[g_test_rand_int_range (0, 4)], words[g_test_rand_int_range (0, 4)]);

  info->id = g_ref_string_new (id_text);
  info->name = g_ref_string_new (name);
  info->category = g_ref_string_new (category);
  info->rate = pd_money_parse (rate);

  return info;
}

/* Some ids are those of the catalogue before. */
static void
set_catalogue (Fixture *fixture, guint panel, guint n_services)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);
  guint first = (guint) g_test_rand_int_range (0, 20);

  for (guint i = 0; i < n_services; i++)
    g_ptr_array_add (infos, make_info (first + i));
  pd_service_list_set_catalogue (fixture->list, fixture->panels[panel], infos, NULL);
}

static void
search (Fixture *fixture, const char *text)
{
  g_object_set (fixture->filter, "search", text, NULL);
}

static void
sort_by (Fixture *fixture, PdServiceSortBy by)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (PdServiceSortKey));
  PdServiceSortKey key = { by, FALSE };

  g_array_append_val (keys, key);
  pd_found_services_set_keys (fixture->found, keys);
}

static void
sort_by_nothing (Fixture *fixture)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (PdServiceSortKey));

  pd_found_services_set_keys (fixture->found, keys);
}

static void
items_changed_cb (Fixture *fixture, guint position, guint removed, guint added, GListModel *model)
{
  fixture->n_changed = removed + added;
  if (removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (fixture->mirror, (int) i, g_list_model_get_item (model, i));
}

static void
assert_mirrored (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->found);
  guint n_items;

  g_object_get (fixture->found, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, g_list_model_get_n_items (model));
  g_assert_cmpuint (n_items, ==, fixture->mirror->len);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (model, i);

      g_assert_true (service == g_ptr_array_index (fixture->mirror, i));
    }
  g_assert_null (g_list_model_get_item (model, n_items));
}

static gboolean
is_same_category (gpointer a, gpointer b)
{
  return g_str_equal (pd_service_get_info (a)->category, pd_service_get_info (b)->category);
}

/* Sections have no gap, and each is a category. */
static void
assert_sections (Fixture *fixture)
{
  GtkSectionModel *model = GTK_SECTION_MODEL (fixture->found);
  guint n_items = fixture->mirror->len;
  guint start, end;

  for (guint i = 0; i < n_items; i = end)
    {
      gtk_section_model_get_section (model, i, &start, &end);
      g_assert_cmpuint (start, ==, i);
      g_assert_cmpuint (end, >, i);
      g_assert_cmpuint (end, <=, n_items);
      for (guint j = start; j < end; j++)
        g_assert_true (is_same_category (fixture->mirror->pdata[i], fixture->mirror->pdata[j]));
      if (end < n_items)
        g_assert_false (is_same_category (fixture->mirror->pdata[i], fixture->mirror->pdata[end]));
    }
  gtk_section_model_get_section (model, n_items, &start, &end);
  g_assert_cmpuint (start, ==, n_items);
  g_assert_cmpuint (end, ==, G_MAXUINT);
}

/* Every service of the list that the filter matches is there, once. */
static void
assert_all_found (Fixture *fixture)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  guint n_services = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  guint n_matches = 0;

  for (guint i = 0; i < fixture->mirror->len; i++)
    g_assert_true (g_hash_table_add (found, fixture->mirror->pdata[i]));
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      gboolean matches = gtk_filter_match (GTK_FILTER (fixture->filter), service);

      n_matches += matches;
      g_assert_cmpint (g_hash_table_contains (found, service), ==, matches);
    }
  g_assert_cmpuint (n_matches, ==, fixture->mirror->len);
}

/* All of them, each where it belongs. */
static void
assert_found (Fixture *fixture, PdServiceSortBy by)
{
  assert_all_found (fixture);
  for (guint i = 1; by == PD_SERVICE_SORT_BY_RATE && i < fixture->mirror->len; i++)
    g_assert_cmpint (pd_money_compare (pd_service_get_info (fixture->mirror->pdata[i - 1])->rate,
                                       pd_service_get_info (fixture->mirror->pdata[i])->rate),
                     <=, 0);
  if (by == PD_SERVICE_SORT_BY_CATEGORY)
    assert_sections (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = pd_test_clock_new (0);
  fixture->panels[0] = make_panel (fixture->clock, 1, "Northwind");
  fixture->panels[1] = make_panel (fixture->clock, 2, "Southwind");
  fixture->list = pd_service_list_new ();
  fixture->filter = pd_service_filter_new ();
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->found
      = g_object_new (PD_TYPE_FOUND_SERVICES, "services", fixture->list, "filter", fixture->filter, NULL);
  g_signal_connect_swapped (fixture->found, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  sort_by (fixture, PD_SERVICE_SORT_BY_CATEGORY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->mirror);
  g_assert_finalize_object (fixture->found);
  g_assert_finalize_object (fixture->filter);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->panels[0]);
  g_assert_finalize_object (fixture->panels[1]);
  g_assert_finalize_object (fixture->clock);
}

/* Few services are there before the next frame. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, 0, FEW);
  g_assert_false (pd_found_services_get_sorting (fixture->found));
  assert_found (fixture, PD_SERVICE_SORT_BY_CATEGORY);

  sort_by (fixture, PD_SERVICE_SORT_BY_RATE);
  g_assert_false (pd_found_services_get_sectioned (fixture->found));
  assert_found (fixture, PD_SERVICE_SORT_BY_RATE);
}

/* Many are sorted while the window lives; until then there is what was there before. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, 0, MANY);
  g_assert_true (pd_found_services_get_sorting (fixture->found));
  g_assert_cmpuint (fixture->mirror->len, ==, 0);
  wait_until (!pd_found_services_get_sorting (fixture->found));
  assert_found (fixture, PD_SERVICE_SORT_BY_CATEGORY);

  sort_by (fixture, PD_SERVICE_SORT_BY_RATE);
  assert_found (fixture, PD_SERVICE_SORT_BY_CATEGORY);
  search (fixture, "brazil");
  assert_found (fixture, PD_SERVICE_SORT_BY_CATEGORY);
  wait_until (!pd_found_services_get_sorting (fixture->found));
  assert_found (fixture, PD_SERVICE_SORT_BY_RATE);
}

/* Who wants another order while one is being made gets the last one only. */
static void
test_other_wish (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, 0, MANY);
  wait_until (!pd_found_services_get_sorting (fixture->found));

  fixture->n_changed = 0;
  sort_by (fixture, PD_SERVICE_SORT_BY_NAME);
  sort_by (fixture, PD_SERVICE_SORT_BY_RATE);
  wait_until (fixture->n_changed > 0);
  assert_found (fixture, PD_SERVICE_SORT_BY_RATE);
  wait_until (!pd_found_services_get_sorting (fixture->found));
}

/* Catalogues that keep coming do not keep the rows waiting. */
static void
test_keeps_coming (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, 0, MANY);
  set_catalogue (fixture, 1, MANY);
  wait_until (fixture->mirror->len > 0);
  g_assert_true (pd_found_services_get_sorting (fixture->found));
  wait_until (!pd_found_services_get_sorting (fixture->found));
  g_assert_cmpuint (fixture->mirror->len, ==, 2 * MANY);

  pd_service_list_remove_panel (fixture->list, fixture->panels[0]);
  wait_until (!pd_found_services_get_sorting (fixture->found));
  assert_found (fixture, PD_SERVICE_SORT_BY_CATEGORY);
}

static void
assert_own_order (Fixture *fixture)
{
  g_assert_cmpuint (fixture->mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
  for (guint i = 0; i < fixture->mirror->len; i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_true (service == g_ptr_array_index (fixture->mirror, i));
    }
}

/* What needs no sorting is there at once, however much it is. */
static void
test_own_order (Fixture *fixture, gconstpointer data)
{
  sort_by_nothing (fixture);
  set_catalogue (fixture, 0, MANY);
  set_catalogue (fixture, 1, MANY);
  g_assert_false (pd_found_services_get_sorting (fixture->found));
  assert_own_order (fixture);

  search (fixture, "brazil");
  set_catalogue (fixture, 0, MANY);
  assert_all_found (fixture);
  search (fixture, "");
  assert_own_order (fixture);
}

/* It stays, though a worker still sorts what was wanted before. */
static void
test_own_order_wins (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, 0, MANY);
  g_assert_true (pd_found_services_get_sorting (fixture->found));
  sort_by_nothing (fixture);
  assert_own_order (fixture);
  wait_until (!pd_found_services_get_sorting (fixture->found));
  assert_own_order (fixture);

  sort_by (fixture, PD_SERVICE_SORT_BY_RATE);
  wait_until (!pd_found_services_get_sorting (fixture->found));
  assert_found (fixture, PD_SERVICE_SORT_BY_RATE);
}

/* Only what comes or goes is told. */
static void
test_smallest_range (Fixture *fixture, gconstpointer data)
{
  PdService *last;

  set_catalogue (fixture, 0, FEW);
  last = fixture->mirror->pdata[FEW - 1];
  pd_service_list_set_favourite (fixture->list, last, TRUE);
  g_object_set (fixture->filter, "favourites", TRUE, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, FEW - 1);
  g_assert_cmpuint (fixture->mirror->len, ==, 1);
  g_assert_true (fixture->mirror->pdata[0] == last);
}

/* Of so many services the first ones are of one category, the others of another one. */
static void
set_groups (Fixture *fixture, guint n_services, guint n_first)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);

  for (guint i = 0; i < n_services; i++)
    {
      PdServiceInfo *info = make_info (i);

      g_ref_string_release (info->category);
      info->category = g_ref_string_new (i < n_first ? "A" : "B");
      g_ptr_array_add (infos, info);
    }
  pd_service_list_set_catalogue (fixture->list, fixture->panels[0], infos, NULL);
}

static void
note_items_cb (GString *told)
{
  g_string_append (told, "items ");
}

static void
note_sections_cb (GString *told)
{
  g_string_append (told, "sections ");
}

/* Whoever shows headings hears of services that come into another category before others come among them: a
 * list view that is asked for sections which it does not know may end the program. */
static void
test_regrouped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);

  set_groups (fixture, 6, 3);
  g_signal_connect_swapped (fixture->found, "items-changed", G_CALLBACK (note_items_cb), told);
  g_signal_connect_swapped (fixture->found, "sections-changed", G_CALLBACK (note_sections_cb), told);
  set_groups (fixture, 7, 4);
  g_assert_true (g_str_has_prefix (told->str, "sections "));
  g_assert_nonnull (strstr (told->str, "items "));
  assert_sections (fixture);
}

/* Each service has a price of its own, and nothing else changes. */
static void
set_prices (Fixture *fixture, guint step)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);

  for (guint i = 0; i < MANY; i++)
    {
      PdServiceInfo *info = pd_service_info_new ();
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *rate = g_strdup_printf ("%u", 1 + i * step % (MANY + 3));

      info->id = g_ref_string_new (id);
      info->name = g_ref_string_new ("Service");
      info->category = g_ref_string_new ("Category");
      info->rate = pd_money_parse (rate);
      g_ptr_array_add (infos, info);
    }
  pd_service_list_set_catalogue (fixture->list, fixture->panels[0], infos, NULL);
}

/* Prices that change while the services are sorted by the old ones count. */
static void
test_prices (Fixture *fixture, gconstpointer data)
{
  set_prices (fixture, 7);
  wait_until (!pd_found_services_get_sorting (fixture->found));
  sort_by (fixture, PD_SERVICE_SORT_BY_RATE);
  set_prices (fixture, 11);
  wait_until (!pd_found_services_get_sorting (fixture->found));
  assert_found (fixture, PD_SERVICE_SORT_BY_RATE);
}

static void
narrow_cb (Fixture *fixture)
{
  search (fixture, "bra");
}

/* Who is told that the rows have changed may search for others. */
static void
test_search_within (Fixture *fixture, gconstpointer data)
{
  set_catalogue (fixture, 0, FEW);
  search (fixture, "b");
  g_signal_connect_swapped (fixture->found, "items-changed", G_CALLBACK (narrow_cb), fixture);
  set_catalogue (fixture, 0, FEW);
  g_signal_handlers_disconnect_by_func (fixture->found, narrow_cb, fixture);
  assert_found (fixture, PD_SERVICE_SORT_BY_CATEGORY);
}

static void
change (Fixture *fixture)
{
  static const char *const texts[] = { "", "b", "br", "bra", "brazil fast", "likes", "nothing" };

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      set_catalogue (fixture, (guint) g_test_rand_int_range (0, 2), (guint) g_test_rand_int_range (0, FEW));
      break;
    case 1:
      set_catalogue (fixture, (guint) g_test_rand_int_range (0, 2), MANY);
      break;
    case 2:
      pd_service_list_remove_panel (fixture->list, fixture->panels[g_test_rand_int_range (0, 2)]);
      break;
    default:
      search (fixture, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
    }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      PdServiceSortBy by = g_test_rand_bit () ? PD_SERVICE_SORT_BY_CATEGORY : PD_SERVICE_SORT_BY_RATE;

      sort_by (fixture, by);
      for (guint j = 0; j < 4; j++)
        {
          change (fixture);
          assert_mirrored (fixture);
          if (g_test_rand_bit ())
            g_main_context_iteration (NULL, FALSE);
        }
      wait_until (!pd_found_services_get_sorting (fixture->found));
      assert_mirrored (fixture);
      assert_found (fixture, by);
    }
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function) g_test_add ("/found-services/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("at-once", test_at_once);
  ADD ("many", test_many);
  ADD ("other-wish", test_other_wish);
  ADD ("keeps-coming", test_keeps_coming);
  ADD ("own-order", test_own_order);
  ADD ("own-order-wins", test_own_order_wins);
  ADD ("smallest-range", test_smallest_range);
  ADD ("regrouped", test_regrouped);
  ADD ("prices", test_prices);
  ADD ("search-within", test_search_within);
  ADD ("random", test_random);

  return g_test_run ();
}
