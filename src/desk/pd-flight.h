/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdFlight:
 *
 * One request that several callers wait for: who asks for what is already being asked for joins in place of
 * asking again.
 */
typedef struct _PdFlight PdFlight;

PdFlight *pd_flight_new (void);
PdFlight *pd_flight_ref (PdFlight *self);
void pd_flight_unref (PdFlight *self);
GCancellable *pd_flight_get_cancellable (PdFlight *self);
gboolean pd_flight_join (PdFlight *self, GTask *task);
void pd_flight_land (PdFlight *self, const GError *error);
void pd_flight_abandon (PdFlight *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdFlight, pd_flight_unref)

G_END_DECLS
