/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-client.h"
#include "pd-load.h"
#include "pd-records.h"

G_BEGIN_DECLS

/**
 * PdPanelHealth:
 * @PD_PANEL_OK: answered lately, key accepted
 * @PD_PANEL_NEW: not asked yet since the program started
 * @PD_PANEL_STALE: the last good answer is old
 * @PD_PANEL_UNREACHABLE: the last answers were errors of the network or of the panel
 * @PD_PANEL_KEY_MISSING: the keyring has no key, or is locked
 * @PD_PANEL_KEY_REFUSED: the panel refused the key, or switched the account off
 * @PD_PANEL_LOW_BALANCE: the balance is below the threshold
 */
typedef enum
{
  PD_PANEL_OK,
  PD_PANEL_NEW,
  PD_PANEL_STALE,
  PD_PANEL_UNREACHABLE,
  PD_PANEL_KEY_MISSING,
  PD_PANEL_KEY_REFUSED,
  PD_PANEL_LOW_BALANCE,
} PdPanelHealth;

/**
 * PdPanel:
 *
 * An account at one shop. Properties (read, notified): "name", "host", "url", "currency" (nullable),
 * "balance" (boxed #PdMoney), "balance-text" (number only, "?" where unknown), "balance-at" (µs), "threshold"
 * (boxed #PdMoney), "health" (#PdPanelHealth), "summary" (the second line in the sidebar: "42.85 USD", "1.20
 * USD · low", "12.40 USD · 3 h ago"), "problem" (nullable: plain sentence for the banner), "demo", "removed",
 * "catalogue-at" (µs), "n-services", "n-skipped" (rows of its last catalogue reply that have no id),
 * "n-open", "n-done", "n-attention" (counts of its orders), "contacted-at" (µs, of the last good answer in
 * this run), "dialect-text" (notified when something was learned of the panel), "hold-after-unknown".
 */
#define PD_TYPE_PANEL (pd_panel_get_type ())
G_DECLARE_FINAL_TYPE (PdPanel, pd_panel, PD, PANEL, GObject)

PdPanel *pd_panel_new (const PdPanelRecord *record, PdClient *client, PdClock *clock);
const PdPanelRecord *pd_panel_get_record (PdPanel *self);
gint64 pd_panel_get_id (PdPanel *self);
const char *pd_panel_get_uid (PdPanel *self);
const char *pd_panel_get_name (PdPanel *self);
const char *pd_panel_get_url (PdPanel *self);
const char *pd_panel_get_host (PdPanel *self);
const char *pd_panel_get_currency (PdPanel *self);
PdMoney pd_panel_get_balance (PdPanel *self);
gint64 pd_panel_get_balance_at (PdPanel *self);
PdMoney pd_panel_get_threshold (PdPanel *self);
PdMoney pd_panel_get_least_balance (PdPanel *self);
PdPanelHealth pd_panel_get_health (PdPanel *self);
const char *pd_panel_get_problem (PdPanel *self);
gboolean pd_panel_get_demo (PdPanel *self);
gboolean pd_panel_get_removed (PdPanel *self);
gboolean pd_panel_get_hold_after_unknown (PdPanel *self);
gint64 pd_panel_get_contacted_at (PdPanel *self);
PdClient *pd_panel_get_client (PdPanel *self);
PdDialect *pd_panel_get_dialect (PdPanel *self);
PdLoad *pd_panel_get_balance_load (PdPanel *self);
PdLoad *pd_panel_get_catalogue_load (PdPanel *self);
char *pd_panel_dup_website (PdPanel *self);

/* What people set; the desk keeps it. */
void pd_panel_set_identity (PdPanel *self, const char *name, const char *url);
void pd_panel_set_threshold (PdPanel *self, PdMoney threshold);
void pd_panel_set_hold_after_unknown (PdPanel *self, gboolean hold_after_unknown);

/* For the desk only: what was learned of the panel. */
void pd_panel_set_balance (PdPanel *self, PdMoney balance, const char *currency, gint64 at);
void pd_panel_set_default_threshold (PdPanel *self, PdMoney threshold);
void pd_panel_set_catalogue_at (PdPanel *self, gint64 at);
void pd_panel_set_n_services (PdPanel *self, guint n_services);
void pd_panel_set_n_skipped (PdPanel *self, guint n_skipped);
void pd_panel_set_counts (PdPanel *self, guint n_open, guint n_done, guint n_attention);
void pd_panel_set_removed (PdPanel *self, gboolean removed);
void pd_panel_set_demo (PdPanel *self, gboolean demo);
void pd_panel_contact_succeeded (PdPanel *self);
void pd_panel_contact_failed (PdPanel *self, const GError *error);

G_END_DECLS
