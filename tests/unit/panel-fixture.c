/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel-fixture.h"

/* What many tests of the desk begin with. */

PdPanel *
make_panel (PdTestClock *clock, gint64 id, const char *name)
{
  g_autoptr (PdPanelRecord) record = pd_panel_record_new ();

  record->id = id;
  record->uid = g_strdup (name);
  record->name = g_strdup (name);
  record->url = g_strdup ("https://panel.example/api/v2");
  record->currency = g_strdup ("USD");

  return pd_panel_new (record, NULL, PD_CLOCK (clock));
}

/* Sent now, to the panel with the id 1. */
PdOrderRecord *
make_order_record (PdTestClock *clock, gint64 id, PdJournal journal)
{
  PdOrderRecord *record = pd_order_record_new ();

  record->id = id;
  record->panel_id = 1;
  record->journal = journal;
  record->quantity = 1000;
  record->price = pd_money_parse ("2.10");
  record->currency = g_strdup ("USD");
  record->sent_at = pd_clock_now (PD_CLOCK (clock));
  if (journal == PD_JOURNAL_PLACED)
    {
      record->order_id = g_strdup_printf ("%d", (int) id);
      record->placed_at = record->sent_at;
    }

  return record;
}

/* The list keeps it. */
PdOrder *
add_order (PdOrderList *orders, PdPanel *panel, PdOrderRecord *record)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  PdOrder *order = pd_order_new (panel, record);

  g_ptr_array_add (added, order);
  pd_order_list_prepend (orders, added);

  return order;
}

void
set_journal (PdOrder *order, PdJournal journal)
{
  PdOrderRecord *record = pd_order_record_copy (pd_order_get_record (order));

  record->journal = journal;
  pd_order_take_record (order, record);
}
