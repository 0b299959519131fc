"""Live preview for staff: a file saved is a page changed in the open browser, and what is wrong is said in
the page.

First the pages that are open are made anew, then all others that differ, and when nobody has saved anything
for a moment, the whole site is built in a process of its own. Whatever goes wrong, the last good pages stay.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from contextlib import suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from generator.findings.finding import DataError, Finding, Lang, Place
from generator.preview.connections import Server
from generator.preview.events import Hub
from generator.preview.incremental import IncrementalSite, Name
from generator.preview.serve import Handler, state
from generator.system.paths import ROOT

PAUSE = 0.1
"""Seconds between two looks at the files."""
QUIET = 2.0
"""Seconds without a change after which the whole site is built."""
OWN = ROOT / "site_src" / "preview"
_TAGS = (
    '<link rel="stylesheet" href="/_preview/preview.css"><script type="module" src="/_preview/preview.js"'
    ' data-preview="{}"></script></head>'
)


class PreviewHandler(Handler):
    """The site with, in every page, a script that listens for changes."""

    def __init__(self, *args: object, hub: Hub, **kwargs: object) -> None:
        self.hub = hub
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def parse_request(self) -> bool:
        """Only who asks for this very machine is answered: another name leads here from somebody's page."""
        if not super().parse_request():
            return False
        port = self.connection.getsockname()[1]
        if self.headers.get("Host", "") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            self.send_error(421)
            return False
        return True

    def do_GET(self) -> None:
        """Pages with the script, the stream of events, the script itself; any other file as it is."""
        path = unquote(urlsplit(self.path).path)
        if path == "/_preview/events":
            self._stream()
        elif path == "/sw.js":  # no copy of a page is kept by a browser while pages change
            self.send_error(404)
        elif path in ("/_preview/preview.js", "/_preview/preview.css"):
            self._send((OWN / Path(path).name).read_bytes(), self.guess_type(path))
        elif path.endswith("/") and (body := self._page(path)) is not None:
            self._send(body, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self, path: str) -> bytes | None:
        version, body = self.hub.version(path), self.hub.pages.get(path)
        if body is None:
            try:
                body = Path(self.translate_path(path), "index.html").read_bytes()
            except (OSError, ValueError):
                return None
        return body.replace(b"</head>", _TAGS.format(version).encode(), 1)

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        version = asked.get("version", ["0"])[0]
        for said in self.hub.listen(
            asked.get("page", ["/"])[0], int(version) if re.fullmatch("[0-9]{1,9}", version) else 0
        ):
            self.wfile.write(said.encode())
            self.wfile.flush()


def server(folder: Path, hub: Hub, port: int = 0) -> ThreadingHTTPServer:
    """A server of the preview on 127.0.0.1 that is not running yet; port 0 takes a free one."""
    made = Server(("127.0.0.1", port), functools.partial(PreviewHandler, directory=str(folder), hub=hub))
    made.daemon_threads = True
    return made


def path_of(name: Name) -> str:
    """``/en/law/`` for ``("en", "law")``."""
    lang, slug = name
    return ("/" if lang == "zh" else f"/{lang}/") + (f"{slug}/" if slug else "")


def name_of(path: str) -> Name:
    """The contrary."""
    lang, rest = ("en", path.removeprefix("/en")) if path.startswith("/en/") else ("zh", path)
    return lang, rest.strip("/")


