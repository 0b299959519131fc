"""The folder for an office's network: its server needs nothing but Python, and sends what a browser must have."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.system.paths import ROOT


@pytest.fixture
def address(site_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The server as an office starts it, without any package to import."""
    shutil.copytree(site_folder, tmp_path / "site", copy_function=os.link)
    shutil.copyfile(ROOT / "site_src" / "offline" / "serve.py", tmp_path / "serve.py")
    running = subprocess.Popen(
        [sys.executable, "-I", "-S", str(tmp_path / "serve.py"), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout
    found = re.search(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
    assert found, "by default this machine alone is served"
    yield found[0]
    running.terminate()
    running.wait()


def test_types_compression_and_policy(address: str, site_folder: Path) -> None:
    wasm = (
        next(path for path in (site_folder / "assets" / "check").rglob("*.wasm"))
        .relative_to(site_folder)
        .as_posix()
    )
    for name, kind in (
        (wasm, "application/wasm"),
        ("", "text/html; charset=utf-8"),
        ("sw.js", "text/javascript; charset=utf-8"),
    ):
        with urllib.request.urlopen(address + name) as answer:
            assert answer.headers["Content-Type"] == kind
            assert (
                "'wasm-unsafe-eval'" in answer.headers["Content-Security-Policy"]
                and "'unsafe-eval'" not in answer.headers["Content-Security-Policy"]
            )
    asked = urllib.request.Request(address + wasm, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) < (site_folder / wasm).stat().st_size / 2


def test_only_the_pages_for_it_may_be_held_by_the_origins_named(address: str, tmp_path: Path) -> None:
    named = tmp_path / "site" / "assets" / "embed.json"
    named.unlink()  # a hard link to the built site's
    named.write_text('{"origins": ["http://oa.qinghai.gov.cn"]}', "utf-8")
    for path, holders in (
        ("", "'self'"),
        ("check/", "'self'"),
        ("embed/", "'self' http://oa.qinghai.gov.cn"),
        ("en/embed/?x", "'self' http://oa.qinghai.gov.cn"),
    ):
        with urllib.request.urlopen(address + path) as answer:
            assert answer.headers["Content-Security-Policy"].endswith(f"; frame-ancestors {holders}"), path
    for path, leave in (("embed.js", "*"), ("sw.js", None)):
        with urllib.request.urlopen(address + path) as answer:
            assert answer.headers["Access-Control-Allow-Origin"] == leave


def test_no_list_of_a_folder_and_nothing_outside(address: str) -> None:
    for path in ("assets/", "../serve.py", "%2e%2e/serve.py"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address + path)
        assert refused.value.code == 404
