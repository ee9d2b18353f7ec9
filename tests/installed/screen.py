# SPDX-License-Identifier: GPL-3.0-or-later
"""Sees the program as assistive technology does, from outside its sandbox: controls by role and accessible name.

Every function waits until what it looks for is there, and raises Missing with what was there instead."""

import re
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM = "panel-desk|io.github.paneldesk.PanelDesk"
PATIENCE = 30


class Missing(Exception):
    """A control did not appear in time."""


def program():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child and re.search(PROGRAM, child.get_name() or ""):
            return child
    return None


def is_shown(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.SENSITIVE)


def walk(node):
    """Every accessible below node; what goes away meanwhile is passed over."""
    try:
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child:
                yield from walk(child)
    except GLib.Error:
        return


def matches(node, role, name):
    try:
        return (
            (role is None or node.get_role_name() == role)
            and re.search(name, node.get_name() or "")
            and is_shown(node)
        )
    except GLib.Error:
        return False


def look(role, name, within=None):
    """The first control that is shown now, or None. The name is a regular expression."""
    start = within or program()
    return next((node for node in walk(start) if matches(node, role, name)), None) if start else None


def find(role, name, within=None, patience=PATIENCE):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        node = look(role, name, within)
        if node:
            return node
        time.sleep(0.2)
    raise Missing(f"{role or 'anything'} “{name}” did not appear.\n{outline()}")


def press(role, name, within=None):
    """Presses a button or activates a row by its first action."""
    node = find(role, name, within)
    action = node.get_action_iface()
    if not action or not action.do_action(0):
        raise Missing(f"{role} “{name}” cannot be pressed.")


def enter(name, text, within=None):
    """Fills the text field of that name."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for node in walk(within or program()):
            if matches(node, None, name):
                field = next((n for n in walk(node) if n.get_editable_text_iface()), None)
                if field and field.get_editable_text_iface().set_text_contents(text):
                    return
        time.sleep(0.2)
    raise Missing(f"no field “{name}” could be filled.\n{outline()}")


def outline():
    """What is on the screen, one control a line, for the log of a failed test."""
    start = program()
    if not start:
        return "The program is not on the accessibility bus."
    lines = [f"  {node.get_role_name()} “{node.get_name()}”" for node in walk(start) if node.get_name() and is_shown(node)]
    return "On the screen:\n" + "\n".join(lines)
