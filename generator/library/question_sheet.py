"""Every question on one sheet in Markdown, in both languages, for whoever reads them all once more.

Of each: what is asked, how to answer it, what may be chosen and what that looks like, which items ask it and
for which documents, what it answers of other questions, and whether it decides a document at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.models.policy.catalogue import FactRecord, GivingRecord, OptionRecord
from generator.rules.derived import Asked
from generator.rules.documents import short_names
from generator.rules.logic import facts_of
from generator.rules.policy import TIERS, Policy, document_of
from generator.rules.wording import LANGS, Text, Wording, in_each

Uses = Mapping[str, Mapping[int, Sequence[str]]]
"""By question, the items that ask it, or ask what it may answer, each with the tiers concerned."""

TYPES: Mapping[str, Text] = {
    "yes_no": {"zh": "是非", "en": "yes or no"},
    "number": {"zh": "数量", "en": "a quantity"},
    "choice": {"zh": "单选", "en": "one of several"},
    "set": {"zh": "多选", "en": "any number of several"},
    "areas": {"zh": "敏感区，多选", "en": "any number of areas"},
}
HEADING: Text = {"zh": "全部问题", "en": "All questions"}
MISSING: Text = {
    "zh": "决定环评文件、却没有说明的问题",
    "en": "Questions that decide a document and have no help",
}
NONE_MISSING: Text = {"zh": "没有：每个都有说明。", "en": "There is none: each has its help."}
NO_HELP: Text = {"zh": "**没有说明**", "en": "**no help**"}
DECIDES: Text = {"zh": "决定：{}", "en": "decides: {}"}
NOT_DECIDING: Text = {
    "zh": "不决定环评文件（只关系办理方式、服务、措施，或者用于别的自查）",
    "en": "decides no document (it serves approval, services and measures, or another check)",
}
GIVES: Text = {"zh": "{}：推出{}（{}）", "en": "{}: gives {} ({})"}
GIVES_NOTHING: Text = {"zh": "{}：另问", "en": "{}: asked further"}


def deciding(policy: Policy) -> Uses:
    """The questions that can decide a document, with the items and tiers for which they are asked."""
    on = date.fromisoformat(policy.current_to)
    found: dict[str, dict[int, list[str]]] = {}
    for number, item in sorted(policy.items(policy.current).items(), key=lambda entry: int(entry[0])):
        asked = Asked(policy, policy.current, [int(number)], on)
        for tier in TIERS:
            for name in facts_of(item["tiers"][tier]) if tier in item["tiers"] else ():
                for way in asked.ways(name):
                    tiers = found.setdefault(way, {}).setdefault(int(number), [])
                    tiers += [] if tier in tiers else [tier]
    return found


def without_help(policy: Policy) -> list[str]:
    """The questions that decide a document and have no help."""
    return [name for name in deciding(policy) if policy.facts[name]["help"] is None]


def sheet(policy: Policy) -> str:
    """All questions that people answer, those that decide a document first."""
    uses = deciding(policy)
    facts = {name: fact for name, fact in policy.facts.items() if fact["scope"] != "route"}
    order = [*uses, *(name for name in facts if name not in uses)]
    parts = [f"# {HEADING['zh']} · {HEADING['en']} ({len(order)})"]
    parts += ["\n".join(_Entry(policy, facts[name], uses.get(name, {})).lines()) for name in order]
    return "\n\n".join(parts)


def missing_sheet(policy: Policy) -> str:
    """Those that decide a document and have no help."""
    names = without_help(policy)
    lines = [f"- `{name}` · {_both(policy.facts[name]['ask'])}" for name in names]
    return "\n".join(
        [f"# {_both(MISSING)} ({len(names)})", "", *(lines or [_both(NONE_MISSING)])],
    )


def _for_item(number: int, documents: Sequence[Text]) -> Text:
    return in_each(lambda lang: f"{number} ({', '.join(name[lang] for name in documents)})")


def _both(said: Text | None) -> str:
    return "" if said is None else f"{said['zh']} · {said['en']}"


class _Entry:
    """One question."""

    def __init__(self, policy: Policy, fact: FactRecord, uses: Mapping[int, Sequence[str]]) -> None:
        self.policy = policy
        self.fact = fact
        self.uses = uses
        self.wording = Wording(policy.facts)

    def lines(self) -> Iterator[str]:
        """The entry, line by line."""
        fact, kind = self.fact, TYPES[self.fact["type"]]
        unit = fact["unit_name"]
        yield f"## `{fact['id']}`"
        yield ""
        yield f"{_both(kind)}{f' · {_both(unit)}' if unit else ''} · {_both(self._decides())}"
        yield ""
        for lang in LANGS:
            ask, help_ = fact["ask"] or fact["name"], fact["help"] or NO_HELP
            yield f"- **{ask[lang]}** {help_[lang]}"
        for option in self._options():
            yield f"    - {option}"
        for giving in fact.get("gives", ()):
            yield f"    - → {_both(self._gives(giving))}"

    def _decides(self) -> Text:
        if not self.uses:
            return NOT_DECIDING
        names = short_names(self.policy)
        said = []
        for number, tiers in self.uses.items():
            said.append(_for_item(number, [names[document_of(tier)] for tier in TIERS if tier in tiers]))
        return in_each(lambda lang: DECIDES[lang].format("; ".join(row[lang] for row in said)))

    def _options(self) -> Iterator[str]:
        for option in self.fact["options"] or ():
            yield f"`{option['id']}` {_both(option)}{self._looks_like(option)}"
        if self.fact["type"] == "yes_no":
            yield f"`yes` {_both(self.fact['yes'])}"
            yield f"`no` {_both(self.fact['no'])}"

    def _looks_like(self, option: OptionRecord) -> str:
        help_ = option.get("help")
        return f" — {_both(help_)}" if help_ else ""

    def _gives(self, giving: GivingRecord) -> Text:
        options = ", ".join(f"`{option}`" for option in giving["options"])
        if not giving["answers"]:
            return in_each(lambda lang: GIVES_NOTHING[lang].format(options))
        targets = ", ".join(f"`{name}`" for name in giving["answers"])
        standing = self.policy.data["standings"]["standings"][giving["standing"]]
        return in_each(lambda lang: GIVES[lang].format(options, targets, standing[lang]))
