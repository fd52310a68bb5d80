"""A person as reminders see them: what they wish, where they are, what they said about each visit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy.ext.asyncio import AsyncSession

from bot.programme.dates import Outcome, Precision
from bot.programme.model import Action, Dated, Programme, Visit
from bot.programme.tense import zone_of
from bot.reminders.model import KINDS, Answer, Kind, Stay, Wishes
from bot.reminders.owed import Role, fields_of
from bot.reminders.place import Whereabouts
from bot.reminders.wall import Quiet
from db import participation
from db.models.people import Person
from db.models.reminders import Participation


@dataclass(frozen=True)
class Account:
    id: int
    city: str | None
    place: Whereabouts
    #: Keys of the fields that they follow.
    fields: frozenset[str]
    #: What they said about coming, by visit.
    answers: Mapping[str, Answer]
    muted: frozenset[str]
    blocked: bool

    def role(self, entry: Dated, programme: Programme) -> Role | None:
        """As what they hear of an entry: as somebody who comes, as a follower of its field, not at all."""
        answer = self.answers.get(entry.key)
        if entry.key in self.muted or answer == "no":
            return None
        if answer == "coming":
            return "trip"
        kind: Kind = "actions" if isinstance(entry, Action) else "visits"
        follows = kind in self.place.wishes.kinds and bool(self.fields & fields_of(entry, programme))
        return "news" if follows or answer == "maybe" else None


def wishes(person: Person) -> Wishes:
    wanted: dict[Kind, bool] = {
        "visits": person.wants_visits,
        "actions": person.wants_actions,
        "broadcasts": person.wants_broadcasts,
    }
    return Wishes(
        days=tuple(person.remind_days),
        morning=person.remind_morning,
        at=person.remind_at,
        quiet=Quiet(person.quiet_from, person.quiet_to),
        kinds=frozenset(kind for kind in KINDS if wanted[kind]),
    )


async def accounts(session: AsyncSession, people: Sequence[Person], programme: Programme) -> list[Account]:
    ids = [person.id for person in people]
    said: dict[int, list[Participation]] = defaultdict(list)
    for row in await participation.of_people(session, ids):
        said[row.person_id].append(row)
    muted: dict[int, set[str]] = defaultdict(set)
    for person_id, visit in await participation.muted(session, ids):
        muted[person_id].add(visit)
    return [
        Account(
            person.id,
            person.city,
            Whereabouts.of(person.city, wishes(person), _stays(said[person.id], programme), programme),
            frozenset(row.field for row in person.subscriptions),
            {row.visit: cast(Answer, row.answer) for row in said[person.id]},
            frozenset(muted[person.id]),
            person.blocked_at is not None,
        )
        for person in people
    ]


async def account(session: AsyncSession, person: Person, programme: Programme) -> Account:
    return (await accounts(session, [person], programme))[0]


def _stays(said: Sequence[Participation], programme: Programme) -> tuple[Stay, ...]:
    """The days of the visits that they come to, or their own travel days where those are recorded."""
    stays = []
    for row in said:
        visit = programme.entries.get(row.visit)
        if row.answer != "coming" or not isinstance(visit, Visit) or visit.outcome is Outcome.CANCELLED:
            continue
        known = visit.dates if visit.dates and visit.dates.precision is Precision.DAY else None
        first = row.travel_from or (known.start if known else None)
        last = row.travel_to or (known.end if known else None)
        if first is not None and last is not None and first <= last:
            stays.append(Stay(first, last, zone_of(visit, programme)))
    return tuple(sorted(stays, key=lambda stay: stay.first))
