/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-money.h"
#include "pd-service-info.h"
#include "pd-state.h"

G_BEGIN_DECLS

/* Typed results of the calls: plain structs, made in a worker thread and handed to the caller whole. */

/**
 * PdServicesResult:
 * @services: (element-type PdServiceInfo): in the panel's order, one per id
 * @skipped: rows without an id
 */
typedef struct
{
  GPtrArray *services;
  guint skipped;
} PdServicesResult;

typedef enum
{
  PD_ADD_PLACED,
  PD_ADD_REFUSED,
  PD_ADD_UNKNOWN,
} PdAddOutcome;

/**
 * PdAddResult:
 * @order: (nullable): the panel's id, only with %PD_ADD_PLACED
 * @error: (nullable): why it was refused, or why nobody knows
 * @charge: what the panel says it took, mostly unknown
 */
typedef struct
{
  PdAddOutcome outcome;
  char *order;
  GError *error;
  PdMoney charge;
  char *currency;
} PdAddResult;

/**
 * PdStatusResult:
 * @id: the id that was asked
 * @error: (nullable): an error of this order alone, or of the whole call
 * @answered: %FALSE where the panel left this id out; then nothing changes
 * @text: (nullable): the panel's own word for the state
 * @start_count: whole number or unknown; likewise @remains, @runs, @posts
 * @orders: (nullable): ids of the child orders of a subscription or drip-feed
 */
typedef struct
{
  char *id;
  GError *error;
  gboolean answered;
  PdState state;
  char *text;
  gboolean final;
  PdMoney charge;
  char *currency;
  PdMoney start_count; /* whole numbers, exact, or unknown */
  PdMoney remains;
  PdMoney runs;
  PdMoney posts;
  GStrv orders;
} PdStatusResult;

/**
 * PdRequestResult:
 * @id: the order (or, of refill_status, the refill) that was asked
 * @accepted: of refill and cancel: the panel took the request
 * @refill: (nullable): the id of the new refill
 *
 * The answer to a refill, a cancel or a refill_status, for one id.
 */
typedef struct
{
  char *id;
  GError *error;
  gboolean answered;
  gboolean accepted;
  char *refill;
  PdState state;
  char *text;
  gboolean final;
} PdRequestResult;

typedef struct
{
  PdMoney balance;
  char *currency; /* (nullable) */
} PdBalanceResult;

PdServicesResult *pd_services_result_new (void);
PdAddResult *pd_add_result_new (PdAddOutcome outcome, const GError *error);
PdStatusResult *pd_status_result_new (const char *id, const GError *error);
PdRequestResult *pd_request_result_new (const char *id, const GError *error);
PdBalanceResult *pd_balance_result_new (void);

/* One failed element for every id, for a call that failed as a whole. */
GPtrArray *pd_status_results_new_failed (const char *const *ids, const GError *error);
GPtrArray *pd_request_results_new_failed (const char *const *ids, const GError *error);

void pd_services_result_free (PdServicesResult *self);
void pd_add_result_free (PdAddResult *self);
void pd_status_result_free (PdStatusResult *self);
void pd_request_result_free (PdRequestResult *self);
void pd_balance_result_free (PdBalanceResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdServicesResult, pd_services_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAddResult, pd_add_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdStatusResult, pd_status_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdRequestResult, pd_request_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdBalanceResult, pd_balance_result_free)

G_END_DECLS
