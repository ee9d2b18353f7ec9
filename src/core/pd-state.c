/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-state.h"

#include "config.h"
#include "pd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * The words for states (api-v2 §4): read from panels, kept in the store as nicks, shown as labels. A word
 * that no table has is unknown: it is shown as the panel gave it and is never final. Pure functions, for any
 * thread.
 */

typedef enum
{
  FINAL_FOR_ORDER = 1 << 0,
  FINAL_FOR_REFILL = 1 << 1,
} Finality;

/* Indexed by PdState. */
static const struct
{
  const char *nick;
  const char *label;
  guint finality;
} states[] = {
  [PD_STATE_UNKNOWN] = { "unknown", NC_ ("state", "Unknown"), 0 },
  [PD_STATE_PENDING] = { "pending", NC_ ("state", "Pending"), 0 },
  [PD_STATE_PROCESSING] = { "processing", NC_ ("state", "Processing"), 0 },
  [PD_STATE_IN_PROGRESS] = { "in-progress", NC_ ("state", "In progress"), 0 },
  [PD_STATE_COMPLETED] = { "completed", NC_ ("state", "Completed"), FINAL_FOR_ORDER | FINAL_FOR_REFILL },
  [PD_STATE_PARTIAL] = { "partial", NC_ ("state", "Partial"), FINAL_FOR_ORDER },
  [PD_STATE_CANCELED] = { "canceled", NC_ ("state", "Canceled"), FINAL_FOR_ORDER | FINAL_FOR_REFILL },
  [PD_STATE_REFUNDED] = { "refunded", NC_ ("state", "Refunded"), FINAL_FOR_ORDER },
  [PD_STATE_AWAITING] = { "awaiting", NC_ ("state", "Awaiting"), 0 },
  [PD_STATE_FAILED] = { "failed", NC_ ("state", "Failed"), FINAL_FOR_REFILL },
  [PD_STATE_REJECTED] = { "rejected", NC_ ("state", "Rejected"), FINAL_FOR_REFILL },
  [PD_STATE_ACTIVE] = { "active", NC_ ("state", "Active"), 0 },
  [PD_STATE_PAUSED] = { "paused", NC_ ("state", "Paused"), 0 },
  [PD_STATE_EXPIRED] = { "expired", NC_ ("state", "Expired"), FINAL_FOR_ORDER },
};

typedef struct
{
  const char *word; /* folded, without spaces, "_" and "-" */
  PdState state;
} Word;

/* Orders and subscriptions. */
static const Word order_words[] = {
  { "pending", PD_STATE_PENDING },        { "processing", PD_STATE_PROCESSING },
  { "inprogress", PD_STATE_IN_PROGRESS }, { "completed", PD_STATE_COMPLETED },
  { "partial", PD_STATE_PARTIAL },        { "canceled", PD_STATE_CANCELED },
  { "cancelled", PD_STATE_CANCELED },     { "refunded", PD_STATE_REFUNDED },
  { "awaiting", PD_STATE_AWAITING },      { "fail", PD_STATE_FAILED },
  { "failed", PD_STATE_FAILED },          { "error", PD_STATE_FAILED },
  { "active", PD_STATE_ACTIVE },          { "paused", PD_STATE_PAUSED },
  { "expired", PD_STATE_EXPIRED },        { NULL, PD_STATE_UNKNOWN },
};

static const Word refill_words[] = {
  { "pending", PD_STATE_PENDING },
  { "awaiting", PD_STATE_AWAITING },
  { "inprogress", PD_STATE_IN_PROGRESS },
  { "completed", PD_STATE_COMPLETED },
  { "rejected", PD_STATE_REJECTED },
  { "canceled", PD_STATE_CANCELED },
  { "cancelled", PD_STATE_CANCELED },
  { "fail", PD_STATE_FAILED },
  { "failed", PD_STATE_FAILED },
  { "error", PD_STATE_FAILED },
  { NULL, PD_STATE_UNKNOWN },
};

