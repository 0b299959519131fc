"""What a question offers as answers: no two alike, yes and no not exchanged, both languages of one mind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.findings.finding import Finding
from generator.lint.languages import Pair
from generator.records.data import Data
from generator.records.definitions import LoadedFact
from generator.rules.wording import LANGS
from generator.source.document import Document

_DENIES = re.compile(r"[不没未无]")
_SAYS = {
    "yes": (re.compile(r"^(?:是的?|要|能|可以|需要|会)[，。：]"), re.compile(r"^Yes\b")),
    "no": (re.compile(r"^(?:不|否|没有?|无需|不用|不需要|不能|不是|不会)[，。：]"), re.compile(r"^No\b")),
}  # fmt: skip
"""How an answer to a yes-or-no question begins, in both languages."""


def check_answers_offered(data: Data) -> None:
    """Questions of every file."""
    for fact in data.definitions.facts.values():
        data.findings.extend(_alike(fact))
        data.findings.extend(_exchanged(fact))


def _alike(fact: LoadedFact) -> Iterator[Finding]:
    """Two answers with one text: nobody could tell which to choose."""
    record = fact.record
    offered = {"yes": record.yes, "no": record.no, **(record.options or {})}
    for lang in LANGS:
        first: dict[str, str] = {}
        for name, said in offered.items():
            text = getattr(said, lang) if said else None
            if text in first:
                zh = f"“{first[text]}”和“{name}”的文字一样（{text}），读者分不出该选哪个。请改写其中一个。"
                en = (
                    f"“{first[text]}” and “{name}” have the same text ({text}): nobody can tell which to"
                    " choose. Reword one."
                )
                yield Finding(fact.place, "error", "same-answers", zh, en)
                break
            if text:
                first[text] = name


def _exchanged(fact: LoadedFact) -> Iterator[Finding]:
    """The text of yes denies and that of no does not, though the question denies nothing."""
    yes, no, ask = fact.record.yes, fact.record.no, fact.record.ask
    if not (yes and no and ask) or _DENIES.search(ask.zh):
        return
    if _DENIES.search(yes.zh) and not _DENIES.search(no.zh):
        zh = f"问题“{fact.id}”的 yes 是否定的（{yes.zh}），no 却是肯定的。多半写反了，请对调。"
        en = (
            f"the `yes` of “{fact.id}” denies ({yes.en}) and its `no` does not. They are most likely"
            " exchanged; swap them."
        )
        yield Finding(fact.place, "warning", "answers-exchanged", zh, en)


def check_same_answer(document: Document, texts: Iterable[Pair]) -> Iterator[Finding]:
    """An answer that says yes in one language and no in the other."""
    for path, zh, en in texts:
        says = {
            word for word, (chinese, english) in _SAYS.items() if chinese.search(zh) or english.search(en)
        }
        if len(says) == 2:
            said = (
                "中文和英文一个说是、一个说不。请核对哪一个对。",
                "one language says yes and the other no. See which is right.",
            )
            yield Finding(document.place((*path, "en")), "error", "yes-or-no", *said)
