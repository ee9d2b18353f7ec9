/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-paste-dialog.h"

#include <glib/gi18n.h>

#include "pd-explain.h"
#include "pd-first-focus.h"
#include "pd-mass-draft.h"
#include "pd-problem-row.h"

/* See the header. A file is read whole in the background and its bytes are handed on as they are, since only
 * the reader knows encodings; what is pasted is text already. The text of a mass order is the draft: it is
 * there again when the dialog was closed by accident. */

struct _PdPasteDialog
{
  AdwDialog parent_instance;

  PdDesk *desk;
  PdPastePurpose purpose;
  GCancellable *cancellable;
  gboolean keeps_draft; /* from when an earlier one is shown until this one is left */

  AdwComboRow *panel_row;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *hint;
  PdProblemRow *problem;
  GtkButton *read_button;
};

static const struct
{
  const char *title;
  const char *hint;
  const char *panel_title;
  const char *button;
  const char *any_panel; /* (nullable) */
} purposes[] = {
  [PD_PASTE_MASS_ORDER] = {
    N_ ("Mass Order"),
    N_ ("One order a line: service | link | quantity. Columns of a spreadsheet do as well."),
    N_ ("Lines without a panel go to"),
    N_ ("Look Through"),
    N_ ("Any that has the service"),
  },
  [PD_PASTE_ADOPTION] = {
    N_ ("Adopt Orders"),
    N_ ("Order IDs of what was placed elsewhere, such as “23501, 23502”, or the panel’s table of orders. They are "
        "looked up and followed from then on."),
    N_ ("Where they were placed"),
    N_ ("Adopt"),
    NULL,
  },
};

G_DEFINE_FINAL_TYPE (PdPasteDialog, pd_paste_dialog, ADW_TYPE_DIALOG)

static guint read_signal;

/* What the row of the panels has before them. */
static guint
count_before (PdPasteDialog *self)
{
  return purposes[self->purpose].any_panel != NULL ? 1 : 0;
}

static PdPanel *
dup_panel (PdPasteDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->panel_row);
  guint n_before = count_before (self);

  if (selected < n_before || selected == GTK_INVALID_LIST_POSITION)
    return NULL;

  return g_list_model_get_item (pd_desk_get_panels (self->desk), selected - n_before);
}

static char *
dup_text (PdPasteDialog *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* The draft */

static void
keep_draft (PdPasteDialog *self)
{
  g_autofree char *text = NULL;

  if (!self->keeps_draft)
    return;

  self->keeps_draft = FALSE;
  text = dup_text (self);
  pd_mass_draft_save (self->desk, text);
}

/* All of it is selected: who wants to begin anew just pastes. */
static void
show_draft (PdPasteDialog *self, const char *text, gsize length)
{
  GtkTextIter start;
  GtkTextIter end;

  if (gtk_text_buffer_get_char_count (self->buffer) > 0 || !g_utf8_validate_len (text, length, NULL))
    return;

  gtk_text_buffer_set_text (self->buffer, text, (int) length);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_select_range (self->buffer, &start, &end);
}

static void
draft_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    show_draft (self, text, length);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->keeps_draft = TRUE;
}

static void
load_draft (PdPasteDialog *self)
{
  g_autoptr (GFile) file = pd_mass_draft_get_file (self->desk);

  g_file_load_contents_async (file, self->cancellable, draft_loaded_cb, g_object_ref (self));
}

/* Going on */

static void
go_on (PdPasteDialog *self, GBytes *text)
{
  g_autoptr (PdPasteDialog) keep = g_object_ref (self);
  g_autoptr (PdPanel) panel = dup_panel (self);

  keep_draft (self);
  g_signal_emit (self, read_signal, 0, text, panel);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
changed_cb (PdPasteDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->read_button),
                            gtk_text_buffer_get_char_count (self->buffer) > 0);
}

static void
read_cb (PdPasteDialog *self)
{
  char *contents = dup_text (self);
  g_autoptr (GBytes) text = g_bytes_new_take (contents, strlen (contents));

  go_on (self, text);
}

