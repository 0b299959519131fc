"""Conditions as sentences, in Chinese and English.

What a reader is told about a limit is made from the very condition that decides, so that number,
unit and "at or above" cannot differ between the rule, the Chinese and the English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.rules.logic import Facts, Tree, truth
from generator.rules.numbers import write_number

Text = dict[str, str]
LANGS = ("zh", "en")

OWN_AREAS = {
    True: {"zh": "涉及本项所指的环境敏感区", "en": "it touches a sensitive area of the kinds this item names"},
    False: {"zh": "不涉及本项所指的环境敏感区", "en": "it touches no sensitive area of the kinds this item names"},
}
_BOUNDS = {
    ">=": {"zh": "{name}在{limit}及以上", "en": "{name} of {limit} or more"},
    ">": {"zh": "{name}超过{limit}（不含）", "en": "{name} of more than {limit}"},
    "<=": {"zh": "{name}在{limit}及以下", "en": "{name} of {limit} or less"},
    "<": {"zh": "{name}不到{limit}", "en": "{name} of less than {limit}"},
}
_OPPOSITE = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}
_AGAINST = {
    ">=": {"zh": "{name}为{value}，达到{limit}及以上的界限", "en": "{name}: {value}, which is at or above the limit of {limit}"},
    "<": {"zh": "{name}为{value}，低于{limit}的界限", "en": "{name}: {value}, which is below the limit of {limit}"},
    ">": {"zh": "{name}为{value}，超过{limit}（不含本数）的界限", "en": "{name}: {value}, which is above the limit of {limit} (the limit itself not included)"},
    "<=": {"zh": "{name}为{value}，没有超过{limit}的界限", "en": "{name}: {value}, which is not above the limit of {limit}"},
}


class Wording:
    """Makes sentences; ``facts`` are the compiled fact records by id, ``names`` the short names of tiers."""

    def __init__(self, facts: Mapping[str, Mapping[str, Any]], names: Mapping[str, Text] | None = None) -> None:
        self.facts = facts
        self.names = names or {}

    # --- a condition as such -------------------------------------------------------------------

    def phrase(self, tree: Tree, holds: bool = True) -> Text:
        """The condition, or its contrary, as a clause."""
        op = tree["op"]
        if op == "true":
            return {"zh": "其他情形", "en": "all other cases"}
        if op == "not":
            return self.phrase(tree["of"], not holds)
        if op in ("all", "any"):
            joined_by = op if holds else {"all": "any", "any": "all"}[op]
            return join(joined_by, [self._part(part, holds, joined_by) for part in tree["of"]])
        return self._atom(tree, holds)

    def _part(self, tree: Tree, holds: bool, around: str) -> Text:
        text = self.phrase(tree, holds)
        inner = _shape(tree, holds)
        if inner in ("all", "any") and inner != around:
            return {"zh": f"（{text['zh']}）", "en": f"({text['en']})"}
        return text

    def _atom(self, atom: Tree, holds: bool) -> Text:
        fact = self.facts[atom["fact"]]
        op = atom["op"]
        if op == "yes":
            return dict(fact["yes"] if holds else fact["no"])
        if op == "cmp":
            return self._bound(fact, atom["cmp"] if holds else _OPPOSITE[atom["cmp"]], atom["value"])
        if atom.get("own"):
            return dict(OWN_AREAS[holds])
        return self._options(fact, op, self._labels(fact, atom["options"]), holds)

    def _bound(self, fact: Mapping[str, Any], sign: str, limit: float) -> Text:
        if limit == 0 and sign in (">", "<="):
            words = {">": {"zh": "{name}大于零", "en": "{name} above nought"}, "<=": {"zh": "{name}为零", "en": "{name}: none"}}[sign]
            return {lang: words[lang].format(name=fact["name"][lang]) for lang in LANGS}
        return {
            lang: _BOUNDS[sign][lang].format(name=fact["name"][lang], limit=self.amount(fact, limit, lang))
            for lang in LANGS
        }

    def _options(self, fact: Mapping[str, Any], op: str, labels: Text, holds: bool) -> Text:
        name = fact["name"]
        words = {
            ("is", True): {"zh": "{name}为{labels}", "en": "{name}: {labels}"},
            ("is", False): {"zh": "{name}不是{labels}", "en": "{name}: not {labels}"},
            ("include", True): {"zh": "{name}包括{labels}", "en": "{name}: includes {labels}"},
            ("include", False): {"zh": "{name}不包括{labels}", "en": "{name}: does not include {labels}"},
            ("only", True): {"zh": "{name}仅有{labels}", "en": "{name}: only {labels}"},
            ("only", False): {"zh": "{name}不止{labels}（或没有）", "en": "{name}: not only {labels}"},
        }[op, holds]
        return {lang: words[lang].format(name=name[lang], labels=labels[lang]) for lang in LANGS}

    def _labels(self, fact: Mapping[str, Any], ids: Iterable[str]) -> Text:
        options = {option["id"]: option for option in fact["options"]}
        chosen = [options[i] for i in ids]
        return {"zh": "或".join(o["zh"] for o in chosen) if len(chosen) < 3 else "、".join(o["zh"] for o in chosen[:-1]) + f"或{chosen[-1]['zh']}", "en": listed([o["en"] for o in chosen], "or")}

    def amount(self, fact: Mapping[str, Any], value: float, lang: str) -> str:
        """A quantity with its unit."""
        unit = fact["unit_name"][lang]
        return write_number(value, lang) + (unit if lang == "zh" or unit == "%" else f" {unit}")

    # --- a tier's condition as a list ------------------------------------------------------------

    def grounds(self, tree: Tree) -> list[Text]:
        """A tier's condition as the list of grounds on which it is taken, any of which is enough."""
        if tree["op"] == "any":
            return [ground for part in tree["of"] for ground in self.grounds(part)]
        exceptions = [self.phrase(part) for part in _exceptions(tree)]
        if exceptions:
            return [{"zh": "其他情形，但下列除外：" + "；".join(e["zh"] for e in exceptions), "en": "all other cases, except: " + "; ".join(e["en"] for e in exceptions)}]
        return [self.phrase(tree)]

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
        return [(self._stated(tree, facts[tree["fact"]], holds), [tree["fact"]])]

    def _stated(self, atom: Tree, value: Any, holds: bool) -> Text:
        fact = self.facts[atom["fact"]]
        if atom["op"] == "cmp":
            sign = atom["cmp"] if holds else _OPPOSITE[atom["cmp"]]
            if atom["value"] == 0 and value == 0:
                return {"zh": f"{fact['name']['zh']}为 0", "en": f"{fact['name']['en']}: none"}
            return {
                lang: _AGAINST[sign][lang].format(
                    name=fact["name"][lang],
                    value=self.amount(fact, value, lang),
                    limit=self.amount(fact, atom["value"], lang),
                )
                for lang in LANGS
            }
        if atom["op"] == "include" and holds:
            touched = [option for option in value if option in atom["options"]]
            labels = self._labels_all(fact, touched)
            if fact["type"] == "areas":
                return {"zh": f"涉及环境敏感区：{labels['zh']}", "en": f"it touches a sensitive area: {labels['en']}"}
            return {"zh": f"{fact['name']['zh']}包括{labels['zh']}", "en": f"{fact['name']['en']}: includes {labels['en']}"}
        if atom["op"] == "is":
            labels = self._labels_all(fact, [value])
            return {"zh": f"{fact['name']['zh']}为{labels['zh']}", "en": f"{fact['name']['en']}: {labels['en']}"}
        return self._atom(atom, holds)

    def _labels_all(self, fact: Mapping[str, Any], ids: Iterable[str]) -> Text:
        options = {option["id"]: option for option in fact["options"]}
        chosen = [options[i] for i in ids]
        return {"zh": "、".join(o["zh"] for o in chosen), "en": listed([o["en"] for o in chosen], "and")}

    def answer(self, fact_id: str, value: Any) -> Text:
        """One answer as a statement, for summaries."""
        fact = self.facts[fact_id]
        if fact["type"] == "yes_no":
            return dict(fact["yes"] if value else fact["no"])
        if fact["type"] == "number":
            return {lang: f"{fact['name'][lang]}{'：' if lang == 'zh' else ': '}{self.amount(fact, value, lang)}" for lang in LANGS}
        ids = [value] if fact["type"] == "choice" else value
        labels = self._labels_all(fact, ids) if ids else fact["none"]
        return {lang: f"{fact['name'][lang]}{'：' if lang == 'zh' else ': '}{labels[lang]}" for lang in LANGS}


