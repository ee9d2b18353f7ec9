#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The settings' schema is valid.
set -eu
command -v glib-compile-schemas >/dev/null || exit 77
glib-compile-schemas --strict --dry-run "$1/data"
