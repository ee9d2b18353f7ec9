/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"

G_BEGIN_DECLS

/**
 * PdDemoHost:
 *
 * Runs the demo panels of one desk inside the program, and remembers what was ordered there in the data
 * folder, beside the desk's own data.
 */
#define PD_TYPE_DEMO_HOST (pd_demo_host_get_type ())
G_DECLARE_FINAL_TYPE (PdDemoHost, pd_demo_host, PD, DEMO_HOST, GObject)

PdDemoHost *pd_demo_host_new (PdDesk *desk);
void pd_demo_host_resume (PdDemoHost *self);
void pd_demo_host_add (PdDemoHost *self, gboolean second);
void pd_demo_host_save (PdDemoHost *self);

G_END_DECLS
