"""Slips of the pen in a text that change what is published: a sentence cut short, a line broken by pasting,
signs of the other language, notes to oneself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.findings.finding import Finding
from generator.lint.languages import UNFILLED, Pair
from generator.source.document import Document, Path_
from generator.source.hints import QUOTE

_HAN = r"\u3400-\u9fff"
_ENDS = "，。；：、！？"


class Slip(NamedTuple):
    """How a slip looks in a language, and what to say of it; ``{}`` is what stands there."""

    lang: str
    looks: re.Pattern[str]
    code: str
    zh: str
    en: str


SLIPS = (
    Slip(
        "zh",
        re.compile(rf"[{_HAN}{_ENDS}“”（）] +[{_HAN}“”]|[{_HAN}] +[{_ENDS}]"),
        "broken-line",
        "“{}”中间有空格，多半是粘贴时的换行。请删去空格，写成一行。",
        "“{}” has a blank in it, most likely from a line broken in pasting. Delete it and write one line.",
    ),
    Slip(
        "zh",
        re.compile(rf"[{_HAN}][,;:?!.](?=[{_HAN}]|$)"),
        "punctuation",
        "“{}”用了半角标点。中文里请用全角：，。；：？！",
        "“{}” has a half-width sign. In Chinese use full-width ones: ，。；：？！",
    ),
    Slip(
        "en",
        re.compile(rf"[^\s{_HAN}]?[{_ENDS}（）]"),
        "punctuation",
        "英文里的“{}”是中文标点。请改成半角：, . ; : ? !",
        "“{}” has Chinese punctuation in an English text. Use , . ; : ? !",
    ),
    Slip(
        "both",
        re.compile(r"[，。；：、]{2,}|(?<!\.)\.\.(?!\.)|,,|;;"),
        "punctuation",
        "“{}”重复了标点。请删去多的。",
        "“{}” repeats a sign. Delete what is too much.",
    ),
    Slip(
        "both",
        re.compile(r"[０-９Ａ-Ｚａ-ｚ｛｝]+"),
        "full-width-text",
        "“{}”是全角字符。请用半角，例如 20、A、{{clock:promised/report}}。",
        "“{}” is written in full-width characters. Use plain ones, such as 20, A, {{clock:promised/report}}.",
    ),
    Slip(
        "both",
        re.compile(r"(?<![A-Za-z])(?:TODO|FIXME|TBD|XXX+)(?![A-Za-z])|\?{2,}|？{2,}|待补(?!充|办|正|偿|齐|交)"),
        "left-over",
        "“{}”像是留给自己的记号，会原样公布。请补上内容，或者删去。",
        "“{}” looks like a note to yourself, and would be published. Complete the text, or delete the note.",
    ),
)  # fmt: skip


def check_slips(document: Document, texts: Iterable[Pair]) -> Iterator[Finding]:
    """The first slip of each kind in each text of a document."""
    for path, zh, en in texts:
        if UNFILLED.search(zh) or UNFILLED.search(en):
            continue
        for lang, text in (("zh", zh), ("en", en)):
            yield from _in_text(document, (*path, lang), lang, text)
            yield from _cut_short(document, (*path, lang))


def _in_text(document: Document, path: Path_, lang: str, text: str) -> Iterator[Finding]:
    for slip in SLIPS:
        found = slip.looks.search(text) if slip.lang in (lang, "both") else None
        if found:
            place = document.place_in(path, found[0].strip())
            yield Finding(place, "warning", slip.code, slip.zh.format(found[0]), slip.en.format(found[0]))


def _cut_short(document: Document, path: Path_) -> Iterator[Finding]:
    """A text without quotation marks ends at `` #``: what stands behind it is a remark that nobody sees."""
    place = document.place(path)
    line = document.line(place)
    written = line[place.column - 1 :]
    if not written or written[0] in "\"'|>" or line.lstrip().startswith("#"):
        return
    value = str(document.at(path))
    if not written.startswith(value):
        return
    behind = re.match(r"\s+#(.*)", written[len(value) :])
    if behind:
        zh = (
            f"“#”把这句话截断了，后面的“{behind[1].strip()}”不会公布。属于这句话的，{QUOTE}；"
            "是说明的，请另起一行写。"
        )
        en = (
            f"“#” cuts the text short: “{behind[1].strip()}” is not published. If it belongs to the text, put"
            " the whole text in quotation marks; if it is a remark, give it a line of its own."
        )
        yield Finding(document.place_in(path, "#"), "warning", "cut-short", zh, en)
