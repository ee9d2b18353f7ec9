/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-order.h"

G_BEGIN_DECLS

char *pd_matter_words_target (PdOrder *order);
char *pd_matter_words_order (PdOrder *order);
char *pd_matter_words_balance_now (gint64 at, gint64 now);

G_END_DECLS
