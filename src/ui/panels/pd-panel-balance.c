/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-panel-balance.h"

#include <glib/gi18n.h>

#include "pd-balance-chart.h"
#include "pd-closures.h"
#include "pd-explain.h"
#include "pd-spending.h"
#include "pd-time.h"
#include "pd-ui-enums.h"

/* See the header. The readings are loaded from the store when the panel or the period changes; what is read
 * later comes from the panel itself, as it may not be stored yet. */

struct _PdPanelBalance
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdPanel *panel;
  PdWidth width;
  GSignalGroup *panel_signals;
  GCancellable *cancellable; /* of loading the readings */
  GPtrArray *readings;       /* (element-type PdBalanceRecord) */
  gboolean failed;           /* they could not be loaded */

  GtkLabel *line;
  AdwToggleGroup *period;
  GtkStack *stack;
  PdBalanceChart *chart;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (PdPanelBalance, pd_panel_balance, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_PANEL,
  PROP_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint
get_days (PdPanelBalance *self)
{
  const char *name = adw_toggle_group_get_active_name (self->period);

  return name != NULL ? (guint) g_ascii_strtoull (name, NULL, 10) : 30;
}

static gint64
get_now (PdPanelBalance *self)
{
  return pd_clock_now (pd_desk_get_clock (self->desk));
}

static gint64
get_start (PdPanelBalance *self)
{
  return get_now (self) - get_days (self) * G_TIME_SPAN_DAY;
}

static gboolean
answers (gpointer object, PdPanelHealth health)
{
  return health != PD_PANEL_UNREACHABLE && health != PD_PANEL_KEY_MISSING && health != PD_PANEL_KEY_REFUSED;
}

/* A balance that was read while the readings were loaded may not be among them. */
static void
add_newest (PdPanelBalance *self)
{
  gint64 at = pd_panel_get_balance_at (self->panel);
  const PdBalanceRecord *last
      = self->readings->len > 0 ? self->readings->pdata[self->readings->len - 1] : NULL;

  if (at > (last != NULL ? last->at : 0))
    g_ptr_array_add (self->readings, pd_balance_record_new (pd_panel_get_id (self->panel), at,
                                                            pd_panel_get_balance (self->panel),
                                                            pd_panel_get_currency (self->panel)));
}

static void
update_chart (PdPanelBalance *self)
{
  g_autoptr (PdBalanceCurve) curve
      = pd_balance_curve_new (get_start (self), get_now (self), pd_panel_get_currency (self->panel));
  guint n_steps;

  for (guint i = 0; i < self->readings->len; i++)
    pd_balance_curve_add (curve, self->readings->pdata[i]);
  pd_balance_curve_close (curve);
  pd_balance_curve_get_steps (curve, &n_steps);

  pd_balance_chart_show (self->chart, curve, pd_panel_get_least_balance (self->panel));
  gtk_stack_set_visible_child_name (self->stack, self->failed ? "error" : n_steps > 0 ? "chart" : "empty");
}

static char *
describe_age (PdPanelBalance *self)
{
  gint64 at = pd_panel_get_balance_at (self->panel);
  g_autofree char *age = pd_time_format_age (at, get_now (self));
  g_autofree char *moment = pd_time_format_moment (at, get_now (self));

  if (at == 0)
    return g_strdup (_ ("Not read yet"));
  if (answers (NULL, pd_panel_get_health (self->panel)))
    /* Translators: when the balance was read, "2 minutes ago" */
    return g_strdup_printf (_ ("Checked %s"), age);

  /* Translators: of a balance: a moment ("today at 11:36") and how long ago that was ("3 hours ago") */
  return g_strdup_printf (_ ("As of %s, %s"), moment, age);
}

static void
update_line (PdPanelBalance *self)
{
  g_autofree char *age = describe_age (self);
  PdSpending spending
      = pd_spending_count (G_LIST_MODEL (pd_desk_get_orders (self->desk)), self->panel, get_start (self));
  g_autofree char *spent
      = pd_spending_describe (&spending, pd_panel_get_currency (self->panel), get_days (self));
  g_autofree char *text = NULL;

  if (answers (NULL, pd_panel_get_health (self->panel)))
    /* Translators: when the balance was read, and what was spent: "Checked now · 118.35 USD spent in 30 days"
     */
    text = g_strdup_printf (_ ("%s · %s"), age, spent);
  gtk_label_set_text (self->line, text != NULL ? text : age);
}

/* Closures of the template */

static GtkOrientation
stacked (gpointer object, PdWidth width)
{
  return width >= PD_WIDTH_NARROW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

/* Without a key that is accepted, another try changes nothing. */
static gboolean
may_answer_again (gpointer object, PdPanelHealth health)
{
  return health == PD_PANEL_UNREACHABLE;
}

static char **
amount_classes (gpointer object, PdPanelHealth health)
{
  static const char *const fresh[] = { "title-1", "numeric", NULL };
  static const char *const old[] = { "title-1", "numeric", "dimmed", NULL };

  return g_strdupv ((char **) (answers (NULL, health) ? fresh : old));
}

/* Callbacks */

static void
show_failure (PdPanelBalance *self, const GError *error)
{
  g_autofree char *message = pd_explain_error (error);

  self->failed = TRUE;
  gtk_label_set_text (self->error_label, message);
  pd_panel_balance_update (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PdPanelBalance) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *readings = pd_store_load_balances_finish (PD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (readings == NULL)
    {
      show_failure (self, error);
      return;
    }

  g_clear_pointer (&self->readings, g_ptr_array_unref);
  self->readings = readings;
  pd_panel_balance_update (self);
}

static void
cancel (PdPanelBalance *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (PdPanelBalance *self)
{
  cancel (self);
  g_ptr_array_set_size (self->readings, 0);
  self->failed = FALSE;
  if (self->desk == NULL || self->panel == NULL)
    return;

  pd_panel_balance_update (self);
  self->cancellable = g_cancellable_new ();
  pd_store_load_balances_async (pd_desk_get_store (self->desk), pd_panel_get_id (self->panel),
                                get_start (self) - PD_BALANCE_GAP, self->cancellable, loaded_cb,
                                g_object_ref (self));
}

static void
period_changed_cb (PdPanelBalance *self)
{
  load (self);
}

/* Overrides */

static void
pd_panel_balance_dispose (GObject *object)
{
  PdPanelBalance *self = PD_PANEL_BALANCE (object);

  cancel (self);
  g_clear_object (&self->panel_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_PANEL_BALANCE);
  g_clear_object (&self->panel);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_panel_balance_parent_class)->dispose (object);
}

static void
pd_panel_balance_finalize (GObject *object)
{
  g_ptr_array_unref (PD_PANEL_BALANCE (object)->readings);

  G_OBJECT_CLASS (pd_panel_balance_parent_class)->finalize (object);
}

static void
pd_panel_balance_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdPanelBalance *self = PD_PANEL_BALANCE (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_panel (PdPanelBalance *self, PdPanel *panel)
{
  if (!g_set_object (&self->panel, panel))
    return;

  g_signal_group_set_target (self->panel_signals, panel);
  load (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL]);
}

static void
pd_panel_balance_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdPanelBalance *self = PD_PANEL_BALANCE (object);

  switch (property_id)
    {
    case PROP_DESK:
      if (!g_set_object (&self->desk, g_value_get_object (value)))
        return;
      load (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PANEL:
      set_panel (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      if (self->width == (PdWidth) g_value_get_enum (value))
        return;
      self->width = g_value_get_enum (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_panel_balance_class_init (PdPanelBalanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_panel_balance_dispose;
  object_class->finalize = pd_panel_balance_finalize;
  object_class->get_property = pd_panel_balance_get_property;
  object_class->set_property = pd_panel_balance_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, flags);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PD_TYPE_BALANCE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/paneldesk/PanelDesk/pd-panel-balance.ui");
  gtk_widget_class_bind_template_child (widget_class, PdPanelBalance, line);
  gtk_widget_class_bind_template_child (widget_class, PdPanelBalance, period);
  gtk_widget_class_bind_template_child (widget_class, PdPanelBalance, stack);
  gtk_widget_class_bind_template_child (widget_class, PdPanelBalance, chart);
  gtk_widget_class_bind_template_child (widget_class, PdPanelBalance, error_label);
  gtk_widget_class_bind_template_callback (widget_class, stacked);
  gtk_widget_class_bind_template_callback (widget_class, answers);
  gtk_widget_class_bind_template_callback (widget_class, may_answer_again);
  gtk_widget_class_bind_template_callback (widget_class, amount_classes);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  pd_closures_bind (widget_class);
}

static void
pd_panel_balance_init (PdPanelBalance *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  static const char *const shown[]
      = { "notify::balance-at", "notify::threshold", "notify::health", "notify::n-open", "notify::n-done" };

  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_balance_record_free);
  self->panel_signals = g_signal_group_new (PD_TYPE_PANEL);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_group_connect_swapped (self->panel_signals, shown[i], G_CALLBACK (pd_panel_balance_update),
                                    self);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "balance-period", self->period, "active-name", G_SETTINGS_BIND_DEFAULT);
}

/**
 * pd_panel_balance_update:
 * @self: the widget
 *
 * Says anew how old the balance is and what was spent, and moves the chart on to the present. Nothing is
 * done while the widget is not on the screen, since all orders are counted.
 */
void
pd_panel_balance_update (PdPanelBalance *self)
{
  g_return_if_fail (PD_IS_PANEL_BALANCE (self));

  if (self->desk == NULL || self->panel == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  add_newest (self);
  update_line (self);
  update_chart (self);
}
