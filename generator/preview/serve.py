"""A server of the built site on this machine only, and which of its sources changed when."""

from __future__ import annotations

import functools
import gzip
import io
import mimetypes
import os
import re
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.preview.connections import Answer, CarefulHandler, Server
from generator.site.headers import LASTING, content_type, holders_of, security

_COMPRESSED = frozenset(
    (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".webmanifest", ".ics", ".csv")
)


KEPT = (200, 206, 304)
"""Only these answers hold what was asked for."""
_LASTING = re.compile(LASTING)


@functools.lru_cache(maxsize=256)
def _gzip(path: str, _changed: int) -> bytes:
    return gzip.compress(Path(path).read_bytes(), mtime=0)


class Handler(CarefulHandler):
    """Files of the built site with the headers that a real host should send."""

    def guess_type(self, path: Any) -> str:
        """The type by suffix; the system's own table is not trusted for scripts and WebAssembly."""
        known = content_type(Path(path).suffix)
        return known or mimetypes.guess_type(str(path))[0] or "application/octet-stream"

    def head(self) -> Answer:
        """Text goes out compressed, as from a real host, to whoever takes it so."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.split("#")[0].split("?")[0].endswith("/") else path
        coding, body = self._compressed(path)
        if not coding:
            return super().head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", coding)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def _compressed(self, path: Path) -> tuple[str, bytes]:
        """Coding and bytes: as the build compressed the file, or else text as gzip; an empty coding where it
        goes out as it is."""
        taken = self.headers.get("Accept-Encoding", "")
        for coding, suffix in (("br", ".br"), ("gzip", ".gz")):
            if coding in taken and path.with_name(path.name + suffix).is_file():
                return coding, path.with_name(path.name + suffix).read_bytes()
        if path.suffix in _COMPRESSED and "gzip" in taken and path.is_file():
            return "gzip", _gzip(str(path), path.stat().st_mtime_ns)
        return "", b""

    def end_headers(self) -> None:
        """Security headers on every answer; only what carries its content's hash in its name may be kept."""
        path = self.path.split("#")[0].split("?")[0]
        for name, value in security(path, holders_of(Path(self.directory))).items():
            self.send_header(name, value)
        hashed = self.status in KEPT and _LASTING.search(path)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if hashed else "no-cache")
        super().end_headers()

    def not_found(self) -> bytes | None:
        """The site's own page, in the language of the address."""
        page = Path(self.directory) / ("en/404.html" if self.path.startswith("/en/") else "404.html")
        return page.read_bytes() if page.is_file() else None

    def log_message(self, *args: Any) -> None:
        """Quiet: what staff need to read is what the build says."""


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of ``folder`` on 127.0.0.1 that is not running yet; port 0 takes a free one."""
    return Server(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))


def state(folders: list[Path]) -> dict[str, int]:
    found = {}
    for folder in folders:
        for base, names, files in os.walk(folder):
            names[:] = [name for name in names if name not in ("node_modules", "__pycache__")]
            for name in files:
                path = Path(base, name)
                try:
                    found[str(path)] = path.stat().st_mtime_ns
                except FileNotFoundError:
                    continue
    return found
