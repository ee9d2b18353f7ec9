/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-spending.h"

#include <glib/gi18n.h>

#include "pd-text.h"

/* What was spent at a panel: the charges of the orders that it accepted, and where it did not tell a charge
 * yet the expected price. Amounts in another currency than the panel's are not known in its own. */

static PdMoney
get_cost (const PdOrderRecord *record, const char *currency)
{
  if (g_strcmp0 (record->currency, currency) != 0)
    return PD_MONEY_UNKNOWN;

  return pd_money_is_known (record->charge) ? record->charge : record->price;
}

static void
add (PdSpending *spending, const PdOrderRecord *record, const char *currency)
{
  PdMoney cost = get_cost (record, currency);

  spending->n_orders++;
  if (pd_money_is_known (cost))
    spending->sum = pd_money_add (spending->sum, cost);
  else
    spending->n_unknown++;
}

/**
 * pd_spending_count:
 * @orders: (element-type PdOrder): all orders
 * @panel: where they were placed
 * @since: from when on, in microseconds since 1970
 *
 * Returns: what the orders cost that @panel accepted since then
 */
PdSpending
pd_spending_count (GListModel *orders, PdPanel *panel, gint64 since)
{
  PdSpending spending = { .sum = PD_MONEY_ZERO };
  const char *currency = pd_panel_get_currency (panel);

  for (guint i = 0; i < g_list_model_get_n_items (orders); i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (orders, i);
      const PdOrderRecord *record = pd_order_get_record (order);

      if (pd_order_get_panel (order) == panel && record->journal == PD_JOURNAL_PLACED
          && record->placed_at >= since)
        add (&spending, record, currency);
    }

  return spending;
}

/**
 * pd_spending_describe:
 * @spending: what was spent
 * @currency: (nullable): of the panel
 * @days: in how many days
 *
 * Returns: (transfer full): "118.35 USD spent in 30 days"; where a cost is not known, that it is at least
 * this
 */
char *
pd_spending_describe (const PdSpending *spending, const char *currency, guint days)
{
  g_autofree char *number = pd_money_format (pd_money_trim (spending->sum, 2));
  g_autofree char *amount = pd_text_isolate_amount (number, currency);

  if (spending->n_orders == 0)
    return g_strdup_printf (ngettext ("nothing ordered in %u day", "nothing ordered in %u days", days), days);
  if (spending->n_unknown == spending->n_orders)
    return g_strdup_printf (ngettext ("spending in %u day not known", "spending in %u days not known", days),
                            days);
  if (spending->n_unknown > 0)
    /* Translators: an amount with its currency, and a number of days */
    return g_strdup_printf (ngettext ("at least %s spent in %u day", "at least %s spent in %u days", days),
                            amount, days);

  /* Translators: an amount with its currency, and a number of days */
  return g_strdup_printf (ngettext ("%s spent in %u day", "%s spent in %u days", days), amount, days);
}
