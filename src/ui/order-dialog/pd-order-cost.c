/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-cost.h"

#include <glib/gi18n.h>

#include "pd-text.h"

/* What an order will cost and leave at the panel, beside the button that places it and on it. */

static void
set_amount (PdMoneyLabel *label, PdMoney amount, const char *unknown, const char *currency)
{
  g_autofree char *text = pd_money_is_known (amount) ? pd_money_format (amount) : g_strdup (unknown);

  g_object_set (label, "amount", text, "currency", pd_money_is_known (amount) ? currency : "", NULL);
}

static void
set_label (GtkButton *place_button, PdMoney cost, const char *currency)
{
  g_autofree char *number = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *label = NULL;

  if (!pd_money_is_known (cost))
    {
      gtk_button_set_label (place_button, _ ("Place Order"));
      return;
    }

  number = pd_money_format (cost);
  amount = pd_text_isolate_amount (number, currency);
  /* Translators: %s is an amount and its currency */
  label = g_strdup_printf (_ ("Place Order · %s"), amount);
  gtk_button_set_label (place_button, label);
}

/**
 * pd_order_cost_show:
 * @form: an order while it is being filled in
 * @panel: where it is ordered
 * @cost: gets what it will cost
 * @balance: gets what will be left, marked where that is below zero
 * @place_button: gets the cost into its label
 *
 * Shows the sums of @form as it is now.
 */
void
pd_order_cost_show (
    PdOrderForm *form, PdPanel *panel, PdMoneyLabel *cost, PdMoneyLabel *balance, GtkButton *place_button)
{
  const char *currency = pd_panel_get_currency (panel);
  PdPriceKind price = pd_order_form_get_order_type (form)->price;
  PdMoney amount = pd_order_form_get_cost (form);
  PdMoney after = pd_money_subtract (pd_panel_get_balance (panel), amount);

  set_amount (cost, amount, price == PD_PRICE_UNKNOWABLE ? _ ("not knowable beforehand") : "–", currency);
  set_amount (balance, after, "–", currency);
  if (pd_money_is_negative (after))
    gtk_widget_add_css_class (GTK_WIDGET (balance), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (balance), "error");
  set_label (place_button, amount, currency);
}
