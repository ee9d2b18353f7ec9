/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-health.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pd-api-error.h"
#include "pd-explain.h"
#include "pd-keyring.h"
#include "pd-text.h"

/*
 * How a panel is, judged from what is known of it: its record, its last good answer and its last error. Pure
 * functions of their arguments and the time; PdPanel calls them after every change and when time has made a
 * difference. Main thread.
 */

#define STALE_AFTER (2 * G_TIME_SPAN_HOUR)

static gboolean
is_key_missing (const GError *error)
{
  return error->domain == PD_KEYRING_ERROR || g_error_matches (error, PD_API_ERROR, PD_API_ERROR_NO_KEY);
}

static gboolean
is_key_refused (const GError *error)
{
  return g_error_matches (error, PD_API_ERROR, PD_API_ERROR_BAD_KEY)
         || g_error_matches (error, PD_API_ERROR, PD_API_ERROR_ACCOUNT_OFF);
}

static gboolean
is_balance_low (const PdPanelRecord *record, PdMoney threshold)
{
  return pd_money_is_known (threshold) && pd_money_is_known (record->balance)
         && pd_money_compare (record->balance, threshold) < 0;
}

/* Old figures are shown with their age, those of a panel that answers are not. */
static gboolean
shows_age (const PdPanelRecord *record, PdPanelHealth health, gint64 now)
{
  if (record->balance_at == 0 || record->demo)
    return FALSE;

  return health == PD_PANEL_UNREACHABLE || health == PD_PANEL_STALE
         || (health == PD_PANEL_NEW && now - record->balance_at >= STALE_AFTER);
}

static gint64
get_age_unit (gint64 age)
{
  if (age < G_TIME_SPAN_HOUR)
    return G_TIME_SPAN_MINUTE;

  return age < 2 * G_TIME_SPAN_DAY ? G_TIME_SPAN_HOUR : G_TIME_SPAN_DAY;
}

static char *
describe_age (gint64 age)
{
  gint64 unit = get_age_unit (age);
  int count = (int) CLAMP (age / unit, 0, G_MAXINT);

  if (count == 0)
    return g_strdup (_ ("just now"));
  if (unit == G_TIME_SPAN_MINUTE)
    /* Translators: how old a balance is, in minutes; there is little room */
    return g_strdup_printf (_ ("%d min ago"), count);
  if (unit == G_TIME_SPAN_HOUR)
    /* Translators: how old a balance is, in hours; there is little room */
    return g_strdup_printf (_ ("%d h ago"), count);

  /* Translators: how old a balance is, in days; there is little room */
  return g_strdup_printf (_ ("%d d ago"), count);
}

static char *
describe_balance (const PdPanelRecord *record)
{
  g_autofree char *number = NULL;

  if (!pd_money_is_known (record->balance))
    return NULL;

  number = pd_money_format (record->balance);
  return pd_text_isolate_amount (number, record->currency);
}

/* The balance that was last known, and in place of its age, why it cannot be asked for. */
static char *
describe_key_trouble (const char *balance, const char *trouble)
{
  /* Translators: a balance such as "12.40 USD", and how old it is, such as "3 h ago" */
  return balance ? g_strdup_printf (_ ("%s · %s"), balance, trouble) : g_strdup (trouble);
}

/* What to say in place of a balance that nobody told. */
static const char *
describe_no_balance (PdPanelHealth health)
{
  switch (health)
    {
    case PD_PANEL_NEW:
      return _ ("Not asked yet");
    case PD_PANEL_UNREACHABLE:
      return _ ("No answer");
    case PD_PANEL_STALE:
    case PD_PANEL_OK:
    case PD_PANEL_KEY_MISSING:
    case PD_PANEL_KEY_REFUSED:
    case PD_PANEL_LOW_BALANCE:
    default:
      return _ ("Balance unknown");
    }
}

/**
 * pd_panel_health_concerns:
 * @error: what a call ended with
 *
 * Returns: whether @error tells something about the panel or its key; a store that could not be written, a
 * call that was given up, a panel that asks to wait, or a refusal of one order does not
 */
gboolean
pd_panel_health_concerns (const GError *error)
{
  if (error->domain != PD_API_ERROR)
    return is_key_missing (error);

  switch ((PdApiError) error->code)
    {
    case PD_API_ERROR_BAD_SERVICE:
    case PD_API_ERROR_FUNDS:
    case PD_API_ERROR_QUANTITY:
    case PD_API_ERROR_LINK:
    case PD_API_ERROR_DUPLICATE_LINK:
    case PD_API_ERROR_UNKNOWN_ORDER:
    case PD_API_ERROR_REFILL_NOT_POSSIBLE:
    case PD_API_ERROR_CANCEL_NOT_POSSIBLE:
    case PD_API_ERROR_RATE_LIMIT:
    case PD_API_ERROR_TOO_MANY_IDS:
      return FALSE;
    case PD_API_ERROR_OTHER:
    case PD_API_ERROR_BAD_KEY:
    case PD_API_ERROR_ACCOUNT_OFF:
    case PD_API_ERROR_PANEL_FAULT:
    case PD_API_ERROR_UNREADABLE:
    case PD_API_ERROR_NOT_V2:
    case PD_API_ERROR_WEB_PAGE:
    case PD_API_ERROR_TOO_BIG:
    case PD_API_ERROR_REDIRECTED:
    case PD_API_ERROR_BAD_ADDRESS:
    case PD_API_ERROR_NO_KEY:
    case PD_API_ERROR_UNREACHABLE:
    case PD_API_ERROR_CERTIFICATE:
    case PD_API_ERROR_INTERRUPTED:
    case PD_API_ERROR_TIMED_OUT:
    default:
      return TRUE;
    }
}

