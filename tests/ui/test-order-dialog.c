/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "pd-list-row.h"
#include "pd-order-dialog.h"
#include "pd-problem-row.h"

/* Orders once of every type through the dialog's own rows, and compares what the panel was asked with the
 * table of api-v2 §2. Then what the dialog says when something is wrong. */

#define LINK "https://example.com/p/1"
#define FULL_DISK                                                                                            \
  "The disk is full, so nothing can be written down, and no order is sent before it is. Make some space "    \
  "and try again."

typedef struct
{
  const char *title;
  const char *text;
} Input;

typedef struct
{
  const char *type;
  Input inputs[8];
  const char *expected; /* all parameters but key, action and service, sorted */
} Case;

static const Case cases[] = {
  { "Default", { { "Link", LINK }, { "Quantity", "1,000" } }, "link=" LINK " quantity=1000" },
  { "Package", { { "Link", LINK } }, "link=" LINK },
  { "Custom Comments",
    { { "Link", LINK }, { "Comments", "One\n\nTwo\r\nThree\nFour\nFive\nSix\nSeven\nEight\nNine\nTen" } },
    "comments=One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten link=" LINK },
  { "Custom Comments Package",
    { { "Link", LINK }, { "Comments", "One\nTwo" } },
    "comments=One|Two link=" LINK },
  { "SEO",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Keywords", "a\nb" } },
    "keywords=a|b link=" LINK " quantity=1000" },
  { "SEO2",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Keywords", "a" } },
    "keywords=a link=" LINK " quantity=1000" },
  { "Mentions",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Usernames", "u\nv" } },
    "link=" LINK " quantity=1000 usernames=u|v" },
  { "Mentions with Hashtags",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Usernames", "u" }, { "Hashtags", "h\ni" } },
    "hashtags=h|i link=" LINK " quantity=1000 usernames=u" },
  { "Mentions Custom List",
    { { "Link", LINK }, { "Usernames", "u01\nu02\nu03\nu04\nu05\nu06\nu07\nu08\nu09\nu10" } },
    "link=" LINK " usernames=u01|u02|u03|u04|u05|u06|u07|u08|u09|u10" },
  { "Mentions Hashtag",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Hashtag", "cats" } },
    "hashtag=cats link=" LINK " quantity=1000" },
  { "Mentions User Followers",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Username", "nike" } },
    "link=" LINK " quantity=1000 username=nike" },
  { "Mentions Media Likers",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Media", "https://example.com/m" } },
    "link=" LINK " media=https://example.com/m quantity=1000" },
  { "Comment Likes",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Username", "nike" } },
    "link=" LINK " quantity=1000 username=nike" },
  { "Comment Replies",
    { { "Link", LINK },
      { "Username", "nike" },
      { "Comments", "c01\nc02\nc03\nc04\nc05\nc06\nc07\nc08\nc09\nc10" } },
    "comments=c01|c02|c03|c04|c05|c06|c07|c08|c09|c10 link=" LINK " username=nike" },
  { "Poll",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Answer number", "2" } },
    "answer_number=2 link=" LINK " quantity=1000" },
  { "Invites from Groups",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Groups", "g\nh" } },
    "groups=g|h link=" LINK " quantity=1000" },
  { "Web Traffic",
    { { "Link", LINK }, { "Quantity", "1000" }, { "Country", "US" }, { "Search words", "cats" } },
    "country=US device=1 google_keyword=cats link=" LINK " quantity=1000 type_of_traffic=1" },
  { "Subscriptions",
    { { "Username", "nike" },
      { "Least for each post", "100" },
      { "Most for each post", "200" },
      { "New posts", "3" },
      { "Delay (minutes)", "15" },
      { "Ends on", "31/12/2030" } },
    "delay=15 expiry=31/12/2030 max=200 min=100 posts=3 username=nike" },
};

static PdService *
find_service (UiFixture *fixture, const char *type)
{
  GListModel *services = G_LIST_MODEL (pd_desk_get_services (fixture->base.desk));

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PdService) service = g_list_model_get_item (services, i);

      if (g_str_equal (pd_service_get_order_type (service)->name, type))
        return service;
    }

  g_error ("The demo has no service of the type %s", type);
}

