/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-page.h"

#include <glib/gi18n.h>

#include "pd-mass-closures.h"
#include "pd-mass-draft.h"
#include "pd-mass-list.h"
#include "pd-mass-order.h"
#include "pd-mass-panel-menu.h"
#include "pd-mass-row-dialog.h"
#include "pd-mass-table.h"
#include "pd-mass-total-box.h"
#include "pd-mass-totals-dialog.h"
#include "pd-waiting.h"

/* See the header. Nothing is sent from here: placing asks once, with the totals, and hands all orders to the
 * outbox in one go. What was not placed when the page is left is kept as the draft. */

struct _PdMassPage
{
  AdwNavigationPage parent_instance;

  PdDesk *desk;
  PdMassOrder *mass;
  gboolean keeps_draft;
  gboolean complete; /* the rows are all lines that are not placed yet */
  gboolean placing;
  GPtrArray *placed; /* (nullable): the rows of which orders are made, or were last */

  gboolean narrow;
  GPtrArray *left_out; /* rows that can be put back as long as the toast is there */
  AdwToast *toast;     /* (nullable) */

  AdwToastOverlay *toasts;
  GtkMenuButton *panel_menu;
  AdwToggleGroup *shown;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkFlowBox *totals;
};

G_DEFINE_FINAL_TYPE (PdMassPage, pd_mass_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_MASS = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* One line */

static void
toast_dismissed_cb (PdMassPage *self)
{
  g_clear_object (&self->toast);
  g_ptr_array_set_size (self->left_out, 0);
}

static void
put_back_cb (PdMassPage *self)
{
  for (guint i = 0; i < self->left_out->len; i++)
    pd_mass_order_put_back (self->mass, self->left_out->pdata[i]);
  g_ptr_array_set_size (self->left_out, 0);
}

static AdwToast *
create_toast (const char *title)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, title);

  return toast;
}

static AdwToast *
create_undo_toast (PdMassPage *self)
{
  AdwToast *toast = create_toast ("");

  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (put_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);

  return toast;
}

/* One toast for all that are left out one after the other: it stays up from the last one on. */
static void
offer_undo (PdMassPage *self)
{
  guint n_lines = self->left_out->len;
  g_autofree char *title
      = g_strdup_printf (ngettext ("%'u line left out", "%'u lines left out", n_lines), n_lines);

  if (self->toast == NULL)
    self->toast = create_undo_toast (self);
  adw_toast_set_title (self->toast, title);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
}

static void
leave_out_cb (PdMassPage *self, PdMassRow *row)
{
  g_ptr_array_add (self->left_out, g_object_ref (row));
  pd_mass_order_remove (self->mass, row);
  offer_undo (self);
}

static void
left_out_in_dialog_cb (PdMassPage *self, PdMassRowDialog *dialog)
{
  g_autoptr (PdMassRow) row = NULL;

  g_object_get (dialog, "row", &row, NULL);
  leave_out_cb (self, row);
}

static void
activate_cb (PdMassPage *self, PdMassRow *row)
{
  PdMassRowDialog *dialog = pd_mass_row_dialog_new (row);

  g_signal_connect_object (dialog, "leave-out", G_CALLBACK (left_out_in_dialog_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* Which lines are shown */

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  PdMassPage *self = user_data;
  const char *name = adw_toggle_group_get_active_name (self->shown);

  if (g_strcmp0 (name, "ready") == 0)
    return pd_mass_row_is_ready (item);
  if (g_strcmp0 (name, "problems") == 0)
    return !pd_mass_row_is_ready (item);

  return TRUE;
}

static void
shown_changed_cb (PdMassPage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdMassPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (pd_mass_order_read_finish (PD_MASS_ORDER (source), result, &error))
    self->complete = TRUE;
  else if (self->desk != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
read_lines (PdMassPage *self, GBytes *text)
{
  self->complete = FALSE;
  adw_toast_overlay_dismiss_all (self->toasts);
  pd_mass_order_read_async (self->mass, text, NULL, read_cb, g_object_ref (self));
}

/* The draft */

/* While orders are handed over they are no draft, and the lines that are left were kept before. */
static void
keep_draft (PdMassPage *self)
{
  g_autofree char *lines = NULL;

  if (self->mass == NULL || !self->keeps_draft || !self->complete || self->placing)
    return;

  lines = pd_mass_order_dup_lines (self->mass);
  pd_mass_draft_save (self->desk, lines);
}

/* Before anything is placed, so that what was placed is never offered again. */
static void
keep_failed_lines (PdMassPage *self)
{
  g_autofree char *lines = pd_mass_order_dup_failed_lines (self->mass);

  if (self->keeps_draft)
    pd_mass_draft_save (self->desk, lines);
}

/* Placing */

/* What cannot be sent yet is not lost with what was: it stays as a preview of its own. */
static void
go_on (PdMassPage *self, guint n_placed)
{
  g_autofree char *message = NULL;

  adw_toast_overlay_dismiss_all (self->toasts);
  pd_mass_order_remove_all (self->mass, self->placed);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->mass)) == 0)
    {
      self->complete = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "orders");
      return;
    }

  message = g_strdup_printf (ngettext ("%'u order is being sent. These lines were left out.",
                                       "%'u orders are being sent. These lines were left out.", n_placed),
                             n_placed);
  adw_toast_overlay_add_toast (self->toasts, create_toast (message));
}

