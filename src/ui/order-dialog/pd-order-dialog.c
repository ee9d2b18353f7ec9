/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-order-dialog.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-explain.h"
#include "pd-first-focus.h"
#include "pd-dialog-body.h"
#include "pd-money-label.h"
#include "pd-order-cost.h"
#include "pd-order-draft.h"
#include "pd-order-fields.h"
#include "pd-problem-row.h"
#include "pd-service-picker.h"
#include "pd-text-line.h"
#include "pd-text.h"

/* One order: choose a service, fill in what its type needs, see what it costs, place it. The form checks and
 * calculates; the dialog shows. Placing hands the form to the outbox, which writes it down before anything is
 * sent; the hold-back then runs in the window's toast. */

struct _PdOrderDialog
{
  AdwDialog parent_instance;

  PdDesk *desk;
  GSettings *settings;
  PdService *service;
  PdOrderForm *form;
  PdOrderFields *rows;
  PdProblemRow *type_problem;
  PdProblemRow *link_problem;
  PdOrder *other_order; /* an open one for the same link */
  char *blank;          /* what the form says before anything is typed */
  char *opened;         /* what it said when it was shown; for a new order the same */
  gboolean has_draft;
  gboolean tried;
  gboolean placing;
  gboolean placed;

  AdwNavigationView *navigation;
  AdwNavigationPage *form_page;
  PdServicePicker *picker;
  AdwPreferencesGroup *service_group;
  AdwActionRow *service_row;
  AdwPreferencesGroup *fields;
  GtkWidget *dripfeed_group;
  AdwExpanderRow *dripfeed;
  PdMoneyLabel *cost;
  PdMoneyLabel *balance;
  PdProblemRow *place_problem;
  GtkButton *place_button;
};

G_DEFINE_FINAL_TYPE (PdOrderDialog, pd_order_dialog, ADW_TYPE_DIALOG)

static void
update_cost (PdOrderDialog *self)
{
  pd_order_cost_show (self->form, pd_service_get_panel (self->service), self->cost, self->balance,
                      self->place_button);
}

/* The same link twice while an order is open is refused by some panels and not delivered by others. */
static void
update_link_problem (PdOrderDialog *self)
{
  const char *link = pd_order_form_get_value (self->form, PD_FIELD_LINK);
  g_autoptr (GPtrArray) open = NULL;
  g_autofree char *message = NULL;

  g_clear_object (&self->other_order);
  if (link != NULL && *link != '\0')
    open = pd_order_list_find_open_by_link (pd_desk_get_orders (self->desk), link);
  if (open == NULL || open->len == 0)
    {
      pd_problem_row_hide (self->link_problem);
      return;
    }

  self->other_order = g_object_ref (open->pdata[0]);
  /* Translators: %s is the name of a panel */
  message = g_strdup_printf (_ ("You have an open order for this link at %s"),
                             pd_panel_get_name (pd_order_get_panel (self->other_order)));
  pd_problem_row_show (self->link_problem, PD_PROBLEM_WARNING, message);
}

static void
update (PdOrderDialog *self)
{
  pd_order_fields_update (self->rows, self->tried);
  update_cost (self);
  update_link_problem (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->place_button),
                            !self->placing && (!self->tried || pd_order_form_is_complete (self->form)));
}

static void
update_service_row (PdOrderDialog *self)
{
  PdPanel *panel = pd_service_get_panel (self->service);
  PdServiceInfo *info = pd_service_get_info (self->service);
  g_autofree char *number = pd_money_format (info->rate);
  g_autofree char *rate = pd_text_isolate_amount (number, pd_panel_get_currency (panel));
  /* Translators: %s is an amount and its currency */
  g_autofree char *price = g_strdup_printf (_ ("%s per 1,000"), rate);
  g_autofree char *subtitle = pd_text_line_join (pd_panel_get_name (panel), info->id, price, NULL);
  g_autofree char *warning = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->service_row), info->name);
  adw_action_row_set_subtitle (self->service_row, subtitle);

  if (pd_order_form_has_known_type (self->form))
    {
      pd_problem_row_hide (self->type_problem);
      return;
    }
  /* Translators: %s is the panel's own word for a type of service */
  warning = g_strdup_printf (_ ("The type “%s” is not known here. The order is sent like a default one."),
                             info->type);
  pd_problem_row_show (self->type_problem, PD_PROBLEM_WARNING, warning);
}

static void
form_changed_cb (PdOrderDialog *self)
{
  pd_problem_row_hide (self->place_problem);
  update (self);
}

