"""Worked cases: a project's answers and the document that a second person says they lead to.

There is one on each side of every limit and one for every condition (``generator.proof.mutants`` looks for
those missing), so that a slip in a condition does not pass unseen. Cases stand under ``cases/<edition>/``,
one file a category.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.findings.finding import Finding
from generator.proof.table import judge, reached
from generator.proof.tell import Teller
from generator.records.data import LoadedCase, LoadedEdition, LoadedItem
from generator.rules.documents import strictest_first
from generator.rules.logic import Facts
from generator.rules.policy import tier_of


def run_cases(edition: LoadedEdition, teller: Teller) -> Iterator[Finding]:
    """Cases whose document the conditions do not come to, with the lines of the conditions concerned."""
    for case in edition.cases:
        item = edition.items[case.number]
        found = reached(item.conditions, case.record.facts, teller.wording.facts)
        if found != {case.record.document}:
            yield _failed(case, item, found, teller)


def _failed(case: LoadedCase, item: LoadedItem, found: set[str], teller: Teller) -> Finding:
    wanted = case.record.document
    decided = judge(item.conditions, case.record.facts).tier
    lines = {item.place(tier) for tier in (decided, tier_of(wanted)) if tier in item.conditions}
    said = {lang: [teller.document(name, lang) for name in strictest_first(found)] for lang in ("zh", "en")}
    places = ", ".join(map(str, sorted(lines))) or str(item.place("number"))
    project = {lang: teller.project(case.record.facts, lang) for lang in ("zh", "en")}
    zh = (
        f"第{item.number}项的案例：{project['zh']}，应为{teller.document(wanted, 'zh')}，"
        f"现在的条件得出{'或'.join(said['zh'])}。"
        f"有关条件在 {places}。改错了，就恢复条件；确实要这样改，再改这一行的 document，"
        "影响表会把它列出，请另一个人核对。"
    )
    en = (
        f"case of item {item.number}: {project['en']} should lead to: {teller.document(wanted, 'en')}; the"
        f" conditions now give: {' or '.join(said['en'])}. The conditions are at {places}. If the change is"
        " wrong, restore the condition; if it is meant, change this line too: the impact sheet lists it for a"
        " second person to look at."
    )
    return Finding(case.place("document"), "error", "case", zh, en)


def case_line(number: int | None, answers: Facts, document: str) -> str:
    """A case as a line of YAML; one of a changed item stands within it, without its number."""
    facts = ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in answers.items())
    named = "" if number is None else f"item: {number}, "
    return f"- {{{named}facts: {{{facts}}}, document: {document}}}".replace('"', "")
