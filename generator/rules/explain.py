"""Why: the reasons for a classification, and what would change it.

A reason is a sentence made from the condition that decided, with the number given and the limit it
was held against. What would change the answer is found by walking from the cell in which the given
number lies to the nearest cell with another outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.rules import diagram
from generator.rules.classify import Classification, strictest_first
from generator.rules.logic import Facts, Tree, truth
from generator.rules.numbers import write_number
from generator.rules.policy import NOT_LISTED, TIERS
from generator.rules.wording import LANGS, Text, Wording, join, sentence


def reasons(wording: Wording, item: Mapping[str, Any], documents: list[str], facts: Facts) -> list[dict[str, Any]]:
    """Why an item comes to its document: what decided first, then the tiers that were ruled out.

    ``documents`` are those still possible; while there is more than one, only what is ruled out is said.
    """
    number, tiers = item["number"], item["tiers"]
    decided = documents[0] if len(documents) == 1 else None
    found: list[dict[str, Any]] = []
    if decided is not None:
        found.append(_deciding(wording, number, tiers, decided, facts))
    for tier in TIERS:
        if tier in tiers and tier != "outside" and tier not in documents and _stricter(tier, decided):
            clauses = wording.because(tiers[tier], facts, False)
            if clauses:
                found.append(_reason(wording, number, tier, "rules_out", clauses))
    return found


def _stricter(tier: str, decided: str | None) -> bool:
    return decided is None or decided == "none" or TIERS.index(tier) < TIERS.index(decided)


def _deciding(wording: Wording, number: int, tiers: Mapping[str, Tree], document: str, facts: Facts) -> dict[str, Any]:
    if document == "none" and "outside" in tiers and truth(tiers["outside"], facts):
        return _reason(wording, number, "outside", "decides", wording.because(tiers["outside"], facts))
    tree = tiers.get(document)
    clauses = wording.because(tree, facts) if tree is not None and truth(tree, facts) else []
    if clauses:
        return _reason(wording, number, document, "decides", clauses)
    rest: Text = (
        {"zh": f"第{number}项的各档都不符合，名录没有规定这种情形", "en": f"item {number}: none of its tiers applies, so the catalogue does not list this case"}
        if document == "none"
        else {"zh": f"第{number}项：没有落入更严的档次，属于{wording.names[document]['zh']}一档", "en": f"item {number}: no stricter tier applies, so it is in the {wording.names[document]['en']} tier"}
    )
    return {"item": number, "tier": document, "kind": "decides", "facts": [], **sentence(rest)}


def _reason(wording: Wording, number: int, tier: str, kind: str, clauses: list[tuple[Text, list[str]]]) -> dict[str, Any]:
    why = join("all", [clause for clause, _ in clauses])
    name = wording.names.get(tier, wording.names["none"])
    said: Text
    if kind == "rules_out":
        said = {"zh": f"第{number}项：不属于{name['zh']}一档，因为{why['zh']}", "en": f"item {number}: not in the {name['en']} tier, since {why['en']}"}
    elif tier == "outside":
        said = {"zh": f"第{number}项：{why['zh']}，所以不在名录之内", "en": f"item {number}: {why['en']}, so it is outside the catalogue"}
    else:
        said = {"zh": f"第{number}项：{why['zh']}，属于{name['zh']}一档", "en": f"item {number}: {why['en']}, so it is in the {name['en']} tier"}
    asked = list(dict.fromkeys(fact for _, facts in clauses for fact in facts))
    return {"item": number, "tier": tier, "kind": kind, "facts": asked, **sentence(said)}


def changes(wording: Wording, found: Classification, roots: Mapping[int, diagram.Node], facts: Facts) -> list[dict[str, Any]]:
    """The nearest limit on each quantity given that would change the document, up and down.

    ``roots`` are the unrestricted diagrams of the items, in the space of ``found``.
    """
    entries = []
    for name in found.space.order:
        fact = wording.facts[name]
        value = facts.get(name)
        if value is None or fact["type"] != "number":
            continue
        others = {key: known for key, known in facts.items() if key != name}
        here = _documents(found, roots, {**others, name: value})
        for step in (1, -1):
            entry = _nearest(wording, found, roots, others, fact, value, here, step)
            if entry is not None:
                entries.append(entry)
    return entries


def _documents(found: Classification, roots: Mapping[int, diagram.Node], facts: Facts) -> list[str]:
    """Documents that the items together can still come to."""
    each = [diagram.outcomes(found.space.restrict(root, facts)) for number, root in roots.items() if number != NOT_LISTED]
    ranked = [strictest_first(outcomes) for outcomes in each]
    return [min((r[0] for r in ranked), key=_rank)] if all(len(r) == 1 for r in ranked) else sorted({d for r in ranked for d in r}, key=_rank)


def _rank(document: str) -> int:
    return ("report", "form", "registration", "none").index(document)


def _nearest(
    wording: Wording,
    found: Classification,
    roots: Mapping[int, diagram.Node],
    others: Facts,
    fact: Mapping[str, Any],
    value: float,
    here: list[str],
    step: int,
) -> dict[str, Any] | None:
    name = fact["id"]
    samples = found.space.cells[name]
    at = found.space.cell_of(name, value)
    limits = sorted({test["value"] for test in found.space.tests[name]})
    while 0 <= at + step < len(samples):
        at += step
        there = _documents(found, roots, {**others, name: samples[at]})
        if there != here and len(there) == 1:
            limit = _limit_between(limits, value, samples[at], step)
            return _change(wording, fact, value, limit, samples[at], there[0], step)
    return None


def _limit_between(limits: list[float], value: float, sample: float, step: int) -> float:
    """The limit that is crossed last on the way from the value to the sample."""
    crossed = [x for x in limits if (value <= x <= sample if step > 0 else sample <= x <= value)]
    return crossed[-1] if step > 0 else crossed[0]


def _change(wording: Wording, fact: Mapping[str, Any], value: float, limit: float, sample: float, document: str, step: int) -> dict[str, Any]:
    included = sample == limit
    said: Text = {}
    for lang in LANGS:
        amount = wording.amount(fact, limit, lang)
        gap = write_number(round(abs(limit - value), 9), lang)
        doc = wording.names[document][lang]
        if lang == "zh":
            reach = f"{'达到' if step > 0 else '降到'}{amount}" if included else f"{'超过' if step > 0 else '低于'}{amount}"
            said["zh"] = f"{fact['name']['zh']}：现距界限 {gap}{fact['unit_name']['zh']}；{reach}，就变为{doc}"
        else:
            reach = f"at {amount}" if included else f"{'above' if step > 0 else 'below'} {amount}"
            said["en"] = f"{fact['name']['en']}: {gap} {fact['unit_name']['en']} from the limit; {reach} it becomes {doc}"
    return {"fact": fact["id"], "limit": limit, "document": document, **sentence(said)}
