/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-desk.h"

G_BEGIN_DECLS

char **pd_search_find (PdDesk *desk, const char *const *terms);
PdOrder *pd_search_get_order (PdDesk *desk, const char *id);
PdService *pd_search_get_service (PdDesk *desk, const char *id);
GVariant *pd_search_describe (PdDesk *desk, const char *id);
const char *pd_search_choose_page (PdDesk *desk, const char *const *terms);

G_END_DECLS
