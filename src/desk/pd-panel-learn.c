/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-private.h"

/*
 * What changes about a panel: what the user decides, what the panel answers, and what time does to both. The
 * desk and those who work for it call these; nothing here is stored by itself, the desk commits the record.
 * Declared in pd-panel.h. Main thread.
 */

#define LONGEST_WAIT (G_TIME_SPAN_DAY / G_TIME_SPAN_MILLISECOND)

static void
set_text (PdPanel *self, char **member, char *text, guint property)
{
  g_autofree char *owned = text;

  if (g_set_str (member, owned))
    pd_panel_notify (self, property);
}

static void
set_count (PdPanel *self, guint *member, guint count, guint property)
{
  if (*member == count)
    return;

  *member = count;
  pd_panel_notify (self, property);
}

static void
set_time (PdPanel *self, gint64 *member, gint64 time, guint property)
{
  if (*member == time)
    return;

  *member = time;
  pd_panel_notify (self, property);
}

static void
set_flag (PdPanel *self, gboolean *member, gboolean flag, guint property)
{
  if (!*member == !flag)
    return;

  *member = !!flag;
  pd_panel_notify (self, property);
}

/* As text, since "0.9" and "0.90" are equal but not shown alike. */
static void
set_money (PdPanel *self, PdMoney *member, PdMoney money, guint property)
{
  if (member->scale == money.scale && member->low == money.low && member->high == money.high)
    return;

  *member = money;
  pd_panel_notify (self, property);
}

static void
age_cb (gpointer data)
{
  PdPanel *self = data;

  self->timer = 0;
  pd_panel_update (self);
}

static void
wait_for_next_change (PdPanel *self, gint64 now)
{
  gint64 change = pd_panel_health_next_change (self->record, &self->contact, self->health, now);
  gint64 wait = (change - now + G_TIME_SPAN_MILLISECOND - 1) / G_TIME_SPAN_MILLISECOND;

  pd_clock_clear (self->clock, &self->timer);
  if (change > 0 && !self->record->removed)
    self->timer = pd_clock_add (self->clock, (guint) CLAMP (wait, 1, LONGEST_WAIT), age_cb, self);
}

static void
set_health (PdPanel *self, PdPanelHealth health)
{
  if (self->health == health)
    return;

  self->health = health;
  pd_panel_notify (self, PD_PANEL_PROP_HEALTH);
}

/* Works out anew whatever follows from the record, the last contact and the time. */
void
pd_panel_update (PdPanel *self)
{
  PdMoney threshold = pd_panel_get_least_balance (self);
  gint64 now;
  PdPanelHealth health;

  if (!self->clock) /* already disposed of; an answer came late */
    return;

  now = pd_clock_now (self->clock);
  health = pd_panel_health_judge (self->record, &self->contact, threshold, now);
  g_object_freeze_notify (G_OBJECT (self));
  set_health (self, health);
  set_text (self, &self->balance_text,
            pd_money_is_known (self->record->balance) ? pd_money_format (self->record->balance)
                                                      : g_strdup ("?"),
            PD_PANEL_PROP_BALANCE_TEXT);
  set_text (self, &self->summary, pd_panel_health_summarize (self->record, health, now),
            PD_PANEL_PROP_SUMMARY);
  set_text (self, &self->problem, pd_panel_health_explain (self->record, &self->contact, threshold, health),
            PD_PANEL_PROP_PROBLEM);
  wait_for_next_change (self, now);
  g_object_thaw_notify (G_OBJECT (self));
}

char *
pd_panel_find_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri && g_uri_get_host (uri) ? g_uri_get_host (uri) : url);
}

/**
 * pd_panel_dup_website:
 * @self: a panel
 *
 * Returns: (nullable) (transfer full): the address of the site behind the API, to be opened in a browser
 */
char *
pd_panel_dup_website (PdPanel *self)
{
  g_autoptr (GUri) uri = g_uri_parse (pd_panel_get_url (self), G_URI_FLAGS_NONE, NULL);

  if (!uri || !g_uri_get_host (uri))
    return NULL;

  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                     g_uri_get_port (uri), "/", NULL, NULL);
}

/**
 * pd_panel_set_identity:
 * @self: a panel
 * @name: (nullable): its name; %NULL: as before
 * @url: (nullable): the address of its API; %NULL: as before
 *
 * From now on the panel is called @name and asked at @url.
 */
