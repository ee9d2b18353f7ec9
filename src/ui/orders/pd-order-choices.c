/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-choices.h"

#include "pd-age-timer.h"
#include "pd-order-words.h"

/* See the header. The details of an order own it; it follows the order by itself. */

struct _PdOrderChoices
{
  AdwPreferencesGroup parent_instance;

  PdDesk *desk;
  PdOrder *order;

  GtkWidget *look_row;
  GtkActionable *look_button;
  GtkWidget *withdraw_row;
  AdwActionRow *refill_row;
  AdwActionRow *cancel_row;
  AdwActionRow *check_row;
  AdwActionRow *again_row;
  GtkWidget *refill_button;
  GtkWidget *cancel_button;
  GtkWidget *check_button;
  GtkWidget *again_button;
};

G_DEFINE_FINAL_TYPE (PdOrderChoices, pd_order_choices, ADW_TYPE_PREFERENCES_GROUP)

/* The reason stands in the row, and a screen reader says it with the button. */
static void
set_reason (AdwActionRow *row, GtkWidget *button, const char *reason)
{
  adw_action_row_set_subtitle (row, reason != NULL ? reason : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
}

static void
update_reasons (PdOrderChoices *self)
{
  PdRequests *requests = pd_desk_get_requests (self->desk);
  gint64 now = pd_clock_now (pd_desk_get_clock (self->desk));
  g_autofree char *refill = NULL;
  g_autofree char *cancel = NULL;
  g_autofree char *check = pd_order_words_checked (self->order, now);
  g_autofree char *again = pd_order_words_price_now (self->order, pd_desk_get_services (self->desk));

  pd_requests_can_refill (requests, self->order, &refill);
  pd_requests_can_cancel (requests, self->order, &cancel);
  set_reason (self->refill_row, self->refill_button, refill);
  set_reason (self->cancel_row, self->cancel_button, cancel);
  set_reason (self->check_row, self->check_button, check);
  set_reason (self->again_row, self->again_button, again);
}

static void
update (PdOrderChoices *self)
{
  PdOutbox *outbox = pd_desk_get_outbox (self->desk);

  gtk_widget_set_visible (self->look_row, pd_order_get_group (self->order) == PD_ORDER_GROUP_ATTENTION);
  gtk_widget_set_visible (self->withdraw_row, pd_outbox_can_withdraw (outbox, self->order));
  update_reasons (self);
}

static void
pd_order_choices_dispose (GObject *object)
{
  PdOrderChoices *self = PD_ORDER_CHOICES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDER_CHOICES);
  g_clear_object (&self->order);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_order_choices_parent_class)->dispose (object);
}

static void
pd_order_choices_class_init (PdOrderChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_order_choices_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, look_row);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, look_button);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, withdraw_row);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, refill_row);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, cancel_row);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, check_row);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, again_row);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, refill_button);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, check_button);
  gtk_widget_class_bind_template_child (widget_class, PdOrderChoices, again_button);
}

static void
pd_order_choices_init (PdOrderChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pd_order_choices_show:
 * @self: the group
 * @desk: the desk
 * @order: what the actions are about, from now on and for good
 */
void
pd_order_choices_show (PdOrderChoices *self, PdDesk *desk, PdOrder *order)
{
  g_return_if_fail (PD_IS_ORDER_CHOICES (self));
  g_return_if_fail (self->order == NULL);

  self->desk = g_object_ref (desk);
  self->order = g_object_ref (order);
  gtk_actionable_set_action_target (self->look_button, "x", pd_order_get_id (order));
  g_signal_connect_object (order, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pd_desk_get_services (desk), "updated", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  pd_age_timer_attach (GTK_WIDGET (self), pd_desk_get_clock (desk), G_CALLBACK (update_reasons));
}
