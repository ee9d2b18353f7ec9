#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day at the desk by accessible names alone: first run, demo panel, an order that completes, its refill, a cancel, a
mass order, and an order whose outcome is unknown and that is settled."""

import sys

import forgetful_panel
from screen import Missing, find, press, wait_until_gone
from steps import ENDS_WITHIN, add_panel, ask, open_order, place_mass_order, place_order, show_page, wait_for_order

REFILLED = "Telegram Members · 30 days refill"
CANCELED = "YouTube Subscribers, very slow (demo: takes ten minutes)"


def first_run():
    find("label", "^Welcome to Panel Desk$")
    press("button", "^Try with the Demo Panel$")
    find("list item", "^Demo Panel$")


def order_and_cancel():
    place_order(CANCELED, "https://example.com/canceled", "100")
    wait_for_order(CANCELED, "(Pending|Processing|In progress)")
    open_order(CANCELED)
    ask("Ask to Cancel", "Cancel asked for")
    wait_for_order(CANCELED, "Canceled")


def order_and_refill():
    place_order(REFILLED, "https://example.com/refilled", "200")
    wait_for_order(REFILLED, "Completed")
    open_order(REFILLED)
    ask("Ask for Refill", "Refill asked for")
    show_page("Refills")
    find("table row", f"Completed.*{REFILLED}", patience=ENDS_WITHIN)


def mass_order():
    place_mass_order([f"{service} | https://example.com/{service} | 100" for service in (1001, 1101, 2201)])
    show_page("Orders")
    for service in ("Instagram Followers", "Instagram Likes", "Telegram Members"):
        find("table row", rf"(Pending|Processing|In progress).*{service} · 30 days refill")


def settle_unknown():
    add_panel("Forgetful", forgetful_panel.start(), "any-key")
    place_order(forgetful_panel.SERVICE, "https://example.com/lost", "100")
    wait_for_order(forgetful_panel.SERVICE, "Unknown")
    show_page("Needs a Look")
    find("label", "^It probably arrived$")
    press("button", "^It Arrived…$")
    press("button", "^Mark as Arrived$", find("dialog", "^It Arrived$"))
    wait_until_gone("button", "^It Arrived…$")


STEPS = (first_run, order_and_cancel, order_and_refill, mass_order, settle_unknown)

try:
    for step in STEPS:
        print(step.__name__.replace("_", " "), flush=True)
        step()
except Missing as missing:
    sys.exit(str(missing))
