"""Who talks to the bot: met, known again, leaving, erased."""

from datetime import date, datetime, time
from typing import Any, cast

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import language_of_tag
from bot.profile import Profile
from bot.programme.model import Lang, Programme
from bot.reminders.accounts import wishes
from bot.reminders.model import Kind
from db import (
    broadcasts,
    deliveries,
    desk,
    dialogues,
    followups,
    inbox,
    kept,
    participation,
    people,
    questions,
    reminders,
    rights,
)
from db.models.people import Group, Person


async def meet(session: AsyncSession, person_id: int, tag: str | None, now: datetime) -> Person:
    """Give the person, new or known; whoever writes has not blocked the bot (any more).

    `tag` is Telegram's own language setting. It is followed until the person chooses here.
    """
    person = await people.find_or_add(session, person_id, language=language_of_tag(tag), now=now)
    person.blocked_at = None
    if tag and not person.language_chosen:
        person.language = language_of_tag(tag)
    return person


async def known(session: AsyncSession, person_id: int) -> Person | None:
    """The person if they have written to the bot before."""
    return await people.find(session, person_id)


async def meet_group(session: AsyncSession, chat_id: int, tag: str | None, now: datetime) -> Group:
    """Give the group; a new one speaks the language of whoever brought the bot."""
    return await people.find_or_add_group(session, chat_id, language=language_of_tag(tag), now=now)


def profile(person: Person) -> Profile:
    fields = frozenset(row.field for row in person.subscriptions)
    return Profile(cast(Lang, person.language), person.city, fields, wishes(person).kinds)


def choose_language(person: Person, lang: Lang) -> None:
    person.language = lang
    person.language_chosen = True


def choose_group_language(group: Group, lang: Lang) -> None:
    group.language = lang


def choose_city(person: Person, city: str | None, programme: Programme) -> bool:
    """Set the home city, or none; False when the programme has no such city (any more)."""
    if city is not None and all(city != known.key for known in programme.cities):
        return False
    person.city = city
    return True


def toggle_kind(person: Person, kind: Kind) -> None:
    """Hear of visits, actions or broadcasts unasked, or not any more."""
    match kind:
        case "visits":
            person.wants_visits = not person.wants_visits
        case "actions":
            person.wants_actions = not person.wants_actions
        case "broadcasts":
            person.wants_broadcasts = not person.wants_broadcasts


async def left(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Remember that the person blocked the bot: nothing is sent until they return."""
    person = await people.find(session, person_id)
    if person is not None:
        person.blocked_at = now
    await deliveries.unreachable(session, person_id, deliveries.BLOCKED)


async def gone(session: AsyncSession, chat_id: int, now: datetime) -> None:
    """Telegram says that nobody can be written to in this chat."""
    if chat_id < 0:
        await leave_group(session, chat_id)
    else:
        await left(session, chat_id, now)


async def leave_group(session: AsyncSession, chat_id: int) -> None:
    """Forget a group that the bot was thrown out of."""
    await deliveries.unreachable(session, chat_id, deliveries.THROWN_OUT)
    await questions.drop_topic(session, chat_id)
    await participation.forget_cards(session, chat_id)
    await people.remove_group(session, chat_id)


async def move_group(session: AsyncSession, old: int, new: int) -> None:
    """Keep what is known of a group whose id Telegram changes, and send there what is owed to it."""
    await deliveries.move_chat(session, old, new)
    group = await people.find_group(session, old)
    if group is not None:
        moved = await people.find_or_add_group(session, new, language=group.language, now=group.first_seen)
        moved.language = group.language
        await dialogues.move_chat(session, old, new)
        await followups.move_chat(session, old, new)
        await leave_group(session, old)


async def stored(session: AsyncSession, person: Person, now: datetime) -> dict[str, Any]:
    """All that the database holds about a person, as plain values."""
    asked = await questions.of_person(session, person.id)
    return {
        "person": _plain(person),
        "subscriptions": [_plain(row) for row in person.subscriptions],
        "questions": [_plain(row) for row in asked],
        "topic": await questions.topic(session, person.id, now),
        "reminders": [_plain(row) for row in await reminders.of_people(session, [person.id])],
        "participations": [_plain(row) for row in await participation.of_people(session, [person.id])],
        "muted_visits": sorted(visit for _, visit in await participation.muted(session, [person.id])),
        "cards": [_plain(row) for row in await participation.cards_in(session, person.id)],
        "dialogues": [_plain(row) for row in await dialogues.of_person(session, person.id)],
        "broadcasts": [_plain(row) for row in await broadcasts.of_author(session, person.id)],
        "follow_ups": [
            _without_others(_plain(row), person.id) for row in await followups.of_person(session, person.id)
        ],
        "follow_up_sides": [_plain(row) for row in await followups.sides_of_person(session, person.id)],
        "follow_up_history": [_plain(row) for row in await followups.events_of_person(session, person.id)],
        "harvest": [_plain(row) for row in await followups.drafts_of_person(session, person.id)],
        "harvest_confirmed": [
            _plain(row) for row in await followups.confirmations_of_person(session, person.id)
        ],
        "rights": [_plain(row) for row in await rights.of_person(session, person.id)],
        "messages": [_plain(row) for row in await deliveries.of_person(session, person.id)],
        "inbox": [_plain(row) for row in await inbox.of_person(session, person.id)],
        "deeds": [_plain(row) for row in await desk.deeds_of(session, person.id)],
        "kept_answers": [_plain(row) for row in await kept.of_person(session, person.id)],
    }


async def forget(session: AsyncSession, person: Person) -> None:
    """Erase the person with all that they said."""
    await questions.erase_person(session, person.id)
    await participation.forget_cards(session, person.id)
    await deliveries.erase_person(session, person.id)
    await broadcasts.erase_person(session, person.id)
    await desk.erase_person(session, person.id)
    await followups.erase_person(session, person.id)
    await people.remove(session, person)


def _without_others(values: dict[str, Any], person_id: int) -> dict[str, Any]:
    """Who else recorded or was quoted is not this person's data."""
    theirs = {key for key in ("recorder_id", "quoted_id") if values[key] not in (None, person_id)}
    if "quoted_id" in theirs:
        theirs.add("quote")
    return {key: value for key, value in values.items() if key not in theirs}


def _plain(row: Any) -> dict[str, Any]:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return {
        key: value.isoformat() if isinstance(value, date | time) else value for key, value in values.items()
    }
