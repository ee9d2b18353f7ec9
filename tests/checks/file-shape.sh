#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source file names its licence in the first line, and none has grown beyond 500 lines.
set -eu
cd "$1"
{ find src tests -name '*.[ch]'; find src -name '*.blp'; } | xargs awk '
  FNR == 1 && !/SPDX-License-Identifier: GPL-3.0-or-later/ { print FILENAME ": no SPDX line"; bad = 1 }
  FNR == 501 { print FILENAME ": over 500 lines"; bad = 1 }
  END { exit bad }'
