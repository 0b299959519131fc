"""The answer in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.rules.wording import Text, listed

_DECIDED: Mapping[str, Text] = {
    "report": {"zh": "应编制{document}，办理方式是{track}。", "en": "It needs an {document}; the track is {track}."},
    "form": {"zh": "应编制{document}，办理方式是{track}。", "en": "It needs an {document}; the track is {track}."},
    "registration": {"zh": "应填报{document}，{track}即可，不用审批。", "en": "It needs an {document}, by {track}; no approval is needed."},
    "none": {"zh": "不需要办理环评：{track}。", "en": "No EIA document is needed: {track}."},
}
_OPEN: Text = {
    "zh": "还不能确定，可能是：{documents}。再回答下面的问题就能确定。",
    "en": "Not settled yet: {documents}. The questions below will settle it.",
}
_TRACK_OPEN: Text = {
    "zh": "{document}；办理方式还不能确定，可能是：{tracks}。",
    "en": "{document}; the track is not settled yet and may be: {tracks}.",
}


def headline(verdict: Mapping[str, Any], short: Mapping[str, Text]) -> Text:
    """The verdict's first sentence, in both languages. ``short`` holds the documents' short names."""
    if verdict["status"] == "decided":
        words = _DECIDED[verdict["document"]]
        return {lang: words[lang].format(document=verdict["document_name"][lang], track=verdict["track_name"][lang]) for lang in words}
    if verdict["document"] is not None:
        return _listing(_TRACK_OPEN, "tracks", verdict["possible_track_names"], document=verdict["document_name"])
    return _listing(_OPEN, "documents", [short[document] for document in verdict["possible_documents"]])


def _listing(words: Text, key: str, names: list[Text], **more: Text) -> Text:
    lists = {"zh": "、".join(n["zh"] for n in names[:-1]) + f"或{names[-1]['zh']}", "en": listed([n["en"] for n in names], "or")}
    said = {lang: words[lang].format(**{key: lists[lang]}, **{name: text[lang] for name, text in more.items()}) for lang in words}
    return {"zh": said["zh"], "en": said["en"][:1].upper() + said["en"][1:]}


def headline_without_edition(on: date, earliest: Mapping[str, Any]) -> Text:
    """What to say of a day before the earliest edition of the catalogue that the data holds."""
    start = earliest["effective"]["from"]
    return {
        "zh": f"这里没有 {on.isoformat()} 有效的名录，不能判断。现有最早的版本自 {start} 起施行。",
        "en": f"No edition of the catalogue for {on.isoformat()} is held here, so nothing can be decided. The earliest held is in force from {start}.",
    }
