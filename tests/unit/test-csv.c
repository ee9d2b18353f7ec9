/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-csv.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"

static void
assert_table (PdCsv *csv, const char *expected)
{
  g_autoptr (GBytes) bytes = pd_csv_to_bytes (csv);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_text_cell (char separator, const char *text, const char *expected)
{
  g_autoptr (PdCsv) csv = pd_csv_new (separator);
  g_autofree char *line = g_strconcat (MARK, expected, NULL);

  pd_csv_add_text (csv, text);
  assert_table (csv, line);
}

static void
test_lines (void)
{
  g_autoptr (PdCsv) csv = pd_csv_new (',');

  pd_csv_add_text (csv, "Order");
  pd_csv_add_text (csv, "Charge");
  pd_csv_end_line (csv);
  pd_csv_add_text (csv, "98231447");
  pd_csv_add_number (csv, "0.90");
  pd_csv_end_line (csv);

  assert_table (csv, MARK "Order,Charge\r\n98231447,0.90\r\n");
}

static void
test_empty_cells_keep_their_place (void)
{
  g_autoptr (PdCsv) csv = pd_csv_new (';');

  pd_csv_add_text (csv, NULL);
  pd_csv_add_number (csv, NULL);
  pd_csv_add_text (csv, "");
  pd_csv_add_text (csv, "end");
  pd_csv_end_line (csv);

  assert_table (csv, MARK ";;;end\r\n");
}

static void
test_formulas_are_guarded (void)
{
  assert_text_cell (',', "=HYPERLINK(1)", "'=HYPERLINK(1)");
  assert_text_cell (',', "+1", "'+1");
  assert_text_cell (',', "-1+1", "'-1+1");
  assert_text_cell (',', "@SUM", "'@SUM");
  assert_text_cell (',', "\tx", "'\tx");
  assert_text_cell (',', "\rx", "\"'\rx\"");
  assert_text_cell (',', "\nx", "\"'\nx\"");
  assert_text_cell (',', "＝1", "'＝1");
  assert_text_cell (',', "a=1", "a=1");
}

static void
test_numbers_stay_numbers (void)
{
  g_autoptr (PdCsv) csv = pd_csv_new (',');

  pd_csv_add_number (csv, "-3.20");
  pd_csv_add_number (csv, "12408");

  assert_table (csv, MARK "-3.20,12408");
}

static void
test_quotes (void)
{
  assert_text_cell (',', "a,b", "\"a,b\"");
  assert_text_cell (';', "a,b", "a,b");
  assert_text_cell (';', "a;b", "\"a;b\"");
  assert_text_cell ('\t', "a\tb", "\"a\tb\"");
  assert_text_cell (',', "say \"no\"", "\"say \"\"no\"\"\"");
  assert_text_cell (',', "two\nlines", "\"two\nlines\"");
  assert_text_cell (',', "متابعون", "متابعون");
}

/* A quote within a guarded cell must not end it. */
static void
test_guard_and_quotes (void)
{
  assert_text_cell (',', "=\"a\",1", "\"'=\"\"a\"\",1\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/empty-cells", test_empty_cells_keep_their_place);
  g_test_add_func ("/csv/formulas", test_formulas_are_guarded);
  g_test_add_func ("/csv/numbers", test_numbers_stay_numbers);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/guard-and-quotes", test_guard_and_quotes);

  return g_test_run ();
}
