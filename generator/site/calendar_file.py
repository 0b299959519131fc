"""The service calendar as a file that calendar programs subscribe to (RFC 5545).

It holds only what falls on a known day of every year; what is announced each time has no day to enter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.library.agenda import Day, days
from generator.rules.ics import escaped, folded
from generator.site.escape import clean

if TYPE_CHECKING:
    from generator.site.site import Site

FILE = "services/calendar.ics"


def calendar(site: Site, lang: str) -> bytes:
    """The calendar in one language.

    Its stamp is the day the data is current to, so that the same data gives the same bytes.
    """
    name = {"zh": f"{site.name['zh']}：服务日历", "en": f"{site.name['en']}: service calendar"}[lang]
    events = [line for day in days(site) if day.kind == "yearly" for line in _event(site, day, lang)]
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//eia-guide//service calendar//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines = [*head, f"X-WR-CALNAME:{_text(name)}", *events, "END:VCALENDAR"]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(site: Site, day: Day, lang: str) -> Iterator[str]:
    first = _first(day, site.current_to)
    yield "BEGIN:VEVENT"
    yield f"UID:yearly-{day.service['id']}@qinghai-eia-guide"
    yield f"DTSTAMP:{site.current_to.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{first + timedelta(days=1):%Y%m%d}"
    yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY:{_text(day.text[lang])}"
    standing = site.standing(day.record["standing"])
    said = f"{day.service['what'][lang]} {day.service['how'][lang]} [{standing[lang]}]"
    yield f"DESCRIPTION:{_text(said)}"
    if site.base_url:
        yield f"URL:{site.base_url}/{'' if lang == 'zh' else 'en/'}services/calendar/"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _first(day: Day, current_to: str) -> date:
    """The first such day since the service is known."""
    since = date.fromisoformat((day.service.get("effective") or {}).get("from") or f"{current_to[:4]}-01-01")
    years = (since.year + more for more in range(9))  # the 29th of February may be eight years away
    return next(found for year in years if (found := _day_of(year, str(day.date))) and found >= since)


def _day_of(year: int, month_day: str) -> date | None:
    try:
        return date.fromisoformat(f"{year}-{month_day}")
    except ValueError:
        return None


def _text(text: str) -> str:
    return escaped(clean(text))
