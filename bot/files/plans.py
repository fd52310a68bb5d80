"""Rows compared with the programme: what would be new, changed, unchanged, refused and why.

What a row leaves empty stays as it is. A refused row changes nothing; the others can be imported.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.files.values import DryRun, Refusal, Refused, Row
from bot.programme.dates import Certainty, Outcome, ProgrammeDate
from bot.programme.model import LANGS, EventKind, Lang, Organisation, Programme, Visit
from bot.questions.planning import BackToFront, dates_in, named, time_in
from bot.questions.text import fold
from bot.visits.drafts import (
    Draft,
    default_certainty,
    draft_of,
    new_draft,
    put,
    visit_of,
    with_visit,
    written,
)

_NAME, _TEXT = 120, 600


@dataclass
class Plan:
    """The programme as it would be, and what that is of the file."""

    programme: Programme
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)

    @property
    def dry_run(self) -> DryRun:
        return DryRun(tuple(self.new), tuple(self.changed), self.unchanged, tuple(self.refused))


class _No(Exception):
    """A row is refused."""

    def __init__(self, why: Refused, words: str = "") -> None:
        super().__init__(why)
        self.why, self.words = why, words[:80]


def plan(
    rows: Iterable[tuple[int, Row]],
    programme: Programme,
    lang: Lang,
    today: date,
    allowed: Callable[[Visit], bool],
) -> Plan:
    """`lang`: that of names without a language; `today`: where the reader is; `allowed`: may edit it."""
    made = Plan(programme)
    seen: set[str] = set()
    for number, row in rows:
        try:
            _take(row, made, lang, today, allowed, seen)
        except _No as no:
            made.refused.append(Refusal(number, no.why, no.words))
    return made


def _take(
    row: Row, made: Plan, lang: Lang, today: date, allowed: Callable[[Visit], bool], seen: set[str]
) -> None:
    programme = made.programme
    item = bool(row.get("visit"))
    known = _known(row["visit"] if item else row.get("key", ""), row, programme, item=item)
    draft = draft_of(known) if known else new_draft()
    if item:
        if known is None:
            raise _No(Refused.UNKNOWN_VISIT, row["visit"])
        visit = _with_item(row, known, programme, lang, today)
    else:
        draft = _filled(draft, row, programme, lang, today)
        if not written(draft["name"]):
            raise _No(Refused.NO_NAME)
        if not draft.get("host"):
            raise _No(Refused.NO_HOST)
        visit = visit_of(draft, programme, onto=known)
        if row.get("outcome"):
            visit = visit.model_copy(
                update={"outcome": _one_of(Outcome, row["outcome"], Refused.UNKNOWN_OUTCOME)}
            )
    if not all(allowed(one) for one in (known, visit) if one is not None):
        raise _No(Refused.NOT_YOURS)
    mark = f"{visit.key}/{row.get('key') or row.get(f'name_{lang}', '')}" if item else visit.key
    if mark in seen:
        raise _No(Refused.TWICE, mark)
    seen.add(mark)
    name = next(iter(written(visit.name.model_dump()).values()))
    if visit == known:
        made.unchanged += 1
        return
    (made.changed if known else made.new).append(name)
    made.programme = with_visit(programme, visit)


def _known(key: str, row: Row, programme: Programme, *, item: bool) -> Visit | None:
    """The visit of that key, or of just that name."""
    found = programme.entries.get(key)
    if isinstance(found, Visit):
        return found
    names = {fold(key)} if item else {fold(row[f"name_{lang}"]) for lang in LANGS if row.get(f"name_{lang}")}
    named_so = [
        visit
        for visit in programme.visits
        if names & {fold(visit.name[lang]) for lang in LANGS} and names != {""}
    ]
    return named_so[0] if len(named_so) == 1 else None


def _filled(draft: Draft, row: Row, programme: Programme, lang: Lang, today: date) -> Draft:
    draft = _texts(draft, row, "name", _NAME)
    draft = _texts(draft, row, "purpose", _TEXT)
    if row.get("host"):
        host = _city(row["host"], programme)
        if host != draft.get("host"):
            guests = next(city.key for city in programme.cities if city.key != host)
            draft = put(draft, "host", host=host, guests=guests)
    if row.get("dates"):
        dates = _dates(row["dates"], lang, today)
        if str(dates) != draft.get("dates"):
            draft = put(draft, "dates", dates=str(dates), certainty=default_certainty(dates))
    if row.get("certainty"):
        certainty = _one_of(Certainty, row["certainty"], Refused.UNKNOWN_CERTAINTY).value
        if certainty != draft.get("certainty", "fixed"):
            draft = put(draft, "dates", certainty=certainty)
    if row.get("fields"):
        fields = [_field(words, programme) for words in re.split(r"\s*[;,、·]\s*", row["fields"]) if words]
        if fields != draft["fields"]:
            draft = put(draft, "fields", fields=fields)
    return draft


def _texts(draft: Draft, row: Row, part: Any, longest: int) -> Draft:
    said = {lang: row[f"{part}_{lang}"] for lang in LANGS if row.get(f"{part}_{lang}")}
    if any(len(words) > longest for words in said.values()):
        raise _No(Refused.TOO_LONG, max(said.values(), key=len))
    if not said or {**written(draft[part]), **said} == written(draft[part]):
        return draft
    return put(draft, part, **{part: {**written(draft[part]), **said}})


def _with_item(row: Row, visit: Visit, programme: Programme, lang: Lang, today: date) -> Visit:
    """The visit with this agenda item: changed where its key is known, else at the end."""
    names = {one: row[f"name_{one}"] for one in LANGS if row.get(f"name_{one}")}
    if any(len(words) > _NAME for words in names.values()):
        raise _No(Refused.TOO_LONG)
    data: dict[str, Any] = {}
    if row.get("dates"):
        within = visit.dates.start if visit.dates else today
        data["dates"] = str(_dates(row["dates"], lang, within))
    if row.get("time"):
        data["time"] = _time(row["time"])
    if row.get("kind"):
        data["kind"] = _one_of(EventKind, row["kind"].replace(" ", "_"), Refused.UNKNOWN_KIND).value
    if row.get("place"):
        place = (
            row["place"]
            if row["place"] in programme.entries
            else named(row["place"], programme, Organisation)
        )
        if place is not None:
            data["place"] = place
    stored = visit.model_dump(mode="json", exclude_none=True)
    agenda = stored["agenda"]
    number = next((n for n, item in enumerate(agenda) if item["key"] == row.get("key")), None)
    if number is None:
        if not names:
            raise _No(Refused.NO_NAME)
        if any(written(item["name"]).items() >= names.items() for item in agenda):
            return visit  # the same file twice is the same as once
        day = {"day": data.pop("dates", None)}
        draft = put(draft_of(visit), "agenda", added=[{"name": names, **day, **data}])
        return visit_of(draft, programme, onto=visit)
    if names:
        data["name"] = {**agenda[number]["name"], **names}
    agenda[number] = {**agenda[number], **data}
    return Visit.model_validate(stored)


def _dates(words: str, lang: Lang, today: date) -> ProgrammeDate:
    try:
        return ProgrammeDate.parse(words)
    except ValueError:
        pass
    try:
        read = dates_in(words, lang, today)
    except BackToFront:
        raise _No(Refused.BACK_TO_FRONT, words) from None
    if read is None or read.wrong_weekday:
        raise _No(Refused.NO_DATE, words)
    return read.dates


def _time(words: str) -> str:
    time = time_in(words)
    if time is None:
        raise _No(Refused.NO_TIME, words)
    return time


def _city(words: str, programme: Programme) -> str:
    said = fold(words)
    for city in programme.cities:
        if said in {
            city.key,
            *(fold(city.name[lang]) for lang in LANGS),
            *(fold(name) for name in city.aliases),
        }:
            return city.key
    raise _No(Refused.UNKNOWN_CITY, words)


def _field(words: str, programme: Programme) -> str:
    said = fold(words)
    for one in programme.fields:
        if said in {
            one.key,
            *(fold(one.name[lang]) for lang in LANGS),
            *(fold(name) for name in one.aliases),
        }:
            return one.key
    raise _No(Refused.UNKNOWN_FIELD, words)


def _one_of(kind: Any, words: str, why: Refused) -> Any:
    try:
        return kind(words.strip().lower())
    except ValueError:
        raise _No(why, words) from None
