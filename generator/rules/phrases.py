"""The answer in one sentence, and on what it rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.rules.wording import Text, capital, in_each, listed_texts, text, with_article

if TYPE_CHECKING:
    from generator.models.messages.basics import Document, Standing
    from generator.models.messages.verdict import Citation, Decision, LooksLike, Prohibition
    from generator.models.policy.catalogue import EditionRecord
    from generator.models.policy.guidance import InstrumentRecord

TO_SETTLE: Text = {"zh": "把还没答的问题答完就能确定。", "en": "Answer the open questions to find out."}
TO_FIND_OUT: Text = {
    "zh": "您不清楚的问到了，就能确定。",
    "en": "You will have the answer once you find out what you don't know yet.",
}
_PREPARE: Text = {
    "zh": "定下来之前，先按其中最严的{document}准备，不要开工。",
    "en": "Until you know, prepare for the strictest, {document}, and don't start building.",
}

_DECIDED: Mapping[Document, Text] = {
    "report": {
        "zh": "您的项目要办环评{document}{track}，批下来才能开工。",
        "en": "You need an EIA {document}{track}, approved before you start building.",
    },
    "form": {
        "zh": "您的项目要办环评{document}{track}，批下来才能开工。",
        "en": "You need an EIA {document}{track}, approved before you start building.",
    },
    "registration": {
        "zh": "您的项目要填环评{document}{track}，不用审批。",
        "en": "You need to fill in an EIA {document}{track}; no approval is needed.",
    },
    "none": {"zh": "您的项目不用办环评{track}。", "en": "You don't need an EIA{track}."},
}
_USUAL = ("ordinary", "outside")
"""The tracks that go without saying."""

_PROVISO: Mapping[Standing, Text] = {
    "inferred": {"zh": "按推断，请先核实", "en": "We infer this; please check first"},
    "unconfirmed": {"zh": "依据还没有核对，请先核实", "en": "Not confirmed yet; please check first"},
}
TO_CHECK = frozenset(_PROVISO)
"""The standings of what has to be checked first."""

_BY_TEXT: Text = {"zh": "按名录原文得出。", "en": "This follows the wording of the catalogue."}
_BY_LISTS: Text = {
    "zh": "按名录和清单原文得出。",
    "en": "This follows the wording of the catalogue and the list.",
}
_AS_REPORTED: Text = {"zh": "按官方报道，{said}", "en": "As officially reported, {said}"}
_BY_REPORT: Text = {"zh": "据官方报道得出。", "en": "This comes from official reports."}
_TO_CHECK: Text = {"zh": "要核实的是：{what}", "en": "What to check: {what}"}

CLAIMED: Text = {"zh": "按您说的推出，请先核实", "en": "This relies on what you say; please check first"}
"""What a verdict rests on where the visitor says that no item of the catalogue fits."""

_IF_UNLISTED: Text = {
    "zh": (
        "如果名录里确实没有这类项目，就不用办环评手续{tracks}；这是按您说的“没有合适的类别”推出的，请先核实："
    ),
    "en": (
        "If the catalogue really has no such project, you need no EIA{tracks}. This follows from"
        " your saying that no item fits. Please check first: "
    ),
}
_IF_REST_UNLISTED: Text = {
    "zh": "如果其余部分在名录里确实没有，{said}这是按您说的“没有合适的类别”推出的，请先核实：",
    "en": (
        "If the catalogue really does not have the rest: {said} This follows from your saying that no item"
        " fits the rest. Please check first: "
    ),
}
_HOW_TO_CHECK: Text = {
    "zh": "换个说法再查，再按行业看一遍名录；还拿不准，问审批窗口{or_call}。",
    "en": (
        "search again in other words, then go through the catalogue by industry; if you're still not sure,"
        " ask the approval counter{or_call}."
    ),
}
_OR_CALL: Text = {"zh": "或拨打{phone}", "en": " or call {phone}"}
_LOOKS_LIKE: Text = {
    "zh": "按描述像是{items}，请再看看。",
    "en": "The description looks like {items}; please look again. ",
}


class Rests(NamedTuple):
    """On what a verdict rests: how firm it is, what in it has to be checked, what the visitor claims."""

    standing: Standing = "official"
    weak: Sequence[Text] = ()
    lists: bool = False
    unlisted: bool = False
    looks_like: Sequence[LooksLike] = ()
    phone: str | None = None

    def proviso(self) -> Text | None:
        """In a few words, that a verdict has to be checked first, and why; None where it is firm."""
        return CLAIMED if self.unlisted else _PROVISO.get(self.standing)


def claimed_standing(unconfirmed: Text) -> Text:
    """How firm a verdict is that follows from the visitor's claim, with the name of that standing."""
    return {
        "zh": f"{unconfirmed['zh']}：没有文件这样说，只是您这样说。",
        "en": f"{capital(unconfirmed['en'])}: no document says so; it is what you say.",
    }


