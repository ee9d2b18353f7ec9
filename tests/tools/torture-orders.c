/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "torture-rounds.h"

/* What the user of the torture does: queueing orders, and saying what became of unknown ones. Also what the
 * rounds need again and again: chance, and commands that must not fail. */

static const char *const accounts[] = { "one", "two" };
static const char *const services[][2] = { { "1", "2" }, { "11", "12" } };

guint
torture_choose (Torture *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

gboolean
torture_happens (Torture *self, guint percent)
{
  return torture_choose (self, 100) < percent;
}

/* A broken promise, for which there is one line. */
void G_GNUC_PRINTF (2, 3) torture_fail (Torture *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_print ("%s: %s\n", self->when, text);
  self->n_failures++;
}

gboolean
torture_is_ok (JsonObject *answer)
{
  return answer != NULL && json_object_get_boolean_member_with_default (answer, "ok", FALSE);
}

const char *
torture_get_error (JsonObject *answer)
{
  return answer != NULL ? json_object_get_string_member_with_default (answer, "error", "?") : "no answer";
}

/* What always works, as long as the desk lives. */
void
torture_insist (Torture *self, const char *command)
{
  g_autoptr (JsonObject) answer = torture_desk_ask (self->desk, "%s", command);

  if (answer != NULL && !torture_is_ok (answer))
    torture_fail (self, "“%s” fails: %s", command, torture_get_error (answer));
}

/* What may fail while the panel hurts: that it is answered is enough. */
void
torture_try (Torture *self, const char *command)
{
  g_autoptr (JsonObject) answer = torture_desk_ask (self->desk, "%s", command);
}

static char *
make_link (Torture *self)
{
  char *link = g_strdup_printf ("https://example.com/%u/%u", self->round, self->n_links++);

  torture_book_expect (self->book, link);

  return link;
}

static void
queue_order (Torture *self)
{
  guint account = torture_choose (self, 2);
  g_autofree char *link = make_link (self);
  g_autoptr (JsonObject) answer = torture_desk_ask (self->desk, "order %s %s %s %u", accounts[account],
                                                    services[account][torture_choose (self, 2)], link, 100u);

  if (torture_is_ok (answer))
    torture_book_acknowledge (self->book, link);
  else if (answer != NULL && !self->disk_is_full)
    torture_fail (self, "an order is not taken: %s", torture_get_error (answer));
}

static void
queue_many (Torture *self)
{
  guint n = torture_choose (self, 5) + 2;
  g_autofree char *path = g_build_filename (self->folder, "mass.txt", NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonObject) answer = NULL;

  for (guint i = 0; i < n; i++)
    {
      char *link = make_link (self);

      g_ptr_array_add (all, link);
      g_string_append_printf (text, "%s | %s | 100\n", services[torture_choose (self, 2)][0], link);
    }
  if (!g_file_set_contents (path, text->str, -1, NULL))
    g_error ("“%s” cannot be written", path);

  answer = torture_desk_ask (self->desk, "mass %s", path);
  for (guint i = 0; torture_is_ok (answer) && i < all->len; i++)
    torture_book_acknowledge (self->book, all->pdata[i]);
  if (torture_is_ok (answer) && json_object_get_int_member_with_default (answer, "queued", 0) != (gint64) n)
    torture_fail (self, "of %u lines not all are queued", n);
  if (answer != NULL && !torture_is_ok (answer) && !self->disk_is_full)
    torture_fail (self, "a mass order is not taken: %s", torture_get_error (answer));
}

/* One to a handful of orders, at any account. */
void
torture_queue (Torture *self)
{
  if (torture_happens (self, 15))
    queue_many (self);
  for (guint n = torture_choose (self, 5) + 1; n > 0; n--)
    queue_order (self);
}

/* What the user would find out at the website of the panel. */
static void
settle (Torture *self, JsonObject *order)
{
  const char *id = json_object_get_string_member (order, "id");
  const char *link = json_object_get_string_member (order, "link");
  g_auto (GStrv) accepted = torture_panel_dup_orders (self->panel, link);
  g_autofree char *command = accepted[0] != NULL ? g_strdup_printf ("settle %s placed %s", id, accepted[0])
                                                 : g_strdup_printf ("settle %s not-placed", id);

  if (accepted[0] != NULL)
    {
      torture_try (self, command); /* the id is checked at the panel, which may hurt */
      return;
    }

  torture_book_deny (self->book, link);
  torture_insist (self, command);
}

/* Some of the unknown orders, as they were listed last. */
void
torture_settle_some (Torture *self)
{
  guint left = torture_choose (self, 3);

  for (guint i = json_array_get_length (self->orders); i > 0 && left > 0; i--)
    {
      JsonObject *order = json_array_get_object_element (self->orders, i - 1);

      if (g_strcmp0 (json_object_get_string_member_with_default (order, "state", NULL), "unknown") != 0)
        continue;
      settle (self, order);
      left--;
    }
}
