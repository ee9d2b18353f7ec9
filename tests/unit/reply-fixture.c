/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reply-fixture.h"

#include <string.h>

/*
 * Cases of replies as files tell them (the form stands in golden.txt), and the tool that prints what the
 * program understands of a reply.
 */

static void
free_case (ReplyCase *self)
{
  g_free (self->name);
  g_free (self->arguments);
  g_bytes_unref (self->body);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static ReplyCase *
make_case (const char *name, const char *arguments)
{
  ReplyCase *self = g_new0 (ReplyCase, 1);

  self->name = g_strdup (name);
  self->arguments = g_strdup (arguments);
  self->body = g_bytes_new (NULL, 0);
  self->lines = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static GBytes *
load_body (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "replies", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, size);
}

static void
set_body (ReplyCase *self, GBytes *body)
{
  g_bytes_unref (self->body);
  self->body = body;
}

GPtrArray *
reply_cases_load (const char *file)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) free_case);
  g_autoptr (GBytes) bytes = load_body (file);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *name = "";
  ReplyCase *last = NULL;

  for (char **line = lines; *line; line++)
    if (g_str_has_prefix (*line, "# "))
      name = *line + 2;
    else if (g_str_has_prefix (*line, "$ "))
      g_ptr_array_add (cases, last = make_case (name, *line + 2));
    else if (g_str_has_prefix (*line, "<@"))
      set_body (last, load_body (*line + 2));
    else if (g_str_has_prefix (*line, "< "))
      set_body (last, g_bytes_new (*line + 2, strlen (*line + 2)));
    else if (g_str_has_prefix (*line, "> "))
      g_ptr_array_add (last->lines, g_strdup (*line + 2));

  return cases;
}

char *
reply_read (const char *arguments, GBytes *body, int *status)
{
  g_autofree char *tool = g_test_build_filename (G_TEST_BUILT, "tools", "read-reply", NULL);
  g_autofree char *line = g_strconcat ("\"", tool, "\" ", arguments, NULL);
  g_auto (GStrv) command = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (line, NULL, &command, &error);
  g_assert_no_error (error);
  process = g_subprocess_newv ((const char *const *) command,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | (status ? G_SUBPROCESS_FLAGS_STDERR_SILENCE : G_SUBPROCESS_FLAGS_NONE),
                               &error);
  g_assert_no_error (error);
  /* A tool that refuses its arguments does not read, which is no failure of the test. */
  if (!g_subprocess_communicate (process, body, NULL, &output, NULL, &error))
    g_assert_nonnull (status);

  if (status)
    *status = g_subprocess_get_exit_status (process);
  else
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);

  if (!output || g_bytes_get_size (output) == 0)
    return g_strdup ("");

  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}
