"""A server that no caller can keep from others: connections are counted, idle ones dropped, wrong requests
answered in both languages, and a request's body is never taken for the next request."""

from __future__ import annotations

import re
import resource
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import BinaryIO

Asked = socket.socket | tuple[bytes, socket.socket]
Answer = BytesIO | BinaryIO | None
PATIENCE = 15.0
"""Seconds after which a connection on which nothing happens is dropped."""
LARGEST_BODY = 65_536
"""Bytes of a body that are read, and not used."""
MOST = 200
"""Connections at once; beyond, the one that has been idle longest is dropped."""
WRONG = (
    "<!doctype html><meta charset=utf-8><title>{0}</title>"
    "<p>{0} 这个请求不能处理。<p lang=en>{0} This request cannot be answered."
)


class Server(ThreadingHTTPServer):
    """A thread a connection, but not without bound."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: Callable[..., BaseHTTPRequestHandler]) -> None:
        self._lock = threading.Lock()
        self._open = 0
        self._idle: dict[int, socket.socket] = {}
        self.most = max(8, min(MOST, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 3))
        super().__init__(address, handler)

    def process_request(self, request: Asked, client_address: object) -> None:
        """Answer a caller; if there are too many, whoever has asked nothing for longest goes."""
        with self._lock:
            self._open += 1
            oldest = next(iter(self._idle), None) if self._open > self.most else None
            if oldest is not None:
                with suppress(OSError):
                    self._idle.pop(oldest).shutdown(socket.SHUT_RDWR)
            full = self._open > self.most * 2
        if full:
            self.shutdown_request(request)
        else:
            super().process_request(request, client_address)

    def shutdown_request(self, request: Asked) -> None:
        """A connection ends."""
        with self._lock:
            self._open -= 1
            self._idle.pop(id(request), None)
        super().shutdown_request(request)

    def is_idle(self, connection: socket.socket, *, idle: bool) -> None:
        """Whether a connection waits for its caller to ask."""
        with self._lock:
            self._idle.pop(id(connection), None)
            if idle:
                self._idle[id(connection)] = connection

    def handle_error(self, request: Asked, client_address: object) -> None:
        """A browser may hang up at any time, as when a reader leaves the page: that is no error of ours."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class CarefulHandler(SimpleHTTPRequestHandler):
    """Files of a folder, whatever is asked for and however."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    path = command = ""
    status = 0

    def handle_one_request(self) -> None:
        """Wait for a request and answer it."""
        self._idle(idle=True)
        super().handle_one_request()

    def _idle(self, *, idle: bool) -> None:
        if isinstance(self.server, Server):
            self.server.is_idle(self.connection, idle=idle)

    def parse_request(self) -> bool:
        """Whether the request can be answered; its body is read with it."""
        if not super().parse_request():
            return False
        sizes = self.headers.get_all("Content-Length", [])
        told = "".join(sizes)
        if "Transfer-Encoding" in self.headers or len(sizes) > 1 or not re.fullmatch("[0-9]{0,9}", told):
            self.send_error(400)
            return False
        if told and int(told):
            self.close_connection = True
            self.rfile.read(min(int(told), LARGEST_BODY))
        self._idle(idle=False)
        return True

    def send_response(self, code: int, message: str | None = None) -> None:
        """Begin an answer."""
        self.status = code
        super().send_response(code, message)

    def send_head(self) -> Answer:
        """The answer's head; a name that no file can have is told as what it is."""
        try:
            return self.head()
        except ValueError:  # signs that no name can hold
            self.send_error(400)
        except OSError:
            self.send_error(404)
        return None

    def head(self) -> Answer:
        """The same; may raise ValueError or OSError."""
        return super().send_head()

    def list_directory(self, path: object) -> None:
        """Nobody is shown what a folder holds."""
        self.send_error(404)

    def not_found(self) -> bytes | None:
        """A page for what does not exist."""
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what does not exist; a sentence in both languages for all else."""
        page = self.not_found() if code == 404 else None
        if code != 404:
            self.close_connection = True
            self.request_version = self.protocol_version  # even where the first line made no sense
        body = page or WRONG.format(int(code)).encode()
        self.send_response(code)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
