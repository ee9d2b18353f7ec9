/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop-fixture.h"

#include "pd-background.h"
#include "pd-leaving.h"

/* Going on without a window, and what is asked before the window goes. */

typedef struct
{
  DesktopFixture base;
  PdBackground *background;
  PdLeaving *leaving;
  PdPanel *panel;
  PdOutbox *outbox;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PdBackgroundPortal) portal = NULL;

  desktop_fixture_set_up (&fixture->base, data);
  fixture->outbox = pd_desk_get_outbox (fixture->base.base.desk);
  pd_outbox_set_hold_back (fixture->outbox, 0);
  fixture->panel = desk_fixture_add_panel (&fixture->base.base, "Panel");
  portal = pd_background_portal_new (
      g_application_get_dbus_connection (G_APPLICATION (fixture->base.application)));
  fixture->background = pd_background_new (fixture->base.application, fixture->base.base.desk,
                                           fixture->base.settings, portal);
  fixture->leaving = pd_leaving_new (fixture->base.application, fixture->base.base.desk, fixture->background);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->base.window != NULL)
    gtk_window_destroy (fixture->base.window);
  drain ();
  g_assert_finalize_object (fixture->leaving);
  g_assert_finalize_object (fixture->background);
  desktop_fixture_tear_down (&fixture->base, data);
}

static PdOrder *
order (Fixture *fixture, const char *link)
{
  return desk_fixture_order (&fixture->base.base, fixture->panel, "1001", link);
}

static void
place (Fixture *fixture)
{
  PdOrder *placed = order (fixture, "https://example.com/p/1");

  wait_until (pd_order_get_record (placed)->journal == PD_JOURNAL_PLACED);
  wait_until (pd_outbox_is_idle (fixture->outbox));
}

static void
forget_heard (Fixture *fixture)
{
  drain ();
  g_string_truncate (fixture->base.log, 0);
}

/* Off by default: an open order is no reason to stay, and nobody is asked anything. */
static void
test_off (Fixture *fixture, gconstpointer data)
{
  place (fixture);
  desktop_fixture_open_window (&fixture->base);
  g_assert_false (pd_background_get_staying (fixture->background));
  desktop_fixture_close_window (&fixture->base);
  g_assert_null (fixture->base.window);
  g_assert_null (strstr (fixture->base.log->str, "background: "));
  g_assert_null (strstr (fixture->base.log->str, "may it stay?"));
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_settings_set_boolean (fixture->base.settings, "background", TRUE);
  assert_heard (&fixture->base, "may it stay?\n");
  g_assert_false (pd_background_get_staying (fixture->background)); /* nothing to follow */
  desktop_fixture_open_window (&fixture->base);
  place (fixture);
  g_assert_true (pd_background_get_staying (fixture->background));

  forget_heard (fixture);
  desktop_fixture_close_window (&fixture->base);
  g_assert_null (fixture->base.window);
  assert_heard (&fixture->base,
                "status: Following 1 order\nbackground: Orders are followed in the background →  \n");

  /* Whoever looks again needs no notice. */
  desktop_fixture_open_window (&fixture->base);
  assert_heard (&fixture->base, "-background\n");
}

static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  fixture->base.allow = FALSE;
  g_settings_set_boolean (fixture->base.settings, "background", TRUE);
  assert_heard (&fixture->base, "may it stay?\n");
  wait_until (!g_settings_get_boolean (fixture->base.settings, "background"));
}

static AdwDialog *
get_question (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->base.window));
}

static void
answer (Fixture *fixture, const char *response)
{
  g_autoptr (AdwDialog) question = g_object_ref (get_question (fixture));

  g_signal_emit_by_name (question, "response", response);
  adw_dialog_force_close (question);
  drain ();
}

/* An order that is held back is on disk, but is not sent while the program does not run. */
static void
wait_with_an_order (Fixture *fixture)
{
  desktop_fixture_open_window (&fixture->base);
  pd_outbox_set_hold_back (fixture->outbox, 5000);
  order (fixture, "https://example.com/p/2");
  gtk_window_close (fixture->base.window);
  drain ();
  g_assert_nonnull (fixture->base.window);
  g_assert_nonnull (get_question (fixture));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_question (fixture))), ==,
                   "1 Order Is Not Sent Yet");
}

static void
test_keep_open (Fixture *fixture, gconstpointer data)
{
  wait_with_an_order (fixture);
  answer (fixture, "stay");
  g_assert_nonnull (fixture->base.window);
  /* The next time it is asked again. */
  gtk_window_close (fixture->base.window);
  drain ();
  g_assert_nonnull (get_question (fixture));
  answer (fixture, "stay");
}

static void
test_close_now (Fixture *fixture, gconstpointer data)
{
  wait_with_an_order (fixture);
  answer (fixture, "close");
  g_assert_null (fixture->base.window);
  g_assert_false (pd_outbox_is_idle (fixture->outbox));
}

