/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-client-judge.h"

#include "config.h"
#include "pd-api-error.h"

#include <glib/gi18n-lib.h>

/*
 * How many ids a panel takes at once, what its answers say about that, and when there is no point in going
 * on. Used by pd-client-batch.c. Main thread.
 */

static gboolean
is_cancel (const PdAction *action)
{
  return action == &pd_action_cancel;
}

static gboolean
is_about_refills (const PdAction *action)
{
  return action == &pd_action_refill || action == &pd_action_refill_status;
}

/* How many ids @action may have in one call. */
guint
pd_client_judge_limit (PdDialect *dialect, const PdAction *action)
{
  if (is_cancel (action) && !pd_dialect_get_batch_cancel (dialect))
    return 1;
  if (is_about_refills (action) && !pd_dialect_get_batch_refill (dialect))
    return 1;

  return pd_dialect_get_most_ids (dialect);
}

/* Whether the ids go into the parameter for a list. A cancel has a list even of one in the common form. */
gboolean
pd_client_judge_takes_list (PdDialect *dialect, const PdAction *action, guint n_ids)
{
  return n_ids > 1 || (is_cancel (action) && pd_dialect_get_batch_cancel (dialect));
}

/* The panel was seen to take no more than @limit. Several calls can find that out at the same time. */
void
pd_client_judge_learn_limit (PdDialect *dialect, guint limit)
{
  if (limit < pd_dialect_get_most_ids (dialect))
    pd_dialect_set_most_ids (dialect, limit);
}

/* The panel was seen to take no list for @action. */
void
pd_client_judge_learn_no_list (PdDialect *dialect, const PdAction *action)
{
  if (is_cancel (action))
    pd_dialect_set_batch_cancel (dialect, FALSE);
  else if (is_about_refills (action))
    pd_dialect_set_batch_refill (dialect, FALSE);
  else
    pd_client_judge_learn_limit (dialect, 1);
}

/* Whether @failure of a call with a list may mean that the panel knows no lists: "order required", "Incorrect
 * order ID" for all of them, or something that cannot be read. The last says nothing of what was done, so it
 * is a reason to ask again only for reads. */
gboolean
pd_client_judge_doubts_list (const PdAction *action, const GError *failure)
{
  return g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_OTHER)
         || g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_UNKNOWN_ORDER)
         || (action->is_read && g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_UNREADABLE));
}

/* Whether asking for the other ids as well would bring nothing but the same failure, later. */
gboolean
pd_client_judge_ends_all (const GError *failure)
{
  if (failure == NULL)
    return FALSE;
  if (failure->domain != PD_API_ERROR)
    return TRUE;

  switch ((int) failure->code)
    {
    case PD_API_ERROR_BAD_KEY:
    case PD_API_ERROR_ACCOUNT_OFF:
    case PD_API_ERROR_RATE_LIMIT:
    case PD_API_ERROR_PANEL_FAULT:
    case PD_API_ERROR_NOT_V2:
    case PD_API_ERROR_WEB_PAGE:
    case PD_API_ERROR_REDIRECTED:
    case PD_API_ERROR_BAD_ADDRESS:
    case PD_API_ERROR_NO_KEY:
    case PD_API_ERROR_UNREACHABLE:
    case PD_API_ERROR_CERTIFICATE:
    case PD_API_ERROR_INTERRUPTED:
    case PD_API_ERROR_TIMED_OUT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the ids are told that were not asked because of @failure. For them nothing was sent. */
GError *
pd_client_judge_explain_rest (const GError *failure)
{
  if (g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_INTERRUPTED)
      || g_error_matches (failure, PD_API_ERROR, PD_API_ERROR_TIMED_OUT))
    return g_error_new_literal (PD_API_ERROR, PD_API_ERROR_UNREACHABLE,
                                _ ("Not asked, because the panel stopped answering"));

  return g_error_copy (failure);
}
