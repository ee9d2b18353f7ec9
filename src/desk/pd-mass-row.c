/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-row.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pd-link.h"

/* One line of a mass order: what was written, the service that it means, and what is wrong with it. It knows
 * nothing of the other lines; what depends on them is set from outside as a remark. Main thread. */

struct _PdMassRow
{
  GObject parent_instance;

  guint line;
  char *panel_text; /* (nullable): as written */
  char *service_id; /* (nullable) */
  char *link;       /* (nullable) */
  char *quantity;   /* (nullable) */
  PdMassDoubt doubt;

  GListModel *panels;
  PdServiceList *services;
  PdPanel *chosen_panel; /* (nullable): by the user, for lines that name none */
  PdPanel *panel;        /* (nullable) */
  PdService *service;    /* (nullable) */
  PdOrderForm *form;     /* (nullable) */

  PdCheck check;
  char *message; /* (nullable) */
};

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

static void
set_result (PdMassRow *self, PdCheck check, char *message)
{
  g_autofree char *taken = message;

  self->check = check;
  g_set_str (&self->message, taken);
  for (guint i = PROP_PANEL_NAME; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* Finding the service */

static PdPanel *
find_panel_by_name (PdMassRow *self, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < g_list_model_get_n_items (self->panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (self->panels, i);
      g_autofree char *known = g_utf8_casefold (pd_panel_get_name (panel), -1);

      if (g_str_equal (wanted, known))
        return panel;
    }

  return NULL;
}

/* The only panel that has the service; which of several is not guessed. */
static PdPanel *
find_panel_with_service (PdMassRow *self, gboolean *several)
{
  PdPanel *found = NULL;

  *several = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (self->panels); i++)
    {
      g_autoptr (PdPanel) panel = g_list_model_get_item (self->panels, i);

      if (pd_service_list_find (self->services, panel, self->service_id) == NULL)
        continue;
      *several = found != NULL;
      if (*several)
        return NULL;
      found = panel;
    }

  return found;
}

static PdPanel *
find_panel (PdMassRow *self, char **message)
{
  gboolean several = FALSE;
  PdPanel *panel;

  if (self->panel_text != NULL)
    {
      panel = find_panel_by_name (self, self->panel_text);
      if (panel == NULL)
        /* Translators: %s is a name that somebody wrote */
        *message = g_strdup_printf (_ ("You have no panel “%s”"), self->panel_text);
      return panel;
    }
  if (self->chosen_panel != NULL)
    return self->chosen_panel;

  panel = find_panel_with_service (self, &several);
  if (several)
    /* Translators: %s is the id of a service */
    *message = g_strdup_printf (_ ("Several panels have a service %s: choose the panel"), self->service_id);
  else if (panel == NULL)
    /* Translators: %s is the id of a service */
    *message = g_strdup_printf (_ ("No panel has a service %s"), self->service_id);

  return panel;
}

static char *
find_service (PdMassRow *self)
{
  char *message = NULL;

  g_set_object (&self->panel, find_panel (self, &message));
  if (self->panel == NULL)
    return message;

  g_set_object (&self->service, pd_service_list_find (self->services, self->panel, self->service_id));
  if (self->service == NULL)
    /* Translators: the name of a panel and the id of a service */
    return g_strdup_printf (_ ("%s has no service %s"), pd_panel_get_name (self->panel), self->service_id);

  return NULL;
}

/* Checking */

/* A mass order has a link and a quantity: what needs more is ordered by itself. */
static char *
check_type (PdMassRow *self)
{
  const PdOrderType *type = pd_order_form_get_order_type (self->form);

  for (guint i = 0; i < type->n_uses; i++)
    {
      PdField field = type->uses[i].field;

      if (!type->uses[i].optional && field != PD_FIELD_LINK && field != PD_FIELD_QUANTITY)
        /* Translators: %s is a type of service */
        return g_strdup_printf (_ ("“%s” needs more than a link and a quantity: order it by itself"),
                                type->name);
    }

  return NULL;
}

static char *
check_form (PdMassRow *self)
{
  PdServiceInfo *info = pd_service_get_info (self->service);
  PdDialect *dialect = pd_panel_get_dialect (self->panel);
  char *message;

  g_clear_object (&self->form);
  self->form = pd_order_form_new (info, dialect);
  message = check_type (self);
  if (message != NULL)
    return message;

  pd_order_form_set_value (self->form, PD_FIELD_LINK, self->link);
  if (pd_order_form_uses (self->form, PD_FIELD_QUANTITY))
    pd_order_form_set_value (self->form, PD_FIELD_QUANTITY, self->quantity);

  return pd_order_form_describe_fault (self->form);
}

static gboolean
has_open_order (PdMassRow *self, PdOrderList *orders)
{
  g_autoptr (GPtrArray) open = pd_order_list_find_open_by_link (orders, self->link);

  return open != NULL && open->len > 0;
}

static char *
find_fault (PdMassRow *self)
{
  char *fault;

  if (self->doubt != PD_MASS_CLEAR)
    return g_strdup (pd_mass_doubt_describe (self->doubt));
  if (self->service_id == NULL || *self->service_id == '\0')
    return g_strdup (pd_mass_doubt_describe (PD_MASS_TOO_FEW));

  fault = find_service (self);
  return fault != NULL ? fault : check_form (self);
}

/* What was written by hand answers what was in doubt. */
static void
edit (PdMassRow *self, char **member, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (g_set_str (member, stripped) && self->service_id != NULL && self->link != NULL)
    self->doubt = PD_MASS_CLEAR;
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

  switch (property_id)
    {
    case PROP_SERVICE_ID:
      edit (self, &self->service_id, g_value_get_string (value));
      break;
    case PROP_LINK:
      edit (self, &self->link, g_value_get_string (value));
      break;
    case PROP_QUANTITY:
      edit (self, &self->quantity, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

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

/**
 * pd_mass_row_set_panel:
 * @self: a row
 * @panel: (nullable): where to order what names no panel; %NULL: wherever the service is the only one
 *
 * Answers which panel is meant. The row must be checked again.
 */
void
pd_mass_row_set_panel (PdMassRow *self, PdPanel *panel)
{
  g_set_object (&self->chosen_panel, panel);
}

/**
 * pd_mass_row_check:
 * @self: a row
 * @orders: all orders, to warn of an open one for the same link
 *
 * Checks the row by itself and takes back an earlier remark.
 */
void
pd_mass_row_check (PdMassRow *self, PdOrderList *orders)
{
  char *fault;

  g_return_if_fail (PD_IS_MASS_ROW (self));

  g_clear_object (&self->service);
  g_clear_object (&self->panel);
  g_clear_object (&self->form);
  fault = find_fault (self);
  if (fault != NULL)
    set_result (self, PD_CHECK_ERROR, fault);
  else if (has_open_order (self, orders))
    set_result (self, PD_CHECK_WARNING, g_strdup (_ ("An order for this link is still open")));
  else
    set_result (self, PD_CHECK_FINE, NULL);
}

/**
 * pd_mass_row_set_remark:
 * @self: a row that was found fine by itself
 * @check: how bad it is beside the other rows
 * @message: a plain sentence
 *
 * Tells what follows from other rows: a duplicate, or a balance that does not suffice. A row that is wrong by
 * itself keeps its own message.
 */
void
pd_mass_row_set_remark (PdMassRow *self, PdCheck check, const char *message)
{
  g_return_if_fail (PD_IS_MASS_ROW (self));

  if (self->check < check)
    set_result (self, check, g_strdup (message));
}
