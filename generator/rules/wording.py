"""Conditions as sentences, in Chinese and English.

What a reader is told about a limit is made from the very condition that decides, so that number,
unit and "at or above" cannot differ between the rule, the Chinese and the English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from generator.rules.logic import Facts, Tree, truth
from generator.rules.numbers import write_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.models.messages.basics import Lang
    from generator.models.messages.basics import Text as Text
    from generator.models.policy.catalogue import FactRecord

    AnyFact = FactRecord | Mapping[str, Any]
    """A question of the policy, or one that a room above has made as a plain mapping."""
else:
    Text = dict

TextDict = dict[str, str]
"""A text in both languages as a plain mapping, for rooms that go through its languages by name."""

LANGS: tuple[Lang, Lang] = ("zh", "en")

OTHERWISE: Text = {"zh": "其他情形", "en": "all other cases"}
OWN_AREAS: Mapping[bool, Text] = {
    True: {
        "zh": "涉及本项所指的环境敏感区",
        "en": "it touches a sensitive area of the kinds this item names",
    },
    False: {
        "zh": "不涉及本项所指的环境敏感区",
        "en": "it touches no sensitive area of the kinds this item names",
    },
}
_BOUNDS: Mapping[str, Text] = {
    ">=": {"zh": "{name}在{limit}及以上", "en": "{name}: {limit} or more"},
    ">": {"zh": "{name}大于{limit}", "en": "{name}: more than {limit}"},
    "<=": {"zh": "{name}在{limit}及以下", "en": "{name}: {limit} or less"},
    "<": {"zh": "{name}不到{limit}", "en": "{name}: less than {limit}"},
}
_SOME_OR_NONE: Mapping[str, Text] = {
    ">": {"zh": "{name}大于零", "en": "{name}: more than zero"},
    "<=": {"zh": "{name}为零", "en": "{name}: none"},
}
_OPPOSITE = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}
_AGAINST: Mapping[str, Text] = {
    ">=": {
        "zh": "{name}为{value}，达到{limit}的界限（含本数）",
        "en": "{name}: {value} (at or above the limit of {limit})",
    },
    ">": {
        "zh": "{name}为{value}，超过{limit}的界限（不含本数）",
        "en": "{name}: {value} (above the limit of {limit})",
    },
    "<=": {
        "zh": "{name}为{value}，没有超过{limit}的界限",
        "en": "{name}: {value} (not above the limit of {limit})",
    },
    "<": {
        "zh": "{name}为{value}，没有达到{limit}的界限",
        "en": "{name}: {value} (below the limit of {limit})",
    },
}
_CHOSEN: Mapping[tuple[str, bool], Text] = {
    ("is", True): {"zh": "{name}为{labels}", "en": "{name}: {labels}"},
    ("is", False): {"zh": "{name}不是{labels}", "en": "{name}: not {labels}"},
    ("include", True): {"zh": "{name}包括{labels}", "en": "{name} include {labels}"},
    ("include", False): {"zh": "{name}不包括{labels}", "en": "{name} do not include {labels}"},
    ("only", True): {"zh": "{name}仅有{labels}", "en": "{name}: only {labels}"},
    ("only", False): {"zh": "{name}不止{labels}（或没有）", "en": "{name}: not only {labels}"},
}
"""Sets have names in the plural ("kinds of scrap processed"), so "include" agrees with them."""


class Wording:
    """Makes sentences; ``facts`` are the compiled fact records by id, ``names`` the short names of tiers.

    ``how`` tells of answers that were not given from what they follow.
    """

    def __init__(
        self,
        facts: Mapping[str, AnyFact],
        names: Mapping[str, Text] | None = None,
        how: Mapping[str, Text] | None = None,
    ) -> None:
        self.facts = facts
        self.names = names or {}
        self.how = how or {}

    # --- a condition as such -------------------------------------------------------------------

    def phrase(self, tree: Tree, holds: bool = True) -> Text:
        """The condition, or its contrary, as a clause."""
        op = tree["op"]
        if op == "true":
            return text(OTHERWISE)
        if op == "not":
            return self.phrase(tree["of"], not holds)
        if op in ("all", "any"):
            joined_by = op if holds else {"all": "any", "any": "all"}[op]
            return join(joined_by, self._parts(tree["of"], holds, joined_by))
        return self._atom(tree, holds)

    def _parts(self, parts: Sequence[Tree], holds: bool, joined_by: str) -> list[Text]:
        """The parts of a group as clauses; several limits on one quantity that must all hold are one
        clause."""
        said: list[Text] = []
        done: set[str] = set()
        for part in parts:
            limits = [
                other
                for other in parts
                if other["op"] == part["op"] == "cmp" and other["fact"] == part["fact"]
            ]
            if joined_by != "all" or len(limits) < 2:
                said.append(self._part(part, holds, joined_by))
            elif part["fact"] not in done:
                done.add(part["fact"])
                said.append(
                    self.between(
                        self.facts[part["fact"]], [test if holds else opposite(test) for test in limits]
                    )
                )
        return said

    def _part(self, tree: Tree, holds: bool, around: str) -> Text:
        said = self.phrase(tree, holds)
        inner = _shape(tree, holds)
        if inner in ("all", "any") and inner != around:
            return {"zh": f"（{said['zh']}）", "en": f"({said['en']})"}
        return said

    def _atom(self, atom: Tree, holds: bool) -> Text:
        fact = self.facts[atom["fact"]]
        op = atom["op"]
        if op == "yes":
            return text(fact["yes"] if holds else fact["no"])
        if op == "cmp":
            return self._bound(fact, atom["cmp"] if holds else _OPPOSITE[atom["cmp"]], atom["value"])
        if atom.get("own"):
            return text(OWN_AREAS[holds])
        return self._chosen(fact, op, labels(fact, atom["options"], "or"), holds)

    def _bound(self, fact: AnyFact, sign: str, limit: float) -> Text:
        words = _SOME_OR_NONE[sign] if limit == 0 and sign in _SOME_OR_NONE else _BOUNDS[sign]
        return in_each(
            lambda lang: words[lang].format(name=fact["name"][lang], limit=self.amount(fact, limit, lang))
        )

    def _chosen(self, fact: AnyFact, op: str, chosen: Text, holds: bool) -> Text:
        words = _CHOSEN[op, holds]
        return in_each(lambda lang: words[lang].format(name=fact["name"][lang], labels=chosen[lang]))

    def between(self, fact: AnyFact, tests: Sequence[Tree]) -> Text:
        """Limits on one quantity, from below and from above, as one clause."""
        ends = sorted(tests, key=lambda test: test["cmp"] in ("<", "<="))
        clauses = [self._bound(fact, test["cmp"], test["value"]) for test in ends]
        name = {"zh": fact["name"]["zh"], "en": f"{fact['name']['en']}: "}
        rest = {lang: [clause[lang].removeprefix(name[lang]) for clause in clauses[1:]] for lang in LANGS}
        return {
            "zh": "、".join([clauses[0]["zh"], *rest["zh"]]),
            "en": ", ".join([clauses[0]["en"], *rest["en"]]),
        }

    def amount(self, fact: AnyFact, value: float, lang: str) -> str:
        """A quantity with its unit; money that is counted in 万元 is written out as yuan in English."""
        names = fact["unit_name"]
        assert names is not None
        if "money" in names:
            return (
                f"{write_number(value, 'en')}{names['zh']}"
                if lang == "zh"
                else f"CNY {write_number(value * names['money'], lang)}"
            )
        unit = names.get("en_one", names["en"]) if lang == "en" and value == 1 else in_language(names, lang)
        return write_number(value, lang) + (unit if lang == "zh" or unit == "%" else f" {unit}")

    # --- a tier's condition as a list ------------------------------------------------------------

    def grounds(self, tree: Tree) -> list[Text]:
        """A tier's condition as the list of grounds on which it is taken, any of which is enough."""
        found = []
        for ground in _alternatives(tree):
            exceptions = [self.phrase(part) for part in _exceptions(ground)]
            found.append(_all_but(exceptions) if exceptions else self.phrase(ground))
        return found

    # --- why a condition holds for the facts given ---------------------------------------------

    def because(self, tree: Tree, facts: Facts, holds: bool = True) -> list[tuple[Text, list[str]]]:
        """Why the condition holds (or does not) for these facts: clauses with the facts they rest on.

        Only as many clauses as are needed: one true part of an ``any``, every part of an ``all``.
        """
        op = tree["op"]
        if op == "true":
            return []
        if op == "not":
            return self.because(tree["of"], facts, not holds)
        if op in ("all", "any"):
            if (op == "all") == holds:
                return [clause for part in tree["of"] for clause in self.because(part, facts, holds)]
            decisive = [part for part in tree["of"] if truth(part, facts) is holds]
            candidates = [self.because(part, facts, holds) for part in decisive]
            return min(candidates, key=len) if candidates else []
        if facts.get(tree["fact"]) is None:
            return []
        return [(self.with_how(tree["fact"], self._stated(tree, facts[tree["fact"]], holds)), [tree["fact"]])]

    def with_how(self, fact_id: str, said: Text) -> Text:
        """A clause on an answer; with from what it follows, if it was not given."""
        how = self.how.get(fact_id)
        return said if how is None else bracketed(said, how)

    def _stated(self, atom: Tree, value: Any, holds: bool) -> Text:
        """A test as it came out for the answer given: the answer itself, and the limit it was held
        against."""
        fact = self.facts[atom["fact"]]
        op = atom["op"]
        if op == "cmp":
            return self._held_against(
                fact, atom["cmp"] if holds else _OPPOSITE[atom["cmp"]], atom["value"], value
            )
        if op == "is":
            return self._chosen(fact, "is", labels(fact, [value], "and"), True)
        if op == "include" and holds:
            touched = labels(fact, [option for option in value if option in atom["options"]], "and")
            if fact["type"] == "areas":
                return {
                    "zh": f"涉及环境敏感区：{touched['zh']}",
                    "en": f"it touches a sensitive area: {touched['en']}",
                }
            return self._chosen(fact, "include", touched, True)
        if op == "only":
            return (
                self._chosen(fact, "only", labels(fact, value, "and"), True)
                if holds
                else self.answer(fact["id"], value)
            )
        return self._atom(atom, holds)

    def _held_against(self, fact: AnyFact, sign: str, limit: float, value: float) -> Text:
        if limit == 0 and value > 0:
            return self.answer(fact["id"], value)
        if limit == 0:
            return self._bound(fact, "<=", limit)
        return in_each(
            lambda lang: _AGAINST[sign][lang].format(
                name=fact["name"][lang],
                value=self.amount(fact, value, lang),
                limit=self.amount(fact, limit, lang),
            )
        )

    def answer(self, fact_id: str, value: Any) -> Text:
        """One answer as a statement."""
        fact = self.facts[fact_id]
        if fact["type"] == "yes_no":
            return text(fact["yes"] if value else fact["no"])
        if fact["type"] == "number":
            said = in_each(lambda lang: self.amount(fact, value, lang))
        elif value:
            said = labels(fact, [value] if fact["type"] == "choice" else value, "and")
        else:
            assert fact["none"] is not None
            said = fact["none"]
        return {"zh": f"{fact['name']['zh']}：{said['zh']}", "en": f"{fact['name']['en']}: {said['en']}"}


