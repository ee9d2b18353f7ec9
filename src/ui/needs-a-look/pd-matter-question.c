/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matter-question.h"

#include <glib/gi18n.h>

#include "pd-age-timer.h"
#include "pd-closures.h"
#include "pd-explain.h"
#include "pd-focus-keeper.h"
#include "pd-matter-actions.h"
#include "pd-matter-answers.h"
#include "pd-matter-words.h"
#include "pd-money-label.h"
#include "pd-problem-row.h"
#include "pd-text.h"
#include "pd-ui-enums.h"

/* See the header. Title, description and evidence come from the desk; what is done goes to the outbox. The
 * matter goes away by itself once it is settled. Which buttons there are stands in pd-matter-actions.c. */

struct _PdMatterQuestion
{
  AdwBin parent_instance;

  PdDesk *desk;
  PdMatter *matter;
  PdWidth width;
  PdVerdict verdict;
  GSignalGroup *order_signals;
  GSignalGroup *panel_signals;
  GSignalGroup *load_signals;

  AdwActionRow *order_row;
  GObject *price;
  GtkWidget *before_row;
  GObject *balance_before;
  AdwActionRow *now_row;
  GObject *balance_now;
  AdwActionRow *verdict_row;
  GtkImage *verdict_image;
  AdwSwitchRow *hold_row;
  PdProblemRow *problem_row;
};

G_DEFINE_FINAL_TYPE (PdMatterQuestion, pd_matter_question, ADW_TYPE_BIN)

enum
{
  PROP_DESK = 1,
  PROP_MATTER,
  PROP_WIDTH,
  PROP_VERDICT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *title;
  const char *icon;
  const char *icon_class;
  const char *answer; /* the action that is suggested */
} verdicts[] = {
  [PD_VERDICT_UNCLEAR] = { N_ ("The balance does not tell"), "dialog-question-symbolic", "dimmed", NULL },
  [PD_VERDICT_ARRIVED] = { N_ ("It probably arrived"), "object-select-symbolic", "success", "arrived" },
  [PD_VERDICT_NOT_ARRIVED]
  = { N_ ("It probably did not arrive"), "process-stop-symbolic", "warning", "not-arrived" },
};

static PdOrder *
get_order (PdMatterQuestion *self)
{
  return self->matter != NULL ? pd_matter_get_order (self->matter) : NULL;
}

static gboolean
is_kind (PdMatterQuestion *self, PdMatterKind kind)
{
  return self->matter != NULL && pd_matter_get_kind (self->matter) == kind;
}

static void
set_amount (GObject *label, PdMoney amount, const char *currency)
{
  g_autofree char *text = pd_money_format (amount);

  g_object_set (label, "amount", text, "currency", currency, NULL);
}

static void
show_order (PdMatterQuestion *self, PdOrder *order)
{
  const PdOrderRecord *record = pd_order_get_record (order);
  g_autofree char *service = pd_text_isolate (record->service_name);
  g_autofree char *target = pd_matter_words_target (order);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->order_row), service != NULL ? service : "");
  adw_action_row_set_subtitle (self->order_row, target);
  set_amount (self->price, pd_money_trim (record->price, 2), record->currency);
}

static void
set_verdict (PdMatterQuestion *self, PdVerdict verdict)
{
  const char *classes[] = { verdicts[verdict].icon_class, NULL };

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict_row), _ (verdicts[verdict].title));
  gtk_image_set_from_icon_name (self->verdict_image, verdicts[verdict].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict_image), classes);
  if (self->verdict == verdict)
    return;

  self->verdict = verdict;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
}

static void
show_evidence (PdMatterQuestion *self, PdOrder *order)
{
  const char *currency = pd_panel_get_currency (pd_matter_get_panel (self->matter));
  g_autoptr (PdEvidence) evidence = pd_evidence_new (order, pd_desk_get_orders (self->desk));
  g_autofree char *title
      = pd_matter_words_balance_now (evidence->balance_at, pd_clock_now (pd_desk_get_clock (self->desk)));

  set_amount (self->balance_before, evidence->balance_before, currency);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->now_row), title);
  set_amount (self->balance_now, evidence->balance_now, currency);
  adw_action_row_set_subtitle (self->verdict_row, evidence->reason);
  set_verdict (self, evidence->verdict);
}

