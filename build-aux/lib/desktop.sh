# SPDX-License-Identifier: GPL-3.0-or-later
# A desktop for a machine without a screen. Its services come from the SDK; only Flatpak itself runs outside.
# shellcheck shell=bash

APP_OPTIONS=()

has_screen ()
{
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

# Starts the desktop and sets its addresses here. It ends with this script, however that ends: its input closes then.
open_desktop ()
{
  DESKTOP=$(mktemp -d "${TMPDIR:-/tmp}/panel-desk.XXXXXX")
  trap close_desktop EXIT
  unset WAYLAND_DISPLAY XAUTHORITY DISPLAY
  mkfifo "$DESKTOP/alive"
  sandbox "$ROOT/build-aux/lib/virtual-desktop" "$DESKTOP" <"$DESKTOP/alive" &>"$LOGS/desktop.log" &
  DESKTOP_PID=$!
  exec 8>"$DESKTOP/alive"
  wait_for 30 test -f "$DESKTOP/environment" || fail "the virtual desktop did not start. Log: $LOGS/desktop.log"
  # shellcheck source=/dev/null
  . "$DESKTOP/environment"
}

# in_desktop COMMAND…: a command of the SDK, on the desktop's display and bus.
in_desktop ()
{
  sandbox env DBUS_SESSION_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" XDG_RUNTIME_DIR="$DESKTOP" HOME="$DESKTOP" \
    PYTHONDONTWRITEBYTECODE=1 "$@"
}

close_desktop ()
{
  [ -z "${APP_PID:-}" ] || app_has_ended &>/dev/null || flatpak kill "$APP_ID" || true
  exec 8>&-
  wait "$DESKTOP_PID" || true
  rm -rf "$DESKTOP"
}

# wait_for SECONDS COMMAND…: asks five times a second.
wait_for ()
{
  local end=$((SECONDS + $1))
  shift
  until "$@" &>/dev/null; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

# start_app ARGUMENTS…: opens the installed program in the background, with its output in $LOGS/program.log. The demo is a
# program beside the real one, and has a name of its own on the bus. APP_OPTIONS are for `flatpak run`.
start_app ()
{
  APP_NAME=$APP_ID
  case " $* " in *' --demo '*) APP_NAME=$APP_ID.Demo ;; esac
  flatpak --user run "${APP_OPTIONS[@]}" "$APP_ID" "$@" &>"$LOGS/program.log" &
  APP_PID=$!
}

window_id ()
{
  in_desktop xdotool search --onlyvisible --class "panel-desk|$APP_ID" | head -n 1
}

window_is_up ()
{
  [ -n "$(window_id)" ]
}

# The picture is taken once the window has been drawn and three in a row are the same: nothing moves or loads any more.
save_screenshot () # FILE
{
  local try same=0
  mkdir -p "$(dirname "$1")"
  for try in {1..40}; do
    sleep 0.5
    in_desktop import -window "$(window_id)" "$1" || continue
    [ "$try" -gt 1 ] && cmp -s "$1" "$DESKTOP/before.png" && same=$((same + 1)) || same=0
    [ "$same" -lt 2 ] || [ "$(in_desktop identify -format %k "$1")" -lt 16 ] || return 0
    cp "$1" "$DESKTOP/before.png"
  done
}

# Asks the program to quit, as its menu does; what does not listen is ended.
quit_app ()
{
  in_desktop gdbus call --session --dest "$APP_NAME" --object-path "/${APP_NAME//.//}" \
    --method org.gtk.Actions.Activate quit '[]' '{}' &>>"$LOGS/program.log" || true
  wait_for 10 app_has_ended || flatpak kill "$APP_ID" || true
  wait "$APP_PID"
}

app_has_ended ()
{
  ! kill -0 "$APP_PID"
}
