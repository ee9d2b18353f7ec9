/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-api-error.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What can go wrong in a call, for machines (a nick), and for people (what happened, what it means for orders
 * and money, what to do). Constant data for any thread; which error a panel's words mean is found out in
 * pd-api-error-classify.c.
 */

G_DEFINE_QUARK (pd-api-error-quark, pd_api_error)

typedef struct
{
  const char *nick;
  const char *advice;
} ErrorInfo;

/* Indexed by PdApiError. */
/* clang-format off */
static const ErrorInfo infos[] = {
  [PD_API_ERROR_OTHER] = { "other",
    N_ ("The panel said no, in its own words. Nothing was bought by this; its words say what to change.") },
  [PD_API_ERROR_BAD_KEY] = { "bad-key",
    N_ ("The panel does not accept the key. Orders wait and nothing is lost: copy the key again from the "
        "panel’s website and enter it here.") },
  [PD_API_ERROR_ACCOUNT_OFF] = { "account-off",
    N_ ("The panel has switched this account or its API off. Orders wait and nothing is lost: ask the "
        "panel’s support.") },
  [PD_API_ERROR_BAD_SERVICE] = { "bad-service",
    N_ ("The panel does not sell this service now. Nothing was bought: refresh the services and choose "
        "another one.") },
  [PD_API_ERROR_FUNDS] = { "funds",
    N_ ("The balance at the panel is too low. Nothing was bought: add funds on the panel’s website, then "
        "order again.") },
  [PD_API_ERROR_QUANTITY] = { "quantity",
    N_ ("The panel does not accept this quantity. Nothing was bought: choose one between the least and "
        "the greatest of the service.") },
  [PD_API_ERROR_LINK] = { "link",
    N_ ("The panel does not accept this link. Nothing was bought: check that it is complete and public.") },
  [PD_API_ERROR_DUPLICATE_LINK] = { "duplicate-link",
    N_ ("An order with this link is still open at the panel. Nothing was bought: order again when that "
        "one is done.") },
  [PD_API_ERROR_UNKNOWN_ORDER] = { "unknown-order",
    N_ ("The panel does not know this number. Nothing was changed: check that it belongs to this panel.") },
  [PD_API_ERROR_REFILL_NOT_POSSIBLE] = { "refill-not-possible",
    N_ ("The panel does not refill this order now. The order stays as it is; the panel’s words say why.") },
  [PD_API_ERROR_CANCEL_NOT_POSSIBLE] = { "cancel-not-possible",
    N_ ("The panel does not cancel this order. It goes on and costs what it costs.") },
  [PD_API_ERROR_RATE_LIMIT] = { "rate-limit",
    N_ ("The panel wants to be asked less often. Your key is fine and nothing was bought; calls go on by "
        "themselves after a while.") },
  [PD_API_ERROR_TOO_MANY_IDS] = { "too-many-ids",
    N_ ("The panel takes fewer orders at once. Nothing is lost; they are asked for in smaller parts.") },
  [PD_API_ERROR_PANEL_FAULT] = { "panel-fault",
    N_ ("The panel has a fault of its own or is being repaired. Your key is fine; orders wait, and their "
        "states stay as they were.") },
  [PD_API_ERROR_UNREADABLE] = { "unreadable",
    N_ ("The panel’s answer makes no sense to the program. Your key is fine; what was known stays as it "
        "was.") },
  [PD_API_ERROR_NOT_V2] = { "not-v2",
    N_ ("This address answers in another way than panels with the “API v2” do, so it cannot be used here. "
        "Look for that address on the panel’s API page.") },
  [PD_API_ERROR_WEB_PAGE] = { "unreadable",
    N_ ("The panel shows a web page instead of answering, for protection or for repairs. Your key is "
        "fine; orders wait.") },
  [PD_API_ERROR_TOO_BIG] = { "unreadable",
    N_ ("The panel’s answer is larger than any real one. It was not read; what was known stays as it was.") },
  [PD_API_ERROR_REDIRECTED] = { "redirected",
    N_ ("The panel’s address has changed. The key was not sent there: check the new address on the "
        "panel’s website and enter it here.") },
  [PD_API_ERROR_BAD_ADDRESS] = { "bad-address",
    N_ ("This cannot be the address of a panel. Nothing was sent: copy the address from the panel’s API "
        "page.") },
  [PD_API_ERROR_NO_KEY] = { "no-key",
    N_ ("There is no key for this panel. Nothing more is sent until you unlock the keyring or enter the key "
        "again.") },
  [PD_API_ERROR_UNREACHABLE] = { "unreachable",
    N_ ("The panel cannot be reached. Nothing can be sent, and orders wait: check the connection to the "
        "internet.") },
  [PD_API_ERROR_CERTIFICATE] = { "certificate",
    N_ ("It is not sure that this is the panel, so nothing was sent, and the key is safe. Try another "
        "network, or ask the panel’s support about its certificate.") },
  [PD_API_ERROR_INTERRUPTED] = { "interrupted",
    N_ ("The connection broke before the answer was there. An order that was on its way may have arrived: "
        "it is not sent again by itself.") },
  [PD_API_ERROR_TIMED_OUT] = { "timed-out",
    N_ ("The panel did not answer in time. An order that was on its way may have arrived: it is not sent "
        "again by itself.") },
};
/* clang-format on */

