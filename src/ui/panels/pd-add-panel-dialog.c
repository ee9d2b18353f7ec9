/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-add-panel-dialog.h"

#include <glib/gi18n.h>

#include "pd-dialog-body.h"
#include "pd-panel-form.h"

/* Adding a panel: choose a known one or another, then its key. The desk tries the key before anything is
 * kept; on an error the dialog stays with what was typed. */

struct _PdAddPanelDialog
{
  AdwDialog parent_instance;

  PdDesk *desk;
  const PdKnownPanel *known;
  GCancellable *cancellable; /* (nullable): while it connects */
  guint spinner_timeout;

  AdwNavigationView *navigation;
  AdwPreferencesGroup *known_panels;
  AdwNavigationPage *key_page;
  PdPanelForm *form;
  GtkWidget *connect_button;
  GtkWidget *spinner;
};

G_DEFINE_FINAL_TYPE (PdAddPanelDialog, pd_add_panel_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_CONNECTING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A quick answer shall not flicker. */
#define SECONDS_BEFORE_SPINNER 3

static gboolean
is_connecting (PdAddPanelDialog *self)
{
  return self->cancellable != NULL;
}

static void
update_connect_button (PdAddPanelDialog *self)
{
  gtk_widget_set_sensitive (self->connect_button,
                            !is_connecting (self) && pd_panel_form_is_complete (self->form));
}

static void
show_spinner_cb (gpointer user_data)
{
  PdAddPanelDialog *self = user_data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
}

static void
set_cancellable (PdAddPanelDialog *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
  if (cancellable != NULL)
    self->spinner_timeout = g_timeout_add_seconds_once (SECONDS_BEFORE_SPINNER, show_spinner_cb, self);
  update_connect_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTING]);
}

static void
show_key_page (PdAddPanelDialog *self, const PdKnownPanel *known)
{
  g_autofree char *title = NULL;

  self->known = known;
  /* Translators: %s is the name of a panel */
  title = known != NULL ? g_strdup_printf (_ ("Add %s"), known->name) : g_strdup (_ ("Another Panel"));
  adw_navigation_page_set_title (self->key_page, title);
  pd_panel_form_set_values (self->form, known != NULL ? known->name : "", known != NULL ? known->url : "",
                            TRUE);
  adw_navigation_view_push (self->navigation, self->key_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static char *
connect_label (gpointer object, gboolean connecting)
{
  return g_strdup (connecting ? _ ("Connecting…") : _ ("Connect"));
}

static void
known_activated_cb (AdwActionRow *row, gpointer user_data)
{
  show_key_page (PD_ADD_PANEL_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (row), PD_TYPE_ADD_PANEL_DIALOG)),
                 user_data);
}

static void
another_activated_cb (PdAddPanelDialog *self)
{
  show_key_page (self, NULL);
}

static void
demo_activated_cb (PdAddPanelDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.add-demo", NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
form_changed_cb (PdAddPanelDialog *self)
{
  update_connect_button (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdAddPanelDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  PdPanel *panel = pd_desk_add_panel_finish (PD_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_cancellable (self, NULL);
  if (panel != NULL)
    {
      pd_panel_form_clear (self->form);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  pd_panel_form_show_error (self->form, error);
}

static void
connect_cb (PdAddPanelDialog *self)
{
  g_autofree char *name = pd_panel_form_dup_name (self->form);
  g_autofree char *url = pd_panel_form_dup_url (self->form);
  g_autoptr (GCancellable) cancellable = NULL;

  if (is_connecting (self) || !pd_panel_form_is_complete (self->form))
    return;

  pd_panel_form_clear_error (self->form);
  cancellable = g_cancellable_new ();
  set_cancellable (self, cancellable);
  pd_desk_add_panel_async (self->desk, name, url, self->known != NULL ? self->known->dialect : "",
                           pd_panel_form_get_key (self->form), pd_panel_form_get_for_session (self->form),
                           FALSE, self->cancellable, added_cb, g_object_ref (self));
}

static void
add_known_panels (PdAddPanelDialog *self)
{
  guint n_panels;
  const PdKnownPanel *panels = pd_known_panels (&n_panels);

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (GUri) uri = g_uri_parse (panels[i].url, G_URI_FLAGS_NONE, NULL);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), panels[i].name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_uri_get_host (uri));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (known_activated_cb), (gpointer) &panels[i]);
      adw_preferences_group_add (self->known_panels, row);
    }
}

static void
pd_add_panel_dialog_closed (AdwDialog *dialog)
{
  PdAddPanelDialog *self = PD_ADD_PANEL_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  set_cancellable (self, NULL);
}

static void
pd_add_panel_dialog_dispose (GObject *object)
{
  PdAddPanelDialog *self = PD_ADD_PANEL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_ADD_PANEL_DIALOG);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_add_panel_dialog_parent_class)->dispose (object);
}

static void
pd_add_panel_dialog_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CONNECTING)
    g_value_set_boolean (value, is_connecting (PD_ADD_PANEL_DIALOG (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pd_add_panel_dialog_class_init (PdAddPanelDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_add_panel_dialog_dispose;
  object_class->get_property = pd_add_panel_dialog_get_property;
  ADW_DIALOG_CLASS (klass)->closed = pd_add_panel_dialog_closed;

  properties[PROP_CONNECTING]
      = g_param_spec_boolean ("connecting", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_DIALOG_BODY);
  g_type_ensure (PD_TYPE_PANEL_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-add-panel-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdAddPanelDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, PdAddPanelDialog, known_panels);
  gtk_widget_class_bind_template_child (widget_class, PdAddPanelDialog, key_page);
  gtk_widget_class_bind_template_child (widget_class, PdAddPanelDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PdAddPanelDialog, connect_button);
  gtk_widget_class_bind_template_child (widget_class, PdAddPanelDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, connect_label);
  gtk_widget_class_bind_template_callback (widget_class, another_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, demo_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, connect_cb);
}

static void
pd_add_panel_dialog_init (PdAddPanelDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_known_panels (self);
}

/**
 * pd_add_panel_dialog_new:
 * @desk: gets the panel
 *
 * Returns: (transfer floating): a new dialog
 */
PdAddPanelDialog *
pd_add_panel_dialog_new (PdDesk *desk)
{
  PdAddPanelDialog *self = g_object_new (PD_TYPE_ADD_PANEL_DIALOG, NULL);

  self->desk = g_object_ref (desk);

  return self;
}