def _exceptions(tree: Tree) -> list[Tree]:
    """What a condition of the form "all but these" leaves out; empty for other conditions."""
    if tree["op"] == "all" and all(part["op"] == "not" for part in tree["of"]):
        return [exception for part in tree["of"] for exception in (_exceptions(part) or [part["of"]])]
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
    """Clauses joined by "and" (all) or "or" (any)."""
    zh, en = ("，且", ", and ") if op == "all" else ("，或", ", or ")
    return {"zh": zh.join(p["zh"] for p in parts), "en": en.join(p["en"] for p in parts)}


def listed(words: list[str], last: str) -> str:
    """``a, b or c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(text: Text) -> Text:
    """A clause as a sentence: a capital and a full stop in English, a full stop in Chinese."""
    en = text["en"]
    return {"zh": text["zh"] + ("" if text["zh"].endswith(("。", "？", "！")) else "。"), "en": en[:1].upper() + en[1:] + ("" if en.endswith((".", "?", "!")) else ".")}


def tier_sentences(policy_facts: Mapping[str, Mapping[str, Any]], item: Mapping[str, Any]) -> dict[str, list[Text]]:
    """For each tier of an item, the grounds on which it is taken, as clauses."""
    wording = Wording(policy_facts)
    return {tier: wording.grounds(tree) for tier, tree in item["tiers"].items()}
