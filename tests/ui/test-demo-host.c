/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "pd-demo-host.h"

/* The demo panels of the program: they are added once, and what hinders it is said. */

static void
failed_cb (PdDemoHost *host, const char *message, char **heard)
{
  g_set_str (heard, message);
}

static void
test_full_disk (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (PdDemoHost) host = pd_demo_host_new (fixture->base.desk);
  g_autofree char *heard = NULL;
  guint64 before;

  g_signal_connect (host, "failed", G_CALLBACK (failed_cb), &heard);
  before = desk_fixture_limit_files (0);
  pd_demo_host_add (host, FALSE);
  wait_until (heard != NULL);
  desk_fixture_limit_files (before);
  g_assert_cmpstr (
      heard, ==,
      "The disk is full, so nothing can be written down, and no order is sent before it is. Make "
      "some space and try again.");
  g_assert_cmpuint (desk_fixture_count_panels (&fixture->base), ==, 0);

  pd_demo_host_add (host, FALSE);
  wait_until (desk_fixture_count_panels (&fixture->base) == 1);
  pd_demo_host_add (host, FALSE);
  drain ();
  g_assert_cmpuint (desk_fixture_count_panels (&fixture->base), ==, 1);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add ("/demo-host/full-disk", UiFixture, NULL, ui_fixture_set_up, test_full_disk,
              ui_fixture_tear_down);

  return g_test_run ();
}
