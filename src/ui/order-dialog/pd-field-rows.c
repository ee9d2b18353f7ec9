/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-field-rows.h"

#include <glib/gi18n.h>

#include "pd-list-row.h"
#include "pd-time.h"

/* The controls of an order form's fields: one function for each kind of field, and a table of them. A control
 * takes its first value from the form and writes every change into it. */

/* The values that every panel takes (api-v2 §2), in minutes. */
static const int common_minutes[] = { 0, 5, 10, 15, 30, 60, 90 };

typedef struct
{
  PdOrderForm *form;
  PdField field;
} Target;

static Target *
target_new (PdOrderForm *form, PdField field)
{
  Target *target = g_new0 (Target, 1);

  target->form = g_object_ref (form);
  target->field = field;

  return target;
}

static void
target_free (gpointer data, GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->form);
  g_free (target);
}

static const char *
get_value (PdOrderForm *form, PdField field)
{
  const char *value = pd_order_form_get_value (form, field);

  return value != NULL ? value : "";
}

static void
editable_changed_cb (GtkEditable *editable, Target *target)
{
  pd_order_form_set_value (target->form, target->field, gtk_editable_get_text (editable));
}

static void
connect_editable (gpointer editable, PdOrderForm *form, PdField field)
{
  g_signal_connect_data (editable, "changed", G_CALLBACK (editable_changed_cb), target_new (form, field),
                         target_free, G_CONNECT_DEFAULT);
}

static GtkWidget *
build_entry (PdOrderForm *form, PdField field, const PdFieldInfo *info)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (info->label));
  if (info->hint != NULL)
    gtk_widget_set_tooltip_text (row, _ (info->hint));
  if (info->kind == PD_FIELD_KIND_LINK)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_URL);
  gtk_editable_set_text (GTK_EDITABLE (row), get_value (form, field));
  connect_editable (row, form, field);

  return row;
}

/* Numbers are typed as people write them: "1000" and "1,000" are both one thousand. */
static int
read_count_cb (AdwSpinRow *row, double *value)
{
  gint64 count;

  if (!pd_count_parse (gtk_editable_get_text (GTK_EDITABLE (row)), &count))
    return GTK_INPUT_ERROR;

  *value = (double) count;
  return TRUE;
}

static gboolean
show_count_cb (AdwSpinRow *row)
{
  g_autofree char *text = pd_count_format ((gint64) adw_spin_row_get_value (row));

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (row))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);

  return TRUE;
}

/* Steps that lead from the least to the greatest in a bearable number of clicks. */
static double
choose_step (gint64 least)
{
  return least >= 1000 ? 1000 : least >= 100 ? 100 : least >= 10 ? 10 : 1;
}

static GtkWidget *
build_spin (PdOrderForm *form, PdField field, const PdFieldInfo *info)
{
  PdServiceInfo *service = pd_order_form_get_service (form);
  gint64 least = field == PD_FIELD_QUANTITY && service != NULL ? MAX (service->min, 1) : 1;
  gint64 value = least;
  double step = choose_step (least);
  GtkAdjustment *adjustment;
  GtkWidget *row;

  pd_count_parse (get_value (form, field), &value);
  adjustment = gtk_adjustment_new ((double) value, 0, 1e15, step, step * 10, 0);
  /* A spin row is presentational by itself, and assistive technology would see nothing of it. */
  row = g_object_new (ADW_TYPE_SPIN_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "adjustment",
                      adjustment, "climb-rate", step, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (info->label));
  if (info->hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (info->hint));
  g_signal_connect (row, "input", G_CALLBACK (read_count_cb), NULL);
  g_signal_connect (row, "output", G_CALLBACK (show_count_cb), NULL);
  show_count_cb (ADW_SPIN_ROW (row));
  connect_editable (row, form, field);
  editable_changed_cb (GTK_EDITABLE (row), &(Target) { form, field });

  return row;
}

/* A number that may stay away has no spin button, which always has a value. */
static GtkWidget *
build_count (PdOrderForm *form, PdField field, const PdFieldInfo *info)
{
  GtkWidget *row;

  if (field == PD_FIELD_QUANTITY || field == PD_FIELD_RUNS)
    return build_spin (form, field, info);

  row = build_entry (form, field, info);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);

  return row;
}

