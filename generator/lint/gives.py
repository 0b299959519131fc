"""Questions that answer other questions: every option says what it gives, of questions that are there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.links import item_numbers
from generator.models import Giving
from generator.records.conditions import Asked, suggestion
from generator.records.data import Data
from generator.records.definitions import LoadedFact
from generator.records.gives import Unreadable, options_of, read_answer
from generator.rules.policy import OWN_CHECKS
from generator.source.document import Path_


def check_gives(data: Data) -> None:
    """Every question with ``gives``; nothing is said of names that stand in a file with errors.

    Without any edition nothing is said at all: that is told first.
    """
    if not data.editions:
        return
    for fact in data.definitions.facts.values():
        if fact.record.gives:
            _Source(data, fact).check(fact.record.gives)


def given_by(data: Data) -> set[str]:
    """Every question that only serves to answer another: those with ``gives``, and quantities converted."""
    asked = data.definitions.facts_for("")
    found = set()
    for name, fact in data.definitions.facts.items():
        for giving in fact.record.gives or ():
            found.add(name)
            for target, written in giving.answers.items():
                answer = read_answer(written, target, asked)
                found |= {answer["of"]} if answer and "of" in answer else set()
    return found


class _Source:
    """One question with ``gives``."""

    def __init__(self, data: Data, fact: LoadedFact) -> None:
        self.data = data
        self.fact = fact
        self.document = data.documents[fact.place.path]
        self.asked: dict[str, Asked] = data.definitions.facts_for("")

    def check(self, gives: list[Giving]) -> None:
        """All that can be wrong with it."""
        if self.fact.scope in OWN_CHECKS:
            zh = f"自查“{self.fact.scope}”的问题不能用 gives。请删去。"
            en = f"questions of the check “{self.fact.scope}” cannot use gives. Delete it."
            return self._error(("gives",), "given-scope", zh, en)
        targets = list(dict.fromkeys(n for giving in gives for n in giving.answers if n in self.asked))
        self._options(gives)
        for at, giving in enumerate(gives):
            self._answers(at, giving, targets)
        numbers = item_numbers(self.data)
        for at, number in enumerate(self.fact.record.items or ()):
            if number not in numbers:
                zh, en = f"名录里没有第 {number} 项。", f"the catalogue has no item {number}."
                self._error(("items", at), "unknown-item", zh, en)

    def _error(self, path: Path_, code: str, zh: str, en: str) -> None:
        place = self.document.place(("facts", self.fact.id, *path))
        self.data.findings.error(place, code, zh, en)

    def _options(self, gives: list[Giving]) -> None:
        """Each option stands in one group."""
        known = options_of(self.fact.record)
        seen: set[str] = set()
        for at, giving in enumerate(gives):
            for i, option in enumerate(giving.options):
                if option not in known:
                    zh, en = suggestion(option, known)
                    zh, en = f"没有选项“{option}”。{zh}", f"there is no option “{option}”. {en}"
                    self._error(("gives", at, "options", i), "unknown-option", zh, en)
                elif option in seen and not giving.effective:
                    zh = f"选项“{option}”写了两次。只留一处。"
                    en = f"the option “{option}” stands twice. Keep one."
                    self._error(("gives", at, "options", i), "given-options", zh, en)
                seen.add(option)
        left = [option for option in known if option not in seen]
        if left and seen.issubset(known):
            zh = (
                f"没有写选项 {'、'.join(left)} 给出什么答案。补一组；"
                f"推不出来的：options: [{left[0]}]，不写 answers"
            )
            en = (
                f"nothing is said of the options {', '.join(left)}. Add a group; where nothing follows:"
                f" options: [{left[0]}], without answers"
            )
            self._error(("gives",), "given-options", zh, en)

    def _answers(self, at: int, giving: Giving, targets: list[str]) -> None:
        path: Path_ = ("gives", at, "answers")
        for name, written in giving.answers.items():
            if (mistake := self._unfit(name)) is not None:
                self._error((*path, name), *mistake)
                continue
            try:
                answer = read_answer(written, name, self.asked) if name in self.asked else None
                if answer and (chain := list(self._chain(name, answer.get("of")))):
                    self._error((*path, name), *chain[0])
            except Unreadable as mistaken:
                self._error((*path, name), mistaken.code, mistaken.zh, mistaken.en)
        left = [name for name in targets if name not in giving.answers]
        if left and giving.answers and all(name in self.asked for name in giving.answers):
            zh = f"没有写“{left[0]}”怎样回答，别的选项写了。补上，例如 {left[0]}: ask"
            en = (
                f"nothing is said of “{left[0]}”, which other options answer. Add it, for example"
                f" {left[0]}: ask"
            )
            self._error(path, "given-options", zh, en)

    def _unfit(self, name: str) -> tuple[str, str, str] | None:
        """What keeps a question from being answered by this one; the code, and what to say."""
        if name in self.data.definitions.doubtful:
            return None
        if name not in self.asked:
            zh, en = suggestion(name, self.asked)
            return (
                "unknown-fact",
                f"没有名为“{name}”的问题（fact）。{zh}",
                f"there is no fact called “{name}”. {en}",
            )
        if name == self.fact.id or self.data.definitions.facts[name].record.gives:
            return _loop(name)
        return None

    def _chain(self, name: str, of: str | None) -> Iterator[tuple[str, str, str]]:
        """A quantity converted is one that people answer themselves."""
        facts = self.data.definitions.facts.values()
        answered = {n for fact in facts for giving in fact.record.gives or () for n in giving.answers}
        if of == name or of in answered:
            yield _loop(str(of))


def _loop(name: str) -> tuple[str, str, str]:
    return (
        "given-loop",
        f"“{name}”自己就由别的回答推出，或者推出别的回答；推出来的答案不能再推。请直接写出最后的答案。",
        f"“{name}” itself follows from another answer, or gives others; what follows cannot be used again."
        " Write the last answer here.",
    )
