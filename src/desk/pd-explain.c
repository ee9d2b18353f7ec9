/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-explain.h"

#include "config.h"
#include "pd-api-error.h"

#include <glib/gi18n-lib.h>

/*
 * The one way from an error to what a person reads: what happened, what it means for orders and money, what
 * to do. The sentences stand in tables: about panels in pd-api-error.c, about the disk in pd-store-error.c,
 * about the keyring in pd-keyring-error.c; what orders wait for, and files that the user chose, here. What
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

/* Translators: in these, the first %s is a panel, the second says that its orders wait, such as "its 2 orders
 * wait" */
static const char *
find_wait (const GError *error)
{
  static const struct
  {
    PdApiError code;
    const char *sentence;
  } sentences[] = {
    { PD_API_ERROR_NO_KEY, N_ ("%s has no key: %s. Unlock the keyring, or enter the key again.") },
    { PD_API_ERROR_BAD_KEY,
      N_ ("%s does not accept the key: %s. Copy it again from the panel’s website and enter it here.") },
    { PD_API_ERROR_ACCOUNT_OFF,
      N_ ("%s has switched the account or its API off: %s. Ask the panel’s support.") },
    { PD_API_ERROR_BAD_ADDRESS, N_ ("%s has a wrong address: %s. Copy it again from the panel’s API page.") },
    { PD_API_ERROR_UNREACHABLE, N_ ("%s cannot be reached: %s. Check the connection to the internet.") },
    { PD_API_ERROR_CERTIFICATE,
      N_ ("%s cannot be told from somebody else: %s. Try another network, or ask the panel’s support.") },
    { PD_API_ERROR_RATE_LIMIT,
      N_ ("%s wants to be asked less often: %s. Sending goes on by itself after a while.") },
    { PD_API_ERROR_WEB_PAGE,
      N_ ("%s shows a web page instead of answering: %s. Sending is tried again by itself.") },
    { PD_API_ERROR_PANEL_FAULT,
      N_ ("%s has a fault of its own or is being repaired: %s. Sending is tried again by itself.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_error_matches (error, PD_API_ERROR, (int) sentences[i].code))
      return _ (sentences[i].sentence);

  return _ ("%s does not answer now: %s. Sending is tried again by itself.");
}

/**
 * pd_explain_wait:
 * @error: why orders are not sent to a panel
 * @panel: its name
 * @n_orders: how many wait
 *
 * Returns: (transfer full): which panel it is, that its orders wait, and what to do, for people who see how
 *   many orders were sent
 */
char *
pd_explain_wait (const GError *error, const char *panel, guint n_orders)
{
  g_autofree char *wait
      /* Translators: goes into a sentence such as "Harbour cannot be reached: its 2 orders wait." */
      = g_strdup_printf (ngettext ("its %'u order waits", "its %'u orders wait", n_orders), n_orders);

  g_return_val_if_fail (error != NULL, NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (find_wait (error), panel, wait);
#pragma GCC diagnostic pop
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
