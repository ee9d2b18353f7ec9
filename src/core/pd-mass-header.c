/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-header.h"

#include "pd-link.h"
#include "pd-text.h"

#include <string.h>

/*
 * The first row of a table that somebody pasted, where it says what the columns hold. The words are those of
 * the field in the languages of its people; a header in any other language is known by what it lacks. Pure
 * functions, for any thread.
 */

/* Folded words for each column. `id` is a service's only where no other column is. */
static const char *const words[PD_MASS_N_COLUMNS][32] = {
  [PD_MASS_COLUMN_PANEL] = { "panel", "site", "provider", "panel name" },
  [PD_MASS_COLUMN_SERVICE]
  = { "service",  "service id", "serviceid", "service_id", "servico", "servicio", "servis",
      "servizio", "dienst",     "layanan",   "usługa",     "услуга",  "послуга",  "сервис",
      "خدمة",     "الخدمة",     "सेवा",       "服务",       "服務",    "dich vu" },
  [PD_MASS_COLUMN_LINK]
  = { "link", "url", "username", "profile", "links", "link/username", "enlace", "lien", "tautan", "baglantı",
      "ссылка", "посилання", "رابط", "الرابط", "लिंक", "链接", "連結", "lien ket" },
  [PD_MASS_COLUMN_QUANTITY]
  = { "quantity", "qty",    "amount", "count", "quantidade", "cantidad", "quantite",   "quantita",
      "menge",    "anzahl", "miktar", "adet",  "jumlah",     "ilosc",    "количество", "кількість",
      "كمية",     "الكمية", "मात्रा",  "数量",  "數量",       "so luong" },
};

/* Where the ids of orders are, best first. */
static const char *const id_words[]
    = { "order id",   "orderid", "order_id", "id do pedido", "id de pedido", "siparis id", "id заказа",
        "id pesanan", "order",   "pedido",   "siparis",      "заказ",        "pesanan",    "id" };

/* The words here are folded as well, as folding drops marks of every script. */
static gboolean
is_word (const char *folded, const char *word)
{
  g_autofree char *other = pd_text_fold (word);

  return strcmp (folded, other) == 0;
}

static PdMassColumn
find_column (const char *cell)
{
  g_autofree char *folded = g_strstrip (pd_text_fold (cell));

  for (int column = 0; column < PD_MASS_N_COLUMNS; column++)
    for (gsize i = 0; i < G_N_ELEMENTS (words[column]) && words[column][i]; i++)
      if (is_word (folded, words[column][i]))
        return column;

  return PD_MASS_COLUMN_NONE;
}

static int
find_word (GStrv cells, const char *word)
{
  for (int i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *folded = g_strstrip (pd_text_fold (cells[i]));

      if (is_word (folded, word))
        return i;
    }

  return -1;
}

/* No link and nothing that begins as a number: nothing in such a row is ordered. */
static gboolean
may_be_header (GStrv cells)
{
  if (g_strv_length (cells) > PD_MASS_MOST_COLUMNS)
    return FALSE;

  for (char **cell = cells; *cell != NULL; cell++)
    if (pd_link_looks_like_one (*cell) || g_ascii_isdigit (**cell))
      return FALSE;

  return TRUE;
}

static gboolean
has_digit (GStrv cells)
{
  for (char **cell = cells; *cell != NULL; cell++)
    for (const char *p = *cell; *p != '\0'; p = g_utf8_next_char (p))
      if (g_unichar_isdigit (g_utf8_get_char (p)))
        return TRUE;

  return FALSE;
}

/* The first column of a kind counts. */
static GArray *
read_columns (GStrv cells, guint found[PD_MASS_N_COLUMNS])
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (PdMassColumn));

  for (char **cell = cells; *cell != NULL; cell++)
    {
      PdMassColumn column = find_column (*cell);

      if (found[column]++ > 0)
        column = PD_MASS_COLUMN_NONE;
      g_array_append_val (columns, column);
    }

  return columns;
}

/**
 * pd_mass_header_read:
 * @cells: the first row
 * @columns: (out) (transfer full) (nullable) (element-type PdMassColumn): what each column holds; %NULL where
 *   the words do not name all that an order needs, so that the rows must be read by their looks
 *
 * Returns: whether the row is a header: it names a column, or it has three cells or more and nothing in them
 *   that can be ordered
 */
gboolean
pd_mass_header_read (GStrv cells, GArray **columns)
{
  g_autoptr (GArray) read = NULL;
  guint found[PD_MASS_N_COLUMNS] = { 0 };
  guint length = g_strv_length (cells);
  int id;

  *columns = NULL;
  if (!may_be_header (cells))
    return FALSE;

  id = find_word (cells, "id");
  read = read_columns (cells, found);
  if (found[PD_MASS_COLUMN_SERVICE] == 0 && id >= 0)
    {
      g_array_index (read, PdMassColumn, id) = PD_MASS_COLUMN_SERVICE;
      found[PD_MASS_COLUMN_SERVICE]++;
    }

  if (found[PD_MASS_COLUMN_SERVICE] > 0 && found[PD_MASS_COLUMN_LINK] > 0
      && (found[PD_MASS_COLUMN_QUANTITY] > 0 || length != 3))
    *columns = g_steal_pointer (&read);

  return *columns != NULL || found[PD_MASS_COLUMN_SERVICE] > 0 || found[PD_MASS_COLUMN_LINK] > 0
         || (length >= 3 && !has_digit (cells));
}

/**
 * pd_mass_header_find_ids:
 * @cells: the first row of a table of orders
 *
 * Returns: the number of the column with the ids of orders, -1 where no word names it
 */
int
pd_mass_header_find_ids (GStrv cells)
{
  int found = -1;

  if (g_strv_length (cells) > PD_MASS_MOST_COLUMNS)
    return -1;

  for (gsize i = 0; i < G_N_ELEMENTS (id_words) && found < 0; i++)
    found = find_word (cells, id_words[i]);

  return found;
}
