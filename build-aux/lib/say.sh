# SPDX-License-Identifier: GPL-3.0-or-later
# Words to the person at the terminal, and how long work is run. All of it goes to standard error.
# shellcheck shell=bash

exec 3>&2 # inside a step standard error is its log; what a person must read goes here

say ()
{
  printf '%s\n' "$*" >&3
}

# Ends with one line that says what is wrong and what to do.
fail ()
{
  printf 'panel-desk: %s\n' "$*" >&3
  exit "$FAIL_STATUS"
}

NETWORK_TROUBLE='could not (resolve|connect)|temporary failure|unable to connect|cannot initiate the connection|network is unreachable|connection (refused|timed out|failed)|failed to fetch'

FAIL_STATUS=1 # 9 inside a step tells that all is said
steps=()

# add_step TEXT FUNCTION: puts work on the list, so that its length is known before the first step starts.
add_step ()
{
  steps+=("$1" "$2")
}

run_steps ()
{
  local count=$((${#steps[@]} / 2)) i
  for ((i = 0; i < count; i++)); do
    run_step "[$((i + 1))/$count] ${steps[2 * i]}" "${steps[2 * i + 1]}"
  done
  steps=()
}

# run_step TEXT FUNCTION: runs it with its output in a log of its name.
run_step ()
{
  local text=$1 function=$2 log=$LOGS/$2.log status ticker=
  if [ -t 3 ]; then
    tick "$text" &
    ticker=$!
  else
    say "$text…"
  fi
  set +e
  (set -e; FAIL_STATUS=9; "$function") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  [ -z "$ticker" ] || { kill "$ticker"; wait "$ticker" || say; } 2>/dev/null
  [ "$status" -eq 0 ] || explain_failure "$status" "$log"
}

# On a terminal, the seconds run beside the text of the step.
tick ()
{
  local start=$SECONDS
  while printf '\r%s… %d s' "$1" $((SECONDS - start)) >&3; do
    sleep 1
  done
}

# The usual causes get one line; for the others the end of the log speaks.
explain_failure () # STATUS LOG
{
  [ "$1" -ne 9 ] || exit 1
  if grep -qiE 'no space left on device|not have enough free space' "$2"; then
    fail "the disk is full. Free some space (see df -h), then start again; finished steps are kept. Log: $2"
  elif grep -qE '^(E|W|Err):' "$2" && grep -qiE "$NETWORK_TROUBLE" "$2"; then
    fail "no network: Debian's packages could not be fetched. Check the connection (and http_proxy), then start again. Log: $2"
  elif grep -qiE '^bwrap: .*(namespace|not permitted)' "$2"; then
    fail "this machine allows no sandbox. Allow user namespaces, or start outside of the container. Log: $2"
  fi
  say "That failed. The log is $2; it ends with:"
  tail -n 12 "$2" | cut -c1-300 | sed 's/^/  /' >&3
  exit 1
}
