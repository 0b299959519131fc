"""Templates for a new record: every key with what it means, in Chinese, and a place to fill in.

Nothing that was left unfilled passes ``validate``: words to replace stand in braces, are no ids, no numbers
and no dates. What is asked follows from the model; what it means is in ``models/fields.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator import models
from generator.authoring.schema import meaning
from generator.models import approval, catalogue, guidance, lists, publishing, reference
from generator.models.base import Code, Count, Day, Number, Record, Source, Text
from generator.models.catalogue import AlsoCalled
from generator.system.columns import columns

EDGE = 46
"""Column at which the comments begin, where the line leaves room."""


@dataclass(frozen=True)
class Kind:
    """A kind of record: its shape, the file it stands in, and the list within it (a negative step counts from
    the end).

    ``with_`` are optional keys worth offering; ``keyed`` where records are told apart by a key instead of a
    dash.
    """

    model: type[BaseModel]
    file: str
    path: tuple[str | int, ...]
    with_: tuple[str, ...] = ()
    keyed: bool = False
    zh: str = ""


KINDS: dict[str, Kind] = {
    "item": Kind(
        models.Item,
        "catalogue/{edition}/{category}.yaml",
        ("items",),
        ("codes", "report", "form", "registration"),
        zh="名录项目",
    ),
    "row": Kind(lists.CommitmentRow, "lists/commitment.yaml", ("rows",), zh="告知承诺清单的一行"),
    "exempt": Kind(lists.ExemptRow, "lists/exempt.yaml", ("rows",), zh="豁免清单的一行"),
    "measure": Kind(
        guidance.Measure, "measures.yaml", ("measures",), ("what", "help_now", "when"), zh="措施"
    ),
    "service": Kind(
        guidance.Service,
        "services.yaml",
        ("groups", -1, "parts"),
        ("contacts", "effective", "when"),
        zh="服务（加在最后一组）",
    ),
    "instrument": Kind(
        reference.Instrument,
        "instruments.yaml",
        ("instruments",),
        ("dated", "effective", "url"),
        keyed=True,
        zh="依据文件",
    ),
    "question": Kind(reference.Question, "questions.yaml", ("faq",), zh="常见问题"),
    "change": Kind(publishing.Change, "changes.yaml", ("changes",), zh="更新记录（移到最前面）"),
    "clock": Kind(approval.Clock, "clocks.yaml", ("clocks",), ("effective",), zh="时限"),
    "event": Kind(reference.Event, "timeline.yaml", ("events",), zh="大事记（按日期放好）"),
    "term": Kind(reference.Term, "glossary.yaml", ("terms",), zh="术语"),
    "unknown": Kind(reference.Unknown, "unknowns.yaml", ("unknowns",), zh="尚未确定的事项"),
    "scenario": Kind(
        models.Scenario, "scenarios/across_items.yaml", ("scenarios",), ("facts", "on"), zh="场景"
    ),
    "case": Kind(models.Case, "cases/{edition}/{category}.yaml", ("cases",), zh="案例"),
    "contact": Kind(guidance.Contact, "contacts.yaml", ("contacts",), ("phone",), zh="联系方式"),
    "penalty": Kind(approval.Penalty, "penalties.yaml", ("penalties",), ("effective",), zh="罚则"),
    "year": Kind(models.CalendarYear, "calendar.yaml", ("years",), keyed=True, zh="一年的节假日"),
    "fact": Kind(
        models.Fact,
        "catalogue/{edition}/{category}.yaml",
        ("facts",),
        ("ask", "yes", "no"),
        keyed=True,
        zh="一个大类的问题",
    ),
}
"""By the name used on the command line."""

WITHIN: dict[str, Kind] = {
    "dated": Kind(
        catalogue.DatedChange,
        "catalogue/{edition}/{category}.yaml",
        ("changes",),
        ("report", "form", "cases"),
        zh="项目从某一天起的改变",
    ),
    "edition": Kind(
        models.Edition,
        "catalogue/{edition}/edition.yaml",
        (),
        ("based_on", "items", "without"),
        zh="新版名录，只写与底本不同的",
    ),
}
"""What stands within a record, or is a file of its own: printed, and put by hand where it belongs."""

_WORDS: dict[object, str] = {
    Day: '"年-月-日"',
    Number: "整数",
    Count: "整数",
    Code: '"代码"',
    bool: "true或false",
    str: '"{内容}"',
    int: "整数",
}


def template(name: str, indent: int = 2) -> str:
    """A record to fill in, indented by so many blanks; ends with a line end."""
    kind = KINDS.get(name) or WITHIN[name]
    lines = list(_record(kind.model, kind.with_))
    if not kind.path:  # a file of its own
        return "".join(_with_comment(line, comment, 0) + "\n" for line, comment in lines)
    start, rest = (
        (" " * indent + "代号:\n" + " " * (indent + 2), indent + 2)
        if kind.keyed
        else (" " * indent + "- ", indent + 2)
    )
    return (
        start + ("\n" + " " * rest).join(_with_comment(line, comment, rest) for line, comment in lines) + "\n"
    )


def _with_comment(line: str, comment: str, indent: int) -> str:
    return f"{line}{' ' * max(2, EDGE - indent - columns(line))}# {comment}" if comment else line


def _record(model: type[BaseModel], more: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A line and its comment for every key that must be there, and for those worth offering, names and texts
    first."""
    chosen = {
        name: field for name, field in model.model_fields.items() if field.is_required() or name in more
    }
    for name in sorted(chosen, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST)):
        key = chosen[name].alias or name
        yield f"{key}: {_value(chosen[name], key)}", meaning(model.__name__, key)


