/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "add-panel-fixture.h"

/* Adding a panel through the real dialog: the five known ones and any other; and whatever goes wrong has its
 * own sentence at the field that it is about, while what was typed stays. */

#define WRONG_KEY "no such key"

/* Their addresses and what they do differently are known; only the key is asked for. The address is changed
 * to that of the test's own server, since no test talks to a real panel. */
static void
test_known_panels (UiFixture *fixture, gconstpointer data)
{
  guint n_known;
  const PdKnownPanel *known = pd_known_panels (&n_known);

  g_assert_cmpuint (n_known, ==, 5);
  for (guint i = 0; i < n_known; i++)
    {
      AdwDialog *dialog = add_panel_open (fixture);
      g_autoptr (PdDialect) expected = pd_dialect_new_from_text (known[i].dialect);
      PdPanel *panel;

      add_panel_choose (dialog, known[i].name);
      g_assert_cmpstr (add_panel_get_text (dialog, "Name"), ==, known[i].name);
      g_assert_cmpstr (add_panel_get_text (dialog, "Address"), ==, known[i].url);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                             add_panel_get_field (dialog, "API Key")));
      g_assert_false (gtk_widget_is_sensitive (ui_get (dialog, GTK_TYPE_BUTTON, "Connect")));

      add_panel_fill_in (dialog, known[i].name, pd_demo_panel_get_url (fixture->base.server),
                         pd_demo_panel_get_key (fixture->base.server));
      add_panel_succeed (fixture, dialog);
      panel = desk_fixture_get_panel (&fixture->base, i);
      g_assert_cmpstr (pd_panel_get_name (panel), ==, known[i].name);
      g_assert_cmpstr (pd_dialect_get_link_parameter (pd_panel_get_dialect (panel)), ==,
                       pd_dialect_get_link_parameter (expected));
      g_assert_cmpint (pd_dialect_get_batch_cancel (pd_panel_get_dialect (panel)), ==,
                       pd_dialect_get_batch_cancel (expected));
    }
}

/* Any other one, by its address; spaces that were copied along do no harm. After the first panel the services
 * are there without a further step. */
static void
test_another_panel (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *url = g_strdup_printf ("  %s \n", pd_demo_panel_get_url (fixture->base.server));
  g_autofree char *key = g_strdup_printf (" %s ", pd_demo_panel_get_key (fixture->base.server));
  AdwDialog *dialog;

  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  g_assert_cmpstr (add_panel_get_text (dialog, "Address"), ==, "");
  add_panel_fill_in (dialog, "Northwind", url, key);
  add_panel_succeed (fixture, dialog);
  g_assert_cmpstr (pd_panel_get_name (desk_fixture_get_panel (&fixture->base, 0)), ==, "Northwind");
  g_assert_cmpstr (pd_panel_get_url (desk_fixture_get_panel (&fixture->base, 0)), ==,
                   pd_demo_panel_get_url (fixture->base.server));
  wait_until (ui_find (fixture->window, GTK_TYPE_LABEL, "Likes") != NULL);
}

static void
test_name_taken (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  ui_fixture_add_panel (fixture, "Northwind");
  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  add_panel_fill_in (dialog, "northwind", pd_demo_panel_get_url (fixture->base.server), "secret");
  add_panel_try (fixture, dialog);
  g_assert_nonnull (ui_find (dialog, ADW_TYPE_ACTION_ROW,
                             "There is a panel “northwind” already. Give this one another name."));
  add_panel_assert_focus (fixture, add_panel_get_field (dialog, "Name"));
}

/* Closing while it connects is giving up: nothing is added, and nothing of the dialog stays. */
static void
test_given_up (UiFixture *fixture, gconstpointer data)
{
  gpointer dialog;

  pd_demo_panel_script (fixture->base.server, "balance", PD_DEMO_FAULT_HANG, 0, NULL, NULL);
  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  add_panel_fill_in (dialog, "Northwind", pd_demo_panel_get_url (fixture->base.server), "secret");
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Connect"));
  wait_until (desk_fixture_count_requests (&fixture->base, "balance") == 1);
  g_assert_false (gtk_widget_is_sensitive (ui_get (dialog, GTK_TYPE_BUTTON, "Connecting…")));
  g_object_add_weak_pointer (dialog, &dialog);
  adw_dialog_close (dialog);
  wait_until (dialog == NULL);
  g_assert_cmpuint (desk_fixture_count_panels (&fixture->base), ==, 0);
}

/* With the user's own keyring, which is not there. */
static void
set_up_without_keyring (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->base);
  g_object_unref (fixture->base.keyring);
  fixture->base.keyring = pd_keyring_new ();
  desk_fixture_start (&fixture->base);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
}

/* Without a keyring the key can be kept for this session, and is nowhere else. */
static void
test_no_keyring (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *session;

  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  g_assert_null (ui_find (dialog, ADW_TYPE_SWITCH_ROW, NULL));
  add_panel_fill_in (dialog, "Northwind", pd_demo_panel_get_url (fixture->base.server),
                     pd_demo_panel_get_key (fixture->base.server));
  add_panel_try (fixture, dialog);
  add_panel_assert_error (
      fixture, dialog, "API Key",
      "There is no keyring here that could keep API keys. A key can be kept until Panel Desk is closed.", "");
  session = ui_get (dialog, ADW_TYPE_SWITCH_ROW, "Keep the key for this session only");
  add_panel_assert_focus (fixture, session);

  adw_switch_row_set_active (ADW_SWITCH_ROW (session), TRUE);
  g_assert_cmpstr (add_panel_get_text (dialog, "API Key"), ==, pd_demo_panel_get_key (fixture->base.server));
  add_panel_succeed (fixture, dialog);
  g_assert_true (pd_keyring_is_for_session (fixture->base.keyring,
                                            pd_panel_get_uid (desk_fixture_get_panel (&fixture->base, 0))));
}

static void
add_test (const char *path, void (*test) (UiFixture *, gconstpointer))
{
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up_with_few_services, test, ui_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  add_test ("/add-panel/known-panels", test_known_panels);
  add_test ("/add-panel/another-panel", test_another_panel);
  add_test ("/add-panel/name-taken", test_name_taken);
  add_test ("/add-panel/given-up", test_given_up);
  g_test_add ("/add-panel/no-keyring", UiFixture, NULL, set_up_without_keyring, test_no_keyring,
              ui_fixture_tear_down);

  return g_test_run ();
}
