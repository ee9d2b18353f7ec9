/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-details.h"

#include <glib/gi18n.h>

#include "pd-age-timer.h"
#include "pd-figure.h"
#include "pd-link.h"
#include "pd-order-actions.h"
#include "pd-order-choices.h"
#include "pd-order-closures.h"
#include "pd-order-history.h"
#include "pd-order-note-row.h"
#include "pd-order-parameters.h"
#include "pd-order-parts.h"
#include "pd-order-words.h"

/* One order: what it is, how it stands, what can be done with it and why not, and what happened to it. It
 * follows the order while it is shown. */

struct _PdOrderDetails
{
  AdwNavigationPage parent_instance;

  PdDesk *desk;
  PdOrder *order;
  PdOrderActions *actions;
  PdOrderStatus status;
  gboolean shown;

  GtkWidget *head;
  GtkLabel *meaning_label;
  PdFigure *start_count_figure;
  PdFigure *remains_figure;
  AdwPreferencesGroup *facts;
  AdwActionRow *parent_row;
  PdOrderNoteRow *note_row;
  PdOrderChoices *choices;
  PdOrderParts *parts;
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

static void
set_figure (PdFigure *figure, PdMoney amount)
{
  g_autofree char *text = pd_money_format (amount);

  pd_figure_set_value (figure, text != NULL ? text : "?");
}

/* Who looks at something else on the page hears that the order has gone on. */
static void
announce_status (PdOrderDetails *self)
{
  PdOrderStatus status = pd_order_get_status (self->order);
  g_autofree char *label = NULL;

  if (status == self->status)
    return;

  self->status = status;
  g_object_get (self->order, "status-text", &label, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), label, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update (PdOrderDetails *self)
{
  const PdOrderRecord *record = pd_order_get_record (self->order);
  g_autofree char *meaning = pd_order_words_meaning (self->order);

  gtk_label_set_label (self->meaning_label, meaning);
  set_figure (self->start_count_figure, record->start_count);
  set_figure (self->remains_figure, record->remains);
  announce_status (self);
  pd_order_actions_update (self->actions);
}

/* What is possible depends on the time as well. */
static void
time_passed_cb (PdOrderDetails *self)
{
  pd_order_actions_update (self->actions);
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
  g_autofree char *title = parent != NULL ? pd_order_parts_format_title (parent) : NULL;

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
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-order", "x", pd_order_get_id (parent));
}

/* Overrides */

/* How the order stands is what one comes for, and the first place of the focus; the first text that can be
 * selected would be selected. From then on Tab goes through the page as through any other. */
static gboolean
pd_order_details_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PdOrderDetails *self = PD_ORDER_DETAILS (widget);

  if (!self->shown)
    return gtk_widget_grab_focus (self->head);

  return GTK_WIDGET_CLASS (pd_order_details_parent_class)->focus (widget, direction);
}

/* A page that was asked for from outside, by a notification say, gets the focus as well. */
static void
pd_order_details_shown (AdwNavigationPage *page)
{
  PdOrderDetails *self = PD_ORDER_DETAILS (page);

  if (gtk_widget_get_focus_child (GTK_WIDGET (page)) == NULL)
    gtk_widget_grab_focus (self->head);
  self->shown = TRUE;
}

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
  pd_order_history_show (self->history, self->desk, self->order);
  show_parent (self);
  pd_order_note_row_show (self->note_row, self->desk, self->order);
  pd_order_parts_show (self->parts, pd_desk_get_orders (self->desk), self->order);
  pd_order_choices_show (self->choices, self->desk, self->order);

  g_signal_connect_object (self->order, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_services (self->desk), "updated", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  pd_age_timer_attach (GTK_WIDGET (self), pd_desk_get_clock (self->desk), G_CALLBACK (time_passed_cb));
}

static void
pd_order_details_dispose (GObject *object)
{
  PdOrderDetails *self = PD_ORDER_DETAILS (object);

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
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, head);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, meaning_label);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, start_count_figure);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, remains_figure);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, facts);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, parent_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, note_row);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, choices);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, parts);
  gtk_widget_class_bind_template_child (klass, PdOrderDetails, history);
}

static void
bind_callbacks (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, page_title);
  gtk_widget_class_bind_template_callback (klass, count_text);
  gtk_widget_class_bind_template_callback (klass, charge_title);
  gtk_widget_class_bind_template_callback (klass, is_openable);
  gtk_widget_class_bind_template_callback (klass, parent_activated_cb);
  pd_order_closures_bind (klass);
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
  widget_class->focus = pd_order_details_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = pd_order_details_shown;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_ORDER] = g_param_spec_object ("order", NULL, NULL, PD_TYPE_ORDER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_FIGURE);
  g_type_ensure (PD_TYPE_ORDER_CHOICES);
  g_type_ensure (PD_TYPE_ORDER_HISTORY);
  g_type_ensure (PD_TYPE_ORDER_NOTE_ROW);
  g_type_ensure (PD_TYPE_ORDER_PARTS);
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
