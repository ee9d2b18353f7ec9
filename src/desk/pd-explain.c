/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-explain.h"

#include "config.h"
#include "pd-api-error.h"

#include <glib/gi18n-lib.h>

/*
 * The one way from an error to what a person reads: what happened, what it means for orders and money, what
 * to do. The sentences stand in three tables: about panels in pd-api-error.c, about the disk in
 * pd-store-error.c, about the keyring in pd-keyring-error.c; files that the user chose are told of here. What
 * only machines say, such as a status of HTTP or the beginning of a broken answer, is left to "Details" and
 * to the history of an order.
 */

#define NO_PERMISSION N_ ("There is no permission for this file or folder. Choose another one.")
#define NO_SPACE N_ ("The disk is full. Make some space and try again.")
#define GONE N_ ("The file or folder is not there any more. Choose it again.")

/**
 * pd_explain_error:
 * @error: why something did not work
 *
 * Returns: (transfer full): a sentence or two for people
 */
char *
pd_explain_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  /* The disk and the keyring are told in full where they fail. */
  if (error->domain != PD_API_ERROR)
    return g_strdup (error->message);
  /* Where no class fits, only the panel's own words can tell what is wrong. */
  if (error->code == PD_API_ERROR_OTHER)
    /* Translators: %s are the panel's own words */
    return g_strdup_printf (_ ("The panel says: “%s”"), error->message);

  return pd_api_error_get_advice (error);
}

/**
 * pd_explain_answer:
 * @error: what came of asking a panel about one order
 *
 * Returns: (transfer full): the panel's own words where it said something, otherwise what
 *   pd_explain_error() says
 */
char *
pd_explain_answer (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return pd_api_error_has_words (error) ? g_strdup (error->message) : pd_explain_error (error);
}

/**
 * pd_explain_problem:
 * @code: a #PdApiError as it was written down, -1 for none
 * @words: (nullable): what was written down with it
 *
 * Returns: (transfer full) (nullable): what people read of it
 */
char *
pd_explain_problem (int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  if (code == -1 || words == NULL)
    return g_strdup (words);

  error = g_error_new_literal (PD_API_ERROR, code, words);

  return pd_explain_answer (error);
}

/**
 * pd_explain_file_error:
 * @error: why a file that the user chose was not read or written; of GIO or GTK
 *
 * Returns: (transfer full): a sentence or two for people
 */
char *
pd_explain_file_error (const GError *error)
{
  static const struct
  {
    GIOErrorEnum code;
    const char *sentence;
  } sentences[] = {
    { G_IO_ERROR_PERMISSION_DENIED, NO_PERMISSION },
    { G_IO_ERROR_READ_ONLY, NO_PERMISSION },
    { G_IO_ERROR_NO_SPACE, NO_SPACE },
    { G_IO_ERROR_NOT_FOUND, GONE },
    { G_IO_ERROR_NOT_MOUNTED, GONE },
  };

  g_return_val_if_fail (error != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_error_matches (error, G_IO_ERROR, (int) sentences[i].code))
      return g_strdup (_ (sentences[i].sentence));

  return g_strdup (_ ("The file could not be used. Try again, or choose another one."));
}
