/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-found-services.h"

/*
 * What is searched at each key, out of a hundred thousand: a GtkFilterListModel over a GtkSortListModel asks
 * each item through the list below it, and sorts on the main loop. Here both are arrays; sorting is left to a
 * worker thread where there is much to sort. Main thread.
 */

/* So few are sorted before the next frame. */
#define AT_ONCE 2000

struct _PdFoundServices
{
  GObject parent_instance;

  PdServiceList *services;
  PdServiceFilter *filter;
  GArray *keys;
  PdSortedServices *sorted; /* (nullable): until there are any */
  GPtrArray *matches;       /* (nullable): those of them that are found; %NULL: all */
  gboolean sorting;
  gboolean stale; /* what is being sorted is not what it was */
};

static void pd_found_services_init_model (GListModelInterface *iface);
static void pd_found_services_init_sections (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdFoundServices,
                               pd_found_services,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pd_found_services_init_model)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          pd_found_services_init_sections))

enum
{
  PROP_SERVICES = 1,
  PROP_FILTER,
  PROP_N_ITEMS,
  PROP_SECTIONED,
  PROP_SORTING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  PdService **services;
  guint n_services;
} Rows;

static Rows
get_rows (PdSortedServices *sorted, GPtrArray *matches)
{
  if (matches != NULL)
    return (Rows) { (PdService **) matches->pdata, matches->len };

  return sorted != NULL ? (Rows) { sorted->services, sorted->n_services } : (Rows) { NULL, 0 };
}

static gboolean
is_sectioned (PdSortedServices *sorted)
{
  return sorted != NULL && sorted->keys->len == 1
         && g_array_index (sorted->keys, PdServiceSortKey, 0).by == PD_SERVICE_SORT_BY_CATEGORY;
}

/* Returns: (transfer full) (nullable): those that are found; %NULL: all */
static GPtrArray *
find (PdFoundServices *self, Rows rows)
{
  GPtrArray *matches;

  if (self->filter == NULL || !pd_service_filter_is_active (self->filter))
    return NULL;

  matches = g_ptr_array_new ();
  for (guint i = 0; i < rows.n_services; i++)
    if (pd_service_filter_finds (self->filter, rows.services[i]))
      g_ptr_array_add (matches, rows.services[i]);

  return matches;
}

/* What is the same before and behind has not changed. */
static void
tell_items (PdFoundServices *self, Rows before, Rows after)
{
  guint n_before = before.n_services;
  guint n_after = after.n_services;
  guint start = 0;

  while (start < MIN (n_before, n_after) && before.services[start] == after.services[start])
    start++;
  while (MIN (n_before, n_after) > start && before.services[n_before - 1] == after.services[n_after - 1])
    {
      n_before--;
      n_after--;
    }

  if (n_before > start || n_after > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start, n_after - start);
  if (n_before != n_after)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* A service may have come into another category where it stands. Who was told of the items may have searched
 * for others since. */
static void
tell_sections (PdFoundServices *self, PdSortedServices *before)
{
  guint n_services = get_rows (self->sorted, self->matches).n_services;

  if (self->sorted == before)
    return;

  if (n_services > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, n_services);
  if (is_sectioned (self->sorted) && !is_sectioned (before))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTIONED]);
}

/* @sorted and @matches: (transfer full) */
static void
show (PdFoundServices *self, PdSortedServices *sorted, GPtrArray *matches)
{
  g_autoptr (PdSortedServices) sorted_before = g_steal_pointer (&self->sorted);
  g_autoptr (GPtrArray) matches_before = g_steal_pointer (&self->matches);

  self->sorted = sorted;
  self->matches = matches;
  /* Where there are no sections any more, nobody may ask for the headings of those that there were. */
  if (is_sectioned (sorted_before) && !is_sectioned (sorted))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTIONED]);
  tell_items (self, get_rows (sorted_before, matches_before), get_rows (sorted, matches));
  tell_sections (self, sorted_before);
}

static void
show_sorted (PdFoundServices *self, PdSortedServices *sorted)
{
  show (self, sorted, find (self, get_rows (sorted, NULL)));
}

/* Sorting */

static void
set_sorting (PdFoundServices *self, gboolean sorting)
{
  if (self->sorting == sorting)
    return;

  self->sorting = sorting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORTING]);
}

