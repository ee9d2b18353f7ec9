/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "add-panel-fixture.h"

#include "client-server.h"

/* What can go wrong when a panel is added: each has its own sentence at the field that it is about, what was
 * typed stays, and nothing is added. */

/* Addresses that cannot be right are not tried. */
static void
test_bad_addresses (UiFixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "http://panel.example/api/v2",
      "An address that begins with http:// would show your key to others on the "
      "way. Use https://" },
    { "ftp://panel.example/api/v2", "The address must begin with https://" },
    { "panel example/api", "There are no spaces or special characters in an address" },
    { "https://", "The address names no server" },
    { "https://me:secret@panel.example/api/v2", "There must be no user name or password in the address" },
    { "https://panel.example/api/v2?key=abc",
      "There must be no key in the address; type it into its own field" },
  };
  AdwDialog *dialog;

  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add_panel_fill_in (dialog, "Northwind", cases[i][0], "secret");
      add_panel_try (fixture, dialog);
      add_panel_assert_error (
          fixture, dialog, "Address", cases[i][1],
          "This cannot be the address of a panel. Nothing was sent: copy the address from the panel’s "
          "API page.");
      add_panel_assert_focus (fixture, add_panel_get_field (dialog, "Address"));
      g_assert_cmpstr (add_panel_get_text (dialog, "Address"), ==, cases[i][0]);
      g_assert_cmpstr (add_panel_get_text (dialog, "API Key"), ==, "secret");
    }
  g_assert_cmpuint (desk_fixture_count_requests (&fixture->base, NULL), ==, 0);
}

typedef struct
{
  const char *body;
  guint status;
  const char *type;
  PdDemoFault fault;
  const char *field;
  const char *title;
  const char *below; /* (nullable) */
  guint more;        /* how often the program tries again by itself */
} Answer;

static const Answer answers[] = {
  { "{\"error\":\"Invalid API key\"}", 200, NULL, PD_DEMO_FAULT_REPLY, "API Key",
    "The panel does not accept the key. Orders wait and nothing is lost: copy the key again from the panel’s "
    "website and enter it here.",
    "Its words: “Invalid API key”" },
  { "{\"error\":\"Your account is suspended\"}", 403, NULL, PD_DEMO_FAULT_REPLY, "API Key",
    "The panel has switched this account or its API off. Orders wait and nothing is lost: ask the panel’s "
    "support.",
    "Its words: “Your account is suspended”" },
  { "{\"error\":\"Too many requests\"}", 429, NULL, PD_DEMO_FAULT_REPLY, "Address",
    "The panel wants to be asked less often. Your key is fine: try again in a few minutes.", NULL, 2 },
  { "{\"error\":\"<b>Maintenance</b> & repairs\"}", 503, NULL, PD_DEMO_FAULT_REPLY, "Address",
    "The panel has a fault of its own or is being repaired. Your key is fine: try again later.",
    "Its words: “<b>Maintenance</b> & repairs”", 2 },
  { "<!DOCTYPE html><html><title>Welcome</title></html>", 200, "text/html", PD_DEMO_FAULT_REPLY, "Address",
    "There is a web page at this address, and nothing that programs could talk to. Copy the address from the "
    "panel’s API page. If it is this one, try again later.",
    "" },
  { "{\"result\":true,\"data\":{\"balance\":\"1.00\"}}", 200, NULL, PD_DEMO_FAULT_REPLY, "Address",
    "This address answers in another way than panels with the “API v2” do, so it cannot be used here. Look "
    "for "
    "that address on the panel’s API page.",
    "" },
  { "", 200, NULL, PD_DEMO_FAULT_REPLY, "Address",
    "The panel’s answer makes no sense to the program. Your key is fine; what was known stays as it was.",
    "" },
  { "{\"balance\":\"100.8", 200, NULL, PD_DEMO_FAULT_REPLY, "Address",
    "The panel’s answer makes no sense to the program. Your key is fine; what was known stays as it was.",
    "" },
  { NULL, 200, NULL, PD_DEMO_FAULT_DROP_BEFORE, "Address",
    "The connection broke before the answer was there. Try again.", "", 2 },
  { NULL, 200, NULL, PD_DEMO_FAULT_HANG, "Address",
    "The panel did not answer in time. Try again, or look at its address once more.", "" },
};

/* What the panel answers to the first question, and once more after it was mended: then it is added. */
static void
test_bad_answers (UiFixture *fixture, gconstpointer data)
{
  PdDemoPanel *server = fixture->base.server;
  AdwDialog *dialog;

  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  add_panel_fill_in (dialog, "Northwind", pd_demo_panel_get_url (server), pd_demo_panel_get_key (server));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const Answer *answer = &answers[i];
      gboolean empty = answer->body == NULL || *answer->body == '\0';
      g_autoptr (GBytes) body = empty ? NULL : g_bytes_new (answer->body, strlen (answer->body));

      g_test_message ("%s", answer->title);
      for (guint n = 0; n <= answer->more; n++)
        pd_demo_panel_script (server, "balance", answer->fault, answer->status, answer->type, body);
      add_panel_try (fixture, dialog);
      add_panel_assert_error (fixture, dialog, answer->field, answer->title, answer->below);
      g_assert_cmpstr (add_panel_get_text (dialog, "Name"), ==, "Northwind");
      g_assert_cmpstr (add_panel_get_text (dialog, "API Key"), ==, pd_demo_panel_get_key (server));
    }

  add_panel_succeed (fixture, dialog);
}

