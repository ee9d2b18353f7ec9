#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every Blueprint file is formatted as blueprint-compiler formats it.
set -eu
command -v blueprint-compiler >/dev/null || exit 77
find "$1/src" -name '*.blp' -exec blueprint-compiler format {} +
