/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-service-sort.h"

#include "pd-service-rack.h"

/*
 * Sorting the services of all panels, in a worker thread where they are many. It reads the shelves, which are
 * never changed, and nothing of the services themselves: those belong to the main thread.
 */

/* What the services of one panel have in common. */
typedef struct
{
  PdShelf *shelf;
  char *panel;
  const char *currency; /* interned */
} Side;

typedef struct
{
  PdService *service;
  const PdServiceInfo *info;
  const Side *side;
  guint64 rate_rank;
} Entry;

typedef struct
{
  GArray *sides;
  GArray *keys;
} Job;

typedef int (*CompareFunc) (const Entry *a, const Entry *b);

/* Comparing */

static int
compare_texts (const char *a, const char *b)
{
  return a == b ? 0 : g_strcmp0 (a, b);
}

static int
compare_categories (const Entry *a, const Entry *b)
{
  return compare_texts (a->info->category, b->info->category);
}

/* Ids are opaque, yet most are numbers: shorter ones first puts 99 before 100. */
static int
compare_ids (const Entry *a, const Entry *b)
{
  gsize length_a = strlen (a->info->id);
  gsize length_b = strlen (b->info->id);

  return length_a != length_b ? (length_a < length_b ? -1 : 1) : strcmp (a->info->id, b->info->id);
}

static int
compare_names (const Entry *a, const Entry *b)
{
  return compare_texts (a->info->name, b->info->name);
}

static int
compare_panels (const Entry *a, const Entry *b)
{
  return compare_texts (a->side->panel, b->side->panel);
}

/* Rates of different currencies are never compared with each other: they stand together by currency. */
static int
compare_rates (const Entry *a, const Entry *b)
{
  int result = compare_texts (a->side->currency, b->side->currency);

  return result != 0 ? result : (a->rate_rank > b->rate_rank) - (a->rate_rank < b->rate_rank);
}

static int
compare_limits (const Entry *a, const Entry *b)
{
  return (a->info->min > b->info->min) - (a->info->min < b->info->min);
}

static const CompareFunc comparers[] = {
  [PD_SERVICE_SORT_BY_CATEGORY] = compare_categories, [PD_SERVICE_SORT_BY_ID] = compare_ids,
  [PD_SERVICE_SORT_BY_NAME] = compare_names,          [PD_SERVICE_SORT_BY_PANEL] = compare_panels,
  [PD_SERVICE_SORT_BY_RATE] = compare_rates,          [PD_SERVICE_SORT_BY_LIMITS] = compare_limits,
};

/* What is the same keeps its order: g_sort_array() is stable. */
static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *entry_a = a;
  const Entry *entry_b = b;
  GArray *keys = data;

  for (guint i = 0; i < keys->len; i++)
    {
      const PdServiceSortKey *key = &g_array_index (keys, PdServiceSortKey, i);
      int result = comparers[key->by](entry_a, entry_b);

      if (result != 0)
        return key->downwards ? -result : result;
    }

  return 0;
}

/* Sorting */

static void
clear_side (gpointer data)
{
  Side *side = data;

  g_clear_pointer (&side->shelf, pd_shelf_unref);
  g_free (side->panel);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->sides);
  g_array_unref (job->keys);
  g_free (job);
}

static Job *
job_new (PdServiceList *list, GArray *keys)
{
  Job *job = g_new0 (Job, 1);
  GPtrArray *racks = pd_service_list_get_racks (list);

  job->keys = g_array_ref (keys);
  job->sides = g_array_new (FALSE, FALSE, sizeof (Side));
  g_array_set_clear_func (job->sides, clear_side);
  for (guint i = 0; i < racks->len; i++)
    {
      PdRack *rack = g_ptr_array_index (racks, i);
      Side side;

      if (rack->shelf == NULL)
        continue;

      side = (Side) { pd_shelf_ref (rack->shelf), g_strdup (pd_panel_get_name (rack->panel)),
                      g_intern_string (pd_panel_get_currency (rack->panel)) };
      g_array_append_val (job->sides, side);
    }

  return job;
}

static guint
count_services (Job *job)
{
  guint n_services = 0;

  for (guint i = 0; i < job->sides->len; i++)
    n_services += g_array_index (job->sides, Side, i).shelf->services->len;

  return n_services;
}

