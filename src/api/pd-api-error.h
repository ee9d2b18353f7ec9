/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdApiError:
 * @PD_API_ERROR_OTHER: the panel said no, in words that fit no class
 * @PD_API_ERROR_WEB_PAGE: a web page came in place of data
 * @PD_API_ERROR_BAD_ADDRESS: the address cannot be a panel's (nothing was sent)
 * @PD_API_ERROR_NO_KEY: the keyring gave no key (nothing was sent)
 * @PD_API_ERROR_UNREACHABLE: no connection came about (nothing was sent)
 * @PD_API_ERROR_CERTIFICATE: the certificate is not to be trusted (nothing was sent)
 * @PD_API_ERROR_INTERRUPTED: the connection broke after something may have been sent
 * @PD_API_ERROR_TIMED_OUT: no complete answer in time, after something may have been sent
 *
 * The classes of api-v2 §3 and those of the transport. One function maps to them.
 */
typedef enum
{
  PD_API_ERROR_OTHER,
  PD_API_ERROR_BAD_KEY,
  PD_API_ERROR_ACCOUNT_OFF,
  PD_API_ERROR_BAD_SERVICE,
  PD_API_ERROR_FUNDS,
  PD_API_ERROR_QUANTITY,
  PD_API_ERROR_LINK,
  PD_API_ERROR_DUPLICATE_LINK,
  PD_API_ERROR_UNKNOWN_ORDER,
  PD_API_ERROR_REFILL_NOT_POSSIBLE,
  PD_API_ERROR_CANCEL_NOT_POSSIBLE,
  PD_API_ERROR_RATE_LIMIT,
  PD_API_ERROR_TOO_MANY_IDS,
  PD_API_ERROR_PANEL_FAULT,
  PD_API_ERROR_UNREADABLE,
  PD_API_ERROR_NOT_V2,
  PD_API_ERROR_WEB_PAGE,
  PD_API_ERROR_TOO_BIG,
  PD_API_ERROR_REDIRECTED,
  PD_API_ERROR_BAD_ADDRESS,
  PD_API_ERROR_NO_KEY,
  PD_API_ERROR_UNREACHABLE,
  PD_API_ERROR_CERTIFICATE,
  PD_API_ERROR_INTERRUPTED,
  PD_API_ERROR_TIMED_OUT,
} PdApiError;

#define PD_API_ERROR (pd_api_error_quark ())
GQuark pd_api_error_quark (void);

const char *pd_api_error_get_nick (PdApiError code);
gboolean pd_api_error_is_unsent (const GError *error);
gboolean pd_api_error_is_of_panel (const GError *error);
gboolean pd_api_error_has_words (const GError *error);
PdApiError pd_api_error_classify (const char *text, guint http_status);
char *pd_api_error_get_advice (const GError *error);

G_END_DECLS
