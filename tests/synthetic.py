"""A catalogue made larger, to see how the product grows: ``python -m tests.synthetic FOLDER TIMES``.

The copy holds every category, item, question of a category, worked case and scenario ``TIMES`` times, with numbers, names and words of
their own, so that nothing can be shared between the copies; all else stands as in ``policy_data``. It is valid
data: every command takes it with ``--data FOLDER``. Nothing in it says anything about the law.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.source.document import read

DATA = Path(__file__).resolve().parent.parent / "policy_data"
_CONDITIONS = ("outside", "report", "form", "registration", "when", "lighter_with_more", "contradictions")
# Answers that give others, places where building is forbidden, and who decides speak of the first copy's items alone.
_OF_WHAT_STANDS_ONCE = ("across_answers.yaml", "across_sites.yaml", "who_decides.yaml")
_WORD = re.compile(r"[a-z_][a-z0-9_]*")


def enlarge(target: Path, times: int, data: Path = DATA) -> Path:
    """Write ``data`` with its catalogue ``times`` times over into ``target``, which must not exist; returns ``target``."""
    shutil.copytree(data, target)
    (edition,) = (target / "catalogue").iterdir()
    categories = [_read(path) for path in sorted(edition.glob("[0-9]*.yaml"))]
    steps = (len(categories), sum(len(category["items"]) for category in categories))
    own = {fact for category in categories for fact in category.get("facts", {})}
    scenarios = {
        path.name: _read(path)["scenarios"] for path in sorted((target / "scenarios").glob("*.yaml"))
    }
    scenarios = {
        name: told
        for name, told in scenarios.items()
        if name not in _OF_WHAT_STANDS_ONCE and all("items" in case for case in told)
    }
    cases = {
        int(path.stem): _read(path)["cases"]
        for path in sorted((target / "cases" / edition.name).glob("[0-9]*.yaml"))
    }
    for copy in range(1, times):
        for category in categories:
            made = _category(category, copy, steps, own)
            _write(edition / f"{made['number']:02d}.yaml", made)
        for name, told in scenarios.items():
            _write(
                target / "scenarios" / f"copy_{copy}_{name}",
                {"scenarios": [_scenario(case, copy, steps[1], own) for case in told]},
            )
        for number, told in cases.items():
            made = {"cases": [_case(case, copy, steps[1], own) for case in told]}
            _write(target / "cases" / edition.name / f"{number + copy * steps[0]:02d}.yaml", made)
    _lists(target, times, steps[1])
    _totals(target, edition, times)
    return target


def _category(
    category: Mapping[str, Any], copy: int, steps: tuple[int, int], own: set[str]
) -> dict[str, Any]:
    facts = {_named(name, copy, own): _texts(fact, copy) for name, fact in category.get("facts", {}).items()}
    for fact in facts.values():
        fact.update({"gives": _renamed(fact["gives"], copy, own)} if "gives" in fact else {})
    items = [_item(item, copy, steps[1], own) for item in category["items"]]
    titles = {lang: _marked(category[lang], copy, lang) for lang in ("zh", "en")}
    return {
        **_conditions(category, copy, own),
        **titles,
        "number": category["number"] + copy * steps[0],
        "facts": facts,
        "items": items,
    }


def _item(item: Mapping[str, Any], copy: int, step: int, own: set[str]) -> dict[str, Any]:
    made: dict[str, Any] = {**item, "number": item["number"] + copy * step}
    for lang in ("zh", "en"):
        made[lang] = _marked(item[lang], copy, lang)
    made["also_called"] = {
        lang: [_marked(word, copy, lang) for word in words] for lang, words in item["also_called"].items()
    }
    made["notes"] = [_conditions(note, copy, own) for note in item.get("notes", [])]
    return _conditions(made, copy, own)


def _conditions(record: Mapping[str, Any], copy: int, own: set[str]) -> dict[str, Any]:
    return {key: _renamed(value, copy, own) if key in _CONDITIONS else value for key, value in record.items()}


def _renamed(condition: Any, copy: int, own: set[str]) -> Any:
    """A condition that speaks of the copy's own questions."""
    if isinstance(condition, Mapping):
        return {_named(key, copy, own): _renamed(value, copy, own) for key, value in condition.items()}
    if isinstance(condition, list):
        return [_renamed(part, copy, own) for part in condition]
    return (
        _WORD.sub(lambda word: _named(word.group(), copy, own), condition)
        if isinstance(condition, str)
        else condition
    )


def _scenario(case: Mapping[str, Any], copy: int, step: int, own: set[str]) -> dict[str, Any]:
    facts = {_named(name, copy, own): value for name, value in case.get("facts", {}).items()}
    # 0 stands for a project that fits no item, in every copy.
    items = [number + copy * step if number else 0 for number in case["items"]]
    return {**case, "id": f"{case['id']}_copy_{copy}", "items": items, "facts": facts}


def _case(case: Mapping[str, Any], copy: int, step: int, own: set[str]) -> dict[str, Any]:
    return {
        **case,
        "item": case["item"] + copy * step,
        "facts": {_named(name, copy, own): value for name, value in case["facts"].items()},
    }


def _lists(target: Path, times: int, step: int) -> None:
    """Rows of the lists name the copies of their items too."""
    for name in ("commitment", "exempt"):
        record = _read(target / "lists" / f"{name}.yaml")
        for row in [*record.get("categories", []), *record["rows"]]:
            row["items"] = [number + copy * step for copy in range(times) for number in row.get("items", [])]
        _write(target / "lists" / f"{name}.yaml", record)


def _totals(target: Path, edition: Path, times: int) -> None:
    """The totals that the data declares, so that they still agree with what is there."""
    for path, names in (
        (edition / "edition.yaml", ("categories", "items")),
        (target / "lists" / "filing.yaml", ("categories", "rows")),
    ):
        record = _read(path)
        record["declared"] = {
            **record["declared"],
            **{name: record["declared"][name] * times for name in names},
        }
        _write(path, record)


def _named(name: str, copy: int, own: set[str]) -> str:
    return f"{name}_copy_{copy}" if name in own else name


def _texts(fact: Mapping[str, Any], copy: int) -> dict[str, Any]:
    marked = {
        key: {lang: _marked(text, copy, lang) for lang, text in fact[key].items()}
        for key in ("ask", "name", "yes", "no")
        if key in fact
    }
    return {**fact, **marked}


def _marked(text: str, copy: int, lang: str) -> str:
    return f"{text}（副本{copy}）" if lang == "zh" else f"{text} (copy {copy})"


def _read(path: Path) -> dict[str, Any]:
    document = read(path, path.name)
    assert not document.findings, document.findings
    return dict(document.data)


def _write(path: Path, record: Mapping[str, Any]) -> None:
    path.write_text(
        yaml.dump(dict(record), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000),
        encoding="utf-8",
    )


if __name__ == "__main__":
    print(enlarge(Path(sys.argv[1]), int(sys.argv[2])))
