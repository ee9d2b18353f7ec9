/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pd-found-services.h"

G_BEGIN_DECLS

/**
 * PdCategoryHeading:
 *
 * The heading of a section of services: their category, and how many of them were found.
 */
#define PD_TYPE_CATEGORY_HEADING (pd_category_heading_get_type ())
G_DECLARE_FINAL_TYPE (PdCategoryHeading, pd_category_heading, PD, CATEGORY_HEADING, GtkWidget)

GtkListItemFactory *pd_category_heading_factory_new (PdFoundServices *found);
const char *pd_category_heading_get_category (PdCategoryHeading *self);
guint pd_category_heading_get_count (PdCategoryHeading *self);

G_END_DECLS
