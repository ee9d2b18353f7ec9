/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-requests.h"

G_BEGIN_DECLS

/* In the order in which they are shown. */
typedef enum
{
  PD_REQUEST_ANSWER_ACCEPTED,
  PD_REQUEST_ANSWER_REFUSED,
  PD_REQUEST_ANSWER_UNASKED, /* the rules are against it, or the user stopped before */
} PdRequestAnswerKind;

/**
 * PdRequestAnswer:
 *
 * What came of a refill or cancel that was asked for: one row of #PdRequestDialog. Properties, read only:
 * "order", "kind" (#PdRequestAnswerKind) and "message".
 */
#define PD_TYPE_REQUEST_ANSWER (pd_request_answer_get_type ())
G_DECLARE_FINAL_TYPE (PdRequestAnswer, pd_request_answer, PD, REQUEST_ANSWER, GObject)

PdRequestAnswer *pd_request_answer_new (const PdRequestOutcome *outcome);
PdOrder *pd_request_answer_get_order (PdRequestAnswer *self);
PdRequestAnswerKind pd_request_answer_get_kind (PdRequestAnswer *self);
char *pd_request_answer_sum_up (GPtrArray *outcomes);

G_END_DECLS
