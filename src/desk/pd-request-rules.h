/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order.h"

G_BEGIN_DECLS

/* Whether it makes sense to ask a panel for a refill or a cancel, and why (not), in a few plain words.
 * @last_asked_at: when a refill of it was accepted last, 0 for never. */

const char *pd_request_rules_find_obstacle (PdOrder *order);
gboolean pd_request_rules_refill (PdOrder *order, gint64 last_asked_at, gint64 now, char **reason);
gboolean pd_request_rules_cancel (PdOrder *order, gint64 now, char **reason);

G_END_DECLS