def list_row(numbers: Sequence[int]) -> Text:
    """What the row of a list that names some items is called."""
    named = [str(number) for number in numbers]
    return {
        "zh": f"清单中第{'、'.join(named)}项这一行。",
        "en": f"The row of the list for item {', '.join(named)}.",
    }


def prepare(decision: Decision, short: Mapping[str, Text]) -> Text | None:
    """What to prepare for while several documents are possible; None where the document is settled."""
    if decision["document"] is not None:
        return None
    strictest = short[decision["possible_documents"][0]]
    return {
        "zh": _PREPARE["zh"].format(document=strictest["zh"]),
        "en": _PREPARE["en"].format(document=with_article(strictest["en"])),
    }


def headline(
    decision: Decision, short: Mapping[str, Text], rests: Rests, *, ends_in_doubt: bool = False
) -> Text:
    """A verdict's first sentence, in both languages, with what it rests on.

    ``short`` holds the documents' short names. ``ends_in_doubt``: the reader cannot answer all that is left.
    """
    said = _settled(decision, short, TO_FIND_OUT if ends_in_doubt else TO_SETTLE)
    if rests.unlisted:
        return _claimed(decision, said, rests)
    if decision["status"] == "open":
        return said
    proviso = rests.proviso()
    if proviso is None:
        return said
    return in_each(lambda lang: proviso[lang] + {"zh": "：", "en": ": "}[lang] + _lower(said[lang]))


def rests_on(rests: Rests) -> Text | None:
    """On what a settled answer rests, or what in it has to be checked; None where the headline says it."""
    if rests.unlisted:
        return None
    if rests.standing not in TO_CHECK:
        return text(_BY_REPORT if rests.standing == "reported" else _BY_LISTS if rests.lists else _BY_TEXT)
    if not rests.weak:
        return None
    what = in_each(lambda lang: {"zh": "", "en": " "}[lang].join(one[lang] for one in rests.weak))
    return in_each(lambda lang: _TO_CHECK[lang].format(what=what[lang]))


def _lower(said: str) -> str:
    """A sentence as it stands within another; a Chinese one stays as it is."""
    return said[:1].lower() + said[1:]


def _claimed(decision: Decision, said: Text, rests: Rests) -> Text:
    """A verdict that follows from the visitor's claim that no item fits, and what speaks against that."""
    claim: Text
    if decision["document"] == "none":
        tracks = listed_texts(decision["possible_track_names"], "or")
        claim = {
            "zh": _IF_UNLISTED["zh"].format(tracks=f"（{tracks['zh']}）"),
            "en": _IF_UNLISTED["en"].format(tracks=f" ({tracks['en']})"),
        }
    else:
        claim = in_each(lambda lang: _IF_REST_UNLISTED[lang].format(said=_lower(said[lang])))
    contradiction, check = _contradiction(rests.looks_like), how_to_check(rests.phone)
    return in_each(lambda lang: contradiction[lang] + claim[lang] + check[lang])


def how_to_check(phone: str | None) -> Text:
    """How to make sure that the catalogue really lacks a project, and whom to ask, by telephone too."""
    return in_each(
        lambda lang: _HOW_TO_CHECK[lang].format(or_call=_OR_CALL[lang].format(phone=phone) if phone else "")
    )


