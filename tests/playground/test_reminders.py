"""A week on in the playground: reminders arrive on the right phones, each in the morning there."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import reminders
from bot.app import Kizuna
from bot.config import Settings
from bot.playground.launch import maker
from bot.playground.people import Person
from bot.playground.server import running
from bot.playground.world import COORDINATOR, DELEGATES, World
from bot.programme import store
from bot.programme.dates import ProgrammeDate
from bot.programme.model import Programme

ESSEN, KORIYAMA = DELEGATES
GERMANY, JAPAN = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
VISIT = "culture-sports-2019"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The three phones with the real bot, on 17 May 2019 at nine in Koriyama."""
    world = World(maker(Settings.load({})), tmp_path)
    async with running(world):
        yield world


async def fix_the_date(world: World, dates: str) -> None:
    """A coordinator gives the visit a day."""
    kizuna: Kizuna = world.bot.kizuna  # type: ignore[union-attr]
    async with kizuna.sessions.begin() as session:
        before = await store.load(session)
        assert before is not None
        visits = tuple(
            visit.model_copy(update={"dates": ProgrammeDate.parse(dates)}) if visit.key == VISIT else visit
            for visit in before.visits
        )
        after = Programme(
            **{name: getattr(before, name) for name in Programme.model_fields} | {"visits": visits}
        )
        await store.merge(session, after)
        await reminders.programme_changed(session, before, after, world.calendar.now())


async def settle(person: Person, *taps: str) -> None:
    for tap in taps:
        await person.taps(tap)
        await person.waits()


def arrived(world: World, id_: int, zone: ZoneInfo, since: int) -> list[tuple[str, str]]:
    """When, on the clocks there, and what the bot wrote after so many messages."""
    seen = [one for one in world.api.person(id_).chat if one.by_bot][since:]
    return [
        (
            f"{datetime.fromtimestamp(one.message.date, UTC).astimezone(zone):%a %H:%M}",
            one.text.split("\n")[2],
        )
        for one in seen
    ]


async def test_a_week_on_reminders_come_in_the_morning_there_and_none_at_night(world: World) -> None:
    await fix_the_date(world, "2019-05-24/2019-05-25")
    german, japanese, coordinator = (world.api.person(id_) for id_ in (ESSEN, KORIYAMA, COORDINATOR))
    for person, city in ((german, "essen"), (japanese, "koriyama"), (coordinator, "essen")):
        await person.asks("/settings")
        await settle(person, "settings:city", f"city:{city}:settings")
    await german.asks("/subscribe exchange")
    await japanese.asks("/visits")
    await settle(japanese, f"card:{VISIT}", f"rsvp:{VISIT}:coming")
    before = [sum(one.by_bot for one in person.chat) for person in (german, japanese, coordinator)]

    await world.move_clock(timedelta(weeks=1, hours=12))

    name = "Besuch der Abteilung für Kultur und Sport in Essen"
    assert arrived(world, ESSEN, GERMANY, before[0]) == [
        ("Fri 09:00", f"„{name}“ beginnt in 7 Tagen: 24.–25. Mai 2019."),
        ("Thu 09:00", f"„{name}“ beginnt morgen: 24.–25. Mai 2019."),
        ("Fri 09:00", f"„{name}“ beginnt heute: 24.–25. Mai 2019."),
    ]
    assert arrived(world, KORIYAMA, JAPAN, before[1]) == [
        (
            "Thu 09:00",
            "「文化スポーツ部によるエッセン訪問」の開始は明日です。日程：2019年5月24日(金)～25日(土)",
        ),
        (
            "Fri 16:00",
            "「文化スポーツ部によるエッセン訪問」の開始は本日です。日程：2019年5月24日(金)～25日(土)",
        ),
    ]  # on the first morning at nine in Essen, where the guests are
    assert arrived(world, COORDINATOR, GERMANY, before[2]) == []
