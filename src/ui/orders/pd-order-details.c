/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-details.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-figure.h"
#include "pd-link.h"
#include "pd-order-actions.h"
#include "pd-order-history.h"
#include "pd-order-parameters.h"
#include "pd-order-words.h"

/* One order: what it is, how it stands, what can be done with it and why not, and what happened to it. It
 * follows the order while it is shown; the note saves itself. */

#define MILLISECONDS_BEFORE_SAVING 800
#define MILLISECONDS_BETWEEN_AGES 30000

struct _PdOrderDetails
{
  AdwNavigationPage parent_instance;

  PdDesk *desk;
  PdOrder *order;
  PdOrderActions *actions;
  guint save_id;
  guint age_id;

  GtkLabel *meaning_label;
  PdFigure *start_count_figure;
  PdFigure *remains_figure;
  AdwPreferencesGroup *facts;
  AdwActionRow *parent_row;
  GtkEditable *note_row;
  GtkWidget *look_row;
  GtkWidget *withdraw_row;
  AdwActionRow *refill_row;
  AdwActionRow *cancel_row;
  AdwActionRow *check_row;
  AdwActionRow *again_row;
  GtkWidget *refill_button;
  GtkWidget *cancel_button;
  GtkWidget *check_button;
  GtkWidget *again_button;
  GtkWidget *parts_group;
  GtkListBox *parts_list;
  PdOrderHistory *history;
};

