/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PdMoney:
 *
 * An exact decimal amount without a currency: a 128 bit integer and how many of its digits stand behind the
 * point. The digits are kept as the panel gave them ("0.90" stays "0.90"). An amount that nobody told is
 * unknown, which is not zero: %PD_MONEY_UNKNOWN. Treat the members as private.
 */
typedef struct
{
  guint64 low;
  gint64 high;
  gint8 scale; /* digits behind the point; -1: unknown */
} PdMoney;

#define PD_TYPE_MONEY (pd_money_get_type ())
#define PD_MONEY_UNKNOWN ((PdMoney) { .scale = -1 })
#define PD_MONEY_ZERO ((PdMoney) { .scale = 0 })

GType pd_money_get_type (void) G_GNUC_CONST;

PdMoney pd_money_parse (const char *text);
PdMoney pd_money_from_int (gint64 value);
gboolean pd_money_is_known (PdMoney money);
gboolean pd_money_is_zero (PdMoney money);
gboolean pd_money_is_negative (PdMoney money);

PdMoney pd_money_add (PdMoney a, PdMoney b);
PdMoney pd_money_subtract (PdMoney a, PdMoney b);
PdMoney pd_money_multiply (PdMoney a, gint64 factor);
PdMoney pd_money_per_thousand (PdMoney a);
PdMoney pd_money_share (PdMoney a, gint64 numerator, gint64 denominator);
PdMoney pd_money_trim (PdMoney a, guint least_decimals);
int pd_money_compare (PdMoney a, PdMoney b);
guint64 pd_money_get_rank (PdMoney money);
gboolean pd_money_equal (PdMoney a, PdMoney b);

char *pd_money_to_string (PdMoney money);
char *pd_money_format (PdMoney money);
char *pd_count_format (gint64 count);
gboolean pd_count_parse (const char *text, gint64 *count);

G_END_DECLS
