#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# po/POTFILES.in names exactly the files that have text to translate, in alphabetical order.
set -eu
export LC_ALL=C
cd "$1"
have=$(sed -e '/^#/d' -e '/^$/d' po/POTFILES.in)
want=$({
  ls data/*.desktop.in data/*.gschema.xml data/*.metainfo.xml.in
  find src -name '*.[ch]' -exec grep -lE '\b(_|C_|N_|NC_|ngettext|g_dngettext|g_dpgettext2?) ?\( *("|$)' {} +
  find src -name '*.blp' -exec grep -lE '\bC?_\(' {} +
} | sort)
[ "$have" = "$want" ] && exit
echo "po/POTFILES.in should have these files, and no others:"
echo "$want"
exit 1
