/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matter-words.h"

#include <glib/gi18n.h>

#include "pd-text.h"
#include "pd-time.h"

/* What a question says of an order and of a balance. */

/**
 * pd_matter_words_target:
 * @order: an order
 *
 * Returns: (transfer full): how much was ordered for what, as far as that is known
 */
char *
pd_matter_words_target (PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  g_autofree char *count = pd_count_format (record->quantity);
  g_autofree char *target = NULL;
  g_autofree char *isolated = NULL;

  g_object_get (order, "link-text", &target, NULL);
  isolated = pd_text_isolate (target);
  if (isolated == NULL || *target == '\0')
    return g_strdup (record->quantity >= 0 ? count : "");
  if (record->quantity < 0)
    return g_steal_pointer (&isolated);

  /* Translators: a quantity and a link: "5,000 for instagram.com/maple" */
  return g_strdup_printf (_ ("%s for %s"), count, isolated);
}

/**
 * pd_matter_words_order:
 * @order: an order
 *
 * Returns: (transfer full): its service, how much for what, and its price, a line each, as far as they are
 * known
 */
char *
pd_matter_words_order (PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  g_autofree char *target = pd_matter_words_target (order);
  g_autofree char *amount = pd_money_format (pd_money_trim (record->price, 2));
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (record->service_name != NULL)
    g_strv_builder_take (lines, pd_text_isolate (record->service_name));
  if (*target != '\0')
    g_strv_builder_add (lines, target);
  if (pd_money_is_known (record->price) && record->currency != NULL)
    /* Translators: an amount and its currency */
    g_strv_builder_take (lines, g_strdup_printf (C_ ("money", "%s %s"), amount, record->currency));
  list = g_strv_builder_end (lines);

  return g_strjoinv ("\n", list);
}

/**
 * pd_matter_words_balance_now:
 * @at: when the balance was read last; 0 if it was not read since
 * @now: what time it is
 *
 * Returns: (transfer full): a title for that balance, with its age
 */
char *
pd_matter_words_balance_now (gint64 at, gint64 now)
{
  g_autofree char *age = pd_time_format_age (at, now);

  if (at == 0)
    return g_strdup (_ ("Balance now, not read since"));
  if (now - at < G_TIME_SPAN_MINUTE)
    return g_strdup (_ ("Balance now"));

  /* Translators: %s is how long ago it was read: "2 minutes ago" */
  return g_strdup_printf (_ ("Balance, %s"), age);
}
