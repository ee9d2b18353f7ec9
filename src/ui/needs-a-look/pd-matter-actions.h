/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-matter.h"

G_BEGIN_DECLS

/* What each kind of matter looks like, and what can be done about it: one table. */

const char *pd_matter_kind_get_icon (PdMatterKind kind);
const char *const *pd_matter_kind_get_icon_classes (PdMatterKind kind);
gboolean pd_matter_kind_offers (PdMatterKind kind, const char *action);

G_END_DECLS
