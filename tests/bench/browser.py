# SPDX-License-Identifier: GPL-3.0-or-later
"""The same catalogue as a panel's web page, in a headless Chromium: as a plain table that a few lines of script filter,
and as one that a table script (DataTables) has taken over."""

import html
import http.server
import json
import pathlib
import subprocess
import tempfile
import threading
import time
import urllib.parse
import urllib.request

SCRIPTS = pathlib.Path("/usr/share/javascript")
WORD = "brazil"
SETTLE = 1  # second until memory is counted
COLUMNS = ["service", "name", "category", "type", "rate", "min", "max", "refill", "cancel"]

BLANK = """<!doctype html><meta charset="utf-8"><title>Blank</title>
<script>addEventListener("load", async () => { await fetch("/blank"); location = "/page"; });</script>"""

PLAIN = """<script>
function filterRows(word) {
  for (const row of document.querySelector("tbody").rows)
    row.hidden = !row.textContent.toLowerCase().includes(word);
}
</script>"""

TABLE_SCRIPT = """<script src="/jquery/jquery.min.js"></script>
<script src="/jquery-datatables/jquery.dataTables.min.js"></script>
<script>
const table = $("table").DataTable();
function filterRows(word) { table.search(word).draw(); }
</script>"""

# What is measured is over when everything is laid out; that it is also painted is a gift to the page.
MEASURE = """<script>
addEventListener("load", () => requestAnimationFrame(() => setTimeout(async () => {
  document.body.offsetHeight;
  await fetch("/load?" + performance.now());
  const start = performance.now();
  filterRows("WORD");
  document.body.offsetHeight;
  await fetch("/filter?" + (performance.now() - start));
})));
</script>""".replace("WORD", WORD)

KINDS = {"plain": PLAIN, "script": TABLE_SCRIPT}


class Error(Exception):
    """The browser did not do what it was asked for."""


def read_services(url):
    form = urllib.parse.urlencode({"key": "key", "action": "services"}).encode()
    with urllib.request.urlopen(f"{url}/page", form) as reply:
        return json.load(reply)


def make_page(kind, services):
    head = "".join(f"<th>{column}</th>" for column in COLUMNS)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(str(service[column]))}</td>" for column in COLUMNS) + "</tr>"
        for service in services)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    return f'<!doctype html><meta charset="utf-8"><title>Services</title><body>{table}{KINDS[kind]}{MEASURE}'


class Handler(http.server.BaseHTTPRequestHandler):
    """Hands out the pages, and is told by them how far they are."""

    def do_GET(self):
        path, _, number = self.path.partition("?")
        if path in ("/", "/page"):
            self.reply(BLANK if path == "/" else self.server.page, "text/html; charset=utf-8")
        elif path.endswith(".js"):
            self.reply((SCRIPTS / path.lstrip("/")).read_text(), "text/javascript")
        else:
            self.server.hear(path.lstrip("/"), float(number or 0))
            self.reply("", "text/plain")

    def reply(self, text, content_type):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def __init__(self, page):
        super().__init__(("127.0.0.1", 0), Handler)
        self.page = page
        self.heard = {}
        self.browser = None
        self.done = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def hear(self, what, number):
        self.heard[what] = number
        if what in ("blank", "load"):
            time.sleep(SETTLE)
            self.heard[f"{what}-memory"] = count_memory(self.browser.pid)
        elif what == "filter":
            self.done.set()


def list_processes(root):
    """A process and all that it and they have started."""
    parents = {}
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def count_memory(root):
    """The proportional set size of a process and all below it, in megabytes."""
    total = 0
    for pid in list_processes(root):
        try:
            lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def measure(kind, url):
    """What it takes to load the page and to find a word in it (milliseconds), and what it takes more than a blank page
    (megabytes)."""
    server = Server(make_page(kind, read_services(url)))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
                   "--disable-dev-shm-usage", "--password-store=basic", "--disable-background-networking",
                   "--window-size=1280,800", f"--user-data-dir={profile}",
                   f"http://127.0.0.1:{server.server_address[1]}/"]
        server.browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not server.done.wait(120):
                raise Error("Chromium did not finish the page")
        finally:
            server.browser.kill()
            server.browser.wait()
            server.shutdown()
    heard = server.heard
    return {"load": heard["load"], "filter": heard["filter"], "memory": heard["load-memory"] - heard["blank-memory"],
            "memory-in-all": heard["load-memory"]}
