#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the demo with orders of every kind for pictures: on their way, complete, partial, refused, canceled, unknown."""

import sys

import forgetful_panel
from screen import Missing, find
from steps import add_panel, ask, open_order, place_mass_order, place_order, wait_for_order

REFILLED = "Telegram Members · 30 days refill"
CANCELED = "YouTube Subscribers, very slow (demo: takes ten minutes)"
# Services by id, see the catalogue of the demo: two end partial and refused.
LINES = ("1001 1200", "1101 500", "1205 20000", "2201 800", "9001 1000", "9002 500", "1701 2500", "1301 150", "2401 300")

try:
    find("list item", "^Demo Panel$")
    place_mass_order([f"{line.split()[0]} | https://instagram.com/p/C{line[1:4]}xQ | {line.split()[1]}" for line in LINES], "Demo Panel")
    place_order(CANCELED, "https://youtube.com/@northlight", "100")
    open_order(CANCELED)
    ask("Ask to Cancel", "Cancel asked for")
    wait_for_order(REFILLED, "Completed")
    open_order(REFILLED)
    ask("Ask for Refill", "Refill asked for")
    place_order("TikTok Views · high quality ⚡", "https://tiktok.com/@northlight/video/1", "50000")
    add_panel("Northwind", forgetful_panel.start(), "any-key")
    place_order(forgetful_panel.SERVICE, "https://instagram.com/p/C7kQxW", "500")
    wait_for_order(forgetful_panel.SERVICE, "Unknown")
except Missing as missing:
    sys.exit(str(missing))
