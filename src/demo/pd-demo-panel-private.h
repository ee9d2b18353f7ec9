/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-demo-book.h"
#include "pd-demo-wire.h"

G_BEGIN_DECLS

/*
 * @wire: replies that wait
 * @balance: what pd_demo_panel_get_balance() gave out
 * @catalogue: (nullable): body of a test, in place of the own services
 * @scripts: what is to happen to the next requests
 * @counts: action → number of requests
 * @requests: action → parameters of the last request
 */
struct _PdDemoPanel
{
  GObject parent_instance;

  PdDemoForm form;
  PdClock *clock;
  PdDemoBook *book;
  SoupServer *server;
  GPtrArray *wire;
  char *url;
  char *key;
  char *balance;
  guint16 port;

  guint delay;
  GBytes *catalogue;
  GPtrArray *scripts;
  GHashTable *counts;
  GHashTable *requests;
};

GPtrArray *pd_demo_panel_create_scripts (void);
PdDemoReply *pd_demo_panel_take_script (PdDemoPanel *self, const char *action);
void pd_demo_panel_remember (PdDemoPanel *self, const char *action, GHashTable *parameters);

G_END_DECLS
