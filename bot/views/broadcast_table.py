"""Announcements and how their messages ended, as a table: headings in all three languages."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.i18n import Translator
from bot.views.three import each_in_three

Cell = str | int | None
#: In the order of the columns.
STATES = ("queued", "sending", "sent", "failed", "unreachable", "unknown", "withdrawn")


def table(
    found: Iterable[tuple[int, datetime, int, Mapping[str, int]]],
) -> tuple[list[str], list[list[Cell]]]:
    """Each announcement: number, when it was released (UTC), audience, messages by state."""
    headings = each_in_three(_headings)
    rows: list[list[Cell]] = [
        [number, released.strftime("%Y-%m-%d %H:%M UTC"), size, *(states.get(state, 0) for state in STATES)]
        for number, released, size, states in found
    ]
    return headings, rows


def _headings(t: Translator) -> list[str]:
    return [
        t.pgettext("table", "No."),
        t.pgettext("table", "Released"),
        t.pgettext("table", "Audience"),
        t.pgettext("state of messages", "Waiting"),
        t.pgettext("state of messages", "On their way"),
        t.pgettext("state of messages", "Sent"),
        t.pgettext("state of messages", "Failed"),
        t.pgettext("state of messages", "Unreachable"),
        t.pgettext("state of messages", "In doubt"),
        t.pgettext("state of messages", "Withdrawn"),
    ]