static void sorted_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
start_sorting (PdFoundServices *self)
{
  self->stale = FALSE;
  set_sorting (self, TRUE);
  pd_service_list_sort_async (self->services, self->keys, sorted_cb, g_object_ref (self));
}

static void
sorted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PdFoundServices) self = data;
  g_autoptr (PdSortedServices) sorted = pd_service_list_sort_finish (result);

  if (self->services == NULL)
    {
      set_sorting (self, FALSE);
      return;
    }

  /* What came or went meanwhile follows; what comes without end does not keep the rest waiting. */
  if (sorted->keys == self->keys)
    show_sorted (self, g_steal_pointer (&sorted));
  if (self->stale)
    start_sorting (self);
  else
    set_sorting (self, FALSE);
}

/* What a worker still sorts by other keys is not shown. */
static void
show_own_order (PdFoundServices *self)
{
  self->stale = FALSE;
  show_sorted (self, pd_service_list_sort (self->services, self->keys));
}

static void
sort (PdFoundServices *self)
{
  if (self->services == NULL)
    return;

  if (self->keys->len == 0)
    show_own_order (self);
  else if (self->sorting)
    self->stale = TRUE;
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->services)) > AT_ONCE)
    start_sorting (self);
  else
    show_sorted (self, pd_service_list_sort (self->services, self->keys));
}

/* Callbacks */

/* A longer search finds less of the same. */
static void
filter_changed_cb (PdFoundServices *self, GtkFilterChange change)
{
  gboolean less = change == GTK_FILTER_CHANGE_MORE_STRICT;

  if (self->sorted != NULL)
    show (self, pd_sorted_services_ref (self->sorted),
          find (self, get_rows (self->sorted, less ? self->matches : NULL)));
}

/* Services have another price or name: they may have to stand elsewhere, or be found no more. Those that come
 * into another category begin or end a section where they stand. */
static void
updated_cb (PdFoundServices *self, PdPanel *panel, gboolean regrouped)
{
  Rows rows = get_rows (self->sorted, self->matches);

  if (regrouped && rows.n_services > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, rows.n_services);
  if (self->sorting || regrouped || !is_sectioned (self->sorted))
    sort (self);
  else
    filter_changed_cb (self, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Overrides */

static GType
pd_found_services_get_item_type (GListModel *model)
{
  return PD_TYPE_SERVICE;
}

static guint
pd_found_services_get_n_items (GListModel *model)
{
  PdFoundServices *self = PD_FOUND_SERVICES (model);

  return get_rows (self->sorted, self->matches).n_services;
}

static gpointer
pd_found_services_get_item (GListModel *model, guint position)
{
  PdFoundServices *self = PD_FOUND_SERVICES (model);
  Rows rows = get_rows (self->sorted, self->matches);

  return position < rows.n_services ? g_object_ref (rows.services[position]) : NULL;
}

static void
pd_found_services_init_model (GListModelInterface *iface)
{
  iface->get_item_type = pd_found_services_get_item_type;
  iface->get_n_items = pd_found_services_get_n_items;
  iface->get_item = pd_found_services_get_item;
}

static gboolean
are_together (PdService *a, PdService *b)
{
  const char *category_a = pd_service_get_info (a)->category;
  const char *category_b = pd_service_get_info (b)->category;

  return category_a == category_b || g_strcmp0 (category_a, category_b) == 0;
}

/* The interface has a section of its own for what is behind the end. */
static void
pd_found_services_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  PdFoundServices *self = PD_FOUND_SERVICES (model);
  Rows rows = get_rows (self->sorted, self->matches);

  *start = position < rows.n_services ? 0 : rows.n_services;
  *end = position < rows.n_services ? rows.n_services : G_MAXUINT;
  if (position >= rows.n_services || !is_sectioned (self->sorted))
    return;

  *start = position;
  *end = position + 1;
  while (*start > 0 && are_together (rows.services[*start - 1], rows.services[position]))
    (*start)--;
  while (*end < rows.n_services && are_together (rows.services[*end], rows.services[position]))
    (*end)++;
}

static void
pd_found_services_init_sections (GtkSectionModelInterface *iface)
{
  iface->get_section = pd_found_services_get_section;
}

static void
set_services (PdFoundServices *self, PdServiceList *services)
{
  if (self->services == services)
    return;

  if (self->services != NULL)
    g_signal_handlers_disconnect_by_data (self->services, self);
  g_set_object (&self->services, services);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVICES]);
  if (services == NULL)
    return;

  g_signal_connect_swapped (services, "items-changed", G_CALLBACK (sort), self);
  g_signal_connect_swapped (services, "updated", G_CALLBACK (updated_cb), self);
  sort (self);
}