/* Where nobody knows when it can be sent, closing is suggested rather than waiting for it. */
static void
test_stands (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = NULL;

  wait_with_an_order (fixture);
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (get_question (fixture))), ==,
                   "send");
  answer (fixture, "stay");

  pd_panel_set_identity (fixture->panel, NULL, "http://127.0.0.1:1/api/v2");
  pd_outbox_send_now (fixture->outbox, NULL);
  wait_until (pd_outbox_stands (fixture->outbox));
  gtk_window_close (fixture->base.window);
  drain ();
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (get_question (fixture))), ==,
                   "close");
  body = g_strndup (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_question (fixture))), 20);
  g_assert_cmpstr (body, ==, "Sending stands still");
  answer (fixture, "stay");
}

static void
test_send_first (Fixture *fixture, gconstpointer data)
{
  wait_with_an_order (fixture);
  forget_heard (fixture);
  answer (fixture, "send");
  g_assert_null (fixture->base.window);
  assert_heard (&fixture->base,
                "status: Sending the last orders\nbackground: The last orders are being sent →  \n");

  pd_test_clock_advance (fixture->base.base.clock, 6000);
  wait_until (pd_outbox_is_idle (fixture->outbox));
  /* It is not followed: that is what the setting says. */
  g_assert_false (pd_background_get_staying (fixture->background));
  desktop_fixture_advance (&fixture->base, 6);
  assert_heard (&fixture->base, "-background\n");
}

/* Whoever wanted to close need not answer what has answered itself. */
static void
test_sent_meanwhile (Fixture *fixture, gconstpointer data)
{
  wait_with_an_order (fixture);
  pd_test_clock_advance (fixture->base.base.clock, 6000);
  wait_until (pd_outbox_is_idle (fixture->outbox));
  wait_until (fixture->base.window == NULL);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Quitting asks even where closing does not. */
static void
test_quit (Fixture *fixture, gconstpointer data)
{
  guint n_closed = 0;

  desktop_fixture_open_window (&fixture->base);
  g_settings_set_boolean (fixture->base.settings, "background", TRUE);
  pd_outbox_set_hold_back (fixture->outbox, 5000);
  order (fixture, "https://example.com/p/2");
  g_assert_true (pd_background_get_staying (fixture->background));
  pd_leaving_quit (fixture->leaving);
  drain ();
  g_assert_nonnull (get_question (fixture));
  answer (fixture, "stay");
  g_assert_nonnull (fixture->base.window);

  g_signal_connect_swapped (fixture->base.application, "window-removed", G_CALLBACK (count_cb), &n_closed);
  gtk_window_close (fixture->base.window);
  drain ();
  g_assert_null (fixture->base.window);
  g_assert_cmpuint (n_closed, ==, 1);
}

static AdwDialog *
open_dialog (Fixture *fixture, guint *n_closed)
{
  AdwDialog *dialog = adw_dialog_new ();

  adw_dialog_set_child (dialog, gtk_label_new ("Draft"));
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (count_cb), n_closed);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->base.window));
  wait_until (gtk_widget_get_mapped (adw_dialog_get_child (dialog)));

  return dialog;
}

/* A dialog that is open hides nothing from the question, and is still there for whoever stays. */
static void
test_quit_over_dialog (Fixture *fixture, gconstpointer data)
{
  guint n_closed = 0;
  AdwDialog *dialog;

  desktop_fixture_open_window (&fixture->base);
  dialog = open_dialog (fixture, &n_closed);
  pd_outbox_set_hold_back (fixture->outbox, 5000);
  order (fixture, "https://example.com/p/2");
  pd_leaving_quit (fixture->leaving);
  drain ();
  g_assert_true (ADW_IS_ALERT_DIALOG (get_question (fixture)));
  answer (fixture, "stay");
  g_assert_true (get_question (fixture) == dialog);
  g_assert_cmpuint (n_closed, ==, 0);

  pd_leaving_quit (fixture->leaving);
  drain ();
  answer (fixture, "close");
  g_assert_null (fixture->base.window);
  g_assert_cmpuint (n_closed, ==, 1);
}

/* Where nothing is asked, dialogs and the window are closed as by hand, so that they keep what they keep. */
static void
test_quit_closes_dialogs (Fixture *fixture, gconstpointer data)
{
  guint n_closed = 0;

  desktop_fixture_open_window (&fixture->base);
  open_dialog (fixture, &n_closed);
  open_dialog (fixture, &n_closed);
  pd_leaving_quit (fixture->leaving);
  g_assert_cmpuint (n_closed, ==, 2);
  drain ();
  g_assert_null (fixture->base.window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define add_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add_test ("/background/off", test_off);
  add_test ("/background/follows", test_follows);
  add_test ("/background/forbidden", test_forbidden);
  add_test ("/leaving/keep-open", test_keep_open);
  add_test ("/leaving/close-now", test_close_now);
  add_test ("/leaving/stands", test_stands);
  add_test ("/leaving/send-first", test_send_first);
  add_test ("/leaving/sent-meanwhile", test_sent_meanwhile);
  add_test ("/leaving/quit", test_quit);
  add_test ("/leaving/quit-over-dialog", test_quit_over_dialog);
  add_test ("/leaving/quit-closes-dialogs", test_quit_closes_dialogs);

  return g_test_run ();
}
