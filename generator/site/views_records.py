"""Pages of reference: procedure, penalties, legal basis, glossary, what is not established, questions, contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from generator.site.model import Page, SearchEntry, Text, both

if TYPE_CHECKING:
    from generator.site.site import Site

Words = tuple[tuple[str, ...], tuple[str, ...]]


def record_pages(site: Site) -> list[Page]:
    """One page for each of the smaller files of the data."""
    return [_page(site, *line) for line in _PAGES if _PAGES and line[1] in site.policy] + [_law(site)]


_PAGES: list[tuple[str, str, Text, Text, tuple[str, ...], Words]] = [
    ("procedure", "procedure", both("办理规则", "Rules of procedure"), both("不予批准的情形、公众参与、重新审核、收费等规则。", "Grounds for refusal, consultation, review after years, fees and more."), ("tracks",), (("办理规则", "公众参与", "听证", "不予批准", "收费", "验收", "排污许可"), ("procedure", "consultation", "hearing", "refusal", "fees", "acceptance"))),
    ("major-change", "major_change", both("重大变动清单", "Major changes"), both("批准以后，哪些变动要重新报批。", "Which changes after approval need a new one."), ("tracks",), (("重大变动", "变更", "重新报批"), ("major change", "change after approval"))),
    ("penalties", "penalties", both("法律责任", "Penalties"), both("未批先建、未备案、弄虚作假等行为的处罚，新旧对照。", "Building without approval, not filing, false documents: old and new rules."), ("tracks",), (("处罚", "罚款", "未批先建", "法律责任", "拘留"), ("penalty", "fine", "building without approval"))),
    ("contacts", "contacts", both("联系方式", "Contacts"), both("向谁咨询、由哪一级审批。", "Whom to ask, and which level decides."), (), (("电话", "联系", "审批权限", "哪一级审批", "市州", "12345"), ("contact", "phone", "who decides", "authority"))),
    ("glossary", "glossary", both("术语", "Glossary"), both("环评审批常用词的意思。", "What the words of EIA approval mean."), (), (("术语", "名词解释"), ("glossary", "terms"))),
    ("unknowns", "unknowns", both("尚未确定的事项", "What is not established"), both("哪些内容没有查到依据，会影响什么，怎样弄清。", "What was not found, what that means, and who can settle it."), (), (("待核实", "未查到", "尚未确定"), ("unknown", "not established", "open questions"))),
    ("questions", "questions", both("常见问题", "Questions people ask"), both("人们常问的问题，逐条按记录回答。", "Questions people often ask, each answered from the records."), (), (("常见问题", "问答"), ("FAQ", "questions"))),
    ("timeline", "timeline", both("何时施行了什么", "What was in force when"), both("法律、名录和政策的施行与变化，按日期排列。", "Laws, catalogue and policy by date."), ("law",), (("时间线", "历史", "变化"), ("timeline", "history", "changes"))),
]


def _page(site: Site, slug: str, name: str, title: Text, description: Text, parents: tuple[str, ...], words: Words) -> Page:
    record = site.policy[name]
    main = SearchEntry("page", {"zh": words[0], "en": words[1]}, note=description, weight=1.35)
    return Page(
        slug=slug,
        template=f"{name}.md.j2",
        title=title,
        description=description,
        section=parents[0] if parents else slug,
        parents=parents,
        contents=name != "timeline",
        data={"record": record},
        sources=site.cited(record),
        search=(main, *_details(name, record)),
    )


def _details(name: str, record: Any) -> list[SearchEntry]:
    """Single records of a page that people look for by name."""
    if name == "glossary":
        return [
            SearchEntry("term", term.get("also") or {}, title={"zh": term["zh"], "en": term["en"]}, fragment=anchor(term["id"]), note=term["meaning"], weight=0.9)
            for term in record["terms"]
        ]
    if name == "questions":
        return [SearchEntry("question", {}, title=entry["ask"], fragment=anchor(entry["id"]), note=entry["answer"]) for entry in record["faq"]]
    return []


def anchor(identifier: str) -> str:
    """Id of a record as a fragment."""
    return identifier.replace("_", "-")


def _law(site: Site) -> Page:
    def words(instrument: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
        return {"zh": tuple(w for w in (instrument.get("number"), instrument["zh"].replace("中华人民共和国", "")) if w), "en": ()}

    entries = [
        SearchEntry("law", words(instrument), title={"zh": instrument["zh"], "en": instrument["en"]}, fragment=identifier, weight=1.0)
        for identifier, instrument in site.instruments.items()
    ]
    return Page(
        slug="law",
        template="law.md.j2",
        title=both("法律和文件依据", "Legal basis"),
        description=both("本指南引用的全部法律、规章和文件，各自用在哪里。", "Every instrument this guide cites, and where it is used."),
        section="law",
        in_nav=True,
        search=(SearchEntry("page", {"zh": ("法律依据", "法规", "文件", "依据"), "en": ("law", "legal basis", "instruments")}, weight=1.4), *entries),
    )