static void
fill_in (gpointer dialog, const Input *input)
{
  GtkWidget *row;

  wait_until (ui_find (dialog, ADW_TYPE_PREFERENCES_ROW, input->title) != NULL);
  row = ui_get (dialog, ADW_TYPE_PREFERENCES_ROW, input->title);
  if (PD_IS_LIST_ROW (row))
    g_object_set (row, "text", input->text, NULL);
  else
    ui_type (row, input->text);
  ui_settle ();
}

static GtkWidget *
get_place_button (gpointer dialog)
{
  for (GtkWidget *button = ui_find (dialog, GTK_TYPE_BUTTON, "Place Order (Ctrl+Return)"); button;)
    return button;

  g_error ("There is no button to place the order");
}

static char *
describe_request (UiFixture *fixture)
{
  GHashTable *request = pd_demo_panel_get_last_request (fixture->base.server, "add");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, request);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!g_str_equal (name, "key") && !g_str_equal (name, "action") && !g_str_equal (name, "service"))
      {
        g_autofree char *line = g_strdelimit (g_strdup (value), "\n", '|');

        g_ptr_array_add (parts, g_strdup_printf ("%s=%s", (char *) name, line));
      }
  g_ptr_array_sort_values (parts, (GCompareFunc) strcmp);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" ", (char **) parts->pdata);
}

static AdwDialog *
present (UiFixture *fixture, PdService *service)
{
  AdwDialog *dialog = ADW_DIALOG (pd_order_dialog_new (fixture->base.desk, service));

  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  wait_until (ui_get_dialog (fixture) == dialog);
  ui_settle ();

  return dialog;
}

/* A turn of the clock ends the hold-back; the order is on its way then. */
static void
send (UiFixture *fixture, guint n_adds)
{
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (fixture->base.desk))) == n_adds);
  pd_test_clock_advance (fixture->base.clock, 6000);
  wait_until (pd_demo_panel_count_requests (fixture->base.server, "add") == n_adds);
  wait_until (!pd_outbox_is_sending (pd_desk_get_outbox (fixture->base.desk)));
}

static void
test_every_type (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_add_panel (fixture, "Northwind");
  pd_demo_panel_set_balance (fixture->base.server, "100000");
  ui_fixture_show (fixture, 1200, 800);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwDialog *dialog = present (fixture, find_service (fixture, cases[i].type));
      g_autofree char *request = NULL;

      g_test_message ("%s", cases[i].type);
      for (const Input *input = cases[i].inputs; input->title != NULL; input++)
        fill_in (dialog, input);
      ui_click (get_place_button (dialog));
      send (fixture, i + 1);
      request = describe_request (fixture);
      g_assert_cmpstr (request, ==, cases[i].expected);
      wait_until (ui_get_dialog (fixture) == NULL);
    }
}

static void
test_dripfeed (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autofree char *request = NULL;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  dialog = present (fixture, find_service (fixture, "Default"));
  fill_in (dialog, &(Input) { "Link", LINK });
  fill_in (dialog, &(Input) { "Quantity", "100" });
  adw_expander_row_set_enable_expansion (
      ADW_EXPANDER_ROW (ui_get (dialog, ADW_TYPE_EXPANDER_ROW, "Drip-feed")), TRUE);
  ui_settle ();
  g_assert_nonnull (ui_find (dialog, ADW_TYPE_SPIN_ROW, "Quantity in each run"));
  fill_in (dialog, &(Input) { "Runs", "5" });
  fill_in (dialog, &(Input) { "Every (minutes)", "30" });
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_get (dialog, ADW_TYPE_ACTION_ROW, "In total"))), ==,
      "5 × 100 = 500 over 2 hours");
  ui_click (get_place_button (dialog));
  send (fixture, 1);
  request = describe_request (fixture);
  g_assert_cmpstr (request, ==, "interval=30 link=" LINK " quantity=100 runs=5");
}

