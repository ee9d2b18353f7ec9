/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "pd-balance-chart.h"

/* The balance over time: what becomes a step, a gap, a line of the grid, and what a screen reader is told. */

#define DAY (24 * G_TIME_SPAN_HOUR)
#define END (START + 30 * DAY)

static void
add (PdBalanceCurve *curve, gint64 at, const char *balance, const char *currency)
{
  g_autoptr (PdBalanceRecord) record = pd_balance_record_new (1, at, pd_money_parse (balance), currency);

  pd_balance_curve_add (curve, record);
}

/* "44.95 0–24, 42.85 24–48": amounts and hours since START; "|" where a step is not joined to the one before.
 */
static char *
print (PdBalanceCurve *curve)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_steps;
  const PdBalanceStep *steps = pd_balance_curve_get_steps (curve, &n_steps);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *balance = pd_money_to_string (steps[i].balance);

      g_string_append_printf (text, "%s%s %d-%d",
                              i == 0            ? ""
                              : steps[i].joined ? ", "
                                                : " | ",
                              balance, (int) ((steps[i].from - START) / G_TIME_SPAN_HOUR),
                              (int) ((steps[i].to - START) / G_TIME_SPAN_HOUR));
    }

  return g_strdup (text->str);
}

#define assert_steps(curve, expected)                                                                        \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *text_ = print (curve);                                                                  \
    g_assert_cmpstr (text_, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

static void
test_steps (void)
{
  g_autoptr (PdBalanceCurve) curve = pd_balance_curve_new (START, START + 2 * DAY, "USD");

  add (curve, START, "44.95", "USD");
  add (curve, START + 6 * G_TIME_SPAN_HOUR, "44.950", "USD"); /* the same amount */
  add (curve, START + DAY, "42.85", NULL);                    /* the same currency, unsaid */
  assert_steps (curve, "44.95 0-24, 42.85 24-24");
  pd_balance_curve_close (curve);
  assert_steps (curve, "44.95 0-24, 42.85 24-48");
}

/* Where nothing was read for long, nobody knows the balance. */
static void
test_gaps (void)
{
  g_autoptr (PdBalanceCurve) curve = pd_balance_curve_new (START, END, "USD");

  add (curve, START, "44.95", "USD");
  add (curve, START + PD_BALANCE_GAP, "40", "USD");
  add (curve, START + 10 * DAY, "40", "USD");
  pd_balance_curve_close (curve);
  assert_steps (curve, "44.95 0-36, 40 36-36 | 40 240-240");
  g_assert_nonnull (pd_balance_curve_find (curve, START + DAY));
  g_assert_null (pd_balance_curve_find (curve, START + 5 * DAY));
}

/* An unknown balance is a gap, never 0; another currency is another account. */
static void
test_unknown_and_foreign (void)
{
  g_autoptr (PdBalanceCurve) curve = pd_balance_curve_new (START, START + DAY, "USD");

  add (curve, START, "44.95", "USD");
  add (curve, START + G_TIME_SPAN_HOUR, NULL, "USD");
  add (curve, START + 2 * G_TIME_SPAN_HOUR, "3700", "INR");
  add (curve, START + 3 * G_TIME_SPAN_HOUR, "44.95", "USD");
  pd_balance_curve_close (curve);
  assert_steps (curve, "44.95 0-0 | 44.95 3-24");
}

/* What was read before the period tells what it began with, unless that was too long before. */
static void
test_start (void)
{
  g_autoptr (PdBalanceCurve) curve = pd_balance_curve_new (START, START + DAY, "USD");
  g_autoptr (PdBalanceCurve) late = pd_balance_curve_new (START, START + 3 * DAY, "USD");

  add (curve, START - 20 * G_TIME_SPAN_HOUR, "50", "USD");
  add (curve, START - 10 * G_TIME_SPAN_HOUR, "48", "USD");
  add (curve, START + 2 * G_TIME_SPAN_HOUR, "44", "USD");
  pd_balance_curve_close (curve);
  assert_steps (curve, "48 0-2, 44 2-24");

  add (late, START - DAY, "50", "USD");
  add (late, START + DAY, "44", "USD");
  pd_balance_curve_close (late);
  assert_steps (late, "44 24-24");
}

static void
assert_scale (const char *balance, const char *threshold, const char *step, int first, int n_steps)
{
  g_autoptr (PdBalanceCurve) curve = pd_balance_curve_new (START, END, NULL);
  PdBalanceScale scale;
  g_autofree char *text = NULL;

  add (curve, START, balance, NULL);
  scale = pd_balance_curve_get_scale (curve, pd_money_parse (threshold));
  text = pd_money_to_string (scale.step);
  g_assert_cmpstr (text, ==, step);
  g_assert_cmpint (scale.first, ==, first);
  g_assert_cmpint (scale.n_steps, ==, n_steps);
}

/* The grid has round amounts, and room for the balance and the threshold. */
static void
test_scale (void)
{
  assert_scale ("65.00", "10", "25", 0, 3);
  assert_scale ("75", NULL, "25", 0, 3);
  assert_scale ("0.9", NULL, "0.5", 0, 2);
  assert_scale ("3", "10", "5", 0, 2);
  assert_scale ("1234567.89", NULL, "500000", 0, 3);
  assert_scale ("0", NULL, "1", 0, 1);
  assert_scale ("-4", "10", "5", -1, 3);
}

static PdBalanceCurve *
make_curve (void)
{
  PdBalanceCurve *curve = pd_balance_curve_new (START, START + 3 * DAY, "USD");

  add (curve, START, "44.95", "USD");
  add (curve, START + DAY, "12.60", "USD");
  add (curve, START + 2 * DAY, "64.90", "USD");
  add (curve, START + 3 * DAY, "42.85", "USD");
  pd_balance_curve_close (curve);

  return curve;
}

/* Who does not see the chart is told what matters in it. */
static void
test_accessible (void)
{
  g_autoptr (PdBalanceCurve) curve = make_curve ();
  g_autoptr (PdBalanceCurve) empty = pd_balance_curve_new (START, END, "USD");
  PdBalanceChart *chart = g_object_ref_sink (g_object_new (PD_TYPE_BALANCE_CHART, NULL));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Balance over time");
  pd_balance_chart_show (chart, curve, PD_MONEY_UNKNOWN);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "First 44.95 USD, last 42.85 USD, lowest 12.60 USD, highest 64.90 USD");
  pd_balance_chart_show (chart, empty, PD_MONEY_UNKNOWN);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The balance was not read in this time.");
  g_assert_finalize_object (chart);
}

