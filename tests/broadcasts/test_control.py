"""A broadcast under way: stopped, resumed, corrected, deleted, resent; its numbers always add up."""

import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot import people as persons
from bot.broadcasts import control, progress
from bot.broadcasts.values import Change, Counts, Mode, State
from bot.programme.model import Programme
from db import broadcasts, deliveries, people
from db.broadcasts import CORRECTION, DELETION
from db.models.broadcasts import Broadcast
from tests.broadcasts.conftest import Sessions, add_person, put, rows_of, send_off

PEOPLE = 8
REAL_NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
async def session(sessions: Sessions, now: datetime) -> AsyncIterator[AsyncSession]:
    async with sessions() as session:
        for number in range(1, PEOPLE + 1):
            await add_person(session, number, now, city=("essen", "koriyama")[number % 2])
        yield session


async def outcome(session: AsyncSession, broadcast: Broadcast, now: datetime) -> tuple[State, Counts]:
    far = await progress.read(session, broadcast, now)
    assert far.counts.total == far.size == broadcast.size
    return far.state, far.counts


async def test_broadcast_goes_from_scheduled_to_done(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    later = now + timedelta(hours=1)
    broadcast = await send_off(session, programme, now, starts_at=later)
    assert await outcome(session, broadcast, now) == (State.SCHEDULED, Counts(queued=PEOPLE))
    assert {row.due_at for row in await rows_of(session, broadcast)} == {later}

    rows = await rows_of(session, broadcast)
    await put(session, rows[0], "sending")
    assert await outcome(session, broadcast, later) == (State.SENDING, Counts(queued=PEOPLE))

    for row, state in zip(
        rows, ["failed", "unreachable", "unknown", "withdrawn"] + ["sent"] * 4, strict=True
    ):
        await put(session, row, state, message_id=row.id)
    ended = Counts(sent=4, failed=1, unreachable=1, unknown=1, withdrawn=1)
    assert await outcome(session, broadcast, later) == (State.DONE, ended)


async def test_audience_is_frozen_at_the_release(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now)

    await add_person(session, 99, now)

    assert 99 not in {row.person_id for row in await rows_of(session, broadcast)}
    assert broadcast.size == PEOPLE


async def test_stopped_broadcast_sends_no_further_message_until_it_is_resumed(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now)
    rows = await rows_of(session, broadcast)
    await put(session, rows[0], "sent", message_id=1)
    await put(session, rows[1], "sending")

    assert await control.stop(session, broadcast, now) == PEOPLE - 2
    state, counts = await outcome(session, broadcast, now)
    assert (state, counts) == (State.STOPPED, Counts(queued=1, sent=1, withdrawn=PEOPLE - 2))

    # The one under way came back to be tried again: the next tick holds it back as well.
    await put(session, rows[1], "queued")
    await progress.due(session, programme, now, REAL_NOW, coordinators=[])
    assert await outcome(session, broadcast, now) == (State.STOPPED, Counts(sent=1, withdrawn=PEOPLE - 1))

    assert await control.resume(session, broadcast, programme, now) == PEOPLE - 1
    assert await outcome(session, broadcast, now) == (State.SENDING, Counts(queued=PEOPLE - 1, sent=1))
    assert await control.resume(session, broadcast, programme, now) == 0


async def test_stopping_what_is_through_changes_nothing(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now)
    for row in await rows_of(session, broadcast):
        await put(session, row, "sent", message_id=row.id)

    assert await control.stop(session, broadcast, now) == 0

    assert await outcome(session, broadcast, now) == (State.DONE, Counts(sent=PEOPLE))


async def test_correction_edits_what_is_out_and_changes_what_is_to_come(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now)
    sent, doubtful, under_way, *_ = await rows_of(session, broadcast)
    await put(session, sent, "sent", message_id=71)
    await put(session, doubtful, "unknown")
    await put(session, under_way, "sending")

    assert await control.correct(session, broadcast, {"en": "Hello again"}, now) == Change(2, in_doubt=1)

    edits = await rows_of(session, broadcast, CORRECTION)
    assert [(row.method, row.target_message_id, row.chat_id) for row in edits] == [
        ("edit", 71, sent.person_id)
    ]
    assert (broadcast.texts, broadcast.version) == ({"en": "Hello again"}, 2)

    # What was under way arrived with the old words: it is corrected as soon as that is known.
    await progress.due(session, programme, now, REAL_NOW, coordinators=[])
    assert len(await rows_of(session, broadcast, CORRECTION)) == 1
    await put(session, under_way, "sent", message_id=73)
    for _ in range(2):
        await progress.due(session, programme, now, REAL_NOW, coordinators=[])
    edits = await rows_of(session, broadcast, CORRECTION)
    assert [row.target_message_id for row in edits] == [71, 73]
    assert broadcast.in_flight == []


async def test_second_correction_takes_the_place_of_the_first(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now)
    one, *_ = await rows_of(session, broadcast)
    await put(session, one, "sent", message_id=71)

    await control.correct(session, broadcast, {"en": "Second"}, now)
    await control.correct(session, broadcast, {"en": "Third"}, now)

    assert [row.state for row in await rows_of(session, broadcast, CORRECTION)] == ["withdrawn", "queued"]


async def test_deletion_takes_back_what_telegram_still_allows_and_names_the_rest(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now)
    fresh, old, doubtful, waiting, *others = await rows_of(session, broadcast)
    await put(session, fresh, "sent", message_id=71, ended_at=REAL_NOW - timedelta(hours=47, minutes=59))
    await put(session, old, "sent", message_id=72, ended_at=REAL_NOW - timedelta(hours=48, seconds=1))
    await put(session, doubtful, "unknown")

    change = await control.delete(session, broadcast, now, REAL_NOW)

    assert change == Change(1, in_doubt=1, too_old=1)
    deletions = await rows_of(session, broadcast, DELETION)
    assert [(row.method, row.target_message_id) for row in deletions] == [("delete", 71)]
    _, counts = await outcome(session, broadcast, now)
    assert counts == Counts(sent=2, unknown=1, withdrawn=1 + len(others))
    assert await control.resume(session, broadcast, programme, now) == 0
    assert await control.resend(session, broadcast, "unknown", programme, now) == 0
    assert waiting.state == "queued"  # as it was read; the row itself is withdrawn


async def test_fair_hour_ends_at_five_and_goes_on_the_next_working_day(
    session: AsyncSession, programme: Programme
) -> None:
    berlin, tokyo = programme.zones["essen"], programme.zones["koriyama"]
    # Thursday, 23:30 in Koriyama.
    afternoon = datetime(2019, 5, 16, 16, 30, tzinfo=berlin)
    broadcast = await send_off(session, programme, afternoon, mode=Mode.FAIR_HOUR)

    async def due_in(city: str) -> set[datetime]:
        odd = city == "koriyama"
        return {row.due_at for row in await rows_of(session, broadcast) if (row.person_id or 0) % 2 == odd}

    friday_there = datetime(2019, 5, 17, 9, 0, tzinfo=tokyo)
    assert (await due_in("essen"), await due_in("koriyama")) == ({afternoon}, {friday_there})

    evening = afternoon + timedelta(minutes=30)
    await progress.due(session, programme, evening, REAL_NOW, coordinators=[])
    friday_here = datetime(2019, 5, 17, 9, 0, tzinfo=berlin)
    assert (await due_in("essen"), await due_in("koriyama")) == ({friday_here}, {friday_there})

    # Stopped on Friday at noon and resumed in the evening, it waits for Monday.
    await control.stop(session, broadcast, friday_here)
    at_night = friday_here + timedelta(hours=11)
    await control.resume(session, broadcast, programme, at_night)
    monday = datetime(2019, 5, 20, 9, 0)  # noqa: DTZ001 - on each city's clocks
    assert await due_in("essen") == {monday.replace(tzinfo=berlin)}
    assert await due_in("koriyama") == {monday.replace(tzinfo=tokyo)}


async def test_resend_to_those_in_doubt_says_so_and_to_the_failed_does_not(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now)
    failed, doubtful, *others = await rows_of(session, broadcast)
    await put(session, failed, "failed", reason="Internal Server Error", attempts=8)
    await put(session, doubtful, "unknown", attempts=1)
    for row in others:
        await put(session, row, "sent", message_id=row.id)
    await progress.due(session, programme, now, REAL_NOW, coordinators=[])
    assert broadcast.finished_at == now

    assert await control.resend(session, broadcast, "failed", programme, now) == 1
    assert await control.resend(session, broadcast, "unknown", programme, now) == 1
    assert await control.resend(session, broadcast, "unknown", programme, now) == 0

    first, second, *_ = await rows_of(session, broadcast)
    assert (first.state, first.doubtful, first.attempts, first.reason) == ("queued", False, 0, None)
    assert (second.state, second.doubtful, second.attempts) == ("queued", True, 0)
    assert broadcast.finished_at is None
    assert await outcome(session, broadcast, now) == (State.SENDING, Counts(queued=2, sent=PEOPLE - 2))


async def test_erased_author_leaves_the_broadcast_and_no_trace_of_themselves(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now, author=1)
    broadcast.progress_chat_id, broadcast.progress_message_id = 1, 500
    author = await people.find(session, 1)
    assert author is not None
    stored = (await persons.stored(session, author, now))["broadcasts"]
    assert [(row["id"], row["texts"]) for row in stored] == [(broadcast.id, {"en": "Hello", "de": "Hallo"})]

    await persons.forget(session, author)
    await session.refresh(broadcast)

    traces = {broadcast.author_id, broadcast.released_by, broadcast.progress_chat_id}
    assert traces == {None}
    # The author's own copy is not sent any more; all others' are.
    assert (await outcome(session, broadcast, now))[1] == Counts(queued=PEOPLE - 1, withdrawn=1)


async def told(session: AsyncSession) -> list[tuple[str, int | None]]:
    """What is owed about broadcasts, to whom."""
    found = [
        (row.kind, row.person_id)
        for person in range(1, PEOPLE + 1)
        for row in await deliveries.of_person(session, person)
        if row.kind.startswith("broadcast-")
    ]
    return sorted(found)


async def test_author_gets_one_report_when_it_is_done(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now, author=1)
    *others, last = await rows_of(session, broadcast)
    for row in others:
        await put(session, row, "sent", message_id=row.id)
    await progress.due(session, programme, now, REAL_NOW, coordinators=[2])
    assert await told(session) == []

    await put(session, last, "unknown")
    for _ in range(3):
        await progress.due(session, programme, now, REAL_NOW, coordinators=[2])

    assert await told(session) == [("broadcast-report", 1)]


async def test_doubts_about_one_from_the_command_line_are_told_to_all_who_may_send(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    clear = await send_off(session, programme, now)
    in_doubt = await send_off(session, programme, now)
    for broadcast, state in ((clear, "sent"), (in_doubt, "unknown")):
        for row in await rows_of(session, broadcast):
            await put(session, row, state, message_id=row.id)

    for _ in range(3):
        # One of those named never wrote to the bot.
        await progress.due(session, programme, now, REAL_NOW, coordinators=[2, 5, 999])

    assert await told(session) == [("broadcast-doubt", 2), ("broadcast-doubt", 5)]


async def test_progress_is_shown_at_most_once_in_three_seconds_and_only_when_it_changed(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now, author=1)
    broadcast.progress_chat_id, broadcast.progress_message_id = 1, 500
    first, second, third, *_ = await rows_of(session, broadcast)

    async def shown(after: float) -> str:
        await progress.due(session, programme, now, REAL_NOW + timedelta(seconds=after), coordinators=[])
        (row,) = [row for row in await deliveries.of_person(session, 1) if row.kind == "broadcast-progress"]
        await session.refresh(row)
        assert (row.method, row.target_message_id, row.chat_id) == ("edit", 500, 1)
        state = row.state
        await put(session, row, "sent")
        return state

    assert await shown(0) == "queued"
    assert await shown(3) == "sent"  # nothing is new
    await put(session, first, "sent", message_id=1)
    assert await shown(3.5) == "queued"
    await put(session, second, "sent", message_id=2)
    assert await shown(5) == "sent"  # too soon
    assert await shown(6.5) == "queued"
    await put(session, third, "sending")
    assert await shown(10) == "sent"  # counted in with what is still to be sent


async def test_reader_confirms_once_and_erasure_takes_nothing_from_the_numbers(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    broadcast = await send_off(session, programme, now)
    broadcast.acknowledge = True
    for row in await rows_of(session, broadcast):
        await put(session, row, "sent", message_id=row.id)
    theirs = await broadcasts.row_of(session, broadcast.id, 3)
    assert theirs is not None

    assert await broadcasts.acknowledge(session, theirs.id, now)
    assert not await broadcasts.acknowledge(session, theirs.id, now)

    person = await people.find(session, 3)
    assert person is not None
    await persons.forget(session, person)
    far = await progress.read(session, broadcast, now)
    assert (far.acknowledged, far.counts) == (1, Counts(sent=PEOPLE))


@pytest.mark.parametrize("seed", range(3))
async def test_every_number_adds_up_whatever_happens(
    session: AsyncSession, programme: Programme, now: datetime, seed: int
) -> None:
    chance = random.Random(seed)
    broadcast = await send_off(session, programme, now, author=1)
    ends = ["sent", "failed", "unreachable", "unknown", "withdrawn", "queued"]
    for _ in range(60):
        match chance.choice(
            ["claim", "claim", "end", "end", "end", "stop", "resume", "again", "leave", "fix"]
        ):
            case "claim":
                for row in await rows_of(session, broadcast):
                    if row.state == "queued" and chance.random() < 0.5:
                        await put(session, row, "sending")
            case "end":
                for row in await rows_of(session, broadcast):
                    if row.state == "sending" and chance.random() < 0.5:
                        await put(session, row, chance.choice(ends), message_id=row.id)
            case "stop":
                await control.stop(session, broadcast, now)
            case "resume":
                await control.resume(session, broadcast, programme, now)
            case "again":
                await control.resend(session, broadcast, chance.choice(["failed", "unknown"]), programme, now)
            case "leave":
                leaving = await people.find(session, chance.randint(2, PEOPLE))
                if leaving is not None and chance.random() < 0.3:
                    await persons.forget(session, leaving)
            case "fix":
                await control.correct(session, broadcast, {"en": "Better"}, now)
        await progress.due(session, programme, now, REAL_NOW, coordinators=[])
        state, counts = await outcome(session, broadcast, now)
        assert (state is State.DONE) <= (counts.queued == 0)
        rows = await rows_of(session, broadcast)
        assert len({row.key for row in rows if row.key}) == len([row for row in rows if row.key])
