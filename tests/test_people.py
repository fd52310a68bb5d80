"""Meeting, leaving, forgetting; what is past its time. On both databases."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import people, retention, subscriptions
from bot.config import Settings
from bot.profile import Profile
from db import questions
from db.models.people import Group, Person
from db.models.questions import AskedQuestion
from db.questions import Asker
from tests.views.programmes import PROGRAMME

Sessions = async_sessionmaker[AsyncSession]


async def met(sessions: Sessions, now: datetime, *, tag: str | None = "de", id: int = 1) -> Profile:
    async with sessions.begin() as session:
        return people.profile(await people.meet(session, id, tag, now))


async def ask(sessions: Sessions, now: datetime, person_id: int = 1) -> int:
    async with sessions.begin() as session:
        question = await questions.record(
            session,
            Asker(person_id, person_id, 10),
            text="Wann?",
            language="de",
            status="answered",
            sources=["harbour-week-1"],
            now=now,
        )
        await questions.set_topic(session, person_id, {"entries": ["harbour-week-1"], "slot": "when"}, now)
    return question.id


async def test_person_is_met_once(sessions: Sessions, now: datetime) -> None:
    await met(sessions, now)
    await met(sessions, now + timedelta(days=1))

    async with sessions() as session:
        person = await session.get_one(Person, 1)
    assert (person.language, person.language_chosen, person.first_seen) == ("de", False, now)


async def test_two_first_updates_at_once_make_one_person(sessions: Sessions, now: datetime) -> None:
    profiles = await asyncio.gather(*(met(sessions, now) for _ in range(4)))

    assert profiles == [Profile("de")] * 4


async def test_language_follows_telegram_until_it_is_chosen(sessions: Sessions, now: datetime) -> None:
    await met(sessions, now, tag="de")
    assert await met(sessions, now, tag="ja-JP") == Profile("ja")
    assert await met(sessions, now, tag=None) == Profile("ja")

    async with sessions.begin() as session:
        people.choose_language(await session.get_one(Person, 1), "de")

    assert await met(sessions, now, tag="ja-JP") == Profile("de")


async def test_city_that_the_programme_does_not_have_is_refused(sessions: Sessions, now: datetime) -> None:
    async with sessions.begin() as session:
        person = await people.meet(session, 1, "de", now)
        assert people.choose_city(person, "aarhus", PROGRAMME)
        assert not people.choose_city(person, "atlantis", PROGRAMME)
        assert person.city == "aarhus"


async def test_who_blocks_the_bot_is_away_until_they_write_again(sessions: Sessions, now: datetime) -> None:
    await met(sessions, now)
    async with sessions.begin() as session:
        await people.left(session, 1, now)
        await people.left(session, 99, now)  # never met

    async with sessions() as session:
        assert (await session.get_one(Person, 1)).blocked_at == now
        assert await session.get(Person, 99) is None

    await met(sessions, now)
    async with sessions() as session:
        assert (await session.get_one(Person, 1)).blocked_at is None


async def test_field_is_followed_and_left(sessions: Sessions, now: datetime) -> None:
    async with sessions.begin() as session:
        person = await people.meet(session, 1, "de", now)
        assert subscriptions.toggle(person, "harbour", now)
        assert not subscriptions.subscribe(person, "harbour", now)
        assert subscriptions.subscribe(person, "museums", now)
    async with sessions.begin() as session:
        person = await session.get_one(Person, 1)
        assert not subscriptions.toggle(person, "harbour", now)

    assert await met(sessions, now) == Profile("de", None, frozenset({"museums"}))


@pytest.mark.parametrize("word", ["harbour", " HARBOUR ", "Harbour"])
def test_field_is_named_in_any_case(word: str) -> None:
    assert subscriptions.field_named(PROGRAMME, word) == PROGRAMME.fields[0]


@pytest.mark.parametrize("word", ["", "harbor", "harbour museums"])
def test_field_that_there_is_not(word: str) -> None:
    assert subscriptions.field_named(PROGRAMME, word) is None


async def test_forget_leaves_nothing_of_the_person_and_all_of_others(
    sessions: Sessions, now: datetime
) -> None:
    for person_id in (1, 2):
        await met(sessions, now, id=person_id)
        await ask(sessions, now, person_id)
    async with sessions.begin() as session:
        person = await session.get_one(Person, 1)
        subscriptions.subscribe(person, "harbour", now)
        await session.flush()
        await people.forget(session, person)

    async with sessions() as session:
        assert await session.get(Person, 1) is None
        assert await questions.of_person(session, 1) == []
        assert await questions.topic(session, 1, now) is None
        assert [question.text for question in await questions.of_person(session, 2)] == ["Wann?"]
        assert await questions.topic(session, 2, now) is not None


async def test_group_keeps_its_language_when_it_moves(sessions: Sessions, now: datetime) -> None:
    async with sessions.begin() as session:
        await people.meet_group(session, -1, "ja", now)
        await people.meet_group(session, -2, "en", now)  # the new one was heard of first
        await people.move_group(session, -1, -2)

    async with sessions() as session:
        assert (await session.get_one(Group, -2)).language == "ja"
        assert await session.get(Group, -1) is None


async def test_text_of_a_question_is_erased_after_its_days_and_not_before(
    sessions: Sessions, now: datetime
) -> None:
    number = await ask(sessions, now)
    async with sessions.begin() as session:
        await retention.erase(session, now + timedelta(days=90, minutes=-1), Settings.load({}))
    async with sessions() as session:
        assert (await session.get_one(AskedQuestion, number)).text == "Wann?"

    async with sessions.begin() as session:
        await retention.erase(session, now + timedelta(days=90, minutes=1), Settings.load({}))
    async with sessions() as session:
        question = await session.get_one(AskedQuestion, number)
    assert (question.text, question.person_id, question.message_id) == (None, None, None)
    assert (question.status, question.sources) == ("answered", ["harbour-week-1"])
