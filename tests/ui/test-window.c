/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "config.h"
#include "pd-closed-page.h"
#include "pd-sending-bar.h"
#include "pd-services-page.h"
#include "pd-shortcuts.h"
#include "pd-sidebar.h"
#include "tooltips.h"

/* The frame of the window: its keys, its sidebar, and what it tells. */

/* What a screen reader is told, line by line. Takes the place of the toolkit's own. */
static GString *announced;

void
gtk_accessible_announce (GtkAccessible *accessible,
                         const char *message,
                         GtkAccessibleAnnouncementPriority priority)
{
  g_string_append_printf (announced, "%s\n", message);
}

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_set_up_with_few_services (fixture, data);
  ui_fixture_add_panel (fixture, "Northwind");
}

static void
tear_down (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  ui_fixture_tear_down (fixture, data);
  g_settings_reset (settings, "show-sidebar");
}

static PdOrder *
get_held_order (UiFixture *fixture)
{
  g_autoptr (PdOrder) order = NULL;

  g_object_get (pd_desk_get_outbox (fixture->base.desk), "holding", &order, NULL);

  return order; /* which the list keeps */
}

static gboolean
press_at (GtkWidget *widget, GtkPropagationPhase phase, GtkShortcutTrigger *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller)
          || gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), keys)
              && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                               GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                               gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }

  return FALSE;
}

/* What the toolkit does with keys: down from the window to the focus, and up again, until somebody uses them.
 * Returns who that was. */
static GtkWidget *
press (UiFixture *fixture, const char *accel)
{
  g_autoptr (GtkShortcutTrigger) keys = gtk_shortcut_trigger_parse_string (accel);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (path, widget);
  for (guint i = path->len; i > 0; i--)
    if (press_at (path->pdata[i - 1], GTK_PHASE_CAPTURE, keys))
      return path->pdata[i - 1];
  for (guint i = 0; i < path->len; i++)
    if (press_at (path->pdata[i], GTK_PHASE_BUBBLE, keys))
      return path->pdata[i];

  return NULL;
}

/* Ctrl+Z takes back the order that is held back, but not while it has something to take back in a text. */
static void
test_undo (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkApplication) application = gtk_application_new (APP_ID ".Keys", G_APPLICATION_NON_UNIQUE);
  GtkWidget *search, *text, *button;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  pd_shortcuts_install (application);
  gtk_window_set_application (GTK_WINDOW (fixture->window), application);
  ui_fixture_show (fixture, 1200, 800);
  search = ui_get (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (search)));
  button = ui_get (fixture->window, GTK_TYPE_BUTTON, "_New Order");
  gtk_widget_grab_focus (button);
  g_assert_null (press (fixture, "<Control>z"));

  desk_fixture_order (&fixture->base, desk_fixture_get_panel (&fixture->base, 0), "1001",
                      "https://example.com/1");
  gtk_widget_grab_focus (search);
  g_signal_emit_by_name (text, "insert-at-cursor", "cats");
  g_assert_true (press (fixture, "<Control>z") == text);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  ui_settle ();
  g_assert_nonnull (get_held_order (fixture));

  gtk_widget_grab_focus (button);
  g_assert_true (press (fixture, "<Control>z") == GTK_WIDGET (fixture->window));
  wait_until (get_held_order (fixture) == NULL);
  g_assert_null (press (fixture, "<Control>z"));
  gtk_window_set_application (GTK_WINDOW (fixture->window), NULL);
}

static gboolean
is_shown (gpointer window, GType type)
{
  GtkWidget *widget = ui_find (window, type, NULL);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
assert_shown (gpointer window, gboolean sidebar, gboolean page)
{
  ui_settle ();
  g_assert_cmpint (is_shown (window, PD_TYPE_SIDEBAR), ==, sidebar);
  g_assert_cmpint (is_shown (window, PD_TYPE_SERVICES_PAGE), ==, page);
}

static void
toggle_sidebar (gpointer window)
{
  g_assert_true (gtk_widget_activate_action (window, "win.toggle-sidebar", NULL));
}

/* Whoever hides the sidebar of a wide window finds it hidden the next time, and works on in the page. */
static void
test_hide_sidebar (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *later;
  GtkWidget *focus;

  ui_fixture_show (fixture, 1200, 800);
  assert_shown (fixture->window, TRUE, TRUE);
  gtk_widget_grab_focus (ui_get (fixture->window, GTK_TYPE_BUTTON, "_New Order"));
  toggle_sidebar (fixture->window);
  assert_shown (fixture->window, FALSE, TRUE);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, ui_get (fixture->window, PD_TYPE_SERVICES_PAGE, NULL)));

  later = GTK_WINDOW (pd_window_new (NULL, fixture->base.desk));
  gtk_window_set_default_size (later, 1200, 800);
  gtk_window_present (later);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (later)));
  assert_shown (later, FALSE, TRUE);
  gtk_window_destroy (later);
}

