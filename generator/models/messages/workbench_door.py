"""What the workbench of staff asks of its worker, and what it is answered."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import Document, Facts, Lang, Mistake, Status, Text, Track
from generator.models.messages.questions import FormQuestion
from generator.models.messages.verdict import Reason, TimeLimit


class Edited(TypedDict):
    """Every request of the workbench says what was edited."""

    files: Annotated[dict[str, str], "The edited texts by the name of their file."]


class Finding(Text):
    """What is wrong, or looks wrong, in the data."""

    path: Annotated[str, "The file, such as `policy_data/clocks.yaml`."]
    line: Annotated[int, "The line, from 1."]
    column: Annotated[int, "The column, from 1."]
    severity: Annotated[Literal["error", "warning"], "An error keeps the site from being published."]
    code: Annotated[str, "The kind of finding."]
    page: Annotated[str, "The page of the site that explains it."]


class BenchFinding(Finding):
    """A finding of the edited data."""

    new: Annotated[bool, "Whether the published data do not have it."]
    text: Annotated[Text, "All of it as the command line prints it."]


class CodeEntry(TypedDict):
    """What a kind of finding means."""

    meaning: Text
    wrong: Annotated[Text, "An example of what is wrong."]
    right: Annotated[Text, "The same put right."]


class Validated(TypedDict):
    """What the validator says."""

    passed: Annotated[bool, "Whether there is no error."]
    findings: Annotated[list[BenchFinding], "All findings, the worst first."]
    codes: Annotated[
        dict[str, CodeEntry | None], "What their kinds mean; null for a kind that is not described."
    ]


class ImpactRequest(Edited):
    """The impact sheet."""

    lang: Annotated[Lang, "Its language."]


class ImpactEntry(TypedDict):
    """One thing that changes."""

    what: str
    remarks: list[str]
    lines: Annotated[list[tuple[str, str, str]], "Lines of YAML: sign (- old, + new), place, text."]


class ImpactPart(TypedDict):
    """A section of the impact sheet."""

    title: str
    notes: list[str]
    entries: list[ImpactEntry]
    quiet: Annotated[bool, "Whether it matters less, such as texts."]


class Example(TypedDict):
    """A project that gets another answer."""

    item: int
    facts: Facts


class Impact(TypedDict):
    """The impact sheet in one language."""

    title: str
    between: Annotated[str, "Which states it compares."]
    summary: list[str]
    parts: list[ImpactPart]
    note: Annotated[str, "How it was made."]
    identical: Annotated[bool, "Whether nothing differs."]
    examples: Annotated[list[Example], "Of each kind of change a project."]


class BenchItem(Text):
    """An item, to choose from."""

    number: int


class BenchQuestionsRequest(Edited):
    """The questions of one item."""

    item: int


class BenchProject(Edited):
    """A project, to ask about before and after."""

    items: list[int]
    facts: Facts
    on: NotRequired[Annotated[str, "The day whose rules count."]]


class ShortVerdict(TypedDict):
    """Of a verdict, what is set side by side."""

    status: Status
    document: Document | None
    track: Track | None
    headline: Text
    time_limit: TimeLimit | None
    reasons: list[Reason]
    standing_text: Text
    on: str


class NoVerdict(TypedDict):
    """What is wrong with the project for one of the states."""

    errors: list[Mistake]


class Preview(TypedDict):
    """The answer before and after."""

    before: ShortVerdict | NoVerdict
    after: ShortVerdict | NoVerdict
    same: bool


class FileDiff(TypedDict):
    """What was edited in a file."""

    file: str
    lines: Annotated[list[str], "A unified diff without the two lines that name the files."]


class Author(TypedDict):
    """Who made a package, and when, as typed."""

    name: str
    day: str
    note: Annotated[str, "Why, for the second person."]


class Signature(Author):
    """A second person's verdict."""

    verdict: Literal["agreed", "returned"]


class PackageRequest(Edited):
    """The edit as a package."""

    name: str
    day: str
    note: str


class PackageToOpen(Edited):
    """A package to look at."""

    content: Annotated[str, "The file in base64."]


class PackageToSign(PackageToOpen):
    """A package to sign; the files are those that were opened."""

    name: str
    day: str
    verdict: Literal["agreed", "returned"]
    note: str


class Taken(TypedDict):
    """A file to take away."""

    name: Annotated[str, "What to call it."]
    content: Annotated[str, "The file in base64."]


class Clash(TypedDict):
    """A value that a package and somebody else changed, each otherwise."""

    file: str
    where: Annotated[str, "Its keys; empty for a whole file."]
    name: Annotated[Text, "The record."]
    base: Text
    published: Text
    package: Text
    steps: Annotated[list[str], "Its keys, and records as `id=…`; empty for a whole file."]
    held: Annotated[
        dict[Literal["published", "package"], str],
        "What each side has, as JSON; no key for nothing.",
    ]


class Opened(TypedDict):
    """What a package says and comes to."""

    author: Author
    signatures: list[Signature]
    files: Annotated[list[str], "The files it changes."]
    moved: Annotated[list[str], "Those of them that were published anew since."]
    conflicts: list[Clash]
    edits: Annotated[dict[str, str], "The files as they would be, by name."]
    second: Annotated[bool, "Whether the site asks for a second person."]


class Proposal(TypedDict):
    """A value that a case or a scenario would expect."""

    place: Annotated[str, "File and line."]
    name: Text
    old: str
    new: str


class Proposed(TypedDict):
    """What cases and scenarios would have to expect after the edit."""

    edits: Annotated[dict[str, str], "The files with it, by name."]
    told: list[Proposal]


class SheetRequest(Edited):
    """A spreadsheet's file."""

    name: Annotated[str, "Its name, of which the ending counts."]
    size: Annotated[int, "Its bytes."]
    content: Annotated[str, "The file in base64; empty where it is too large to be handed over."]


class SheetRows(TypedDict):
    """What stands in a spreadsheet's file."""

    rows: Annotated[list[list[str]], "Its rows in which something is written, cell by cell."]
    read_as: Annotated[Text, "What was read, and how."]
    unread: Annotated[list[str], "Other sheets that hold something."]


class BenchRequests(TypedDict):
    """What the workbench's session takes."""

    validate: Edited
    impact: ImpactRequest
    items: Edited
    questions: BenchQuestionsRequest
    preview: BenchProject
    diff: Edited
    propose: Edited
    package: PackageRequest
    open: PackageToOpen
    sign: PackageToSign
    rows: SheetRequest


class BenchResults(TypedDict):
    """What it answers; null where the edited data cannot be compiled."""

    validate: Validated
    impact: Impact | None
    items: list[BenchItem] | None
    questions: list[FormQuestion] | None
    preview: Preview | None
    diff: list[FileDiff]
    propose: Proposed
    package: Taken
    open: Opened
    sign: Taken
    rows: SheetRows
