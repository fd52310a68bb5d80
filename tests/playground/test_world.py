"""Conversations, updates and the clock outlive a restart; starting over forgets them."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.playground.api import BotApi
from bot.playground.journal import Journal
from bot.playground.world import BEGINNING, World
from tests.playground.conftest import result
from tests.playground.sample_bot import SampleBot

Opened = tuple[BotApi, Journal]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], Opened]]:
    """Opens the same journal again and again, as process after process would."""
    journals = []

    def open_again() -> Opened:
        api, journal = BotApi(), Journal(tmp_path / "chats.jsonl")
        journal.open(api)
        journals.append(journal)
        return api, journal

    yield open_again
    for journal in journals:
        journal.close()


def bot_of(world: World) -> SampleBot:
    assert isinstance(world.bot, SampleBot)
    return world.bot


async def test_a_conversation_is_there_again_after_a_kill(opened: Callable[[], Opened]) -> None:
    api, _ = opened()
    anna = api.person(7, "Delegate, Essen", "de")
    group = api.group(-5, "Delegation", [anna])
    said = await anna.says("whn?")
    await anna.edits(said, "when?")
    await api.call(
        "sendDocument", {"chat_id": anna.id}, {"document": ("visit.ics", b"\x00\xff", "text/calendar")}
    )
    await result(api, "sendMessage", chat_id=anna.id, text="gone")
    await result(api, "deleteMessage", chat_id=anna.id, message_id=anna.last.id)
    await result(api, "setMyCommands", commands=[{"command": "help", "description": "Help"}])
    # nothing is closed: the process is killed here
    again, _ = opened()
    anna_again = again.person(7)
    assert anna_again.chat == anna.chat
    assert anna_again.user == anna.user
    assert anna_again.menu == ["help"]
    assert again.chats.groups[group.id] == group.group
    assert again.updates.pending == api.updates.pending


async def test_update_ids_go_on_after_a_restart(opened: Callable[[], Opened]) -> None:
    api, journal = opened()
    await api.person(7).says("one")
    [update] = await result(api, "getUpdates")
    await result(api, "getUpdates", offset=update["update_id"] + 1)
    journal.close()
    _, journal = opened()
    journal.close()
    again, _ = opened()
    await again.person(7).says("two")
    [next_update] = await result(again, "getUpdates")
    assert (next_update["update_id"], next_update["message"]["text"]) == (update["update_id"] + 1, "two")


async def test_a_line_that_a_kill_cut_off_is_left_out(opened: Callable[[], Opened], tmp_path: Path) -> None:
    api, journal = opened()
    await api.person(7).says("one")
    journal.close()
    with (tmp_path / "chats.jsonl").open("a") as file:
        file.write('{"kind": "mess')
    again, _ = opened()
    assert [seen.text for seen in again.person(7).chat] == ["one"]


async def test_rewriting_keeps_the_file_as_short_as_its_state(
    opened: Callable[[], Opened], tmp_path: Path
) -> None:
    api, journal = opened()
    anna = api.person(7)
    said = await anna.says("0")
    for number in range(1, 50):
        said = await anna.edits(said, str(number))
    api.updates.confirm(api.updates.next_id)
    journal.close()
    opened()
    lines = (tmp_path / "chats.jsonl").read_text().splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds == ["user", "message", "confirmed"]


async def test_the_clock_goes_on_where_it_stood(tmp_path: Path) -> None:
    world = World(SampleBot, tmp_path)
    await world.start()
    assert world.calendar.now() - BEGINNING < timedelta(minutes=5)
    await world.move_clock(timedelta(weeks=3))
    await world.stop()
    again = World(SampleBot, tmp_path)
    await again.start()
    assert timedelta(weeks=3) <= again.calendar.now() - BEGINNING < timedelta(weeks=3, minutes=5)
    await again.stop()


async def test_a_given_start_of_the_clock_counts_more_than_the_stored_one(tmp_path: Path) -> None:
    start = datetime(2020, 4, 1, tzinfo=UTC)
    for given in (None, start):
        world = World(SampleBot, tmp_path, given)
        await world.start()
        await world.stop()
    assert start <= world.calendar.now() < start + timedelta(minutes=5)


async def test_the_clock_moves_to_what_is_due_next(tmp_path: Path) -> None:
    world = World(SampleBot, tmp_path)
    await world.start()
    assert await world.move_clock_to_next_due() is False
    due = BEGINNING + timedelta(days=40)
    bot_of(world).due = due
    assert await world.move_clock_to_next_due() is True
    assert due <= world.calendar.now() < due + timedelta(minutes=5)
    await world.stop()


async def test_messages_bear_the_time_of_the_clock(tmp_path: Path) -> None:
    world = World(SampleBot, tmp_path)
    await world.start()
    await world.move_clock(timedelta(days=1))
    anna = world.api.person(101)
    await anna.asks("hello")
    a_day_later = int((BEGINNING + timedelta(days=1)).timestamp())
    assert [seen.message.date - a_day_later < 300 for seen in anna.chat] == [True, True]
    assert [seen.message.date >= a_day_later for seen in anna.chat] == [True, True]
    await world.stop()


async def test_there_is_a_delegate_of_each_city_and_a_coordinator(tmp_path: Path) -> None:
    world = World(SampleBot, tmp_path)
    await world.start()
    first, second = (city.name.en for city in world.cities)
    names = [person.first_name for person in world.people]
    assert names == [f"Delegate, {first}", f"Delegate, {second}", "Coordinator"]
    await world.stop()


async def test_starting_over_forgets_chats_clock_and_database(tmp_path: Path) -> None:
    world = World(SampleBot, tmp_path)
    await world.start()
    (tmp_path / "playground.db").write_text("what the bot knew")
    await world.api.person(101).asks("hello")
    world.api.person(201, "Visitor", "en")
    await world.move_clock(timedelta(weeks=1))
    await world.start_over()
    assert [len(world.api.person(person.id).chat) for person in world.people] == [0, 0, 0]
    assert world.calendar.now() - BEGINNING < timedelta(minutes=5)
    assert not (tmp_path / "playground.db").exists()
    assert (await world.api.person(101).asks("hello")).by_bot
    await world.stop()
