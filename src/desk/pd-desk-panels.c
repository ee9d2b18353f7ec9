/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-private.h"

/*
 * The panels that a desk has: made from their records, followed, found, and let alone again. Main thread.
 */

/* Whoever changed it: what was learned of it, and what the user set. */
static void
panel_changed_cb (PdDesk *self, GParamSpec *pspec, PdPanel *panel)
{
  if (!self->closing)
    pd_desk_save_panel (self, panel);
}

static void
panel_contacted_cb (PdDesk *self, GParamSpec *pspec, PdPanel *panel)
{
  pd_desk_set_updated_at (self, pd_panel_get_contacted_at (panel));
}

/* Gives up whatever is being asked, except for orders. */
void
pd_desk_abandon_requests (PdDesk *self)
{
  guint n_panels = g_list_model_get_n_items (G_LIST_MODEL (self->panels));

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (G_LIST_MODEL (self->panels), i);

      pd_catalogue_abandon (self->catalogue, panel);
    }
}

/* Makes the panel of a stored record, removed or not, and follows what is learned of it. */
PdPanel *
pd_desk_make_panel (PdDesk *self, const PdPanelRecord *record)
{
  static const char *const kept[]
      = { "notify::dialect-text", "notify::hold-after-unknown", "notify::threshold", "notify::url" };
  g_autoptr (PdDialect) dialect = pd_dialect_new_from_text (record->dialect);
  g_autoptr (PdClient) client = pd_client_new (self->session, record->url, record->uid, dialect,
                                               PD_KEY_SOURCE (self->keyring), self->clock);
  PdPanel *panel = pd_panel_new (record, client, self->clock);

  pd_panel_set_default_threshold (panel, self->low_balance);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    g_signal_connect_object (panel, kept[i], G_CALLBACK (panel_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::contacted-at", G_CALLBACK (panel_contacted_cb), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->panels_by_id, (gpointer) &pd_panel_get_record (panel)->id, panel);
  pd_desk_set_updated_at (self, MAX (record->balance_at, record->catalogue_at));

  return panel;
}

/* Adds panels to those that are shown, in one change of the list. */
void
pd_desk_show_panels (PdDesk *self, GPtrArray *panels)
{
  g_list_store_splice (self->panels, g_list_model_get_n_items (G_LIST_MODEL (self->panels)), 0, panels->pdata,
                       panels->len);
}

/**
 * pd_desk_set_low_balance:
 * @self: the desk
 * @threshold: in each panel's own currency; unknown: never warn
 *
 * Below this a panel that has no threshold of its own warns, those that are added later too.
 */
void
pd_desk_set_low_balance (PdDesk *self, PdMoney threshold)
{
  GHashTableIter iter;
  gpointer panel;

  g_return_if_fail (PD_IS_DESK (self));

  self->low_balance = threshold;
  g_hash_table_iter_init (&iter, self->panels_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &panel))
    pd_panel_set_default_threshold (panel, threshold);
}

/**
 * pd_desk_find_panel:
 * @self: the desk
 * @id: our id of a panel
 *
 * Returns: (transfer none) (nullable): the panel, also a removed one
 */
PdPanel *
pd_desk_find_panel (PdDesk *self, gint64 id)
{
  g_return_val_if_fail (PD_IS_DESK (self), NULL);

  return g_hash_table_lookup (self->panels_by_id, &id);
}
