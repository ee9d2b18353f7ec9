/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matter.h"

#include <gio/gio.h>

/*
 * What needs a look: found by following the orders and the panels, sorted by kind, the newest first. The desk
 * owns it, a page and a badge show it. Main thread.
 */

#define STUCK_AFTER (3 * G_TIME_SPAN_DAY)
#define LOOK_AGAIN_MS (60 * 60 * 1000)
#define NO_MATTER (-1)

struct _PdMatterList
{
  GObject parent_instance;

  PdOrderList *orders;
  GListModel *panels;
  PdClock *clock;
  GPtrArray *watched; /* of PdPanel, as they stand in panels */

  GPtrArray *matters;   /* of PdMatter, sorted */
  GHashTable *by_thing; /* PdOrder or PdPanel → PdMatter */
  guint timer;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PdMatterList,
                               pd_matter_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Subscriptions can be quiet for long. */
static gboolean
is_stuck (PdOrder *order, gint64 now)
{
  const PdOrderRecord *record = pd_order_get_record (order);

  return pd_order_is_followed (order) && record->state != PD_STATE_ACTIVE && record->state != PD_STATE_PAUSED
         && now - MAX (record->changed_at, record->placed_at) >= STUCK_AFTER;
}

static int
judge_order (PdOrder *order, gint64 now)
{
  PdOrderStatus status = pd_order_get_status (order);
  gboolean attention = pd_order_get_group (order) == PD_ORDER_GROUP_ATTENTION;

  if (status == PD_ORDER_UNKNOWN)
    return PD_MATTER_ORDER_UNKNOWN;
  if (status == PD_ORDER_HELD)
    return PD_MATTER_ORDER_HELD;
  if (status == PD_ORDER_REFUSED && attention)
    return PD_MATTER_ORDER_REFUSED;
  if (status == PD_ORDER_FAILED && attention)
    return PD_MATTER_ORDER_FAILED;

  return is_stuck (order, now) ? PD_MATTER_ORDER_STUCK : NO_MATTER;
}

static int
judge_panel (PdPanel *panel)
{
  switch (pd_panel_get_health (panel))
    {
    case PD_PANEL_KEY_MISSING:
    case PD_PANEL_KEY_REFUSED:
      return PD_MATTER_PANEL_KEY;
    case PD_PANEL_UNREACHABLE:
      return PD_MATTER_PANEL_UNREACHABLE;
    case PD_PANEL_LOW_BALANCE:
      return PD_MATTER_PANEL_LOW_BALANCE;
    case PD_PANEL_OK:
    case PD_PANEL_NEW:
    case PD_PANEL_STALE:
    default:
      return NO_MATTER;
    }
}

static gint64
get_id (PdMatter *matter)
{
  PdOrder *order = pd_matter_get_order (matter);

  return order ? pd_order_get_id (order) : pd_panel_get_id (pd_matter_get_panel (matter));
}

static int
compare_matters (gconstpointer a, gconstpointer b)
{
  PdMatter *first = *(PdMatter *const *) a;
  PdMatter *second = *(PdMatter *const *) b;
  PdMatterKind first_kind = pd_matter_get_kind (first);
  PdMatterKind second_kind = pd_matter_get_kind (second);

  if (first_kind != second_kind)
    return first_kind < second_kind ? -1 : 1;

  return get_id (first) > get_id (second) ? -1 : 1;
}

static void
tell_change (PdMatterList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
remove_matter (PdMatterList *self, gpointer thing, PdMatter *matter)
{
  guint position;

  g_ptr_array_find (self->matters, matter, &position);
  g_hash_table_remove (self->by_thing, thing);
  g_ptr_array_remove_index (self->matters, position);
  tell_change (self, position, 1, 0);
}

static void
insert_matter (PdMatterList *self, gpointer thing, PdMatter *matter)
{
  guint position = 0;

  while (position < self->matters->len && compare_matters (&self->matters->pdata[position], &matter) < 0)
    position++;
  g_hash_table_insert (self->by_thing, thing, matter);
  g_ptr_array_insert (self->matters, (int) position, matter);
  tell_change (self, position, 0, 1);
}

/* @kind: what @thing, which is @order or @panel, is now */
static void
update (PdMatterList *self, gpointer thing, int kind, PdOrder *order, PdPanel *panel)
{
  PdMatter *matter = g_hash_table_lookup (self->by_thing, thing);

  if (matter && kind == (int) pd_matter_get_kind (matter))
    {
      pd_matter_update (matter);
      return;
    }

  if (matter)
    remove_matter (self, thing, matter);
  if (kind != NO_MATTER)
    insert_matter (self, thing, pd_matter_new ((PdMatterKind) kind, order, panel, self->clock));
}

static void
update_order (PdMatterList *self, PdOrder *order)
{
  update (self, order, judge_order (order, pd_clock_now (self->clock)), order, pd_order_get_panel (order));
}

static void
update_panel (PdMatterList *self, PdPanel *panel)
{
  update (self, panel, judge_panel (panel), NULL, panel);
}

static void
panel_notify_cb (PdMatterList *self, GParamSpec *pspec, PdPanel *panel)
{
  update_panel (self, panel);
  if (g_strcmp0 (pspec->name, "name") != 0)
    return;

  for (guint i = 0; i < self->matters->len; i++)
    if (pd_matter_get_panel (self->matters->pdata[i]) == panel)
      pd_matter_update (self->matters->pdata[i]);
}

static void
unwatch (PdMatterList *self, PdPanel *panel)
{
  PdMatter *matter = g_hash_table_lookup (self->by_thing, panel);

  g_signal_handlers_disconnect_by_func (panel, panel_notify_cb, self);
  if (matter)
    remove_matter (self, panel, matter);
}

static void
panels_changed_cb (GListModel *panels, guint position, guint removed, guint added, PdMatterList *self)
{
  for (guint i = 0; i < removed; i++)
    {
      unwatch (self, self->watched->pdata[position]);
      g_ptr_array_remove_index (self->watched, position);
    }
  for (guint i = position; i < position + added; i++)
    {
      PdPanel *panel = g_list_model_get_item (panels, i);

      g_ptr_array_insert (self->watched, (int) i, panel);
      g_signal_connect_object (panel, "notify", G_CALLBACK (panel_notify_cb), self, G_CONNECT_SWAPPED);
      update_panel (self, panel);
    }
}

/* Many orders at once are one change of this list, too. */
static void
add_orders (PdMatterList *self, guint position, guint n_orders)
{
  gint64 now = pd_clock_now (self->clock);
  guint n_before = self->matters->len;

  for (guint i = position; i < position + n_orders; i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->orders), i);
      int kind = judge_order (order, now);
      PdMatter *matter;

      if (kind == NO_MATTER)
        continue;
      matter = pd_matter_new ((PdMatterKind) kind, order, pd_order_get_panel (order), self->clock);
      g_hash_table_insert (self->by_thing, order, matter);
      g_ptr_array_add (self->matters, matter);
    }

