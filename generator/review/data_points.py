"""The points on the data: each gathers the findings of its kind and figures of what was gone through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from generator import models
from generator.compile.compile import CompiledPolicy
from generator.findings.finding import Finding
from generator.gaps.find import SOON, gaps
from generator.gaps.gap import Gap
from generator.lint.languages import pairs
from generator.proof.anomalies import Kind
from generator.proof.prove import KEPT
from generator.records.data import Data
from generator.review.examine import examine_compiled
from generator.review.point import Outcome, Point
from generator.rules.wording import Text

NAMES: Mapping[str, Text] = {
    "data": {"zh": "数据文件", "en": "data files"},
    "languages": {"zh": "两种语言", "en": "both languages"},
    "links": {"zh": "代号和页面地址", "en": "ids and addresses of pages"},
    "proof": {"zh": "逐项核对", "en": "proof of every item"},
    "scenarios": {"zh": "场景", "en": "scenarios"},
    "cases": {"zh": "案例", "en": "worked cases"},
    "counts": {"zh": "公布数与实有数", "en": "totals declared and found"},
    "citations": {"zh": "引用核对", "en": "citations verified"},
    "standing": {"zh": "依据是否可靠", "en": "standing of the records"},
    "dates": {"zh": "快到期的日期", "en": "dates about to lapse"},
    "address": {"zh": "网站地址", "en": "address of the site"},
}

CODES: Mapping[str, str] = {
    **dict.fromkeys(
        ("numbers-differ", "links-differ", "placeholders-differ", "placeholder", "wrong-language"),
        "languages",
    ),
    **dict.fromkeys(
        ("unknown-instrument", "unknown-item", "unknown-name", "unknown-page", "duplicate-id"), "links"
    ),
    **dict.fromkeys(("redirect-from-page", "redirect-loop"), "links"),
    **dict.fromkeys(("scenario", "scenario-facts", "no-scenario"), "scenarios"),
    **dict.fromkeys(("case", "no-case"), "cases"),
    **dict.fromkeys(("count", "incomplete-list"), "counts"),
    **dict.fromkeys((*get_args(Kind), "unreachable", "no-track"), "proof"),
}
"""Which point a finding belongs to, by its code; any other belongs to the data files."""

NEEDS_ALL = ("proof", "scenarios", "cases")
"""Points that can be looked at only when all data can be read."""


@dataclass(frozen=True)
class Looked:
    """What was found, and how much was looked at; ``whole`` is false if the data could not be used."""

    findings: tuple[Finding, ...]
    figures: Mapping[str, int] = field(default_factory=dict)
    whole: bool = True

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "error"]


def look(data: Data, compiled: CompiledPolicy) -> Looked:
    """Go through everything in data that was loaded without error and compiled."""
    examined = examine_compiled(data, compiled, keep=KEPT)
    told = len(data.scenarios) + len(data.self_check_cases)
    return Looked(tuple(examined.findings), {**examined.figures, "scenarios": told})


def points(data: Data, looked: Looked) -> list[Point]:
    """Every point on the data.

    Without the whole of it, some are skipped, and those on gaps look at nothing.
    """
    by_point: dict[str, list[Finding]] = {}
    for finding in looked.findings:
        by_point.setdefault(CODES.get(finding.code, "data"), []).append(finding)
    names = ("data", "languages", "links", *NEEDS_ALL, "counts")
    found = [_of_findings(name, by_point.get(name, []), data, looked) for name in names]
    return [
        *found,
        *(
            _gaps(data)
            if looked.whole
            else [_skipped(name) for name in ("citations", "standing", "dates", "address")]
        ),
    ]


def _of_findings(name: str, findings: Sequence[Finding], data: Data, looked: Looked) -> Point:
    errors = sum(finding.severity == "error" for finding in findings)
    if not looked.whole and not errors and name in NEEDS_ALL:
        return _skipped(name)
    outcome: Outcome = "fail" if errors else "warn" if findings else "pass"
    amount = _amount(name, data, looked.figures)
    first = f"：{findings[0].place}" if findings else "", f": {findings[0].place}" if findings else ""
    zh = f"{amount['zh']}{errors}处错误，{len(findings) - errors}处提醒{first[0]}"
    en = (
        f"{amount['en']}{errors} {'error' if errors == 1 else 'errors'}, {len(findings) - errors} to"
        f" mind{first[1]}"
    )
    bare: Text = {"zh": amount["zh"].rstrip("，"), "en": amount["en"].rstrip(", ")}
    return Point(name, NAMES[name], outcome, {"zh": zh, "en": en} if findings else bare)


def _amount(name: str, data: Data, figures: Mapping[str, int]) -> Text:
    """How much was gone through."""
    counts = {
        "data": (len(data.documents), "个文件", "files"),
        "languages": (
            sum(len(pairs(document.data)) for document in data.documents.values()),
            "段文字",
            "texts",
        ),
        "links": (len(data.documents), "个文件中的引用", "files with references"),
        "proof": (figures.get("cells", 0), "种情形", "kinds of project"),
        "scenarios": (figures.get("scenarios", 0), "个", "scenarios"),
        "cases": (figures.get("cases", 0), "个", "cases"),
    }
    if name not in counts:
        return {"zh": "", "en": ""}
    number, zh, en = counts[name]
    return {"zh": f"{number}{zh}，", "en": f"{number} {en}, "}


def _skipped(name: str) -> Point:
    return Point(
        name,
        NAMES[name],
        "skip",
        {"zh": "数据有错，没有检查", "en": "not looked at, since the data has errors"},
    )


def _gaps(data: Data) -> list[Point]:
    site = data.records[models.Site]
    found = gaps(data, date.fromisoformat(data.on))
    address = site.base_url
    missing: Text = {
        "zh": "没有写 base_url，规范网址、网站地图等不输出",
        "en": "no base_url: canonical addresses and the site map are left out",
    }
    return [
        _citations([gap for gap in found if gap.kind == "citation"]),
        _standing([gap for gap in found if gap.kind == "standing"]),
        _dates([gap for gap in found if gap.kind == "lapse"]),
        Point(
            "address",
            NAMES["address"],
            "pass" if address else "warn",
            {"zh": address, "en": address} if address else missing,
        ),
    ]


def _citations(found: Sequence[Gap]) -> Point:
    number = sum(gap.count for gap in found)
    said: Text = {
        "zh": f"{number}份依据文件一年内没有核对",
        "en": f"{number} instruments were not verified within a year",
    }
    return Point("citations", NAMES["citations"], "warn" if number else "pass", said)


def _standing(found: Sequence[Gap]) -> Point:
    by_standing = Counter(gap.standing for gap in found)
    doubtful = by_standing["unconfirmed"]
    zh = f"{len(found)}条不是依官方文本，其中待核实{doubtful}条"
    en = f"{len(found)} records rest on no official text, {doubtful} of them unconfirmed"
    said: Text = {"zh": zh, "en": en}
    return Point("standing", NAMES["standing"], "warn" if doubtful else "pass", said)


def _dates(found: Iterable[Gap]) -> Point:
    near = list(found)
    first = f"：{near[0].place.path}:{near[0].place.line}" if near else ""
    said: Text = {
        "zh": f"{SOON}天内到期{len(near)}处{first}",
        "en": f"{len(near)} lapse within {SOON} days{first.replace('：', ': ')}",
    }
    return Point("dates", NAMES["dates"], "warn" if near else "pass", said)
