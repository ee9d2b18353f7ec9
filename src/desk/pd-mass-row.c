/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-row-private.h"

#include "pd-link.h"

/* One line of a mass order: what was written, and what came of its check, which is in pd-mass-row-check.c. It
 * knows nothing of the other lines; what depends on them is set from outside as a remark. Main thread. */

G_DEFINE_FINAL_TYPE (PdMassRow, pd_mass_row, G_TYPE_OBJECT)

enum
{
  PROP_LINE = 1,
  PROP_SERVICE_ID,
  PROP_LINK,
  PROP_QUANTITY,
  /* What follows from the check */
  PROP_PANEL_NAME,
  PROP_SERVICE_NAME,
  PROP_COST_TEXT,
  PROP_CURRENCY,
  PROP_CHECK,
  PROP_MESSAGE,
  PROP_READY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* For pd-mass-row-check.c: all that follows from a check. @message: (transfer full) (nullable) */
void
pd_mass_row_set_result (PdMassRow *self, PdCheck check, char *message)
{
  g_autofree char *taken = message;

  self->check = check;
  g_set_str (&self->message, taken);
  for (guint i = PROP_PANEL_NAME; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* What was written by hand answers what was in doubt. Returns: whether anything is different now */
static gboolean
edit (PdMassRow *self, char **member, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (!g_set_str (member, stripped))
    return FALSE;

  if (self->service_id != NULL && self->link != NULL)
    self->doubt = PD_MASS_CLEAR;

  return TRUE;
}

static void
pd_mass_row_dispose (GObject *object)
{
  PdMassRow *self = PD_MASS_ROW (object);

  g_clear_object (&self->form);
  g_clear_object (&self->service);
  g_clear_object (&self->panel);
  g_clear_object (&self->chosen_panel);
  g_clear_object (&self->services);
  g_clear_object (&self->panels);

  G_OBJECT_CLASS (pd_mass_row_parent_class)->dispose (object);
}

static void
pd_mass_row_finalize (GObject *object)
{
  PdMassRow *self = PD_MASS_ROW (object);

  g_free (self->text);
  g_free (self->panel_text);
  g_free (self->service_id);
  g_free (self->link);
  g_free (self->quantity);
  g_free (self->message);

  G_OBJECT_CLASS (pd_mass_row_parent_class)->finalize (object);
}

static char *
format_cost (PdMassRow *self)
{
  PdMoney cost = pd_mass_row_get_cost (self);

  return pd_money_is_known (cost) ? pd_money_format (cost) : g_strdup ("–");
}

static void
pd_mass_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PdMassRow *self = PD_MASS_ROW (object);

  switch (property_id)
    {
    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;
    case PROP_PANEL_NAME:
      g_value_set_string (value, self->panel != NULL ? pd_panel_get_name (self->panel) : self->panel_text);
      break;
    case PROP_SERVICE_NAME:
      g_value_set_string (value, self->service != NULL ? pd_service_get_name (self->service) : NULL);
      break;
    case PROP_SERVICE_ID:
      g_value_set_string (value, self->service_id);
      break;
    case PROP_LINK:
      g_value_set_string (value, self->link);
      break;
    case PROP_QUANTITY:
      g_value_set_string (value, self->quantity);
      break;
    case PROP_COST_TEXT:
      g_value_take_string (value, format_cost (self));
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->form != NULL ? pd_panel_get_currency (self->panel) : NULL);
      break;
    case PROP_CHECK:
      g_value_set_int (value, (int) self->check);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_READY:
      g_value_set_boolean (value, pd_mass_row_is_ready (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pd_mass_row_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PdMassRow *self = PD_MASS_ROW (object);
  gboolean changed = FALSE;

  switch (property_id)
    {
    case PROP_SERVICE_ID:
      changed = edit (self, &self->service_id, g_value_get_string (value));
      break;
    case PROP_LINK:
      changed = edit (self, &self->link, g_value_get_string (value));
      break;
    case PROP_QUANTITY:
      changed = edit (self, &self->quantity, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
pd_mass_row_class_init (PdMassRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pd_mass_row_dispose;
  object_class->finalize = pd_mass_row_finalize;
  object_class->get_property = pd_mass_row_get_property;
  object_class->set_property = pd_mass_row_set_property;

  properties[PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_PANEL_NAME] = g_param_spec_string ("panel-name", NULL, NULL, NULL, read);
  properties[PROP_SERVICE_NAME] = g_param_spec_string ("service-name", NULL, NULL, NULL, read);
  properties[PROP_SERVICE_ID] = g_param_spec_string ("service-id", NULL, NULL, NULL, write);
  properties[PROP_LINK] = g_param_spec_string ("link", NULL, NULL, NULL, write);
  properties[PROP_QUANTITY] = g_param_spec_string ("quantity", NULL, NULL, NULL, write);
  properties[PROP_COST_TEXT] = g_param_spec_string ("cost-text", NULL, NULL, NULL, read);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, read);
  properties[PROP_CHECK]
      = g_param_spec_int ("check", NULL, NULL, PD_CHECK_FINE, PD_CHECK_ERROR, PD_CHECK_FINE, read);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, read);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pd_mass_row_init (PdMassRow *self)
{
}

/**
 * pd_mass_row_new:
 * @line: as it was read
 * @panels: (element-type PdPanel): where it can be ordered
 * @services: their services
 *
 * Returns: (transfer full): a row that was not checked yet
 */
PdMassRow *
pd_mass_row_new (const PdMassLine *line, GListModel *panels, PdServiceList *services)
{
  PdMassRow *self = g_object_new (PD_TYPE_MASS_ROW, NULL);

  self->line = line->line;
  self->text = g_strdup (line->text);
  self->panel_text = g_strdup (line->panel);
  self->service_id = g_strdup (line->service);
  self->link = g_strdup (line->doubt == PD_MASS_CLEAR || line->link != NULL ? line->link : line->text);
  self->quantity = g_strdup (line->quantity);
  self->doubt = line->doubt;
  self->panels = g_object_ref (panels);
  self->services = g_object_ref (services);

  return self;
}

/**
 * pd_mass_row_get_line:
 * @self: a row
 *
 * Returns: the number of its line in the text, from 1
 */
guint
pd_mass_row_get_line (PdMassRow *self)
{
  return self->line;
}

/**
 * pd_mass_row_get_panel:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): where it is ordered, once that is clear
 */
PdPanel *
pd_mass_row_get_panel (PdMassRow *self)
{
  return self->panel;
}

/**
 * pd_mass_row_get_form:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what is ordered, once the service is clear
 */
PdOrderForm *
pd_mass_row_get_form (PdMassRow *self)
{
  return self->form;
}

/**
 * pd_mass_row_get_cost:
 * @self: a row
 *
 * Returns: what it will cost in the panel's currency; unknown where it cannot be sent
 */
PdMoney
pd_mass_row_get_cost (PdMassRow *self)
{
  return self->form != NULL ? pd_order_form_get_cost (self->form) : PD_MONEY_UNKNOWN;
}

/**
 * pd_mass_row_get_check:
 * @self: a row
 *
 * Returns: how bad it is
 */
PdCheck
pd_mass_row_get_check (PdMassRow *self)
{
  return self->check;
}

/**
 * pd_mass_row_get_message:
 * @self: a row
 *
 * Returns: (nullable): why it cannot be sent, or what to think of before
 */
const char *
pd_mass_row_get_message (PdMassRow *self)
{
  return self->message;
}

/**
 * pd_mass_row_is_ready:
 * @self: a row
 *
 * Returns: whether it can be sent; a warning does not block
 */
gboolean
pd_mass_row_is_ready (PdMassRow *self)
{
  return self->form != NULL && (self->check == PD_CHECK_FINE || self->check == PD_CHECK_WARNING);
}

/**
 * pd_mass_row_dup_key:
 * @self: a row whose service is clear
 *
 * Returns: (transfer full): the same text for rows that order the same service for the same link
 */
char *
pd_mass_row_dup_key (PdMassRow *self)
{
  g_autofree char *link = pd_link_normalize (self->link != NULL ? self->link : "");

  return g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s", pd_panel_get_id (self->panel), self->service_id,
                          link);
}