/* What is missing or wrong is said under its field, and nothing is sent. */
static void
test_wrong_input (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *link;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  dialog = present (fixture, find_service (fixture, "Default"));
  link = ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Link");

  g_assert_null (ui_find (dialog, ADW_TYPE_ACTION_ROW, "Type the link of the post or profile"));
  ui_click (get_place_button (dialog));
  g_assert_nonnull (ui_find (dialog, ADW_TYPE_ACTION_ROW, "Type the link of the post or profile"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_false (gtk_widget_get_sensitive (get_place_button (dialog)));

  fill_in (dialog, &(Input) { "Link", LINK });
  g_assert_null (ui_find (dialog, ADW_TYPE_ACTION_ROW, "Type the link of the post or profile"));
  g_assert_true (gtk_widget_get_sensitive (get_place_button (dialog)));

  fill_in (dialog, &(Input) { "Quantity", "1" });
  g_assert_false (gtk_widget_get_sensitive (get_place_button (dialog)));
  fill_in (dialog, &(Input) { "Quantity", "many" });
  g_assert_false (gtk_widget_get_sensitive (get_place_button (dialog)));
  g_assert_cmpuint (pd_demo_panel_count_requests (fixture->base.server, "add"), ==, 0);
  adw_dialog_force_close (dialog);
}

static void
close_dialog (UiFixture *fixture, AdwDialog *dialog)
{
  adw_dialog_close (dialog);
  wait_until (ui_get_dialog (fixture) == NULL);
}

/* An order that was typed and not placed. */
static PdService *
leave_draft (UiFixture *fixture)
{
  PdService *service;
  AdwDialog *dialog;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  service = find_service (fixture, "Default");
  dialog = present (fixture, service);
  fill_in (dialog, &(Input) { "Link", LINK });
  close_dialog (fixture, dialog);

  return service;
}

static void
assert_link (AdwDialog *dialog, const char *link)
{
  wait_until (ui_find (dialog, ADW_TYPE_ENTRY_ROW, "Link") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Link"))), ==,
                   link);
}

/* What was typed and not placed is there again the next time. */
static void
test_draft (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  leave_draft (fixture);
  dialog = present (fixture, NULL);
  assert_link (dialog, LINK);
  adw_dialog_force_close (dialog);
}

/* From the list of services the draft of the same service comes back too, and looking at it costs nothing. */
static void
test_draft_of_service (UiFixture *fixture, gconstpointer data)
{
  PdService *service = leave_draft (fixture);

  for (guint i = 0; i < 2; i++)
    {
      AdwDialog *dialog = present (fixture, service);

      assert_link (dialog, LINK);
      close_dialog (fixture, dialog);
    }
}

/* A form that nobody typed into takes the place of no draft; ordering something else does not either. */
static void
test_draft_stays (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  leave_draft (fixture);
  dialog = present (fixture, find_service (fixture, "Package"));
  assert_link (dialog, "");
  close_dialog (fixture, dialog);

  dialog = present (fixture, find_service (fixture, "Package"));
  fill_in (dialog, &(Input) { "Link", "https://example.com/other" });
  ui_click (get_place_button (dialog));
  wait_until (ui_get_dialog (fixture) == NULL);

  dialog = present (fixture, NULL);
  assert_link (dialog, LINK);
  adw_dialog_force_close (dialog);
}

/* Who empties the form again has given the draft up: New Order begins with the choice of a service. */
static void
test_draft_emptied (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  leave_draft (fixture);
  dialog = present (fixture, NULL);
  fill_in (dialog, &(Input) { "Link", "" });
  close_dialog (fixture, dialog);

  dialog = present (fixture, NULL);
  g_assert_null (ui_find (dialog, ADW_TYPE_ENTRY_ROW, "Link"));
  adw_dialog_force_close (dialog);
}

/* What could not be written down is not ordered; the dialog itself says so, however small it is, and lets it
 * be tried again. */
static void
test_full_disk (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  guint64 before;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 360, 294);
  dialog = present (fixture, find_service (fixture, "Default"));
  fill_in (dialog, &(Input) { "Link", LINK });

  before = desk_fixture_limit_files (0);
  ui_click (get_place_button (dialog));
  wait_until (ui_find (dialog, PD_TYPE_PROBLEM_ROW, FULL_DISK) != NULL);
  desk_fixture_limit_files (before);
  ui_let_draw (fixture);
  g_assert_true (gtk_widget_get_sensitive (get_place_button (dialog)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pd_desk_get_orders (fixture->base.desk))), ==, 0);

  ui_click (get_place_button (dialog));
  send (fixture, 1);
  wait_until (ui_get_dialog (fixture) == NULL);
}

