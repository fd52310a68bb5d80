"""Times of day in sentences: "14:30", "2 pm", "14 Uhr", "午後2時半"."""

import re
from dataclasses import dataclass
from datetime import time

from bot.questions.text import normalise

_HOUR, _MINUTE = r"(?:[01]?\d|2[0-3])", r"[0-5]\d"

#: The first that fits at a place counts; each names what it knows of h, m, half.
_FORMS = re.compile(
    r"(?P<ja>(?P<half>午前|午後)?\s?(?P<jh>[01]?\d|2[0-4])時(?:(?P<jm>[0-5]?\d)分|(?P<han>半))?(?!間))"
    rf"|(?P<en>\b(?P<eh>1[0-2]|0?[1-9])(?:[:.](?P<em>{_MINUTE}))?\s?(?P<pm>[ap])\.?m\b\.?)"
    rf"|(?P<de>\b(?P<dh>{_HOUR})(?:[:.](?P<dm>{_MINUTE}))?\s?Uhr\b(?:\s(?P<dn>{_MINUTE})\b)?)"
    rf"|(?P<colon>(?<![\d:.])(?P<ch>{_HOUR}):(?P<cm>{_MINUTE})(?![\d:]))"
    r"|(?P<noon>\bnoon\b|正午)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ClockTime:
    """A time of day; `span` is where it stands in the text as it was typed."""

    time: time
    span: tuple[int, int]


def read_times(text: str) -> list[ClockTime]:
    """Every time of day that a text names, in order. Never raises, whatever the text."""
    normal = normalise(text)
    return [ClockTime(_time(match), normal.span(*match.span())) for match in _FORMS.finditer(normal.text)]


def _time(match: re.Match[str]) -> time:
    if match["noon"]:
        return time(12)
    if match["ja"]:
        hour, minute = int(match["jh"]) % 24, 30 if match["han"] else int(match["jm"] or 0)
        return time((hour % 12 + 12 if match["half"] == "午後" else hour), minute)
    if match["en"]:
        return time(int(match["eh"]) % 12 + (12 if match["pm"].lower() == "p" else 0), int(match["em"] or 0))
    if match["de"]:
        return time(int(match["dh"]), int(match["dm"] or match["dn"] or 0))
    return time(int(match["ch"]), int(match["cm"]))
