/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-list.h"

#include "pd-service-rack.h"

/*
 * The catalogues of all panels as one list, for the Services page and the service picker. Holds a shelf for
 * each panel and swaps it for another when a catalogue comes; the other one is made in a worker thread. Used
 * on the main thread.
 */

struct _PdServiceList
{
  GObject parent_instance;

  GPtrArray *racks; /* of PdRack, in the order in which the panels came */
  guint64 last_order;
};

/* A catalogue on its way into the list. */
typedef struct
{
  PdPanel *panel;
  GPtrArray *infos;
  GHashTable *favourites;
  PdShelf *base;
  guint64 order;
} Delivery;

static void pd_service_list_init_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdServiceList,
                               pd_service_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pd_service_list_init_model))

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_clear_object (&delivery->panel);
  g_clear_pointer (&delivery->infos, g_ptr_array_unref);
  g_clear_pointer (&delivery->favourites, g_hash_table_unref);
  g_clear_pointer (&delivery->base, pd_shelf_unref);
  g_free (delivery);
}

/* Panels are few: looking through all of them is faster than any table. */
static PdRack *
find_rack (PdServiceList *self, PdPanel *panel, guint *start)
{
  guint position = 0;

  for (guint i = 0; i < self->racks->len; i++)
    {
      PdRack *rack = g_ptr_array_index (self->racks, i);

      if (start)
        *start = position;
      if (rack->panel == panel)
        return rack;
      position += pd_rack_count (rack);
    }

  return NULL;
}

static PdRack *
get_rack (PdServiceList *self, PdPanel *panel)
{
  PdRack *rack = find_rack (self, panel, NULL);

  if (rack)
    return rack;

  rack = pd_rack_new (self, panel);
  g_ptr_array_add (self->racks, rack);

  return rack;
}

/* Returns: (transfer none) (element-type PdRack): one for each panel */
GPtrArray *
pd_service_list_get_racks (PdServiceList *self)
{
  return self->racks;
}

/* What the shelves have in a table of texts, each text once. */
static GStrv
list_texts (PdServiceList *self, gsize offset)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < self->racks->len; i++)
    {
      PdShelf *shelf = ((PdRack *) g_ptr_array_index (self->racks, i))->shelf;
      GHashTableIter iter;
      gpointer text;

      if (!shelf)
        continue;

      g_hash_table_iter_init (&iter, G_STRUCT_MEMBER (GHashTable *, shelf, offset));
      while (g_hash_table_iter_next (&iter, NULL, &text))
        if (g_hash_table_add (known, text))
          g_strv_builder_add (texts, text);
    }

  return g_strv_builder_end (texts);
}

/* The services that stay are told first: they may stand elsewhere before others come among them. */
static void
carry_out (PdServiceList *self, PdPanel *panel, PdShelfPlan *plan, GHashTable *favourites, guint64 order)
{
  PdRack *rack = get_rack (self, panel);
  gboolean updated = pd_shelf_plan_update_services (plan);
  guint start = 0;

  g_clear_pointer (&rack->shelf, pd_shelf_unref);
  rack->shelf = pd_shelf_ref (plan->shelf);
  rack->order = order;
  pd_rack_remember_favourites (rack, favourites);
  pd_rack_mark_favourites (rack);

  if (updated)
    g_signal_emit (self, signals[UPDATED], 0, panel, plan->regroups);
  find_rack (self, panel, &start);
  if (plan->n_removed > 0 || plan->n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start + plan->position, plan->n_removed, plan->n_added);
}

static void
plan_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Delivery *delivery = task_data;

  g_task_return_pointer (task, pd_shelf_plan_new (delivery->base, delivery->panel, delivery->infos),
                         (GDestroyNotify) pd_shelf_plan_free);
}

static void plan_cb (GObject *source, GAsyncResult *result, gpointer data);

/* The thread's own task has no source object: it may let go of it after the callback, and the list must not
 * be freed in a worker thread. @task keeps the list. */
static void
make_plan (PdServiceList *self, GTask *task)
{
  Delivery *delivery = g_task_get_task_data (task);
  PdRack *rack = get_rack (self, delivery->panel);
  g_autoptr (GTask) work = g_task_new (NULL, NULL, plan_cb, g_object_ref (task));

  g_clear_pointer (&delivery->base, pd_shelf_unref);
  delivery->base = rack->shelf ? pd_shelf_ref (rack->shelf) : NULL;
  g_task_set_source_tag (work, make_plan);
  /* After the frames that wait to be drawn: the window comes before what fills it. */
  g_task_set_priority (work, G_PRIORITY_DEFAULT_IDLE);
  g_task_set_task_data (work, delivery, NULL);
  g_task_run_in_thread (work, plan_in_thread);
}

