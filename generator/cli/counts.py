"""Counts of what the data holds, beside what it declares."""

from __future__ import annotations

from generator.compile.compile import CompiledPolicy
from generator.records.data import Data


def counts(policy: CompiledPolicy, data: Data) -> dict[str, int]:
    """Figures by name: categories, items, facts, the three lists, measures, scenarios."""
    filing = [item for item in policy["items"].values() if "registration" in item["tiers"]]
    measures = policy["measures"]["measures"]
    lists = policy["lists"]
    return {
        "categories": len(policy["categories"]),
        "items": len(policy["items"]),
        "facts": len(policy["facts"]),
        "filing_categories": len({item["category"] for item in filing}),
        "filing_items": len(filing),
        "filing_categories_declared": lists["filing"]["declared"]["categories"],
        "filing_items_declared": lists["filing"]["declared"]["rows"],
        "measures": policy["measures"]["declared"],
        "measures_named": sum(1 for measure in measures if measure["zh"] is not None),
        "commitment_declared": lists["commitment"]["declared"]["rows"],
        "commitment_established": sum(1 for row in lists["commitment"]["rows"] if row["established"]),
        "commitment_rows": len(lists["commitment"]["rows"]),
        "commitment_categories_declared": lists["commitment"]["declared"]["categories"],
        "commitment_categories_named": len(lists["commitment"]["categories"]),
        "forbidden": len(policy["forbidden"]["prohibitions"]),
        "instruments": len(policy["instruments"]["instruments"]),
        "scenarios": len(data.scenarios) + len(data.self_check_cases),
    }


_TEXT = {
    "zh": (
        "名录：{categories} 个大类，{items} 个项目；问题 {facts} 个\n网上备案：{filing_categories} 大类"
        " {filing_items} 小类（公布数 {filing_categories_declared} /"
        " {filing_items_declared}）\n十条措施：公布 {measures} 条，查到名称 {measures_named}"
        " 条\n告知承诺：公布 {commitment_categories_declared} 大类 {commitment_declared} 小类，点名"
        " {commitment_categories_named} 个大类，列出 {commitment_rows} 个小类，其中确认"
        " {commitment_established} 个\n不得建设的情形 {forbidden} 条\n"
        "依据文件 {instruments} 份；场景 {scenarios} 个，案例 {cases}"
        " 个\n逐一核对：{items_proved} 个项目的 {cells} 种情形，{limits} 个界限；有案例守住的：界限的"
        " {limit_sides_guarded} 侧，条件 {conditions_guarded} 处"
    ),
    "en": (
        "catalogue: {categories} categories, {items} items; {facts} questions\nfiled online:"
        " {filing_categories} / {filing_items} (declared {filing_categories_declared} /"
        " {filing_items_declared})\nmeasures: {measures} declared, {measures_named} named\ncommitment:"
        " {commitment_categories_declared} / {commitment_declared} declared, {commitment_categories_named}"
        " categories named, {commitment_rows} rows listed, {commitment_established} of them"
        " established\nplaces forbidden: {forbidden}\n"
        "instruments: {instruments}; scenarios: {scenarios}, cases: {cases}\ngone through one"
        " by one: {cells} cells of {items_proved} items, {limits} limits; guarded by a case:"
        " {limit_sides_guarded} sides of limits, {conditions_guarded} conditions"
    ),
}


def counts_text(figures: dict[str, int], lang: str) -> str:
    """The counts in words."""
    return _TEXT[lang].format(**figures)
