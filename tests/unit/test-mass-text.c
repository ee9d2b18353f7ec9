/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-text.h"
#include "pd-table-text.h"

#include <string.h>

/* What people paste into a mass order, and what must be understood from it. */

typedef struct
{
  const char *text;
  const char *service;
  const char *link;
  const char *quantity;
  PdMassDoubt doubt;
} Case;

static const Case cases[] = {
  { "12 | https://a.example/p/1 | 1000", "12", "https://a.example/p/1", "1000", PD_MASS_CLEAR },
  { "12 | 1000 | https://a.example/p/1", "12", "https://a.example/p/1", "1000", PD_MASS_CLEAR },
  { "12\thttps://a.example/p/1\t1,000", "12", "https://a.example/p/1", "1,000", PD_MASS_CLEAR },
  { "12;https://a.example/p/1;1000;;", "12", "https://a.example/p/1", "1000", PD_MASS_CLEAR },
  { "12,https://a.example/p/1,1000", "12", "https://a.example/p/1", "1000", PD_MASS_CLEAR },
  { "12,\"https://a.example/p/1,2\",1000", "12", "https://a.example/p/1,2", "1000", PD_MASS_CLEAR },
  { "12 | https://a.example/p/1,2;3 | 1000 |", "12", "https://a.example/p/1,2;3", "1000", PD_MASS_CLEAR },
  { "\xef\xbb\xbf"
    "12|@somebody|50\r\n",
    "12", "@somebody", "50", PD_MASS_CLEAR },
  { "12 | somebody | 50", "12", "somebody", "50", PD_MASS_CLEAR },
  { "64a1b2c3 | a.example/p | 50", "64a1b2c3", "a.example/p", "50", PD_MASS_CLEAR },
  { "12 | https://a.example/p/1", "12", "https://a.example/p/1", NULL, PD_MASS_CLEAR },
  { "https://a.example/p/1 | 12 | 1000", NULL, "https://a.example/p/1", NULL, PD_MASS_WHICH_NUMBER },
  { "https://a.example/p/1 | 12", NULL, "https://a.example/p/1", NULL, PD_MASS_WHICH_NUMBER },
  { "https://a.example/p/1 | 1000 | Likes [R30]", "Likes [R30]", "https://a.example/p/1", "1000",
    PD_MASS_CLEAR },
  { "https://a.example/p/1 | 64a1b2c3d4 | 1000", "64a1b2c3d4", "https://a.example/p/1", "1000",
    PD_MASS_CLEAR },
  { "https://a.example/p/1 | Likes", "Likes", "https://a.example/p/1", NULL, PD_MASS_CLEAR },
  { "https://a.example/p/1 | Likes | many", NULL, "https://a.example/p/1", NULL, PD_MASS_WHICH_NUMBER },
  { "Likes | 1000 | t.me/x/5", "Likes", "t.me/x/5", "1000", PD_MASS_CLEAR },
  { "12 | 13 | 1000", NULL, NULL, NULL, PD_MASS_NO_LINK },
  { "12 | | 1000", NULL, NULL, NULL, PD_MASS_TOO_FEW },
  { "12,https://a.example/p/1,1,000", NULL, NULL, NULL, PD_MASS_TOO_MANY },
  { "Service,Link,Quantity\n12,https://a.example/p/1,1,000", NULL, NULL, NULL, PD_MASS_TOO_MANY },
  { "12\u00a0|\u2068https://a.example/p/1\u2069|\u00a01\u00a0000\u200b", "12", "https://a.example/p/1",
    "1\u00a0000", PD_MASS_CLEAR },
  { "| 12 | https://a.example/p/1 | 1000 |", "12", "https://a.example/p/1", "1000", PD_MASS_CLEAR },
  { "| Service | Link | Quantity |\n|---|:---:|---:|\n| 12 | https://a.example/p/1 | 1000 |", "12",
    "https://a.example/p/1", "1000", PD_MASS_CLEAR },
  { ";;;\n12;https://a.example/p/1;1.000", "12", "https://a.example/p/1", "1.000", PD_MASS_CLEAR },
  { "12 | somebody | else", NULL, NULL, NULL, PD_MASS_NO_LINK },
  { "12 | https://a.example/1 | https://a.example/2", NULL, NULL, NULL, PD_MASS_TWO_LINKS },
  { "12", NULL, NULL, NULL, PD_MASS_TOO_FEW },
  { "12 | https://a.example/1 | 10 | 20", NULL, NULL, NULL, PD_MASS_TOO_MANY },
  { "Link,Quantity,Service ID\nhttps://a.example/1,10,7", "7", "https://a.example/1", "10", PD_MASS_CLEAR },
  { "service | link | quantity\n12 | 300 | https://a.example/1", "12", "https://a.example/1", "300",
    PD_MASS_CLEAR },
  { "service;url;comment;qty\n7;u1;hello;10", "7", "u1", "10", PD_MASS_CLEAR },
  { "ID;Service;Link;Quantity\n1;7;u1;10", "7", "u1", "10", PD_MASS_CLEAR },
  { "ID;Link;Quantity\n7;u1;10", "7", "u1", "10", PD_MASS_CLEAR },
  { "Service;Lien;Quantité\n7;u1;10", "7", "u1", "10", PD_MASS_CLEAR },
  { "الخدمة;الرابط;الكمية\n7;u1;10", "7", "u1", "10", PD_MASS_CLEAR },
  { "सेवा;लिंक;मात्रा\n7;u1;10", "7", "u1", "10", PD_MASS_CLEAR },
  { "Tjänst;Adress;Antal\n7;a.example/1;10", "7", "a.example/1", "10", PD_MASS_CLEAR },
  { "Service;What;How many\n7;10;a.example/1", "7", "a.example/1", "10", PD_MASS_CLEAR },
};

