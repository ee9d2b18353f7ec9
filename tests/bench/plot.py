# SPDX-License-Identifier: GPL-3.0-or-later
"""How figures grow with the number of services: as lines of text, and as a plot."""

import math
import statistics

# What is drawn, and as what.
FIGURES = [
    ("json-parse", "json-glib's bare parse", "#9a9996"),
    ("catalogue-parse", "catalogue read", "#1c71d8"),
    ("catalogue-first", "catalogue in the list and stored", "#62a0ea"),
    ("catalogue-again", "catalogue refreshed", "#26a269"),
    ("shown", "start to rows, from the store", "#c64600"),
    ("filter", "key press to filtered list", "#e01b24"),
    ("sort", "sorted by price", "#813d9c"),
    ("memory", "memory (MB)", "#63452c"),
]
WIDTH, HEIGHT = 900, 560
LEFT, RIGHT, TOP, BOTTOM = 70, 250, 40, 50


def collect(samples, sizes):
    """The medians: measure → [[n, value], …]"""
    growth = {}
    for measure, _, _ in FIGURES:
        points = [[n, statistics.median(samples[measure, n])] for n in sizes if samples.get((measure, n))]
        if len(points) > 1:
            growth[measure] = points
    return growth


def compare_with_n_log_n(points):
    """How many times more than n log n the last figure is, seen from the first one that is not of the clock's size."""
    (n, value), (last_n, last) = next((p for p in points if p[1] >= 1), points[-1]), points[-1]
    return last / value / (last_n * math.log(last_n) / (n * math.log(n)))


def to_text(growth):
    lines = ["Growth (milliseconds at 1,000 … 1,000,000 services; × n log n: above 1 is worse than that)"]
    for measure, title, _ in FIGURES:
        if measure in growth:
            values = "  ".join(f"{value:12,.1f}" for _, value in growth[measure])
            lines.append(f"{title:32}{values}   {compare_with_n_log_n(growth[measure]):.2f} × n log n")
    return "\n".join(lines) if growth else ""


class Scale:
    """Both axes by powers of ten."""

    def __init__(self, points):
        self.x = (min(math.log10(n) for n, _ in points), max(math.log10(n) for n, _ in points))
        values = [math.log10(max(value, 0.01)) for _, value in points]
        self.y = (math.floor(min(values)), math.ceil(max(values)))

    def place(self, n, value):
        x = (math.log10(n) - self.x[0]) / (self.x[1] - self.x[0])
        y = (math.log10(max(value, 0.01)) - self.y[0]) / (self.y[1] - self.y[0])
        return LEFT + x * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM)


def draw_line(scale, points, attributes):
    places = " ".join("{:.1f},{:.1f}".format(*scale.place(*point)) for point in points)
    return f'<polyline points="{places}" fill="none" {attributes}/>'


def draw_text(x, y, text, attributes=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" {attributes}>{text}</text>'


def draw_grid(scale, sizes):
    parts = []
    for power in range(scale.y[0], scale.y[1] + 1):
        parts.append(draw_line(scale, [(sizes[0], 10**power), (sizes[-1], 10**power)], 'stroke="#ddd"'))
        x, y = scale.place(sizes[0], 10**power)
        parts.append(draw_text(x - 8, y + 4, f"{10.0**power:,g}", 'text-anchor="end"'))
    for n in sizes:
        x, y = scale.place(n, 10 ** scale.y[0])
        parts.append(draw_text(x, y + 20, f"{n:,}", 'text-anchor="middle"'))
    return parts


def draw_guides(scale, sizes):
    """What n log n looks like, wherever a line begins."""
    parts = []
    for power in range(scale.y[0] - 3, scale.y[1]):
        unit = 10**power / (sizes[0] * math.log(sizes[0]))
        points = [(n, unit * n * math.log(n)) for n in sizes]
        points = [point for point in points if 10 ** scale.y[0] <= point[1] <= 10 ** scale.y[1]]
        if len(points) > 1:
            parts.append(draw_line(scale, points, 'stroke="#bbb" stroke-dasharray="2 4"'))
    return parts


def draw_labels(scale, growth):
    """At the ends of the lines, moved apart where they meet."""
    ends = [(scale.place(*growth[measure][-1]), title, colour) for measure, title, colour in FIGURES if measure in growth]
    parts, last = [], -math.inf
    for (x, y), title, colour in sorted(ends, key=lambda end: end[0][1]):
        last = max(y, last + 15)
        parts.append(draw_text(WIDTH - RIGHT + 10, last + 4, title, f'fill="{colour}"'))
    return parts


def to_svg(growth):
    points = [point for line in growth.values() for point in line]
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
             draw_text(LEFT, 22, "Milliseconds by number of services; dotted: n log n", 'font-size="14"')]
    if points:
        scale = Scale(points)
        sizes = sorted({n for n, _ in points})
        parts += draw_grid(scale, sizes) + draw_guides(scale, sizes)
        for measure, _, colour in FIGURES:
            if measure in growth:
                parts.append(draw_line(scale, growth[measure], f'stroke="{colour}" stroke-width="2"'))
        parts += draw_labels(scale, growth)
    return "\n".join([*parts, "</svg>"]) + "\n"
