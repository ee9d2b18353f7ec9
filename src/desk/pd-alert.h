/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-matter.h"

G_BEGIN_DECLS

/**
 * PdAlertTopic: what alerts are summed up by. One alert of a topic takes the place of the one before it.
 */
typedef enum
{
  PD_ALERT_ENDED,
  PD_ALERT_UNKNOWN,
  PD_ALERT_HELD,
  PD_ALERT_REFUSED,
  PD_ALERT_FAILED,
  PD_ALERT_KEY,
  PD_ALERT_LOW_BALANCE,
} PdAlertTopic;

#define PD_N_ALERT_TOPICS (PD_ALERT_LOW_BALANCE + 1)

/**
 * PdAlert:
 * @topic: what it is about
 * @title: in one line
 * @body: a sentence more, or the names of the panels
 * @order: (nullable): the only order that it is about
 * @panel: (nullable): the only panel that it is about
 *
 * What a notification says, and where it leads.
 */
typedef struct
{
  PdAlertTopic topic;
  char *title;
  char *body;
  PdOrder *order;
  PdPanel *panel;
} PdAlert;

const char *pd_alert_topic_get_id (PdAlertTopic topic);
int pd_alert_topic_from_matter (PdMatterKind kind);

PdAlert *pd_alert_new_ended (GPtrArray *orders);
PdAlert *pd_alert_new_matters (PdAlertTopic topic, GPtrArray *matters);
void pd_alert_free (PdAlert *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdAlert, pd_alert_free)

G_END_DECLS