/* If an older catalogue came in between, the plan starts from what is no more and is made again; if a newer
 * one came, or the panel went, there is nothing to do. */
static void
plan_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PdServiceList *self = g_task_get_source_object (task);
  g_autoptr (PdShelfPlan) plan = g_task_propagate_pointer (G_TASK (result), NULL);
  Delivery *delivery = g_task_get_task_data (task);
  PdRack *rack = find_rack (self, delivery->panel, NULL);
  gboolean wanted = rack && rack->order < delivery->order;

  if (wanted && rack->shelf != plan->base)
    {
      make_plan (self, task);
      return;
    }

  if (wanted)
    carry_out (self, delivery->panel, plan, delivery->favourites, delivery->order);
  g_task_return_boolean (task, wanted);
}

static GType
pd_service_list_get_item_type (GListModel *model)
{
  return PD_TYPE_SERVICE;
}

static guint
pd_service_list_get_n_items (GListModel *model)
{
  PdServiceList *self = PD_SERVICE_LIST (model);
  guint n_items = 0;

  for (guint i = 0; i < self->racks->len; i++)
    n_items += pd_rack_count (g_ptr_array_index (self->racks, i));

  return n_items;
}

static gpointer
pd_service_list_get_item (GListModel *model, guint position)
{
  PdServiceList *self = PD_SERVICE_LIST (model);

  for (guint i = 0; i < self->racks->len; i++)
    {
      PdRack *rack = g_ptr_array_index (self->racks, i);
      guint count = pd_rack_count (rack);

      if (position < count)
        return g_object_ref (g_ptr_array_index (rack->shelf->services, position));
      position -= count;
    }

  return NULL;
}

static void
pd_service_list_init_model (GListModelInterface *iface)
{
  iface->get_item_type = pd_service_list_get_item_type;
  iface->get_n_items = pd_service_list_get_n_items;
  iface->get_item = pd_service_list_get_item;
}

static void
pd_service_list_finalize (GObject *object)
{
  PdServiceList *self = PD_SERVICE_LIST (object);

  g_clear_pointer (&self->racks, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_service_list_parent_class)->finalize (object);
}

static void
pd_service_list_class_init (PdServiceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_service_list_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, PD_TYPE_PANEL, G_TYPE_BOOLEAN);
}

static void
pd_service_list_init (PdServiceList *self)
{
  self->racks = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_rack_free);
}

/**
 * pd_service_list_new:
 *
 * Returns: (transfer full): a list without services
 */
PdServiceList *
pd_service_list_new (void)
{
  return g_object_new (PD_TYPE_SERVICE_LIST, NULL);
}

/**
 * pd_service_list_set_catalogue:
 * @self: the list
 * @panel: whose catalogue it is
 * @infos: (element-type PdServiceInfo): all its services, in its order
 * @favourites: (nullable): set of the ids that the user marked, besides those that are known here
 *
 * Puts the catalogue of a panel in place of the one before, at once. For small catalogues; others go through
 * pd_service_list_set_catalogue_async().
 */
void
pd_service_list_set_catalogue (PdServiceList *self, PdPanel *panel, GPtrArray *infos, GHashTable *favourites)
{
  g_autoptr (PdShelfPlan) plan = NULL;

  g_return_if_fail (PD_IS_SERVICE_LIST (self));
  g_return_if_fail (PD_IS_PANEL (panel));
  g_return_if_fail (infos != NULL);

  plan = pd_shelf_plan_new (get_rack (self, panel)->shelf, panel, infos);
  carry_out (self, panel, plan, favourites, ++self->last_order);
}

/**
 * pd_service_list_set_catalogue_async:
 * @self: the list
 * @panel: whose catalogue it is
 * @infos: (element-type PdServiceInfo): all its services, in its order; not changed any more
 * @favourites: (nullable): set of the ids that the user marked, besides those that are known here
 * @callback: called when the list has changed
 * @user_data: handed to @callback
 *
 * Like pd_service_list_set_catalogue(), with all that takes time done in a worker thread. A catalogue that
 * was given later, or removing the panel, wins.
 */
