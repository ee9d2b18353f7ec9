/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "pd-mass-text.h"

/*
 * Any bytes as what was pasted into a mass order, or opened as a file: what is understood must hold together.
 * A line without doubt has a service; no id is listed twice.
 */

static void
assert_text (const char *text)
{
  g_assert_true (!text || g_utf8_validate (text, -1, NULL));
}

static void
read_orders (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = pd_mass_text_read (data, size, &error);
  guint last = 0;

  if (!lines)
    {
      g_assert_nonnull (error);
      return;
    }

  for (guint i = 0; i < lines->len; i++)
    {
      const PdMassLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpuint (line->line, >, last);
      last = line->line;
      assert_text (line->text);
      g_assert_true ((line->doubt == PD_MASS_CLEAR) == (pd_mass_doubt_describe (line->doubt) == NULL));
      g_assert_true (line->doubt != PD_MASS_CLEAR || line->service);
      assert_text (line->panel);
      assert_text (line->service);
      assert_text (line->link);
      assert_text (line->quantity);
    }
}

static void
read_ids (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = pd_mass_text_read_ids (data, size, &error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true ((ids == NULL) == (error != NULL));
  for (char **id = ids; id && *id; id++)
    {
      g_assert_cmpstr (*id, !=, "");
      assert_text (*id);
      g_assert_true (g_hash_table_add (seen, *id));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  read_orders ((const char *) data, size);
  read_ids ((const char *) data, size);
  return 0;
}
