#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pictures.py welcome|empty|desk FOLDER LANGUAGE LOCALES: goes through the pages and dialogs and saves a picture of each.

Keys, actions, what panels call their things, and the words of the language lead the way, so that it works in every
language and width. LOCALES is where the translations are, as gettext looks for them."""

import gettext
import os
import re
import subprocess
import sys
import time

import forgetful_panel
from screen import PROGRAM, Missing, click, enter, find, look, press, wait

ROW = "table row|list item"
SERVICE = "Telegram Members · instant start"
ORDER = "Telegram Members · 30 days refill"
BUTTON = "button|toggle button"
# Ready and not, at a panel that answers, with one that takes its time, and at one that does not: what is for that waits.
LINES = """Panel;Service;Quantity;Link
Demo Panel;1001;500;https://instagram.com/northlight
Demo Panel;1001;5;https://instagram.com/p/C7kQxW
Demo Panel;1101;250;https://instagram.com/p/C7kQxW
Demo Panel;99;100;https://t.me/northlight
Demo Panel;1205;20000;https://instagram.com/reel/C81mPb
Demo Panel;9003;100;https://youtube.com/@northlight
Harbour;1;400;https://instagram.com/p/C9aLtR
Harbour;1;600;https://instagram.com/p/C9aMmQ
"""


def window():
    return subprocess.check_output(["xdotool", "search", "--onlyvisible", "--class", PROGRAM], text=True).split()[0]


def keys(*names):
    subprocess.run(["xdotool", "key", "--delay", "300", *names], check=True)
    time.sleep(1)


def text(words):
    subprocess.run(["xdotool", "type", "--delay", "20", words], check=True)
    time.sleep(1)


def act(action, target="[]"):
    """Activates an action of the application, as its menu does."""
    name = "io.github.paneldesk.PanelDesk" + (".Demo" if mode != "welcome" else "")
    subprocess.run(["gdbus", "call", "--session", "--dest", name, "--object-path", "/" + name.replace(".", "/"), "--method",
                    "org.gtk.Actions.Activate", action, target, "{}"], check=True, stdout=subprocess.DEVNULL)
    time.sleep(0.5)


def named(words):
    """What is called so in the language; the words are given in English as the sources have them."""
    return f"^{re.escape(translate(words).replace('_', ''))}$"


def push(label):
    press(BUTTON, named(label))
    time.sleep(0.5)


def open_row(name):
    """A click opens a row of a narrow list, and takes the focus to a row of a table."""
    if click(ROW, name).get_role_name() == "table row":
        time.sleep(0.5)
        keys("Return")


def choose(menu, *path):
    """Opens a menu at its first item and goes on by keys: items have no names in GTK 4.18."""
    button = find("toggle button", named(menu))
    button.get_action_iface().do_action(0)
    time.sleep(1)
    keys(*path, "Return")


def shoot(name):
    """Saves the picture once two in a row are the same."""
    path, before = os.path.join(folder, name + ".png"), None
    subprocess.run(["xdotool", "mousemove", "--window", window(), "2", "2"], check=True)  # nothing is lit by the pointer
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


def take(*steps):
    """One after the other; what is missing in one does not keep the others from it."""
    for step in steps:
        try:
            step()
        except Missing as missing:
            print(f"{folder}: {step.__name__}: {str(missing).splitlines()[0]}", flush=True)
            keys("Escape", "Escape")


def empty():
    take(empty_pages, new_panel)


def desk():
    take(services, orders, matters, refills, panel, panel_without_key, unreachable_panel, program, adoption, mass_order, requests, leaving)


def empty_pages():
    find(ROW, "USD|INR")
    for n, name in ((2, "orders"), (3, "needs-a-look"), (4, "refills")):
        keys(f"alt+{n}")
        shoot(f"{name}-empty")


def new_panel():
    show_panel(translate("Demo Panel"))
    shoot("panel-new")


def services():
    keys("alt+1")
    find(ROW, "USD|INR")
    shoot("services")
    keys("ctrl+n")
    shoot("service-picker")
    keys("Escape", "ctrl+f")
    text("no such service")
    shoot("services-no-results")
    keys("ctrl+a", "BackSpace")
    text(SERVICE)
    open_row(f"{SERVICE}.*USD")
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
    find(ROW, "USD|INR")
    shoot("orders")
    keys("ctrl+f")
    text("no such order")
    shoot("orders-no-results")
    keys("ctrl+a", "BackSpace")
    text(ORDER)
    open_row(ORDER)
    time.sleep(1)
    shoot("order-details")
    keys("Escape", "ctrl+f", "Escape")


def requests():
    """Many at once: what is asked back, and what the panels answered."""
    keys("alt+2")
    choose("View Menu")
    keys("ctrl+a")
    shoot("orders-selection")
    push("Ask to _Cancel…")
    shoot("cancel-question")
    keys("Escape")
    push("Ask for _Refill…")
    shoot("refill-question")
    push("_Ask for Refills")
    time.sleep(2)
    shoot("refill-answers")
    keys("Escape", "Escape")


def matters():
    keys("alt+3")
    shoot("needs-a-look")
    for answer, name in (("_It Arrived…", "it-arrived"), ("It Did _Not Arrive…", "it-did-not-arrive")):
        push(answer)
        shoot(name)
        keys("Escape")


def refills():
    keys("alt+4")
    shoot("refills")


def show_sidebar():
    """Where the window is narrow it is a page of its own."""
    if look("toggle button", named("Main Menu (F10)")):
        return False
    keys("F9")
    return True


def show_panel(name):
    show_sidebar()
    click("list item", f"^{name}$")
    time.sleep(1)


def panel():
    if show_sidebar():
        shoot("sidebar")
    show_panel("Demo Panel")
    shoot("panel")


def panel_without_key():
    show_panel("Northwind")
    shoot("panel-without-key")


def add_panel(name):
    show_sidebar()
    push("Add Panel")
    click("list item", named("Another Panel"))
    for field, value in (("Name", name), ("Address", forgetful_panel.start()), ("API Key", "any-key")):
        enter(named(field), value)
    push("Connect")
    find("list item", f"^{name}$")


def unreachable_panel():
    add_panel("Harbour")
    show_panel("Harbour")
    forgetful_panel.stop()
    push("Refresh This Panel")
    time.sleep(5)
    shoot("panel-unreachable")
    choose("Panel Menu")
    shoot("panel-edit")
    keys("Escape")
    choose("Panel Menu", "Up")
    shoot("panel-remove")
    keys("Escape")


def program():
    for name, target in (("preferences", ""), ("shortcuts", ""), ("about", ""), ("guide", "'contents'"), ("guide", "'unknown'")):
        act(name, f"[<{target}>]" if target else "[]")
        shoot("-".join([name, *target.strip("'").split()]))
        keys("Escape", "Escape")


def adoption():
    show_sidebar()
    choose("Main Menu (F10)", "Down")
    shoot("adopt-orders")
    keys("Escape")


def mass_order():
    keys("alt+2", "ctrl+shift+n")
    dialog = find("dialog", "")
    lines = wait("no text", lambda: look("text", "", dialog))
    lines.get_editable_text_iface().set_text_contents(LINES)
    shoot("mass-order")
    push("Look Through")
    shoot("mass-order-preview")
    press(BUTTON, " 6 |٦")
    shoot("mass-order-question")
    push("_Place Orders")
    time.sleep(5)
    shoot("sending")


def leaving():
    act("quit")
    shoot("leaving")
    push("_Close Now")


mode, folder, language, locales = sys.argv[1:]
translate = gettext.translation("panel-desk", locales, [language], fallback=True).gettext
try:
    {"welcome": welcome, "empty": empty, "desk": desk}[mode]()
except Missing as missing:
    sys.exit(str(missing))
