#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pictures.py welcome|desk FOLDER: goes through the pages and dialogs and saves a picture of each.

Only keys, actions and what panels call their things lead the way, so that it works in every language and width."""

import os
import subprocess
import sys
import time

from screen import PROGRAM, Missing, activate, click, find, look, wait

ROW = "table row|list item"
SERVICE = "Telegram Members · instant start"
ORDER = "Telegram Members · 30 days refill"


def window():
    return subprocess.check_output(["xdotool", "search", "--onlyvisible", "--class", PROGRAM], text=True).split()[0]


def keys(*names):
    subprocess.run(["xdotool", "key", "--delay", "300", *names], check=True)
    time.sleep(1)


def text(words):
    subprocess.run(["xdotool", "type", "--delay", "20", words], check=True)
    time.sleep(0.5)


def act(action):
    """Activates an action of the application, as its menu does."""
    name = "io.github.paneldesk.PanelDesk" + (".Demo" if mode == "desk" else "")
    subprocess.run(["gdbus", "call", "--session", "--dest", name, "--object-path", "/" + name.replace(".", "/"), "--method",
                    "org.gtk.Actions.Activate", action, "[]", "{}"], check=True, stdout=subprocess.DEVNULL)
    time.sleep(0.5)


def shoot(name):
    """Saves the picture once two in a row are the same."""
    path, before = os.path.join(folder, name + ".png"), None
    for _ in range(20):
        time.sleep(0.4)
        subprocess.run(["import", "-window", window(), path], check=True)
        with open(path, "rb") as file:
            now = file.read()
        if now == before:
            return
        before = now


def welcome():
    find("frame", "")
    time.sleep(2)
    shoot("welcome")
    keys("Return")
    shoot("add-panel")
    keys("Return")
    shoot("add-panel-key")


def desk():
    for step in (services, orders, other_pages, panel, mass_order, program):
        try:
            step()
        except Missing as missing:
            print(f"{folder}: {step.__name__}: {str(missing).splitlines()[0]}", flush=True)
            keys("Escape", "Escape")


def services():
    keys("alt+1")
    find(ROW, "USD|INR")
    shoot("services")
    keys("ctrl+f")
    text("no such service")
    shoot("services-no-results")
    keys("ctrl+a", "BackSpace")
    text(SERVICE)
    activate(ROW, f"{SERVICE}.*USD")
    find("dialog", "")
    text("https://t.me/northlight")
    shoot("new-order")
    keys("Escape")
    keys("alt+Return")
    shoot("service-details")
    keys("Escape")
    keys("ctrl+f", "ctrl+a", "BackSpace")


def orders():
    keys("alt+2")
    find(ROW, ORDER)
    shoot("orders")
    activate(ROW, ORDER)
    time.sleep(1)
    shoot("order-details")
    keys("Escape")


def other_pages():
    keys("alt+3")
    shoot("needs-a-look")
    keys("alt+4")
    shoot("refills")


def panel():
    if not look("list item", "^Demo Panel$"):
        keys("F9")
        shoot("sidebar")
    click("list item", "^Demo Panel$")
    time.sleep(1)
    shoot("panel")


def mass_order():
    keys("alt+2", "ctrl+shift+n")
    dialog = find("dialog", "")
    lines = wait("no text", lambda: look("text", "", dialog))
    lines.get_editable_text_iface().set_text_contents(
        "1001 | https://instagram.com/northlight | 500\n1001 | https://instagram.com/p/C7kQxW | 5\n99 | https://t.me/northlight | 100"
    )
    shoot("mass-order")
    keys("Escape", "Escape")


def program():
    for name in ("preferences", "shortcuts", "about"):
        act(name)
        shoot(name)
        keys("Escape")


mode, folder = sys.argv[1:]
try:
    {"welcome": welcome, "desk": desk}[mode]()
except Missing as missing:
    sys.exit(str(missing))
