# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command with the SDK in place of this machine's own system folders. Every other folder is there under its own
# name, so that a path means the same inside and outside. Standard input and loopback are handed on.
# shellcheck shell=bash

# sandbox COMMAND…
sandbox ()
{
  sandbox_options
  bwrap "${options[@]}" "$@"
}

# As the last act of a script: signals then reach the command without a shell between.
enter_sandbox ()
{
  sandbox_options
  exec bwrap "${options[@]}" "$@"
}

sandbox_options ()
{
  options=(--die-with-parent --unshare-pid --proc /proc --dev /dev
    --ro-bind "$SDK/usr" /usr --ro-bind "$SDK/etc" /etc --ro-bind "$SDK/var" /var
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64
    --tmpfs /run --bind /var/tmp /var/tmp)
  add_host_files
  add_host_folders
  add_environment
  options+=(--chdir "$PWD")
}

# Who the user is, and how names are looked up.
add_host_files ()
{
  local file
  for file in passwd group hosts resolv.conf machine-id; do
    options+=(--ro-bind-try "/etc/$file" "/etc/$file")
  done
}

add_host_folders ()
{
  local folder
  for folder in /*; do
    case $folder in
      /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /sys | /usr | /var) ;;
      *) [ -L "$folder" ] || [ ! -d "$folder" ] || options+=(--bind "$folder" "$folder") ;;
    esac
  done
  [ -d /tmp/.X11-unix ] || mkdir -m 1777 /tmp/.X11-unix # a display cannot make it for an ordinary user
  options+=(--bind "$ROOT" "$ROOT" --bind "$CACHE/home" "$CACHE/home")
  case $PWD in /var/* | /run/*) options+=(--bind "$PWD" "$PWD") ;; esac
}

# A clean environment, so that it builds and tests alike everywhere; what steers a test or a tool is handed on.
add_environment ()
{
  local name runtime=/run/user
  options+=(--clearenv --setenv PATH /usr/bin:/usr/sbin --setenv LANG C.UTF-8 --setenv HOME "$CACHE/home"
    --perms 0700 --dir "$runtime" --setenv XDG_RUNTIME_DIR "$runtime"
    --setenv GTK_A11Y test --setenv GSETTINGS_BACKEND memory)
  for name in $(compgen -e); do
    case $name in
      LANG | LC_*) ! known_locale "${!name}" || options+=(--setenv "$name" "${!name}") ;;
      PD_* | MESON_* | NINJA_STATUS | G_* | GTK_* | GDK_* | GSK_* | ASAN_* | UBSAN_* | LSAN_* | LANGUAGE | \
        DISPLAY | TMPDIR | TERM | COLORTERM | CI)
        options+=(--setenv "$name" "${!name}") ;;
    esac
  done
  add_screen "$runtime"
}

# GTK warns about a locale that the SDK does not have, and a warning fails a test.
known_locale () # NAME
{
  case " C POSIX ${LOCALES[*]} " in *" ${1%%.*} "*) ;; *) return 1 ;; esac
}

# The socket of a Wayland session and the key to an X display lie in folders that are not handed on.
add_screen () # RUNTIME-FOLDER
{
  local wayland=${XDG_RUNTIME_DIR:-/nowhere}/${WAYLAND_DISPLAY:-none}
  [ ! -S "$wayland" ] || options+=(--ro-bind "$wayland" "$1/wayland-0" --setenv WAYLAND_DISPLAY wayland-0)
  [ ! -f "${XAUTHORITY:-}" ] || options+=(--ro-bind "$XAUTHORITY" "$1/xauthority" --setenv XAUTHORITY "$1/xauthority")
}