G_DEFINE_FINAL_TYPE (PdOrderDetails, pd_order_details, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_DESK = 1,
  PROP_ORDER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gint64
get_now (PdOrderDetails *self)
{
  return pd_clock_now (pd_desk_get_clock (self->desk));
}

/* The reason stands in the row, and a screen reader says it with the button. */
static void
set_reason (AdwActionRow *row, GtkWidget *button, const char *reason)
{
  adw_action_row_set_subtitle (row, reason != NULL ? reason : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
}

static void
update_reasons (PdOrderDetails *self)
{
  PdRequests *requests = pd_desk_get_requests (self->desk);
  g_autofree char *refill = NULL;
  g_autofree char *cancel = NULL;
  g_autofree char *check = pd_order_words_checked (self->order, get_now (self));
  g_autofree char *again = pd_order_words_price_now (self->order, pd_desk_get_services (self->desk));

  pd_requests_can_refill (requests, self->order, &refill);
  pd_requests_can_cancel (requests, self->order, &cancel);
  set_reason (self->refill_row, self->refill_button, refill);
  set_reason (self->cancel_row, self->cancel_button, cancel);
  set_reason (self->check_row, self->check_button, check);
  set_reason (self->again_row, self->again_button, again);
}

static void
set_figure (PdFigure *figure, PdMoney amount)
{
  g_autofree char *text = pd_money_format (amount);

  pd_figure_set_value (figure, text != NULL ? text : "?");
}

/* What is being typed stays. */
static void
update_note (PdOrderDetails *self)
{
  const char *note = pd_order_get_record (self->order)->note;

  if (self->save_id == 0 && g_strcmp0 (gtk_editable_get_text (self->note_row), note != NULL ? note : "") != 0)
    gtk_editable_set_text (self->note_row, note != NULL ? note : "");
}

static void
update (PdOrderDetails *self)
{
  const PdOrderRecord *record = pd_order_get_record (self->order);
  g_autofree char *meaning = pd_order_words_meaning (self->order);

  gtk_label_set_label (self->meaning_label, meaning);
  set_figure (self->start_count_figure, record->start_count);
  set_figure (self->remains_figure, record->remains);
  gtk_widget_set_visible (self->look_row, pd_order_get_group (self->order) == PD_ORDER_GROUP_ATTENTION);
  gtk_widget_set_visible (self->withdraw_row,
                          pd_outbox_can_withdraw (pd_desk_get_outbox (self->desk), self->order));
  update_note (self);
  update_reasons (self);
  pd_order_actions_update (self->actions);
}

/* The note */

static void
save_note (PdOrderDetails *self)
{
  if (self->save_id == 0)
    return;

  pd_clock_clear (pd_desk_get_clock (self->desk), &self->save_id);
  pd_desk_set_note (self->desk, self->order, gtk_editable_get_text (self->note_row));
}

static void
save_later_cb (gpointer user_data)
{
  PdOrderDetails *self = user_data;

  self->save_id = 0;
  pd_desk_set_note (self->desk, self->order, gtk_editable_get_text (self->note_row));
}

static void
note_changed_cb (PdOrderDetails *self)
{
  const char *note = self->order != NULL ? pd_order_get_record (self->order)->note : NULL;
  PdClock *clock;

  if (self->order == NULL
      || g_strcmp0 (gtk_editable_get_text (self->note_row), note != NULL ? note : "") == 0)
    return;

  clock = pd_desk_get_clock (self->desk);
  pd_clock_clear (clock, &self->save_id);
  self->save_id = pd_clock_add (clock, MILLISECONDS_BEFORE_SAVING, save_later_cb, self);
}

static void
save_note_cb (PdOrderDetails *self)
{
  save_note (self);
}

/* Parents and parts: drip-feeds and subscriptions are orders of which the panel makes several. */

static gboolean
is_part (gpointer item, gpointer user_data)
{
  return pd_order_get_record (item)->parent_id == pd_order_get_id (user_data);
}

static char *
format_order_title (PdOrder *order)
{
  const char *order_id = pd_order_get_record (order)->order_id;

  if (order_id == NULL)
    return g_strdup (_ ("Order without an ID"));

  /* Translators: %s is the ID of an order */
  return g_strdup_printf (_ ("Order %s"), order_id);
}

static GtkWidget *
create_part_row (gpointer item, gpointer user_data)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = format_order_title (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_bind_property (item, "status-text", row, "subtitle", G_BINDING_SYNC_CREATE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (row, arrow);
  g_object_set_data_full (G_OBJECT (row), "order", g_object_ref (item), g_object_unref);

  return GTK_WIDGET (row);
}

static void
parts_changed_cb (PdOrderDetails *self, guint position, guint removed, guint added, GListModel *parts)
{
  gtk_widget_set_visible (self->parts_group, g_list_model_get_n_items (parts) > 0);
}

static void
show_parts (PdOrderDetails *self)
{
  GtkCustomFilter *filter = gtk_custom_filter_new (is_part, self->order, NULL);
  GListModel *orders = G_LIST_MODEL (pd_desk_get_orders (self->desk));
  g_autoptr (GtkFilterListModel) parts
      = gtk_filter_list_model_new (g_object_ref (orders), GTK_FILTER (filter));

  g_signal_connect_object (parts, "items-changed", G_CALLBACK (parts_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->parts_list, G_LIST_MODEL (parts), create_part_row, NULL, NULL);
  parts_changed_cb (self, 0, 0, 0, G_LIST_MODEL (parts));
}

static PdOrder *
find_parent (PdOrderDetails *self)
{
  gint64 parent_id = pd_order_get_record (self->order)->parent_id;

  return parent_id != 0 ? pd_order_list_find (pd_desk_get_orders (self->desk), parent_id) : NULL;
}

static void
show_parent (PdOrderDetails *self)
{
  PdOrder *parent = find_parent (self);
  g_autofree char *title = parent != NULL ? format_order_title (parent) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->parent_row), parent != NULL);
  if (parent != NULL)
    adw_action_row_set_subtitle (self->parent_row, title);
}

/* The note, which is the user's own, stands last. */
static void
show_parameters (PdOrderDetails *self)
{
  g_autoptr (GtkWidget) note_row = g_object_ref (GTK_WIDGET (self->note_row));

  pd_order_parameters_add_rows (self->facts, pd_order_get_record (self->order)->parameters);
  adw_preferences_group_remove (self->facts, note_row);
  adw_preferences_group_add (self->facts, note_row);
}

static void
show_order (PdOrderDetails *self, PdOrder *order)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-order", "x", pd_order_get_id (order));
}

/* Closures of the template */

static char *
page_title (gpointer object, const char *order_id)
{
  if (order_id == NULL)
    return g_strdup (_ ("Order"));

  /* Translators: %s is the ID of an order */
  return g_strdup_printf (_ ("Order %s"), order_id);
}

static char *
count_text (gpointer object, gint64 count)
{
  return count >= 0 ? pd_count_format (count) : g_strdup ("–");
}

static char *
charge_title (gpointer object, gboolean estimated)
{
  return g_strdup (estimated ? _ ("Expected charge") : _ ("Charge"));
}

static char *
charge_unit (gpointer object, const char *charge, const char *currency)
{
  gboolean is_number = charge != NULL && g_ascii_isdigit (charge[charge[0] == '-' ? 1 : 0]);

  return is_number ? g_strdup (currency) : NULL;
}

static gboolean
is_openable (gpointer object, const char *link)
{
  return pd_link_is_openable (link);
}

/* Callbacks */

static void
parent_activated_cb (PdOrderDetails *self)
{
  PdOrder *parent = find_parent (self);

  if (parent != NULL)
    show_order (self, parent);
}

static void
part_activated_cb (PdOrderDetails *self, GtkListBoxRow *row)
{
  show_order (self, g_object_get_data (G_OBJECT (row), "order"));
}

static void
look_cb (PdOrderDetails *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "needs-a-look");
}

