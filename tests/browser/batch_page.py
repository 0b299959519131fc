"""The page for tables as a person works it: open, give a file, wait, save."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.check_page import ROOT

HOME = {"zh": "/", "en": "/en/"}


@dataclass
class Batch:
    """The page for tables in one language."""

    page: Page
    base: str
    lang: str

    def open(self) -> Batch:
        self.page.goto(f"{self.base.rstrip('/')}{HOME[self.lang]}batch/")
        self.page.wait_for_selector('#batch-check[data-state="ready"]')
        return self

    def give(self, path: Path, phase: str = "done") -> Batch:
        self.page.set_input_files("#batch-file", path)
        return self.until(phase)

    def until(self, phase: str) -> Batch:
        self.page.wait_for_selector(f'#batch-check[data-phase="{phase}"]')
        return self

    def save(self, place: Path, selector: str) -> Path:
        with self.page.expect_download() as download:
            self.page.click(selector)
        path = place / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def said(self) -> str:
        return self.page.locator("#batch-problems").inner_text()


def command_line(source: Path, out: Path, lang: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "batch", str(source), "-o", str(out), "--lang", lang]
    day = {**os.environ, "TZ": "CST-8"}  # the page goes by Qinghai's day
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False, env=day
    )
