/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-cell.h"
#include "pd-flag-mark.h"
#include "pd-money-label.h"
#include "pd-star.h"
#include "ui-fixture.h"

/* What the widgets in the rows of long lists draw by themselves. */

#define ACCESSIBILITY "org.gnome.desktop.a11y.interface"

static GtkWidget *
show_alone (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0);

  return window;
}

/* What @widget drew last, as text. */
static char *
dup_drawing (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return g_strdup ("");

  bytes = gsk_render_node_serialize (node);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* %NULL: as it is where nothing makes it pale. There is no drawing while it is about to be drawn anew. */
static gboolean
is_drawn_with (GtkWidget *widget, const char *opacity)
{
  g_autofree char *drawing = dup_drawing (widget);

  return *drawing != '\0'
         && (opacity != NULL ? strstr (drawing, opacity) != NULL : strstr (drawing, "opacity") == NULL);
}

/* What a panel does not offer is pale, and a cell that goes on to another row is not styled anew for it. */
static void
test_flags (void)
{
  GtkWidget *cell = pd_cell_new ();
  GtkWidget *window = show_alone (cell);

  pd_flag_mark_show (PD_CELL (cell), PD_FLAG_UNKNOWN, NULL);
  wait_until (is_drawn_with (cell, "opacity: 0.55"));
  g_assert_false (gtk_widget_has_css_class (cell, "dimmed"));

  pd_flag_mark_show (PD_CELL (cell), PD_FLAG_YES, NULL);
  wait_until (is_drawn_with (cell, NULL));

  pd_flag_mark_show (PD_CELL (cell), PD_FLAG_NO, NULL);
  wait_until (is_drawn_with (cell, "opacity: 0.55"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Inside Flatpak libadwaita asks the portal, which tests do without. */
static gboolean
can_switch_contrast (void)
{
  g_autoptr (GSettingsSchema) schema
      = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), ACCESSIBILITY, TRUE);

  return schema != NULL && !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/* With high contrast nothing is as pale, also what was there before. What can be pressed is not pale at all.
 */
static void
test_high_contrast (void)
{
  g_autoptr (GSettings) settings = NULL;
  GtkWidget *cell = pd_cell_new ();
  GtkWidget *star = pd_star_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *window;

  g_object_set (cell, "text", "Maple", "asks-width", TRUE, NULL);
  pd_cell_set_dimmed (PD_CELL (cell), TRUE);
  gtk_box_append (GTK_BOX (box), cell);
  gtk_box_append (GTK_BOX (box), star);
  window = show_alone (box);
  wait_until (is_drawn_with (cell, "opacity: 0.55") && is_drawn_with (star, "opacity: 0.55"));

  if (can_switch_contrast ())
    {
      settings = g_settings_new (ACCESSIBILITY);
      g_settings_set_boolean (settings, "high-contrast", TRUE);
      wait_until (is_drawn_with (cell, "opacity: 0.9") && is_drawn_with (star, NULL));
      g_settings_reset (settings, "high-contrast");
      wait_until (is_drawn_with (cell, "opacity: 0.55") && is_drawn_with (star, "opacity: 0.55"));
    }
  else
    g_test_skip ("The desktop's settings cannot be changed here");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is no favourite has a pale star; no part of the button is a widget. */
static void
test_star (void)
{
  GtkWidget *star = pd_star_new ();
  GtkWidget *window = show_alone (star);

  g_assert_null (gtk_widget_get_first_child (star));
  wait_until (is_drawn_with (star, "opacity: 0.55"));
  g_object_set (star, "favourite", TRUE, NULL);
  wait_until (is_drawn_with (star, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
get_natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_left (GtkWidget *widget, GtkWidget *ancestor)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, ancestor, &bounds));

  return (int) bounds.origin.x;
}

#define assert_name(widget, name)                                                                            \
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name)

/* A tag stands behind the name and is read with it; a cell without one is one widget, and one that goes on to
 * another row loses it. */
static void
test_tag (void)
{
  GtkWidget *cell = g_object_new (PD_TYPE_CELL, "text", "Maple", NULL);
  GtkWidget *window, *tag;
  int left;

  gtk_widget_set_size_request (cell, 400, -1);
  window = show_alone (cell);
  g_assert_null (gtk_widget_get_first_child (cell));

  g_object_set (cell, "tag", "Package", NULL);
  assert_name (cell, "Maple, Package");
  tag = ui_get (gtk_widget_get_first_child (cell), PD_TYPE_CELL, "Package");
  wait_until (gtk_widget_get_width (tag) > 0);
  left = get_left (tag, cell);
  g_assert_cmpint (left, >, 0);
  g_object_set (cell, "text", "Maple and elm", NULL);
  wait_until (get_left (tag, cell) > left);
  g_assert_cmpint (gtk_widget_get_width (tag), ==, get_natural_width (tag));

  /* It is seen whatever the name is. */
  g_object_set (cell, "text", "Maple, elm, oak, beech, lime, ash, birch, alder, willow, poplar, hazel", NULL);
  wait_until (get_left (tag, cell) + gtk_widget_get_width (tag) >= 399);
  g_assert_cmpint (gtk_widget_get_width (tag), ==, get_natural_width (tag));

  g_object_set (cell, "text", "Elm", "tag", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (tag));
  assert_name (cell, "Elm");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Names, links and numbers have Latin letters in a window of another language, too: none is cut off below. */
static void
test_height (void)
{
  GtkWidget *cell = g_object_new (PD_TYPE_CELL, "text", "Maple", NULL);
  GtkWidget *window = show_alone (cell);
  g_autoptr (PangoLayout) layout = NULL;
  int height, text_height;

  pango_context_set_language (gtk_widget_get_pango_context (window), pango_language_from_string ("ar"));
  gtk_widget_queue_resize (cell);
  gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  layout = gtk_widget_create_pango_layout (cell, "Maple");
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  g_assert_cmpint (height, >=, text_height);

  g_object_set (cell, "small", TRUE, NULL);
  gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, NULL, &text_height, NULL, NULL);
  g_assert_cmpint (text_height, <, height);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nothing is measured for a column that has its width. */
static void
test_money_width (void)
{
  GtkWidget *money = g_object_new (PD_TYPE_MONEY_LABEL, "amount", "0.90", "currency", "USD", NULL);
  GtkWidget *window = show_alone (money);
  int width = get_natural_width (money);

  g_object_set (money, "amount", "1,234,567.90", NULL);
  g_assert_cmpint (get_natural_width (money), >, width);

  g_object_set (money, "asks-width", FALSE, NULL);
  g_assert_cmpint (get_natural_width (money), <, width);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An amount is read with its currency, and in one piece. */
static void
test_money_name (void)
{
  GtkWidget *money = g_object_new (PD_TYPE_MONEY_LABEL, "amount", "0.90", "currency", "USD", NULL);

  g_object_ref_sink (money);
  g_assert_null (gtk_widget_get_first_child (money));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (money), GTK_ACCESSIBLE_ROLE_LABEL);
  assert_name (money, "0.90 USD");
  g_object_set (money, "estimated", TRUE, NULL);
  assert_name (money, "≈ 0.90 USD");
  g_object_set (money, "estimated", FALSE, "amount", "–", "currency", NULL, NULL);
  assert_name (money, "–");
  g_assert_finalize_object (money);
}

/* What is only expected is paler than what is known; the currency always is. */
static void
test_money_looks (void)
{
  GtkWidget *money = g_object_new (PD_TYPE_MONEY_LABEL, "amount", "0.90", NULL);
  GtkWidget *window = show_alone (money);

  wait_until (is_drawn_with (money, NULL));
  g_object_set (money, "estimated", TRUE, NULL);
  wait_until (is_drawn_with (money, "opacity: 0.55"));
  g_object_set (money, "estimated", FALSE, NULL);
  wait_until (is_drawn_with (money, NULL));
  g_object_set (money, "currency", "USD", NULL);
  wait_until (is_drawn_with (money, "opacity: 0.55"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/cells/flags", test_flags);
  g_test_add_func ("/cells/high-contrast", test_high_contrast);
  g_test_add_func ("/cells/tag", test_tag);
  g_test_add_func ("/cells/star", test_star);
  g_test_add_func ("/cells/height", test_height);
  g_test_add_func ("/cells/money-width", test_money_width);
  g_test_add_func ("/cells/money-name", test_money_name);
  g_test_add_func ("/cells/money-looks", test_money_looks);

  return g_test_run ();
}
