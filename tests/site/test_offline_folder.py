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

from generator.site.headers import security
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
        ("", "'none'"),
        ("check/", "'none'"),
        ("embed/", "'self' http://oa.qinghai.gov.cn"),
        ("en/embed/?x", "'self' http://oa.qinghai.gov.cn"),
    ):
        with urllib.request.urlopen(address + path) as answer:
            assert answer.headers["Content-Security-Policy"].endswith(f"; frame-ancestors {holders}"), path
    for path, leave in (("embed.js", "*"), ("sw.js", None)):
        with urllib.request.urlopen(address + path) as answer:
            assert answer.headers["Access-Control-Allow-Origin"] == leave


def test_every_header_is_that_of_the_preview_and_of_other_servers(address: str) -> None:
    for path in ("/", "/check/", "/embed/", "/en/embed/index.html", "/embed.js", "/assets/site.css"):
        with urllib.request.urlopen(address.rstrip("/") + path) as answer:
            assert {name: answer.headers[name] for name in security(path)} == security(path), path


def test_what_does_not_exist_is_answered_by_the_page_of_the_site(address: str) -> None:
    for path, words in (("nowhere/", "没有找到"), ("en/nowhere/", "not found")):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address + path)
        assert refused.value.code == 404
        assert words in refused.value.read().decode().lower()


def test_a_site_that_is_not_whole_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    shutil.copyfile(ROOT / "site_src" / "offline" / "serve.py", tmp_path / "serve.py")
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(tmp_path / "serve.py"), "--port", "0"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "build it again" in done.stderr and "Traceback" not in done.stderr


def test_no_list_of_a_folder_and_nothing_outside(address: str) -> None:
    for path in ("assets/", "../serve.py", "%2e%2e/serve.py"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address + path)
        assert refused.value.code == 404
