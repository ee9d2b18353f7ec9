/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service.h"
#include "pd-test-clock.h"
#include "pd-text.h"

/* One service: what a search finds it by, and how it is told. */

typedef struct
{
  PdTestClock *clock;
  PdPanel *panel;
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

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdPanelRecord) record = pd_panel_record_new ();

  record->id = 1;
  record->uid = g_strdup ("one");
  record->name = g_strdup ("One");
  record->url = g_strdup ("https://panel.example/api/v2");
  record->dialect = g_strdup ("");
  record->currency = g_strdup ("USD");
  fixture->clock = pd_test_clock_new (G_USEC_PER_SEC);
  fixture->panel = pd_panel_new (record, NULL, PD_CLOCK (fixture->clock));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->panel);
  g_assert_finalize_object (fixture->clock);
}

static void
assert_matches (PdService *service, const char *query, gboolean expected)
{
  g_auto (GStrv) words = pd_text_fold_words (query);

  g_assert_cmpint (pd_service_matches (service, (const char *const *) words), ==, expected);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdServiceInfo) info = make_info ("ord_4821", "𝐈𝐧𝐬𝐭𝐚𝐠𝐫𝐚𝐦 Fóllowers ⚡", "Réseaux SOCIAUX");
  g_autoptr (PdServiceInfo) bare = make_info ("2", "Ünder", NULL);
  g_autoptr (PdService) service = pd_service_new (fixture->panel, info);
  g_autoptr (PdService) bare_service = pd_service_new (fixture->panel, bare);

  assert_matches (service, "", TRUE);
  assert_matches (service, "instagram", TRUE);
  assert_matches (service, "sociaux followers  reseaux INST", TRUE);
  assert_matches (service, "4821 insta", TRUE);
  assert_matches (service, "instagram likes", FALSE);
  assert_matches (service, "followers sociaux ord_4822", FALSE);
  /* a word does not reach from the name into the id */
  assert_matches (service, "⚡ord", FALSE);
  assert_matches (bare_service, "under 2", TRUE);
}

static void
assert_text (PdService *service, const char *property, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (service, property, &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdServiceInfo) info = make_info ("1", "Followers", "Followers");
  g_autoptr (PdServiceInfo) changed = make_info ("1", "Followers", "Followers");
  g_autoptr (PdService) service = pd_service_new (fixture->panel, info);

  assert_text (service, "rate-text", "0.90");
  assert_text (service, "currency", "USD");
  assert_text (service, "limits", "100 – 500");
  assert_text (service, "type-tag", NULL);
  assert_text (service, "refill-text", NULL);

  changed->type = g_ref_string_new ("custom_comments");
  changed->rate = PD_MONEY_UNKNOWN;
  changed->min = changed->max = 1;
  changed->refill = PD_FLAG_YES;
  changed->refill_days = 30;
  pd_service_set_info (service, changed);
  assert_text (service, "rate-text", "?");
  assert_text (service, "limits", "1");
  assert_text (service, "type-tag", "Custom Comments");
  assert_text (service, "refill-text", "30 days");
}

static void
test_unknown_limits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdServiceInfo) info = make_info ("1", "Followers", NULL);
  g_autoptr (PdServiceInfo) package = make_info ("2", "Package", NULL);
  g_autoptr (PdServiceInfo) strange = make_info ("3", "Strange", NULL);
  g_autoptr (PdService) service = NULL;
  g_autoptr (PdService) package_service = NULL;
  g_autoptr (PdService) strange_service = NULL;

  info->max = -1;
  info->refill = PD_FLAG_NO;
  info->refill_days = 30;
  service = pd_service_new (fixture->panel, info);
  assert_text (service, "limits", "100 – ?");
  assert_text (service, "refill-text", NULL);

  package->type = g_ref_string_new ("Package");
  package->min = package->max = -1;
  package->refill_days = -1;
  package_service = pd_service_new (fixture->panel, package);
  assert_text (package_service, "limits", "–");
  assert_text (package_service, "type-tag", "Package");
  assert_text (package_service, "refill-text", "Lifetime");

  strange->type = g_ref_string_new ("Telepathy");
  strange_service = pd_service_new (fixture->panel, strange);
  assert_text (strange_service, "type-tag", "Telepathy");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/service/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/service/texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/service/unknown-limits", Fixture, NULL, set_up, test_unknown_limits, tear_down);

  return g_test_run ();
}