static void
show_failure (PdPasteDialog *self, const GError *error)
{
  g_autofree char *message = pd_explain_file_error (error);

  pd_problem_row_show (self->problem, PD_PROBLEM_ERROR, message);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text == NULL)
    show_failure (self, error);
  else
    go_on (self, text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    pd_paste_dialog_load (self, file);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED))
    show_failure (self, error);
}

static void
open_cb (PdPasteDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, adw_dialog_get_title (ADW_DIALOG (self)));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable,
                        chosen_cb, g_object_ref (self));
}

static void
fill_panels (PdPasteDialog *self)
{
  GListModel *panels = pd_desk_get_panels (self->desk);
  guint n_panels = g_list_model_get_n_items (panels);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (purposes[self->purpose].any_panel != NULL)
    gtk_string_list_append (names, _ (purposes[self->purpose].any_panel));
  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (panels, i);

      gtk_string_list_append (names, pd_panel_get_name (panel));
    }
  adw_combo_row_set_model (self->panel_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->panel_row), n_panels > 1);
}

/* Overrides */

static void
pd_paste_dialog_closed (AdwDialog *dialog)
{
  PdPasteDialog *self = PD_PASTE_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  keep_draft (self);
}

static void
pd_paste_dialog_dispose (GObject *object)
{
  PdPasteDialog *self = PD_PASTE_DIALOG (object);

  /* The window was closed over it. */
  keep_draft (self);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_PASTE_DIALOG);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_paste_dialog_parent_class)->dispose (object);
}

static void
pd_paste_dialog_finalize (GObject *object)
{
  g_object_unref (PD_PASTE_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (pd_paste_dialog_parent_class)->finalize (object);
}

static void
pd_paste_dialog_class_init (PdPasteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pd_paste_dialog_dispose;
  object_class->finalize = pd_paste_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = pd_paste_dialog_closed;

  read_signal = g_signal_new ("read", PD_TYPE_PASTE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_BYTES, PD_TYPE_PANEL);

  g_type_ensure (PD_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPasteDialog, panel_row);
  gtk_widget_class_bind_template_child (widget_class, PdPasteDialog, view);
  gtk_widget_class_bind_template_child (widget_class, PdPasteDialog, buffer);
  gtk_widget_class_bind_template_child (widget_class, PdPasteDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, PdPasteDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, PdPasteDialog, read_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
pd_paste_dialog_init (PdPasteDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->view));
  pd_first_focus_keep (ADW_DIALOG (self));
}

static void
set_texts (PdPasteDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ (purposes[self->purpose].title));
  gtk_label_set_text (self->hint, _ (purposes[self->purpose].hint));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->panel_row),
                                 _ (purposes[self->purpose].panel_title));
  gtk_button_set_label (self->read_button, _ (purposes[self->purpose].button));
}

/**
 * pd_paste_dialog_new:
 * @desk: has the panels
 * @purpose: what the text is for
 *
 * Returns: (transfer floating): a new dialog
 */
PdPasteDialog *
pd_paste_dialog_new (PdDesk *desk, PdPastePurpose purpose)
{
  PdPasteDialog *self = g_object_new (PD_TYPE_PASTE_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->purpose = purpose;
  set_texts (self);
  fill_panels (self);
  if (purpose == PD_PASTE_MASS_ORDER)
    load_draft (self);

  return self;
}

/**
 * pd_paste_dialog_choose_panel:
 * @self: the dialog
 * @panel: what the text is for, until the user says otherwise
 */
void
pd_paste_dialog_choose_panel (PdPasteDialog *self, PdPanel *panel)
{
  GListModel *panels;

  g_return_if_fail (PD_IS_PASTE_DIALOG (self));

  panels = pd_desk_get_panels (self->desk);
  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr (PdPanel) item = g_list_model_get_item (panels, i);

      if (item == panel)
        adw_combo_row_set_selected (self->panel_row, i + count_before (self));
    }
}

/**
 * pd_paste_dialog_load:
 * @self: the dialog
 * @file: what the user chose
 *
 * Goes on with the text of @file, or says in the dialog why it cannot be read.
 */
void
pd_paste_dialog_load (PdPasteDialog *self, GFile *file)
{
  g_return_if_fail (PD_IS_PASTE_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  pd_problem_row_hide (self->problem);
  g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (self));
}