/* An order for a link that is open already is warned of, and can be placed all the same. */
static void
test_same_link (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = ui_fixture_add_panel (fixture, "Northwind");
  PdService *service = find_service (fixture, "Default");
  AdwDialog *dialog;

  ui_fixture_show (fixture, 1200, 800);
  desk_fixture_order (&fixture->base, panel, pd_service_get_id (service), LINK);
  dialog = present (fixture, service);
  fill_in (dialog, &(Input) { "Link", "http://www.example.com/p/1/" });
  g_assert_nonnull (
      ui_find (dialog, ADW_TYPE_ACTION_ROW, "You have an open order for this link at Northwind"));
  g_assert_true (gtk_widget_get_sensitive (get_place_button (dialog)));
  adw_dialog_force_close (dialog);
}

/* Escape empties the search of a service, and with nothing there leads back, and out of the dialog. */
static void
test_escape_in_search (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *search;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 1200, 800);
  dialog = present (fixture, NULL);
  search = ui_get (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  ui_type (search, "followers");
  g_signal_emit_by_name (search, "stop-search");
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_true (ui_get_dialog (fixture) == dialog);
  g_signal_emit_by_name (search, "stop-search");
  wait_until (ui_get_dialog (fixture) == NULL);

  dialog = present (fixture, find_service (fixture, "Default"));
  ui_click (ui_get (dialog, GTK_TYPE_BUTTON, "Change"));
  wait_until (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL) != NULL);
  g_signal_emit_by_name (ui_get (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), "stop-search");
  wait_until (ui_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL) == NULL);
  g_assert_true (ui_get_dialog (fixture) == dialog);
}

/* No draft is left from another test. */
static void
set_up (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.paneldesk.PanelDesk");

  g_settings_reset (settings, "order-draft");
  ui_fixture_set_up (fixture, data);
}

/* As a sheet of a narrow window, too, the dialog begins at the first field. */
static void
test_narrow_focus (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *link;

  ui_fixture_add_panel (fixture, "Northwind");
  ui_fixture_show (fixture, 360, 720);
  dialog = present (fixture, find_service (fixture, "Default"));
  link = ui_get (dialog, ADW_TYPE_ENTRY_ROW, "Link");
  wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), link));
}

/* As a sheet the dialog is as high as its lines need where they break earlier: nothing has to be scrolled to.
 */
static void
test_narrow_height (UiFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkAdjustment *scrolled;

  ui_fixture_add_panel (fixture, "Northwind, the panel with a name that takes two lines");
  ui_fixture_show (fixture, 360, 720);
  dialog = present (fixture, find_service (fixture, "Default"));
  scrolled = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (ui_get (dialog, GTK_TYPE_SCROLLED_WINDOW, NULL)));
  ui_let_draw (fixture);

  g_assert_cmpfloat (gtk_adjustment_get_upper (scrolled), ==, gtk_adjustment_get_page_size (scrolled));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

#define ADD(path, function)                                                                                  \
  g_test_add ("/order-dialog/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)

  ADD ("every-type", test_every_type);
  ADD ("dripfeed", test_dripfeed);
  ADD ("wrong-input", test_wrong_input);
  ADD ("draft", test_draft);
  ADD ("draft-of-service", test_draft_of_service);
  ADD ("draft-stays", test_draft_stays);
  ADD ("draft-emptied", test_draft_emptied);
  ADD ("full-disk", test_full_disk);
  ADD ("same-link", test_same_link);
  ADD ("escape-in-search", test_escape_in_search);
  ADD ("narrow-focus", test_narrow_focus);
  ADD ("narrow-height", test_narrow_height);

  return g_test_run ();
}
