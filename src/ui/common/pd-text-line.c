/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-text-line.h"

#include "pd-text.h"

/* See the header. */

/* A right-to-left mark in front: the line begins where the window's lines begin, whatever its text is. */
static const char *
get_mark (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "\u200f" : "";
}

/**
 * pd_text_line_isolate:
 * @text: (nullable): data
 *
 * Returns: (nullable) (transfer full): a line of @text alone, %NULL for %NULL
 */
char *
pd_text_line_isolate (const char *text)
{
  g_autofree char *isolated = pd_text_isolate (text);

  return isolated != NULL ? g_strconcat (get_mark (), isolated, NULL) : NULL;
}

/**
 * pd_text_line_join:
 * @part: (nullable): data
 * @...: more of it, which must not be %NULL, and %NULL at the end
 *
 * Returns: (transfer full): the parts with a dot between them, in the order in which the window is read
 */
char *
pd_text_line_join (const char *part, ...)
{
  GString *line = g_string_new (get_mark ());
  const char *next = part;
  va_list parts;

  va_start (parts, part);
  while (next != NULL)
    {
      g_autofree char *isolated = pd_text_isolate (next);

      g_string_append (line, isolated);
      next = va_arg (parts, const char *);
      if (next != NULL)
        g_string_append (line, " · ");
    }
  va_end (parts);

  return g_string_free_and_steal (line);
}
