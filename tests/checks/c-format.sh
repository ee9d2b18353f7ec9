#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C file is formatted as .clang-format says. To mend: clang-format -i FILE
set -eu
command -v clang-format >/dev/null || exit 77
cd "$1"
find src tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
