# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the program as a Flatpak and installs it for the user: on GNOME's runtime where a configured remote has it,
# otherwise on the one that runtime.sh makes. Both ways use the same manifest.
# shellcheck shell=bash

GNOME=(org.gnome.Platform//50 org.gnome.Sdk//50)
SOURCES=(src data po tests meson.build LICENSE "build-aux/$APP_ID.json")
BUILT=$CACHE/built

# Sets RUNTIME to gnome or local, and GNOME_REMOTE to "SCOPE NAME" where the runtime is still to be fetched.
choose_runtime ()
{
  local name scope
  RUNTIME=local GNOME_REMOTE=
  have flatpak || return 0
  if flatpak info "${GNOME[0]}" &>/dev/null && flatpak info "${GNOME[1]}" &>/dev/null; then
    RUNTIME=gnome
    return
  fi
  while IFS=$'\t,' read -r name scope _; do
    if timeout 60 flatpak remote-info "--$scope" "$name" "${GNOME[1]}" &>/dev/null; then
      RUNTIME=gnome GNOME_REMOTE="$scope $name"
      return
    fi
  done < <(flatpak remotes --columns=name,options 2>/dev/null | grep -v "^$REMOTE")
}

plan_gnome_runtime ()
{
  [ -z "$GNOME_REMOTE" ] || add_step "Installing GNOME's runtime from ${GNOME_REMOTE#* } (about 1 GB)" install_gnome_runtime
}

install_gnome_runtime ()
{
  local scope=${GNOME_REMOTE% *} name=${GNOME_REMOTE#* }
  [ "$scope" = user ] || adopt_remote "$name"
  flatpak install --user -y --noninteractive "$name" "${GNOME[@]}"
}

# What is installed for the user comes from a remote of the user: one of the system is told to it, with its keys.
adopt_remote () # NAME
{
  local url options keys=${FLATPAK_SYSTEM_DIR:-/var/lib/flatpak}/repo/$1.trustedkeys.gpg verify
  IFS=$'\t' read -r url options < <(flatpak remotes --system --columns=name,url,options | sed -n "s/^$1\t//p")
  if [ -f "$keys" ]; then
    verify=--gpg-import=$keys
  elif [[ $options = *no-gpg-verify* ]]; then
    verify=--no-gpg-verify
  else
    fail "the keys of the remote $1 cannot be read. Please run: flatpak install --system $1 ${GNOME[*]}"
  fi
  flatpak remote-add --user --if-not-exists "$verify" "$1" "$url"
}

# What the installed program was made from; the same again needs no build.
fingerprint ()
{
  { (cd "$ROOT" && find "${SOURCES[@]}" -type f -print0 | sort -z | xargs -0 sha256sum)
    echo "$KEY $FLATPAK_USER_DIR"; } | sha256sum
}

is_built ()
{
  [ -d "$FLATPAK_USER_DIR/app/$APP_ID" ] && [ "$(cat "$BUILT" 2>/dev/null)" = "$(fingerprint)" ] &&
    flatpak info "$(flatpak info --show-runtime "$APP_ID")" &>/dev/null
}

plan_app () # [--disable-tests]
{
  BUILDER_OPTIONS=("$@")
  add_step "Building and installing Panel Desk" build_app
}

build_app ()
{
  fingerprint >"$BUILT.part"
  build_flatpak --user --install "${BUILDER_OPTIONS[@]}"
  mv "$BUILT.part" "$BUILT"
}

# build_flatpak OPTION…: only the sources are handed to flatpak-builder: build folders beside them are large and would be
# copied with them. rofiles-fuse guards a cache that several modules share; with one module it only asks for rights on
# /dev/fuse. As many jobs as ninja itself would choose.
build_flatpak ()
{
  local source=$CACHE/source manifest=$CACHE/source/build-aux/$APP_ID.json
  remove_tree "$source"
  mkdir -p "$source"
  (cd "$ROOT" && cp -a --parents "${SOURCES[@]}" "$source")
  [ "$RUNTIME" = gnome ] || use_local_runtime "$manifest"
  with_bus flatpak-builder --force-clean --disable-rofiles-fuse --jobs=$(($(nproc) + 2)) "$@" \
    --state-dir="$CACHE/builder" "$CACHE/build" "$manifest"
}

# The manifest's three words about the runtime, and nothing else.
use_local_runtime () # MANIFEST
{
  sed -i -e "s|\"runtime\": \".*\"|\"runtime\": \"$NAMESPACE.Platform\"|" \
    -e "s|\"runtime-version\": \".*\"|\"runtime-version\": \"$BRANCH\"|" \
    -e "s|\"sdk\": \".*\"|\"sdk\": \"$NAMESPACE.Sdk\"|" "$1"
}

# with_bus COMMAND…: Flatpak asks the session's bus for portals and the system's for parental controls. Where no such
# bus runs (a server, a container), a bus of its own answers that nobody is there.
with_bus ()
{
  if [ -S /run/dbus/system_bus_socket ] && [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ]; then
    "$@"
  elif [ -S /run/dbus/system_bus_socket ]; then
    dbus-run-session -- "$@"
  else
    dbus-run-session -- sh -c 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"' sh "$@"
  fi
}
