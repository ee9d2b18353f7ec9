# SPDX-License-Identifier: GPL-3.0-or-later
# What this machine itself must have: few programs, installed by apt where they are missing, and room on the disk.
# shellcheck shell=bash

# command:package pairs; everything else comes from the SDK.
SANDBOX_TOOLS=(mmdebstrap:mmdebstrap bwrap:bubblewrap)
FLATPAK_TOOLS=(flatpak:flatpak flatpak-builder:flatpak-builder eu-strip:elfutils ostree:ostree
  dbus-run-session:dbus-daemon svg-loader:librsvg2-common)
[ "$(id -u)" = 0 ] || SANDBOX_TOOLS+=(newuidmap:uidmap)

have ()
{
  case $1 in
    # not a command: Flatpak itself reads the exported icon with gdk-pixbuf
    svg-loader) compgen -G '/usr/lib*/gdk-pixbuf-2.0/*/loaders/*svg*' || compgen -G '/usr/lib/*/gdk-pixbuf-2.0/*/loaders/*svg*' ;;
    *) command -v "$1" ;;
  esac >/dev/null
}

# need_tools COMMAND:PACKAGE…: plans to install what is missing, or says why that is impossible.
need_tools ()
{
  local pair
  MISSING=()
  for pair in "$@"; do
    have "${pair%%:*}" || MISSING+=("${pair#*:}")
  done
  [ ${#MISSING[@]} -eq 0 ] || need_root "install: ${MISSING[*]}" "apt-get install ${MISSING[*]}"
  [ ${#MISSING[@]} -eq 0 ] || add_step "Installing ${MISSING[*]}" install_missing
}

# need_root PURPOSE COMMAND: nothing is started that would stop half-way for want of rights.
need_root ()
{
  have apt-get || fail "this machine has no apt. Please ${1/install:/install by its own means:} and start again."
  [ "$(id -u)" != 0 ] || return 0
  have sudo || fail "needs to $1, and there is no sudo. As root run: $2"
  sudo -n true 2>/dev/null && return 0
  { : </dev/tty; } 2>/dev/null || fail "needs to $1, and sudo asks for a password. First run: sudo $2"
  say "Needs to $1."
  sudo -v || fail "needs to $1, and you may not use sudo. Ask an administrator to run: $2"
}

as_root ()
{
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# A source that does not answer must not stop the others: whether the packages arrive is what counts.
install_missing ()
{
  as_root apt-get update -q || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "${MISSING[@]}"
}

# An ordinary user unpacks packages as the owner of a range of ids, which /etc/subuid and /etc/subgid grant.
need_id_range ()
{
  [ "$(id -u)" != 0 ] || return 0
  ! grep -qs "^$(id -un):" /etc/subuid || ! grep -qs "^$(id -un):" /etc/subgid || return 0
  local first
  first=$(cat /etc/subuid /etc/subgid 2>/dev/null | awk -F: 'BEGIN { n = 100000 } $2 + $3 > n { n = $2 + $3 } END { print n }')
  ID_RANGE=$first-$((first + 65535))
  need_root "grant you a range of user ids" "usermod --add-subuids $ID_RANGE --add-subgids $ID_RANGE $(id -un)"
  add_step "Granting a range of user ids" grant_id_range
}

grant_id_range ()
{
  as_root usermod --add-subuids "$ID_RANGE" --add-subgids "$ID_RANGE" "$(id -un)"
}

# need_room FOLDER MEGABYTES PURPOSE ADVICE
need_room ()
{
  local free
  free=$(df -Pk "$1" | awk 'NR == 2 { print int ($4 / 1024) }')
  [ "$free" -ge "$2" ] ||
    fail "$3 needs $(gigabytes "$2"), and $1 has $(gigabytes "$free"). Free some space, $4, then start again."
}

gigabytes ()
{
  awk -v n="$1" 'BEGIN { printf "%.1f GB\n", n / 1024 }'
}
