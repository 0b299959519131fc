"""Both servers of the product's own, spoken to as no browser does: every request is answered, in both languages where it
is wrong, nobody who asks nothing keeps readers out, and only what holds what was asked for is kept."""

from __future__ import annotations

import re
import resource
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.preview import live, serve
from generator.preview.events import Hub
from generator.site.headers import serving
from generator.system.canonical_json import to_json
from tests.answering import answering
from tests.conftest import ROOT

IDLE, READERS, SOON = 1_500, 50, 2.0
OFFICE = 200
HASHED = "assets/check/rules-0123456789ab.js"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few files, and the server that goes with it."""
    folder = tmp_path_factory.mktemp("office")
    for name, text in (
        ("index.html", "<p>home"), ("404.html", "<p>没有找到"), ("en/404.html", "<p>Not found"), (HASHED, "rules"),
        ("assets/serving.json", to_json(serving())), ("assets/embed.json", '{"origins":[]}'),
    ):  # fmt: skip
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copyfile(ROOT / "site_src" / "offline" / "serve.py", folder / "serve.py")
    return folder


@pytest.fixture(scope="module", params=["office", "preview"])
def port(request: pytest.FixtureRequest, small: Path) -> Iterator[int]:
    """The port of the one server, and of the other; the office's is a process that must say nothing."""
    if request.param == "preview":
        running = serve.server(small / "site")
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield int(running.server_address[1])
        running.shutdown()
        running.server_close()
        return
    with subprocess.Popen(
        [sys.executable, "-I", "-S", str(small / "serve.py"), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout and process.stderr
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found
        yield int(found[1])
        process.terminate()
        assert "Traceback" not in process.stderr.read()


def said(port: int, request: bytes, wait: float = 20.0) -> bytes:
    """All that comes back."""
    with socket.create_connection(("127.0.0.1", port), wait) as caller:
        caller.sendall(request)
        parts = []
        while part := caller.recv(65_536):
            parts.append(part)
            if b"Connection: close" not in b"".join(parts) and b"\r\n\r\n" in part and b" 200 " in part[:20]:
                caller.shutdown(socket.SHUT_WR)
        return b"".join(parts)


def get(path: str, *more: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: here", *more, "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/2.0\r\n\r\n", 505), (b"garbage\r\n\r\n", 400), (b"GET / HTTP/x\r\n\r\n", 400),
        (b"\xff\xfe\x00 / HTTP/1.1\r\n\r\n", 501), (b"POST / HTTP/1.1\r\n\r\n", 501), (get("/%00"), 400),
        (get("/a%00b"), 400), (get("/" + "x" * 300), 404), (get("/%ed%a0%80"), 400), (get("/" + "x" * 70_000), 414),
        (get("/", "Content-Length: x"), 400), (get("/", "Content-Length: 1", "Content-Length: 2"), 400),
        (get("/", "Transfer-Encoding: chunked"), 400), (get("/", "X: " + "y" * 70_000), 431), (get("/assets/"), 404),
        (get("/%c2%b2"), 404), (get("/../serve.py"), 404),
    ],
)  # fmt: skip
def test_whatever_is_asked_is_answered(
    request_: bytes, status: int, port: int, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = said(port, request_)
    assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer[:200]
    assert b"no-cache" in answer and b"nosniff" in answer
    if status != 404:
        assert "这个请求不能处理".encode() in answer and b"cannot be answered" in answer
    assert said(port, get("/")).startswith(b"HTTP/1.1 200 ")
    assert "Traceback" not in capfd.readouterr().err


def test_a_body_is_not_taken_for_the_next_request(port: int) -> None:
    inner = b"GET /nowhere HTTP/1.1\r\nHost: here\r\n\r\n"
    outer = b"GET / HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n" % len(inner)
    answer = said(port, outer + inner)
    assert answer.count(b"HTTP/1.1 ") == 1 and answer.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (f"/{HASHED}", True), (f"/{HASHED}?x", True), ("/assets/check/rules-0123456789ac.js", False), (f"/?/{HASHED}", False),
        (f"/index.html?x=/{HASHED}", False), ("/?/assets/check/pyodide-9.9.9-00000000/", False), (f"/en/%2e%2e/{HASHED}%00", False),
    ],
)  # fmt: skip
def test_only_what_holds_what_was_asked_for_is_kept(path: str, kept: bool, port: int) -> None:
    assert (b"immutable" in said(port, get(path))) == kept