def bracketed(said: Text, more: Text) -> Text:
    """A clause with something more in brackets."""
    return {"zh": f"{said['zh']}（{more['zh']}）", "en": f"{said['en']} ({more['en']})"}


def opposite(test: Tree) -> Tree:
    """The contrary of a test against a limit, as such a test itself."""
    return {**test, "cmp": _OPPOSITE[test["cmp"]]}


MOST_ROWS = 6
"""A condition is spread over at most so many rows; beyond that its alternatives stay in brackets."""


def _alternatives(tree: Tree) -> list[Tree]:
    """The condition as alternatives without an "or" inside, so that each can be read at one go."""
    if tree["op"] == "any":
        return [ground for part in tree["of"] for ground in _alternatives(part)]
    if tree["op"] == "all":
        found: list[list[Tree]] = [[]]
        for part in tree["of"]:
            found = [[*before, *_parts(ground)] for before in found for ground in _alternatives(part)]
            if len(found) > MOST_ROWS:
                return [tree]
        return [{"op": "all", "of": parts} for parts in found]
    return [tree]


def _parts(tree: Tree) -> list[Tree]:
    return list(tree["of"]) if tree["op"] == "all" else [tree]


def _all_but(exceptions: list[Text]) -> Text:
    numbered = (
        exceptions
        if len(exceptions) == 1
        else [{"zh": f"（{n}）{e['zh']}", "en": f"({n}) {e['en']}"} for n, e in enumerate(exceptions, 1)]
    )
    return {
        "zh": f"{OTHERWISE['zh']}，但下列除外：" + "；".join(e["zh"] for e in numbered),
        "en": f"{OTHERWISE['en']}, except: " + "; ".join(e["en"] for e in numbered),
    }


