/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <libsoup/soup.h>

#include "pd-clock.h"

G_BEGIN_DECLS

/**
 * PdDemoForm:
 * @PD_DEMO_COMMON: the common form of the API v2
 * @PD_DEMO_SMMBROS: as SMMBros speaks it (api-v2 §1)
 */
typedef enum
{
  PD_DEMO_COMMON,
  PD_DEMO_SMMBROS,
} PdDemoForm;

/**
 * PdDemoFault: what goes wrong with one request, for tests.
 */
typedef enum
{
  PD_DEMO_FAULT_NONE,
  PD_DEMO_FAULT_REPLY,       /* answers with the scripted status, type and body; nothing is done */
  PD_DEMO_FAULT_DROP_BEFORE, /* closes the connection; nothing is done */
  PD_DEMO_FAULT_DROP_AFTER,  /* does what was asked, then closes without a reply */
  PD_DEMO_FAULT_TRUNCATE,    /* does it, and closes in the middle of the reply */
  PD_DEMO_FAULT_HANG,        /* does it, never answers */
} PdDemoFault;

/**
 * PdDemoPanel:
 *
 * A panel inside the program: the whole API v2 on 127.0.0.1, with a catalogue of invented services, a
 * balance, orders that progress by the clock, partials, refusals, refills and cancels. The embedded default
 * and, with scripted replies and faults, the server of the tests.
 */
#define PD_TYPE_DEMO_PANEL (pd_demo_panel_get_type ())
G_DECLARE_FINAL_TYPE (PdDemoPanel, pd_demo_panel, PD, DEMO_PANEL, GObject)

/* Services whose orders show one way in which an order can go. */
#define PD_DEMO_SERVICE_ORDINARY "1001" /* Default, with refill, cancel and drip-feed */
#define PD_DEMO_SERVICE_PARTIAL "9001"
#define PD_DEMO_SERVICE_REFUSED "9002"
#define PD_DEMO_SERVICE_SLOW "9003"
#define PD_DEMO_SERVICE_REFILL_REJECTED "9004"
#define PD_DEMO_SERVICE_NO_REFILL_NO_CANCEL "9005"

PdDemoPanel *pd_demo_panel_new (PdDemoForm form, PdClock *clock);
gboolean pd_demo_panel_start (PdDemoPanel *self, GError **error);
void pd_demo_panel_stop (PdDemoPanel *self);
const char *pd_demo_panel_get_url (PdDemoPanel *self);
const char *pd_demo_panel_get_key (PdDemoPanel *self);

/* The state that lasts between two starts of the program, as text. */
char *pd_demo_panel_save (PdDemoPanel *self);
gboolean pd_demo_panel_restore (PdDemoPanel *self, const char *saved, GError **error);

/* For tests. */
void pd_demo_panel_script (PdDemoPanel *self,
                           const char *action,
                           PdDemoFault fault,
                           guint status,
                           const char *content_type,
                           GBytes *body);
void pd_demo_panel_set_delay (PdDemoPanel *self, guint milliseconds);
GBytes *pd_demo_panel_make_catalogue (PdDemoPanel *self, guint n_services);
void pd_demo_panel_set_catalogue (PdDemoPanel *self, GBytes *body);
void pd_demo_panel_set_balance (PdDemoPanel *self, const char *balance);
guint pd_demo_panel_count_requests (PdDemoPanel *self, const char *action);
GHashTable *pd_demo_panel_get_last_request (PdDemoPanel *self, const char *action);
guint pd_demo_panel_count_orders (PdDemoPanel *self);
const char *pd_demo_panel_get_balance (PdDemoPanel *self);

G_END_DECLS
