"""A package: what one clerk changed, from which state, what it does, and who has signed it.

Its digest tells of any alteration after it was made, by accident or by hand. It is no seal: whoever can run
this program can make a package in any name. Who somebody is, an office knows by other means.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from generator.publish.archive import NoPackage, packed, unpacked
from generator.source.document import read_text
from generator.system.canonical_json import to_json
from generator.system.printable import printable

FORMAT = "eia-guide package"
VERSION = 1
MANIFEST = "package.json"
MOST_NOTE = 2_000


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _name(text: str) -> str:
    if not text.strip() or printable(text) != text or "\n" in text:
        raise ValueError("name")
    return text


Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]
Name = Annotated[str, StringConstraints(max_length=60), AfterValidator(_name)]
Note = Annotated[str, StringConstraints(max_length=MOST_NOTE)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
DataPath = Annotated[
    str, StringConstraints(max_length=120, pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+){0,4}\.yaml$")
]
"""A YAML file below the data folder: no other folder, no hidden file, no way out."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Told = TypeVar("Told", bound=_Shape)


class SiteName(_Shape):
    """The site for which a package was made."""

    name: Annotated[str, StringConstraints(max_length=200)]
    address: Annotated[str, StringConstraints(max_length=300)]


class Author(_Shape):
    """Who made the change, as typed, and when; ``note`` says why, for the second person."""

    name: Name
    day: Day
    note: Note = ""


class Signature(_Shape):
    """The second person's verdict on a content."""

    name: Name
    day: Day
    verdict: Literal["agreed", "returned"]
    note: Note = ""
    content: Digest


class _Listed(_Shape):
    path: DataPath
    base: Digest | None
    new: Digest | None


class _Manifest(_Shape):
    format: Annotated[str, StringConstraints(max_length=100)]
    version: int
    site: SiteName
    author: Author
    policy: list[Annotated[str, StringConstraints(max_length=100)]]
    made_from: Digest | Literal[""]
    files: list[_Listed]
    sheets: dict[Literal["zh.html", "en.html", "zh.md", "en.md"], Digest]
    signatures: list[Signature]
    digest: Digest


@dataclass(frozen=True)
class FileChange:
    """A data file before and after; None where there is none."""

    path: str
    base: str | None
    new: str | None


@dataclass(frozen=True)
class Package:
    """All that a package says."""

    site: SiteName
    author: Author
    files: tuple[FileChange, ...]
    sheets: Mapping[str, str]
    """The impact sheet by language and form, ``zh.html`` to print and ``zh.md`` for a forge."""
    policy: tuple[str, str] = ("", "")
    """The hash of the policy before and after."""
    made_from: str = ""
    """The digest of the package that this one brings up to date; empty for a first one."""
    signatures: tuple[Signature, ...] = field(default=())

    @property
    def content(self) -> str:
        """What a signature is for: everything but the signatures."""
        return _sha(to_json({**_manifest(self), "signatures": []}))

    @property
    def digest(self) -> str:
        """The digest over all of it."""
        return _sha(to_json(_manifest(self)))

    def signed(self, name: str, day: str, verdict: str, note: str = "") -> Package:
        """The package with one more signature; raises ``NoPackage`` for a name or a day that is none."""
        signature = _told(
            Signature, name=_tidy(name), day=day, verdict=verdict, note=note, content=self.content
        )
        if same_person(signature.name, self.author.name):
            raise NoPackage(
                f"改动是{self.author.name}做的，不能由同一个人签字。请交给另一个人。",
                f"{self.author.name} made the change and cannot sign it too. Hand it to somebody else.",
            )
        return replace(self, signatures=(*self.signatures, signature))


def author(name: str, day: str, note: str = "") -> Author:
    """Who and when, as typed; raises ``NoPackage`` for what is neither."""
    return _told(Author, name=_tidy(name), day=day, note=note)


