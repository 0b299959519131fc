"""Live preview for staff: build, serve on this machine only, and build again when something changes."""

from __future__ import annotations

import functools
import gzip
import io
import mimetypes
import os
import re
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any

from generator.findings import DataError, Lang
from generator.site.build import ROOT, build_site

_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".ics": "text/calendar",
}
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


_COMPRESSED = frozenset((".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".webmanifest", ".ics", ".csv"))


_HASHED = re.compile(r"/assets/check/(?:pyodide-[0-9.]+-[0-9a-f]{8}/|[a-z_]+-[0-9a-f]{12}\.)")


@functools.lru_cache(maxsize=256)
def _gzip(path: str, _changed: int) -> bytes:
    return gzip.compress(Path(path).read_bytes(), mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Files of the built site with the headers that a real host should send."""

    protocol_version = "HTTP/1.1"

    def guess_type(self, path: Any) -> str:
        """The type by suffix; the system's own table is not trusted for scripts and WebAssembly."""
        suffix = Path(path).suffix
        kind = _TYPES.get(suffix) or mimetypes.guess_type(str(path))[0] or "application/octet-stream"
        return f"{kind}; charset=utf-8" if kind.startswith("text/") or suffix in (".json", ".svg") else kind

    def send_head(self) -> io.BytesIO | IO[bytes] | None:  # type: ignore[override]
        """Text goes out compressed, as from a real host, to whoever takes it so."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.split("#")[0].split("?")[0].endswith("/") else path
        coding, body = self._compressed(path)
        if not coding:
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", coding)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def _compressed(self, path: Path) -> tuple[str, bytes]:
        """Coding and bytes: as the build compressed the file, or else text as gzip; an empty coding where it goes out as it is."""
        taken = self.headers.get("Accept-Encoding", "")
        for coding, suffix in (("br", ".br"), ("gzip", ".gz")):
            if coding in taken and path.with_name(path.name + suffix).is_file():
                return coding, path.with_name(path.name + suffix).read_bytes()
        if path.suffix in _COMPRESSED and "gzip" in taken and path.is_file():
            return "gzip", _gzip(str(path), path.stat().st_mtime_ns)
        return "", b""

    def end_headers(self) -> None:
        """Security headers on every answer; only what carries its content's hash in its name may be kept."""
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        hashed = _HASHED.search(self.path) and not self.path.endswith("/")
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if hashed else "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what does not exist."""
        page = Path(self.directory) / ("en/404.html" if self.path.startswith("/en/") else "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Quiet: what staff need to read is what the build says."""


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of ``folder`` on 127.0.0.1 that is not running yet; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))


def serve(data_dir: Path, port: int = 8000, out: Path | None = None, lang: Lang = "zh") -> None:
    """Build the site of ``data_dir``, serve it, and rebuild on every change until interrupted."""
    out = out or ROOT / ".cache" / "preview"  # not site/: what is previewed carries this machine's address, and must not be published
    address = f"http://127.0.0.1:{port}" if port else ""
    watched = [Path(data_dir), ROOT / "site_src", ROOT / "widgets" / "track_checker", ROOT / "generator" / "rules"]
    build_once(Path(data_dir), out, lang, address)
    running = server(out, port)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{running.server_address[1]}/  (Ctrl-C ends / 按 Ctrl-C 结束)", flush=True)
    try:
        for _ in changes(watched):
            build_once(Path(data_dir), out, lang, address)
    except KeyboardInterrupt:
        running.shutdown()


def build_once(data_dir: Path, out: Path, lang: Lang = "zh", address: str = "") -> bool:
    """One build, as for ``address`` where the data names none. What is wrong is printed, and the last good site stays."""
    from generator.bundle.build import build_widget
    from generator.compile import compile_policy, to_json

    try:
        policy = compile_policy(data_dir)
        widget = ROOT / ".cache" / "widget"
        build_widget(to_json(policy), widget)
        build_site({**policy, "site": {**policy["site"], "base_url": policy["site"]["base_url"] or address}}, out, widget_dir=widget)
    except DataError as error:
        for finding in error.findings:
            print(finding.text(lang), file=sys.stderr)
    except Exception as error:  # a preview outlives every mistake in what it previews
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    else:
        print(f"built {out} · {policy['hash']}", flush=True)
        return True
    print("not rebuilt; the last good site stays / 未重建，仍显示上一次成功的网站", file=sys.stderr, flush=True)
    return False


def changes(folders: list[Path], pause: float = 0.7) -> Iterator[None]:
    """Yields whenever a file below the folders has changed."""
    waiting = threading.Event()
    before = _state(folders)
    while True:
        waiting.wait(pause)
        now = _state(folders)
        if now != before:
            before = now
            yield


def _state(folders: list[Path]) -> dict[str, int]:
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
