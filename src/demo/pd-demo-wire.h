/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-demo-panel.h"

G_BEGIN_DECLS

/**
 * PdDemoReply:
 * @fault: how the reply goes wrong
 * @status: HTTP status
 * @content_type: of @body
 * @body: (nullable): %NULL where nothing is to be sent
 */
typedef struct
{
  PdDemoFault fault;
  guint status;
  char *content_type;
  GBytes *body;
} PdDemoReply;

PdDemoReply *pd_demo_reply_new (PdDemoFault fault, guint status, const char *content_type, GBytes *body);
void pd_demo_reply_free (PdDemoReply *reply);

GPtrArray *pd_demo_wire_new (void);
void pd_demo_wire_send (GPtrArray *wire, SoupServerMessage *message, PdDemoReply *reply, guint delay);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdDemoReply, pd_demo_reply_free)

G_END_DECLS
