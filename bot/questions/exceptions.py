"""What a question sets aside: "who else, apart from FREA?" is not about FREA."""

from __future__ import annotations

from dataclasses import replace

from bot.programme.model import City
from bot.questions.index import Index
from bot.questions.linking import Mention
from bot.questions.reading import Reading

#: What joins several names that are set aside together.
_JOINING = {"and", "und", "or", "oder", "the", "der", "die", "das", "dem", "den", "from", "von"}


def without_exceptions(reading: Reading, index: Index) -> Reading:
    """The reading without the names set aside, if it names or says anything else."""
    aside = [
        mention
        for cue in reading.cues
        if cue.meaning == "ask:except"
        for mention in _named_at(cue.start, cue.end, reading)
    ]
    left = tuple(mention for mention in reading.mentions if mention not in aside)
    telling = [m for m in left if not all(isinstance(index.programme.entries[key], City) for key in m.keys)]
    if not aside or not (telling or reading.telling or reading.dates or reading.ordinals):
        return reading
    return replace(reading, mentions=left)


def _named_at(start: int, end: int, reading: Reading) -> list[Mention]:
    """The names that follow "apart from"; in Japanese, that stand before 以外."""
    if reading.lang == "ja":
        return [m for m in reading.mentions if 0 <= start - m.end <= 1]
    found: list[Mention] = []
    at = end
    for mention in reading.mentions:
        between = reading.sentence.folded[at : mention.start].split() if mention.start >= at else None
        if between is not None and set(between) <= _JOINING:
            found.append(mention)
            at = mention.end
    return found
