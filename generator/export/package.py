"""A whole folder of open data: the files of every list, their schemas, an index and the licence."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.export import files, tables
from generator.export.datasets import DATASETS, Dataset
from generator.export.shapes import Row
from generator.export.titles import title
from generator.library.library import Library
from generator.models import base
from generator.models.base import Text
from generator.system.cache import CACHE, code, digest, kept, plain, releases

RowShape = TypeVar("RowShape", bound=Row)
KEPT = CACHE.parent / "sheets"
INDEX = "datapackage.json"
"""The index has the form of a Frictionless data package. It also marks a folder as one of ours."""


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


class FolderInUse(Exception):
    """The folder holds something that is not open data of ours; it was left alone."""


def export(library: Library, out: Path) -> list[Published]:
    """Write everything into ``out``: put in place whole, or not at all.

    FolderInUse if other things are there.
    """
    out = out.resolve()
    if out.exists() and not (out.is_dir() and (not any(out.iterdir()) or (out / INDEX).is_file())):
        raise FolderInUse(str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        published = write(library, work / "new")
        if out.exists():
            out.rename(work / "old")
        (work / "new").rename(out)
    finally:
        if (work / "old").exists() and not out.exists():
            (work / "old").rename(out)
        shutil.rmtree(work, ignore_errors=True)
    return published


def write(library: Library, folder: Path) -> list[Published]:
    """Write every list into a folder that does not exist yet."""
    (folder / "schema").mkdir(parents=True)
    published, resources = [], []
    for dataset in DATASETS:
        rows = dataset.rows(library)
        contents = _contents(library, dataset, rows)
        for name, content in contents.items():
            (folder / name).write_bytes(content)
        sizes = {
            name.rpartition(".")[2]: len(content) for name, content in contents.items() if "/" not in name
        }
        published.append(Published(dataset, len(rows), sizes))
        resources += _resources(dataset, contents)
    (folder / INDEX).write_bytes(files.to_json(_package(library, resources)))
    (folder / "LICENCE.txt").write_text(licence_note(library), encoding="utf-8")
    return published


def _contents(library: Library, dataset: Dataset, rows: Sequence[Row]) -> dict[str, bytes]:
    """Every file of a list by its name."""
    columns = tables.columns(dataset.shape)
    cells = tables.table(dataset.shape, rows)
    heads = [
        title(
            column.field, column.name.removeprefix(f"{column.field}_") if column.name != column.field else ""
        )
        for column in columns
    ]
    head = {
        "dataset": dataset.name,
        "title": dataset.title,
        **_edition(library),
        "licence": library.about["licence"],
    }
    records = [row.model_dump(mode="json") for row in rows]
    return {
        f"{dataset.name}.json": files.to_json({**head, "rows": records}),
        f"{dataset.name}.csv": files.to_csv(columns, cells),
        f"{dataset.name}.xlsx": _sheet(dataset.name, columns, heads, cells, library.current_to),
        f"schema/{dataset.name}.schema.json": _schema_file(dataset),
    }


def _sheet(
    name: str,
    columns: Sequence[tables.Column],
    heads: Sequence[str],
    cells: Sequence[Sequence[tables.Cell]],
    day: str,
) -> bytes:
    """The spreadsheet of a list; it takes longer to write than all else, so it is kept."""
    rests_on = plain([name, [asdict(column) for column in columns], heads, cells, day])
    key = digest(code(Path(files.__file__)), releases("openpyxl"), rests_on)
    return kept(
        key, ("sheet.xlsx",), lambda: {"sheet.xlsx": files.to_xlsx(name, columns, heads, cells, day)}, KEPT
    )["sheet.xlsx"]


def _schema_file(dataset: Dataset) -> bytes:
    """The schema as a file; it hangs on the models alone, so it is kept."""
    key = digest(
        code(Path(files.__file__).parent, Path(str(base.__file__)).parent), releases("pydantic"), dataset.name
    )
    return kept(key, ("schema.json",), lambda: {"schema.json": files.to_json(schema(dataset))}, KEPT)[
        "schema.json"
    ]


def _edition(library: Library) -> dict[str, str]:
    return {"current_to": library.current_to, "policy": library.policy["hash"]}


def schema(dataset: Dataset) -> dict[str, Any]:
    """The JSON Schema of a list's file (draft 2020-12)."""
    made = File[dataset.shape].model_json_schema()  # type: ignore[name-defined]
    _name_fields(made)
    made |= {"title": f"{dataset.title['zh']} / {dataset.title['en']}", "description": dataset.shape.__doc__}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{dataset.name}.schema.json",
        **made,
    }


def _name_fields(node: Any) -> None:
    """Give every field its name in both languages."""
    if isinstance(node, dict):
        for name, field in node.get("properties", {}).items():
            field["title"] = title(name)
        for part in node.values():
            _name_fields(part)
    elif isinstance(node, list):
        for part in node:
            _name_fields(part)


_MEDIA = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _resources(dataset: Dataset, contents: dict[str, bytes]) -> list[dict[str, Any]]:
    """What the index says of each file of a list."""
    return [
        {
            "name": f"{dataset.name}-{form}",
            "title": f"{dataset.title['zh']} / {dataset.title['en']}",
            "path": f"{dataset.name}.{form}",
            "format": form,
            "mediatype": media,
            "encoding": "utf-8",
            "bytes": len(contents[f"{dataset.name}.{form}"]),
            "hash": f"sha256:{hashlib.sha256(contents[f'{dataset.name}.{form}']).hexdigest()}",
            **_form_schema(dataset, form),
        }
        for form, media in _MEDIA.items()
    ]


def _form_schema(dataset: Dataset, form: str) -> dict[str, Any]:
    if form == "json":
        return {"jsonSchema": f"schema/{dataset.name}.schema.json"}
    fields = [
        {"name": column.name, "type": column.kind, "title": title(column.field)}
        for column in tables.columns(dataset.shape)
    ]
    table = {"schema": {"fields": fields, "missingValues": [""]}}
    return {"profile": "tabular-data-resource", **table} if form == "csv" else {"headerRows": [1, 2], **table}


def _package(library: Library, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": "qinghai-eia-guide",
        "title": f"{library.name['zh']} / {library.name['en']}",
        "description": f"{library.about['publisher_note']['zh']}\n{library.about['publisher_note']['en']}",
        "version": library.policy["hash"],
        "created": f"{library.current_to}T00:00:00Z",
        "current_to": library.current_to,
        "licenses": [
            {
                "name": "other-open",
                "title": f"{library.about['licence']['zh']} / {library.about['licence']['en']}",
                "path": "LICENCE.txt",
            }
        ],
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
