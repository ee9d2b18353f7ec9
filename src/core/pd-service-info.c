/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-info.h"

#include "pd-text.h"

#include <string.h>

/*
 * One row of a catalogue as plain data. Reply reading and the store fill it in worker threads, the desk reads
 * it on the main thread; nobody changes it once it has been handed on, so it needs no lock.
 */

/* Longer promises than ten years are numbers that mean something else. */
#define MOST_DAYS 3650
#define LIFETIME (-1)

#define WORD "(?:refill\\w*|guarant\\w*|warrant\\w*|♻)"
#define GAP "[\\s:=()\\[\\]{}~♻-]*"
#define TERM "(?<number>\\d{1,4})\\s*(?<unit>d|days?|months?|y|years?)\\b"

/* How names promise a refill, in the order in which they are tried; folded text. What a pattern needs is
 * looked for first, because that is much cheaper. */
static const struct
{
  const char *needs;
  const char *pattern;
} refill_patterns[] = {
  { "refill", "\\b(?:no|non|without)[\\s-]*refill|refill" GAP "(?:no\\b|❌|not\\b)" },
  { "life", "(?<lifetime>\\blife\\s?-?time)" },
  { "", WORD GAP TERM },
  { "", "\\b" TERM GAP "(?:auto" GAP ")?" WORD },
  { "", "^" GAP TERM GAP "$" },
  { "r", "\\ba?r(?<number>\\d{1,4})(?:d|days?)?\\b" },
};

static void
clear_info (gpointer data)
{
  PdServiceInfo *self = data;

  g_clear_pointer (&self->id, g_ref_string_release);
  g_clear_pointer (&self->name, g_ref_string_release);
  g_clear_pointer (&self->type, g_ref_string_release);
  g_clear_pointer (&self->category, g_ref_string_release);
}

/**
 * pd_service_info_new:
 *
 * Returns: (transfer full): a service of which nothing is known yet
 */
PdServiceInfo *
pd_service_info_new (void)
{
  PdServiceInfo *self = g_atomic_rc_box_new0 (PdServiceInfo);

  self->rate = PD_MONEY_UNKNOWN;
  self->min = -1;
  self->max = -1;
  self->refill = PD_FLAG_UNKNOWN;
  self->cancel = PD_FLAG_UNKNOWN;
  self->dripfeed = PD_FLAG_UNKNOWN;

  return self;
}

/**
 * pd_service_info_ref:
 * @self: a service
 *
 * Returns: (transfer full): @self
 */
PdServiceInfo *
pd_service_info_ref (PdServiceInfo *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pd_service_info_unref:
 * @self: (transfer full): a service
 *
 * Gives up a reference.
 */
void
pd_service_info_unref (PdServiceInfo *self)
{
  g_atomic_rc_box_release_full (self, clear_info);
}

/**
 * pd_service_info_equal:
 * @a: a service
 * @b: a service of the same panel
 *
 * Returns: whether the panel says the same of both; "0.9" and "0.90" are one rate
 */
gboolean
pd_service_info_equal (const PdServiceInfo *a, const PdServiceInfo *b)
{
  return a->min == b->min && a->max == b->max && a->refill == b->refill && a->cancel == b->cancel
         && a->dripfeed == b->dripfeed && a->refill_days == b->refill_days
         && pd_money_equal (a->rate, b->rate) && g_strcmp0 (a->id, b->id) == 0
         && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->type, b->type) == 0
         && g_strcmp0 (a->category, b->category) == 0;
}

static GRegex **
get_refill_regexes (void)
{
  static GRegex *regexes[G_N_ELEMENTS (refill_patterns)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (refill_patterns); i++)
        regexes[i] = g_regex_new (refill_patterns[i].pattern, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);
      g_once_init_leave (&ready, 1);
    }

  return regexes;
}

/* Longer than any flag, shorter than any name that counts. */
#define SHORT_BYTES 16

/* Most names promise nothing. */
static gboolean
may_promise (const char *folded)
{
  if (strlen (folded) < SHORT_BYTES || strstr (folded, "refill") || strstr (folded, "guarant")
      || strstr (folded, "warrant") || strstr (folded, "life") || strstr (folded, "♻"))
    return TRUE;

  for (const char *p = strchr (folded, 'r'); p; p = strchr (p + 1, 'r'))
    if (g_ascii_isdigit (p[1]))
      return TRUE;

  return FALSE;
}

static gint16
read_days (GMatchInfo *match)
{
  g_autofree char *number = g_match_info_fetch_named (match, "number");
  g_autofree char *unit = g_match_info_fetch_named (match, "unit");
  g_autofree char *lifetime = g_match_info_fetch_named (match, "lifetime");
  guint64 days = number ? g_ascii_strtoull (number, NULL, 10) : 0;

  if (lifetime)
    return LIFETIME;
  if (unit && *unit == 'm')
    days *= 30;
  else if (unit && *unit == 'y')
    days *= 365;

  return days <= MOST_DAYS ? (gint16) days : 0;
}

/**
 * pd_service_info_guess_refill_days:
 * @name: (nullable): the name of a service, or what its refill flag says instead of yes or no
 *
 * Reads how long a refill is promised: hardly a panel tells it but in the name, as in "[R30]", "Refill 60
 * Days" or "♻️ Lifetime" (api-v2 §5).
 *
 * Returns: days, 0 where the name does not say (or says that there is none), -1 for a lifetime
 */
gint16
pd_service_info_guess_refill_days (const char *name)
{
  g_autofree char *folded = pd_text_fold (name);
  GRegex **regexes = get_refill_regexes ();

  if (!may_promise (folded))
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (refill_patterns); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (!strstr (folded, refill_patterns[i].needs))
        continue;
      if (g_regex_match (regexes[i], folded, G_REGEX_MATCH_DEFAULT, &match))
        return read_days (match);
    }

  return 0;
}
