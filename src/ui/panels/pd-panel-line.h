/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdPanelTopic: what the Health group of the Panel page tells of.
 */
typedef enum
{
  PD_PANEL_TOPIC_CONNECTION,
  PD_PANEL_TOPIC_KEY,
  PD_PANEL_TOPIC_CATALOGUE,
  PD_PANEL_TOPIC_ORDERS,
  PD_PANEL_N_TOPICS,
} PdPanelTopic;

/**
 * PdPanelLine: one line of it: a symbol, its style class, and a plain sentence.
 */
typedef struct
{
  const char *icon;
  const char *tint;
  char *text;
} PdPanelLine;

PdPanelLine pd_panel_line_make (PdPanelTopic topic, PdPanel *panel, PdDesk *desk, gint64 now);

G_END_DECLS
