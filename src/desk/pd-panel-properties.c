/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-private.h"

#include "pd-desk-enums.h"

/*
 * The properties of a panel: their table, and how they are read. All are read-only; who changes what is
 * behind one notifies it through pd_panel_notify(). Main thread.
 */

static GParamSpec *properties[PD_PANEL_N_PROPS];

static void
pd_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PdPanel *self = PD_PANEL (object);

  switch (prop_id)
    {
    case PD_PANEL_PROP_NAME:
      g_value_set_string (value, self->record->name);
      break;
    case PD_PANEL_PROP_URL:
      g_value_set_string (value, self->record->url);
      break;
    case PD_PANEL_PROP_HOST:
      g_value_set_string (value, self->host);
      break;
    case PD_PANEL_PROP_CURRENCY:
      g_value_set_string (value, self->record->currency);
      break;
    case PD_PANEL_PROP_BALANCE:
      g_value_set_boxed (value, &self->record->balance);
      break;
    case PD_PANEL_PROP_BALANCE_TEXT:
      g_value_set_string (value, self->balance_text);
      break;
    case PD_PANEL_PROP_BALANCE_AT:
      g_value_set_int64 (value, self->record->balance_at);
      break;
    case PD_PANEL_PROP_THRESHOLD:
      g_value_set_boxed (value, &self->record->threshold);
      break;
    case PD_PANEL_PROP_HOLD_AFTER_UNKNOWN:
      g_value_set_boolean (value, self->record->hold_after_unknown);
      break;
    case PD_PANEL_PROP_HEALTH:
      g_value_set_enum (value, (int) self->health);
      break;
    case PD_PANEL_PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PD_PANEL_PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PD_PANEL_PROP_CONTACTED_AT:
      g_value_set_int64 (value, self->contact.succeeded_at);
      break;
    case PD_PANEL_PROP_DIALECT_TEXT:
      g_value_set_string (value, self->record->dialect);
      break;
    case PD_PANEL_PROP_DEMO:
      g_value_set_boolean (value, self->record->demo);
      break;
    case PD_PANEL_PROP_REMOVED:
      g_value_set_boolean (value, self->record->removed);
      break;
    case PD_PANEL_PROP_CATALOGUE_AT:
      g_value_set_int64 (value, self->record->catalogue_at);
      break;
    case PD_PANEL_PROP_N_SERVICES:
      g_value_set_uint (value, self->n_services);
      break;
    case PD_PANEL_PROP_N_SKIPPED:
      g_value_set_uint (value, self->n_skipped);
      break;
    case PD_PANEL_PROP_N_OPEN:
      g_value_set_uint (value, self->n_open);
      break;
    case PD_PANEL_PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PD_PANEL_PROP_N_ATTENTION:
      g_value_set_uint (value, self->n_attention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Installs the properties of the class, for pd-panel.c. */
void
pd_panel_install_properties (GObjectClass *object_class)
{
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PD_PANEL_PROP_NAME, "name" },
    { PD_PANEL_PROP_URL, "url" },
    { PD_PANEL_PROP_HOST, "host" },
    { PD_PANEL_PROP_CURRENCY, "currency" },
    { PD_PANEL_PROP_BALANCE_TEXT, "balance-text" },
    { PD_PANEL_PROP_SUMMARY, "summary" },
    { PD_PANEL_PROP_PROBLEM, "problem" },
    { PD_PANEL_PROP_DIALECT_TEXT, "dialect-text" },
  }, counts[] = {
    { PD_PANEL_PROP_N_SERVICES, "n-services" },
    { PD_PANEL_PROP_N_SKIPPED, "n-skipped" },
    { PD_PANEL_PROP_N_OPEN, "n-open" },
    { PD_PANEL_PROP_N_DONE, "n-done" },
    { PD_PANEL_PROP_N_ATTENTION, "n-attention" },
  }, times[] = {
    { PD_PANEL_PROP_BALANCE_AT, "balance-at" },
    { PD_PANEL_PROP_CATALOGUE_AT, "catalogue-at" },
    { PD_PANEL_PROP_CONTACTED_AT, "contacted-at" },
  }, switches[] = {
    { PD_PANEL_PROP_DEMO, "demo" },
    { PD_PANEL_PROP_REMOVED, "removed" },
    { PD_PANEL_PROP_HOLD_AFTER_UNKNOWN, "hold-after-unknown" },
  }, amounts[] = {
    { PD_PANEL_PROP_BALANCE, "balance" },
    { PD_PANEL_PROP_THRESHOLD, "threshold" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pd_panel_get_property;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    properties[counts[i].id] = g_param_spec_uint (counts[i].name, NULL, NULL, 0, G_MAXUINT, 0, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    properties[times[i].id] = g_param_spec_int64 (times[i].name, NULL, NULL, 0, G_MAXINT64, 0, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    properties[switches[i].id] = g_param_spec_boolean (switches[i].name, NULL, NULL, FALSE, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    properties[amounts[i].id] = g_param_spec_boxed (amounts[i].name, NULL, NULL, PD_TYPE_MONEY, flags);
  properties[PD_PANEL_PROP_HEALTH]
      = g_param_spec_enum ("health", NULL, NULL, PD_TYPE_PANEL_HEALTH, PD_PANEL_NEW, flags);
  g_object_class_install_properties (object_class, PD_PANEL_N_PROPS, properties);
}

/* What is behind @property has changed. */
void
pd_panel_notify (PdPanel *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}
