/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include "pd-preferences-dialog.h"
#include "pd-problem-row.h"

/* The preferences: what is set is what is kept, and the other way round. */

typedef struct
{
  GSettings *settings;
  GtkWidget *window;
  PdPreferencesDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new (APP_ID);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = g_object_ref_sink (pd_preferences_dialog_new (fixture->settings));
  adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
  ui_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "hold-back-seconds", "check-interval", "low-balance", "csv-separator" };
  PdPreferencesDialog *dialog = fixture->dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_object_unref (dialog);
  wait_until (fixture->dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  /* libadwaita 1.7 keeps the contents of a dialog that was closed, and they are bound to the settings. */
  g_object_unref (fixture->settings);
}

static gpointer
get_row (Fixture *fixture, GType type, const char *title)
{
  return ui_get (fixture->dialog, type, title);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  AdwSpinRow *hold_back = get_row (fixture, ADW_TYPE_SPIN_ROW, "Wait before sending");
  AdwSpinRow *interval = get_row (fixture, ADW_TYPE_SPIN_ROW, "Ask for states every");

  g_assert_cmpint ((int) adw_spin_row_get_value (hold_back), ==, 5);
  adw_spin_row_set_value (hold_back, 0);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "hold-back-seconds"), ==, 0);
  g_settings_set_int (fixture->settings, "hold-back-seconds", 12);
  g_assert_cmpint ((int) adw_spin_row_get_value (hold_back), ==, 12);

  adw_spin_row_set_value (interval, 90);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "check-interval"), ==, 90);
  /* Panels are not to be asked without end. */
  adw_spin_row_set_value (interval, 1);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "check-interval"), ==, 30);
}

#define assert_text(fixture, key, expected)                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *text_ = g_settings_get_string ((fixture)->settings, key);                               \
    g_assert_cmpstr (text_, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

/* An amount stays as it was typed, digit by digit; what is none is not taken over. */
static void
test_amount (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = get_row (fixture, ADW_TYPE_ENTRY_ROW, "Warn below this balance (empty: never)");

  ui_type (row, "10.50");
  assert_text (fixture, "low-balance", "10.50");
  g_assert_null (ui_find (fixture->dialog, PD_TYPE_PROBLEM_ROW, NULL));
  ui_type (row, "10.50 dollars");
  assert_text (fixture, "low-balance", "10.50");
  g_assert_nonnull (ui_find (fixture->dialog, PD_TYPE_PROBLEM_ROW,
                             "This is no amount. Write it like 10.50, or leave it empty."));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  ui_type (row, "-5");
  assert_text (fixture, "low-balance", "10.50");
  g_assert_nonnull (ui_find (fixture->dialog, PD_TYPE_PROBLEM_ROW, NULL));
  ui_type (row, "");
  assert_text (fixture, "low-balance", "");
  g_assert_null (ui_find (fixture->dialog, PD_TYPE_PROBLEM_ROW, NULL));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

/* Every key is taken over at once: on the way to "10.50", "10." is not told to be wrong. */
static void
test_amount_on_its_way (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = get_row (fixture, ADW_TYPE_ENTRY_ROW, "Warn below this balance (empty: never)");

  ui_type (row, "10");
  ui_type (row, "10.");
  g_assert_null (ui_find (fixture->dialog, PD_TYPE_PROBLEM_ROW, NULL));
  assert_text (fixture, "low-balance", "10");
  ui_type (row, "10.5");
  assert_text (fixture, "low-balance", "10.5");
}

static void
test_separator (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "comma", "semicolon", "tab" };
  AdwComboRow *row = get_row (fixture, ADW_TYPE_COMBO_ROW, "Separator in tables");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      adw_combo_row_set_selected (row, i);
      assert_text (fixture, "csv-separator", names[i]);
    }
  g_settings_set_string (fixture->settings, "csv-separator", "comma");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
}

/* A key that is pressed without thought changes no setting: the focus begins where nothing takes it. */
static void
test_first_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = get_row (fixture, ADW_TYPE_PREFERENCES_PAGE, NULL);

  wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == page);
}

/* A window of the smallest width, of which its frame takes a part where there is no compositor. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int width;

  gtk_widget_measure (adw_dialog_get_child (ADW_DIALOG (fixture->dialog)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 350);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add ("/preferences/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/preferences/amount", Fixture, NULL, set_up, test_amount, tear_down);
  g_test_add ("/preferences/amount-on-its-way", Fixture, NULL, set_up, test_amount_on_its_way, tear_down);
  g_test_add ("/preferences/first-focus", Fixture, NULL, set_up, test_first_focus, tear_down);
  g_test_add ("/preferences/separator", Fixture, NULL, set_up, test_separator, tear_down);
  g_test_add ("/preferences/narrow", Fixture, NULL, set_up, test_narrow, tear_down);

  return g_test_run ();
}
