#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds a service of the demo panel, orders it, and sees the order complete by itself."""

import sys

from screen import Missing, find
from steps import place_order, wait_for_order

SERVICE = "Telegram Members · instant start"

try:
    find("list item", "^Demo Panel$")
    place_order(SERVICE, "https://example.com/installed", "150")
    wait_for_order(SERVICE, "(Pending|Processing|In progress)")
    wait_for_order(SERVICE, "Completed")
except Missing as missing:
    sys.exit(str(missing))
