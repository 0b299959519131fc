"""Places cited in an instrument, each article once and in the order of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.library.text import Text

_ARTICLE = re.compile("第[^、第条款]+条")
_ARTICLES = re.compile(r"Articles? (\d+(?:(?:, | and |, and )\d+)*)")


def in_order(places: Iterable[Text]) -> list[Text]:
    """Places that name whole articles as one, sorted; what else there is, after it as it stands."""
    articles: dict[int, str] = {}
    others: list[Text] = []
    for place in places:
        found = _articles(place)
        if found:
            articles |= found
        elif place not in others:
            others.append(place)
    return [*([_together(articles)] if articles else []), *others]


def _articles(place: Text) -> dict[int, str]:
    """The articles that a place names, by number; none where it says more, or not the same in both
    languages."""
    names = place["zh"].split("、")
    said = _ARTICLES.fullmatch(place["en"])
    numbers = [int(number) for number in re.findall(r"\d+", said[1])] if said else []
    if len(numbers) != len(names) or not all(map(_ARTICLE.fullmatch, names)):
        return {}
    return dict(zip(numbers, names, strict=True))


def _together(articles: dict[int, str]) -> Text:
    numbers = sorted(articles)
    *first, last = map(str, numbers)
    listed = f"Articles {', '.join(first)} and {last}" if first else f"Article {last}"
    return {"zh": "、".join(articles[number] for number in numbers), "en": listed}