static GArray *
list_entries (Job *job)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), count_services (job));

  for (guint i = 0; i < job->sides->len; i++)
    {
      const Side *side = &g_array_index (job->sides, Side, i);

      for (guint j = 0; j < side->shelf->services->len; j++)
        {
          const PdServiceInfo *info = g_ptr_array_index (side->shelf->infos, j);
          Entry entry
              = { g_ptr_array_index (side->shelf->services, j), info, side, pd_money_get_rank (info->rate) };

          g_array_append_val (entries, entry);
        }
    }

  return entries;
}

static void
sort_services (Job *job, PdService **services)
{
  g_autoptr (GArray) entries = list_entries (job);

  g_sort_array (entries->data, entries->len, sizeof (Entry), compare_entries, job->keys);
  for (guint i = 0; i < entries->len; i++)
    services[i] = g_array_index (entries, Entry, i).service;
}

static void
copy_services (Job *job, PdService **services)
{
  for (guint i = 0; i < job->sides->len; i++)
    {
      GPtrArray *own = g_array_index (job->sides, Side, i).shelf->services;

      if (own->len > 0)
        memcpy (services, own->pdata, own->len * sizeof (PdService *));
      services += own->len;
    }
}

/* The shelves change hands, so that no thread but the main one lets go of a service. */
static PdSortedServices *
run (Job *job)
{
  PdSortedServices *sorted = g_atomic_rc_box_new0 (PdSortedServices);

  sorted->keys = g_array_ref (job->keys);
  sorted->n_services = count_services (job);
  sorted->services = g_new (PdService *, sorted->n_services);
  if (job->keys->len > 0)
    sort_services (job, sorted->services);
  else
    copy_services (job, sorted->services);
  sorted->shelves = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_shelf_unref);
  for (guint i = 0; i < job->sides->len; i++)
    g_ptr_array_add (sorted->shelves, g_steal_pointer (&g_array_index (job->sides, Side, i).shelf));

  return sorted;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, run (task_data), (GDestroyNotify) pd_sorted_services_unref);
}

/**
 * pd_service_list_sort:
 * @self: the list
 * @keys: (element-type PdServiceSortKey): what matters most first; not changed any more
 *
 * Without @keys it only copies, which takes no time that anybody notices.
 *
 * Returns: (transfer full): all services, sorted
 */
PdSortedServices *
pd_service_list_sort (PdServiceList *self, GArray *keys)
{
  PdSortedServices *sorted;
  Job *job;

  g_return_val_if_fail (PD_IS_SERVICE_LIST (self), NULL);
  g_return_val_if_fail (keys != NULL, NULL);

  job = job_new (self, keys);
  sorted = run (job);
  job_free (job);

  return sorted;
}

/**
 * pd_service_list_sort_async:
 * @self: the list
 * @keys: (element-type PdServiceSortKey): what matters most first; not changed any more
 * @callback: called when the services are sorted; must call pd_service_list_sort_finish()
 * @user_data: handed to @callback
 *
 * Like pd_service_list_sort(), in a worker thread. What changes in the list meanwhile is not seen.
 */
void
pd_service_list_sort_async (PdServiceList *self,
                            GArray *keys,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PD_IS_SERVICE_LIST (self));
  g_return_if_fail (keys != NULL);

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, pd_service_list_sort_async);
  g_task_set_task_data (task, job_new (self, keys), job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * pd_service_list_sort_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full): the services that there were when sorting began, sorted
 */
PdSortedServices *
pd_service_list_sort_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
clear_sorted (gpointer data)
{
  PdSortedServices *self = data;

  g_free (self->services);
  g_array_unref (self->keys);
  g_ptr_array_unref (self->shelves);
}

/**
 * pd_sorted_services_ref:
 * @self: sorted services
 *
 * Returns: (transfer full): @self
 */
PdSortedServices *
pd_sorted_services_ref (PdSortedServices *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pd_sorted_services_unref:
 * @self: (transfer full): sorted services
 *
 * Lets go of them. Main thread.
 */
void
pd_sorted_services_unref (PdSortedServices *self)
{
  g_atomic_rc_box_release_full (self, clear_sorted);
}