static void
age_cb (gpointer user_data)
{
  PdOrderDetails *self = user_data;

  update_reasons (self);
  self->age_id = pd_clock_add (pd_desk_get_clock (self->desk), MILLISECONDS_BETWEEN_AGES, age_cb, self);
}

/* Overrides */

static void
pd_order_details_constructed (GObject *object)
{
  PdOrderDetails *self = PD_ORDER_DETAILS (object);
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func (g_object_unref);

  G_OBJECT_CLASS (pd_order_details_parent_class)->constructed (object);

  g_ptr_array_add (orders, g_object_ref (self->order));
  self->actions = pd_order_actions_new (GTK_WIDGET (self), self->desk);
  pd_order_actions_set_orders (self->actions, g_steal_pointer (&orders));
  show_parameters (self);
  pd_order_history_show (self->history, pd_desk_get_store (self->desk), self->order);
  show_parent (self);
  show_parts (self);

  g_signal_connect_object (self->order, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_services (self->desk), "updated", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  age_cb (self);
}

static void
pd_order_details_dispose (GObject *object)
{
  PdOrderDetails *self = PD_ORDER_DETAILS (object);

  if (self->desk != NULL)
    {
      save_note (self);
      pd_clock_clear (pd_desk_get_clock (self->desk), &self->age_id);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDER_DETAILS);
  g_clear_object (&self->actions);
  g_clear_object (&self->order);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_order_details_parent_class)->dispose (object);
}

static void
pd_order_details_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdOrderDetails *self = PD_ORDER_DETAILS (object);

  if (property_id == PROP_DESK)
    g_value_set_object (value, self->desk);
  else if (property_id == PROP_ORDER)
    g_value_set_object (value, self->order);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_order_details_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdOrderDetails *self = PD_ORDER_DETAILS (object);

  if (property_id == PROP_DESK)
    self->desk = g_value_dup_object (value);
  else if (property_id == PROP_ORDER)
    self->order = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, meaning_label);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, start_count_figure);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, remains_figure);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, facts);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, parent_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, note_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, look_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, withdraw_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, refill_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, cancel_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, check_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, again_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, refill_button);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, cancel_button);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, check_button);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, again_button);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, parts_group);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, parts_list);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, history);
}

static void
bind_callbacks (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, page_title);
  gtk_widget_class_bind_template_callback (klass, count_text);
  gtk_widget_class_bind_template_callback (klass, charge_title);
  gtk_widget_class_bind_template_callback (klass, charge_unit);
  gtk_widget_class_bind_template_callback (klass, is_openable);
  gtk_widget_class_bind_template_callback (klass, note_changed_cb);
  gtk_widget_class_bind_template_callback (klass, save_note_cb);
  gtk_widget_class_bind_template_callback (klass, parent_activated_cb);
  gtk_widget_class_bind_template_callback (klass, part_activated_cb);
  gtk_widget_class_bind_template_callback (klass, look_cb);
  pd_closures_bind (klass);
}

static void
pd_order_details_class_init (PdOrderDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pd_order_details_constructed;
  object_class->dispose = pd_order_details_dispose;
  object_class->get_property = pd_order_details_get_property;
  object_class->set_property = pd_order_details_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_ORDER] = g_param_spec_object ("order", NULL, NULL, PD_TYPE_ORDER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_FIGURE);
  g_type_ensure (PD_TYPE_ORDER_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-details.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
pd_order_details_init (PdOrderDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_order_details_new:
 * @desk: the desk
 * @order: what is shown
 *
 * Returns: (transfer floating): a page for a navigation view
 */
PdOrderDetails *
pd_order_details_new (PdDesk *desk, PdOrder *order)
{
  return g_object_new (PD_TYPE_ORDER_DETAILS, "desk", desk, "order", order, NULL);
}
