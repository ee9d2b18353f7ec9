# SPDX-License-Identifier: GPL-3.0-or-later
# Where things lie: the working tree, the cache folder, and the key under which a set-up is kept.
# shellcheck shell=bash

APP_ID=io.github.paneldesk.PanelDesk
SUITE=trixie
BRANCH=13
NAMESPACE=org.debian.$SUITE
ARCH=$(uname -m)
LOCALES=(en_US ar_EG es_ES hi_IN id_ID pt_BR ru_RU tr_TR)

ROOT=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
CACHE=$(realpath -m "${PANEL_DESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/panel-desk}")
LOGS=$CACHE/log

# packages LIST [SEPARATOR]: the names in a package list, on one line.
packages ()
{
  sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$ROOT/build-aux/packages/$1" | paste -sd "${2:-,}"
}

# Everything that shapes the trees is in the key: a changed list or recipe assembles them anew.
set_up_key ()
{
  { packages platform; packages sdk; echo "$SUITE $BRANCH $ARCH ${LOCALES[*]}"
    cat "$ROOT/build-aux/lib/tree.sh" "$ROOT/build-aux/lib/runtime.sh"; } | sha256sum | cut -c1-12
}

KEY=$(set_up_key)
SDK=$CACHE/sdk-$KEY
PLATFORM=$CACHE/platform-$KEY
REPO=$CACHE/repo-$KEY

# Told explicitly, because the smoke test gives the program another home.
export FLATPAK_USER_DIR=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}

open_cache ()
{
  mkdir -p "$LOGS" "$CACHE/home" 2>/dev/null || true
  [ -w "$LOGS" ] || fail "cannot write to the cache folder $CACHE. Set PANEL_DESK_CACHE to one that can be written."
}

# One at a time: a second start waits here until the first has finished its set-up or build.
lock_cache ()
{
  exec 9>"$CACHE/lock"
  flock -n 9 || { say "Another start is at work in $CACHE; waiting for it…"; flock 9; }
}

unlock_cache ()
{
  exec 9>&-
}
