/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-form.h"

/*
 * What follows from the values of a form: lines, quantities and the price (api-v2 §2). Exact throughout, and
 * unknown (-1) as long as a value is missing. Main thread.
 */

/**
 * pd_order_form_dup_lines:
 * @self: a form
 * @field: a list
 *
 * Returns: (transfer full): the items as they are sent: one a line, trimmed, without empty ones
 */
GStrv
pd_order_form_dup_lines (PdOrderForm *self, PdField field)
{
  g_auto (GStrv) raw = g_strsplit_set (pd_order_form_get_value (self, field), "\r\n", -1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; raw[i] != NULL; i++)
    if (*g_strstrip (raw[i]) != '\0')
      g_strv_builder_add (lines, raw[i]);

  return g_strv_builder_end (lines);
}

/**
 * pd_order_form_count_lines:
 * @self: a form
 * @field: a list
 * @duplicates: (out) (optional): how many lines repeat an earlier one
 *
 * Returns: how many items the list has
 */
guint
pd_order_form_count_lines (PdOrderForm *self, PdField field, guint *duplicates)
{
  g_auto (GStrv) lines = pd_order_form_dup_lines (self, field);
  guint n_lines = g_strv_length (lines);

  if (duplicates != NULL)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < n_lines; i++)
        g_hash_table_add (seen, lines[i]);
      *duplicates = n_lines - g_hash_table_size (seen);
    }
  return n_lines;
}

/**
 * pd_order_form_get_number:
 * @self: a form
 * @field: a count or a number of minutes
 *
 * Returns: the number, in whatever way a person wrote it; -1 where it is none
 */
gint64
pd_order_form_get_number (PdOrderForm *self, PdField field)
{
  gint64 number = -1;

  pd_count_parse (pd_order_form_get_value (self, field), &number);

  return number;
}

/**
 * pd_order_form_get_quantity:
 * @self: a form
 *
 * Returns: the quantity, with drip-feed that of one run; -1 where there is none (a package, a subscription)
 * or none that can be understood
 */
gint64
pd_order_form_get_quantity (PdOrderForm *self)
{
  const PdOrderType *type = pd_order_form_get_order_type (self);

  switch (type->quantity)
    {
    case PD_QUANTITY_GIVEN:
      return pd_order_form_get_number (self, PD_FIELD_QUANTITY);
    case PD_QUANTITY_LINES:
      return pd_order_form_count_lines (self, type->lines_of, NULL);
    case PD_QUANTITY_NONE:
    default:
      return -1;
    }
}

/**
 * pd_order_form_get_total_quantity:
 * @self: a form
 *
 * Returns: the quantity of all runs together; -1 as in pd_order_form_get_quantity()
 */
gint64
pd_order_form_get_total_quantity (PdOrderForm *self)
{
  gint64 quantity = pd_order_form_get_quantity (self);
  gint64 runs = 1;
  gint64 total;

  if (pd_order_form_get_dripfeed (self))
    runs = pd_order_form_get_number (self, PD_FIELD_RUNS);
  if (quantity < 0 || runs < 0 || __builtin_mul_overflow (quantity, runs, &total))
    return -1;

  return total;
}

/**
 * pd_order_form_get_cost:
 * @self: a form
 *
 * The price by the type's rule. The panel's own charge may differ by rounding.
 *
 * Returns: the price in the panel's currency; unknown while the quantity or the rate is, and for what is paid
 * per future post
 */
PdMoney
pd_order_form_get_cost (PdOrderForm *self)
{
  PdServiceInfo *service = pd_order_form_get_service (self);
  const PdOrderType *type = pd_order_form_get_order_type (self);
  gint64 total = pd_order_form_get_total_quantity (self);

  if (service == NULL || type->price == PD_PRICE_UNKNOWABLE)
    return PD_MONEY_UNKNOWN;
  if (type->price == PD_PRICE_ONCE)
    return service->rate;
  if (total <= 0)
    return PD_MONEY_UNKNOWN;

  return pd_money_trim (pd_money_per_thousand (pd_money_multiply (service->rate, total)), 2);
}
