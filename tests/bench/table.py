# SPDX-License-Identifier: GPL-3.0-or-later
"""The table: which samples make a row, what they are compared with, and what is to be reached."""

import statistics

# What is measured, its samples, what they are compared with ("" for nothing), its name, and the target: the most that
# the figure itself, or how many times the other one, or how much more than the other one it may be.
ROWS = [
    ("Start to first frame, 10 × 10,000 services, 10,000 orders", "first-frame", 0, "empty-frame", 0, "empty window", "times", 1.3),
    ("Start to a usable list", "usable", 0, "empty-frame", 0, "empty window", "times", 2),
    ("Longest turn while 10 panels refresh 10,000 services", "refresh-turn", 100_000, "", 0, "", "ms", 8),
    ("… without other processes' share of the processor", "refresh-turn-work", 100_000, "", 0, "", "ms", None),
    ("10,000 services: bytes in, in the list and stored, first", "catalogue-first", 10_000, "json-parse", 10_000, "json-glib's bare parse", "times", 2),
    ("… with prices that moved", "catalogue-again", 10_000, "json-parse", 10_000, "json-glib's bare parse", "times", 2),
    ("… until read", "catalogue-parse", 10_000, "json-parse", 10_000, "json-glib's bare parse", "times", None),
    ("Key press to filtered list, 10,000 services", "filter", 10_000, "", 0, "", "ms", 4),
    ("Key press to filtered list, 100,000 services", "filter", 100_000, "", 0, "", "ms", 16),
    ("… until drawn", "filter-drawn", 100_000, "", 0, "", "ms", None),
    ("Sort by price, 100,000 services", "sort", 100_000, "", 0, "", "ms", 50),
    ("… longest turn", "sort-turn", 100_000, "", 0, "", "ms", 8),
    ("Scroll through 100,000 services: longest of 300 frames", "scroll", 100_000, "", 0, "", "ms", 16.7),
    ("Memory with 10,000 services", "memory", 10_000, "empty-memory", 0, "empty window", "MB more", 25),
    ("Memory with 100,000 services", "memory", 100_000, "empty-memory", 0, "empty window", "MB more", 120),
    ("First look at 10,000 orders, until drawn", "orders-drawn", 10_000, "", 0, "", "ms", None),
    ("… longest turn", "orders-turn", 10_000, "", 0, "", "ms", None),
    ("… without other processes' share of the processor", "orders-turn-work", 10_000, "", 0, "", "ms", None),
    ("States of 10,000 orders at a panel of 50 ms", "states", 10_000, "states-script", 10_000, "sequential PHP script", "times", 1 / 3),
    ("…", "states", 10_000, "states-bound", 10_000, "latency × calls ÷ parallel calls", "times", 1.3),
    ("1,000 orders through the journal, 4 panels of 50 ms", "journal", 1_000, "journal-bound", 1_000, "bare latency", "times", 1.15),
    ("Mass text of 10,000 lines: read, checked, shown", "mass", 10_000, "", 0, "", "ms", 300),
    ("… longest turn", "mass-turn", 10_000, "", 0, "", "ms", 8),
    ("Idle for 60 s, 1,000 open orders not due: processor time", "idle", 60, "", 0, "", "ms", 100),
    ("10,000 services loaded from the panel and shown", "loaded", 10_000, "browser-plain-load", 10_000, "Chromium, plain table", "times", 1),
    ("…", "loaded", 10_000, "browser-script-load", 10_000, "Chromium, table script", "times", 1),
    ("… memory above an empty window", "memory-above", 10_000, "browser-plain-memory", 10_000, "Chromium, plain table", "times", 1),
    ("…", "memory-above", 10_000, "browser-script-memory", 10_000, "Chromium, table script", "times", 1),
    ("… one word filtered", "word", 10_000, "browser-plain-filter", 10_000, "Chromium, plain table", "times", 1),
    ("…", "word", 10_000, "browser-script-filter", 10_000, "Chromium, table script", "times", 1),
]

MEMORY = ("memory", "empty-memory")


def make_row(samples, row):
    title, measure, n, other, other_n, other_name, kind, target = row
    ours = samples[measure, n]
    theirs = samples.get((other, other_n), [])
    if not ours or (other and not theirs):
        return None
    value = statistics.median(ours)
    reference = statistics.median(theirs) if theirs else None
    reached = {"ms": value, "times": value / reference if reference else 0, "MB more": value - (reference or 0)}[kind]
    return {
        "measure": title,
        "ours": value,
        "unit": "MB" if "memory" in measure else "ms",
        "compared_with": other_name,
        "theirs": reference,
        "ratio": value / reference if reference else None,
        "reached": reached,
        "target": target,
        "kind": kind,
        "met": target is None or reached <= target,
        "least": min(ours),
        "most": max(ours),
        "runs": len(ours),
    }


def add_memory_above(samples):
    """What the catalogue costs, beside what a page costs that shows it."""
    if samples[MEMORY[0], 10_000] and samples[MEMORY[1], 0]:
        empty = statistics.median(samples[MEMORY[1], 0])
        samples["memory-above", 10_000] = [value - empty for value in samples[MEMORY[0], 10_000]]


def make_rows(samples):
    add_memory_above(samples)
    return [made for made in (make_row(samples, row) for row in ROWS) if made]


def format_number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}" if value >= 10 else f"{value:.2f}"


def format_target(row):
    if row["target"] is None:
        return ""
    if row["kind"] == "times":
        return f"≤ {row['target']:.3g} ×"
    return f"≤ {'+ ' if row['kind'] == 'MB more' else ''}{row['target']:g} {row['unit']}"


def format_row(row):
    unit = row["unit"]
    theirs = f"{format_number(row['theirs'])} {unit} ({row['compared_with']})" if row["theirs"] else "–"
    return [
        row["measure"],
        f"{format_number(row['ours'])} {unit}",
        theirs,
        f"{row['ratio']:.2f} ×" if row["ratio"] else "–",
        format_target(row),
        f"{format_number(row['least'])}–{format_number(row['most'])}",
        "" if row["met"] else "missed",
    ]


def to_text(machine, rows):
    header = ["measure", "ours", "compared with", "ratio", "target", "spread", ""]
    cells = [header, *map(format_row, rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(header))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in cells]
    lines.insert(1, "  ".join("─" * width for width in widths))
    about = f"{machine['processor']}, {machine['processors']} processors, load {machine['load']:.1f}, {machine['at']}"
    return "\n".join([about, "", *lines, ""])