static void
enable (PdMatterQuestion *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
update_actions (PdMatterQuestion *self)
{
  PdOrder *order = get_order (self);
  gboolean free = order != NULL && !pd_order_get_busy (order);
  PdPanel *panel = self->matter != NULL ? pd_matter_get_panel (self->matter) : NULL;

  enable (self, "matter.arrived", free);
  enable (self, "matter.not-arrived", free);
  enable (self, "matter.send", free);
  enable (self, "matter.withdraw", free && pd_outbox_can_withdraw (pd_desk_get_outbox (self->desk), order));
  enable (self, "matter.put-away", free);
  enable (self, "matter.check", free);
  enable (self, "matter.refresh",
          panel != NULL && !pd_load_is_loading (pd_panel_get_balance_load (panel))
              && !pd_panel_get_removed (panel));
}

static void
update (PdMatterQuestion *self)
{
  PdOrder *order = get_order (self);
  gboolean unknown = is_kind (self, PD_MATTER_ORDER_UNKNOWN);

  if (self->desk == NULL || self->matter == NULL)
    return;

  gtk_widget_set_visible (self->before_row, unknown);
  gtk_widget_set_visible (GTK_WIDGET (self->now_row), unknown);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_row), unknown);
  gtk_widget_set_visible (GTK_WIDGET (self->hold_row), unknown);
  if (order != NULL)
    show_order (self, order);
  if (unknown)
    show_evidence (self, order);
  update_actions (self);
}

/* Closures of the template */

static gboolean
is_order (gpointer object, PdMatterKind kind)
{
  return kind <= PD_MATTER_ORDER_STUCK;
}

static gboolean
offers (gpointer object, PdMatterKind kind, const char *action)
{
  return pd_matter_kind_offers (kind, action);
}

/* The demo has no website. */
static gboolean
offers_website (gpointer object, PdMatterKind kind, gboolean demo)
{
  return !demo && pd_matter_kind_offers (kind, "website");
}

static char *
website_label (gpointer object, PdMatterKind kind)
{
  return g_strdup (is_order (object, kind) ? _ ("Orders on the Panel’s _Website")
                                           : _ ("The Panel’s _Website"));
}

static char **
answer_classes (gpointer object, PdVerdict verdict, const char *action)
{
  static const char *const suggested[] = { "text-button", "suggested-action", NULL };
  static const char *const plain[] = { "text-button", NULL };

  return g_strdupv ((char **) (g_strcmp0 (verdicts[verdict].answer, action) == 0 ? suggested : plain));
}

static GtkOrientation
stacked (gpointer object, PdWidth width)
{
  return width >= PD_WIDTH_NARROW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static GtkAlign
website_align (gpointer object, PdWidth width)
{
  return width >= PD_WIDTH_NARROW ? GTK_ALIGN_CENTER : GTK_ALIGN_START;
}

/* Callbacks */

static void
hold_switched_cb (PdMatterQuestion *self)
{
  gboolean hold = adw_switch_row_get_active (self->hold_row);
  PdPanel *panel = self->matter != NULL ? pd_matter_get_panel (self->matter) : NULL;

  if (panel == NULL || self->desk == NULL || hold == pd_panel_get_hold_after_unknown (panel))
    return;

  pd_panel_set_hold_after_unknown (panel, hold);
}

/* Overrides */

static void
set_matter (PdMatterQuestion *self, PdMatter *matter)
{
  if (!g_set_object (&self->matter, matter))
    return;

  pd_problem_row_hide (self->problem_row);
  g_signal_group_set_target (self->order_signals, get_order (self));
  g_signal_group_set_target (self->panel_signals, matter != NULL ? pd_matter_get_panel (matter) : NULL);
  g_signal_group_set_target (
      self->load_signals, matter != NULL ? pd_panel_get_balance_load (pd_matter_get_panel (matter)) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MATTER]);
}

static void
set_desk (PdMatterQuestion *self, PdDesk *desk)
{
  if (!g_set_object (&self->desk, desk) || desk == NULL)
    return;

  pd_age_timer_attach (GTK_WIDGET (self), pd_desk_get_clock (desk), G_CALLBACK (update));
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESK]);
}

static void
pd_matter_question_dispose (GObject *object)
{
  PdMatterQuestion *self = PD_MATTER_QUESTION (object);

  g_clear_object (&self->order_signals);
  g_clear_object (&self->panel_signals);
  g_clear_object (&self->load_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), PD_TYPE_MATTER_QUESTION);
  g_clear_object (&self->matter);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (pd_matter_question_parent_class)->dispose (object);
}

