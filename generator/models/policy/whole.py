"""The compiled policy as a whole."""

from __future__ import annotations

from typing import Annotated, NotRequired, TypedDict

from generator.models.messages.basics import Text
from generator.models.policy.catalogue import (
    AreaRecord,
    CategoryRecord,
    EditionCounts,
    EditionRecord,
    FactRecord,
    ItemRecord,
    UnitRecord,
)
from generator.models.policy.conditions import Condition
from generator.models.policy.guidance import (
    AgendaFile,
    ApprovalLevelsFile,
    ChangesFile,
    ContactsFile,
    GlossaryFile,
    InstrumentsFile,
    PlacesFile,
    QuestionsFile,
    RedirectsFile,
    SiteFile,
    StandingsFile,
    TimelineFile,
    UnknownsFile,
)
from generator.models.policy.lists import ListsFiles
from generator.models.policy.parts import Dated
from generator.models.policy.procedure import (
    CalendarData,
    ClocksFile,
    DocumentsFile,
    ForbiddenFile,
    PenaltiesFile,
    ProcedureFile,
    TracksFile,
)
from generator.models.policy.services import (
    ActionsFile,
    MajorChangeFile,
    MeasuresFile,
    ServicesFile,
    SizeFile,
)
from generator.models.policy.words import FinderIndex


class DatedText(Text, Dated):
    """A text for some days."""


class ByDay(TypedDict):
    """Figures in sentences that are not the same on every day."""

    parts: Annotated[list[str], "The parts of the policy in whose texts their placeholders stand."]
    words: Annotated[dict[str, list[DatedText]], "By placeholder, what stands behind it; one on each day."]


class PolicyData(TypedDict):
    """The compiled policy."""

    hash: Annotated[str, "Sixteen hexadecimal digits that stand for its content."]
    current_to: Annotated[str, "The day to which the data are current."]
    on: NotRequired[Annotated[str, "The day for which it was made; absent where that is the day above."]]
    facts: Annotated[dict[str, FactRecord], "Every question, by id."]
    units: Annotated[dict[str, UnitRecord], "By id."]
    areas: Annotated[dict[str, AreaRecord], "The classes of sensitive areas, by id."]
    editions: Annotated[list[EditionRecord], "Oldest first."]
    declared: Annotated[EditionCounts, "What the current edition says of itself."]
    categories: Annotated[list[CategoryRecord], "Those of the current edition."]
    items: Annotated[dict[str, ItemRecord], "Those of the current edition, by number."]
    contradictions: Annotated[list[Condition], "Answers that cannot all be true of one project."]
    lines: Annotated[dict[str, dict[str, int]], "Where records with a page of their own stand in their file."]
    by_day: NotRequired[Annotated[ByDay, "Absent where every sentence is the same on every day."]]
    index: NotRequired[Annotated[FinderIndex, "Absent where it was compiled without the finder."]]
    actions: ActionsFile
    agenda: AgendaFile
    approval_levels: ApprovalLevelsFile
    calendar: CalendarData
    changes: ChangesFile
    clocks: ClocksFile
    contacts: ContactsFile
    documents: DocumentsFile
    forbidden: ForbiddenFile
    glossary: GlossaryFile
    instruments: InstrumentsFile
    lists: ListsFiles
    major_change: MajorChangeFile
    measures: MeasuresFile
    penalties: PenaltiesFile
    places: PlacesFile
    procedure: ProcedureFile
    questions: QuestionsFile
    redirects: RedirectsFile
    services: ServicesFile
    site: SiteFile
    size_criteria: SizeFile
    standings: StandingsFile
    timeline: TimelineFile
    tracks: TracksFile
    unknowns: UnknownsFile
