"""Checks between records, made once all of them are read.

Each part looks at what stands there, also in files that have other errors, so that one run tells all;
only what is counted waits until the files counted are in order.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator import models
from generator.compile.compile import CompiledPolicy, compile_data
from generator.compile.placeholders import KINDS, SOURCES, dated_words, placeholders
from generator.findings.finding import Place
from generator.lint.answers_offered import check_answers_offered, check_same_answer
from generator.lint.days import check_days
from generator.lint.gives import check_gives, given_by
from generator.lint.languages import PLACEHOLDER, UNFILLED, Pair, check_languages, foreign, pairs
from generator.lint.levels import check_levels
from generator.lint.links import check_links
from generator.lint.plausible import check_plausible
from generator.lint.scenarios import check_scenarios
from generator.lint.self_checks import check_self_checks
from generator.lint.slips import check_slips
from generator.lint.totals_and_dates import check_dates, check_totals, check_tracks
from generator.lint.unit_factors import check_unit_factors
from generator.lint.wording import check_wording
from generator.records.conditions import suggestion
from generator.records.conditions_of_records import check_conditions, track_conditions
from generator.records.data import Data
from generator.records.load import load
from generator.rules.logic import facts_of
from generator.rules.wording import Text
from generator.source import document as source
from generator.source.document import Document, Yaml


def load_and_lint(
    root: Path,
    *,
    only_catalogue: bool = False,
    reader: Callable[[Path, str], Document] = source.read,
    on: str = "",
) -> Data:
    """Every record under ``root``, read and held against the others.

    Look at ``findings``, or call ``check()``, before use.

    ``only_catalogue`` reads the catalogue alone and holds nothing against it.
    """
    data = load(root, only_catalogue=only_catalogue, reader=reader, on=on)
    if root.is_dir() and not only_catalogue:
        check_records(data)
        data.findings.put_in_order()
    return data


def compile_policy(root: Path, *, index: bool = True) -> CompiledPolicy:
    """The compiled policy of a data folder; raises DataError with all findings.

    Without ``index`` it is made in half the time and can do everything but ``find``.
    """
    data = load_and_lint(root)
    data.check()
    return compile_data(data, index=index)


def check_records(data: Data) -> None:
    """Everything that one record must know of another; findings join those of the data."""
    asked = check_conditions(data)
    check_gives(data)
    check_links(data)
    check_totals(data)
    check_dates(data)
    check_days(data)
    check_plausible(data)
    check_unit_factors(data)
    check_answers_offered(data)
    check_self_checks(data)
    check_levels(data)
    if models.Tracks in data.records:
        check_tracks(data, track_conditions(data))
    _unused(data, asked)
    known = _known_placeholders(data)
    for document in data.documents.values():
        texts = pairs(document.data)
        data.findings.extend(check_languages(document, texts))
        data.findings.extend(check_slips(document, texts))
        data.findings.extend(check_same_answer(document, texts))
        data.findings.extend(foreign(document))
        data.findings.extend(check_wording(data, document, texts))
        _placeholders(data, document, texts, known)
    check_scenarios(data)
    _words(data)


def _unused(data: Data, asked: set[str]) -> None:
    """Questions that no condition asks."""
    if any(finding.severity == "error" for finding in data.findings):
        return  # the condition that asks it may be the one that is wrong
    used = asked | given_by(data) | {"areas", "unlisted_kind", "sector"}
    criteria = data.records.get(models.SizeCriteria)
    for sector in criteria.sectors if criteria else ():
        used |= {name for limits in (sector.below, sector.medium, sector.small) for name in limits}
    for edition in data.editions:
        for item in edition.items.values():
            used |= {fact for tree in item.conditions.values() for fact in facts_of(tree)}
    for name, fact in data.definitions.facts.items():
        if name not in used:
            zh = f"没有任何条件用到问题“{name}”，它永远不会被问到。请删去，或补上用它的条件。"
            en = (
                f"no condition asks the fact “{name}”, so nobody will ever see it. Delete it, or use it in a"
                " condition."
            )
            data.findings.warning(fact.place, "unused-fact", zh, en)


def _known_placeholders(data: Data) -> dict[str, Text] | None:
    """Every placeholder that may be used; None if a record they come from cannot be used."""
    if any(model not in data.records for model in SOURCES) or not data.editions:
        return None
    return {**{name: said for name, [(_, said), *_] in dated_words(data).items()}, **placeholders(data)}


def _placeholders(data: Data, document: Document, texts: list[Pair], known: dict[str, Text] | None) -> None:
    """Every placeholder in a text stands for something."""
    for path, zh, en in texts:
        for lang, text in (("zh", zh), ("en", en)):
            if ("{" in text or "}" in text) and not UNFILLED.search(text):
                _in_text(data, document.place_in((*path, lang), "{"), text, known)


def _in_text(data: Data, place: Place, text: str, known: dict[str, Text] | None) -> None:
    if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
        said = (
            "花括号不成对。占位符应写成 {clock:promised/report}。",
            "braces do not match. A placeholder is written {clock:promised/report}.",
        )
        data.findings.error(place, "placeholder", *said)
    for name in PLACEHOLDER.findall(text):
        if known is not None and name not in known:
            kind = name.split(":")[0]
            near = (
                [entry for entry in known if entry.startswith(f"{kind}:")] if kind in KINDS else list(known)
            )
            zh, en = suggestion(name, near)
            zh, en = f"没有占位符“{{{name}}}”。{zh}", f"there is no placeholder “{{{name}}}”. {en}"
            data.findings.error(Place(place.path, place.line, place.column), "placeholder", zh, en)


def _words(data: Data) -> None:
    """Words people use: one entry a word, none twice in an item."""
    for edition in data.editions:
        for item in edition.own_items.values():
            for lang in item.document.mapping(*item.path, "also_called"):
                path = (*item.path, "also_called", lang)
                words = item.document.entries(*path)
                for i, word in enumerate(words):
                    _word(data, item.document.place((*path, i)), words[:i], str(word))


def _word(data: Data, place: Place, before: list[Yaml], word: str) -> None:
    if any(comma in word for comma in "，、；"):
        zh = f"“{word}”里有全角标点，会被当成一个词。请用半角逗号分开：[养猪场, 养鸡场]。"
        en = (
            f"“{word}” holds a full-width comma and counts as one word. Divide "
            "words by plain commas: [pig farm, dairy]."
        )
        data.findings.error(place, "full-width-comma", zh, en)
    elif word in before:
        zh, en = f"“{word}”写了两次。请删去一个。", f"“{word}” stands twice. Delete one."
        data.findings.warning(place, "duplicate-word", zh, en)