/* A narrow window shows one of both, whatever is remembered of a wide one. */
static void
test_narrow_sidebar (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  ui_fixture_show (fixture, 600, 700);
  assert_shown (fixture->window, FALSE, TRUE);
  toggle_sidebar (fixture->window);
  assert_shown (fixture->window, TRUE, FALSE);
  toggle_sidebar (fixture->window);
  assert_shown (fixture->window, FALSE, TRUE);
  g_assert_true (g_settings_get_boolean (settings, "show-sidebar"));
}

static GtkWidget *
find_descendant (GtkWidget *root, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_descendant (child, type);

  return found;
}

static GtkAccessible *
find_row (UiFixture *fixture, const char *name)
{
  GtkWidget *label = ui_get (ui_get (fixture->window, PD_TYPE_SIDEBAR, NULL), GTK_TYPE_LABEL, name);

  return GTK_ACCESSIBLE (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
}

/* Returns: (nullable): the page that is shown, or will be when the desk has been opened */
static GtkWidget *
find_page (PdWindow *window)
{
  return find_descendant (GTK_WIDGET (window), PD_TYPE_SERVICES_PAGE);
}

/* The panel answers the next requests with a web page, as many of each kind as are told. */
static void
break_panel (UiFixture *fixture, guint n_requests)
{
  for (guint i = 0; i < n_requests; i++)
    {
      desk_fixture_script (&fixture->base, "balance", "text/html", "<html>Just a moment…</html>");
      desk_fixture_script (&fixture->base, "services", "text/html", "<html>Just a moment…</html>");
    }
}

/* A page that is shown by its shortcut takes the focus of the sidebar along with the selection. */
static void
test_sidebar_focus (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  ui_fixture_show (fixture, 1200, 800);
  row = gtk_widget_get_ancestor (ui_get (fixture->window, GTK_TYPE_LABEL, "Services"), GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "refills");
  g_assert_cmpstr (gtk_widget_get_name (gtk_window_get_focus (GTK_WINDOW (fixture->window))), ==, "refills");
}

/* An amount keeps its order in every language. */
#define AMOUNT(text) "\u2066" text "\u2069"

#define assert_description(row, text)                                                                        \
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text)

/* What badges and marks say is said in words, too. */
static void
test_descriptions (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base, 0);
  PdOrder *order;
  g_autofree char *tooltip = NULL;

  ui_fixture_show (fixture, 1200, 800);
  g_assert_false (
      gtk_test_accessible_has_property (find_row (fixture, "Orders"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  assert_description (find_row (fixture, "Northwind"), AMOUNT ("100.00 USD") " · Answers");

  order = desk_fixture_order (&fixture->base, panel, "1001", "https://example.com/1");
  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), order);
  wait_until (pd_order_get_record (order)->journal == PD_JOURNAL_PLACED);
  ui_settle ();
  assert_description (find_row (fixture, "Orders"), "1 open order");

  break_panel (fixture, 1);
  pd_test_clock_advance (fixture->base.clock, 60000);
  desk_fixture_refresh (&fixture->base, NULL);
  wait_until (pd_panel_get_health (panel) == PD_PANEL_UNREACHABLE);
  ui_settle ();
  assert_description (find_row (fixture, "Northwind"),
                      AMOUNT ("100.00 USD") " · 1 min ago · Does not answer");
  tooltip = ui_dup_tooltip (ui_get (find_row (fixture, "Northwind"), GTK_TYPE_IMAGE, NULL));
  g_assert_cmpstr (tooltip, ==, "Does not answer");
  assert_description (find_row (fixture, "Needs a Look"), "1 thing needs a look");
}

/* A toast is announced by the toolkit, in words of its own around ours. */
static void
assert_told (UiFixture *fixture, const char *failure)
{
  g_assert_nonnull (ui_find (fixture->window, GTK_TYPE_LABEL, failure));
  g_assert_nonnull (strstr (announced->str, failure));
  g_assert_true (strchr (announced->str, '\n') == announced->str + announced->len - 1);
}

static void
refresh (UiFixture *fixture)
{
  g_string_truncate (announced, 0);
  pd_test_clock_advance (fixture->base.clock, 60000);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.refresh", NULL));
  wait_until (announced->len > 0);
  ui_settle ();
}

/* Whoever refreshes hears how it went, once, and sees what did not. */
static void
test_refresh (UiFixture *fixture, gconstpointer data)
{
  PdPanel *panel = desk_fixture_get_panel (&fixture->base, 0);
  g_autofree char *failure = NULL;

  ui_fixture_show (fixture, 1200, 800);
  refresh (fixture);
  g_assert_cmpstr (announced->str, ==, "Updated\n");

  break_panel (fixture, 1);
  refresh (fixture);
  failure = g_strdup_printf ("Northwind: %s", pd_panel_get_problem (panel));
  assert_told (fixture, failure);
}

