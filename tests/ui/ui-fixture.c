/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <locale.h>

#include "pd-cell.h"
#include "pd-money-label.h"

/* A catalogue of the services that tests order from. */
#define FEW_SERVICES                                                                                         \
  "[{\"service\":1001,\"name\":\"Likes\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":1000},"      \
  "{\"service\":9002,\"name\":\"Views\",\"category\":\"A\",\"rate\":\"0.90\",\"min\":1,\"max\":1000}]"

static gboolean
is_called (GtkWidget *widget, const char *text)
{
  g_autofree char *other
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text);

  return other == NULL;
}

/* What a person reads on a widget: its label, title or tooltip, or the name of what has none of them. */
static gboolean
reads (GtkWidget *widget, const char *text)
{
  static const char *const properties[] = { "label", "title", "tooltip-text", "text" };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), properties[i]);
      g_autofree char *value = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
        continue;
      g_object_get (widget, properties[i], &value, NULL);
      if (g_strcmp0 (value, text) == 0)
        return TRUE;
    }

  /* An amount and its currency are one text. */
  return (PD_IS_MONEY_LABEL (widget) || GTK_IS_BUTTON (widget)) && is_called (widget, text);
}

static gboolean
has_child_that_reads (GtkWidget *widget, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (reads (child, text) || has_child_that_reads (child, text))
      return TRUE;

  return FALSE;
}

void
ui_test_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  /* Nothing moves, so that what is asked for is there at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* Turns the main loop until nothing is left to do at once. */
void
ui_settle (void)
{
  drain ();
}

/* Waits until what there is now was laid out and drawn. */
void
ui_let_draw (UiFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  wait_until (gdk_frame_clock_get_frame_counter (clock) > frame + 1
              || (gtk_widget_queue_draw (window), FALSE));
}

/* A text in a long list is a label to whoever reads it. */
static gboolean
is_a (GtkWidget *widget, GType type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), type)
         || (type == GTK_TYPE_LABEL && (PD_IS_CELL (widget) || PD_IS_MONEY_LABEL (widget)));
}

/* The first visible widget of @type below @root that reads @text itself or in a child of a button. */
GtkWidget *
ui_find (gpointer root, GType type, const char *text)
{
  GtkWidget *widget = root;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (is_a (widget, type)
      && (text == NULL || reads (widget, text)
          || (GTK_IS_BUTTON (widget) && has_child_that_reads (widget, text))))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
ui_get (gpointer root, GType type, const char *text)
{
  GtkWidget *widget = ui_find (root, type, text);

  if (widget == NULL)
    g_error ("There is no %s that reads “%s”", g_type_name (type), text);

  return widget;
}

void
ui_click (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
}

void
ui_type (gpointer editable, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (editable), text);
  ui_settle ();
}

/* The dialog in front, or %NULL. What is in it can be found: that is shown only when its first frame was laid
 * out. */
AdwDialog *
ui_get_dialog (UiFixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  if (dialog != NULL && gtk_widget_get_mapped (GTK_WIDGET (fixture->window)))
    wait_until (gtk_widget_get_mapped (adw_dialog_get_child (dialog)));

  return dialog;
}

void
ui_fixture_set_up (UiFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->base);
  desk_fixture_start (&fixture->base);
  fixture->window = pd_window_new (NULL, fixture->base.desk);
}

/* For tests that look at other pages than the services: each service is a row of widgets, which takes its
 * time. */
void
ui_fixture_set_up_with_few_services (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_set_up (fixture, data);
  desk_fixture_set_catalogue (&fixture->base, FEW_SERVICES);
}

/* The panel books an order, and the connection breaks before it answers; the balance is read afterwards. */
PdOrder *
ui_fixture_order_unknown (UiFixture *fixture, PdPanel *panel, const char *link)
{
  PdOrder *order;

  pd_demo_panel_script (fixture->base.server, "add", PD_DEMO_FAULT_DROP_AFTER, 200, NULL, NULL);
  order = desk_fixture_order (&fixture->base, panel, PD_DEMO_SERVICE_ORDINARY, link);
  pd_outbox_send_now (pd_desk_get_outbox (fixture->base.desk), order);
  wait_until (pd_order_get_status (order) == PD_ORDER_UNKNOWN);
  desk_fixture_refresh_after (&fixture->base, 60);
  ui_settle ();

  return order;
}

static gboolean
has_page (UiFixture *fixture)
{
  g_autofree char *title = NULL;

  g_object_get (fixture->window, "page-title", &title, NULL);

  return !g_str_equal (title, "Panel Desk");
}

/* While the desk opens, the first page comes after the first frame. */
void
ui_fixture_show (UiFixture *fixture, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)) && has_page (fixture));
  ui_settle ();
}

PdPanel *
ui_fixture_add_panel (UiFixture *fixture, const char *name)
{
  PdPanel *panel = desk_fixture_add_panel (&fixture->base, name);

  ui_settle ();

  return panel;
}

void
ui_fixture_tear_down (UiFixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    {
      PdWindow *window = fixture->window;

      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
      gtk_window_destroy (GTK_WINDOW (window));
      wait_until (fixture->window == NULL);
    }
  desk_fixture_close (&fixture->base);
  desk_fixture_tear_down (&fixture->base);
}
