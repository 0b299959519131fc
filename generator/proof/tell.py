"""Flaws as findings: at the line of the condition, with an example project, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from generator.findings.finding import Finding, Place, Severity
from generator.proof.anomalies import MOST_CELLS, Flaw, Kind
from generator.proof.mutants import Change
from generator.proof.parts import Step
from generator.records.data import LoadedItem
from generator.rules.logic import Facts
from generator.rules.policy import DOCUMENTS
from generator.rules.wording import Text, Wording, in_language

MISWRITTEN = {"zh": "请删去，或核对是不是写错了。", "en": "Delete it, or see whether it is miswritten."}
TWICE = {"zh": "在同一组条件里写了两次", "en": "stands twice in one group of conditions"}
ONE_OF_TWO = {"zh": "请删去一个，或改正。", "en": "Delete one, or correct it."}
_WORDS: Mapping[Kind, tuple[Severity, Text]] = {
    "gap": ("error", {
        "zh": "第{number}项：有的项目哪一档都不符合，例如：{project}。名录确实没有规定这种情形的，写上 "
"rest: outside；否则请补上条件。",
        "en": "item {number}: some projects fall under no tier, for example: {project}. If the catalogue "
"indeed does not list them, write "
        "rest: outside; if it does, add the condition.",
    }),
    "nothing-left": ("error", {
        "zh": "第{number}项写了 rest: outside，但各档已经包括了所有项目，没有剩下的。"
"是不是漏了“除外”的条件？没有漏的话，删去这一行。",
        "en": "item {number} says rest: outside, but its tiers already take every project and nothing is "
"left. Has an exception been "
        "dropped? If not, delete this line.",
    }),
    "never-holds": ("error", {
        "zh": "第{number}项：“{part}”永远不会成立，没有任何项目符合。请核对数字和选项。",
        "en": "item {number}: “{part}” can never hold; no project meets it. Check its numbers and options.",
    }),
    "idle-tier": ("error", {
        "zh": "第{number}项：{tier} 一档永远轮不到，符合它的项目都已归入 {decided_by}（{decided_at}）。"
"例如：{project}。",
        "en": "item {number}: the tier {tier} is never reached; every project that meets it is already "
"taken by {decided_by} "
        "({decided_at}). For example: {project}.",
    }),
    "shadowed": ("error", {
        "zh": "第{number}项：“{part}”不起作用，去掉它没有任何项目的结果会变。例如：{project}，已由 "
"{decided_by}（{decided_at}）定为{document}。"
        + MISWRITTEN["zh"],
        "en": "item {number}: “{part}” has no effect; without it no project would come out differently. "
"For example: {project}, which "
        "{decided_by} ({decided_at}) already makes a case of: {document}. "
+ MISWRITTEN["en"],
    }),
    "twice": ("error", {
        "zh": f"第{{number}}项：“{{part}}”{TWICE['zh']}。例如：{{project}}，两处都符合。{ONE_OF_TWO['zh']}",
        "en": f"item {{number}}: “{{part}}” {TWICE['en']}. For example: {{project}}, which meets both. "
f"{ONE_OF_TWO['en']}",
    }),
    "lighter": ("error", {
        "zh": "第{number}项：影响变大，要求反而变轻。{project}，得出{document}；其他不变，{other}，"
"却得出{other_document}。"
        "名录本来如此的，写上 lighter_with_more: [{fact}]；否则请核对条件。",
        "en": "item {number}: more impact leads to a lighter document. {project}: {document}. All else "
"alike, {other}: {other_document}. "
        "If the catalogue itself has it so, write lighter_with_more: [{fact}]; if not, check the conditions.",
    }),
    "declared-lighter": ("error", {
        "zh": "第{number}项写了 lighter_with_more: [{fact}]，但没有一个项目因为它变大而要求变轻。请删去。",
        "en": "item {number} says lighter_with_more: [{fact}], but no project comes to a lighter document "
"by more of it. Delete it.",
    }),
    "too-fine": ("error", {
        "zh": f"第{{number}}项的条件把项目分成了 {MOST_CELLS} 种以上，无法逐一核对，读者也看不懂。"
f"请减少问题或界限。",
        "en": f"the conditions of item {{number}} tell more than {MOST_CELLS} kinds of project apart. They "
f"cannot be gone through, nor be read "
        "by anybody. Use fewer questions or limits.",
    }),
}  # fmt: skip
_UNGUARDED: Mapping[str, Text] = {
    "dropped": {"zh": "“{part}”若被误删", "en": "“{part}” were struck out by mistake"},
    "raised": {
        "zh": "“{part}”的“及以上”“以上”若被写反",
        "en": "“at or above” and “above” in “{part}” were mixed up",
    },
    "lowered": {"zh": "“{part}”的界限若被改小", "en": "the limit in “{part}” were lowered"},
}


class Teller:
    """Makes findings for the flaws of items; ``wording`` holds the questions and the documents' names."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def flaw(self, item: LoadedItem, flaw: Flaw) -> Finding:
        """One flaw as a finding."""
        severity, words = _WORDS[flaw.kind]
        said = {lang: words[lang].format(**self._values(item, flaw, lang)) for lang in ("zh", "en")}
        return Finding(place_of(item, flaw), severity, flaw.kind, said["zh"], said["en"])

    def unguarded(self, item: LoadedItem, change: Change, line: str, file: str) -> Finding:
        """A condition that no worked case defends, with the line of YAML that would."""
        words = _UNGUARDED[change.moved]
        part = self.wording.phrase(change.part)
        zh = (
            f"第{item.number}项：{words['zh'].format(part=part['zh'])}，没有一个案例会发现。请在 {file}"
            f" 补上并核对：{line}"
        )
        en = (
            f"item {item.number}: if {words['en'].format(part=part['en'])}, no worked case would notice. Add"
            f" to {file}, and check it: {line}"
        )
        return Finding(condition_place(item, change.tier, change.path), "warning", "no-case", zh, en)

    def project(self, answers: Facts, lang: str) -> str:
        """A project as its answers, in words."""
        mark = "；" if lang == "zh" else "; "
        return mark.join(
            in_language(self.wording.answer(name, value), lang) for name, value in answers.items()
        )

    def document(self, name: str, lang: str) -> str:
        """A document's short name."""
        return in_language(self.wording.names[name], lang) if name in DOCUMENTS else ""

    def _values(self, item: LoadedItem, flaw: Flaw, lang: str) -> dict[str, object]:
        changed = {name: value for name, value in flaw.other.items() if value != flaw.project.get(name)}
        return {
            "number": item.number,
            "tier": flaw.tier,
            "part": "" if flaw.part is None else in_language(self.wording.phrase(flaw.part), lang),
            "project": self.project(flaw.project, lang),
            "other": self.project(changed, lang),
            "document": self.document(flaw.document, lang),
            "other_document": self.document(flaw.other_document, lang),
            "decided_by": flaw.decided_by or "rest",
            "decided_at": item.place(flaw.decided_by or "rest"),
            "fact": flaw.fact,
        }


def place_of(item: LoadedItem, flaw: Flaw) -> Place:
    """Where a flaw stands: at its condition, at what the item declares, or at the item's number."""
    if flaw.kind == "nothing-left":
        return item.place("rest")
    if flaw.kind == "declared-lighter":
        return item.place("lighter_with_more")
    return condition_place(item, flaw.tier, flaw.path) if flaw.tier else item.place("number")


def condition_place(item: LoadedItem, tier: str, path: tuple[Step, ...]) -> Place:
    """Where a part of a tier's condition stands, or the tier itself."""
    return item.document.place((*item.path, tier, *path)) if path else item.place(tier)