static void
test_lines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines = pd_mass_text_read (cases[i].text, strlen (cases[i].text), &error);
      PdMassLine *line;

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpuint (lines->len, ==, 1);
      line = lines->pdata[0];
      g_assert_cmpint (line->doubt, ==, cases[i].doubt);
      g_assert_cmpstr (line->service, ==, cases[i].service);
      g_assert_cmpstr (line->link, ==, cases[i].link);
      g_assert_cmpstr (line->quantity, ==, cases[i].quantity);
      g_assert_true ((pd_mass_doubt_describe (line->doubt) == NULL) == (line->doubt == PD_MASS_CLEAR));
    }
}

static void
test_line_numbers (void)
{
  const char *text = "service|link|quantity\n\n1|a.example/1|10\r\n\r2|a.example/2|20\n";
  g_autoptr (GPtrArray) lines = pd_mass_text_read (text, strlen (text), NULL);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpuint (((PdMassLine *) lines->pdata[0])->line, ==, 3);
  g_assert_cmpuint (((PdMassLine *) lines->pdata[1])->line, ==, 5);
}

static void
test_panel_column (void)
{
  const char *text = "panel\tservice\tlink\tquantity\nNorthwind\t1\ta.example/1\t10";
  g_autoptr (GPtrArray) lines = pd_mass_text_read (text, strlen (text), NULL);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (((PdMassLine *) lines->pdata[0])->panel, ==, "Northwind");
}

static void
test_encodings (void)
{
  const char utf16[] = "\xff\xfe"
                       "1\0|\0@\0\xe9\0x\0y\0|\0"
                       "5\0"
                       "0\0";
  const char western[] = "1|@\xe9xy|50";
  g_autoptr (GPtrArray) from_utf16 = pd_mass_text_read (utf16, sizeof utf16 - 1, NULL);
  g_autoptr (GPtrArray) from_western = pd_mass_text_read (western, sizeof western - 1, NULL);

  g_assert_cmpstr (((PdMassLine *) from_utf16->pdata[0])->link, ==, "@éxy");
  g_assert_cmpstr (((PdMassLine *) from_western->pdata[0])->link, ==, "@éxy");
}

/* Spreadsheets leave the mark out at times. Text that cannot be decoded to its end is not read at all. */
static void
test_unmarked_encodings (void)
{
  const char little[] = "1\0|\0@\0a\0|\0005\0000\0";
  const char big[] = "\0001\0|\0@\0a\0|\0005\0000";
  const char broken[] = "1|@a|50\n\0002|@b|50";
  g_autoptr (GPtrArray) from_little = pd_mass_text_read (little, sizeof little - 1, NULL);
  g_autoptr (GPtrArray) from_big = pd_mass_text_read (big, sizeof big - 1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (((PdMassLine *) from_little->pdata[0])->link, ==, "@a");
  g_assert_cmpstr (((PdMassLine *) from_little->pdata[0])->quantity, ==, "50");
  g_assert_cmpstr (((PdMassLine *) from_big->pdata[0])->quantity, ==, "50");
  g_assert_null (pd_mass_text_read (broken, sizeof broken - 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_unclosed_quote (void)
{
  const char *text = "1|\"a.example/1|10\n2|a.example/2|20";
  g_autoptr (GPtrArray) lines = pd_mass_text_read (text, strlen (text), NULL);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (((PdMassLine *) lines->pdata[1])->link, ==, "a.example/2");
}

static void
test_too_long (void)
{
  g_autofree char *text = g_malloc0 (33 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  g_assert_null (pd_mass_text_read (text, 33 * 1024 * 1024, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_ids (void)
{
  const struct
  {
    const char *text;
    const char *ids;
  } lists[] = {
    { "1, 2,3\n", "1 2 3" },
    { "1\n2\n2\n3", "1 2 3" },
    { "1 2 3", "1 2 3" },
    { "ID,Link,Quantity\n501,https://a.example/1,100\nord_01HG,https://a.example/2,200", "501 ord_01HG" },
    { "1,2,3\n4,5,6", "1 2 3 4 5 6" },
    { "#501\n#502", "501 502" },
    { "Order 501\nOrder 502", "501 502" },
    { "Date,ID,Link\n2026-01-02,501,a.example/1\n2026-01-03,502,a.example/2", "501 502" },
    { "2026-01-02,501,a.example/1\n2026-01-03,502,a.example/2", "501 502" },
    { "Quantity;Order\n1000;501\n2000;502", "501 502" },
    { "Followers 1000 | 501\nViews | 502", "501 502" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (GStrv) ids = pd_mass_text_read_ids (lists[i].text, strlen (lists[i].text), NULL);
      g_autofree char *joined = g_strjoinv (" ", ids);

      g_assert_cmpstr (joined, ==, lists[i].ids);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mass-text/lines", test_lines);
  g_test_add_func ("/mass-text/line-numbers", test_line_numbers);
  g_test_add_func ("/mass-text/panel-column", test_panel_column);
  g_test_add_func ("/mass-text/encodings", test_encodings);
  g_test_add_func ("/mass-text/unmarked-encodings", test_unmarked_encodings);
  g_test_add_func ("/mass-text/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/mass-text/too-long", test_too_long);
  g_test_add_func ("/mass-text/ids", test_ids);

  return g_test_run ();
}
