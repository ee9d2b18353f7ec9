# SPDX-License-Identifier: GPL-3.0-or-later
# The set-ups that the commands share. Planning looks at what is missing and touches nothing; run_steps does the work.
# shellcheck shell=bash

for piece in say place host tree runtime sandbox app; do
  # shellcheck source=/dev/null
  . "$(dirname "${BASH_SOURCE[0]}")/$piece.sh"
done

# plan_set_up PART…: sdk, to build and test outside of Flatpak; flatpak, to build and install the Flatpak.
plan_set_up ()
{
  local tools=() trees=() part
  for part; do
    case $part in
      sdk) trees+=(sdk) ;;
      flatpak)
        choose_runtime
        tools+=("${FLATPAK_TOOLS[@]}")
        [ "$RUNTIME" = gnome ] || trees+=(sdk platform)
        ;;
    esac
  done
  ROOM=100
  [ ${#trees[@]} -eq 0 ] || tools+=("${SANDBOX_TOOLS[@]}")
  need_tools "${tools[@]}"
  [ ${#trees[@]} -eq 0 ] || { need_id_range; plan_trees "${trees[@]}"; }
  case " $* " in *' flatpak '*) ROOM=$((ROOM + 300)); "plan_${RUNTIME}_runtime" ;; esac
  need_room "$CACHE" "$ROOM" "The set-up" "or set PANEL_DESK_CACHE to a folder on a larger disk"
}

# All that build-aux/dev needs. Where it stands, this takes a few milliseconds and asks for no lock.
set_up_sdk ()
{
  open_cache
  if [ ! -d "$SDK" ] || ! have bwrap; then
    lock_cache
    plan_set_up sdk
    run_steps
    forget_old_trees
    unlock_cache
  fi
  touch "$SDK"
}