@pytest.mark.parametrize(("path", "words"), [("/x", "没有找到"), ("/en/x", "Not found")])
def test_what_does_not_exist_has_the_page_of_the_site(path: str, words: str, port: int) -> None:
    answer = said(port, get(path))
    assert answer.startswith(b"HTTP/1.1 404 ") and words.encode() in answer


@pytest.mark.parametrize(
    "half", [b"", b"GET / HTTP/1.1\r\nHost: h", b"GET / HTTP/1.1\r\nContent-Length: 9\r\n\r\n"]
)
def test_callers_that_ask_nothing_keep_no_reader_out(half: bytes, port: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, IDLE * 3), most))
    idle = []
    try:
        for _ in range(min(IDLE, most - 300)):
            caller = socket.create_connection(("127.0.0.1", port), 20)
            caller.sendall(half)
            idle.append(caller)
        waited: list[float] = []

        def read() -> None:
            begun = time.monotonic()
            if said(port, get("/")).startswith(b"HTTP/1.1 200 "):
                waited.append(time.monotonic() - begun)

        readers = [threading.Thread(target=read) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        assert len(waited) == READERS and max(waited) < SOON, max(waited, default=None)
    finally:
        for caller in idle:
            caller.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_a_whole_office_reads_at_once(port: int) -> None:
    """All have asked before the first is read, and everyone gets the page."""
    asking = [socket.create_connection(("127.0.0.1", port), 60) for _ in range(OFFICE)]
    for caller in asking:
        caller.sendall(get("/"))
    answers = []
    for caller in asking:
        with caller, caller.makefile("rb") as line:
            answers.append(line.read())
    assert {answer.partition(b"\r\n")[0] for answer in answers} == {b"HTTP/1.1 200 OK"}
    assert len({answer.partition(b"\r\n\r\n")[2] for answer in answers}) == 1


def test_an_idle_connection_is_dropped(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve.Handler, "timeout", 0.2)
    running = serve.server(small / "site")
    address: tuple[str, int] = running.server_address[:2]  # type: ignore[assignment]
    with answering(running), socket.create_connection(address, 10) as caller:
        caller.sendall(b"GET / HT")
        assert caller.recv(100) == b""


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 421),
        ("", 421),
        ("127.0.0.1", 421),
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
    ],
)
def test_the_preview_answers_to_its_own_name_alone(host: str, status: int, small: Path) -> None:
    running = live.server(small / "site", Hub())
    port = int(running.server_address[1])
    with answering(running):
        for path in ("/", "/_preview/events?version=²", "/_preview/events?version=" + "9" * 5000):
            named = f"Host: {host.format(port=port)}"
            with socket.create_connection(("127.0.0.1", port), 10) as caller:
                caller.sendall(f"GET {path} HTTP/1.1\r\n{named}\r\n\r\n".encode("latin-1", "replace"))
                assert caller.recv(100).startswith(f"HTTP/1.1 {status} ".encode()), path


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("assets/site.css?v=01e56593", True), ("assets/check/page.js?v=2156bdc5", True), (HASHED, True),
        ("?v=00000000", False), ("check/?v=00000000", False), (f"?x=/{HASHED}", False), ("assets/site.css", False),
    ],
)  # fmt: skip
def test_the_offline_copy_comes_first_only_for_files_named_by_their_content(path: str, first: bool) -> None:
    """A page with such a query comes from the network, so that nobody reads an old policy by a link."""
    source = (ROOT / "site_src" / "offline" / "sw.js").read_text("utf-8")
    hashed = re.search(r"^const HASHED = .+;$", source, re.M)
    function = re.search(r"^function marked\(url\) \{\n(?:.*\n)*?\}$", source, re.M)
    assert hashed and function and source.count("marked(") == 3, (
        "asked where a file is fetched and where one is kept"
    )
    asked = f'const HERE = "/site/";\n{hashed[0]}\n{function[0]}\nconsole.log(marked("https://host/site/{path}"));'
    told = subprocess.run(["node", "-e", asked], capture_output=True, text=True, check=True).stdout
    assert (told.strip() == "true") is first
