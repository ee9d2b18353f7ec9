/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void pd_clock_format_follow (GDBusConnection *bus);

G_END_DECLS