/**
 * pd_panel_health_judge:
 * @record: what is stored of the panel
 * @contact: how the last calls went
 * @threshold: below which balance to warn; unknown: never
 * @now: the time
 *
 * Trouble with the key comes before all else, since nothing works without; an old answer comes before a low
 * balance, which may not be low any more.
 *
 * Returns: how the panel is
 */
PdPanelHealth
pd_panel_health_judge (const PdPanelRecord *record, const PdContact *contact, PdMoney threshold, gint64 now)
{
  if (contact->error && is_key_missing (contact->error))
    return PD_PANEL_KEY_MISSING;
  if (contact->error && is_key_refused (contact->error))
    return PD_PANEL_KEY_REFUSED;
  if (contact->error)
    return PD_PANEL_UNREACHABLE;
  if (contact->succeeded_at == 0)
    return PD_PANEL_NEW;
  if (now - contact->succeeded_at >= STALE_AFTER)
    return PD_PANEL_STALE;

  return is_balance_low (record, threshold) ? PD_PANEL_LOW_BALANCE : PD_PANEL_OK;
}

/**
 * pd_panel_health_summarize:
 * @record: what is stored of the panel
 * @health: how it is
 * @now: the time
 *
 * Returns: (transfer full): the line under its name, such as "12.40 USD · 3 h ago"
 */
char *
pd_panel_health_summarize (const PdPanelRecord *record, PdPanelHealth health, gint64 now)
{
  g_autofree char *balance = describe_balance (record);
  g_autofree char *age = NULL;

  if (health == PD_PANEL_KEY_MISSING)
    return describe_key_trouble (balance, _ ("Key missing"));
  if (health == PD_PANEL_KEY_REFUSED)
    return describe_key_trouble (balance, _ ("Key refused"));
  if (!balance)
    return g_strdup (record->demo ? _ ("Demo") : describe_no_balance (health));
  if (record->demo)
    /* Translators: %s is an amount such as "95.50 USD" of the demo panel, where nothing costs money */
    return g_strdup_printf (_ ("%s · demo"), balance);
  if (health == PD_PANEL_LOW_BALANCE)
    /* Translators: %s is a balance such as "1.20 USD" that is lower than the user wants it to be */
    return g_strdup_printf (_ ("%s · low"), balance);
  if (!shows_age (record, health, now))
    return g_steal_pointer (&balance);

  age = describe_age (now - record->balance_at);
  /* Translators: a balance such as "12.40 USD", and how old it is, such as "3 h ago" */
  return g_strdup_printf (_ ("%s · %s"), balance, age);
}

/**
 * pd_panel_health_explain:
 * @record: what is stored of the panel
 * @contact: how the last calls went
 * @threshold: below which balance to warn
 * @health: how it is
 *
 * Returns: (nullable) (transfer full): a plain sentence for people, %NULL where nothing is wrong
 */
char *
pd_panel_health_explain (const PdPanelRecord *record,
                         const PdContact *contact,
                         PdMoney threshold,
                         PdPanelHealth health)
{
  g_autofree char *least = NULL;

  if (contact->error)
    return pd_explain_error (contact->error);
  if (health != PD_PANEL_LOW_BALANCE)
    return NULL;

  least = pd_money_format (threshold);
  /* Translators: %1$s is an amount, %2$s a currency code or nothing */
  return g_strchomp (g_strdup_printf (_ ("The balance is below %1$s %2$s"), least,
                                      record->currency ? record->currency : ""));
}

/**
 * pd_panel_health_next_change:
 * @record: what is stored of the panel
 * @contact: how the last calls went
 * @health: how it is
 * @now: the time
 *
 * Returns: when time alone will change what was judged or said, 0 for never
 */
gint64
pd_panel_health_next_change (const PdPanelRecord *record,
                             const PdContact *contact,
                             PdPanelHealth health,
                             gint64 now)
{
  if (shows_age (record, health, now))
    {
      gint64 age = MAX (now - record->balance_at, 0);
      gint64 unit = get_age_unit (age);

      return record->balance_at + (age / unit + 1) * unit;
    }
  if (!contact->error && contact->succeeded_at > 0 && health != PD_PANEL_STALE)
    return contact->succeeded_at + STALE_AFTER;

  return 0;
}