def _exceptions(tree: Tree) -> list[Tree]:
    """What a condition of the form "all but these" leaves out; empty for other conditions."""
    if tree["op"] == "all" and all(part["op"] == "not" for part in tree["of"]):
        return [exception for part in tree["of"] for exception in _exceptions(part) or [part["of"]]]
    if tree["op"] != "not" or tree["of"]["op"] not in ("all", "any"):
        return []
    inner: Tree = tree["of"]
    return list(inner["of"]) if inner["op"] == "any" else [inner]


def _shape(tree: Tree, holds: bool) -> str:
    """Whether a (negated) condition reads as an all, an any or a single clause."""
    op: str = tree["op"]
    if op == "not":
        return _shape(tree["of"], not holds)
    if op in ("all", "any") and len(tree["of"]) > 1:
        return op if holds else {"all": "any", "any": "all"}[op]
    return "one"


def join(op: str, parts: list[Text]) -> Text:
    """Clauses joined by "and" (all) or "or" (any); three and more with a semicolon between them in
    English."""
    zh_last, en_last = ("，且", "and ") if op == "all" else ("，或", "or ")
    zh_mark, en_mark = "，" if op == "all" else zh_last, "; " if len(parts) > 2 else ", "
    return {
        "zh": _chain([part["zh"] for part in parts], zh_mark, zh_last),
        "en": _chain([part["en"] for part in parts], en_mark, en_mark + en_last),
    }


