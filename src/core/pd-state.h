/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PdState:
 * @PD_STATE_UNKNOWN: the panel has not said, or said a word that is none of these
 *
 * What a panel says of an order, a subscription or a refill (api-v2 §4).
 */
typedef enum
{
  PD_STATE_UNKNOWN,
  PD_STATE_PENDING,
  PD_STATE_PROCESSING,
  PD_STATE_IN_PROGRESS,
  PD_STATE_COMPLETED,
  PD_STATE_PARTIAL,
  PD_STATE_CANCELED,
  PD_STATE_REFUNDED,
  PD_STATE_AWAITING,
  PD_STATE_FAILED,
  PD_STATE_REJECTED,
  PD_STATE_ACTIVE,
  PD_STATE_PAUSED,
  PD_STATE_EXPIRED,
} PdState;

/**
 * PdJournal:
 * @PD_JOURNAL_DRAFT: written down, not yet meant to be sent (waits for the user)
 * @PD_JOURNAL_INTENT: committed; will be sent as soon as its turn comes
 * @PD_JOURNAL_SENDING: committed before the first byte leaves; found at start it becomes unknown
 * @PD_JOURNAL_PLACED: the panel accepted it (its id may be unknown only if the user said so)
 * @PD_JOURNAL_REFUSED: the panel refused it, nothing was bought
 * @PD_JOURNAL_UNKNOWN: it may or may not have arrived; never sent again by the program
 * @PD_JOURNAL_WITHDRAWN: taken back by the user before anything was sent (Undo)
 *
 * How far an order is on its way to the panel. Each step is on disk before the next one begins.
 */
typedef enum
{
  PD_JOURNAL_DRAFT,
  PD_JOURNAL_INTENT,
  PD_JOURNAL_SENDING,
  PD_JOURNAL_PLACED,
  PD_JOURNAL_REFUSED,
  PD_JOURNAL_UNKNOWN,
  PD_JOURNAL_WITHDRAWN,
} PdJournal;

PdState pd_state_from_text (const char *text);
PdState pd_state_from_refill_text (const char *text);
const char *pd_state_get_nick (PdState state);
PdState pd_state_from_nick (const char *nick);
gboolean pd_state_is_final (PdState state);
gboolean pd_state_is_final_for_refill (PdState state);
const char *pd_state_get_label (PdState state);

const char *pd_journal_get_nick (PdJournal journal);
PdJournal pd_journal_from_nick (const char *nick);

G_END_DECLS
