"""Questions that answer other questions, as staff write them, and their reader.

Under ``gives`` of a question stands, for each group of its options, what it answers of other questions::

    gives:
      - options: [dairy_cows]
        answers:
          no_annual_output_figure: "yes"               a yes/no question: yes or no
          pigs_sold_per_year: 0 head/a                 a quantity, with the unit of that question
          pigs_in_stock: animals_in_stock * 10 head    so many times another quantity; also 1/3, or 1/3 to 10
          capacity: new_capacity                       another quantity as it is, in the same unit
          kind_of_works: expansion                     one of several; of a set also [a, b]
          floor_area: ask                              not known from this: it is asked

An option without ``answers`` gives none. Each option stands in one group, and each group says something of
every question that the others answer, so that nothing is left out unseen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from generator.models import Fact, Giving
from generator.models.policy.catalogue import GivenAnswer, GivingRecord
from generator.records.conditions import Asked, suggestion

ASK = "ask"
Said = tuple[str, str]
"""A sentence in Chinese and in English."""

_TIMES = re.compile(
    r"^([a-z][a-z0-9_]*)(?:\s*\*\s*([0-9]{1,12}(?:/[1-9][0-9]{0,11})?)"
    r"(?:\s+to\s+([0-9]{1,12}(?:/[1-9][0-9]{0,11})?))?\s+(\S+))?$"
)
_AMOUNT = re.compile(r"^([0-9]{1,15}(?:\.[0-9]{1,9})?)\s+(\S+)$")
_EXAMPLES = {
    "yes_no": '"yes"',
    "number": "0 {unit}  /  animals_in_stock * 10 {unit}  /  animals_in_stock * 1/3 to 10 {unit}",
    "choice": "{option}",
    "set": "{option}",
}


class Unreadable(Exception):
    """An answer that cannot be read: the code of the finding and what to say."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.code, self.zh, self.en = code, zh, en


def options_of(fact: Fact) -> tuple[str, ...]:
    """What may be chosen of a question: its options, or yes and no."""
    return ("yes", "no") if fact.type == "yes_no" else tuple(fact.options or ())


def read_answer(written: object, name: str, asked: Mapping[str, Asked]) -> GivenAnswer | None:
    """The answer to the question ``name`` as it is written; None where it is to be asked.

    Raises Unreadable if it is none.
    """
    if written == ASK:
        return None
    fact = asked[name]
    if fact.type == "yes_no" and written in ("yes", "no", True, False):
        return {"value": written in ("yes", True)}
    if fact.type == "number" and isinstance(written, str):
        return _quantity(written, name, asked)
    if fact.type in ("choice", "set"):
        return _chosen(written, name, fact)
    raise _wrong(written, name, fact)


def _wrong(written: object, name: str, fact: Asked) -> Unreadable:
    example = _EXAMPLES.get(fact.type, ASK).format(unit=fact.unit, option=next(iter(fact.options), ""))
    return Unreadable(
        "given-answer",
        f"“{written}”不能是“{name}”的答案。应写成：{name}: {example}；要另问的写 {ASK}",
        f"“{written}” cannot answer “{name}”. Write: {name}: {example}; what is to be asked is `{ASK}`",
    )


def _chosen(written: object, name: str, fact: Asked) -> GivenAnswer:
    chosen = written if isinstance(written, list) else [written]
    for option in chosen:
        if option not in fact.options:
            zh, en = suggestion(str(option), fact.options)
            raise Unreadable(
                "unknown-option",
                f"“{name}”没有选项“{option}”。{zh}",
                f"“{name}” has no option “{option}”. {en}",
            )
    if fact.type == "choice" and len(chosen) != 1:
        raise _wrong(written, name, fact)
    options = [option for option in fact.options if option in chosen]
    return {"value": options[0] if fact.type == "choice" else options}


def _quantity(written: str, name: str, asked: Mapping[str, Asked]) -> GivenAnswer:
    fact = asked[name]
    if amount := _AMOUNT.match(written.strip()):
        _same_unit(amount[2], name, fact, f"{amount[1]} {fact.unit}")
        value = float(amount[1])
        return {"value": int(value) if value.is_integer() else value}
    found = _TIMES.match(written.strip())
    if not found:
        raise _wrong(written, name, fact)
    of, least, greatest, unit = found.groups()
    if of not in asked or asked[of].type != "number":
        zh, en = suggestion(of, [other for other, known in asked.items() if known.type == "number"])
        raise Unreadable(
            "unknown-fact",
            f"没有名为“{of}”的数量问题。{zh}",
            f"there is no question for a quantity called “{of}”. {en}",
        )
    plain = least is None
    _same_unit(
        asked[of].unit if plain else unit,
        name,
        fact,
        f"{of} * {least or 1}{f' to {greatest}' if greatest else ''} {fact.unit}",
    )
    times = [_fraction(least or "1"), _fraction(greatest or least or "1")]
    if times[0][0] * times[1][1] > times[1][0] * times[0][1]:
        raise _wrong(written, name, fact)
    return {"of": of, "times": times}


def _same_unit(unit: str | None, name: str, fact: Asked, right: str) -> None:
    if unit != fact.unit and fact.unit is not None:
        raise Unreadable(
            "unit",
            f"单位是“{unit}”，而问题“{name}”的单位是“{fact.unit}”。应写成：{name}: {right}",
            f"the unit is “{unit}”, but the fact “{name}” is in “{fact.unit}”. Write: {name}: {right}",
        )


def _fraction(text: str) -> list[int]:
    above, _, below = text.partition("/")
    return [int(above), int(below or 1)]


def compiled_gives(fact: Fact, asked: Mapping[str, Asked]) -> list[GivingRecord]:
    """What a question answers of others, read; without what cannot be read, of which the lint tells."""
    return [_compiled(giving, asked) for giving in fact.gives or ()]


def _compiled(giving: Giving, asked: Mapping[str, Asked]) -> GivingRecord:
    read = {name: _answer_or_none(written, name, asked) for name, written in giving.answers.items()}
    written = giving.model_dump(by_alias=True, exclude_none=True)
    record = {
        "options": giving.options,
        "answers": {name: answer for name, answer in read.items() if answer is not None},
        "zh": giving.zh,
        "en": giving.en,
        "standing": giving.standing,
        "sources": written["sources"],
        **({"effective": written["effective"]} if giving.effective else {}),
    }
    return cast(GivingRecord, record)


def _answer_or_none(written: object, name: str, asked: Mapping[str, Asked]) -> GivenAnswer | None:
    try:
        return read_answer(written, name, asked) if name in asked else None
    except Unreadable:
        return None