static void
submitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdMassPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) orders = pd_outbox_submit_many_finish (PD_OUTBOX (source), result, &error);

  if (self->desk == NULL)
    return;

  self->placing = FALSE;
  if (orders == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  else
    go_on (self, orders->len);
}

static void
place (PdMassPage *self)
{
  g_autoptr (GArray) submissions = pd_mass_order_dup_submissions (self->mass);

  if (self->placing || submissions->len == 0)
    return;

  self->placing = TRUE;
  g_clear_pointer (&self->placed, g_ptr_array_unref);
  self->placed = pd_mass_order_list_ready (self->mass);
  keep_failed_lines (self);
  pd_outbox_submit_many_async (pd_desk_get_outbox (self->desk), (PdSubmission *) submissions->data,
                               submissions->len, submitted_cb, g_object_ref (self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdMassPage) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->desk != NULL && g_str_equal (answer, "place"))
    place (self);
}

static void
totals_clicked_cb (PdMassPage *self)
{
  adw_dialog_present (ADW_DIALOG (pd_mass_totals_dialog_new (self->mass)), GTK_WIDGET (self));
}

static void
place_clicked_cb (PdMassPage *self)
{
  guint n_ready = pd_mass_order_get_n_ready (self->mass);
  g_autofree char *title
      = g_strdup_printf (ngettext ("Place %'u Order?", "Place %'u Orders?", n_ready), n_ready);
  g_autofree char *totals = pd_mass_totals_describe (self->mass);
  AdwDialog *dialog = adw_alert_dialog_new (title, totals);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "place",
                                  _ ("_Place Orders"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "place", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, answered_cb,
                           g_object_ref (self));
}

/* After an edit a row may belong to another group. */
static void
checked_cb (PdMassPage *self)
{
  if (g_strcmp0 (adw_toggle_group_get_active_name (self->shown), "all") != 0)
    shown_changed_cb (self);
}

static void
pd_mass_page_dispose (GObject *object)
{
  PdMassPage *self = PD_MASS_PAGE (object);

  keep_draft (self);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MASS_PAGE);
  g_clear_object (&self->toast);
  g_clear_object (&self->mass);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_mass_page_parent_class)->dispose (object);
}

static void
pd_mass_page_finalize (GObject *object)
{
  g_ptr_array_unref (PD_MASS_PAGE (object)->left_out);
  g_clear_pointer (&PD_MASS_PAGE (object)->placed, g_ptr_array_unref);

  G_OBJECT_CLASS (pd_mass_page_parent_class)->finalize (object);
}

static void
pd_mass_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_MASS)
    g_value_set_object (value, PD_MASS_PAGE (object)->mass);
  else if (property_id == PROP_NARROW)
    g_value_set_boolean (value, PD_MASS_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_mass_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdMassPage *self = PD_MASS_PAGE (object);

  if (property_id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  if (self->narrow == g_value_get_boolean (value))
    return;

  self->narrow = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
bind_callbacks (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, leave_out_cb);
  gtk_widget_class_bind_template_callback (klass, shown_changed_cb);
  gtk_widget_class_bind_template_callback (klass, activate_cb);
  gtk_widget_class_bind_template_callback (klass, totals_clicked_cb);
  gtk_widget_class_bind_template_callback (klass, place_clicked_cb);
  pd_mass_closures_bind (klass);
}

static void
pd_mass_page_class_init (PdMassPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mass_page_dispose;
  object_class->finalize = pd_mass_page_finalize;
  object_class->get_property = pd_mass_page_get_property;
  object_class->set_property = pd_mass_page_set_property;

  properties[PROP_MASS]
      = g_param_spec_object ("mass", NULL, NULL, PD_TYPE_MASS_ORDER,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_MASS_LIST);
  g_type_ensure (PD_TYPE_MASS_TABLE);
  g_type_ensure (PD_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-mass-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMassPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PdMassPage, panel_menu);
  gtk_widget_class_bind_template_child (widget_class, PdMassPage, shown);
  gtk_widget_class_bind_template_child (widget_class, PdMassPage, filtered);
  gtk_widget_class_bind_template_child (widget_class, PdMassPage, filter);
  gtk_widget_class_bind_template_child (widget_class, PdMassPage, totals);
  bind_callbacks (widget_class);
}

static void
pd_mass_page_init (PdMassPage *self)
{
  self->left_out = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, is_shown, self, NULL);
}

/**
 * pd_mass_page_new:
 * @desk: places the orders
 * @text: the lines
 * @panel: (nullable): where lines that name no panel are ordered
 * @keeps_draft: whether what is not placed takes the place of the draft
 *
 * Returns: (transfer floating): a new page, to be pushed
 */
PdMassPage *
pd_mass_page_new (PdDesk *desk, GBytes *text, PdPanel *panel, gboolean keeps_draft)
{
  PdMassPage *self = g_object_new (PD_TYPE_MASS_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->keeps_draft = keeps_draft;
  self->mass
      = pd_mass_order_new (pd_desk_get_panels (desk), pd_desk_get_services (desk), pd_desk_get_orders (desk));
  pd_mass_order_set_panel (self->mass, panel);
  pd_mass_panel_menu_attach (self->panel_menu, desk, self->mass, panel);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->mass));
  pd_mass_total_box_fill (self->totals, self->mass);
  /* All in one line, which is as wide as they are. */
  g_object_bind_property (pd_mass_order_get_totals (self->mass), "n-items", self->totals,
                          "min-children-per-line", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->mass, "notify::n-ready", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MASS]);
  read_lines (self, text);

  return self;
}
