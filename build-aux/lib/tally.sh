# SPDX-License-Identifier: GPL-3.0-or-later
# Counts tests and tells each as it ends.
# shellcheck shell=bash

PASSED=0 FAILED=0

passed () # NAME
{
  echo "ok $1"
  PASSED=$((PASSED + 1))
}

failed () # NAME LOG
{
  echo "FAILED $1 (log: $2)"
  FAILED=$((FAILED + 1))
}

# attempt NAME COMMAND…: one test, whose output is its log. SUCCEEDED tells how it went; a status would, in a condition,
# keep the command from stopping at its first error.
attempt ()
{
  local name=$1 log=$LOGS/${1//\//-}.log status
  shift
  set +e
  (set -e; "$@") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if [ "$status" -eq 0 ]; then
    SUCCEEDED=true
    passed "$name"
  else
    SUCCEEDED=false
    failed "$name" "$log"
    grep -E 'error:|ERROR|FAILED:|warning:' "$log" | head -n 5 | sed 's/^/  /' || true
  fi
}

# add_counts FILE: what meson-tests counted. Without the file no test was run, which is a failure of its own.
add_counts () # NAME
{
  local p f s
  if read -r p f s <"$LOGS/$1.count" && [ $((p + f + s)) -gt 0 ]; then
    PASSED=$((PASSED + p)) FAILED=$((FAILED + f))
  else
    failed "$1: no test was run" "$LOGS/$1.log"
  fi
}

# The last line, for people and machines alike.
close_tally ()
{
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ] && [ "$PASSED" -gt 0 ]
}
