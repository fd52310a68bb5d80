"""A sentence becomes a follow-up with a side in each city that it concerns."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Settings
from bot.followups import rounds
from bot.followups.model import Act, Origin, Somebody
from bot.programme.model import Entry, Programme
from bot.questions.belonging import city_of
from bot.questions.doers import ME, Doer
from bot.questions.promises import Promise
from db import followups
from db.models.followups import FollowUp, FollowUpEvent, FollowUpSide

NOWHERE = Origin()


async def record(
    session: AsyncSession,
    promise: Promise,
    recorder: Somebody,
    programme: Programme,
    now: datetime,
    settings: Settings,
    *,
    author: Somebody | None = None,
    counterpart: Somebody | None = None,
    origin: Origin = NOWHERE,
    entry: str | None = None,
) -> FollowUp:
    """Record what was promised; `author` is who promised it, where that is not the recorder.

    `counterpart` is to whom it was promised; `entry` is the visit or action under whose card it was
    recorded.
    """
    sides = _sides(promise, recorder, author or recorder, counterpart, programme)
    row = FollowUp(
        text=promise.text,
        due_on=promise.due,
        ball=sides[0].city,
        field=promise.field,
        entry=entry or promise.entry,
        recorder_id=recorder.id,
        chat_id=origin.chat_id,
        link=origin.link,
        quote=origin.quote,
        quoted_id=origin.quoted_id,
        recorded_at=now,
        round=0,
        round_since=now,
        sides=sides,
    )
    return await keep(session, row, programme, now, settings, by=recorder.id)


async def keep(
    session: AsyncSession,
    row: FollowUp,
    programme: Programme,
    now: datetime,
    settings: Settings,
    *,
    by: int | None,
) -> FollowUp:
    """Store a new follow-up, tell whoever has it, and begin its history."""
    await followups.add(session, row)
    what = {"ball": row.ball, "due_on": row.due_on.isoformat() if row.due_on else None}
    event = FollowUpEvent(follow_up_id=row.id, at=now, person_id=by, act=Act.RECORDED.value, what=what)
    await followups.put_on_record(session, event)
    await rounds.begin(session, row, programme, now, settings, by=by)
    await session.flush()
    return row


def side_of(doer: Doer, me: Somebody, programme: Programme, home: str) -> FollowUpSide:
    """The side of who does it; `home` is the city where the sentence does not say another."""
    match doer.kind:
        case "me":
            return FollowUpSide(city=known_city(me.city, programme), person_id=me.id, name=me.name)
        case "entry":
            entry = programme.entries[doer.key]
            return _side_of_entry(entry, city_of(entry, programme) or home, programme)
        case "name":
            if me.username and doer.name.lower() == f"@{me.username.lower()}":
                return side_of(ME, me, programme, home)
            return FollowUpSide(city=home, name=doer.name)


def day_of(now: datetime, city: str | None, programme: Programme) -> date:
    """Today where somebody of this city is; without one, in the first city."""
    zone = programme.zones.get(city or "") or programme.zones[programme.cities[0].key]
    return now.astimezone(zone).date()


def _sides(
    promise: Promise,
    recorder: Somebody,
    author: Somebody,
    counterpart: Somebody | None,
    programme: Programme,
) -> list[FollowUpSide]:
    """Who does it, and the other city's side where it has one: the recorder, or whoever it is for."""
    home = known_city(recorder.city, programme)
    first = side_of(promise.doer, author, programme, home)
    first.position = 0
    if first.city != home and recorder.id != first.person_id:
        return [first, FollowUpSide(city=home, position=1, person_id=recorder.id, name=recorder.name)]
    if counterpart is not None and known_city(counterpart.city, programme) not in ("", first.city):
        second = side_of(ME, counterpart, programme, home)
        second.position = 1
        return [first, second]
    named = [city for city in promise.cities if city != first.city and first.city]
    if not named:
        return [first]
    bodies = [programme.entries[key] for key in promise.organisations]
    body = next((one for one in bodies if city_of(one, programme) == named[0]), None)
    second = FollowUpSide(city=named[0]) if body is None else _side_of_entry(body, named[0], programme)
    second.position = 1
    return [first, second]


def _side_of_entry(entry: Entry, city: str, programme: Programme) -> FollowUpSide:
    return FollowUpSide(
        city=known_city(city, programme), organisation=entry.key if entry.key not in programme.zones else None
    )


def known_city(city: str | None, programme: Programme) -> str:
    """The city's key, or "" for none that the programme has."""
    return city if city is not None and city in programme.zones else ""
