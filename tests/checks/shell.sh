#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The project's own shell scripts are free of the usual traps.
set -eu
command -v shellcheck >/dev/null || exit 77
cd "$1"
{ find build-aux tests/checks .ci -type f -exec grep -lE '^#!/bin/(ba)?sh' {} +; ls build-aux/lib/*.sh; } | sort -u | xargs shellcheck