static void
show_other_order_cb (PdOrderDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gint64 id;

  if (self->other_order == NULL)
    return;

  id = pd_order_get_id (self->other_order);
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (root, "win.show-order", "x", id);
}

static void
create_link_problem (PdOrderDialog *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show"));

  self->link_problem = g_object_ref_sink (pd_problem_row_new ());
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_other_order_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->link_problem), button);
}

static void
build_rows (PdOrderDialog *self)
{
  if (self->rows != NULL)
    pd_order_fields_remove (self->rows);
  g_clear_object (&self->rows);

  gtk_widget_set_visible (self->dripfeed_group, pd_order_form_get_order_type (self->form)->dripfeed);
  adw_expander_row_set_enable_expansion (self->dripfeed, pd_order_form_get_dripfeed (self->form));
  self->rows = pd_order_fields_new (self->form, self->fields, self->dripfeed);
  if (pd_order_fields_get_row (self->rows, PD_FIELD_LINK) != NULL)
    pd_order_fields_insert_after (self->rows, PD_FIELD_LINK, GTK_WIDGET (self->link_problem));
  adw_dialog_set_focus (ADW_DIALOG (self), pd_order_fields_get_first_row (self->rows));
}

static gboolean
form_says (PdOrderDialog *self, const char *parameters)
{
  g_autofree char *now = pd_order_form_to_parameters (self->form);

  return g_strcmp0 (now, parameters) == 0;
}

static void
remember_as_blank (PdOrderDialog *self)
{
  g_autofree char *parameters = pd_order_form_to_parameters (self->form);

  g_set_str (&self->blank, parameters);
  g_set_str (&self->opened, parameters);
}

static void
create_form (PdOrderDialog *self)
{
  self->form = pd_order_form_new (NULL, NULL);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
  remember_as_blank (self);
}

/* What was typed for one service stays for the next as far as its type has the same fields. */
static void
set_service (PdOrderDialog *self, PdService *service)
{
  gboolean blank = form_says (self, self->blank);

  g_set_object (&self->service, service);
  self->tried = FALSE;
  g_signal_handlers_block_by_func (self->form, form_changed_cb, self);
  pd_order_form_set_service (self->form, pd_service_get_info (service),
                             pd_panel_get_dialect (pd_service_get_panel (service)));
  build_rows (self);
  g_signal_handlers_unblock_by_func (self->form, form_changed_cb, self);
  if (blank)
    remember_as_blank (self);
  update_service_row (self);
  update (self);
}

/* Fills the form in as a draft or an earlier order has it. */
static void
load (PdOrderDialog *self, const char *parameters)
{
  g_signal_handlers_block_by_func (self->form, form_changed_cb, self);
  pd_order_form_load_parameters (self->form, parameters);
  build_rows (self);
  g_signal_handlers_unblock_by_func (self->form, form_changed_cb, self);
  g_free (self->opened);
  self->opened = pd_order_form_to_parameters (self->form);
  update (self);
}

/* Callbacks of the template */

static void
change_cb (PdOrderDialog *self)
{
  adw_navigation_view_push_by_tag (self->navigation, "picker");
}

static void
picked_cb (PdOrderDialog *self, PdService *service)
{
  AdwNavigationPage *pages[] = { self->form_page };

  set_service (self, service);
  adw_navigation_view_replace (self->navigation, pages, G_N_ELEMENTS (pages));
  pd_order_fields_focus_first (self->rows);
}

static void
dripfeed_switched_cb (PdOrderDialog *self)
{
  pd_order_form_set_dripfeed (self->form, adw_expander_row_get_enable_expansion (self->dripfeed));
}

static void
submitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdOrderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PdOrder) order = pd_outbox_submit_finish (PD_OUTBOX (source), result, &error);

  self->placing = FALSE;
  if (order == NULL)
    {
      g_autofree char *message = pd_explain_error (error);

      pd_problem_row_show (self->place_problem, PD_PROBLEM_ERROR, message);
      update (self);
      return;
    }

  self->placed = TRUE;
  if (self->has_draft)
    pd_order_draft_clear (self->settings);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
place_cb (PdOrderDialog *self)
{
  if (self->placing || self->service == NULL)
    return;

  self->tried = TRUE;
  if (!pd_order_form_is_complete (self->form))
    {
      update (self);
      pd_order_fields_focus_first (self->rows);
      return;
    }

  self->placing = TRUE;
  pd_problem_row_hide (self->place_problem);
  update (self);
  pd_outbox_submit_async (pd_desk_get_outbox (self->desk), pd_service_get_panel (self->service), self->form,
                          NULL, submitted_cb, g_object_ref (self));
}

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  place_cb (PD_ORDER_DIALOG (widget));
}

