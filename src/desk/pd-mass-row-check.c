/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-row-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * What a row of a mass order means, and what is wrong with it: which panel, which service, and whether that
 * can be ordered with a link and a quantity. What cannot be told for sure is asked, never guessed. Main
 * thread.
 */

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

/**
 * pd_mass_row_describe_wait:
 * @panel: where something is to be ordered
 *
 * Returns: (transfer full) (nullable): why orders to @panel would not be sent now, if that is known
 */
char *
pd_mass_row_describe_wait (PdPanel *panel)
{
  switch (pd_panel_get_health (panel))
    {
    case PD_PANEL_UNREACHABLE:
      /* Translators: %s is a panel */
      return g_strdup_printf (_ ("%s does not answer now: its orders wait"), pd_panel_get_name (panel));
    case PD_PANEL_KEY_MISSING:
      /* Translators: %s is a panel */
      return g_strdup_printf (_ ("%s has no key: its orders wait"), pd_panel_get_name (panel));
    case PD_PANEL_KEY_REFUSED:
      /* Translators: %s is a panel */
      return g_strdup_printf (_ ("%s does not accept the key: its orders wait"), pd_panel_get_name (panel));
    case PD_PANEL_OK:
    case PD_PANEL_NEW:
    case PD_PANEL_STALE:
    case PD_PANEL_LOW_BALANCE:
    default:
      return NULL;
    }
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
    {
      /* What cannot be ordered costs nothing. */
      g_clear_object (&self->form);
      pd_mass_row_set_result (self, PD_CHECK_ERROR, fault);
    }
  else if (has_open_order (self, orders))
    pd_mass_row_set_result (self, PD_CHECK_WARNING, g_strdup (_ ("An order for this link is still open")));
  else
    pd_mass_row_set_result (self, PD_CHECK_FINE, NULL);
}

/**
 * pd_mass_row_set_remark:
 * @self: a row that was found fine by itself
 * @check: how bad it is beside the other rows
 * @message: a plain sentence
 *
 * Tells what follows from other rows: a duplicate, or a balance that does not suffice; and what is the same
 * for all rows of a panel. A row that is wrong by itself keeps its own message.
 */
void
pd_mass_row_set_remark (PdMassRow *self, PdCheck check, const char *message)
{
  g_return_if_fail (PD_IS_MASS_ROW (self));

  if (self->check < check)
    pd_mass_row_set_result (self, check, g_strdup (message));
}
