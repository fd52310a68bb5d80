"""From where and to where: which city is said to be the host, and which sends the guests."""

from __future__ import annotations

import re

from bot.programme.model import City, Lang
from bot.questions.cues import city_patterns
from bot.questions.index import Index
from bot.questions.linking import Mention
from bot.questions.sentence import Sentence
from bot.questions.text import fold


def find_directions(
    sentence: Sentence, mentions: list[Mention], index: Index, lang: Lang
) -> tuple[frozenset[str], frozenset[str]]:
    hosts: set[str] = set()
    guests: set[str] = set()
    for city in index.programme.cities:
        for name in city_words(city):
            from_pattern, to_pattern = city_patterns(lang, name)
            for pattern, found in ((from_pattern, guests), (to_pattern, hosts)):
                for match in pattern.finditer(sentence.folded):
                    at = sentence.folded.index(name, match.start())
                    if not _in_longer_name(at, at + len(name), mentions, city.key):
                        found.add(city.key)
    both = hosts & guests
    return frozenset(hosts - both), frozenset(guests - both)


def city_words(city: City) -> frozenset[str]:
    """What a city and its country are called, folded."""
    names = {city.name[lang] for lang in ("en", "de", "ja")} | set(city.aliases)
    names |= {city.country_name[lang] for lang in ("en", "de", "ja")}
    return frozenset(fold(name) for name in names if len(name) > 1 and " " not in name)


def _in_longer_name(start: int, end: int, mentions: list[Mention], key: str) -> bool:
    return any(m.start <= start and end <= m.end and key not in m.keys for m in mentions)


def city_spans(sentence: Sentence, index: Index) -> list[tuple[int, int]]:
    """Where a city or its country stands: known, and said by `hosts` and `guests`."""
    return [
        (match.start(), match.end())
        for city in index.programme.cities
        for name in city_words(city)
        for match in re.finditer(
            rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])" if name.isascii() else re.escape(name),
            sentence.folded,
        )
    ]
