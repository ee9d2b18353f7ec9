/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-money.h"

G_BEGIN_DECLS

/* What the arithmetic and the texts of amounts share: an amount as one whole number. */

__extension__ typedef __int128 PdWide;
__extension__ typedef unsigned __int128 PdUnsignedWide;

PdWide pd_money_get_value (PdMoney money);
PdMoney pd_money_from_value (PdWide value, int scale);

/* What amounts and counts share. */
gboolean pd_number_is_grouped (const guint *groups, guint n_groups);

G_END_DECLS
