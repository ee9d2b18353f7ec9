#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py --build FOLDER --results FOLDER: runs the benches, prints one table and saves it with a plot.

Started by build-aux/bench, inside the SDK and on a virtual display. What is compared is run in turns, so that a busy
moment of the machine hits both."""

import argparse
import collections
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import time

import browser
import plot
import table

LATENCY = 50  # of the panel that is asked for states and given orders, in milliseconds
PARALLEL = 4  # calls to one panel at once, as many as the client allows itself
IDS_A_CALL = 100
GROWTH_RUNS = 3
GROWTH = [1_000, 10_000, 100_000, 1_000_000]


class Bench:
    """Where things are, and the samples that were taken: (measure, n) → values."""

    def __init__(self, build, results, runs):
        self.programs = build / "tests/bench"
        self.results = results
        self.runs = runs
        self.samples = collections.defaultdict(list)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="panel-desk-bench-"))
        os.environ.update(GSETTINGS_SCHEMA_DIR=str(build / "data"), ADW_DISABLE_PORTAL="1", GDK_DEBUG="no-portals",
                          # No services start beside what is measured.
                          DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, name, *arguments):
        """One of our programs; it tells figures, one a line."""
        command = [self.programs / f"bench-{name}", *map(str, arguments)]
        environment = dict(os.environ, BENCH_STARTED=str(time.monotonic_ns() / 1e6))
        output = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
        for line in output.splitlines():
            figure = json.loads(line)
            self.add(figure["measure"], figure["n"], figure["value"])

    def add(self, measure, n, value):
        self.samples[measure, n].append(value)

    def make_folder(self, url, panels, services, open_orders=0, done=0, asked_ago=10):
        """A data folder as an earlier run of the program leaves it."""
        folder = tempfile.mkdtemp(dir=self.folder)
        arguments = (folder, url, panels, services, open_orders, done, asked_ago)
        subprocess.run([self.programs / "bench-folder", *map(str, arguments)], check=True)
        return folder


class Panel:
    """A panel in a process of its own, with so many services, that answers after LATENCY milliseconds."""

    def __init__(self, bench, services, latency=0):
        command = [bench.programs / "bench-panel", str(services), str(latency)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def measure_start(bench):
    with Panel(bench, 10) as panel:
        folder = bench.make_folder(panel.url, 10, 10_000, 1_000, 9_000)
        for _ in range(bench.runs):
            bench.run("empty")
            bench.run("start", "--data-folder", folder)


def measure_catalogue(bench):
    bench.run("catalogue", 10_000, bench.runs)


def measure_services(bench):
    for services, panels in ((10_000, 1), (100_000, 10)):
        with Panel(bench, services // panels) as panel:
            folder = bench.make_folder(panel.url, panels, services // panels)
            bench.run("services", folder, bench.runs, "word", "filter", "sort", "scroll")
            for _ in range(bench.runs):
                bench.run("services", folder, 1, "memory")
                bench.run("empty")
            shutil.rmtree(folder)


def measure_refresh(bench):
    with Panel(bench, 10_000) as panel:
        for _ in range(bench.runs):
            bench.run("services", bench.make_folder(panel.url, 10, 10_000), 1, "refresh")


def measure_states(bench):
    with Panel(bench, 100, LATENCY) as panel:
        folder = bench.make_folder(panel.url, 1, 100, 10_000)
        script = pathlib.Path(__file__).with_name("states.php")
        for _ in range(bench.runs):
            bench.run("orders", "states", folder, 1)
            start = time.monotonic()
            subprocess.run(["php", script, f"{panel.url}/0", "10000", str(IDS_A_CALL)], check=True)
            bench.add("states-script", 10_000, (time.monotonic() - start) * 1000)
    bench.add("states-bound", 10_000, LATENCY * 10_000 / IDS_A_CALL / PARALLEL)


def measure_orders(bench):
    with Panel(bench, 100) as panel:
        folder = bench.make_folder(panel.url, 10, 100, 1_000, 9_000)
        for _ in range(bench.runs):
            bench.run("services", folder, 1, "orders")


def measure_journal(bench):
    with Panel(bench, 100, LATENCY) as panel:
        for _ in range(bench.runs):
            bench.run("orders", "journal", bench.make_folder(panel.url, 4, 100), 1_000)
    bench.add("journal-bound", 1_000, LATENCY * 1_000 / 4)


def measure_mass(bench):
    with Panel(bench, 1_000) as panel:
        bench.run("mass", bench.make_folder(panel.url, 1, 1_000), 10_000, bench.runs)


def measure_idle(bench):
    """All at once: what idles does not disturb others, and each has a minute."""
    with Panel(bench, 100) as panel:
        idlers = []
        for _ in range(bench.runs):
            folder = bench.make_folder(panel.url, 4, 100, 1_000, 0, 0)
            command = [bench.programs / "bench-idle", folder, "60"]
            idlers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        for idler in idlers:
            figure = json.loads(idler.communicate()[0])
            bench.add("idle", 60, figure["value"])


def measure_browser(bench):
    with Panel(bench, 10_000) as panel:
        for _ in range(bench.runs):
            bench.run("services", bench.make_folder(panel.url, 1, 0), 1, "word")
            for kind in browser.KINDS:
                for measure, value in browser.measure(kind, panel.url).items():
                    bench.add(f"browser-{kind}-{measure}", 10_000, value)


def measure_growth(bench):
    for n in GROWTH:
        panels = max(1, n // 100_000)
        bench.run("catalogue", n, GROWTH_RUNS if n <= 100_000 else 1)
        with Panel(bench, 10) as panel:
            folder = bench.make_folder(panel.url, panels, n // panels)
            bench.run("services", folder, GROWTH_RUNS, "filter", "sort", "memory")
            shutil.rmtree(folder)


GROUPS = {
    "start": measure_start,
    "catalogue": measure_catalogue,
    "services": measure_services,
    "refresh": measure_refresh,
    "orders": measure_orders,
    "states": measure_states,
    "journal": measure_journal,
    "mass": measure_mass,
    "idle": measure_idle,
    "browser": measure_browser,
    "growth": measure_growth,
}


def describe_machine():
    models = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.machine(),
        "processors": os.cpu_count(),
        "system": platform.release(),
        "load": os.getloadavg()[0],
        "at": time.strftime("%Y-%m-%d %H:%M"),
    }


def parse_arguments():
    parser = argparse.ArgumentParser(prog="build-aux/bench", description="Measures Panel Desk and what it is compared with.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--results", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=5, help="of each measure (default: 5)")
    parser.add_argument("--work", action="store_true", help="count what the main thread works, not the time: for a machine that is not quiet")
    parser.add_argument("groups", nargs="*", metavar="MEASURE", help=f"only these: {', '.join(GROUPS)}")
    arguments = parser.parse_args()
    unknown = set(arguments.groups) - set(GROUPS)
    if unknown:
        parser.error(f"there is no measure “{unknown.pop()}”")
    return arguments


def main():
    arguments = parse_arguments()
    bench = Bench(arguments.build.resolve(), arguments.results, arguments.runs)
    machine = describe_machine()
    failed = False
    if arguments.work:
        os.environ["BENCH_WORK"] = "1"
    try:
        for name in arguments.groups or GROUPS:
            start = time.monotonic()
            print(f"{name}…", end="", file=sys.stderr, flush=True)
            try:
                GROUPS[name](bench)
            except (OSError, subprocess.CalledProcessError, json.JSONDecodeError, browser.Error) as error:
                failed = True
                print(f" {error}", end="", file=sys.stderr)
            print(f" {time.monotonic() - start:.0f} s", file=sys.stderr)
    finally:
        bench.close()

    rows = table.make_rows(bench.samples)
    growth = plot.collect(bench.samples, GROWTH)
    print(table.to_text(machine, rows))
    print(plot.to_text(growth))
    samples = {f"{measure} {n}": values for (measure, n), values in bench.samples.items()}
    results = {"machine": machine, "rows": rows, "growth": growth, "samples": samples}
    (bench.results / "results.json").write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    (bench.results / "growth.svg").write_text(plot.to_svg(growth))
    return failed


if __name__ == "__main__":
    sys.exit(main())
