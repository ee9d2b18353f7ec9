/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-safeguards.h"

#include <glib/gi18n.h>

#include "pd-problem-row.h"

/* See the header. The amount is read as an exact decimal; what cannot be read changes nothing and stays in
 * the field, with the reason below it. */

struct _PdPanelSafeguards
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdPanel *panel;
  GSignalGroup *panel_signals;

  AdwEntryRow *threshold_row;
  PdProblemRow *problem_row;
  AdwSwitchRow *hold_row;
};

G_DEFINE_FINAL_TYPE (PdPanelSafeguards, pd_panel_safeguards, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_PANEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Nothing typed means the threshold of the preferences. Returns: whether @threshold is what was typed */
static gboolean
read_threshold (PdPanelSafeguards *self, PdMoney *threshold)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->threshold_row))));

  *threshold = pd_money_parse (text);

  return *text == '\0' || (pd_money_is_known (*threshold) && !pd_money_is_negative (*threshold));
}

static void
set_problem (PdPanelSafeguards *self, const char *message)
{
  GtkAccessibleInvalidState state
      = message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE;

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->threshold_row), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->threshold_row), "error");
      pd_problem_row_show (self->problem_row, PD_PROBLEM_ERROR, message);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->threshold_row), "error");
      pd_problem_row_hide (self->problem_row);
    }
}

static void
show_values (PdPanelSafeguards *self)
{
  g_autofree char *text = NULL;

  if (self->panel == NULL)
    return;

  if (pd_money_is_known (pd_panel_get_threshold (self->panel)))
    text = pd_money_to_string (pd_panel_get_threshold (self->panel));
  /* The apply button is for what the user changed. */
  adw_entry_row_set_show_apply_button (self->threshold_row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->threshold_row), text != NULL ? text : "");
  adw_entry_row_set_show_apply_button (self->threshold_row, TRUE);
  adw_switch_row_set_active (self->hold_row, pd_panel_get_hold_after_unknown (self->panel));
}

static char *
threshold_title (gpointer object, const char *currency)
{
  if (currency == NULL)
    return g_strdup (_ ("Warn below"));

  /* Translators: %s is the code of a currency */
  return g_strdup_printf (_ ("Warn below, in %s"), currency);
}

static void
threshold_changed_cb (PdPanelSafeguards *self)
{
  set_problem (self, NULL);
}

static void
threshold_applied_cb (PdPanelSafeguards *self)
{
  PdMoney threshold;

  if (!read_threshold (self, &threshold))
    {
      set_problem (self, _ ("This is no amount. Write it like 10.50, or leave it empty."));
      return;
    }

  pd_panel_set_threshold (self->panel, threshold);
}

static void
hold_switched_cb (PdPanelSafeguards *self)
{
  gboolean hold = adw_switch_row_get_active (self->hold_row);

  if (self->panel == NULL || hold == pd_panel_get_hold_after_unknown (self->panel))
    return;

  pd_panel_set_hold_after_unknown (self->panel, hold);
}

static void
pd_panel_safeguards_dispose (GObject *object)
{
  PdPanelSafeguards *self = PD_PANEL_SAFEGUARDS (object);

  g_clear_object (&self->panel_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_PANEL_SAFEGUARDS);
  g_clear_object (&self->panel);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_panel_safeguards_parent_class)->dispose (object);
}

static void
pd_panel_safeguards_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdPanelSafeguards *self = PD_PANEL_SAFEGUARDS (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_panel_safeguards_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdPanelSafeguards *self = PD_PANEL_SAFEGUARDS (object);

  switch (property_id)
    {
    case PROP_DESK:
      if (!g_set_object (&self->desk, g_value_get_object (value)))
        return;
      break;
    case PROP_PANEL:
      if (!g_set_object (&self->panel, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->panel_signals, self->panel);
      show_values (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
pd_panel_safeguards_class_init (PdPanelSafeguardsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_panel_safeguards_dispose;
  object_class->get_property = pd_panel_safeguards_get_property;
  object_class->set_property = pd_panel_safeguards_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-panel-safeguards.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPanelSafeguards, threshold_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelSafeguards, problem_row);
  gtk_widget_class_bind_template_child (widget_class, PdPanelSafeguards, hold_row);
  gtk_widget_class_bind_template_callback (widget_class, threshold_title);
  gtk_widget_class_bind_template_callback (widget_class, threshold_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, threshold_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, hold_switched_cb);
}

static void
pd_panel_safeguards_init (PdPanelSafeguards *self)
{
  self->panel_signals = g_signal_group_new (PD_TYPE_PANEL);
  g_signal_group_connect_swapped (self->panel_signals, "notify::threshold", G_CALLBACK (show_values), self);
  g_signal_group_connect_swapped (self->panel_signals, "notify::hold-after-unknown", G_CALLBACK (show_values),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
