"""The answer in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from generator.rules.wording import Text, capital, listed_texts, with_article

if TYPE_CHECKING:
    from generator.models.messages import Decision, Document
    from generator.models.policy import EditionRecord, InstrumentRecord

TO_SETTLE: Text = {"zh": "再回答下面的问题就能确定。", "en": "The questions below will settle it."}

_DECIDED: Mapping[Document, Text] = {
    "report": {
        "zh": "应编制{document}，办理方式是{track}。",
        "en": "It needs {document}; the track is {track}.",
    },
    "form": {
        "zh": "应编制{document}，办理方式是{track}。",
        "en": "It needs {document}; the track is {track}.",
    },
    "registration": {
        "zh": "应填报{document}，{track}即可，不用审批。",
        "en": "It needs {document}, by {track}; no approval is needed.",
    },
    "none": {"zh": "不需要办理环评：{track}。", "en": "No EIA document is needed: {track}."},
}


def headline(decision: Decision, short: Mapping[str, Text]) -> Text:
    """A verdict's first sentence, in both languages. ``short`` holds the documents' short names."""
    document = decision["document"]
    if document is None:
        return _open(listed_texts([short[possible] for possible in decision["possible_documents"]], "or"))
    name = decision["document_name"]
    assert name is not None
    if decision["status"] == "open":
        return _track_open(name, listed_texts(decision["possible_track_names"], "or"))
    track = decision["track_name"]
    assert track is not None
    return _decided(_DECIDED[document], name, track)


def _decided(words: Text, document: Text, track: Text) -> Text:
    return {
        "zh": words["zh"].format(document=document["zh"], track=track["zh"]),
        "en": words["en"].format(document=with_article(document["en"]), track=track["en"]),
    }


def _track_open(document: Text, tracks: Text) -> Text:
    return {
        "zh": f"{document['zh']}；办理方式还不能确定，可能是{tracks['zh']}。",
        "en": f"{capital(document['en'])}; the track is not settled yet and may be {tracks['en']}.",
    }


def _open(documents: Text) -> Text:
    return {
        "zh": f"还不能确定，可能是{documents['zh']}。{TO_SETTLE['zh']}",
        "en": f"Not settled yet; it may come to: {documents['en']}. {TO_SETTLE['en']}",
    }


def not_yet(instrument: InstrumentRecord, on: date) -> Text | None:
    """What to say of a day before an instrument; None from its first day on."""
    start = (instrument.get("effective") or {}).get("from") or instrument["dated"]
    if on.isoformat() >= start:
        return None
    return {
        "zh": f"{on.isoformat()} 还没有《{instrument['zh']}》（{start} 起），不能按它判断。",
        "en": (
            f"On {on.isoformat()} there was no such text as the {instrument['en']} (from {start}), so nothing"
            " can be decided by it."
        ),
    }


def headline_without_edition(on: date, earliest: EditionRecord) -> Text:
    """What to say of a day for which the data holds no edition of the catalogue."""
    start = earliest["effective"]["from"]
    return {
        "zh": f"这里没有 {on.isoformat()} 有效的名录，不能判断。现有最早的版本自 {start} 起施行。",
        "en": (
            f"No edition of the catalogue for {on.isoformat()} is held here, so nothing can be decided. The"
            f" earliest held is in force from {start}."
        ),
    }
