/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-explain.h"

#include "config.h"
#include "pd-api-error.h"

#include <glib/gi18n-lib.h>

/*
 * The one way from an error to what a person reads: what happened, what it means for orders and money, what
 * to do. The sentences stand in three tables: about panels in pd-api-error.c, about the disk in
 * pd-store-error.c, about the keyring in pd-keyring-error.c. What only machines say, such as a status of
 * HTTP, is left to "Details".
 */

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
