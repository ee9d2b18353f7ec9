# SPDX-License-Identifier: GPL-3.0-or-later
"""A panel on 127.0.0.1 that takes an order and its price, and hangs up without a word: the outcome is unknown."""

import json
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

SERVICE = "Instagram Likes · fast start"
RATE = Decimal("0.90")


class Forgetful(BaseHTTPRequestHandler):
    balance = Decimal("10.00")

    def do_POST(self):
        form = {key: value[0] for key, value in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()}
        if form["action"] == "balance":
            self.answer({"balance": str(Forgetful.balance), "currency": "USD"})
        elif form["action"] == "services":
            self.answer([{"service": 1, "name": SERVICE, "type": "Default", "category": "Instagram Likes",
                          "rate": str(RATE), "min": 10, "max": 1000}])
        else:
            Forgetful.balance -= RATE * int(form.get("quantity", 0)) / 1000
            self.close_connection = True

    def answer(self, what):
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


servers = []


def start():
    """Returns its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Forgetful)
    Thread(target=server.serve_forever, daemon=True).start()
    servers.append(server)
    return f"http://127.0.0.1:{server.server_port}/api/v2"


def stop():
    """Nothing answers any more at the address that was told last."""
    server = servers.pop()
    server.shutdown()
    server.server_close()
