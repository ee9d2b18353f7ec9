/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

/*
 * fuzz-replay FOLDER: gives every file of a kept corpus to a fuzz target, so that what fuzzing found once is
 * tried with every compiler and in every run of the tests.
 */

static guint
replay_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;
  guint n_files = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      g_file_get_contents (file, &data, &size, &error);
      g_assert_no_error (error);
      LLVMFuzzerTestOneInput ((const guint8 *) data, size);
      n_files++;
    }

  return n_files;
}

int
main (int argc, char **argv)
{
  guint n_files;

  if (argc != 2)
    {
      g_printerr ("fuzz-replay FOLDER\n");
      return 2;
    }

  n_files = replay_folder (argv[1]);
  g_print ("%u inputs\n", n_files);
  return n_files > 0 ? 0 : 1;
}
