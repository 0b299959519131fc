"""How good ``read`` is on a file of labelled sentences: ``python -m tests.finder.measure_read FILE``.

The labels are explained at the head of the file; facts in ``open`` count neither way, nor do questions that answer
others and came into the guide after the sentences were labelled: no sentence has a label for them. Where two
questions hold the same fact (animals sold, and animals sold counted as pigs), a reading is right if the core
derives from the labels just what was read. With what is doubtful, a fact that a doubtful reading gives right is no
longer missed; what it gives wrong is counted by itself, for it only asks.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.finder.read import read
from generator.lint.run import compile_policy
from generator.rules.derived import Asked
from generator.rules.policy import Policy

ROOT = Path(__file__).parents[2]


class Counted(NamedTuple):
    """Facts read right, read wrong, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed or 1)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same; sets are compared without order."""
    return sorted(one) == sorted(other) if isinstance(one, list) and isinstance(other, list) else one == other


def unlabelled(policy: Policy, sentences: list[dict[str, Any]]) -> frozenset[str]:
    """The questions that answer others, and the amounts that these convert, for which no sentence has a label."""
    labels = {fact for sentence in sentences for fact in (*sentence["facts"], *sentence.get("open", ()))}
    giving = {name: fact["gives"] for name, fact in policy.facts.items() if fact.get("gives")}
    answers = [answer for each in giving.values() for one in each for answer in one["answers"].values()]
    amounts = {answer["of"] for answer in answers if "of" in answer}
    return frozenset({*giving, *amounts} - labels)


def judged(
    policy: Policy, sentence: dict[str, Any], later: frozenset[str] = frozenset()
) -> tuple[list[str], list[str], list[str]]:
    """The facts of a sentence that are read right, read wrong, and missed; ``later`` ones are left out."""
    found = read(policy, sentence["text"], sentence["items"])["facts"]
    wanted, left = sentence["facts"], {*sentence.get("open", ()), *later}
    asked = Asked(policy, policy.current, sentence["items"], date.fromisoformat(policy.current_to))
    follows = asked.derive(wanted)
    as_read = {fact for fact, of in follows.items() if fact in found and same(found[fact], of.value)}
    converted = {follows[fact].of for fact in as_read}
    right = [fact for fact in wanted if fact in found and same(found[fact], wanted[fact])]
    wrong = [fact for fact in found if fact not in right and fact not in left and fact not in as_read]
    right += [fact for fact in wanted if fact not in found and fact in converted]
    return right, wrong, [fact for fact in wanted if fact not in found and fact not in converted]


def counted(policy: Policy, sentences: list[dict[str, Any]]) -> Counted:
    """The counts over all sentences, of what is read firmly."""
    later = unlabelled(policy, sentences)
    rows = [judged(policy, sentence, later) for sentence in sentences]
    return Counted(*(sum(len(row[at]) for row in rows) for at in range(3)))


def asked_about(policy: Policy, sentences: list[dict[str, Any]]) -> tuple[int, int]:
    """How many facts that are missed a doubtful reading offers right, and how many are offered wrong."""
    later, right, wrong = unlabelled(policy, sentences), 0, 0
    for sentence in sentences:
        missed = judged(policy, sentence, later)[2]
        left = {*sentence.get("open", ()), *later}
        for one in read(policy, sentence["text"], sentence["items"])["doubtful"]:
            fits = one["fact"] in missed and same(one["value"], sentence["facts"][one["fact"]])
            right += fits
            wrong += not fits and one["fact"] not in left
    return right, wrong


def main(path: Path, *, every: bool) -> None:
    """Prints the figures; with ``every`` also each sentence with a fault."""
    policy = Policy(compile_policy(ROOT / "policy_data"))
    sentences: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    total = counted(policy, sentences)
    print(f"right {total.right}, wrong {total.wrong}, missed {total.missed}")
    print(f"precision {100 * total.precision:.1f}%, recall {100 * total.recall:.1f}%")
    right, wrong = asked_about(policy, sentences)
    both = (total.right + right) / (total.right + total.missed or 1)
    print(f"doubtful: right {right}, wrong {wrong}; recall with them {100 * both:.1f}%")
    later = unlabelled(policy, sentences)
    for sentence in sentences if every else ():
        _, wrong, missed = judged(policy, sentence, later)
        if wrong or missed:
            print(
                sentence["text"],
                "wrong",
                wrong,
                "missed",
                missed,
                read(policy, sentence["text"], sentence["items"])["facts"],
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), every="--every" in sys.argv)
