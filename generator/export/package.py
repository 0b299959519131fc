"""A whole folder of open data: the files of every list, their schemas, an index and the licence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from generator.export import files, tables
from generator.export.dataset import Dataset
from generator.export.datasets import DATASETS
from generator.export.shapes import Row
from generator.export.titles import title
from generator.library.library import Library
from generator.models.base import Text
from generator.system import place
from generator.system.cache import CACHE, cached, code, digest, releases
from generator.system.canonical_json import to_json
from generator.tables import formulas, xlsx_writer

RowShape = TypeVar("RowShape", bound=Row)
KEPT = CACHE.parent / "sheets"
SHEET = "sheet.xlsx"
Resource = dict[str, object]
"""A part of the index."""
INDEX = "datapackage.json"
"""The index has the form of a Frictionless data package."""


class File(Row, Generic[RowShape]):
    """A JSON file: what it is, as of when, and its records."""

    dataset: str
    title: Text
    current_to: str
    policy: str
    licence: Text
    rows: list[RowShape]


@dataclass(frozen=True)
class Published:
    """A list as it was written: how many records, and the size of each format in bytes."""

    dataset: Dataset
    rows: int
    sizes: dict[str, int]


def export(library: Library, out: Path, data: Sequence[Path] = ()) -> list[Published]:
    """Write everything into ``out``: put in place whole, or not at all; nothing goes into the folders of
    ``data``.

    Raises ``Unfit`` if other things are there.
    """
    with place.folder(out, place.OPEN_DATA, data) as folder:
        return write(library, folder)


def write(library: Library, folder: Path) -> list[Published]:
    """Write every list into a folder that holds nothing yet."""
    (folder / "schema").mkdir(parents=True)
    written = [_written(library, dataset, folder) for dataset in DATASETS]
    resources = [resource for _, named in written for resource in named]
    (folder / INDEX).write_bytes(files.to_json(_package(library, resources)))
    (folder / "LICENCE.txt").write_text(licence_note(library), encoding="utf-8")
    return [published for published, _ in written]


def _written(library: Library, dataset: Dataset, folder: Path) -> tuple[Published, list[Resource]]:
    """The files of a list, written: how large they are, and what the index says of them."""
    rows = dataset.rows(library)
    columns = tables.columns(dataset.shape)
    cells = tables.table(columns, rows)
    contents = {
        "json": files.to_json({**_head(library, dataset), "rows": rows}),
        "csv": files.to_csv(columns, cells),
        "xlsx": _sheet(dataset.name, columns, cells, library.current_to),
    }
    for form, content in contents.items():
        (folder / f"{dataset.name}.{form}").write_bytes(content)
    (folder / "schema" / f"{dataset.name}.schema.json").write_bytes(files.to_json(schema(dataset)))
    sizes = {form: len(content) for form, content in contents.items()}
    resources = [_resource(dataset, columns, form, content) for form, content in contents.items()]
    return Published(dataset, len(rows), sizes), resources


def _sheet(
    name: str, columns: Sequence[tables.Column], cells: Sequence[Sequence[tables.Cell]], day: str
) -> bytes:
    """The spreadsheet of a list; it takes longer to write than all else, so it is kept."""
    heads = [[*column.path, title(column.path), column.kind] for column in columns]
    key = digest(_code(), releases("openpyxl"), to_json([name, heads, cells, day]))
    made = cached(key, (SHEET,), lambda: {SHEET: files.to_xlsx(name, columns, cells, day)}, KEPT)
    return made[SHEET]


def _code() -> str:
    return code(Path(str(files.__file__)), Path(str(xlsx_writer.__file__)), Path(str(formulas.__file__)))


def _head(library: Library, dataset: Dataset) -> dict[str, object]:
    """What a file says before its records."""
    return {
        "dataset": dataset.name,
        "title": dataset.title,
        "current_to": library.current_to,
        "policy": library.policy["hash"],
        "licence": library.about["licence"],
    }


def schema(dataset: Dataset) -> dict[str, object]:
    """The JSON Schema of a list's file (draft 2020-12)."""
    made = File[dataset.shape].model_json_schema()  # type: ignore[name-defined]
    _explain(made)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{dataset.name}.schema.json",
        **made,
        "title": _both(dataset.title),
        "description": " ".join(str(dataset.model.__doc__).split()),
    }


def _explain(node: object) -> None:
    """Give every field its name in both languages; what a shape is stands on one line."""
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            node["description"] = " ".join(node["description"].split())
        for name, field in node.get("properties", {}).items():
            field["title"] = title((name,))
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _explain(part)


def _both(text: Mapping[str, str]) -> str:
    return f"{text['zh']} / {text['en']}"


_MEDIA = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _resource(dataset: Dataset, columns: Sequence[tables.Column], form: str, content: bytes) -> Resource:
    """What the index says of a file of a list."""
    return {
        "name": f"{dataset.name}-{form}",
        "title": _both(dataset.title),
        "path": f"{dataset.name}.{form}",
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        **_form_schema(dataset, columns, form),
    }


def _form_schema(dataset: Dataset, columns: Sequence[tables.Column], form: str) -> Resource:
    if form == "json":
        return {"jsonSchema": f"schema/{dataset.name}.schema.json"}
    fields = [{"name": column.name, "type": column.kind, "title": title(column.path)} for column in columns]
    table = {"schema": {"fields": fields, "missingValues": [""]}}
    return {"profile": "tabular-data-resource", **table} if form == "csv" else {"headerRows": [1, 2], **table}


def _package(library: Library, resources: Sequence[Resource]) -> Resource:
    about = library.about
    return {
        "profile": "data-package",
        "name": "qinghai-eia-guide",
        "title": _both(library.name),
        "description": f"{about['publisher_note']['zh']}\n{about['publisher_note']['en']}",
        "version": library.policy["hash"],
        "created": f"{library.current_to}T00:00:00Z",
        "current_to": library.current_to,
        "licenses": [{"name": "other-open", "title": _both(about["licence"]), "path": "LICENCE.txt"}],
        "resources": resources,
    }


def licence_note(library: Library) -> str:
    """What may be done with the data, in both languages, with the date and the mark to name."""
    lines = []
    for lang, dated, marked in (
        ("zh", "数据截至：", "政策数据编号："),
        ("en", "Data current to: ", "Policy data: "),
    ):
        said = [library.name[lang], library.about["licence"][lang], library.about["publisher_note"][lang]]
        lines += [*said, f"{dated}{library.current_to}", f"{marked}{library.policy['hash']}", ""]
    return "\n".join(lines)
