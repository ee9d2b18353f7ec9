/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-rack.h"

#include "pd-service-private.h"

/*
 * What the service list knows of one panel: its shelf, which changes as a whole, and the user's marks, which
 * outlast it. Main thread.
 */

/* The rows of its services show the name and the currency of a panel, and may be sorted by them. */
static void
panel_changed_cb (PdPanel *panel, GParamSpec *pspec, PdRack *self)
{
  for (guint i = 0; i < pd_rack_count (self); i++)
    pd_service_notify_panel (g_ptr_array_index (self->shelf->services, i));
  if (pd_rack_count (self) > 0)
    g_signal_emit_by_name (self->list, "updated", panel, FALSE);
}

PdRack *
pd_rack_new (PdServiceList *list, PdPanel *panel)
{
  PdRack *self = g_new0 (PdRack, 1);

  self->list = list;
  self->panel = g_object_ref (panel);
  self->favourites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (panel, "notify::name", G_CALLBACK (panel_changed_cb), self);
  g_signal_connect (panel, "notify::currency", G_CALLBACK (panel_changed_cb), self);

  return self;
}

void
pd_rack_free (PdRack *self)
{
  g_signal_handlers_disconnect_by_data (self->panel, self);
  g_clear_object (&self->panel);
  g_clear_pointer (&self->shelf, pd_shelf_unref);
  g_clear_pointer (&self->favourites, g_hash_table_unref);
  g_free (self);
}

guint
pd_rack_count (const PdRack *self)
{
  return self->shelf ? self->shelf->services->len : 0;
}

/* Marks what is on the shelf now. */
void
pd_rack_mark_favourites (PdRack *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->favourites);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      PdService *service = pd_shelf_find (self->shelf, id);

      if (service)
        pd_service_set_favourite (service, TRUE);
    }
}

/* @favourites: (nullable): set of ids, added to those that are known */
void
pd_rack_remember_favourites (PdRack *self, GHashTable *favourites)
{
  GHashTableIter iter;
  gpointer id;

  if (!favourites)
    return;

  g_hash_table_iter_init (&iter, favourites);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->favourites, g_strdup (id));
}
