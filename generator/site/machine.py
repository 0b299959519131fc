"""Documents that MkDocs does not make, from templates: feeds, the map of the site, redirects, the sheet of an
impact analysis."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).resolve().parents[2] / "site_src" / "templates" / "machine"
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def document(name: str, **parts: object) -> str:
    """The template ``name`` with these parts; every text that is not markup is escaped."""
    return _environment().get_template(f"{name}.j2").render(parts)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def _escaped(value: object) -> object:
    """A text as it stands in XML and in HTML, also between double quotes."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(value.translate(_REFERENCES))  # noqa: S704 - this is the escaping
    return value
