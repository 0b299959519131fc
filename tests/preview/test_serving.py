"""The server that staff preview with, and that the browser tests use: the headers of a real host."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from generator.preview import serve
from generator.system.place import SITE, marked
from tests.conftest import DATA


def headers_of(answer: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


def fetch(address: str) -> tuple[int, dict[str, str], str]:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, headers_of(answer), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, headers_of(error), error.read().decode()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/assets/search.zh.json", "application/json; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_types_and_headers(built_site: str, path: str, kind: str) -> None:
    status, headers, _ = fetch(built_site + path)
    assert status == 200
    assert headers["content-type"] == kind
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_text_goes_out_compressed_to_whoever_takes_it(built_site: str, site_folder: Path) -> None:
    plain = (site_folder / "en" / "law" / "index.html").read_bytes()
    asked = urllib.request.Request(built_site + "/en/law/", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        headers, body = headers_of(answer), answer.read()
    assert headers["content-encoding"] == "gzip" and headers["vary"] == "Accept-Encoding"
    assert int(headers["content-length"]) == len(body) < len(plain) / 2
    assert gzip.decompress(body) == plain
    status, headers, text = fetch(built_site + "/en/law/")
    assert status == 200 and "content-encoding" not in headers and text.encode() == plain


def test_webassembly_has_its_type() -> None:
    assert serve.Handler.guess_type(None, "x/pyodide.asm.wasm") == "application/wasm"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "words"), [("/no/such/", "没有找到这个页面"), ("/en/no/such/", "Page not found")]
)
def test_what_does_not_exist_has_its_page(built_site: str, path: str, words: str) -> None:
    status, _, body = fetch(built_site + path)
    assert status == 404 and words in body


def test_only_this_machine_is_served(tmp_path: Path) -> None:
    running = serve.server(tmp_path)
    assert running.server_address[0] == "127.0.0.1"
    running.server_close()


def answered_once(folder: Path, ask: Callable[[socket.socket], None]) -> None:
    """A server of ``folder`` that one caller speaks to; back when it has done with the caller."""
    running = serve.server(folder)
    running.daemon_threads = False  # so that closing waits for the answer that is under way
    loop = threading.Thread(target=running.serve_forever, daemon=True)
    loop.start()
    with socket.create_connection(running.server_address[:2]) as caller:  # type: ignore[arg-type]
        ask(caller)
    running.shutdown()
    running.server_close()


def test_a_browser_that_hangs_up_leaves_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "large.bin").open("wb") as file:
        file.truncate(100_000_000)  # far more than any buffer between the two takes

    def hang_up(caller: socket.socket) -> None:
        caller.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )  # closing cuts the line at once
        caller.sendall(b"GET /large.bin HTTP/1.1\r\nHost: here\r\n\r\n")
        assert caller.recv(1000).startswith(b"HTTP/1.1 200")

    answered_once(tmp_path, hang_up)
    assert capsys.readouterr().err == ""


def test_a_mistake_of_the_servers_own_is_still_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: serve.Handler) -> None:
        raise ValueError("broken on purpose")

    def ask(caller: socket.socket) -> None:
        caller.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert caller.recv(1000) == b""

    monkeypatch.setattr(serve.Handler, "do_GET", broken)
    answered_once(tmp_path, ask)
    assert "broken on purpose" in capsys.readouterr().err


def preview_of(data: Path, out: Path) -> list[str]:
    """The build that the preview makes."""
    address = "http://127.0.0.1:1"
    return ["build", "--preview", address, "--data", str(data), "--out", str(out), "--lang", "en"]


def test_a_failed_rebuild_is_told_and_nothing_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "public"
    out.mkdir()
    (out / "index.html").write_text("the last good site", encoding="utf-8")
    marked(out, SITE)
    data = tmp_path / "policy_data"
    data.mkdir()
    (data / "units.yaml").write_text("a: [", encoding="utf-8")
    assert main(preview_of(data, out)) == 1
    said = capsys.readouterr().err
    assert "units.yaml:" in said and "not built again" in said and "Traceback" not in said
    assert (out / "index.html").read_text(encoding="utf-8") == "the last good site"


@pytest.mark.full  # the live preview, which tests.preview.test_live starts, is made by the same build
def test_the_preview_holds_check_tables_and_workbench(tmp_path: Path) -> None:
    assert main(preview_of(DATA, tmp_path / "public")) == 0
    for place, script in (
        ("check", "check/page"),
        ("batch", "check/batch"),
        ("embed", "check/page"),
        ("staff/workbench", "workbench/page"),
    ):
        for prefix in ("", "en/"):
            page = (tmp_path / "public" / prefix / place / "index.html").read_text("utf-8")
            assert f"assets/{script}.js?v=" in page and "eg-warning" not in page.partition("<noscript>")[0], (
                place
            )
        assert (tmp_path / "public" / "assets" / f"{script}.js").is_file()


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("1", encoding="utf-8")
    before = serve.state([tmp_path])
    (tmp_path / "b.yaml").write_text("2", encoding="utf-8")
    assert serve.state([tmp_path]).keys() - before.keys() == {str(tmp_path / "b.yaml")}