static const char *const journal_nicks[] = {
  [PD_JOURNAL_DRAFT] = "draft",         [PD_JOURNAL_INTENT] = "intent",   [PD_JOURNAL_SENDING] = "sending",
  [PD_JOURNAL_PLACED] = "placed",       [PD_JOURNAL_REFUSED] = "refused", [PD_JOURNAL_UNKNOWN] = "unknown",
  [PD_JOURNAL_WITHDRAWN] = "withdrawn",
};

static char *
fold_word (const char *text)
{
  char *word = pd_text_fold (text);
  char *out = word;

  for (const char *p = word; *p; p++)
    if (!g_ascii_isspace (*p) && *p != '_' && *p != '-')
      *out++ = *p;
  *out = '\0';

  return word;
}

static PdState
find_word (const Word *words, const char *text)
{
  g_autofree char *folded = fold_word (text);

  while (words->word && strcmp (words->word, folded) != 0)
    words++;

  return words->state;
}

static gboolean
has_finality (PdState state, Finality finality)
{
  return (guint) state < G_N_ELEMENTS (states) && (states[state].finality & finality) != 0;
}

/**
 * pd_state_from_text:
 * @text: (nullable): the panel's word for the state of an order or a subscription
 *
 * Returns: the state, %PD_STATE_UNKNOWN for any other word
 */
PdState
pd_state_from_text (const char *text)
{
  return find_word (order_words, text);
}

/**
 * pd_state_from_refill_text:
 * @text: (nullable): the panel's word for the state of a refill
 *
 * Returns: the state, %PD_STATE_UNKNOWN for any other word
 */
PdState
pd_state_from_refill_text (const char *text)
{
  return find_word (refill_words, text);
}

/**
 * pd_state_get_nick:
 * @state: a state
 *
 * Returns: (transfer none): its name for the store and for exports, such as "in-progress"
 */
const char *
pd_state_get_nick (PdState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), "unknown");

  return states[state].nick;
}

/**
 * pd_state_from_nick:
 * @nick: (nullable): a name from pd_state_get_nick()
 *
 * Returns: the state, %PD_STATE_UNKNOWN for any other name
 */
PdState
pd_state_from_nick (const char *nick)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].nick, nick) == 0)
      return (PdState) i;

  return PD_STATE_UNKNOWN;
}

/**
 * pd_state_is_final:
 * @state: the state of an order or a subscription
 *
 * A failed order is not final: panels repair such orders, so it is asked for on, slowly.
 *
 * Returns: whether nothing more is expected, although Completed can still turn to Partial or Refunded
 */
gboolean
pd_state_is_final (PdState state)
{
  return has_finality (state, FINAL_FOR_ORDER);
}

/**
 * pd_state_is_final_for_refill:
 * @state: the state of a refill
 *
 * Returns: whether nothing more is expected
 */
gboolean
pd_state_is_final_for_refill (PdState state)
{
  return has_finality (state, FINAL_FOR_REFILL);
}

/**
 * pd_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pd_state_get_label (PdState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "state", states[state].label);
}

/**
 * pd_journal_get_nick:
 * @journal: how far an order is
 *
 * Returns: (transfer none): its name for the store and for exports
 */
const char *
pd_journal_get_nick (PdJournal journal)
{
  g_return_val_if_fail ((guint) journal < G_N_ELEMENTS (journal_nicks), "unknown");

  return journal_nicks[journal];
}

/**
 * pd_journal_from_nick:
 * @nick: (nullable): a name from pd_journal_get_nick()
 *
 * Returns: the step; %PD_JOURNAL_UNKNOWN for any other name, because that one is never sent by the program
 */
PdJournal
pd_journal_from_nick (const char *nick)
{
  for (gsize i = 0; i < G_N_ELEMENTS (journal_nicks); i++)
    if (g_strcmp0 (journal_nicks[i], nick) == 0)
      return (PdJournal) i;

  return PD_JOURNAL_UNKNOWN;
}
