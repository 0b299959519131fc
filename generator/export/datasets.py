"""Which lists there are: name, the page that shows each, what it is, the shape of its records and where they
come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.export import catalogue, handling, reference, shapes
from generator.library.library import Library
from generator.library.text import Text, both


@dataclass(frozen=True)
class Dataset:
    """A list that is published. ``page`` is the address of the page that shows it."""

    name: str
    page: str
    title: Text
    shape: type[shapes.Row]
    make: Callable[[Library], Iterable[shapes.Row]]

    def rows(self, library: Library) -> Sequence[shapes.Row]:
        """Its records."""
        return list(self.make(library))


DATASETS = (
    Dataset(
        "catalogue-items",
        "catalogue",
        both("名录项目及各档条件", "catalogue items with the conditions of each tier"),
        shapes.Item,
        catalogue.items,
    ),
    Dataset(
        "catalogue-categories",
        "catalogue",
        both("名录类别", "catalogue categories"),
        shapes.Category,
        catalogue.categories,
    ),
    Dataset(
        "sensitive-areas",
        "catalogue",
        both("环境敏感区", "environmentally sensitive areas"),
        shapes.SensitiveArea,
        catalogue.sensitive_areas,
    ),
    Dataset(
        "questions",
        "check",
        both("自查的问题", "questions of the check"),
        shapes.Question,
        catalogue.questions,
    ),
    Dataset(
        "list-filing",
        "lists/filing",
        both("网上备案清单", "list of projects filed online"),
        shapes.Filing,
        catalogue.filing,
    ),
    Dataset(
        "list-commitment",
        "lists/commitment",
        both("告知承诺清单", "list by notification and commitment"),
        shapes.Commitment,
        handling.commitment,
    ),
    Dataset(
        "list-exempt",
        "lists/exempt",
        both("豁免清单", "list of exempt projects"),
        shapes.Exempt,
        handling.exempt,
    ),
    Dataset(
        "list-exempt-national",
        "lists/exempt",
        both("国家豁免一批", "national exemption batch"),
        shapes.NationalExempt,
        handling.national_exempt,
    ),
    Dataset("tracks", "tracks", both("办理方式", "ways of handling"), shapes.Track, handling.tracks),
    Dataset(
        "steps", "tracks", both("办理步骤", "steps of each way of handling"), shapes.Step, handling.steps
    ),
    Dataset("papers", "tracks", both("申报材料", "papers to hand in"), shapes.Paper, handling.papers),
    Dataset(
        "documents",
        "tracks",
        both("环评文件名称", "titles of the documents"),
        shapes.DocumentTitle,
        handling.documents,
    ),
    Dataset("clocks", "clocks", both("办理时限", "time limits"), shapes.Clock, handling.clocks),
    Dataset(
        "measures",
        "measures",
        both("重点项目措施", "measures for key projects"),
        shapes.Measure,
        handling.measures,
    ),
    Dataset("services", "services", both("环评服务", "services"), shapes.Service, handling.services),
    Dataset(
        "service-calendar",
        "services/calendar",
        both("服务日历", "service calendar"),
        shapes.DayOfService,
        reference.agenda,
    ),
    Dataset(
        "size-criteria",
        "services/size",
        both("中小企业划型标准", "size criteria of firms"),
        shapes.SizeSector,
        handling.sizes,
    ),
    Dataset(
        "procedure", "procedure", both("办理规则", "rules of procedure"), shapes.Ruling, handling.procedure
    ),
    Dataset(
        "major-changes",
        "major-change",
        both("重大变动清单", "list of major changes"),
        shapes.MajorChange,
        handling.major_changes,
    ),
    Dataset("penalties", "penalties", both("法律责任", "penalties"), shapes.Penalty, handling.penalties),
    Dataset("authority", "contacts", both("审批权限", "who decides"), shapes.Ruling, handling.authority),
    Dataset("contacts", "contacts", both("联系方式", "contacts"), shapes.Contact, reference.contacts),
    Dataset(
        "instruments",
        "law",
        both("法律和文件依据", "instruments cited"),
        shapes.Instrument,
        reference.instruments,
    ),
    Dataset("timeline", "timeline", both("大事记", "timeline"), shapes.Event, reference.timeline),
    Dataset("glossary", "glossary", both("术语", "glossary"), shapes.Term, reference.glossary),
    Dataset(
        "answers", "questions", both("常见问题", "questions people ask"), shapes.Answer, reference.answers
    ),
    Dataset(
        "unknowns",
        "unknowns",
        both("尚未确定的事项", "what is not established"),
        shapes.Unknown,
        reference.unknowns,
    ),
    Dataset(
        "changes", "changes", both("本指南的更新", "changes of this guide"), shapes.Change, reference.changes
    ),
)
"""All of them, in the order in which the data page shows them."""


def shown_on(slug: str) -> list[Dataset]:
    """The lists that a page shows; a page below another shows those of the page above it."""
    exact = [dataset for dataset in DATASETS if dataset.page == slug]
    return exact or (
        [dataset for dataset in DATASETS if dataset.page == slug.rpartition("/")[0]]
        if slug.startswith(("catalogue/", "tracks/"))
        else []
    )
