#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds a service of the demo panel, orders it, and sees the order complete by itself."""

import sys

from screen import Missing, activate, click, enter, find, press, wait_until_gone

SERVICE = "Telegram Members · instant start"
LINK = "https://example.com/installed"

# The demo's orders take up to 90 s, and the program asks for a young one about once a minute.
COMPLETES_WITHIN = 240


def main():
    find("list item", "^Demo Panel$")
    enter("^Search", SERVICE)
    activate("table row", rf"{SERVICE}.* Demo Panel .*USD")

    dialog = find("dialog", "^New Order$")
    find("label", f"^{SERVICE}$", dialog)
    enter("^Link$", LINK, dialog)
    enter("^Quantity$", "150", dialog)
    press("button", r"^Place Order · 0\.07812 USD$", dialog)
    wait_until_gone("dialog", "^New Order$")

    click("list item", "^Orders$")
    find("table row", f"Waiting.*{SERVICE}")
    find("table row", rf"(Pending|Processing|In progress).*\d+.*{SERVICE}")
    find("table row", f"Completed.*{SERVICE}", patience=COMPLETES_WITHIN)


try:
    main()
except Missing as missing:
    sys.exit(str(missing))
