/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-tracker-private.h"

#include "config.h"
#include "pd-api-error.h"
#include "pd-order-news.h"

#include <glib/gi18n-lib.h>

/*
 * What the answers of panels change: one order or refill at a time, all into one transaction. Main thread.
 */

static void
add_news_event (
    PdChangeSet *changes, PdOrder *order, const PdOrderRecord *before, const PdOrderRecord *after, gint64 now)
{
  gboolean same_word
      = after->state != PD_STATE_UNKNOWN || g_strcmp0 (before->state_text, after->state_text) == 0;
  g_autofree char *text = NULL;

  /* What remains changes all the time; the history tells the states. */
  if (before->state == after->state && same_word)
    return;

  text = pd_order_record_describe_news (before, after);
  pd_change_set_add_event (changes, order, now, PD_EVENT_STATE, text);
}

/* The quantity of a run stands in what was sent. */
static gint64
find_run_quantity (const PdOrderRecord *parent)
{
  g_autoptr (GHashTable) parameters = NULL;
  const char *quantity;
  gint64 count = -1;

  if (!parent->parameters)
    return -1;

  parameters = g_uri_parse_params (parent->parameters, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  quantity = parameters ? g_hash_table_lookup (parameters, "quantity") : NULL;

  return quantity && pd_count_parse (quantity, &count) ? count : -1;
}

static PdOrderRecord *
make_child_record (PdTracker *self, const PdOrderRecord *parent, const char *order_id, gint64 now)
{
  PdOrderRecord *record = pd_order_record_new ();

  record->id = pd_store_next_id (self->store);
  record->panel_id = parent->panel_id;
  record->parent_id = parent->id;
  record->journal = PD_JOURNAL_PLACED;
  record->adopted = TRUE;
  record->service_id = g_strdup (parent->service_id);
  record->service_name = g_strdup (parent->service_name);
  record->service_type = g_strdup (parent->service_type);
  record->link = g_strdup (parent->link);
  record->link_key = g_strdup (parent->link_key);
  record->currency = g_strdup (parent->currency);
  record->quantity = find_run_quantity (parent);
  record->refill = parent->refill;
  record->cancel = parent->cancel;
  record->refill_days = parent->refill_days;
  record->order_id = g_strdup (order_id);
  record->created_at = now;
  record->placed_at = now;

  return record;
}

/* A drip-feed or a subscription is delivered in orders of its own. They are in the list from when they are
 * heard of; if they could not be stored, they will be heard of again. */
static void
add_children (PdTracker *self, PdChangeSet *changes, PdOrder *order, const PdStatusResult *result, gint64 now)
{
  const PdOrderRecord *parent = pd_order_get_record (order);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  /* Translators: the panel's id of the order that this one is a part of */
  text = g_strdup_printf (_ ("Part of order %s"), parent->order_id);
  for (guint i = 0; result->orders && result->orders[i]; i++)
    {
      const char *id = result->orders[i];
      PdOrder *child;

      if (!*id || pd_order_list_find_by_panel_id (self->orders, pd_order_get_panel (order), id))
        continue;
      child = pd_order_new (pd_order_get_panel (order), make_child_record (self, parent, id, now));
      pd_write_order (pd_change_set_get_write (changes), pd_order_get_record (child));
      pd_change_set_add_event (changes, child, now, PD_EVENT_ADOPTED, text);
      g_ptr_array_insert (children, 0, child);
    }
  pd_order_list_prepend (self->orders, children);
}

/* Whether the panel answered, but has something against this order or refill: it stays as it is. */
gboolean
pd_tracker_is_about_one (const GError *error)
{
  return pd_api_error_is_of_panel (error) && error->code != PD_API_ERROR_BAD_KEY
         && error->code != PD_API_ERROR_ACCOUNT_OFF && error->code != PD_API_ERROR_RATE_LIMIT
         && error->code != PD_API_ERROR_PANEL_FAULT;
}

static void
note_problem (PdChangeSet *changes, PdOrder *order, const GError *error)
{
  const PdOrderRecord *known = pd_order_get_newest_record (order);
  PdOrderRecord *record;

  if (known->problem_code == error->code && g_strcmp0 (known->problem, error->message) == 0)
    return;

  record = pd_change_set_edit (changes, order);
  record->problem_code = error->code;
  g_set_str (&record->problem, error->message);
}

/* Returns: whether the order ended by it, for the first time */
gboolean
pd_tracker_apply_status (PdTracker *self, PdChangeSet *changes, PdOrder *order, const PdStatusResult *result)
{
  const PdOrderRecord *before = pd_order_get_newest_record (order);
  gint64 now = pd_clock_now (self->clock);
  PdOrderRecord *after;

  if (result->error && pd_tracker_is_about_one (result->error))
    note_problem (changes, order, result->error);
  if (result->error || !result->answered || before->journal != PD_JOURNAL_PLACED)
    return FALSE;

  if (result->orders)
    add_children (self, changes, order, result, now);
  if (!pd_order_record_is_news (before, result))
    {
      pd_order_set_checked_at (order, now);
      return FALSE;
    }

  after = pd_change_set_edit (changes, order);
  pd_order_record_apply (after, result, now);
  add_news_event (changes, order, before, after, now);

  return before->ended_at == 0 && after->ended_at > 0;
}

/* Returns: (nullable) (transfer full): the record as it will be */
PdRefillRecord *
pd_tracker_apply_refill (PdTracker *self,
                         PdChangeSet *changes,
                         PdRefill *refill,
                         const PdRequestResult *result)
{
  const PdRefillRecord *before = pd_refill_get_record (refill);
  gint64 now = pd_clock_now (self->clock);
  g_autofree char *text = NULL;
  PdRefillRecord *after;

  if (result->error || !result->answered || !result->text)
    return NULL;

  after = pd_refill_record_copy (before);
  after->checked_at = now;
  after->state = result->state;
  g_set_str (&after->state_text, result->text);
  if (result->final && after->ended_at == 0)
    after->ended_at = now;
  if (after->state == before->state && g_strcmp0 (after->state_text, before->state_text) == 0)
    return after;

  /* Translators: the panel's own word for the state of a refill */
  text = g_strdup_printf (_ ("Refill: %s"), after->state == PD_STATE_UNKNOWN
                                                ? after->state_text
                                                : pd_state_get_label (after->state));
  pd_write_refill (pd_change_set_get_write (changes), after);
  pd_change_set_add_event (changes, pd_refill_get_order (refill), now, PD_EVENT_REFILL_STATE, text);

  return after;
}