/* Draws the chart, and returns its pixels. */
static GBytes *
draw (PdBalanceChart *chart, GtkTextDirection direction)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (chart));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkTextureDownloader) downloader = NULL;
  gsize stride;

  gtk_widget_set_direction (GTK_WIDGET (chart), direction);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 240);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (chart));
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gdk_paintable_get_intrinsic_width (paintable) > 0);

  gdk_paintable_snapshot (paintable, snapshot, 480, 240);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, 480, 240));
  downloader = gdk_texture_downloader_new (texture);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  drain ();

  return gdk_texture_downloader_download_bytes (downloader, &stride);
}

/* The three parts of one pixel are far apart where it has the colour of the line. */
static gboolean
is_coloured (GBytes *pixels, int x, int y)
{
  const guint8 *data = g_bytes_get_data (pixels, NULL);
  const guint8 *pixel = data + (y * 480 + x) * 4;
  int least = MIN (MIN (pixel[0], pixel[1]), pixel[2]);
  int most = MAX (MAX (pixel[0], pixel[1]), pixel[2]);

  return pixel[3] > 200 && most - least > 100;
}

/* The first column with the colour of the line, from the left or from the right. */
static int
find_edge (GBytes *pixels, gboolean from_right)
{
  for (int i = 0; i < 480; i++)
    for (int y = 0; y < 240; y++)
      if (is_coloured (pixels, from_right ? 479 - i : i, y))
        return i;

  g_assert_not_reached ();
}

/* Right to left, the time runs the other way: what is at one edge comes to the other. */
static void
test_mirrored (void)
{
  g_autoptr (PdBalanceCurve) curve = make_curve ();
  PdBalanceChart *chart = g_object_ref_sink (g_object_new (PD_TYPE_BALANCE_CHART, NULL));
  g_autoptr (GBytes) ltr = NULL;
  g_autoptr (GBytes) rtl = NULL;

  pd_balance_chart_show (chart, curve, PD_MONEY_UNKNOWN);
  ltr = draw (chart, GTK_TEXT_DIR_LTR);
  rtl = draw (chart, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (ABS (find_edge (ltr, FALSE) - find_edge (rtl, TRUE)), <=, 1);
  g_assert_cmpint (ABS (find_edge (ltr, TRUE) - find_edge (rtl, FALSE)), <=, 1);
  g_assert_cmpint (find_edge (ltr, FALSE), <, find_edge (ltr, TRUE));
  g_assert_finalize_object (chart);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/balance-chart/steps", test_steps);
  g_test_add_func ("/balance-chart/gaps", test_gaps);
  g_test_add_func ("/balance-chart/unknown-and-foreign", test_unknown_and_foreign);
  g_test_add_func ("/balance-chart/start", test_start);
  g_test_add_func ("/balance-chart/scale", test_scale);
  g_test_add_func ("/balance-chart/accessible", test_accessible);
  g_test_add_func ("/balance-chart/mirrored", test_mirrored);

  return g_test_run ();
}