static gboolean
is_one_of (const GError *error, const PdApiError *codes, gsize n_codes)
{
  for (gsize i = 0; error && error->domain == PD_API_ERROR && i < n_codes; i++)
    if (error->code == (gint) codes[i])
      return TRUE;

  return FALSE;
}

/**
 * pd_api_error_get_nick:
 * @code: an error
 *
 * Returns: (transfer none): its name for the store, exports and tests; several kinds of answers that cannot
 * be read share one
 */
const char *
pd_api_error_get_nick (PdApiError code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (infos), "other");

  return infos[code].nick;
}

/**
 * pd_api_error_is_unsent:
 * @error: (nullable): why a call failed
 *
 * Returns: whether it is certain that no byte of the call reached the panel, so that even an order may be
 * sent again
 */
gboolean
pd_api_error_is_unsent (const GError *error)
{
  static const PdApiError codes[] = {
    PD_API_ERROR_BAD_ADDRESS,
    PD_API_ERROR_NO_KEY,
    PD_API_ERROR_UNREACHABLE,
    PD_API_ERROR_CERTIFICATE,
  };

  return is_one_of (error, codes, G_N_ELEMENTS (codes));
}

/**
 * pd_api_error_is_of_panel:
 * @error: (nullable): why a call failed
 *
 * Returns: whether the panel itself said so
 */
gboolean
pd_api_error_is_of_panel (const GError *error)
{
  return error && error->domain == PD_API_ERROR && error->code >= PD_API_ERROR_OTHER
         && error->code <= PD_API_ERROR_PANEL_FAULT;
}

/**
 * pd_api_error_has_words:
 * @error: (nullable): why a call failed
 *
 * Returns: whether the message of @error is what the panel said to people, as it stands. Where only its HTTP
 *   status was clear, the message has the beginning of what came, which is for "Details".
 */
gboolean
pd_api_error_has_words (const GError *error)
{
  if (g_error_matches (error, PD_API_ERROR, PD_API_ERROR_OTHER))
    return TRUE;

  return pd_api_error_is_of_panel (error) && strpbrk (error->message, "{}[]") == NULL;
}

/**
 * pd_api_error_get_advice:
 * @error: why a call failed
 *
 * Returns: (transfer full): what happened, what it means for orders and money, and what to do, in a sentence
 * or two for people
 */
char *
pd_api_error_get_advice (const GError *error)
{
  if (error->domain != PD_API_ERROR || (guint) error->code >= G_N_ELEMENTS (infos))
    return g_strdup (_ ("Something went wrong in this program. What was known stays as it was."));

  return g_strdup (_ (infos[error->code].advice));
}
