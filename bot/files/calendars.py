"""An .ics file as rows: every event is a visit of whole days (RFC 5545)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from bot.files.sheets import LARGEST, ROWS
from bot.files.values import CannotRead, Row, Unreadable
from bot.programme.model import Lang, Programme


def rows_of(content: bytes, programme: Programme, lang: Lang) -> list[tuple[int, Row]]:
    """Events in their order. Their text is taken to be in `lang`, unless they say another language.

    The host is the city that the location names. Raises CannotRead.
    """
    if len(content) > LARGEST:
        raise CannotRead(Unreadable.TOO_LARGE)
    try:
        events = list(Calendar.from_ical(content).walk("VEVENT"))
        rows = [(number, _row(event, programme, lang)) for number, event in enumerate(events[: ROWS + 1], 1)]
    except CannotRead:
        raise
    except Exception as error:  # whatever a broken file makes the library raise
        raise CannotRead(Unreadable.BROKEN) from error
    if len(rows) > ROWS:
        raise CannotRead(Unreadable.TOO_LARGE)
    if not rows:
        raise CannotRead(Unreadable.EMPTY)
    return rows


def _row(event: Component, programme: Programme, lang: Lang) -> Row:
    row: dict[str, str] = {}
    uid = str(event.get("uid", ""))
    key, _, owner = uid.partition("@")
    if owner == f"{programme.key}.kizuna":
        row["key"] = key
    summary = event.get("summary")
    if summary:
        said = str(getattr(summary, "params", {}).get("LANGUAGE", lang))[:2].lower()
        row[f"name_{said if said in ('en', 'de', 'ja') else lang}"] = str(summary).strip()
    location = str(event.get("location", ""))
    hosts = [
        city.key
        for city in programme.cities
        if any(name in location for name in (city.name.en, city.name.de, city.name.ja, *city.aliases))
    ]
    if len(hosts) == 1:
        row["host"] = hosts[0]
    if "dtstart" in event:
        zone = ZoneInfo(
            next(
                city.zone for city in programme.cities if city.key == (hosts or [programme.cities[0].key])[0]
            )
        )
        first = _day(event.decoded("dtstart"), zone)
        last = _last(event, first, zone)
        row["dates"] = first.isoformat() if first == last else f"{first}/{last}"
    if str(event.get("status", "")).upper() == "CANCELLED":
        row["outcome"] = "cancelled"
    if str(event.get("status", "")).upper() == "TENTATIVE":
        row["certainty"] = "tentative"
    return row


def _last(event: Component, first: date, zone: ZoneInfo) -> date:
    """DTEND is the day after the last for whole days, an instant otherwise."""
    if "dtend" in event:
        end = event.decoded("dtend")
        return max(first, _day(end, zone) if isinstance(end, datetime) else end - timedelta(days=1))
    if "duration" in event:
        days: timedelta = event.decoded("duration")
        return first + timedelta(days=max(0, days.days - 1))
    return first


def _day(moment: date | datetime, zone: ZoneInfo) -> date:
    """The day on which it is at the host's."""
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(zone).date() if moment.tzinfo else moment.date()
