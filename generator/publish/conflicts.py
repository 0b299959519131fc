"""Conflicts in words: which value of which record, and what stands on each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.publish.three_way import Conflict
from generator.rules.wording import in_language
from generator.source.document import Yaml
from generator.system.canonical_json import to_json
from generator.system.printable import printable

MOST = 300
"""Characters of a value that are shown."""
NONE = {"zh": "（没有）", "en": "(none)"}
SAID = {
    "zh": "{file}“{name}”{key}：原来 {base}；已发布 {published}；提交包 {package}",
    "en": "{file}, “{name}”{key}: before {base}; published {published}; package {package}",
}
WHOLE = {
    "zh": "{file}：整个文件合不起来，请用工作台打开提交包，对照着改",
    "en": "{file}: the file cannot be merged; open the package in the workbench and put it together there",
}


def told(conflicts: Sequence[Conflict], lang: str) -> Iterator[str]:
    """A line for each."""
    for one in conflicts:
        key = "/".join(step for step in one.where[-1:] if "=" not in step)
        yield (SAID if one.where else WHOLE)[lang].format(
            file=f"policy_data/{one.file}",
            name=in_language(one.name, lang),
            key=f"（{key}）" if key and lang == "zh" else f" ({key})" if key else "",
            base=value(one.base, lang),
            published=value(one.published, lang),
            package=value(one.package, lang),
        )


def value(said: Yaml, lang: str) -> str:
    """A value on one line, not too long."""
    text = NONE[lang] if said is None else said if isinstance(said, str) else to_json(said)
    return printable(text if len(text) <= MOST else text[:MOST] + "…")
