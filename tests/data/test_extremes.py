"""Numbers, maps and addresses beyond all sense are findings, at their places, and no traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings.finding import Finding
from generator.models.base import address
from tests.data.casebook import edited, findings_of


def found(root: Path, file: str, pattern: str, replace: str) -> list[Finding]:
    with edited(root, [{"file": f"policy_data/{file}", "pattern": pattern, "replace": replace}]) as lines:
        made = findings_of(root)
    return [finding for finding in made if finding.place.line == lines[0] and finding.severity == "error"]


EXTREME = (
    ("clocks.yaml", r"days: 30\b", "days: 3000000"),
    ("clocks.yaml", r"days: 30\b", f"days: {'9' * 17}"),
    ("tracks.yaml", r"days: 5\b", "days: 5000000"),
    ("catalogue/2021/49.yaml", r"hospital_beds >= 20 beds", f"hospital_beds >= {'9' * 340} beds"),
    ("units.yaml", r"money: 10000\b", f"money: {'9' * 15}"),
    ("calendar.yaml", r"years:\n(?:  .*\n|\n|#.*\n)+", "years: {}\n"),
    ("tracks.yaml", r"roles:\n(?:  .*\n)+", "roles: {}\n"),
    ("site.yaml", r"repository: .*", 'repository: "javascript:alert(1)"'),
    ("site.yaml", r"base_url: .*", "base_url: 'https://[a.cn/'"),
    ("site.yaml", r"base_url: .*", "base_url: 'https://a.cn;}evil{/'"),
    ("site.yaml", r"  to: .*", "  to: 'https://a\"b.cn/'"),
)


@pytest.mark.parametrize(("file", "pattern", "replace"), EXTREME, ids=lambda part: str(part)[:40])
def test_what_is_beyond_all_sense_is_told(root: Path, file: str, pattern: str, replace: str) -> None:
    told = found(root, file, pattern, replace)
    assert {finding.code for finding in told} <= {"value", "missing", "limit"} and told
    assert all(re.search("[一-鿿]", finding.zh) for finding in told)


@pytest.mark.parametrize("file", ["clocks.yaml", "catalogue/2021/edition.yaml", "scenarios/size.yaml"])
def test_a_file_of_which_nothing_is_left_is_told_at_that_file(root: Path, file: str) -> None:
    with edited(root, [{"file": f"policy_data/{file}", "content": "~\n"}]):
        errors = [finding for finding in findings_of(root) if finding.severity == "error"]
    assert [(finding.place.path, finding.code) for finding in errors] == [(f"policy_data/{file}", "empty")]


@pytest.mark.parametrize(
    "bad",
    ["https://[a.cn/", "https://a.cn:99999/", "https://$host/", "https://a b.cn/", 'https://a.cn/"', "https://",
     "https://a.cn;}evil{/", "https://.cn/", "https://-a.cn/", "https://user@a.cn/", "https://a.cn/\x00"],
)  # fmt: skip
def test_an_address_that_cannot_be_taken_apart(bad: str) -> None:
    with pytest.raises(ValueError, match="address"):
        address(bad)


@pytest.mark.parametrize(
    "good", ["https://sthjt.qinghai.gov.cn/", "http://10.0.0.5:8080/a/b?c=d&e=%E4", "https://[::1]/", "https://政务.中国/网"]
)  # fmt: skip
def test_an_address_that_can(good: str) -> None:
    assert address(good) == good
