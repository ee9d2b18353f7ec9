/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-check.h"

#include "config.h"
#include "pd-order-form.h"
#include "pd-text.h"

#include <glib/gi18n-lib.h>

/*
 * Checked at the moment of sending: price, limits, name and existence of the service, against what stood
 * there when the user ordered. On half of all days some price moves (api-v2 §5), and what the user agreed to
 * is what is sent. Pure functions of record and catalogue; main thread.
 */

static void
append_line (GString *string, char *sentence)
{
  g_autofree char *owned = sentence;

  if (string->len > 0)
    g_string_append_c (string, ' ');
  g_string_append (string, owned);
}

static void
compare_rate (GString *string, const PdOrderRecord *record, const PdServiceInfo *service)
{
  g_autofree char *before = pd_money_format (record->rate);
  g_autofree char *now = pd_money_format (service->rate);

  if (!pd_money_equal (record->rate, service->rate))
    /* Translators: two prices for 1,000, in the same currency; "?" where the panel does not say */
    append_line (string, g_strdup_printf (_ ("The price is now %s instead of %s."), now, before));
}

static void
compare_limit (GString *string, const char *format, gint64 before, gint64 now)
{
  g_autofree char *before_text = pd_count_format (before);
  g_autofree char *now_text = pd_count_format (now);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (before != now)
    append_line (string, g_strdup_printf (format, now_text, before_text));
#pragma GCC diagnostic pop
}

static void
compare_name (GString *string, const PdOrderRecord *record, const PdServiceInfo *service)
{
  g_autofree char *name = pd_text_isolate (service->name);

  if (g_strcmp0 (record->service_name, service->name) != 0)
    /* Translators: the new name of a service */
    append_line (string, g_strdup_printf (_ ("The service is now called “%s”."), name));
}

/**
 * pd_order_record_saw_service:
 * @record: an order
 *
 * Returns: whether the service's price or limits were known when it was ordered, so that they can differ
 */
gboolean
pd_order_record_saw_service (const PdOrderRecord *record)
{
  return pd_money_is_known (record->rate) || record->min >= 0 || record->max >= 0;
}

/**
 * pd_order_record_describe_difference:
 * @record: an order that was not sent yet
 * @service: (nullable): its service in the catalogue of now; %NULL where it is not there any more
 *
 * Returns: (nullable) (transfer full): what has changed since it was ordered, in plain sentences; %NULL for
 * nothing
 */
char *
pd_order_record_describe_difference (const PdOrderRecord *record, const PdServiceInfo *service)
{
  g_autoptr (GString) string = g_string_new (NULL);

  if (!service)
    return g_strdup (_ ("The panel does not offer this service any more."));

  compare_rate (string, record, service);
  /* Translators: two counts */
  compare_limit (string, _ ("The least quantity is now %s instead of %s."), record->min, service->min);
  /* Translators: two counts */
  compare_limit (string, _ ("The greatest quantity is now %s instead of %s."), record->max, service->max);
  compare_name (string, record, service);

  return string->len > 0 ? g_strdup (string->str) : NULL;
}

/**
 * pd_order_record_see_service:
 * @record: an order that was not sent yet; changed
 * @service: its service as the user sees it now
 * @dialect: of its panel
 *
 * Notes what the user sees of the service, and what the order costs by that.
 */
void
pd_order_record_see_service (PdOrderRecord *record, PdServiceInfo *service, PdDialect *dialect)
{
  g_autoptr (PdOrderForm) form = pd_order_form_new (service, dialect);

  record->rate = service->rate;
  record->min = service->min;
  record->max = service->max;
  record->refill = service->refill;
  record->cancel = service->cancel;
  record->refill_days = service->refill_days;
  g_set_str (&record->service_id, service->id);
  g_set_str (&record->service_name, service->name);
  g_set_str (&record->service_type, service->type);

  if (record->parameters && pd_order_form_load_parameters (form, record->parameters))
    record->price = pd_order_form_get_cost (form);
}

/**
 * pd_order_record_forget_service:
 * @record: an order that was not sent yet; changed
 *
 * Forgets what the user saw of the service, since it is to be sent although the service is not to be seen any
 * more: then nothing is compared.
 */
void
pd_order_record_forget_service (PdOrderRecord *record)
{
  record->rate = PD_MONEY_UNKNOWN;
  record->min = -1;
  record->max = -1;
}
