/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "panel-fixture.h"
#include "pd-desk-enums.h"
#include "pd-service-sort.h"

/* The orders in which services can stand. */

typedef struct
{
  PdTestClock *clock;
  PdServiceList *list;
  PdPanel *panels[2];
} Fixture;

/* @text: id, name, category, rate and least quantity */
static PdServiceInfo *
make_info (const char *text)
{
  PdServiceInfo *info = pd_service_info_new ();
  g_auto (GStrv) parts = g_strsplit (text, "|", 5);

  info->id = g_ref_string_new (parts[0]);
  info->name = g_ref_string_new (parts[1]);
  info->category = g_ref_string_new (parts[2]);
  info->rate = pd_money_parse (parts[3]);
  info->min = g_ascii_strtoll (parts[4], NULL, 10);

  return info;
}

static void
set_catalogue (Fixture *fixture, PdPanel *panel, const char *const *texts)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);

  for (; *texts != NULL; texts++)
    g_ptr_array_add (infos, make_info (*texts));
  pd_service_list_set_catalogue (fixture->list, panel, infos, NULL);
}

/* @text: names of keys, with a "-" in front where they go downwards */
static GArray *
parse_keys (const char *text)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (PD_TYPE_SERVICE_SORT_BY);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (PdServiceSortKey));

  for (char **word = words; *word != NULL && **word != '\0'; word++)
    {
      gboolean downwards = **word == '-';
      PdServiceSortKey key = { g_enum_get_value_by_nick (names, *word + downwards)->value, downwards };

      g_array_append_val (keys, key);
    }

  return keys;
}

static char *
describe (PdSortedServices *sorted)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sorted->n_services; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", pd_service_get_id (sorted->services[i]));

  return g_string_free_and_steal (text);
}

static void
assert_order (Fixture *fixture, const char *keys_text, const char *expected)
{
  g_autoptr (GArray) keys = parse_keys (keys_text);
  g_autoptr (PdSortedServices) sorted = pd_service_list_sort (fixture->list, keys);
  g_autofree char *text = describe (sorted);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = pd_test_clock_new (0);
  fixture->list = pd_service_list_new ();
  fixture->panels[0] = make_panel (fixture->clock, 1, "Southwind");
  fixture->panels[1] = make_panel (fixture->clock, 2, "Northwind");
  pd_panel_set_balance (fixture->panels[1], pd_money_parse ("5"), "INR", 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->panels[0]);
  g_assert_finalize_object (fixture->panels[1]);
  g_assert_finalize_object (fixture->clock);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  assert_order (fixture, "rate", "");
}

/* Rates of two currencies are never compared, and none is rounded. */
static void
test_rates (Fixture *fixture, gconstpointer data)
{
  static const char *const dollars[]
      = { "12|S|A|12|1", "2|S|A|0.00000002|1", "?|S|A|unknown|1", "9|S|A|0.9|1", NULL };
  static const char *const rupees[] = { "1.i|S|A|0.00000001|1", "9.i|S|A|0.90|1", NULL };

  set_catalogue (fixture, fixture->panels[0], dollars);
  set_catalogue (fixture, fixture->panels[1], rupees);

  assert_order (fixture, "rate", "1.i 9.i 2 9 12 ?");
  assert_order (fixture, "-rate", "? 12 9 2 9.i 1.i");
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  static const char *const services[]
      = { "100|Likes|B|1|500", "99|Views|A|1|1000", "a1|Follows|B|1|10", NULL };

  set_catalogue (fixture, fixture->panels[0], services);

  assert_order (fixture, "id", "99 a1 100");
  assert_order (fixture, "name", "a1 100 99");
  assert_order (fixture, "limits", "a1 100 99");
  assert_order (fixture, "-limits", "99 100 a1");
}

/* What is the same stands in the panel's own order, upwards and downwards; panels stand as they came. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  static const char *const southwind[] = { "3|S|B|1|1", "1|S|A|1|1", "2|S|B|1|1", NULL };
  static const char *const northwind[] = { "6|S|A|1|1", "5|S|B|1|1", NULL };

  set_catalogue (fixture, fixture->panels[0], southwind);
  set_catalogue (fixture, fixture->panels[1], northwind);

  assert_order (fixture, "", "3 1 2 6 5");
  assert_order (fixture, "name", "3 1 2 6 5");
  assert_order (fixture, "-name", "3 1 2 6 5");
  assert_order (fixture, "category", "1 6 3 2 5");
  assert_order (fixture, "panel", "6 5 3 1 2");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  static const char *const services[]
      = { "1|S|B|2|1", "2|S|A|3|1", "3|S|B|1|1", "4|S|A|1|1", "5|S|A|1|9", NULL };

  set_catalogue (fixture, fixture->panels[0], services);

  assert_order (fixture, "category rate", "4 5 2 3 1");
  assert_order (fixture, "category -rate -limits", "2 5 4 1 3");
}

static void
sorted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(PdSortedServices **) data = pd_service_list_sort_finish (result);
}

/* Sorting in a thread sees what there was when it began; what leaves the list meanwhile can still be read. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  static const char *const before[] = { "2|S|A|2|1", "1|S|A|1|1", "3|Old|A|3|1", NULL };
  static const char *const after[] = { "3|New|A|0.5|1", "4|S|A|1|1", NULL };
  g_autoptr (GArray) keys = parse_keys ("rate");
  g_autoptr (PdSortedServices) sorted = NULL;
  g_autofree char *text = NULL;

  set_catalogue (fixture, fixture->panels[0], before);
  pd_service_list_sort_async (fixture->list, keys, sorted_cb, &sorted);
  set_catalogue (fixture, fixture->panels[0], after);
  while (sorted == NULL)
    g_main_context_iteration (NULL, TRUE);

  text = describe (sorted);
  g_assert_cmpstr (text, ==, "1 2 3");
  g_assert_cmpstr (pd_service_get_name (sorted->services[2]), ==, "New");
  assert_order (fixture, "rate", "3 4");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/service-sort/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("nothing", test_nothing);
  ADD ("rates", test_rates);
  ADD ("texts", test_texts);
  ADD ("same", test_same);
  ADD ("several", test_several);
  ADD ("meanwhile", test_meanwhile);

  return g_test_run ();
}
