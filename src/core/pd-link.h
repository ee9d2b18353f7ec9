/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pd_link_normalize (const char *link);
gboolean pd_link_looks_like_one (const char *text);
gboolean pd_link_is_openable (const char *link);
char *pd_link_shorten (const char *link);

G_END_DECLS
