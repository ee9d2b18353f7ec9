/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdSearchAnnouncer:
 *
 * Says to assistive technology how much a search has found, once typing pauses. Property, read:
 * "announcement", what was said last.
 */
#define PD_TYPE_SEARCH_ANNOUNCER (pd_search_announcer_get_type ())
G_DECLARE_FINAL_TYPE (PdSearchAnnouncer, pd_search_announcer, PD, SEARCH_ANNOUNCER, GObject)

PdSearchAnnouncer *pd_search_announcer_attach (GtkEditable *entry, GListModel *results);

G_END_DECLS