def same_person(one: str, other: str) -> bool:
    """Whether two names are one, however they were typed."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _told(shape: type[Told], **values: object) -> Told:
    try:
        return shape.model_validate(values)
    except ValidationError as error:
        wrong = str(error.errors()[0]["loc"][0])
        zh, en = {
            "name": ("请写姓名，最多60个字", "give a name, of 60 characters at most"),
            "day": ("日期请写成 2026-11-30 这样", "give the day as 2026-11-30"),
            "verdict": ("请选同意或退回", "choose: agreed, or returned"),
        }.get(wrong, (f"说明最多{MOST_NOTE}个字", f"the note may have {MOST_NOTE} characters"))
        raise NoPackage(f"{zh}。", f"{en}.") from error


def to_bytes(package: Package) -> bytes:
    """The package as a file."""
    manifest = {**_manifest(package), "digest": package.digest}
    text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    parts = {MANIFEST: text} | {f"sheet.{form}": said for form, said in sorted(package.sheets.items())}
    for change in package.files:
        for folder, said in (("base", change.base), ("new", change.new)):
            if said is not None:
                parts[f"{folder}/{change.path}"] = said
    return packed({name: said.encode("utf-8") for name, said in parts.items()})


def from_bytes(raw: bytes) -> Package:
    """Read a package; raises ``NoPackage`` that says where, if it is none or not as it was made."""
    parts = unpacked(raw)
    listed = _listed(parts.pop(MANIFEST, b""))
    texts = _texts(parts, listed)
    package = Package(
        listed.site,
        listed.author,
        tuple(
            FileChange(one.path, texts.get(f"base/{one.path}"), texts.get(f"new/{one.path}"))
            for one in listed.files
        ),
        {form: texts[f"sheet.{form}"] for form in listed.sheets},
        (listed.policy[0], listed.policy[1]),
        listed.made_from,
        tuple(listed.signatures),
    )
    if package.digest != listed.digest:
        raise _altered(MANIFEST)
    if any(signature.content != package.content for signature in package.signatures):
        raise _altered(f"{MANIFEST}: signatures")
    if to_bytes(package) != raw:
        raise _altered("ZIP")
    for change in package.files:
        _readable(change)
    return package


def _listed(raw: bytes) -> _Manifest:
    try:
        listed = _Manifest.model_validate(json.loads(raw.decode("utf-8")))
    except ValidationError as error:
        where = "/".join(map(str, error.errors()[0]["loc"]))[:200]
        raise _altered(f"{MANIFEST}: {printable(where)}") from error
    except (ValueError, RecursionError) as error:
        raise NoPackage(
            f"这不是提交包：里面没有读得通的 {MANIFEST}。",
            f"this is no package: it holds no {MANIFEST} that can be read.",
        ) from error
    if listed.format != FORMAT or listed.version != VERSION or len(listed.policy) != 2:
        raise NoPackage(
            f"这个提交包的格式（{printable(listed.format)} {listed.version}）本程序读不了。"
            "请用同一版本的工作台重新提交。",
            f"this program cannot read a package of this form ({printable(listed.format)} {listed.version})."
            " Make it anew in the workbench of the same release.",
        )
    return listed


def _texts(parts: Mapping[str, bytes], listed: _Manifest) -> dict[str, str]:
    """Every part as text, exactly those that are listed, each as it was made."""
    expected = dict(_expected(listed))
    for name in (*expected, *parts):
        if expected.get(name) != _sha(parts.get(name, b"")) or name not in parts:
            raise _altered(name)
    try:
        return {name: content.decode("utf-8") for name, content in parts.items()}
    except UnicodeDecodeError as error:
        raise _altered("UTF-8") from error


def _expected(listed: _Manifest) -> Iterator[tuple[str, str]]:
    yield from ((f"sheet.{form}", digest) for form, digest in listed.sheets.items())
    for one in listed.files:
        yield from ((f"base/{one.path}", digest) for digest in (one.base,) if digest is not None)
        yield from ((f"new/{one.path}", digest) for digest in (one.new,) if digest is not None)


def _readable(change: FileChange) -> None:
    """Refuse YAML that cannot be read within its bounds: anchors, tags, depth, or no YAML at all."""
    for text in (change.base, change.new):
        if text is not None and (found := read_text(text, f"policy_data/{change.path}").findings):
            raise NoPackage(
                f"提交包里的文件读不通：{found[0].text('zh')}",
                f"a file in the package cannot be read: {found[0].text('en')}",
            )


def _altered(where: str) -> NoPackage:
    name = printable(where)[:300]
    return NoPackage(
        f"提交包生成以后被改过（{name}），没有打开。请用原来的文件；要改内容，请在工作台里打开后再改。",
        f"the package was altered after it was made ({name}), so it was not opened. Use the file as it was"
        " made; to change what is in it, open it in the workbench.",
    )


def _manifest(package: Package) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "site": package.site.model_dump(),
        "author": package.author.model_dump(),
        "policy": list(package.policy),
        "made_from": package.made_from,
        "files": [
            {"path": one.path, "base": _sha_of(one.base), "new": _sha_of(one.new)} for one in package.files
        ],
        "sheets": {form: _sha(text) for form, text in package.sheets.items()},
        "signatures": [one.model_dump() for one in package.signatures],
    }


def _sha_of(text: str | None) -> str | None:
    return None if text is None else _sha(text)


def _sha(text: str | bytes) -> str:
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode("utf-8")).hexdigest()