/* Many failures are one toast. */
static void
test_refresh_many (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_add_panel (fixture, "Harbor");
  ui_fixture_show (fixture, 1200, 800);
  break_panel (fixture, 2);
  refresh (fixture);
  assert_told (fixture, "2 of 2 panels could not be updated");
}

static void
order (UiFixture *fixture, const char *service_id, const char *link)
{
  desk_fixture_order (&fixture->base, desk_fixture_get_panel (&fixture->base, 0), service_id, link);
}

/* Three orders that wait, of which the panel refuses the last. */
static PdOutbox *
queue_orders (UiFixture *fixture)
{
  PdOutbox *outbox = pd_desk_get_outbox (fixture->base.desk);

  ui_fixture_show (fixture, 1200, 800);
  pd_outbox_set_hold_back (outbox, 0);
  pd_outbox_set_paused (outbox, TRUE);
  g_string_truncate (announced, 0);
  order (fixture, "1001", "https://example.com/1");
  order (fixture, "1001", "https://example.com/2");
  order (fixture, "9002", "https://example.com/3");
  ui_settle ();
  g_assert_cmpstr (announced->str, ==, "0 of 2 orders sent\n");
  g_string_truncate (announced, 0);

  return outbox;
}

/* Whoever does not see the bar hears that it begins and how it ended. */
static void
test_sending (UiFixture *fixture, gconstpointer data)
{
  PdOutbox *outbox = queue_orders (fixture);
  GtkWidget *bar = ui_get (fixture->window, PD_TYPE_SENDING_BAR, NULL);

  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (ui_get (bar, GTK_TYPE_PROGRESS_BAR, NULL)),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  pd_outbox_set_paused (outbox, FALSE);
  wait_until (pd_outbox_is_idle (outbox));
  ui_settle ();
  g_assert_cmpstr (announced->str, ==, "2 orders placed, 1 refused\n");
}

/* And why it stands still. */
static void
test_sending_stands (UiFixture *fixture, gconstpointer data)
{
  PdOutbox *outbox = queue_orders (fixture);
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;

  pd_demo_panel_stop (fixture->base.server);
  pd_outbox_set_paused (outbox, FALSE);
  wait_until (announced->len > 0);
  g_object_get (outbox, "message", &message, NULL);
  line = g_strconcat (message, "\n", NULL);
  g_assert_cmpstr (announced->str, ==, line);
  g_assert_nonnull (ui_find (fixture->window, GTK_TYPE_LABEL, "Sending stands still"));
  g_assert_nonnull (ui_find (fixture->window, GTK_TYPE_BUTTON, "Resume"));
}

static void
set_up_closed (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->base);
  desk_fixture_make_desk (&fixture->base);
}

/* Where the data is that could not be read is said. */
static void
test_closed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  g_autofree char *text = g_strdup_printf ("Nothing was changed. The data is in %s", fixture->base.folder);

  adw_window_set_content (ADW_WINDOW (window),
                          g_object_new (PD_TYPE_CLOSED_PAGE, "desk", fixture->base.desk, NULL));
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (window));
  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL, text));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The window is there at once: its first page comes while the data folder is read, and its actions do not
 * wait for that. */
static void
test_first_page (UiFixture *fixture, gconstpointer data)
{
  PdWindow *other;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_fixture_close (&fixture->base);
  desk_fixture_make_desk (&fixture->base);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
  g_assert_null (find_page (fixture->window));
  ui_fixture_show (fixture, 1200, 800);
  g_assert_nonnull (find_page (fixture->window));

  other = pd_window_new (NULL, fixture->base.desk);
  pd_window_activate_page_action (other, "page.find", NULL);
  g_assert_nonnull (find_page (other));
  gtk_window_destroy (GTK_WINDOW (other));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  announced = g_string_new (NULL);

#define ADD(path, function) g_test_add ("/window/" path, UiFixture, NULL, set_up, function, tear_down)

  g_test_add ("/window/closed", UiFixture, NULL, set_up_closed, test_closed, ui_fixture_tear_down);
  ADD ("undo", test_undo);
  ADD ("hide-sidebar", test_hide_sidebar);
  ADD ("narrow-sidebar", test_narrow_sidebar);
  ADD ("sidebar-focus", test_sidebar_focus);
  ADD ("descriptions", test_descriptions);
  ADD ("refresh", test_refresh);
  ADD ("refresh-many", test_refresh_many);
  ADD ("first-page", test_first_page);
  ADD ("sending", test_sending);
  ADD ("sending-stands", test_sending_stands);

  return g_test_run ();
}
