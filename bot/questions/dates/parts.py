"""Parts of a window: end of May, early 2020, 上旬, 年末, the rest of the year."""

from datetime import date, timedelta

from bot.questions.dates.reading import NoDate, Window, months

#: First month and number of months of each part of a year of twelve.
_OF_YEAR = {
    "open": (0, 1), "early": (0, 3), "mid": (4, 4), "late": (9, 3), "close": (11, 1),
    "first_half": (0, 6), "second_half": (6, 6),
}  # fmt: skip
_TEN_DAYS = {"early": (1, 10), "open": (1, 10), "mid": (11, 20), "late": (21, 31), "close": (21, 31),
             "first_half": (1, 15), "second_half": (16, 31)}  # fmt: skip
_OF_WEEK = {"early": (0, 1), "open": (0, 1), "mid": (2, 3), "late": (4, 6), "close": (4, 6),
            "first_half": (0, 2), "second_half": (3, 6)}  # fmt: skip


def part_of(window: Window, part: str) -> Window:
    """The named part of a window, with the window's grain; a day has no parts.

    Of a month parts are of about ten days, as in Japanese; early and late in a year are its
    first and last three months, "mid" the four in the middle.
    """
    start = window.start
    match window.grain:
        case "day":
            return window
        case "week":
            first, last = _OF_WEEK[part]
            return Window(start + timedelta(days=first), start + timedelta(days=last), "week")
        case "month":
            first, last = _TEN_DAYS[part]
            end = min(start + timedelta(days=last - 1), window.end)
            return Window(start + timedelta(days=first - 1), end, "month")
        case "year" | "fiscal_year":
            offset, count = _OF_YEAR[part]
            return months(start.year, start.month + offset, count, "half" if count == 6 else window.grain)
        case _:
            return _piece(window, part)


#: Which piece of how many.
_PIECES = {"early": (0, 3), "open": (0, 3), "mid": (1, 3), "late": (2, 3), "close": (2, 3),
           "first_half": (0, 2), "second_half": (1, 2)}  # fmt: skip


def _piece(window: Window, part: str) -> Window:
    days = (window.end - window.start).days + 1
    index, pieces = _PIECES[part]
    start = window.start + timedelta(days=days * index // pieces)
    end = window.start + timedelta(days=days * (index + 1) // pieces - 1)
    return Window(start, end, window.grain)


def remaining(window: Window, part: str, today: date) -> Window:
    """What is left of a window after today ("rest"), or was before ("so_far")."""
    if part == "rest" and window.end > today:
        return Window(max(window.start, today), window.end, window.grain)
    if part == "so_far" and window.start < today:
        return Window(window.start, min(window.end, today), window.grain)
    raise NoDate
