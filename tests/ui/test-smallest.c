/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders-fixture.h"

#include "pd-adopt-dialog.h"
#include "pd-matters-page.h"
#include "pd-orders-page.h"
#include "pd-paste-dialog.h"
#include "pd-refills-page.h"
#include "pd-request-dialog.h"

/* The smallest window, 360 × 294: every page and dialog fits into it. What does not fit would be cut off,
 * with a warning that ends the test. */

#define WIDTH 360
#define HEIGHT 294

static void
assert_fits (GtkWidget *widget)
{
  int width, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, WIDTH);
  g_assert_cmpint (height, <=, HEIGHT);
}

static void
test_pages (UiFixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *name;
    GType type;
  } pages[] = {
    { "orders", PD_TYPE_ORDERS_PAGE },
    { "needs-a-look", PD_TYPE_MATTERS_PAGE },
    { "refills", PD_TYPE_REFILLS_PAGE },
  };

  ui_fixture_order_unknown (fixture, desk_fixture_get_panel (&fixture->base, 0), "https://example.com/oak");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = orders_show_page (fixture, pages[i].name, pages[i].type, WIDTH, HEIGHT);

      assert_fits (page);
    }
}

static void
test_dialogs (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (PdProgress) progress = pd_progress_new ();
  AdwDialog *dialogs[] = {
    ADW_DIALOG (pd_adopt_dialog_new (progress)),
    ADW_DIALOG (pd_request_dialog_new ("Refills", progress)),
    ADW_DIALOG (pd_paste_dialog_new (fixture->base.desk, PD_PASTE_ADOPTION)),
  };

  pd_progress_set_counts (progress, 200, 3000);
  ui_fixture_show (fixture, WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      adw_dialog_present (dialogs[i], GTK_WIDGET (fixture->window));
      ui_settle ();
      assert_fits (adw_dialog_get_child (dialogs[i]));
      adw_dialog_force_close (dialogs[i]);
      ui_settle ();
    }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add ("/smallest/pages", UiFixture, NULL, orders_set_up, test_pages, ui_fixture_tear_down);
  g_test_add ("/smallest/dialogs", UiFixture, NULL, orders_set_up, test_dialogs, ui_fixture_tear_down);

  return g_test_run ();
}