/* Overrides */

/* There is one draft: it makes room only for something that was typed. */
static void
pd_order_dialog_closed (AdwDialog *dialog)
{
  PdOrderDialog *self = PD_ORDER_DIALOG (dialog);

  if (self->placed || self->service == NULL || form_says (self, self->opened))
    return;
  if (!form_says (self, self->blank))
    pd_order_draft_save (self->settings, self->service, self->form);
  else if (self->has_draft)
    pd_order_draft_clear (self->settings);
}

static void
pd_order_dialog_dispose (GObject *object)
{
  PdOrderDialog *self = PD_ORDER_DIALOG (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->type_problem);
  g_clear_object (&self->link_problem);
  g_clear_object (&self->other_order);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ORDER_DIALOG);
  g_clear_object (&self->form);
  g_clear_object (&self->service);
  g_clear_object (&self->settings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_order_dialog_parent_class)->dispose (object);
}

static void
pd_order_dialog_finalize (GObject *object)
{
  PdOrderDialog *self = PD_ORDER_DIALOG (object);

  g_free (self->blank);
  g_free (self->opened);

  G_OBJECT_CLASS (pd_order_dialog_parent_class)->finalize (object);
}

static void
pd_order_dialog_class_init (PdOrderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pd_order_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pd_order_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = pd_order_dialog_closed;

  g_type_ensure (PD_TYPE_DIALOG_BODY);
  g_type_ensure (PD_TYPE_MONEY_LABEL);
  g_type_ensure (PD_TYPE_PROBLEM_ROW);
  g_type_ensure (PD_TYPE_SERVICE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-order-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, form_page);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, service_group);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, dripfeed_group);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, dripfeed);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, cost);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, balance);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, place_problem);
  gtk_widget_class_bind_template_child (widget_class, PdOrderDialog, place_button);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, dripfeed_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  pd_closures_bind (widget_class);

  gtk_widget_class_install_action (widget_class, "order.place", NULL, place_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "order.place", NULL);
}

static void
pd_order_dialog_init (PdOrderDialog *self)
{
  create_form (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APP_ID);
  self->type_problem = g_object_ref_sink (pd_problem_row_new ());
  adw_preferences_group_add (self->service_group, GTK_WIDGET (self->type_problem));
  create_link_problem (self);
  pd_first_focus_keep (ADW_DIALOG (self));
}

static PdOrderDialog *
create (PdDesk *desk)
{
  PdOrderDialog *self = g_object_new (PD_TYPE_ORDER_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  pd_service_picker_set_services (self->picker, pd_desk_get_services (desk));

  return self;
}

/**
 * pd_order_dialog_new:
 * @desk: places the order
 * @service: (nullable): what is ordered; %NULL: what the draft that was left orders, or the user chooses
 *
 * Returns: (transfer floating): a new dialog, filled in with the draft where that is of the same service
 */
PdOrderDialog *
pd_order_dialog_new (PdDesk *desk, PdService *service)
{
  PdOrderDialog *self = create (desk);
  AdwNavigationPage *picker[] = { ADW_NAVIGATION_PAGE (self->picker) };
  g_autoptr (PdService) draft_service = NULL;
  g_autofree char *draft = pd_order_draft_load (self->settings, desk, &draft_service);

  if (service == NULL)
    service = draft_service;
  if (service == NULL)
    {
      adw_navigation_view_replace (self->navigation, picker, G_N_ELEMENTS (picker));
      return self;
    }

  set_service (self, service);
  self->has_draft = service == draft_service;
  if (self->has_draft)
    load (self, draft);

  return self;
}

/**
 * pd_order_dialog_new_again:
 * @desk: places the order
 * @order: an earlier order
 *
 * Returns: (transfer floating): a new dialog, filled in as @order was. Where its service is gone, the user
 *   chooses another.
 */
PdOrderDialog *
pd_order_dialog_new_again (PdDesk *desk, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  PdService *service
      = pd_service_list_find (pd_desk_get_services (desk), pd_order_get_panel (order), record->service_id);
  PdOrderDialog *self;

  if (service == NULL)
    return pd_order_dialog_new (desk, NULL);

  self = create (desk);
  set_service (self, service);
  if (record->parameters != NULL)
    load (self, record->parameters);

  return self;
}
