/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-results.h"

/* The typed results of the calls: made in the worker thread that reads a reply (or by the client where no
 * reply came), handed whole to the caller, freed there. A new result knows nothing: amounts and counts are
 * unknown, not zero. */

static GError *
copy_error (const GError *error)
{
  return error ? g_error_copy (error) : NULL;
}

/**
 * pd_services_result_new:
 *
 * Returns: (transfer full): an empty catalogue
 */
PdServicesResult *
pd_services_result_new (void)
{
  PdServicesResult *self = g_new0 (PdServicesResult, 1);

  self->services = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_service_info_unref);

  return self;
}

/**
 * pd_add_result_new:
 * @outcome: what became of the order
 * @error: (nullable): why it was refused, or why nobody knows; copied
 *
 * Returns: (transfer full): a result without an id
 */
PdAddResult *
pd_add_result_new (PdAddOutcome outcome, const GError *error)
{
  PdAddResult *self = g_new0 (PdAddResult, 1);

  self->outcome = outcome;
  self->error = copy_error (error);
  self->charge = PD_MONEY_UNKNOWN;

  return self;
}

/**
 * pd_status_result_new:
 * @id: the id that was asked
 * @error: (nullable): what failed; copied
 *
 * Returns: (transfer full): a result that knows nothing but @id and @error; without an error, unanswered
 */
PdStatusResult *
pd_status_result_new (const char *id, const GError *error)
{
  PdStatusResult *self = g_new0 (PdStatusResult, 1);

  self->id = g_strdup (id);
  self->error = copy_error (error);
  self->answered = error != NULL;
  self->charge = PD_MONEY_UNKNOWN;
  self->start_count = PD_MONEY_UNKNOWN;
  self->remains = PD_MONEY_UNKNOWN;
  self->runs = PD_MONEY_UNKNOWN;
  self->posts = PD_MONEY_UNKNOWN;

  return self;
}

/**
 * pd_request_result_new:
 * @id: the order or refill that was asked
 * @error: (nullable): what failed; copied
 *
 * Returns: (transfer full): a result that knows nothing but @id and @error; without an error, unanswered
 */
PdRequestResult *
pd_request_result_new (const char *id, const GError *error)
{
  PdRequestResult *self = g_new0 (PdRequestResult, 1);

  self->id = g_strdup (id);
  self->error = copy_error (error);
  self->answered = error != NULL;

  return self;
}

/**
 * pd_balance_result_new:
 *
 * Returns: (transfer full): an unknown balance in an unknown currency
 */
PdBalanceResult *
pd_balance_result_new (void)
{
  PdBalanceResult *self = g_new0 (PdBalanceResult, 1);

  self->balance = PD_MONEY_UNKNOWN;

  return self;
}

/**
 * pd_status_results_new_failed:
 * @ids: the ids that were asked
 * @error: what failed the whole call
 *
 * Returns: (transfer full) (element-type PdStatusResult): an element with the error for each of @ids
 */
GPtrArray *
pd_status_results_new_failed (const char *const *ids, const GError *error)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_status_result_free);

  for (gsize i = 0; ids[i]; i++)
    g_ptr_array_add (results, pd_status_result_new (ids[i], error));

  return results;
}

/**
 * pd_request_results_new_failed:
 * @ids: the ids that were asked
 * @error: what failed the whole call
 *
 * Returns: (transfer full) (element-type PdRequestResult): an element with the error for each of @ids
 */
GPtrArray *
pd_request_results_new_failed (const char *const *ids, const GError *error)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) pd_request_result_free);

  for (gsize i = 0; ids[i]; i++)
    g_ptr_array_add (results, pd_request_result_new (ids[i], error));

  return results;
}

/**
 * pd_services_result_free:
 * @self: (nullable) (transfer full): what to free
 */
void
pd_services_result_free (PdServicesResult *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_free (self);
}

/**
 * pd_add_result_free:
 * @self: (nullable) (transfer full): what to free
 */
void
pd_add_result_free (PdAddResult *self)
{
  if (!self)
    return;

  g_free (self->order);
  g_free (self->currency);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * pd_status_result_free:
 * @self: (nullable) (transfer full): what to free
 */
void
pd_status_result_free (PdStatusResult *self)
{
  if (!self)
    return;

  g_free (self->id);
  g_free (self->text);
  g_free (self->currency);
  g_strfreev (self->orders);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * pd_request_result_free:
 * @self: (nullable) (transfer full): what to free
 */
void
pd_request_result_free (PdRequestResult *self)
{
  if (!self)
    return;

  g_free (self->id);
  g_free (self->refill);
  g_free (self->text);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * pd_balance_result_free:
 * @self: (nullable) (transfer full): what to free
 */
void
pd_balance_result_free (PdBalanceResult *self)
{
  if (!self)
    return;

  g_free (self->currency);
  g_free (self);
}
