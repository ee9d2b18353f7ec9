/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-order-export.h"

#include <glib/gi18n.h>

#include "pd-csv.h"
#include "pd-explain.h"
#include "pd-order-text.h"

/* Orders as a table in a file. What is written is copied on the main thread and written by a worker. */

typedef struct
{
  PdOrderRecord *record;
  char *panel;
} Line;

typedef struct
{
  GPtrArray *lines; /* (element-type Line) */
  GFile *file;
  char separator;
} Export;

static void
free_line (gpointer data)
{
  Line *line = data;

  pd_order_record_free (line->record);
  g_free (line->panel);
  g_free (line);
}

static void
free_export (gpointer data)
{
  Export *export = data;

  g_ptr_array_unref (export->lines);
  g_object_unref (export->file);
  g_free (export);
}

static Export *
create_export (GPtrArray *orders, GFile *file, char separator)
{
  Export *export = g_new (Export, 1);

  export->lines = g_ptr_array_new_full (orders->len, free_line);
  export->file = g_object_ref (file);
  export->separator = separator;
  for (guint i = 0; i < orders->len; i++)
    {
      PdOrder *order = g_ptr_array_index (orders, i);
      Line *line = g_new (Line, 1);

      line->record = pd_order_record_copy (pd_order_get_record (order));
      line->panel = g_strdup (pd_panel_get_name (pd_order_get_panel (order)));
      g_ptr_array_add (export->lines, line);
    }

  return export;
}

/* What stands in a cell. Texts are guarded against being read as a formula, numbers stay numbers. */

static void
add_time (PdCsv *csv, gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *text = at > 0 ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : NULL;

  pd_csv_add_text (csv, text);
}

static void
add_money (PdCsv *csv, PdMoney money)
{
  g_autofree char *text = pd_money_to_string (money);

  pd_csv_add_number (csv, text);
}

static void
add_line (PdCsv *csv, const Line *line)
{
  const PdOrderRecord *record = line->record;
  g_autofree char *state = pd_order_record_dup_status_text (record);
  g_autofree char *problem = pd_explain_problem (record->problem_code, record->problem);

  add_time (csv, record->created_at);
  pd_csv_add_text (csv, state);
  pd_csv_add_text (csv, line->panel);
  pd_csv_add_text (csv, record->order_id);
  pd_csv_add_text (csv, record->service_id);
  pd_csv_add_text (csv, record->service_name);
  pd_csv_add_text (csv, record->link);
  add_money (csv, record->quantity >= 0 ? pd_money_from_int (record->quantity) : PD_MONEY_UNKNOWN);
  add_money (csv, record->start_count);
  add_money (csv, record->remains);
  add_money (csv, record->charge);
  add_money (csv, record->price);
  pd_csv_add_text (csv, record->currency);
  add_time (csv, pd_order_record_get_updated_at (record));
  pd_csv_add_text (csv, record->note);
  pd_csv_add_text (csv, problem);
  pd_csv_end_line (csv);
}

static void
add_titles (PdCsv *csv)
{
  const char *titles[] = {
    _ ("Ordered"),  _ ("State"),    _ ("Panel"),       _ ("Order"),   _ ("Service ID"), _ ("Service"),
    _ ("Link"),     _ ("Quantity"), _ ("Start Count"), _ ("Remains"), _ ("Charge"),     _ ("Expected Charge"),
    _ ("Currency"), _ ("Updated"),  _ ("Note"),        _ ("Problem"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    pd_csv_add_text (csv, titles[i]);
  pd_csv_end_line (csv);
}

static void
write_in_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (PdCsv) csv = pd_csv_new (export->separator);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  add_titles (csv);
  for (guint i = 0; i < export->lines->len; i++)
    add_line (csv, g_ptr_array_index (export->lines, i));
  bytes = pd_csv_to_bytes (csv);

  if (g_file_replace_contents (export->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                               FALSE, G_FILE_CREATE_NONE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The dialog */

typedef struct
{
  GtkWidget *parent; /* (nullable): weak */
  GPtrArray *orders;
} Choice;

static void
free_choice (Choice *choice)
{
  g_clear_weak_pointer (&choice->parent);
  g_ptr_array_unref (choice->orders);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, free_choice)

static char
get_separator (void)
{
  static const struct
  {
    const char *name;
    char separator;
  } separators[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' } };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *name = g_settings_get_string (settings, "csv-separator");

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_strcmp0 (name, separators[i].name) == 0)
      return separators[i].separator;

  return ',';
}

static void
say (GtkWidget *parent, const char *text)
{
  if (parent != NULL)
    gtk_widget_activate_action (parent, "win.toast", "s", text);
}

static void
say_failure (GtkWidget *parent, const GError *error)
{
  g_autofree char *reason = pd_explain_file_error (error);
  /* Translators: %s says why the file was not written */
  g_autofree char *text = g_strdup_printf (_ ("Nothing was exported: %s"), reason);

  say (parent, text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!pd_order_export_write_finish (result, &error))
    {
      say_failure (choice->parent, error);
      return;
    }

  text = g_strdup_printf (ngettext ("%u order exported", "%u orders exported", choice->orders->len),
                          choice->orders->len);
  say (choice->parent, text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  GPtrArray *orders = choice->orders; /* which the choice keeps */

  if (file != NULL)
    pd_order_export_write_async (orders, file, get_separator (), NULL, written_cb, g_steal_pointer (&choice));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    say_failure (choice->parent, error);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Tables (CSV)"));
  gtk_file_filter_add_mime_type (filter, "text/csv");
  gtk_file_filter_add_suffix (filter, "csv");
  g_list_store_append (filters, filter);

  return G_LIST_MODEL (filters);
}

/**
 * pd_order_export_choose:
 * @parent: over which the dialog is shown
 * @orders: (element-type PdOrder): what is exported
 *
 * Asks for a file and writes @orders into it. What came of it is told by a toast.
 */
void
pd_order_export_choose (GtkWidget *parent, GPtrArray *orders)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the name of an exported file, see g_date_time_format(): "Orders 2025-11-21.csv" */
  g_autofree char *name = g_date_time_format (now, _ ("Orders %Y-%m-%d.csv"));
  GtkRoot *root;
  Choice *choice;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (orders != NULL);

  root = gtk_widget_get_root (parent);
  choice = g_new0 (Choice, 1);
  g_set_weak_pointer (&choice->parent, parent);
  choice->orders = g_ptr_array_ref (orders);

  gtk_file_dialog_set_title (dialog, _ ("Export Orders"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, choice);
}

/**
 * pd_order_export_write_async:
 * @orders: (element-type PdOrder): what is written, in this order
 * @file: is replaced
 * @separator: what stands between two cells
 *
 * Writes @orders as a table. They are read before this returns.
 */
void
pd_order_export_write_async (GPtrArray *orders,
                             GFile *file,
                             char separator,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (orders != NULL);
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pd_order_export_write_async);
  g_task_set_task_data (task, create_export (orders, file, separator), free_export);
  g_task_run_in_thread (task, write_in_worker);
}

/**
 * pd_order_export_write_finish:
 * @result: of the call
 * @error: why the file was not written
 *
 * Returns: whether it was written
 */
gboolean
pd_order_export_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
