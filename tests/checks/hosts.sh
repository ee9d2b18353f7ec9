#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tools know by themselves where packages come from: no file names a host of a package registry. (The brackets keep this
# file from finding itself.)
set -eu
cd "$1"
! grep -rnE --exclude-dir='_*' --exclude-dir=.git 'debian[.]org/|(deb|ftp|security|snapshot)[.]debian[.]|registry[.]npmjs|registry[.]yarnpkg' .
