/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-matter.h"

#include "config.h"
#include "pd-api-error.h"
#include "pd-desk-enums.h"
#include "pd-explain.h"
#include "pd-when.h"

#include <glib/gi18n-lib.h>

/*
 * One thing that needs a look, in words. PdMatterList makes matters and has them say it anew when something
 * about them changes. Main thread.
 */

struct _PdMatter
{
  GObject parent_instance;

  PdMatterKind kind;
  PdOrder *order; /* (nullable) */
  PdPanel *panel;
  PdClock *clock;
  char *title;
  char *description;
};

G_DEFINE_FINAL_TYPE (PdMatter, pd_matter, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_ORDER,
  PROP_PANEL,
  PROP_TITLE,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe_balance (PdPanel *panel)
{
  g_autofree char *balance = pd_money_format (pd_panel_get_balance (panel));

  /* Translators: the name of a panel, an amount and its currency */
  return g_strdup_printf (_ ("%s has %s %s left"), pd_panel_get_name (panel), balance,
                          pd_panel_get_currency (panel) ? pd_panel_get_currency (panel) : "");
}

static char *
make_title (PdMatter *self)
{
  /* Translators: each %s is the name of a panel */
  static const char *const titles[] = {
    [PD_MATTER_ORDER_UNKNOWN] = N_ ("Did this order reach %s?"),
    [PD_MATTER_ORDER_HELD] = N_ ("Send this order to %s as it is now?"),
    [PD_MATTER_ORDER_REFUSED] = N_ ("%s refused an order"),
    [PD_MATTER_ORDER_FAILED] = N_ ("An order at %s failed"),
    [PD_MATTER_ORDER_STUCK] = N_ ("An order at %s does not move"),
    [PD_MATTER_PANEL_KEY] = N_ ("%s does not accept the key"),
    [PD_MATTER_PANEL_UNREACHABLE] = N_ ("%s does not answer"),
  };
  const char *name = pd_panel_get_name (self->panel);
  g_auto (GStrv) parts = NULL;

  if (self->kind == PD_MATTER_PANEL_LOW_BALANCE)
    return describe_balance (self->panel);
  if (self->kind == PD_MATTER_PANEL_KEY && pd_panel_get_health (self->panel) == PD_PANEL_KEY_MISSING)
    /* Translators: the name of a panel */
    return g_strdup_printf (_ ("There is no key for %s"), name);

  parts = g_strsplit (_ (titles[self->kind]), "%s", 2);

  return g_strjoinv (name, parts);
}

static char *
describe_unknown (const PdOrderRecord *record, const char *time)
{
  switch (record->problem_code)
    {
    case -1:
      /* Translators: a time such as "14:32" */
      return g_strdup_printf (_ ("It was sent at %s, and the program ended before the panel had answered. "
                                 "Nothing was sent again."),
                              time);
    case PD_API_ERROR_INTERRUPTED:
      /* Translators: a time such as "14:32" */
      return g_strdup_printf (
          _ ("It was sent at %s, and the connection broke before the panel had answered. Nothing was sent "
             "again."),
          time);
    case PD_API_ERROR_TIMED_OUT:
      /* Translators: a time such as "14:32" */
      return g_strdup_printf (
          _ ("It was sent at %s, and the panel did not answer in time. Nothing was sent again."), time);
    default:
      /* Translators: a time such as "14:32" */
      return g_strdup_printf (
          _ ("It was sent at %s, and the answer says neither yes nor no. Nothing was sent again."), time);
    }
}

static char *
describe_stuck (const PdOrderRecord *record, gint64 now)
{
  int days = (int) ((now - MAX (record->changed_at, record->placed_at)) / G_TIME_SPAN_DAY);
  const char *word = record->state_text ? record->state_text : pd_state_get_label (record->state);

  /* Translators: how many days, and the panel's own word for the state of an order */
  return g_strdup_printf (ngettext ("Nothing has changed for %d day; the panel says “%s”. Ask its support.",
                                    "Nothing has changed for %d days; the panel says “%s”. Ask its support.",
                                    (gulong) days),
                          days, word);
}

static char *
describe_unreachable (PdPanel *panel)
{
  const char *problem = pd_panel_get_problem (panel);
  guint n_open;

  g_object_get (panel, "n-open", &n_open, NULL);
  if (n_open == 0)
    return g_strdup (problem);

  /* Translators: a sentence about the panel, and how many open orders are there */
  return g_strdup_printf (ngettext ("%s Its %u open order is safe and waits.",
                                    "%s Its %u open orders are safe and wait.", n_open),
                          problem ? problem : "", n_open);
}

static char *
describe_threshold (PdPanel *panel)
{
  g_autofree char *threshold = pd_money_format (pd_panel_get_least_balance (panel));

  /* Translators: an amount and its currency */
  return g_strdup_printf (_ ("You are warned below %s %s."), threshold,
                          pd_panel_get_currency (panel) ? pd_panel_get_currency (panel) : "");
}

static char *
make_description (PdMatter *self)
{
  const PdOrderRecord *record = self->order ? pd_order_get_record (self->order) : NULL;
  gint64 now = pd_clock_now (self->clock);
  g_autofree char *time = record ? pd_when_format_time (record->sent_at, now) : NULL;

  switch (self->kind)
    {
    case PD_MATTER_ORDER_UNKNOWN:
      return describe_unknown (record, time);
    case PD_MATTER_ORDER_STUCK:
      return describe_stuck (record, now);
    case PD_MATTER_ORDER_FAILED:
      /* Translators: the panel's own word for the state of an order */
      return g_strdup_printf (_ ("The panel says “%s”. It is asked again, though seldom."),
                              record->state_text ? record->state_text : pd_state_get_label (record->state));
    case PD_MATTER_ORDER_HELD:
    case PD_MATTER_ORDER_REFUSED:
      return record->problem ? pd_explain_problem (record->problem_code, record->problem) : g_strdup ("");
    case PD_MATTER_PANEL_UNREACHABLE:
      return describe_unreachable (self->panel);
    case PD_MATTER_PANEL_LOW_BALANCE:
      return describe_threshold (self->panel);
    case PD_MATTER_PANEL_KEY:
    default:
      return g_strdup (pd_panel_get_problem (self->panel));
    }
}

static void
pd_matter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdMatter *self = PD_MATTER (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      break;
    case PROP_ORDER:
      g_value_set_object (value, self->order);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pd_matter_finalize (GObject *object)
{
  PdMatter *self = PD_MATTER (object);

  g_clear_object (&self->order);
  g_clear_object (&self->panel);
  g_clear_object (&self->clock);
  g_free (self->title);
  g_free (self->description);

  G_OBJECT_CLASS (pd_matter_parent_class)->finalize (object);
}

static void
pd_matter_class_init (PdMatterClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pd_matter_get_property;
  object_class->finalize = pd_matter_finalize;

  properties[PROP_KIND]
      = g_param_spec_enum ("kind", NULL, NULL, PD_TYPE_MATTER_KIND, PD_MATTER_ORDER_UNKNOWN, flags);
  properties[PROP_ORDER] = g_param_spec_object ("order", NULL, NULL, PD_TYPE_ORDER, flags);
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, PD_TYPE_PANEL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_matter_init (PdMatter *self)
{
}

/**
 * pd_matter_new:
 * @kind: why it needs a look
 * @order: (nullable): the order that does
 * @panel: the panel that does, or the order's
 * @clock: tells how old things are
 *
 * Returns: (transfer full): a matter
 */
PdMatter *
pd_matter_new (PdMatterKind kind, PdOrder *order, PdPanel *panel, PdClock *clock)
{
  PdMatter *self = g_object_new (PD_TYPE_MATTER, NULL);

  self->kind = kind;
  g_set_object (&self->order, order);
  self->panel = g_object_ref (panel);
  self->clock = g_object_ref (clock);
  pd_matter_update (self);

  return self;
}

/**
 * pd_matter_update:
 * @self: a matter
 *
 * Says anew what the matter is.
 */
void
pd_matter_update (PdMatter *self)
{
  g_autofree char *title = make_title (self);
  g_autofree char *description = make_description (self);

  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (g_set_str (&self->description, description))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

/**
 * pd_matter_get_kind:
 * @self: a matter
 *
 * Returns: why it needs a look
 */
PdMatterKind
pd_matter_get_kind (PdMatter *self)
{
  g_return_val_if_fail (PD_IS_MATTER (self), PD_MATTER_ORDER_UNKNOWN);

  return self->kind;
}

/**
 * pd_matter_get_order:
 * @self: a matter
 *
 * Returns: (transfer none) (nullable): the order that needs a look
 */
PdOrder *
pd_matter_get_order (PdMatter *self)
{
  g_return_val_if_fail (PD_IS_MATTER (self), NULL);

  return self->order;
}

/**
 * pd_matter_get_panel:
 * @self: a matter
 *
 * Returns: (transfer none): the panel that needs a look, or that of the order
 */
PdPanel *
pd_matter_get_panel (PdMatter *self)
{
  g_return_val_if_fail (PD_IS_MATTER (self), NULL);

  return self->panel;
}

/**
 * pd_matter_get_title:
 * @self: a matter
 *
 * Returns: (transfer none): what it is about, in a few words
 */
const char *
pd_matter_get_title (PdMatter *self)
{
  g_return_val_if_fail (PD_IS_MATTER (self), NULL);

  return self->title;
}

/**
 * pd_matter_get_description:
 * @self: a matter
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
const char *
pd_matter_get_description (PdMatter *self)
{
  g_return_val_if_fail (PD_IS_MATTER (self), NULL);

  return self->description;
}
