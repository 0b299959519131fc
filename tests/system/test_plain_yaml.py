"""The program's own YAML files read alike in a browser, where the parser in C is missing."""

from __future__ import annotations

import pytest
import yaml

from tests.conftest import ROOT

OWN = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("generator", "site_src", "widgets/track_checker", "widgets/workbench")
    for path in (ROOT / folder).rglob("*.yaml")
)


@pytest.mark.parametrize("name", OWN)
def test_both_parsers_read_the_programs_own_files_alike(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader)
