/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was said last to a screen reader; whoever asks hears it once. */
gboolean ui_was_announced (const char *message);

G_END_DECLS