static void
set_filter (PdFoundServices *self, PdServiceFilter *filter)
{
  if (self->filter == filter)
    return;

  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_data (self->filter, self);
  g_set_object (&self->filter, filter);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  if (filter == NULL)
    return;

  g_signal_connect_swapped (filter, "changed", G_CALLBACK (filter_changed_cb), self);
  filter_changed_cb (self, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
pd_found_services_dispose (GObject *object)
{
  PdFoundServices *self = PD_FOUND_SERVICES (object);

  set_services (self, NULL);
  set_filter (self, NULL);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->sorted, pd_sorted_services_unref);

  G_OBJECT_CLASS (pd_found_services_parent_class)->dispose (object);
}

static void
pd_found_services_finalize (GObject *object)
{
  g_array_unref (PD_FOUND_SERVICES (object)->keys);

  G_OBJECT_CLASS (pd_found_services_parent_class)->finalize (object);
}

static void
pd_found_services_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdFoundServices *self = PD_FOUND_SERVICES (object);

  switch (property_id)
    {
    case PROP_SERVICES:
      g_value_set_object (value, self->services);
      break;
    case PROP_FILTER:
      g_value_set_object (value, self->filter);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, get_rows (self->sorted, self->matches).n_services);
      break;
    case PROP_SECTIONED:
      g_value_set_boolean (value, is_sectioned (self->sorted));
      break;
    case PROP_SORTING:
      g_value_set_boolean (value, self->sorting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_found_services_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_SERVICES)
    set_services (PD_FOUND_SERVICES (object), g_value_get_object (value));
  else if (property_id == PROP_FILTER)
    set_filter (PD_FOUND_SERVICES (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_found_services_class_init (PdFoundServicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_found_services_dispose;
  object_class->finalize = pd_found_services_finalize;
  object_class->get_property = pd_found_services_get_property;
  object_class->set_property = pd_found_services_set_property;

  properties[PROP_SERVICES]
      = g_param_spec_object ("services", NULL, NULL, PD_TYPE_SERVICE_LIST, told | G_PARAM_WRITABLE);
  properties[PROP_FILTER]
      = g_param_spec_object ("filter", NULL, NULL, PD_TYPE_SERVICE_FILTER, told | G_PARAM_WRITABLE);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_SECTIONED] = g_param_spec_boolean ("sectioned", NULL, NULL, FALSE, told);
  properties[PROP_SORTING] = g_param_spec_boolean ("sorting", NULL, NULL, FALSE, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_found_services_init (PdFoundServices *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (PdServiceSortKey));
}

/**
 * pd_found_services_set_keys:
 * @self: what was found
 * @keys: (element-type PdServiceSortKey): what it is sorted by, what matters most first; not changed any
 *   more. If it is the category alone, each category is a section; if there is nothing, the panels' own order
 *   stays.
 */
void
pd_found_services_set_keys (PdFoundServices *self, GArray *keys)
{
  g_return_if_fail (PD_IS_FOUND_SERVICES (self));
  g_return_if_fail (keys != NULL);

  g_array_ref (keys);
  g_array_unref (self->keys);
  self->keys = keys;
  sort (self);
}

/**
 * pd_found_services_get_sectioned:
 * @self: what was found
 *
 * Returns: whether each category is a section
 */
gboolean
pd_found_services_get_sectioned (PdFoundServices *self)
{
  g_return_val_if_fail (PD_IS_FOUND_SERVICES (self), FALSE);

  return is_sectioned (self->sorted);
}

/**
 * pd_found_services_get_sorting:
 * @self: what was found
 *
 * Returns: whether something else will be there soon
 */
gboolean
pd_found_services_get_sorting (PdFoundServices *self)
{
  g_return_val_if_fail (PD_IS_FOUND_SERVICES (self), FALSE);

  return self->sorting;
}