void
pd_service_list_set_catalogue_async (PdServiceList *self,
                                     PdPanel *panel,
                                     GPtrArray *infos,
                                     GHashTable *favourites,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Delivery *delivery;

  g_return_if_fail (PD_IS_SERVICE_LIST (self));
  g_return_if_fail (PD_IS_PANEL (panel));
  g_return_if_fail (infos != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_service_list_set_catalogue_async);
  delivery = g_new0 (Delivery, 1);
  delivery->panel = g_object_ref (panel);
  delivery->infos = g_ptr_array_ref (infos);
  delivery->favourites = favourites ? g_hash_table_ref (favourites) : NULL;
  delivery->order = ++self->last_order;
  g_task_set_task_data (task, delivery, delivery_free);
  make_plan (self, task);
}

/**
 * pd_service_list_set_catalogue_finish:
 * @self: the list
 * @result: what the callback was given
 * @error: never set
 *
 * Returns: whether the catalogue is in the list; %FALSE if in the meantime a newer one came, or its panel
 * went
 */
gboolean
pd_service_list_set_catalogue_finish (PdServiceList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pd_service_list_add_favourites:
 * @self: the list
 * @panel: a panel
 * @favourites: set of ids that the user marked
 *
 * Marks services, also those that only a later catalogue brings.
 */
void
pd_service_list_add_favourites (PdServiceList *self, PdPanel *panel, GHashTable *favourites)
{
  PdRack *rack;

  g_return_if_fail (PD_IS_SERVICE_LIST (self));
  g_return_if_fail (PD_IS_PANEL (panel));

  rack = get_rack (self, panel);
  pd_rack_remember_favourites (rack, favourites);
  pd_rack_mark_favourites (rack);
}

/**
 * pd_service_list_set_favourite:
 * @self: the list
 * @service: a service in it
 * @favourite: whether the user marks it
 *
 * Marks a service, and remembers the mark in case the service leaves the catalogue and comes back.
 */
void
pd_service_list_set_favourite (PdServiceList *self, PdService *service, gboolean favourite)
{
  const char *id = pd_service_get_id (service);
  PdRack *rack;

  g_return_if_fail (PD_IS_SERVICE_LIST (self));

  rack = get_rack (self, pd_service_get_panel (service));
  if (favourite)
    g_hash_table_add (rack->favourites, g_strdup (id));
  else
    g_hash_table_remove (rack->favourites, id);
  pd_service_set_favourite (service, favourite);
}

/**
 * pd_service_list_remove_panel:
 * @self: the list
 * @panel: a panel
 *
 * Takes its services out of the list.
 */
void
pd_service_list_remove_panel (PdServiceList *self, PdPanel *panel)
{
  guint start = 0;
  PdRack *rack;
  guint count;

  g_return_if_fail (PD_IS_SERVICE_LIST (self));

  rack = find_rack (self, panel, &start);
  if (!rack)
    return;

  count = pd_rack_count (rack);
  g_ptr_array_remove (self->racks, rack);
  if (count > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, count, 0);
}

/**
 * pd_service_list_find:
 * @self: the list
 * @panel: a panel
 * @service_id: the panel's id of a service
 *
 * Returns: (transfer none) (nullable): the service, %NULL if it is not in the catalogue
 */
PdService *
pd_service_list_find (PdServiceList *self, PdPanel *panel, const char *service_id)
{
  PdRack *rack;

  g_return_val_if_fail (PD_IS_SERVICE_LIST (self), NULL);
  g_return_val_if_fail (service_id != NULL, NULL);

  rack = find_rack (self, panel, NULL);

  return rack ? pd_shelf_find (rack->shelf, service_id) : NULL;
}

/**
 * pd_service_list_count:
 * @self: the list
 * @panel: a panel
 *
 * Returns: how many services its catalogue has
 */
guint
pd_service_list_count (PdServiceList *self, PdPanel *panel)
{
  PdRack *rack;

  g_return_val_if_fail (PD_IS_SERVICE_LIST (self), 0);

  rack = find_rack (self, panel, NULL);

  return rack ? pd_rack_count (rack) : 0;
}

/**
 * pd_service_list_list_categories:
 * @self: the list
 *
 * Returns: (transfer full): the categories of all services, each once, in no order
 */
GStrv
pd_service_list_list_categories (PdServiceList *self)
{
  g_return_val_if_fail (PD_IS_SERVICE_LIST (self), NULL);

  return list_texts (self, G_STRUCT_OFFSET (PdShelf, categories));
}

/**
 * pd_service_list_list_types:
 * @self: the list
 *
 * Returns: (transfer full): the names of the order types of all services, each once, in no order
 */
GStrv
pd_service_list_list_types (PdServiceList *self)
{
  g_return_val_if_fail (PD_IS_SERVICE_LIST (self), NULL);

  return list_texts (self, G_STRUCT_OFFSET (PdShelf, types));
}
