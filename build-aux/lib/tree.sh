# SPDX-License-Identifier: GPL-3.0-or-later
# Assembles two folders from Debian's packages: the platform (what the program needs to run) and the SDK (that and the
# tools). apt's and mmdebstrap's own defaults say where packages come from. Each folder is made beside its place and
# renamed when it is whole, so that an interrupted start begins again at the folder that it was at.
# shellcheck shell=bash

# plan_trees sdk|platform…
plan_trees ()
{
  local need=0
  case " $* " in *' sdk '*) [ -d "$SDK" ] || need=2000 ;; esac
  case " $* " in *' platform '*) [ -d "$REPO" ] || [ -d "$PLATFORM" ] || need=$((need + 700)) ;; esac
  [ "$need" -gt 0 ] || return 0
  ROOM=$((ROOM + need))
  [ "$(id -u)" = 0 ] || need_room "$(work_folder)" "$need" "Unpacking packages" "or set TMPDIR to a folder on a larger disk"
  case " $* " in
    *' platform '*) add_step "Assembling the SDK and the runtime from Debian 13's packages (about 2 minutes)" assemble_both ;;
    *) add_step "Assembling the SDK from Debian 13's packages (about 2 minutes)" assemble_sdk ;;
  esac
}

# The two do not wait for each other: one downloads while the other unpacks.
assemble_both ()
{
  assemble_platform &
  local platform=$!
  assemble_sdk
  wait "$platform"
}

assemble_sdk ()
{
  [ -d "$SDK" ] || assemble "$SDK" "$(packages platform),$(packages sdk)"
}

assemble_platform ()
{
  [ -d "$REPO" ] || [ -d "$PLATFORM" ] || assemble "$PLATFORM" "$(packages platform)"
}

assemble () # FOLDER PACKAGES
{
  local options=(--variant=minbase --include="$2" --aptopt='Acquire::Retries "3"'
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*'
    --dpkgopt='path-include=/usr/share/doc/*/copyright' --customize-hook="$(finishing_touches)")
  remove_tree "$1.part"
  if [ "$(id -u)" = 0 ]; then
    mmdebstrap "${options[@]}" --format=directory "$SUITE" "$1.part"
  else
    mkdir "$1.part"
    TMPDIR=$(work_folder) mmdebstrap --mode=unshare "${options[@]}" --format=tar "$SUITE" - |
      tar -C "$1.part" --no-same-owner --exclude='./dev/*' -xf -
    chmod -R u+rwX "$1.part"
  fi
  mv "$1.part" "$1"
}

# The languages of the program, and the files on which the sandbox lays this machine's own.
finishing_touches ()
{
  local name
  for name in "${LOCALES[@]}"; do
    printf 'chroot "$1" localedef -i %s -f UTF-8 %s.UTF-8; ' "$name" "$name"
  done
  printf 'touch "$1"/etc/hosts "$1"/etc/resolv.conf "$1"/etc/machine-id'
}

# mmdebstrap works here as another user of the granted range, who cannot pass a private home folder.
work_folder ()
{
  echo "${TMPDIR:-/var/tmp}"
}

remove_tree ()
{
  [ ! -e "$1" ] || { chmod -R u+rwX "$1" 2>/dev/null || true; rm -rf "$1"; }
}

# Sets of trees that no start has used for a month make room for others.
forget_old_trees ()
{
  local old
  touch "$SDK"
  for old in $(find "$CACHE" -maxdepth 1 -name 'sdk-*' -mtime +30 -printf '%f\n' | sed 's/^sdk-//; s/\.part$//'); do
    remove_tree "$CACHE/sdk-$old"; remove_tree "$CACHE/platform-$old"; remove_tree "$CACHE/repo-$old"
  done
}
