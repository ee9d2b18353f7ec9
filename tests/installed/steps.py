# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the program, each as one step, over the hands and eyes of screen.py."""

import re

from screen import activate, click, enter, find, key, look, press, wait, wait_until_gone

# The demo's orders and refills take up to 90 s, and the program asks for a young one about once a minute.
ENDS_WITHIN = 240


def show_page(name):
    """A dialog that is still closing swallows a click, so it is repeated until the page is there."""
    wait(f"the page {name} is not shown", lambda: click("list item", f"^{name}$") and look("grouping", f"^{name}$"))


def place_order(service, link, quantity):
    """Finds the service, the one in dollars, and orders it; its row is in Orders afterwards."""
    show_page("Services")
    enter("^Search", service)
    activate("table row", f"{re.escape(service)}.* USD")
    dialog = find("dialog", "^New Order$")
    find("label", f"^{re.escape(service)}$", dialog)
    enter("^Link$", link, dialog)
    enter("^Quantity$", quantity, dialog)
    press("button", "^Place Order", dialog)
    wait_until_gone("dialog", "^New Order$")
    show_page("Orders")
    find("table row", re.escape(service))


def wait_for_order(service, state):
    show_page("Orders")
    return find("table row", f"{state}.*{re.escape(service)}", patience=ENDS_WITHIN)


def open_order(service):
    show_page("Orders")
    activate("table row", re.escape(service))
    find("heading", "^History$")


def ask(button, event):
    """Presses a button of an order's details and says yes where the program asks back; the history tells of it."""

    def see():
        question = look("alert|dialog|alert dialog", "")
        return (question and look("button", f"^{button}$", question)) or look("label", f"^{event}$")

    press("button", f"^{button}$")
    if wait(f"no answer to “{button}”", see).get_role_name() == "button":
        press("button", f"^{button}$", find("alert|dialog|alert dialog", ""))
    find("label", f"^{event}$")


def place_mass_order(lines, header=""):
    """Every line is an order: a service, a link and a quantity, or what the header says."""
    key("ctrl+shift+n")  # the items of a menu have no names in GTK 4.18
    enter("^Lines$", "\n".join([header, *lines]))
    press("button", "^Look Through$")
    press("button", f"^Place {len(lines)} Orders…$")
    press("button", "^Place Orders$", find("alert|dialog|alert dialog", f"^Place {len(lines)} Orders"))


def add_panel(name, address, key):
    """Adds another panel. Where no keyring answers, the key is kept for this session."""
    press("button", "^Add Panel$")
    click("list item", "^Another Panel$")
    enter("^Name$", name)
    enter("^Address$", address)
    enter("^API Key$", key)
    press("button", "^Connect$")
    wait("neither the panel nor a question", lambda: look("list item", f"^{name}$") or look("check box", "session only"))
    if look("check box", "session only"):
        click("check box", "session only")  # the row of a switch has no action of its own
        press("button", "^Connect$")
    find("list item", f"^{name}$")
    wait_until_gone("dialog", "^(Add|Another) Panel$")
