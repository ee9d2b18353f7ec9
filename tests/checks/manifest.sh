#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The Flatpak's manifest is JSON, and asks for no more than these rights.
set -eu
command -v python3 >/dev/null || exit 77
python3 - "$1/build-aux/io.github.paneldesk.PanelDesk.json" <<'PYTHON'
import json, sys

allowed = {"--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
with open(sys.argv[1], encoding="utf-8") as file:
    wider = set(json.load(file)["finish-args"]) - allowed
sys.exit(f"wider than allowed: {wider}" if wider else 0)
PYTHON
