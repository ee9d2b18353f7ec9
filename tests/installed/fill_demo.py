#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the demo with orders of every kind for pictures: on their way, complete, partial, refused, canceled, unknown."""

import sys

import forgetful_panel
from screen import Missing, find
from steps import add_panel, ask, open_order, place_mass_order, place_order, wait_for_order

REFILLED = "Telegram Members · 30 days refill"
CANCELED = "YouTube Subscribers, very slow (demo: takes ten minutes)"
HEADER = "Panel;Service;Quantity;Link"
# Services by id, see the catalogue of the demo: 9001 ends partial, 9002 is refused.
LINES = [
    "Demo Panel;1001;1200;https://instagram.com/northlight",
    "Demo Panel;1101;500;https://instagram.com/p/C7kQxW",
    "Demo Panel;1205;20000;https://instagram.com/reel/C81mPa",
    "Demo Panel;2201;800;https://t.me/northlight",
    "Demo Panel;9001;1000;https://instagram.com/kaffeekanne",
    "Demo Panel;9002;500;https://instagram.com/harbour.bikes",
    "Demo Panel;1701;2500;https://youtube.com/watch?v=7dK2",
    "Demo Panel;1401;150;https://tiktok.com/@harbour.bikes",
    "Demo Panel;2001;300;https://facebook.com/harbourbikes",
]

try:
    find("list item", "^Demo Panel$")
    place_mass_order(LINES, HEADER)
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