def _contradiction(looks_like: Sequence[LooksLike]) -> Text:
    if not looks_like:
        return {"zh": "", "en": ""}
    items = listed_texts(
        [
            {"zh": f"第{row['item']}项“{row['zh']}”", "en": f"item {row['item']} “{row['en']}”"}
            for row in looks_like
        ],
        "or",
    )
    return in_each(lambda lang: _LOOKS_LIKE[lang].format(items=items[lang]))


def _settled(decision: Decision, short: Mapping[str, Text], to_settle: Text) -> Text:
    """What is settled of document and track."""
    document = decision["document"]
    if document is None:
        return _open(
            listed_texts([_one(possible, short) for possible in decision["possible_documents"]], "or"),
            to_settle,
        )
    if decision["status"] == "open":
        name = decision["document_name"]
        assert name is not None
        return _track_open(name, listed_texts(decision["possible_track_names"], "or"))
    track = decision["track_name"]
    assert track is not None
    if decision["track"] in _USUAL:
        track = {"zh": "", "en": ""}
    return _decided(_DECIDED[document], short[document], bracketed_alone(track))


def _one(document: Document, short: Mapping[str, Text]) -> Text:
    """A document's short name; in English with its article."""
    name = short[document]
    return name if document == "none" else {"zh": name["zh"], "en": with_article(name["en"])}


def bracketed_alone(said: Text) -> Text:
    """Words in brackets, to stand behind others; nothing for no words."""
    return {"zh": f"（{said['zh']}）" if said["zh"] else "", "en": f" ({said['en']})" if said["en"] else ""}


def _decided(words: Text, document: Text, track: Text) -> Text:
    return in_each(lambda lang: words[lang].format(document=document[lang], track=track[lang]))


def _track_open(document: Text, tracks: Text) -> Text:
    return {
        "zh": f"{document['zh']}；办理方式还不能确定，可能是{tracks['zh']}。",
        "en": f"{capital(document['en'])}; we don't know the route yet: it may be {tracks['en']}.",
    }


def _open(documents: Text, to_settle: Text) -> Text:
    return {
        "zh": f"还不能确定，可能是{documents['zh']}。{to_settle['zh']}",
        "en": f"We can't tell yet. It could be {documents['en']}. {to_settle['en']}",
    }


_FORBIDDEN: Text = {"zh": "{said}（《{title}》{at}）。", "en": "{said} ({title}{at})."}
_IF_BUILT: Text = {"zh": "如果可以建：{said}", "en": "If you can build there at all, {said}"}
_NO_DOCUMENT_HELPS: Text = {
    "zh": "换哪种文件也不行。",
    "en": "No EIA document changes that.",
}


def not_to_be_built(sure: Sequence[Prohibition]) -> Text:
    """A verdict's first sentence where the project may not be built: every ban with its article."""
    said = [*map(_forbidden, sure), _NO_DOCUMENT_HELPS]
    return in_each(lambda lang: {"zh": "", "en": " "}[lang].join(one[lang] for one in said))


def _forbidden(entry: Prohibition) -> Text:
    """A ban with the first article on which it rests, and that it is as reported where it is."""
    ban = text(entry)
    said = _with_article(ban, entry["citations"][0]) if entry["citations"] else ban
    if entry["standing"] != "reported":
        return said
    return in_each(lambda lang: _AS_REPORTED[lang].format(said=_lower(said[lang])))


def _with_article(ban: Text, cited: Citation) -> Text:
    title, at = text(cited), cited["at"] or {"zh": "", "en": ""}
    comma = {"zh": "", "en": ", " if at["en"] else ""}
    return in_each(
        lambda lang: _FORBIDDEN[lang].format(
            said=ban[lang].rstrip("。."), title=title[lang], at=comma[lang] + at[lang]
        )
    )


def if_it_may_be_built(said: Text) -> Text:
    """What a verdict says first while it is open whether the project may be built at all."""
    return in_each(lambda lang: _IF_BUILT[lang].format(said=_lower(said[lang])))


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
