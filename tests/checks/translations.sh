#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every language in po/LINGUAS has every string of the program, and none is broken.
set -eu
command -v xgettext >/dev/null || exit 77
cd "$1"
template=$(mktemp)
trap 'rm -f "$template"' EXIT
xgettext --from-code=UTF-8 --files-from=po/POTFILES.in --output="$template" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 2>/dev/null
grep -v '^#' po/LINGUAS | while read -r language; do
  msgfmt --check --output-file=/dev/null "po/$language.po"
  msgcmp "po/$language.po" "$template"
done