static void
pd_matter_question_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdMatterQuestion *self = PD_MATTER_QUESTION (object);

  switch (property_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_MATTER:
      g_value_set_object (value, self->matter);
      break;
    case PROP_WIDTH:
      g_value_set_enum (value, self->width);
      break;
    case PROP_VERDICT:
      g_value_set_int (value, (int) self->verdict);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_matter_question_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdMatterQuestion *self = PD_MATTER_QUESTION (object);

  switch (property_id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_MATTER:
      set_matter (self, g_value_get_object (value));
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
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PD_TYPE_MONEY_LABEL);
  g_type_ensure (PD_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/paneldesk/PanelDesk/pd-matter-question.ui");
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, order_row);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, price);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, before_row);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, balance_before);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, now_row);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, balance_now);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, verdict_row);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, verdict_image);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, hold_row);
  gtk_widget_class_bind_template_child (klass, PdMatterQuestion, problem_row);
  gtk_widget_class_bind_template_callback (klass, is_order);
  gtk_widget_class_bind_template_callback (klass, offers);
  gtk_widget_class_bind_template_callback (klass, offers_website);
  gtk_widget_class_bind_template_callback (klass, website_label);
  gtk_widget_class_bind_template_callback (klass, answer_classes);
  gtk_widget_class_bind_template_callback (klass, stacked);
  gtk_widget_class_bind_template_callback (klass, website_align);
  gtk_widget_class_bind_template_callback (klass, hold_switched_cb);
  pd_closures_bind (klass);
}

static void
pd_matter_question_class_init (PdMatterQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_matter_question_dispose;
  object_class->get_property = pd_matter_question_get_property;
  object_class->set_property = pd_matter_question_set_property;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PD_TYPE_DESK, flags);
  properties[PROP_MATTER] = g_param_spec_object ("matter", NULL, NULL, PD_TYPE_MATTER, flags);
  properties[PROP_WIDTH] = g_param_spec_enum ("width", NULL, NULL, PD_TYPE_WIDTH, PD_WIDTH_WIDE, flags);
  properties[PROP_VERDICT]
      = g_param_spec_int ("verdict", NULL, NULL, PD_VERDICT_UNCLEAR, PD_VERDICT_NOT_ARRIVED,
                          PD_VERDICT_UNCLEAR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (GTK_WIDGET_CLASS (klass));
  pd_matter_answers_install (GTK_WIDGET_CLASS (klass));
}

static void
pd_matter_question_init (PdMatterQuestion *self)
{
  self->order_signals = g_signal_group_new (PD_TYPE_ORDER);
  g_signal_group_connect_swapped (self->order_signals, "changed", G_CALLBACK (update), self);
  self->panel_signals = g_signal_group_new (PD_TYPE_PANEL);
  g_signal_group_connect_swapped (self->panel_signals, "notify::balance-at", G_CALLBACK (update), self);
  self->load_signals = g_signal_group_new (PD_TYPE_LOAD);
  g_signal_group_connect_swapped (self->load_signals, "notify::state", G_CALLBACK (update_actions), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  pd_focus_keeper_attach (GTK_WIDGET (self));
}

/**
 * pd_matter_question_get_desk:
 * @self: the question
 *
 * Returns: (transfer none) (nullable): the desk
 */
PdDesk *
pd_matter_question_get_desk (PdMatterQuestion *self)
{
  g_return_val_if_fail (PD_IS_MATTER_QUESTION (self), NULL);

  return self->desk;
}

/**
 * pd_matter_question_get_matter:
 * @self: the question
 *
 * Returns: (transfer none) (nullable): what it is about
 */
PdMatter *
pd_matter_question_get_matter (PdMatterQuestion *self)
{
  g_return_val_if_fail (PD_IS_MATTER_QUESTION (self), NULL);

  return self->matter;
}

/**
 * pd_matter_question_show_error:
 * @self: the question
 * @error: why what was asked for was not done
 *
 * Says so, under what is known.
 */
void
pd_matter_question_show_error (PdMatterQuestion *self, const GError *error)
{
  g_autofree char *message = NULL;

  g_return_if_fail (PD_IS_MATTER_QUESTION (self));

  message = pd_explain_error (error);
  if (self->desk != NULL)
    pd_problem_row_show (self->problem_row, PD_PROBLEM_ERROR, message);
}

/**
 * pd_matter_question_tell_refreshed:
 * @self: the question
 * @error: (nullable): why the panel could not be asked
 *
 * Tells a screen reader what came of reading the balance again. Where that settled the matter, the next one
 * is told already.
 */
void
pd_matter_question_tell_refreshed (PdMatterQuestion *self, const GError *error)
{
  g_autofree char *message = NULL;

  g_return_if_fail (PD_IS_MATTER_QUESTION (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (error != NULL)
    message = pd_explain_error (error);
  else if (is_kind (self, PD_MATTER_ORDER_UNKNOWN))
    message = g_strdup (_ (verdicts[self->verdict].title));
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
