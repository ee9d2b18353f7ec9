/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lines of data, which may run in another direction than the window does: names, numbers, amounts. */

char *pd_text_line_isolate (const char *text);
char *pd_text_line_join (const char *part, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
