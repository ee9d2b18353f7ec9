/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-cell.h"
#include "pd-text-line.h"
#include "pd-text.h"
#include "ui-fixture.h"

#include <libintl.h>
#include <locale.h>

/* The whole window in a language that is written from right to left: each page is built of its translations,
 * which are full of marks that a wrong format would stumble over, and nothing warns. */

static void
show_pages (UiFixture *fixture, gconstpointer data, int width, int height)
{
  static const struct
  {
    const char *page;
    const char *title;
  } pages[] = {
    { "services", "الخدمات" },
    { "orders", "الطلبات" },
    { "needs-a-look", "للمراجعة" },
    { "refills", "التعويضات" },
  };
  PdPanel *panel;

  if (data == NULL)
    {
      g_test_skip ("There is no Arabic locale on this computer");
      return;
    }

  panel = ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_order_unknown (fixture, panel, "https://example.com/maple");
  ui_fixture_show (fixture, width, height);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (fixture->window)), ==, GTK_TEXT_DIR_RTL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", pages[i].page);
      ui_let_draw (fixture);
      ui_get (fixture->window, GTK_TYPE_LABEL, pages[i].title);
    }
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-panel", "x", pd_panel_get_id (panel));
  ui_let_draw (fixture);
}

static void
test_pages (UiFixture *fixture, gconstpointer data)
{
  show_pages (fixture, data, 1100, 800);
}

/* What is too wide would be cut off, with a warning that ends the test. */
static void
test_smallest (UiFixture *fixture, gconstpointer data)
{
  show_pages (fixture, data, 360, 294);
}

/* A name that is written from left to right ends at the right, where the dots are if it is cut off. */
static void
test_names (UiFixture *fixture, gconstpointer data)
{
  PdOrder *order;

  if (data == NULL)
    {
      g_test_skip ("There is no Arabic locale on this computer");
      return;
    }

  order = ui_fixture_order_unknown (fixture, ui_fixture_add_panel (fixture, "Northwind"),
                                    "https://example.com/maple");
  ui_fixture_show (fixture, 1100, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "orders");
  ui_let_draw (fixture);
  ui_get (ui_get (fixture->window, GTK_TYPE_COLUMN_VIEW, NULL), PD_TYPE_CELL,
          pd_order_get_record (order)->service_name);
}

/* What stands beside each other is read in the order of the window, and each part in its own. */
static void
test_lines (void)
{
  g_autofree char *amount = pd_text_isolate_amount ("0.52", "USD");
  g_autofree char *line = pd_text_line_join ("Northwind", "2202", amount, NULL);

  g_assert_cmpstr (line, ==,
                   "\u200f\u2068Northwind\u2069 · \u20682202\u2069 · \u2068\u20660.52 USD\u2069\u2069");
}

int
main (int argc, char **argv)
{
  g_autofree char *translations = NULL;
  const char *locale;

  g_unsetenv ("LANGUAGE");
  ui_test_init (&argc, &argv);
  locale = setlocale (LC_MESSAGES, "ar_EG.UTF-8");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  translations = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_test_add_func ("/arabic/lines", test_lines);
  g_test_add ("/arabic/pages", UiFixture, locale, ui_fixture_set_up_with_few_services, test_pages,
              ui_fixture_tear_down);
  g_test_add ("/arabic/smallest", UiFixture, locale, ui_fixture_set_up_with_few_services, test_smallest,
              ui_fixture_tear_down);
  g_test_add ("/arabic/names", UiFixture, locale, ui_fixture_set_up_with_few_services, test_names,
              ui_fixture_tear_down);

  return g_test_run ();
}