  if (self->matters->len == n_before)
    return;
  g_ptr_array_sort (self->matters, compare_matters);
  tell_change (self, 0, n_before, self->matters->len);
}

static void
orders_changed_cb (PdMatterList *self, guint position, guint removed, guint added)
{
  if (added > 1)
    add_orders (self, position, added);
  else if (added == 1)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->orders), position);

      update_order (self, order);
    }
}

static void
order_changed_cb (PdMatterList *self, PdOrder *order)
{
  update_order (self, order);
}

/* Time alone makes an order stuck. */
static void
look_again_cb (gpointer data)
{
  PdMatterList *self = data;
  guint n_orders = g_list_model_get_n_items (G_LIST_MODEL (self->orders));

  for (guint i = 0; i < n_orders; i++)
    {
      g_autoptr (PdOrder) order = g_list_model_get_item (G_LIST_MODEL (self->orders), i);

      if (pd_order_is_followed (order))
        update_order (self, order);
    }
  self->timer = pd_clock_add (self->clock, LOOK_AGAIN_MS, look_again_cb, self);
}

static GType
pd_matter_list_get_item_type (GListModel *model)
{
  return PD_TYPE_MATTER;
}

static guint
pd_matter_list_get_n_items (GListModel *model)
{
  return PD_MATTER_LIST (model)->matters->len;
}

static gpointer
pd_matter_list_get_item (GListModel *model, guint position)
{
  GPtrArray *matters = PD_MATTER_LIST (model)->matters;

  return position < matters->len ? g_object_ref (matters->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = pd_matter_list_get_item_type;
  iface->get_n_items = pd_matter_list_get_n_items;
  iface->get_item = pd_matter_list_get_item;
}

static void
pd_matter_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, PD_MATTER_LIST (object)->matters->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_matter_list_finalize (GObject *object)
{
  PdMatterList *self = PD_MATTER_LIST (object);

  pd_clock_clear (self->clock, &self->timer);
  g_clear_pointer (&self->by_thing, g_hash_table_unref);
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  g_clear_object (&self->orders);
  g_clear_object (&self->panels);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (pd_matter_list_parent_class)->finalize (object);
}

static void
pd_matter_list_class_init (PdMatterListClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pd_matter_list_get_property;
  object_class->finalize = pd_matter_list_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_matter_list_init (PdMatterList *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->matters = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_thing = g_hash_table_new (NULL, NULL);
}

/**
 * pd_matter_list_new:
 * @orders: all orders
 * @panels: (element-type PdPanel): the panels, without the removed ones
 * @clock: tells how old things are
 *
 * Returns: (transfer full): what needs a look among them
 */
PdMatterList *
pd_matter_list_new (PdOrderList *orders, GListModel *panels, PdClock *clock)
{
  PdMatterList *self;

  g_return_val_if_fail (PD_IS_ORDER_LIST (orders), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (panels), NULL);
  g_return_val_if_fail (PD_IS_CLOCK (clock), NULL);

  self = g_object_new (PD_TYPE_MATTER_LIST, NULL);
  self->orders = g_object_ref (orders);
  self->panels = g_object_ref (panels);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (orders, "items-changed", G_CALLBACK (orders_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (orders, "order-changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panels, "items-changed", G_CALLBACK (panels_changed_cb), self, G_CONNECT_DEFAULT);
  add_orders (self, 0, g_list_model_get_n_items (G_LIST_MODEL (orders)));
  panels_changed_cb (panels, 0, 0, g_list_model_get_n_items (panels), self);
  self->timer = pd_clock_add (clock, LOOK_AGAIN_MS, look_again_cb, self);

  return self;
}