static void
list_changed_cb (PdListRow *row, GParamSpec *pspec, Target *target)
{
  g_autofree char *text = NULL;

  g_object_get (row, "text", &text, NULL);
  pd_order_form_set_value (target->form, target->field, text);
}

static GtkWidget *
build_list (PdOrderForm *form, PdField field, const PdFieldInfo *info)
{
  PdListRow *row = pd_list_row_new (_ (info->label), info->hint != NULL ? _ (info->hint) : NULL);

  g_object_set (row, "text", get_value (form, field), NULL);
  g_signal_connect_data (row, "notify::text", G_CALLBACK (list_changed_cb), target_new (form, field),
                         target_free, G_CONNECT_DEFAULT);

  return GTK_WIDGET (row);
}

static void
choice_selected_cb (AdwComboRow *row, GParamSpec *pspec, Target *target)
{
  guint selected = adw_combo_row_get_selected (row);
  const PdFieldChoice *choices = pd_field_get_info (target->field)->choices;

  if (selected != GTK_INVALID_LIST_POSITION)
    pd_order_form_set_value (target->form, target->field, choices[selected].value);
}

static GtkWidget *
build_choice (PdOrderForm *form, PdField field, const PdFieldInfo *info)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  for (guint i = 0; info->choices[i].value != NULL; i++)
    {
      gtk_string_list_append (labels, _ (info->choices[i].label));
      if (g_strcmp0 (info->choices[i].value, get_value (form, field)) == 0)
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (info->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (choice_selected_cb), target_new (form, field),
                         target_free, G_CONNECT_DEFAULT);
  choice_selected_cb (ADW_COMBO_ROW (row), NULL, &(Target) { form, field });

  return row;
}

static void
minutes_picked_cb (GtkFlowBox *box, GtkFlowBoxChild *child, GtkEditable *row)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (box), GTK_TYPE_POPOVER);

  gtk_editable_set_text (row, gtk_widget_get_name (GTK_WIDGET (child)));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
build_minutes_popover (GtkWidget *row)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 1);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (common_minutes); i++)
    {
      g_autofree char *label = pd_time_format_duration (common_minutes[i]);
      g_autofree char *name = g_strdup_printf ("%d", common_minutes[i]);
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), gtk_label_new (label));
      gtk_widget_set_name (child, name);
      gtk_flow_box_append (GTK_FLOW_BOX (box), child);
    }
  g_signal_connect_object (box, "child-activated", G_CALLBACK (minutes_picked_cb), row, G_CONNECT_DEFAULT);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

/* Minutes: the common values are offered, any other can be typed. */
static GtkWidget *
build_minutes (PdOrderForm *form, PdField field, const PdFieldInfo *info)
{
  GtkWidget *row = build_entry (form, field, info);
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *title = NULL;

  /* Translators: %s is the title of a field that takes minutes */
  title = g_strdup_printf (_ ("%s (minutes)"), _ (info->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), build_minutes_popover (row));
  gtk_widget_set_tooltip_text (button, _ ("Usual Values"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  if (*get_value (form, field) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (row), "30");

  return row;
}

static void
day_selected_cb (GtkCalendar *calendar, GtkEditable *row)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%d/%m/%Y");

  gtk_editable_set_text (row, text);
}

static GtkWidget *
build_date (PdOrderForm *form, PdField field, const PdFieldInfo *info)
{
  GtkWidget *row = build_entry (form, field, info);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), row, G_CONNECT_DEFAULT);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);

  return row;
}

static GtkWidget *(*const builders[]) (PdOrderForm *form, PdField field, const PdFieldInfo *info) = {
  [PD_FIELD_KIND_LINK] = build_entry,      [PD_FIELD_KIND_TEXT] = build_entry,
  [PD_FIELD_KIND_LIST] = build_list,       [PD_FIELD_KIND_COUNT] = build_count,
  [PD_FIELD_KIND_MINUTES] = build_minutes, [PD_FIELD_KIND_CHOICE] = build_choice,
  [PD_FIELD_KIND_DATE] = build_date,
};

/**
 * pd_field_row_new:
 * @form: what it reads and writes
 * @field: which value
 *
 * Returns: (transfer floating): the control for @field, as a row of a list
 */
GtkWidget *
pd_field_row_new (PdOrderForm *form, PdField field)
{
  const PdFieldInfo *info = pd_field_get_info (field);

  return builders[info->kind](form, field, info);
}
