/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-requests.h"

G_BEGIN_DECLS

/**
 * PdRequestAnswer:
 *
 * What came of a refill or cancel that was asked for: one row of #PdRequestDialog. Properties, read only:
 * "order", "accepted" and "message".
 */
#define PD_TYPE_REQUEST_ANSWER (pd_request_answer_get_type ())
G_DECLARE_FINAL_TYPE (PdRequestAnswer, pd_request_answer, PD, REQUEST_ANSWER, GObject)

PdRequestAnswer *pd_request_answer_new (const PdRequestOutcome *outcome);
PdOrder *pd_request_answer_get_order (PdRequestAnswer *self);
gboolean pd_request_answer_get_accepted (PdRequestAnswer *self);

G_END_DECLS