void
pd_panel_set_identity (PdPanel *self, const char *name, const char *url)
{
  g_return_if_fail (PD_IS_PANEL (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (name)
    set_text (self, &self->record->name, g_strdup (name), PD_PANEL_PROP_NAME);
  if (url && g_set_str (&self->record->url, url))
    {
      pd_panel_notify (self, PD_PANEL_PROP_URL);
      set_text (self, &self->host, pd_panel_find_host (url), PD_PANEL_PROP_HOST);
      if (self->client)
        pd_client_set_url (self->client, url);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pd_panel_set_balance:
 * @self: a panel
 * @balance: what it said; may be unknown
 * @currency: (nullable): the currency; %NULL where it did not say, then the last one stays
 * @at: when, in microseconds since 1970
 *
 * A balance that is older than the known one changes nothing.
 */
void
pd_panel_set_balance (PdPanel *self, PdMoney balance, const char *currency, gint64 at)
{
  g_return_if_fail (PD_IS_PANEL (self));

  if (at < self->record->balance_at)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_money (self, &self->record->balance, balance, PD_PANEL_PROP_BALANCE);
  set_time (self, &self->record->balance_at, at, PD_PANEL_PROP_BALANCE_AT);
  if (currency)
    set_text (self, &self->record->currency, g_strdup (currency), PD_PANEL_PROP_CURRENCY);
  pd_panel_update (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pd_panel_set_threshold:
 * @self: a panel
 * @threshold: below which balance to warn; unknown: as for all panels; 0: never
 */
void
pd_panel_set_threshold (PdPanel *self, PdMoney threshold)
{
  g_return_if_fail (PD_IS_PANEL (self));

  set_money (self, &self->record->threshold, threshold, PD_PANEL_PROP_THRESHOLD);
  pd_panel_update (self);
}

/**
 * pd_panel_get_least_balance:
 * @self: a panel
 *
 * Returns: below which balance to warn: its own threshold, or that for all panels; unknown: never
 */
PdMoney
pd_panel_get_least_balance (PdPanel *self)
{
  PdMoney own = pd_panel_get_threshold (self);

  return pd_money_is_known (own) ? own : self->default_threshold;
}

/**
 * pd_panel_set_default_threshold:
 * @self: a panel
 * @threshold: below which balance to warn where the panel has no threshold of its own; unknown: never
 */
void
pd_panel_set_default_threshold (PdPanel *self, PdMoney threshold)
{
  g_return_if_fail (PD_IS_PANEL (self));

  set_money (self, &self->default_threshold, threshold, PD_PANEL_PROP_THRESHOLD);
  pd_panel_update (self);
}

/**
 * pd_panel_set_hold_after_unknown:
 * @self: a panel
 * @hold_after_unknown: whether the next orders wait while one is unknown
 */
void
pd_panel_set_hold_after_unknown (PdPanel *self, gboolean hold_after_unknown)
{
  g_return_if_fail (PD_IS_PANEL (self));

  set_flag (self, &self->record->hold_after_unknown, hold_after_unknown, PD_PANEL_PROP_HOLD_AFTER_UNKNOWN);
}

/**
 * pd_panel_set_catalogue_at:
 * @self: a panel
 * @at: when its catalogue was read, in microseconds since 1970
 */
void
pd_panel_set_catalogue_at (PdPanel *self, gint64 at)
{
  g_return_if_fail (PD_IS_PANEL (self));

  set_time (self, &self->record->catalogue_at, at, PD_PANEL_PROP_CATALOGUE_AT);
}

/**
 * pd_panel_set_n_services:
 * @self: a panel
 * @n_services: how many services its catalogue has
 */
void
pd_panel_set_n_services (PdPanel *self, guint n_services)
{
  g_return_if_fail (PD_IS_PANEL (self));

  set_count (self, &self->n_services, n_services, PD_PANEL_PROP_N_SERVICES);
}

/**
 * pd_panel_set_n_skipped:
 * @self: a panel
 * @n_skipped: how many rows of its catalogue reply have no id
 */
void
pd_panel_set_n_skipped (PdPanel *self, guint n_skipped)
{
  g_return_if_fail (PD_IS_PANEL (self));

  set_count (self, &self->n_skipped, n_skipped, PD_PANEL_PROP_N_SKIPPED);
}

/**
 * pd_panel_set_counts:
 * @self: a panel
 * @n_open: how many of its orders are open
 * @n_done: how many are done
 * @n_attention: how many need a look
 */
void
pd_panel_set_counts (PdPanel *self, guint n_open, guint n_done, guint n_attention)
{
  g_return_if_fail (PD_IS_PANEL (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_count (self, &self->n_open, n_open, PD_PANEL_PROP_N_OPEN);
  set_count (self, &self->n_done, n_done, PD_PANEL_PROP_N_DONE);
  set_count (self, &self->n_attention, n_attention, PD_PANEL_PROP_N_ATTENTION);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pd_panel_set_removed:
 * @self: a panel
 * @removed: whether the user removed it
 */
void
pd_panel_set_removed (PdPanel *self, gboolean removed)
{
  g_return_if_fail (PD_IS_PANEL (self));

  set_flag (self, &self->record->removed, removed, PD_PANEL_PROP_REMOVED);
  pd_panel_update (self);
}

/**
 * pd_panel_set_demo:
 * @self: a panel
 * @demo: whether it is the demo panel
 */
void
pd_panel_set_demo (PdPanel *self, gboolean demo)
{
  g_return_if_fail (PD_IS_PANEL (self));

  set_flag (self, &self->record->demo, demo, PD_PANEL_PROP_DEMO);
  pd_panel_update (self);
}

/**
 * pd_panel_contact_succeeded:
 * @self: a panel
 *
 * The panel gave a useful answer just now. Whoever made a call says so, so that one good answer to any call
 * clears the trouble that another one met.
 */
void
pd_panel_contact_succeeded (PdPanel *self)
{
  g_return_if_fail (PD_IS_PANEL (self));

  if (!self->clock)
    return;

  g_clear_error (&self->contact.error);
  set_time (self, &self->contact.succeeded_at, pd_clock_now (self->clock), PD_PANEL_PROP_CONTACTED_AT);
  pd_panel_update (self);
}

/**
 * pd_panel_contact_failed:
 * @self: a panel
 * @error: what a call ended with
 *
 * A call failed. Errors that tell nothing of the panel (given up, too many calls, the refusal of one order)
 * change nothing, so that callers may pass whatever they got.
 */
void
pd_panel_contact_failed (PdPanel *self, const GError *error)
{
  g_return_if_fail (PD_IS_PANEL (self));
  g_return_if_fail (error != NULL);

  if (!pd_panel_health_concerns (error))
    return;

  g_clear_error (&self->contact.error);
  self->contact.error = g_error_copy (error);
  pd_panel_update (self);
}
