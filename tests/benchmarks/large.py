"""A programme many times as large as the shipped one: its own entries, and made-up ones of the same build.

Each made-up entry is called by a place that exists nowhere, in all three languages: "Klinikum
Velbrond", 北沢総合病院. Dates move by some years, references stay within one copy, common words
recur as they do in a growing programme. Always the same for the same seed.

    python -m tests.benchmarks.large FILE [TIMES]     writes it as a programme file
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from bot.programme.dates import ProgrammeDate
from bot.programme.export import dump
from bot.programme.load import read
from bot.programme.model import Programme
from bot.questions import entries
from bot.variables import ROOT

SHIPPED = ROOT / "db" / "programme" / "essen-koriyama.yaml"
#: What there is once, however large a programme is, stays once.
MULTIPLIED = ("organisations", "figures", "terms", "visits", "events", "topics")
TEXTS = ("text", "purpose", "project", "destination", "venue", "result", "topics", "heading", "role", "place")
KEY_LENGTH = 28
YEARS = 40

Place = dict[str, str]


def larger(programme: Programme, times: int, seed: int = 1) -> Programme:
    """The programme and `times` - 1 made-up copies of all that can be there more than once."""
    random = Random(seed)
    places = _places(random)
    data = programme.model_dump(mode="json", exclude_none=True)
    copies = [_Copy(programme, number, random, places).of(data) for number in range(1, times)]
    for group in MULTIPLIED:
        data[group] = [*data[group], *(entry for copy in copies for entry in copy[group])]
    return Programme.model_validate(data)


class _Copy:
    def __init__(self, programme: Programme, number: int, random: Random, places: Iterator[Place]) -> None:
        self._random, self._places = random, places
        names = {name for city in programme.cities for name in entries.names_of(city)}
        self._cities = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
        copied = [entry["key"] for group in MULTIPLIED for entry in _flat(getattr(programme, group))]
        self._keys = {key: f"{key[:KEY_LENGTH].rstrip('-')}-{at}-{number}" for at, key in enumerate(copied)}
        self._years = random.randint(-YEARS, YEARS)

    def of(self, data: dict[str, Any]) -> dict[str, Any]:
        return {group: [self._entry(entry) for entry in data[group]] for group in MULTIPLIED}

    def _entry(self, entry: dict[str, Any]) -> dict[str, Any]:
        place = next(self._places)
        made = {name: self._value(name, value, place) for name, value in entry.items()}
        for name in ("name", "short"):
            if name in entry:
                made[name] = {lang: self._named(text, place[lang]) for lang, text in entry[name].items()}
        if "original" in entry:
            script = "en" if entry["original"].isascii() else "ja"
            made["original"] = self._named(entry["original"], place[script])
        if "aliases" in entry:
            made["aliases"] = {
                lang: [self._named(text, place[_script(text)]) for text in texts]
                for lang, texts in entry["aliases"].items()
            }
        return made

    def _value(self, name: str, value: Any, place: Place) -> Any:
        match value:
            case str() if name == "dates":
                return self._moved(value)
            case str():
                return self._keys.get(value, value)
            case dict() if name in TEXTS and set(value) == {"en", "de", "ja"}:
                return {lang: self._told(text, place[lang]) for lang, text in value.items()}
            case dict():
                return {inner: self._value(inner, one, place) for inner, one in value.items()}
            case list() if name == "agenda" or name == "actions":
                return [self._entry(one) for one in value]
            case list():
                return [self._value(name, one, place) for one in value]
        return value

    def _named(self, text: str, place: str) -> str:
        """A name of its own: the made-up place stands where a city did, or beside the rest."""
        called, found = self._cities.subn(place, text, count=1)
        if found:
            return called
        return f"{text} {place}" if text.isascii() or text[0].isascii() else place + text

    def _told(self, text: str, place: str) -> str:
        """A text that speaks of the made-up place as often as of the city."""
        return self._cities.sub(lambda city: place if self._random.random() < 0.5 else city[0], text)

    def _moved(self, dates: str) -> str:
        moved = re.sub(r"\d{4}", lambda year: str(int(year[0]) + self._years), dates)
        try:
            return str(ProgrammeDate.parse(moved))
        except ValueError:  # 29 February
            return dates


def _flat(entries: Any) -> Iterator[dict[str, Any]]:
    for entry in entries:
        yield {"key": entry.key}
        for child in (*getattr(entry, "agenda", ()), *getattr(entry, "actions", ())):
            yield {"key": child.key}


def _script(text: str) -> str:
    return "ja" if any(letter > "\u3000" for letter in text) else "de"


#: What made-up places are put together from.
_STARTS = "b br d dr f fl g gr h k kl l m n p r s schw st t tr v w z"
_VOWELS = "a e i o u ei au"
_CODAS = "l n r lm rn s nd"
_ENDS = "bach berg bronn burg dorf feld furt hagen haus heim hofen hude kamp ling lund mar nau rode stedt"
_KANJI = "北南東西上下中大小新古山川田野原島沢崎谷森石松竹梅杉桜水井池岡坂橋宮村里浜津浦戸門"
_KANA = "アイウカキクケコサシスセタチツテトナニノハヒフヘホマミムメモヤユラリルレロワン"


def _places(random: Random) -> Iterator[Place]:
    """Places without end, none twice."""
    parts = [part.split() for part in (_STARTS, _VOWELS, _CODAS, _ENDS)]
    seen: set[str] = set()
    while True:
        latin = "".join(map(random.choice, parts))
        while latin in seen:
            latin += random.choice(parts[-1])
        seen.add(latin)
        kanji = random.random() < 0.5
        native = "".join(random.choices(_KANJI, k=3) if kanji else random.choices(_KANA, k=4))
        yield {"en": latin.capitalize(), "de": latin.capitalize(), "ja": native}


def main() -> None:
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    Path(sys.argv[1]).write_text(dump(larger(read(SHIPPED), times)), encoding="utf-8")


if __name__ == "__main__":
    main()