static void
test_wrong_key (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  add_panel_fill_in (dialog, "Northwind", pd_demo_panel_get_url (fixture->base.server), "no such key");
  add_panel_try (fixture, dialog);
  add_panel_assert_error (fixture, dialog, "API Key", answers[0].title, NULL);
  add_panel_assert_focus (fixture, add_panel_get_field (dialog, "API Key"));

  /* The error goes as soon as something is changed, and the right key is taken. */
  ui_type (add_panel_get_field (dialog, "API Key"), pd_demo_panel_get_key (fixture->base.server));
  g_assert_null (ui_find (dialog, ADW_TYPE_ACTION_ROW, answers[0].title));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (add_panel_get_field (dialog, "API Key")),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  add_panel_succeed (fixture, dialog);
}

/* More than any panel has to say is not read to its end. */
static void
test_huge_body (UiFixture *fixture, gconstpointer data)
{
  gsize length = 65 * 1024 * 1024;
  char *spaces = g_malloc (length);
  g_autoptr (GBytes) body = NULL;
  AdwDialog *dialog;

  memset (spaces, ' ', length);
  body = g_bytes_new_take (spaces, length);
  pd_demo_panel_script (fixture->base.server, "balance", PD_DEMO_FAULT_REPLY, 200, NULL, body);
  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  add_panel_fill_in (dialog, "Northwind", pd_demo_panel_get_url (fixture->base.server),
                     pd_demo_panel_get_key (fixture->base.server));
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Connect"));
  wait_until (!add_panel_is_connecting (dialog));
  add_panel_assert_error (
      fixture, dialog, "Address",
      "The panel’s answer is larger than any real one. It was not read; what was known stays as it was.", "");
}

static void
redirect_cb (ClientServer *server, SoupServerMessage *message, GHashTable *form, gpointer data)
{
  client_server_add_header (message, "Location", "https://elsewhere.example/api/v2");
  client_server_reply (message, 302, "text/html", "moved");
}

/* A redirect is told with the new address, and not followed. */
static void
test_redirect (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (ClientServer) server = client_server_new (NULL, redirect_cb, NULL);
  AdwDialog *dialog;

  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  add_panel_fill_in (dialog, "Northwind", client_server_get_url (server), "secret");
  add_panel_try (fixture, dialog);
  add_panel_assert_error (
      fixture, dialog, "Address", "The panel’s address has changed: it now is elsewhere.example/api/v2",
      "The panel’s address has changed. The key was not sent there: check the new address on the panel’s "
      "website and enter it here.");
}

/* Who cannot prove who he is gets no key. */
static void
test_certificate (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tls", "good.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_autoptr (ClientServer) server = NULL;
  AdwDialog *dialog;

  g_assert_no_error (error);
  server = client_server_new (certificate, redirect_cb, NULL);
  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  add_panel_fill_in (dialog, "Northwind", client_server_get_url (server), "secret");
  add_panel_try (fixture, dialog);
  add_panel_assert_error (fixture, dialog, "Address",
                          "The certificate of 127.0.0.1 is not to be trusted, so nothing was sent", NULL);
  g_assert_cmpuint (client_server_count (server), ==, 0);
}

static void
test_refused (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *url = g_strdup (pd_demo_panel_get_url (fixture->base.server));
  AdwDialog *dialog;

  pd_demo_panel_stop (fixture->base.server);
  dialog = add_panel_open (fixture);
  add_panel_choose (dialog, "Another Panel");
  add_panel_fill_in (dialog, "Northwind", url, "secret");
  add_panel_try (fixture, dialog);
  add_panel_assert_error (
      fixture, dialog, "Address", "127.0.0.1 takes no connections",
      "The panel cannot be reached. Nothing can be sent, and orders wait: check the connection to the "
      "internet.");
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

  add_test ("/add-panel-faults/bad-addresses", test_bad_addresses);
  add_test ("/add-panel-faults/bad-answers", test_bad_answers);
  add_test ("/add-panel-faults/wrong-key", test_wrong_key);
  add_test ("/add-panel-faults/huge-body", test_huge_body);
  add_test ("/add-panel-faults/redirect", test_redirect);
  add_test ("/add-panel-faults/certificate", test_certificate);
  add_test ("/add-panel-faults/refused", test_refused);

  return g_test_run ();
}
