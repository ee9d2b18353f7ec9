/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-form-private.h"

#include <libsoup/soup.h>

/*
 * A form as the parameters of `add` and back (api-v2 §2). The text is what is kept with an order and sent as
 * it stands, so that what was committed is what the panel gets. Main thread.
 */

static char *
join_lines (PdOrderForm *self, PdField field)
{
  g_auto (GStrv) lines = pd_order_form_dup_lines (self, field);

  return g_strjoinv ("\n", lines);
}

static char *
trim (const char *text)
{
  return g_strstrip (g_strdup (text));
}

/* What is sent for @field. What cannot be understood stays as it was typed: it is kept in a draft, but a form
 * with it is not complete. */
static char *
get_parameter_value (PdOrderForm *self, PdField field)
{
  const char *value = pd_order_form_get_value (self, field);
  gint64 number = pd_order_form_get_number (self, field);
  guint day, month, year;

  switch (pd_field_get_info (field)->kind)
    {
    case PD_FIELD_KIND_LIST:
      return join_lines (self, field);
    case PD_FIELD_KIND_COUNT:
    case PD_FIELD_KIND_MINUTES:
      return number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : trim (value);
    case PD_FIELD_KIND_DATE:
      return pd_order_form_read_day (value, &day, &month, &year)
                 ? g_strdup_printf ("%02u/%02u/%04u", day, month, year)
                 : trim (value);
    case PD_FIELD_KIND_LINK:
    case PD_FIELD_KIND_TEXT:
    case PD_FIELD_KIND_CHOICE:
    default:
      return trim (value);
    }
}

static const char *
get_parameter_name (PdOrderForm *self, PdField field)
{
  PdDialect *dialect = pd_order_form_get_dialect (self);

  if (field == PD_FIELD_LINK && dialect != NULL)
    return pd_dialect_get_link_parameter (dialect);

  return pd_field_get_info (field)->parameter;
}

static void
append_parameter (GString *parameters, const char *name, const char *value)
{
  g_autofree char *pair = soup_form_encode (name, value, NULL);

  if (parameters->len > 0)
    g_string_append_c (parameters, '&');
  g_string_append (parameters, pair);
}

/* The link is looked for under each name, for the order may have been made in another dialect. */
static const char *
find_value (GHashTable *pairs, PdField field)
{
  const char *value = g_hash_table_lookup (pairs, pd_field_get_info (field)->parameter);

  return value == NULL && field == PD_FIELD_LINK ? g_hash_table_lookup (pairs, "url") : value;
}

/**
 * pd_order_form_to_parameters:
 * @self: a form with a service
 *
 * Writes what is sent, form-encoded: the service, then each field in use that is not empty, in the order of
 * the type. The key and the action are not in it. An incomplete form can be written too, to be loaded later.
 *
 * Returns: (transfer full): the parameters
 */
char *
pd_order_form_to_parameters (PdOrderForm *self)
{
  const PdOrderType *type = pd_order_form_get_order_type (self);
  PdServiceInfo *service = pd_order_form_get_service (self);
  GString *parameters = g_string_new (NULL);

  if (service != NULL)
    append_parameter (parameters, "service", service->id);
  for (guint i = 0; i < type->n_uses; i++)
    if (pd_order_form_uses (self, type->uses[i].field))
      {
        g_autofree char *value = get_parameter_value (self, type->uses[i].field);

        if (*value != '\0')
          append_parameter (parameters, get_parameter_name (self, type->uses[i].field), value);
      }

  return g_string_free_and_steal (parameters);
}

/**
 * pd_order_form_load_parameters:
 * @self: a form
 * @parameters: what pd_order_form_to_parameters() wrote
 *
 * Fills the form again, for an order like one before or for an unsent one. The service stays the one that is
 * set. Fields that @parameters do not mention become empty.
 *
 * Returns: whether anything in @parameters was understood; if not, nothing has changed
 */
gboolean
pd_order_form_load_parameters (PdOrderForm *self, const char *parameters)
{
  g_autoptr (GHashTable) pairs = soup_form_decode (parameters);
  const char *values[PD_N_FIELDS];
  gboolean understood = FALSE;

  for (guint i = 0; i < PD_N_FIELDS; i++)
    {
      values[i] = find_value (pairs, i);
      understood = understood || values[i] != NULL;
    }
  if (understood)
    pd_order_form_set_values (self, values, values[PD_FIELD_RUNS] != NULL);

  return understood;
}
