/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-dialog.h"

#include <glib/gi18n.h>

/* See the header. A file is read whole in the background and its bytes are handed on as they are, since only
 * the reader knows encodings; what is pasted is text already. */

struct _PdMassDialog
{
  AdwDialog parent_instance;

  PdDesk *desk;
  GCancellable *cancellable;

  AdwComboRow *panel_row;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *read_button;
};

G_DEFINE_FINAL_TYPE (PdMassDialog, pd_mass_dialog, ADW_TYPE_DIALOG)

static guint read_signal;

static PdPanel *
dup_panel (PdMassDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->panel_row);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;

  return g_list_model_get_item (pd_desk_get_panels (self->desk), selected - 1);
}

static void
go_on (PdMassDialog *self, GBytes *text)
{
  g_autoptr (PdMassDialog) keep = g_object_ref (self);
  g_autoptr (PdPanel) panel = dup_panel (self);

  g_signal_emit (self, read_signal, 0, text, panel);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
changed_cb (PdMassDialog *self)
{
  gtk_widget_set_sensitive (self->read_button, gtk_text_buffer_get_char_count (self->buffer) > 0);
}

static void
read_cb (PdMassDialog *self)
{
  g_autoptr (GBytes) text = NULL;
  GtkTextIter start;
  GtkTextIter end;
  char *contents;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  contents = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  text = g_bytes_new_take (contents, strlen (contents));
  go_on (self, text);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdMassDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  else
    go_on (self, text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdMassDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
open_cb (PdMassDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Open a Mass Order"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable,
                        chosen_cb, g_object_ref (self));
}

static void
fill_panels (PdMassDialog *self)
{
  GListModel *panels = pd_desk_get_panels (self->desk);
  guint n_panels = g_list_model_get_n_items (panels);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Whichever has the service"));
  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      gtk_string_list_append (names, pd_panel_get_name (panel));
    }
  adw_combo_row_set_model (self->panel_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->panel_row), n_panels > 1);
}

static void
pd_mass_dialog_dispose (GObject *object)
{
  PdMassDialog *self = PD_MASS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MASS_DIALOG);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_mass_dialog_parent_class)->dispose (object);
}

static void
pd_mass_dialog_finalize (GObject *object)
{
  g_object_unref (PD_MASS_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (pd_mass_dialog_parent_class)->finalize (object);
}

static void
pd_mass_dialog_class_init (PdMassDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_mass_dialog_dispose;
  object_class->finalize = pd_mass_dialog_finalize;

  read_signal = g_signal_new ("read", PD_TYPE_MASS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_BYTES, PD_TYPE_PANEL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-mass-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdMassDialog, panel_row);
  gtk_widget_class_bind_template_child (widget_class, PdMassDialog, view);
  gtk_widget_class_bind_template_child (widget_class, PdMassDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, PdMassDialog, read_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
pd_mass_dialog_init (PdMassDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->view));
}

/**
 * pd_mass_dialog_new:
 * @desk: has the panels
 *
 * Returns: (transfer floating): a new dialog
 */
PdMassDialog *
pd_mass_dialog_new (PdDesk *desk)
{
  PdMassDialog *self = g_object_new (PD_TYPE_MASS_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  fill_panels (self);

  return self;
}
