"""What the page for tables of projects asks of its worker, and what it is answered."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from generator.models.messages.basics import Facts, Lang, Text
from generator.models.messages.questions import FormQuestion, Question


class NameTableRequest(TypedDict):
    """May this file be put into the worker's memory?"""

    name: Annotated[str, "Its name."]
    size: Annotated[int, "Its size in bytes."]


class FilePath(TypedDict):
    """A file in the worker's memory."""

    path: Annotated[str, "Its path there."]


class OpenTableRequest(TypedDict):
    """Read the file that was put there."""

    name: Annotated[str, "Its name, whose ending counts."]
    lang: Annotated[Lang, "The language of the answers."]
    on: Annotated[str, "The day whose rules count where a row names none."]
    sheet: NotRequired[Annotated[str, "The sheet to read; absent for the first that is understood."]]
    columns: NotRequired[Annotated[str, "Which column is which, as `name=B,header=3`; absent to find out."]]


class AskedColumn(TypedDict):
    """A column of which the reader is asked what it is."""

    letter: Annotated[str, "Its name in a spreadsheet."]
    cells: Annotated[list[str], "Its cells in the first rows."]


class AskedColumns(TypedDict):
    """That it is not plain which column is which."""

    why: Annotated[Text, "What was found instead."]
    rows: Annotated[list[int], "The numbers of the first rows."]
    columns: Annotated[list[AskedColumn], "The columns, with what stands in these rows."]


class OpenedTable(TypedDict):
    """A table that was read; or what has to be told before it can be."""

    read_as: Annotated[Text, "As what it was read: kind, encoding, sheet."]
    unread: Annotated[Text, "Which columns say nothing to the check; empty texts if there is none."]
    total: Annotated[int, "How many rows have a project."]
    sheets: Annotated[list[str], "The sheets that may be read, the one that is read first."]
    ask: Annotated[AskedColumns | None, "Null where it is plain which column is which."]


class AnswerRowsRequest(TypedDict):
    """Answer some more rows."""

    rows: Annotated[int, "How many."]


class RowOffer(TypedDict):
    """An item to choose for a row."""

    item: Annotated[int, "Its number."]
    name: Annotated[str, "Its name."]


class PickRequest(TypedDict):
    """This belongs to a row."""

    row: Annotated[int, "The number of the row in the file."]
    items: Annotated[str, "Numbers of items as they were typed; empty takes a choice back."]
    facts: NotRequired[Annotated[Facts, "Answers to its questions, all of them."]]


class RowRequest(TypedDict):
    """A row."""

    row: Annotated[int, "The number of the row in the file."]


class RowQuestions(TypedDict):
    """What may be answered in a row."""

    items: Annotated[list[int], "Its items, given or found."]
    questions: Annotated[list[FormQuestion], "All that these can ask."]
    next: Annotated[list[Question], "Those that can still change its answer, most telling first."]
    facts: Annotated[Facts, "The answers that the reader added."]
    read: Annotated[Facts, "What was read in its words."]


class TableRow(TypedDict):
    """A row with its answer, in the language of the table."""

    row: Annotated[int, "Its number in the file."]
    name: Annotated[str, "What the reader calls it; empty if nothing does."]
    items: Annotated[str, "Its cell of item numbers."]
    kind: Annotated[Literal["decided", "check", "read", "open", "choose", "bad"], "How it came out."]
    differs: Annotated[
        Literal["lenient", "perhaps_lenient", "stricter", ""], "How the class that it gives itself compares."
    ]
    compared: Annotated[str, "The same in words."]
    found: Annotated[str, "The items found by its words."]
    read: Annotated[str, "What was read in its words."]
    offers: Annotated[list[RowOffer], "The items to choose from; empty where the item is plain."]
    chosen: Annotated[str, "The items that the reader chose."]
    added: Annotated[str, "The answers that the reader added, in words."]
    asks: Annotated[int, "How many questions can still change its answer."]
    unsure: Annotated[bool, "Whether its answer rests on what was found or read in its words."]
    approval: Annotated[Literal["missing", "old", "soon", ""], "What is to be said of its approval."]
    aged: Annotated[str, "The same in words."]
    status: Annotated[str, "The same in words."]
    document: Annotated[str, "The document; empty while open."]
    track: Annotated[str, "The track; empty while open."]
    promised: Annotated[str, "The promised time; empty where there is none."]
    possible_documents: Annotated[str, "The documents still possible."]
    questions: Annotated[str, "What is to be asked next; empty if nothing is."]
    error: Annotated[str, "What is wrong with the row; empty if nothing is."]
    link: Annotated[str, "A link to the check; empty where there is none."]


class AnsweredRows(TypedDict):
    """How far it has come."""

    done: Annotated[bool, "Whether that was the last row."]
    rows: Annotated[int, "How many are answered by now."]
    bad: Annotated[int, "How many of these have a mistake."]
    shown: Annotated[list[TableRow], "The new ones, to show."]
    said: Annotated[list[str], "Lines about mistakes, from the first row on."]


class Nothing(TypedDict):
    """A request that says nothing but its name."""


class TableFiles(TypedDict):
    """The results, as paths in the worker's memory."""

    csv: str
    xlsx: str


class WholeTable(TypedDict):
    """What comes of all rows."""

    summary: Annotated[str, "All counts in a sentence."]
    tracks: Annotated[list[tuple[str, int]], "Of rows decided: each track and how many."]
    documents: Annotated[list[tuple[str, int]], "Of rows decided: each document and how many."]
    look_at: Annotated[list[str], "What of the whole list has to be looked at, the gravest first."]


class PickedRow(WholeTable):
    """A row as it is answered now, and what that makes of the whole table."""

    row: TableRow


class WrittenRows(TypedDict):
    """How far the results are written."""

    done: Annotated[bool, "Whether they are all written."]
    rows: Annotated[int, "How many are."]


class ClosedTable(WholeTable):
    """What came of a table."""

    files: Annotated[TableFiles, "The results."]
    rows: Annotated[int, "How many rows were answered."]
    bad: Annotated[int, "How many of these have a mistake."]
    left_out: Annotated[Text, "Rows that are no projects, counted; empty texts if there is none."]


class TemplateRequest(TypedDict):
    """A table to fill in."""

    items: Annotated[str, "Numbers of items as they were typed; empty for any."]
    lang: Annotated[Lang, "Its language."]
    ending: Annotated[Literal["csv", "xlsx"], "Its kind."]


class TableRequests(TypedDict):
    """What the session takes besides, on the page for tables."""

    name_table: NameTableRequest
    open_table: OpenTableRequest
    answer_rows: AnswerRowsRequest
    close_table: Nothing
    pick: PickRequest
    ask_row: RowRequest
    write_rows: AnswerRowsRequest
    template: TemplateRequest


class TableResults(TypedDict):
    """What it answers. Only a table that was opened can be closed; else that is null."""

    name_table: FilePath
    open_table: OpenedTable
    answer_rows: AnsweredRows
    close_table: ClosedTable
    pick: PickedRow
    ask_row: RowQuestions
    write_rows: WrittenRows
    template: FilePath
