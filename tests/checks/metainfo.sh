#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The description for software catalogues is valid.
set -eu
command -v appstreamcli >/dev/null || exit 77
appstreamcli validate --no-net --strict "$2"/data/*.metainfo.xml
