/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>
#include <stddef.h>

/* What libFuzzer calls, and fuzz-replay.c. */
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);