class Preview:
    """The preview of a data folder: ``run`` serves until it is told to stop."""

    def __init__(self, data_dir: Path, out: Path, lang: Lang = "zh", port: int = 0) -> None:
        self.data_dir, self.out, self.lang = data_dir, out, lang
        self.hub = Hub()
        self.server = server(out, self.hub, port)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.ended = threading.Event()
        self._changed = threading.Event()
        self._waiting: set[Path] = set()
        self._folders = [
            data_dir,
            ROOT / "site_src",
            ROOT / "widgets" / "track_checker",
            ROOT / "generator" / "rules",
        ]
        self._files = state(self._folders)
        self._building: subprocess.Popen[bytes] | None = None

    def run(self, started: threading.Event | None = None) -> None:
        """Build once, serve, and follow every change until ``ended`` is set.

        Where nothing was built before, pages come first, and the check and the workbench when they are there.
        """
        with tempfile.TemporaryDirectory(prefix="preview-") as work:
            new = not (self.out / "index.html").is_file()
            self._build(*(["--without-check"] if new else []))
            draft = self._draft(Path(work))
            for target in (self.server.serve_forever, self._watch):
                threading.Thread(target=target, daemon=True).start()
            print(f"{self.address}/  (Ctrl-C ends / 按 Ctrl-C 结束)", flush=True)
            if started:
                started.set()
            try:
                self._follow(draft, Path(work), stale=new)
            finally:
                self._close()

    def _draft(self, work: Path) -> IncrementalSite | None:
        """The pages as they stand; None while the data has errors."""
        try:
            draft = IncrementalSite(self.data_dir, work, self.address, self.out)
            draft.settle()
        except DataError as error:
            self.hub.found(error.findings)
            return None
        return draft

    def _watch(self) -> None:
        """Notice which files change."""
        while not self.ended.wait(PAUSE):
            now = state(self._folders)
            changed = {
                Path(name)
                for name in self._files.keys() | now.keys()
                if self._files.get(name) != now.get(name)
            }
            if changed:
                self._files = now
                self._waiting |= changed
                self._changed.set()

    def _follow(self, draft: IncrementalSite | None, work: Path, stale: bool) -> None:
        everything = stale
        while not self.ended.is_set():
            if self._changed.wait(QUIET if stale else None):
                self._changed.clear()
                if self.ended.is_set():
                    return
                changed, self._waiting = self._waiting, set()
                stale = True
                everything = everything or any(not path.is_relative_to(self.data_dir) for path in changed)
                draft = self._take_in(draft, work, everything)
            elif draft is not None:
                stale = False  # broken off, it is the change that broke it off which makes it stale again
                if self._build():
                    self.hub.built(everything=everything)
                    everything = False
            else:
                stale = False

    def _take_in(self, draft: IncrementalSite | None, work: Path, afresh: bool) -> IncrementalSite | None:
        """Make anew what a change of the data changes, the open pages first."""
        try:
            if draft is None:
                draft = self._draft(work)
            else:
                draft.read(afresh=afresh)
        except DataError as error:
            self._tell(error.findings)
            return draft
        except Exception as error:  # a preview outlives every mistake in what it previews
            said = f"{type(error).__name__}: {error}"
            self._tell([Finding(Place(self.data_dir.name), "error", "preview", said, said)])
            return draft
        if draft is not None:
            self.hub.found([])
            self._make(draft, map(name_of, self.hub.open_paths()))
            self._make(draft, draft.names())
            self._guard(draft)
        return draft

    def _guard(self, draft: IncrementalSite) -> None:
        """Tell what a build would refuse, once the pages stand; something saved meanwhile comes first."""
        if not self._changed.is_set() and (found := draft.guards()):
            self._tell(found)

    def _tell(self, findings: Iterable[Finding]) -> None:
        found = list(findings)
        self.hub.found(found)
        for finding in found:
            print(finding.text(self.lang), file=sys.stderr, flush=True)

    def _make(self, draft: IncrementalSite, names: Iterable[Name]) -> None:
        """Pages that differ; broken off when something is saved meanwhile, for then all is looked at
        again."""
        for name in names:
            if self._changed.is_set():
                return
            html = draft.page(name)
            if html is not None:
                self.hub.put(path_of(name), html.encode())

    def _build(self, *words: str) -> bool:
        """The whole site, but for what ``words`` leave out, in a process that yields to all others; broken
        off when something is saved.

        True if it stands.
        """
        command = [
            *(sys.executable, "-m", "generator", "build", "--preview", self.address),
            *("--data", str(self.data_dir), "--out", str(self.out), "--lang", self.lang),
            *words,
        ]
        nice = shutil.which("nice")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._building = subprocess.Popen([nice, "-n", "5", *command] if nice else command, env=environment)
        while self._building.poll() is None:
            if self._changed.wait(PAUSE) or self.ended.is_set():
                self._building.terminate()
                self._building.wait()
                return False
        return self._building.returncode == 0

    def _close(self) -> None:
        self.ended.set()
        if self._building is not None and self._building.poll() is None:
            self._building.terminate()
        self.hub.close()
        self.server.shutdown()
        self.server.server_close()

    def stop(self) -> None:
        """End ``run``, which may be at work in another thread."""
        self.ended.set()
        self._changed.set()


def serve(data_dir: Path, port: int = 8000, out: Path | None = None, lang: Lang = "zh") -> None:
    """Build the site of ``data_dir``, serve it, and follow every change until interrupted.

    What is previewed carries this machine's address and must not be published, so it does not go where builds
    go.
    """
    with suppress(KeyboardInterrupt):
        Preview(Path(data_dir).resolve(), out or ROOT / ".cache" / "preview", lang, port).run()
