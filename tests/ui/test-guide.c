/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include "pd-about.h"
#include "pd-application.h"
#include "pd-guide.h"
#include "pd-shortcuts-dialog.h"
#include "pd-shortcuts.h"

/* Help at hand: the guide, the list of shortcuts, and what the program is. */

typedef struct
{
  GtkWidget *window;
  AdwDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
show (Fixture *fixture, AdwDialog *dialog)
{
  fixture->dialog = g_object_ref_sink (dialog);
  adw_dialog_present (dialog, fixture->window);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  ui_settle ();
}

/* A dialog shows what is in it when it has got its size, which can take a turn of the main loop. */
static GtkWidget *
get (Fixture *fixture, GType type, const char *text)
{
  wait_until (ui_find (fixture->dialog, type, text));

  return ui_get (fixture->dialog, type, text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    {
      adw_dialog_force_close (fixture->dialog);
      g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
      g_object_unref (fixture->dialog);
      wait_until (fixture->dialog == NULL);
    }
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* From the contents to each page and back. */
static void
test_contents (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[][2] = {
    { "First Order", "Place it" },
    { "Unknown Orders", "If it did not arrive" },
    { "Refills and Cancels", "When you can ask" },
    { "Money and Safety", "Your keys" },
  };

  show (fixture, pd_guide_new ("contents"));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *row = get (fixture, ADW_TYPE_ACTION_ROW, pages[i][0]);

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      g_assert_true (gtk_widget_activate (row));
      ui_settle ();
      get (fixture, ADW_TYPE_ACTION_ROW, pages[i][1]);
      g_assert_true (gtk_widget_activate_action (get (fixture, ADW_TYPE_ACTION_ROW, pages[i][1]),
                                                 "navigation.pop", NULL));
      ui_settle ();
    }
}

/* Whoever opens one page finds the others one step back. */
static void
test_topic (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, pd_guide_new ("refills"));
  row = get (fixture, ADW_TYPE_ACTION_ROW, "What a refill is");
  g_assert_true (gtk_widget_activate_action (row, "navigation.pop", NULL));
  ui_settle ();
  get (fixture, ADW_TYPE_ACTION_ROW, "First Order");
}

static void
test_unknown_topic (Fixture *fixture, gconstpointer data)
{
  show (fixture, pd_guide_new ("no such page"));
  get (fixture, ADW_TYPE_ACTION_ROW, "First Order");
}

/* Every key that the program gives to an action stands in the dialog, and every line of the dialog has a key.
 */
static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new (APP_ID ".Shortcuts", G_APPLICATION_NON_UNIQUE);
  g_auto (GStrv) actions = NULL;
  guint n_groups;
  const PdShortcutGroup *groups = pd_shortcuts_get_groups (&n_groups);

  g_application_register (G_APPLICATION (application), NULL, NULL);
  pd_shortcuts_install (application);
  show (fixture, ADW_DIALOG (pd_shortcuts_dialog_new ()));

  actions = gtk_application_list_action_descriptions (application);
  g_assert_cmpuint (g_strv_length (actions), >, 10);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          g_autofree char *keys = NULL;
          GdkModifierType modifiers;
          guint key;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          keys = gtk_accelerator_get_label (key, modifiers);
          get (fixture, GTK_TYPE_LABEL, keys);
        }
    }
  for (guint i = 0; i < n_groups; i++)
    for (const PdShortcut *shortcut = groups[i].shortcuts; shortcut->title != NULL; shortcut++)
      {
        g_assert_nonnull (shortcut->accels[0]);
        get (fixture, ADW_TYPE_ACTION_ROW, shortcut->title);
      }
}

/* The application really has the actions of the table. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdApplication) application = pd_application_new ();
  guint n_groups;
  const PdShortcutGroup *groups = pd_shortcuts_get_groups (&n_groups);

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  for (guint i = 0; i < n_groups; i++)
    for (const PdShortcut *shortcut = groups[i].shortcuts; shortcut->title != NULL; shortcut++)
      {
        g_autofree char *name = NULL;
        g_autoptr (GVariant) target = NULL;

        if (shortcut->action == NULL || !g_str_has_prefix (shortcut->action, "app."))
          continue;
        g_assert_true (g_action_parse_detailed_name (shortcut->action, &name, &target, NULL));
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), name + strlen ("app.")));
      }
}

/* Its links are those of the software catalogue, and what a report needs to say can be copied. */
static void
test_about (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", APP_ID ".metainfo.xml.in", NULL);
  g_autofree char *metainfo = NULL;
  AdwAboutDialog *about;
  g_autofree char *homepage = NULL;
  g_autofree char *bugtracker = NULL;

  g_assert_true (g_file_get_contents (path, &metainfo, NULL, NULL));
  pd_about_present (fixture->window);
  fixture->dialog = g_object_ref (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  about = ADW_ABOUT_DIALOG (fixture->dialog);

  homepage = g_strdup_printf ("<url type=\"homepage\">%s</url>", adw_about_dialog_get_website (about));
  bugtracker = g_strdup_printf ("<url type=\"bugtracker\">%s</url>", adw_about_dialog_get_issue_url (about));
  g_assert_nonnull (strstr (metainfo, homepage));
  g_assert_nonnull (strstr (metainfo, bugtracker));
  g_assert_nonnull (strstr (adw_about_dialog_get_debug_info (about), "Panel Desk " PACKAGE_VERSION));
  g_assert_nonnull (strstr (adw_about_dialog_get_debug_info (about), "GdkX11Display"));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add ("/guide/contents", Fixture, NULL, set_up, test_contents, tear_down);
  g_test_add ("/guide/topic", Fixture, NULL, set_up, test_topic, tear_down);
  g_test_add ("/guide/unknown-topic", Fixture, NULL, set_up, test_unknown_topic, tear_down);
  g_test_add ("/guide/shortcuts", Fixture, NULL, set_up, test_shortcuts, tear_down);
  g_test_add ("/guide/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/guide/about", Fixture, NULL, set_up, test_about, tear_down);

  return g_test_run ();
}
