"""What a question sets aside: "who else, apart from FREA?" is not about FREA."""

from __future__ import annotations

from dataclasses import replace

from bot.programme.model import City
from bot.questions.cues import Cue
from bot.questions.index import Index
from bot.questions.linking import Mention
from bot.questions.reading import Reading

#: What joins several names that are set aside together.
_JOINING = {"and", "und", "or", "oder", "the", "der", "die", "das", "dem", "den", "from", "von"}


def without_exceptions(reading: Reading, index: Index) -> Reading:
    """The reading without what is set aside, if it names or says anything else."""
    stretches = [_set_aside(cue, reading) for cue in reading.cues if cue.meaning == "ask:except"]

    def aside(said: Mention | Cue) -> bool:
        return any(start <= said.start and said.end <= end for start, end in stretches)

    mentions = tuple(mention for mention in reading.mentions if not aside(mention))
    cues = tuple(cue for cue in reading.cues if not (cue.meaning.startswith("sort:") and aside(cue)))
    if len(mentions) == len(reading.mentions) and len(cues) == len(reading.cues):
        return reading
    telling = [
        m for m in mentions if not all(isinstance(index.programme.entries[key], City) for key in m.keys)
    ]
    if not (telling or reading.telling or reading.dates or reading.ordinals or reading.slots):
        return reading
    meanings = frozenset(cue.meaning for cue in cues)
    return replace(reading, mentions=mentions, cues=cues, meanings=meanings)


def _set_aside(cue: Cue, reading: Reading) -> tuple[int, int]:
    """The stretch of names and sorts that follow "apart from"; in Japanese, that stand before 以外."""
    said = [(mention.start, mention.end) for mention in reading.mentions]
    said += [(sort.start, sort.end) for sort in reading.cues if sort.meaning.startswith("sort:")]
    said.sort()
    if reading.lang == "ja":
        start = min((first for first, last in said if 0 <= cue.start - last <= 1), default=cue.start)
        return start, cue.start
    end = cue.end
    for first, last in said:
        if first >= end and set(reading.sentence.folded[end:first].split()) <= _JOINING:
            end = last
    return cue.end, end
