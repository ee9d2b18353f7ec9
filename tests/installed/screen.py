# SPDX-License-Identifier: GPL-3.0-or-later
"""Sees and uses the program as assistive technology does, from outside its sandbox: controls by role and name.

Names are regular expressions. Every function waits until what it looks for is there, and raises Missing, with what was
there instead."""

import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM = "panel-desk|io.github.paneldesk.PanelDesk"
PATIENCE = 30
INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Missing(Exception):
    """A control did not appear, or could not be used."""


def program():
    """What the accessibility bus has of the program; nothing of it is remembered from an earlier look."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child and re.search(PROGRAM, child.get_name() or ""):
            child.set_cache_mask(Atspi.Cache.NONE)
            return child
    return None


def name_of(node):
    """The name as it is read, without the marks that keep foreign text in its place."""
    return INVISIBLE.sub("", node.get_name() or "")


def is_shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def walk(node):
    """Every accessible below node that is shown; what goes away meanwhile is passed over."""
    try:
        if node.get_parent() and node.get_role() != Atspi.Role.APPLICATION and not is_shown(node):
            return
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child:
                yield from walk(child)
    except GLib.Error:
        return


def matches(node, role, name):
    try:
        return bool(re.fullmatch(role, node.get_role_name())) and bool(re.search(name, name_of(node)))
    except GLib.Error:
        return False


def look(role, name, within=None):
    """The first such control that is shown now, or None."""
    start = within or program()
    return next((node for node in walk(start) if matches(node, role, name)), None) if start else None


def wait(what, condition, patience=PATIENCE):
    """Asks until the condition gives something, and returns that. A program that is busy is asked again."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            found = condition()
        except GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.2)
    raise Missing(f"After {patience} s: {what}.\n{outline()}")


def find(role, name, within=None, patience=PATIENCE):
    return wait(f"no {role} “{name}”", lambda: look(role, name, within), patience)


def wait_until_gone(role, name, patience=PATIENCE):
    wait(f"{role} “{name}” is still there", lambda: not look(role, name), patience)


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def press(role, name, within=None):
    """Presses a control by its own action, once it can be pressed."""
    node = find(role, name, within)
    wait(f"{role} “{name}” cannot be pressed", lambda: is_enabled(node) and node.get_action_iface())
    if not node.get_action_iface().do_action(0):
        raise Missing(f"{role} “{name}” was not pressed.\n{outline()}")


def click(role, name, within=None):
    """Clicks on a control that offers no action of its own: the rows of lists."""
    node = find(role, name, within)
    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    Atspi.generate_mouse_event(box.x + box.width // 2, box.y + box.height // 2, "b1c")
    return node


def key(name):
    """A key, or several at once as in "ctrl+n", for whatever has the focus."""
    subprocess.run(["xdotool", "key", name], check=True)


def activate(role, name, within=None):
    """Selects a row of a table and activates it with Enter."""
    node = click(role, name, within)
    wait(f"{role} “{name}” has no focus", lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED))
    key("Return")


def enter(name, text, within=None):
    """Fills the text field of that name, or the one in the row of that name."""

    def fill():
        start = within or program()
        rows = (node for node in walk(start) if matches(node, ".*", name)) if start else ()
        fields = (node for row in rows for node in walk(row) if node.get_editable_text_iface())
        return any(field.get_editable_text_iface().set_text_contents(text) for field in fields)

    wait(f"no field “{name}” could be filled", fill)


def outline():
    """What is on the screen, one control a line, for the log of a failed test."""
    start = program()
    if not start:
        return "The program is not on the accessibility bus."
    lines = [f"  {node.get_role_name()} “{name_of(node)}”" for node in walk(start) if name_of(node)]
    return "On the screen:\n" + "\n".join(lines)