def blank(model: type[BaseModel], more: tuple[str, ...] = ()) -> list[str]:
    """The lines of a record to fill in, without what they mean."""
    return [line for line, _ in _record(model, more)]


def models_of(shape: object) -> Iterator[type[BaseModel]]:
    """Every model within the shape of a file, itself among them."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
        for field in shape.model_fields.values():
            yield from models_of(field.annotation)
    for part in get_args(shape):
        yield from models_of(part)


_FIRST = ("id", "from_", "item", "row", "number", "date", "zh", "en", "ask", "answer")


def _value(field: FieldInfo, key: str) -> str:
    """What stands for a value until it is filled in."""
    if key == "standing":
        return "unconfirmed"
    if key in ("zh", "en"):
        return '"{名称或内容}"' if key == "zh" else '"{name or text}"'
    shape = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return _stand_in(shape)


def _stand_in(shape: object) -> str:
    if shape in _WORDS:
        return _WORDS[shape]
    if shape is Any:
        return "条件"
    origin, args = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return _stand_in(next(arg for arg in args if arg is not NoneType))
    if origin is Literal:
        return "|".join(map(str, args))
    if origin is list:
        return f"[{_stand_in(args[0])}]"
    if origin is dict:
        return "{问题代号: 回答}"
    if origin is Annotated:
        return _WORDS[int] if args[0] is int else _annotated(args)
    return _nested(shape)


def _annotated(args: tuple[object, ...]) -> str:
    """A text with a pattern is an id, an address or a day; one without is words."""
    if get_origin(args[0]) in (list, Union, UnionType):
        return _stand_in(args[0])
    patterns = (getattr(part, "pattern", None) for part in args[1:])
    pattern = next((text for text in patterns if isinstance(text, str) and text), "")
    if pattern.startswith("^policy_data"):
        return "policy_data/文件名.yaml"
    if pattern.startswith("^https"):
        return "网址"
    if pattern.startswith("^[0-9]{4}-"):
        return _WORDS[Day]
    if pattern.startswith("^[a-z][a-z0-9_/-]"):
        return "页面地址"
    return "代号" if pattern else '"{内容}"'


def _nested(shape: object) -> str:
    if shape is Text or shape is AlsoCalled:
        return '{zh: "{中文}", en: "{English}"}' if shape is Text else '{zh: ["{叫法}"], en: ["{name}"]}'
    if shape is Source:
        return '{instrument: 依据代号, at: {zh: "{条款}", en: "{article}"}}'
    if isinstance(shape, type) and issubclass(shape, Record):
        parts = [
            f"{field.alias or key}: {_value(field, field.alias or key)}"
            for key, field in shape.model_fields.items()
            if field.is_required()
        ]
        return "{" + ", ".join(parts or ['from: "年-月-日"']) + "}"
    raise LookupError(f"no stand-in for {shape!r}")