def _chain(clauses: list[str], mark: str, last: str) -> str:
    return last.join([mark.join(clauses[:-1]), clauses[-1]] if len(clauses) > 1 else clauses)


def listed(words: list[str], last: str) -> str:
    """``a, b or c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def labels(fact: AnyFact, ids: Iterable[str], last: str) -> Text:
    """The names of some options of a fact, listed; ``last`` is ``and`` or ``or``."""
    options = {option["id"]: option for option in fact["options"] or ()}
    return listed_texts([options[name] for name in ids], last)


def listed_texts(names: Sequence[Mapping[str, Any]], last: str) -> Text:
    """``甲、乙或丙`` / ``a, b or c``; with ``and``, ``甲、乙和丙`` / ``a, b and c``."""
    zh = [name["zh"] for name in names]
    joined = "、".join(zh[:-1]) + {"and": "和", "or": "或"}[last] + zh[-1] if len(zh) > 1 else "".join(zh)
    return {"zh": joined, "en": listed([name["en"] for name in names], last)}


def in_each(make: Callable[[Lang], str]) -> Text:
    """A text of which ``make`` says each language."""
    return {"zh": make("zh"), "en": make("en")}


def in_language(said: Text, lang: str) -> str:
    """A text in one language, Chinese unless it is ``en``."""
    return said["en"] if lang == "en" else said["zh"]


def text(record: Mapping[str, Any]) -> Text:
    """The two names of a record, or a text as such."""
    return {"zh": record["zh"], "en": record["en"]}


def capital(words: str) -> str:
    """English words as they begin a sentence: a capital first, the rest as it is."""
    return words[:1].upper() + words[1:]


def with_article(noun: str) -> str:
    """``a report``, ``an environmental impact report``."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def sentence(clause: Text) -> Text:
    """A clause as a sentence: a capital and a full stop in English, a full stop in Chinese."""
    zh, en = clause["zh"], capital(clause["en"])
    return {
        "zh": zh if zh.endswith(("。", "？", "！")) else zh + "。",
        "en": en if en.endswith((".", "?", "!")) else en + ".",
    }


def tier_sentences(policy_facts: Mapping[str, AnyFact], item: Mapping[str, Any]) -> dict[str, list[Text]]:
    """For each tier of an item, the grounds on which it is taken, as clauses."""
    wording = Wording(policy_facts)
    return {tier: wording.grounds(tree) for tier, tree in item["tiers"].items()}
