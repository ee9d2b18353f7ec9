#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The desktop file, with its translations, is valid.
set -eu
command -v desktop-file-validate >/dev/null || exit 77
desktop-file-validate "$2"/data/*.desktop
