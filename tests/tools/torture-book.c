/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "torture.h"

#include <stdarg.h>

/* The book of the torture: every order that was queued, by its link, and what must be true of it after every
 * round. The panel's word is the truth. */

typedef struct
{
  gboolean acknowledged; /* "order" said that it is on disk */
  gboolean seen;         /* it was listed once */
  gboolean not_placed;   /* somebody said that it did not arrive */
  guint listed;          /* the check in which it was listed last */
  char *state;           /* (nullable): of then */
  char *order;           /* (nullable) */
} Entry;

struct _TortureBook
{
  TorturePanel *panel;
  GHashTable *entries; /* link → Entry */
  guint n_checks;
  guint n_failures; /* of this check */
  const char *when;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->state);
  g_free (entry->order);
  g_free (entry);
}

static void G_GNUC_PRINTF (2, 3) fail (TortureBook *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_print ("%s: %s\n", self->when, text);
  self->n_failures++;
}

static gboolean
is_state (const char *state, const char *const *states)
{
  return state != NULL && g_strv_contains (states, state);
}

/* What is known here against what the panel accepted. */
static void
compare (TortureBook *self, const char *link, const char *state, const char *order, gboolean at_the_end)
{
  static const char *const not_arrived[] = { "intent", "refused", NULL };
  static const char *const ended[] = { "placed", "refused", "unknown", NULL };
  g_auto (GStrv) accepted = torture_panel_dup_orders (self->panel, link);

  if (g_strv_length (accepted) > 1)
    fail (self, "%s was accepted %u times", link, g_strv_length (accepted));
  if (g_strcmp0 (state, "placed") == 0 && (order == NULL || g_strcmp0 (order, accepted[0]) != 0))
    fail (self, "%s is placed as %s, and the panel has it as %s", link, order, accepted[0]);
  if (g_strcmp0 (state, "placed") != 0 && order != NULL)
    fail (self, "%s is %s and has the id %s", link, state, order);
  if (is_state (state, not_arrived) && accepted[0] != NULL)
    fail (self, "%s is %s, and the panel has it as %s", link, state, accepted[0]);
  if (!is_state (state, not_arrived) && !is_state (state, ended))
    fail (self, "%s is %s when all is settled", link, state);
  if (at_the_end && !is_state (state, ended))
    fail (self, "%s is %s in the end", link, state);
}

/* What was said once stays so, but for unknown orders, of which somebody says what became of them. */
static void
compare_with_before (TortureBook *self, Entry *entry, const char *link, const char *state, const char *order)
{
  static const char *const lasting[] = { "placed", "refused", NULL };

  if (is_state (entry->state, lasting)
      && (g_strcmp0 (entry->state, state) != 0 || g_strcmp0 (entry->order, order) != 0))
    fail (self, "%s was %s as %s, and is %s as %s", link, entry->state, entry->order, state, order);
  if (g_strcmp0 (entry->state, "unknown") == 0 && g_strcmp0 (state, "unknown") != 0 && order == NULL
      && !entry->not_placed)
    fail (self, "%s was unknown, and is %s by itself", link, state);
}

static void
check_order (TortureBook *self, JsonObject *object, gboolean at_the_end)
{
  const char *link = json_object_get_string_member_with_default (object, "link", "");
  const char *state = json_object_get_string_member_with_default (object, "state", NULL);
  const char *order = json_object_get_string_member_with_default (object, "order", NULL);
  Entry *entry = g_hash_table_lookup (self->entries, link);

  if (entry == NULL)
    {
      fail (self, "%s was queued by nobody", link);
      return;
    }
  if (entry->listed == self->n_checks)
    fail (self, "%s is there twice", link);

  compare (self, link, state, order, at_the_end);
  compare_with_before (self, entry, link, state, order);
  entry->seen = TRUE;
  entry->listed = self->n_checks;
  entry->not_placed = FALSE;
  g_set_str (&entry->state, state);
  g_set_str (&entry->order, order);
}

static void
check_missing (TortureBook *self, const char *link, const Entry *entry)
{
  g_auto (GStrv) accepted = NULL;

  if (entry->listed == self->n_checks)
    return;

  accepted = torture_panel_dup_orders (self->panel, link);
  if (entry->acknowledged || entry->seen)
    fail (self, "%s has vanished", link);
  if (accepted[0] != NULL)
    fail (self, "%s is not known, and the panel has it as %s", link, accepted[0]);
}

TortureBook *
torture_book_new (TorturePanel *panel)
{
  TortureBook *self = g_new0 (TortureBook, 1);

  self->panel = panel;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);

  return self;
}

void
torture_book_free (TortureBook *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/* An order for @link is about to be queued. */
void
torture_book_expect (TortureBook *self, const char *link)
{
  g_hash_table_insert (self->entries, g_strdup (link), g_new0 (Entry, 1));
}

/* The desk said that it has it. */
void
torture_book_acknowledge (TortureBook *self, const char *link)
{
  ((Entry *) g_hash_table_lookup (self->entries, link))->acknowledged = TRUE;
}

/* Somebody says that it did not arrive: it may go out once more. */
void
torture_book_deny (TortureBook *self, const char *link)
{
  ((Entry *) g_hash_table_lookup (self->entries, link))->not_placed = TRUE;
}

/**
 * torture_book_check:
 * @self: the book
 * @orders: what "orders" said, after "idle"
 * @at_the_end: everything was sent that could be
 * @when: for the messages
 *
 * Returns: how many invariants are broken; each was printed
 */
guint
torture_book_check (TortureBook *self, JsonArray *orders, gboolean at_the_end, const char *when)
{
  GHashTableIter iter;
  gpointer link, entry;

  self->n_checks++;
  self->n_failures = 0;
  self->when = when;
  for (guint i = 0; i < json_array_get_length (orders); i++)
    check_order (self, json_array_get_object_element (orders, i), at_the_end);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &link, &entry))
    check_missing (self, link, entry);

  return self->n_failures;
}

guint
torture_book_get_n_queued (TortureBook *self)
{
  GHashTableIter iter;
  gpointer entry;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    n += ((Entry *) entry)->seen;

  return n;
}
