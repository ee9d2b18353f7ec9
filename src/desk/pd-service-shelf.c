/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-shelf.h"

#include "pd-service-private.h"

/*
 * Merging a catalogue into what is shown, for the service list. Everything that takes time (making objects,
 * folding texts, comparing) happens while the plan is made, in a worker thread; what is left for the main
 * thread is to swap one pointer and to tell the services that changed. Services keep their object as long as
 * their id stays, so that selection and scroll position do.
 */

typedef struct
{
  PdService *service;
  PdServiceInfo *info;
  char *search_text;
} Change;

static void
clear_change (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->service);
  g_clear_pointer (&change->info, pd_service_info_unref);
  g_clear_pointer (&change->search_text, g_free);
}

static void
clear_shelf (gpointer data)
{
  PdShelf *self = data;

  g_clear_pointer (&self->types, g_hash_table_unref);
  g_clear_pointer (&self->categories, g_hash_table_unref);
  g_clear_pointer (&self->indices, g_hash_table_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
}

static PdShelf *
new_shelf (guint size)
{
  PdShelf *self = g_atomic_rc_box_new0 (PdShelf);

  self->services = g_ptr_array_new_full (size, g_object_unref);
  self->infos = g_ptr_array_new_full (size, (GDestroyNotify) pd_service_info_unref);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  self->categories = g_hash_table_new (g_str_hash, g_str_equal);
  self->types = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

static guint
find_index (PdShelf *self, const char *service_id)
{
  return self ? GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, service_id)) : 0;
}

static void
put_on_shelf (PdShelf *self, PdService *service, PdServiceInfo *info)
{
  const char *type = info->type ? info->type : "";

  g_ptr_array_add (self->services, service);
  g_ptr_array_add (self->infos, pd_service_info_ref (info));
  g_hash_table_insert (self->indices, info->id, GUINT_TO_POINTER (self->services->len));
  if (info->category)
    g_hash_table_add (self->categories, info->category);
  if (!g_hash_table_contains (self->types, type))
    g_hash_table_insert (self->types, (gpointer) type, (gpointer) pd_order_type_find (type, NULL)->name);
}

/* Compares with the infos of the old shelf, not of its services: those belong to the main thread. */
static void
keep_service (PdShelfPlan *plan, guint index, PdServiceInfo *info, PdServiceFolder *folder)
{
  PdService *service = g_ptr_array_index (plan->base->services, index);
  PdServiceInfo *old = g_ptr_array_index (plan->base->infos, index);
  Change change;

  if (pd_service_info_equal (old, info))
    {
      put_on_shelf (plan->shelf, g_object_ref (service), old);
      return;
    }

  change = (Change) { g_object_ref (service), pd_service_info_ref (info), pd_service_fold (folder, info) };
  g_array_append_val (plan->changes, change);
  plan->regroups |= g_strcmp0 (old->category, info->category) != 0;
  put_on_shelf (plan->shelf, g_object_ref (service), info);
}

static void
place_service (PdShelfPlan *plan, PdPanel *panel, PdServiceInfo *info, PdServiceFolder *folder)
{
  guint index = find_index (plan->base, info->id);

  if (find_index (plan->shelf, info->id) > 0) /* ids are unique in a result; a shelf relies on it */
    return;

  if (index > 0)
    keep_service (plan, index - 1, info, folder);
  else
    put_on_shelf (plan->shelf, pd_service_new_folded (panel, info, pd_service_fold (folder, info)), info);
}

static void
find_range (PdShelfPlan *plan)
{
  guint n_old = plan->base ? plan->base->services->len : 0;
  guint n_new = plan->shelf->services->len;
  gpointer *old_services = n_old > 0 ? plan->base->services->pdata : NULL;
  gpointer *new_services = plan->shelf->services->pdata;
  guint start = 0;

  while (start < n_old && start < n_new && old_services[start] == new_services[start])
    start++;
  while (n_old > start && n_new > start && old_services[n_old - 1] == new_services[n_new - 1])
    {
      n_old--;
      n_new--;
    }

  plan->position = start;
  plan->n_removed = n_old - start;
  plan->n_added = n_new - start;
}

PdShelf *
pd_shelf_ref (PdShelf *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pd_shelf_unref (PdShelf *self)
{
  g_atomic_rc_box_release_full (self, clear_shelf);
}

/* Returns: (nullable) (transfer none): the service with this id. */
PdService *
pd_shelf_find (PdShelf *self, const char *service_id)
{
  guint index = find_index (self, service_id);

  return index > 0 ? g_ptr_array_index (self->services, index - 1) : NULL;
}

/* Works out how @base becomes a shelf of @infos. For any thread. */
PdShelfPlan *
pd_shelf_plan_new (PdShelf *base, PdPanel *panel, GPtrArray *infos)
{
  PdShelfPlan *self = g_new0 (PdShelfPlan, 1);
  g_auto (PdServiceFolder) folder = { 0 };

  self->base = base ? pd_shelf_ref (base) : NULL;
  self->shelf = new_shelf (infos->len);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (self->changes, clear_change);
  for (guint i = 0; i < infos->len; i++)
    place_service (self, panel, g_ptr_array_index (infos, i), &folder);
  find_range (self);

  return self;
}

void
pd_shelf_plan_free (PdShelfPlan *self)
{
  g_clear_pointer (&self->base, pd_shelf_unref);
  g_clear_pointer (&self->shelf, pd_shelf_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

/* Tells the services that stay what the panel says of them now; returns whether there was anything to tell.
 * Main thread, once. */
gboolean
pd_shelf_plan_update_services (PdShelfPlan *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = &g_array_index (self->changes, Change, i);

      pd_service_set_info_folded (change->service, change->info, g_steal_pointer (&change->search_text));
    }

  return self->changes->len > 0;
}
