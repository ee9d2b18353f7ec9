/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PdIdempotency:
 * @PD_IDEMPOTENCY_NONE: a repeated add is a second order (the common form)
 * @PD_IDEMPOTENCY_REQUEST_ID: a `request_id` makes a repeated add safe
 * @PD_IDEMPOTENCY_WINDOW: same service, link and quantity within 120 s give the same id
 */
typedef enum
{
  PD_IDEMPOTENCY_NONE,
  PD_IDEMPOTENCY_REQUEST_ID,
  PD_IDEMPOTENCY_WINDOW,
} PdIdempotency;

#define PD_MOST_IDS 100

/**
 * PdDialect:
 *
 * What one panel does differently from the common form, as data. Set from a known panel, found out from
 * replies, or chosen by the user on the Panel page. Properties, all notified:
 *
 * - "link-parameter": string, "link" or "url"
 * - "most-ids": uint, 1 to 100, the most ids in one call; 1: no batch calls at all
 * - "batch-refill", "batch-cancel", "refill-status": boolean, whether there are such calls
 * - "idempotency": #PdIdempotency
 * - "rate-per-one": boolean, the printed rate is for one, not for 1,000
 */
#define PD_TYPE_DIALECT (pd_dialect_get_type ())
G_DECLARE_FINAL_TYPE (PdDialect, pd_dialect, PD, DIALECT, GObject)

/**
 * PdKnownPanel:
 * @name: as its site writes it
 * @url: of its API
 * @dialect: text for pd_dialect_new_from_text()
 */
typedef struct
{
  const char *name;
  const char *url;
  const char *dialect;
} PdKnownPanel;

/* How SMMBros speaks, as text. */
#define PD_DIALECT_SMMBROS "link-parameter=url\nbatch-refill=false\nbatch-cancel=false\nrefill-status=false\n"

const PdKnownPanel *pd_known_panels (guint *n_panels);

PdDialect *pd_dialect_new (void);
PdDialect *pd_dialect_new_from_text (const char *text);
char *pd_dialect_to_text (PdDialect *self);

const char *pd_dialect_get_link_parameter (PdDialect *self);
void pd_dialect_set_link_parameter (PdDialect *self, const char *parameter);
guint pd_dialect_get_most_ids (PdDialect *self);
void pd_dialect_set_most_ids (PdDialect *self, guint most_ids);
gboolean pd_dialect_get_batch_refill (PdDialect *self);
void pd_dialect_set_batch_refill (PdDialect *self, gboolean batch_refill);
gboolean pd_dialect_get_batch_cancel (PdDialect *self);
void pd_dialect_set_batch_cancel (PdDialect *self, gboolean batch_cancel);
gboolean pd_dialect_get_refill_status (PdDialect *self);
PdIdempotency pd_dialect_get_idempotency (PdDialect *self);
gboolean pd_dialect_get_rate_per_one (PdDialect *self);

G_END_DECLS
