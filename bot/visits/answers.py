"""What a coordinator's message puts into the draft, by the step at which the dialogue stands."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from bot.programme.dates import ProgrammeDate
from bot.programme.model import Figure, Lang, Organisation, Programme
from bot.questions.planning import BackToFront, dates_in, item_in, named
from bot.visits.drafts import Draft, default_certainty, put, written

#: Longest texts (characters): a name stands on buttons and in lists, a purpose in a card.
NAME, PURPOSE, LINE = 120, 600, 200
#: A list this long is a programme for a file (`/import`), not for a chat.
LINES = 40


class Problem(Enum):
    """Why a message cannot be taken; nothing of the draft is lost."""

    NO_DATE = "no-date"
    BACK_TO_FRONT = "back-to-front"
    #: The step waits for a button.
    NOT_ASKED = "not-asked"


@dataclass(frozen=True)
class TooLong:
    """More than `limit` characters."""

    limit: int


@dataclass(frozen=True)
class FollowingStep:
    """The draft with the message in it. `stays`: more of the same may follow.

    `doubtful`: a date whose weekday does not fit.
    """

    draft: Draft
    stays: bool = False
    doubtful: ProgrammeDate | None = None


Taken = FollowingStep | Problem | TooLong


def take(step: str, text: str, draft: Draft, lang: Lang, today: date, programme: Programme) -> Taken:
    """`lang` is the coordinator's language, `today` the day where they are."""
    text = "".join(char for char in text if char == "\n" or char.isprintable()).strip()
    if not text:
        return Problem.NOT_ASKED
    what, *given = step.split(".")
    match what:
        case "text":
            return _text(given[0], given[1], " ".join(text.split()), draft)
        case "ask" if given[0] in ("name", "purpose"):
            return _text(given[0], lang, " ".join(text.split()), draft)
        case "ask" if given[0] == "dates":
            return _dates(text, draft, lang, today)
        case "ask" if given[0] == "delegation":
            return _delegation(text, draft, lang, programme)
        case "ask" if given[0] == "agenda":
            return _agenda(text, draft, lang, today, programme)
        case _:
            return Problem.NOT_ASKED


def _text(which: str, lang: str, words: str, draft: Draft) -> Taken:
    limit = NAME if which == "name" else PURPOSE if which == "purpose" else LINE
    if len(words) > limit:
        return TooLong(limit)
    if which == "name":
        return FollowingStep(put(draft, "name", name={**draft["name"], lang: words}))
    if which == "purpose":
        return FollowingStep(put(draft, "purpose", purpose={**draft["purpose"], lang: words}))
    sort, number = which.split("-")
    part, field = ("agenda", "name") if sort == "item" else ("delegation", "text")
    name = "added" if sort == "item" else "delegation"
    rows: list[dict[str, Any]] = list(draft[name])
    row = rows[int(number) - 1]
    rows[int(number) - 1] = {**row, field: {**_by_language(row[field]), lang: words}}
    return FollowingStep(put(draft, "agenda" if part == "agenda" else "delegation", **{name: rows}))


def _by_language(text: dict[str, Any]) -> dict[str, str]:
    return {str(lang): words for lang, words in written(text).items()}


def _dates(text: str, draft: Draft, lang: Lang, today: date) -> Taken:
    try:
        read = dates_in(text, lang, today)
    except BackToFront:
        return Problem.BACK_TO_FRONT
    if read is None:
        return Problem.NO_DATE
    values = {"dates": str(read.dates), "certainty": default_certainty(read.dates)}
    return FollowingStep(put(draft, "dates", **values), doubtful=read.dates if read.wrong_weekday else None)


def _delegation(text: str, draft: Draft, lang: Lang, programme: Programme) -> Taken:
    lines = _lines(text)
    if any(len(line) > LINE for line in lines) or len(draft["delegation"]) + len(lines) > LINES:
        return TooLong(LINE)
    parties = [*draft["delegation"]]
    for line in lines:
        organisation, figure = named(line, programme, Organisation), named(line, programme, Figure)
        if organisation is not None:
            parties.append({"organisation": organisation})
        elif figure is not None:
            parties.append({"figure": figure})
        else:
            parties.append({"text": {lang: line}})
    return FollowingStep(put(draft, "delegation", delegation=parties), stays=True)


def _agenda(text: str, draft: Draft, lang: Lang, today: date, programme: Programme) -> Taken:
    lines = _lines(text)
    if any(len(line) > LINE for line in lines) or len(draft["added"]) + len(lines) > LINES:
        return TooLong(LINE)
    within = ProgrammeDate.parse(draft["dates"]) if draft.get("dates") else None
    added = [*draft["added"]]
    for line in lines:
        item = item_in(line, lang, today, within, programme)
        added.append(
            {
                "name": {lang: item.name or line},
                "day": item.day.isoformat() if item.day else None,
                "time": item.time,
                "place": item.place,
                "kind": "meeting",
            }
        )
    return FollowingStep(put(draft, "agenda", added=added), stays=True)


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()).lstrip("•-–* ").strip() for line in text.splitlines() if line.strip()]
