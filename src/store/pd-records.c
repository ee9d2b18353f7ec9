/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-records.h"

/*
 * Making, copying and freeing the records. Plain memory: a record is filled on the worker thread when it is
 * read, or on the main thread when it is to be written, and handed on whole.
 */

/* Which members of a record are owned texts. */
static const gsize panel_texts[] = {
  G_STRUCT_OFFSET (PdPanelRecord, uid),      G_STRUCT_OFFSET (PdPanelRecord, name),
  G_STRUCT_OFFSET (PdPanelRecord, url),      G_STRUCT_OFFSET (PdPanelRecord, dialect),
  G_STRUCT_OFFSET (PdPanelRecord, currency),
};
static const gsize order_texts[] = {
  G_STRUCT_OFFSET (PdOrderRecord, service_id),   G_STRUCT_OFFSET (PdOrderRecord, service_name),
  G_STRUCT_OFFSET (PdOrderRecord, service_type), G_STRUCT_OFFSET (PdOrderRecord, link),
  G_STRUCT_OFFSET (PdOrderRecord, link_key),     G_STRUCT_OFFSET (PdOrderRecord, parameters),
  G_STRUCT_OFFSET (PdOrderRecord, request_id),   G_STRUCT_OFFSET (PdOrderRecord, currency),
  G_STRUCT_OFFSET (PdOrderRecord, order_id),     G_STRUCT_OFFSET (PdOrderRecord, state_text),
  G_STRUCT_OFFSET (PdOrderRecord, problem),      G_STRUCT_OFFSET (PdOrderRecord, note),
};
static const gsize event_texts[] = { G_STRUCT_OFFSET (PdEventRecord, text) };
static const gsize refill_texts[] = {
  G_STRUCT_OFFSET (PdRefillRecord, refill_id),
  G_STRUCT_OFFSET (PdRefillRecord, state_text),
};
static const gsize balance_texts[] = { G_STRUCT_OFFSET (PdBalanceRecord, currency) };

#define copy_record(record, texts) (copy ((record), sizeof *(record), (texts), G_N_ELEMENTS (texts)))
#define free_record(record, texts) (destroy ((record), (texts), G_N_ELEMENTS (texts)))

static gpointer
copy (gconstpointer record, gsize size, const gsize *texts, gsize n_texts)
{
  gpointer result = g_memdup2 (record, size);

  for (gsize i = 0; i < n_texts; i++)
    G_STRUCT_MEMBER (char *, result, texts[i]) = g_strdup (G_STRUCT_MEMBER (char *, result, texts[i]));

  return result;
}

static void
destroy (gpointer record, const gsize *texts, gsize n_texts)
{
  if (!record)
    return;

  for (gsize i = 0; i < n_texts; i++)
    g_free (G_STRUCT_MEMBER (char *, record, texts[i]));
  g_free (record);
}

/**
 * pd_panel_record_new:
 *
 * Returns: (transfer full): a panel of which nothing is known yet
 */
PdPanelRecord *
pd_panel_record_new (void)
{
  PdPanelRecord *record = g_new0 (PdPanelRecord, 1);

  record->balance = PD_MONEY_UNKNOWN;
  record->threshold = PD_MONEY_UNKNOWN;

  return record;
}

/**
 * pd_panel_record_copy:
 * @record: a panel
 *
 * Returns: (transfer full): a copy
 */
PdPanelRecord *
pd_panel_record_copy (const PdPanelRecord *record)
{
  return copy_record (record, panel_texts);
}

/**
 * pd_panel_record_free:
 * @record: (nullable) (transfer full): a panel
 */
void
pd_panel_record_free (PdPanelRecord *record)
{
  free_record (record, panel_texts);
}

/**
 * pd_order_record_new:
 *
 * Returns: (transfer full): a draft of which nothing is known yet
 */
PdOrderRecord *
pd_order_record_new (void)
{
  PdOrderRecord *record = g_new0 (PdOrderRecord, 1);

  record->journal = PD_JOURNAL_DRAFT;
  record->quantity = -1;
  record->rate = PD_MONEY_UNKNOWN;
  record->min = -1;
  record->max = -1;
  record->price = PD_MONEY_UNKNOWN;
  record->balance_before = PD_MONEY_UNKNOWN;
  record->charge = PD_MONEY_UNKNOWN;
  record->start_count = PD_MONEY_UNKNOWN;
  record->remains = PD_MONEY_UNKNOWN;
  record->problem_code = -1;
  record->refill = PD_FLAG_UNKNOWN;
  record->cancel = PD_FLAG_UNKNOWN;

  return record;
}

/**
 * pd_order_record_copy:
 * @record: an order
 *
 * Returns: (transfer full): a copy
 */
PdOrderRecord *
pd_order_record_copy (const PdOrderRecord *record)
{
  return copy_record (record, order_texts);
}

/**
 * pd_order_record_free:
 * @record: (nullable) (transfer full): an order
 */
void
pd_order_record_free (PdOrderRecord *record)
{
  free_record (record, order_texts);
}

/**
 * pd_event_record_new:
 * @order_id: our id of the order that it happened to
 * @at: when, in microseconds since 1970
 * @kind: what happened
 * @state: the order's state since then
 * @text: (nullable): details for people
 *
 * Returns: (transfer full): an event, which gets its id when it is committed
 */
PdEventRecord *
pd_event_record_new (gint64 order_id, gint64 at, PdEventKind kind, PdState state, const char *text)
{
  PdEventRecord *record = g_new0 (PdEventRecord, 1);

  record->order_id = order_id;
  record->at = at;
  record->kind = kind;
  record->state = state;
  record->text = g_strdup (text);

  return record;
}

/**
 * pd_event_record_free:
 * @record: (nullable) (transfer full): an event
 */
void
pd_event_record_free (PdEventRecord *record)
{
  free_record (record, event_texts);
}

/**
 * pd_refill_record_new:
 *
 * Returns: (transfer full): a refill of which nothing is known yet
 */
PdRefillRecord *
pd_refill_record_new (void)
{
  return g_new0 (PdRefillRecord, 1);
}

/**
 * pd_refill_record_copy:
 * @record: a refill
 *
 * Returns: (transfer full): a copy
 */
PdRefillRecord *
pd_refill_record_copy (const PdRefillRecord *record)
{
  return copy_record (record, refill_texts);
}

/**
 * pd_refill_record_free:
 * @record: (nullable) (transfer full): a refill
 */
void
pd_refill_record_free (PdRefillRecord *record)
{
  free_record (record, refill_texts);
}

/**
 * pd_balance_record_new:
 * @panel_id: our id of the panel
 * @at: when it was read, in microseconds since 1970
 * @balance: what the account had then
 * @currency: (nullable): in which currency
 *
 * Returns: (transfer full): a balance
 */
PdBalanceRecord *
pd_balance_record_new (gint64 panel_id, gint64 at, PdMoney balance, const char *currency)
{
  PdBalanceRecord *record = g_new0 (PdBalanceRecord, 1);

  record->panel_id = panel_id;
  record->at = at;
  record->balance = balance;
  record->currency = g_strdup (currency);

  return record;
}

/**
 * pd_balance_record_free:
 * @record: (nullable) (transfer full): a balance
 */
void
pd_balance_record_free (PdBalanceRecord *record)
{
  free_record (record, balance_texts);
}
