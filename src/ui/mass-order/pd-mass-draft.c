/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-draft.h"

#include <glib/gstdio.h>

/* What was pasted for a mass order and not placed yet: a file in the data folder, so that it survives leaving
 * the dialog or the preview, and the program. A large text is written in a thread, one at a time and in the
 * order in which it was left, since an older text must never come back after it was placed. Main thread. */

#define FILE_NAME "mass-order.txt"

/* What is written faster than anybody can notice. */
#define SMALL (64 * 1024)

typedef struct
{
  char *path;
  char *text;
} Writing;

static GThread *writer; /* (nullable) */

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_warning ("The mass order was not kept: %s", error->message);
}

static gpointer
write_in_thread (gpointer data)
{
  Writing *writing = data;

  write_text (writing->path, writing->text);
  g_free (writing->path);
  g_free (writing->text);
  g_free (writing);

  return NULL;
}

static char *
get_path (PdDesk *desk)
{
  g_autofree char *folder = NULL;

  g_object_get (desk, "data-folder", &folder, NULL);

  return g_build_filename (folder, FILE_NAME, NULL);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/**
 * pd_mass_draft_get_file:
 * @desk: knows the data folder
 *
 * Returns: (transfer full): where the draft is, as it was left last; it does not exist where there is none
 */
GFile *
pd_mass_draft_get_file (PdDesk *desk)
{
  g_autofree char *path = get_path (desk);

  pd_mass_draft_flush ();

  return g_file_new_for_path (path);
}

/**
 * pd_mass_draft_exists:
 * @desk: knows the data folder
 *
 * Returns: whether a mass order waits to be gone on with
 */
gboolean
pd_mass_draft_exists (PdDesk *desk)
{
  g_autoptr (GFile) file = pd_mass_draft_get_file (desk);

  return g_file_query_exists (file, NULL);
}

/**
 * pd_mass_draft_save:
 * @desk: knows the data folder
 * @text: (nullable): the lines; nothing or only spaces forgets the draft
 *
 * Keeps the draft in place of an earlier one.
 */
void
pd_mass_draft_save (PdDesk *desk, const char *text)
{
  g_autofree char *path = get_path (desk);
  Writing *writing;

  pd_mass_draft_flush ();
  if (is_blank (text))
    g_unlink (path);
  else if (strlen (text) <= SMALL)
    write_text (path, text);
  else
    {
      writing = g_new0 (Writing, 1);
      writing->path = g_steal_pointer (&path);
      writing->text = g_strdup (text);
      writer = g_thread_new ("mass-draft", write_in_thread, writing);
    }
}

/**
 * pd_mass_draft_flush:
 *
 * Returns when what was left is on disk: before it is read again, and before the program ends.
 */
void
pd_mass_draft_flush (void)
{
  g_clear_pointer (&writer, g_thread_join);
}
