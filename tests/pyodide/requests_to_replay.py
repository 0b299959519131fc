"""Requests of every kind that the page makes, good and bad: what both Pythons must answer with the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parents[2] / "policy_data"
Json = dict[str, Any]

DESCRIPTIONS = (
    "年产5万吨饲料加工项目", "改建一座35千伏变电站", "200-bed hospital", "養豬場", "光伏电站", "yangzhuchang", "0311", "4S店",
    "", "   ", "zzzzzz", "<script>alert(1)</script>", "年" * 500, "pig farm; feed mill & slaughterhouse", "🐖",
)  # fmt: skip
SENTENCES = (
    "新建医院，１００张床位，不涉及环境敏感区", "把卫生院扩建成八十张床位", "a 330 kV line and a pig farm of 1,200 head", "原有两台锅炉，不建加油站", "9" * 300, "🐖", "",
)  # fmt: skip
NUMBERS = (
    "5000", "4,999", "１２００", "1.2万", "五千", "-3", "−3", "1e99", "1e5", "", " ", "abc", "NaN", "inf", "0.1", "00012", "1 200", "1.2.3", "三点五", "½",
)  # fmt: skip
LINKS = (
    "", "items=3", "items=3,15&on=2026-11-23", "items=999", "items=3,999&pigs_sold_per_year=abc&nothing=1", "items=3&areas=none",
    "items=3&areas=nature_reserve,settlement", "items=3&on=2026-13-01", "items=3&pigs_sold_per_year=%E5%8D%83", "items=%00&%%%", "items=3&items=15",
    "items=3&pigs_sold_per_year=-1", "items=" + ",".join(map(str, range(1, 60))), "x" * 100_000, "items=3&large_scale_farm=maybe&policy=old",
)  # fmt: skip
PIGS: Json = {"items": [3], "facts": {"pigs_sold_per_year": 6000}, "on": "2026-08-10"}
PLANS: tuple[Json, ...] = tuple(
    {**PIGS, **days, "op": op}
    for op in ("check", "calendar")
    for days in (
        {}, {"start": "1980-01-01"}, {"start": "2100-12-31"}, {"submitted": "2026-12-30"}, {"submitted": "2026-08-01", "accepted": "2026-08-07"},
        {"accepted": "2026-09-28"}, {"submitted": "2026-08-12"}, {"submitted": "2026-12-03", "accepted": "2026-12-01"}, {"start": "soon"},
    )
)  # fmt: skip
BAD: tuple[Any, ...] = (
    {}, {"op": "nothing"}, [], None, 3, {"op": "check"}, {"op": "check", "items": []}, {"op": "check", "items": "3"}, {"op": "check", "items": [999]},
    {"op": "check", "items": [3], "facts": {"unheard_of": 1}}, {"op": "check", "items": [3], "facts": {"pigs_sold_per_year": -1}},
    {"op": "check", "items": [3], "facts": {"pigs_sold_per_year": "many"}}, {"op": "check", "items": [3], "facts": {"areas": ["moon"]}},
    {"op": "check", "items": [3], "facts": {}, "on": "yesterday"}, {"op": "calendar"}, {"op": "calendar", **PIGS, "lang": "fr", "link": "ftp://x"}, {"op": "find", "text": 3}, {"op": "answers", "text": 3}, {"op": "read", "text": 3, "items": [3]}, {"op": "read_value", "fact": "x", "text": "1"},
)  # fmt: skip


KEPT: tuple[Json, ...] = tuple(
    {**PIGS, "was": was, "policy": policy}
    for policy in ("", "0123456789abcdef")
    for was in (
        "report,ordinary,2026-08-10",
        "form,filing,2025-01-01",
        "open,open,2026-08-10",
        "none,outside,2026-08-10",
        "",
        "report",
        "moon,ordinary,2026-08-10",
        "report,ordinary,soon",
    )
)
"""An earlier answer beside the same project: standing, overtaken, not settled then, and unreadable."""

AMOUNTS: tuple[tuple[str, str, str], ...] = (
    ("50", "MW", ""), ("1.2", "10k_kW", ""), ("50MW", "", ""), ("1.2万千瓦", "", ""), ("1.2万", "10k_kW", ""), ("0.0000003", "GW", ""), ("5", "moon", ""), ("5", "kW", ""),
)  # fmt: skip
DAILY: tuple[tuple[str, str, str], ...] = tuple(
    ("20", "t/d", days) for days in ("300", "365.5", "366", "367", "0", "", "many", "１２０", "33.3333333333")
)
TYPED: tuple[Json, ...] = (
    {"items": [90], "facts": {"ground_pv_capacity": 50_000}, "typed": {"ground_pv_capacity": {"text": "50", "unit": "MW", "days": ""}}},
    {"items": [90], "facts": {"ground_pv_capacity": 50_001}, "typed": {"ground_pv_capacity": {"text": "50", "unit": "MW", "days": ""}}},
    {"items": [18], "facts": {"meat_processed": 6000}, "typed": {"meat_processed": {"text": "20", "unit": "t/d", "days": "300"}}},
    {"items": [18], "facts": {"meat_processed": 6000}, "typed": {"meat_processed": "20"}},
    {"items": [18], "facts": {"meat_processed": 0.0000003}, "typed": [], "was": "form,filing,2026-11-23", "policy": "<old>"},
)  # fmt: skip
TYPED_LINKS = (
    "items=90&ground_pv_capacity=50:MW", "items=18&meat_processed=20:t/d:300", "items=18&meat_processed=20:t/d", "items=18&meat_processed=20:t/d:300:9", "items=18&meat_processed=:::",
    "items=3&was=report,ordinary,2026-11-23", "items=3&was=moon", "items=3&pigs_sold_per_year=6000:kW",
)  # fmt: skip


OWN_CHECKS = ("size", "major_change")
"""Checks with questions of their own: the operation, the scope of the questions and the file of worked cases have one name."""


def scenarios() -> list[Json]:
    """Every scenario of the main check, in order."""
    return [
        row
        for path in sorted((DATA / "scenarios").glob("*.yaml"))
        if path.stem not in OWN_CHECKS
        for row in _rows(path)
    ]


def _rows(path: Path) -> list[Json]:
    rows: list[Json] = yaml.safe_load(path.read_text("utf-8"))["scenarios"]
    return rows


def own_requests(compiled: Json) -> Iterator[Any]:
    """Worked cases, every answer to every question alone, links and bad answers, for each of the two checks."""
    for name in OWN_CHECKS:
        yield {"op": "questions", "scope": name}
        yield {"op": name}
        for row in _rows(DATA / "scenarios" / f"{name}.yaml"):
            yield {
                "op": name,
                "facts": row.get("facts", {}),
                "on": str(row.get("on") or compiled["current_to"]),
            }
        for fact in sorted(id_ for id_, record in compiled["facts"].items() if record["scope"] == name):
            for value in _some_answers(compiled["facts"][fact]):
                yield {"op": name, "facts": {fact: value}}
            yield from ({"op": "read_value", "scope": name, "fact": fact, "text": text} for text in NUMBERS)
    for sector in compiled["size_criteria"]["sectors"]:
        for limits in (sector["below"], sector["medium"], sector["small"]):
            for less in (0, 1):
                yield {
                    "op": "size",
                    "facts": {
                        "sector": sector["id"],
                        **{figure: limit - less for figure, limit in limits.items()},
                    },
                }
    yield from (
        {"op": "read_link", "scope": "size", "fragment": text}
        for text in ("sector=retail&staff=9", "sector=moon&staff=-1&items=3&on=x", "")
    )
    yield from (
        {"op": "size", "facts": {"staff": 1.5}},
        {"op": "size", "facts": {"pigs_sold_per_year": 1}},
        {"op": "size", "items": [3]},
    )
    yield from (
        {"op": "major_change", "on": "2020-01-01"},
        {"op": "major_change", "facts": {"staff": 1}},
        {"op": "questions", "scope": "moon"},
        {"op": "check", "items": [3], "facts": {"staff": 1}},
    )


def _further(compiled: Json, every: int) -> Iterator[Json]:
    """The tree of reasons of every item and scenario, earlier answers, and figures in other units."""
    for number in [0, *sorted(map(int, compiled["items"]))][::every]:
        yield {"op": "tree", "items": [number], "facts": {}}
    for row in scenarios()[::every]:
        yield {
            "op": "tree",
            "items": row["items"],
            "facts": row.get("facts") or {},
            "on": str(row.get("on") or compiled["current_to"]),
        }
    yield from (
        {"op": "tree", **asked}
        for asked in (
            {},
            {"items": [999]},
            {"items": [3], "facts": {"areas": ["moon"]}},
            {"items": [3], "facts": {}, "on": "1999-01-01"},
        )
    )
    yield from ({"op": "compare", **asked} for asked in KEPT)
    yield from (
        {"op": "compare", "was": "report,ordinary,2026-08-10", **asked}
        for asked in ({}, {"items": [3], "facts": {"pigs_sold_per_year": -1}})
    )
    for fact, amounts in (("ground_pv_capacity", AMOUNTS), ("meat_processed", DAILY)):
        yield from (
            {"op": "read_value", "fact": fact, "text": text, "unit": unit, "days": days}
            for text, unit, days in amounts
        )
    yield from ({"op": "write_link", **asked} for asked in (*TYPED, {"items": [999]}))
    yield from ({"op": "read_link", "fragment": fragment} for fragment in TYPED_LINKS)


def _some_answers(fact: Json) -> list[Any]:
    if fact["type"] == "yes_no":
        return [True, False]
    if fact["type"] == "number":
        return [0, 9.9, 10, 30, 5000]
    options = [option["id"] for option in fact["options"]]
    return options if fact["type"] == "choice" else [[], *([option] for option in options), options]


def all_requests(compiled: Json, every: int = 1) -> Iterator[Any]:
    """Every request, in a fixed order. ``every`` thins out scenarios and items: 4 takes each fourth."""
    on = compiled["current_to"]
    for row in scenarios()[::every]:
        request = {"items": row["items"], "facts": row.get("facts") or {}, "on": str(row.get("on") or on)}
        yield {"op": "check", **request}
        yield {"op": "check", **request, "start": "2026-09-28"}
        yield {"op": "write_link", **request}
        yield {"op": "calendar", **request, "start": "2026-09-28", "lang": "both"}
    for number in [0, *sorted(map(int, compiled["items"]))][::every]:
        yield {"op": "questions", "items": [number]}
        for day in (on, "2026-08-14", "2021-12-31", "1999-01-01"):
            yield {"op": "check", "items": [number], "facts": {}, "on": day}
    yield from PLANS
    yield from _further(compiled, every)
    yield from ({"op": "find", "text": text, "top": 8} for text in DESCRIPTIONS)
    yield from ({"op": "read", "text": text, "items": [3, 108, 161]} for text in SENTENCES)
    yield from (
        {"op": "answers", "text": text} for text in (*DESCRIPTIONS, "餐馆", "冷库", "写字楼", "restaurant")
    )
    yield from (
        {"op": "read_value", "fact": fact, "text": text}
        for fact in ("pigs_sold_per_year", "solvent_coating")
        for text in NUMBERS
    )
    yield {"op": "places"}
    yield from (
        {**PIGS, "op": "check", "place": place}
        for place in (["xining"], ["haixi/golmud"], ["outside"], ["moon"])
    )
    yield from ({"op": "read_link", "fragment": fragment} for fragment in LINKS)
    yield from own_requests(compiled)
    yield from BAD
