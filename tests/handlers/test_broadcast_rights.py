"""Whoever lacks the right sends nothing and changes nothing, whatever button they forge or tap again."""

import pytest
from sqlalchemy import select

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.people import Person
from db.models.broadcasts import Broadcast
from db.models.desk import Deed
from db.models.rights import Right
from tests.handlers.announcing import (
    ENGLISH,
    GERMAN,
    JAPANESE,
    NOW,
    announce,
    compose,
    follow,
    time_passes,
)
from tests.handlers.doing import Sessions, said_by_bot, taps

NOW_GERMAN = "Jetzt, obwohl bei manchen Nacht ist"


@pytest.fixture
async def readers(kizuna: Kizuna, essen: Person, koriyama: Person) -> tuple[Person, Person]:
    await follow(essen, koriyama)
    return essen, koriyama


async def deeds(sessions: Sessions) -> list[tuple[str, str]]:
    async with sessions() as session:
        return [(deed.action, deed.subject) for deed in await session.scalars(select(Deed).order_by(Deed.id))]


async def grant(sessions: Sessions, person: Person, kizuna: Kizuna, city: str = "", field: str = "") -> None:
    async with sessions.begin() as session:
        now = kizuna.calendar.now()
        session.add(Right(person_id=person.id, right="sender", city=city, field=field, since=now))


async def test_delegate_may_not_send_whatever_button_they_forge(
    kizuna: Kizuna, api: BotApi, readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    essen, koriyama = readers
    refused = await essen.asks("/broadcast")
    assert refused.text.startswith("An diesen Kreis dürfen Sie keine Mitteilung senden.")
    sent = await announce(coordinator)
    await time_passes(kizuna)
    await compose(coordinator, ENGLISH)
    state = await stored(sessions), said_by_bot(koriyama), await deeds(sessions)

    whats = ["stop", "resume", "failed", "doubt", "correct", "delete", "deleted", "show"]
    forged = [f"bcast:1:{what}" for what in whats] + ["brel:1:yes", "brel:1:no"]
    forged += [f"bd:{number}:{version}:send" for number in range(1, 4) for version in range(1, 9)]
    forged += ["bcast:99:stop", "bd:99999999:1:drop", "bcast:1:", "bd:1:1:f:../etc", "bread:x"]
    for data in forged:
        essen._taps(essen.last.message, data)
        await essen.waits()

    assert (await stored(sessions), said_by_bot(koriyama), await deeds(sessions)) == state
    assert {toast.text for toast in essen.toasts} <= {
        "Für diesen Empfängerkreis dürfen Sie das nicht.",
        "Diese Schaltfläche ist veraltet. /help zeigt, was ich kann.",
    }
    assert sent.id


async def test_buttons_do_nothing_in_another_chat_nor_for_a_sender_of_less(
    kizuna: Kizuna, api: BotApi, readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    essen, koriyama = readers
    await announce(coordinator)
    await time_passes(kizuna)
    await compose(coordinator, ENGLISH)
    await grant(sessions, essen, kizuna, city="essen")
    await grant(sessions, koriyama, kizuna, field="energy")
    group = api.group(-100200, "Partnership", [coordinator, essen])
    await coordinator.says("/help@kizuna_bot", to=group)
    await coordinator.waits()
    in_group = coordinator.sees(group.id)[-1]
    state = await stored(sessions), await deeds(sessions)

    whats = ("stop", "resume", "failed", "doubt", "correct", "delete", "deleted", "show")
    forged = [f"bcast:1:{what}" for what in whats] + ["brel:1:yes", "brel:1:no", "bd:1:1:send", "bd:2:4:drop"]
    for data in forged:
        coordinator._taps(in_group.message, data)
        await coordinator.waits()
        for sender in readers:
            sender._taps(sender.last.message, data)
            await sender.waits()

    assert (await stored(sessions), await deeds(sessions)) == state
    assert coordinator.sees(group.id)[-1] == in_group
    assert {toast.text for toast in coordinator.toasts} == {
        "This button is out of date. /help shows what I can do."
    }


async def stored(sessions: Sessions) -> list[tuple[object, ...]]:
    async with sessions() as session:
        rows = await session.scalars(select(Broadcast).order_by(Broadcast.id))
        return [(row.id, row.size, row.version, row.stopped_at, row.deleted_at) for row in rows]


async def test_second_tap_on_send_sends_nothing_twice(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    essen, _ = readers
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
    shown = await taps(coordinator, NOW)
    data = shown.message.content["reply_markup"]["inline_keyboard"][0][0]["callback_data"]

    for _ in range(3):
        coordinator._taps(shown.message, data)
        await coordinator.waits()
    await time_passes(kizuna)

    assert len(await stored(sessions)) == 1
    assert said_by_bot(essen).count(GERMAN) == 1


async def test_sender_of_one_city_reaches_that_city_alone(
    kizuna: Kizuna, readers: tuple[Person, Person], api: BotApi, sessions: Sessions
) -> None:
    essen, _ = readers
    await grant(sessions, essen, kizuna, city="essen")

    shown = await essen.asks("/broadcast")
    assert "✅ Essen" in shown.labels
    assert shown.text.split("\n")[-1] == "Essen: Deutsch 1"
    await taps(essen, "Koriyama")
    await essen.taps("Weiter: die Texte")
    await essen.waits()
    assert essen.toasts[-1].text == "Für diesen Empfängerkreis dürfen Sie das nicht."

    await taps(essen, "✅ Koriyama", "Weiter: die Texte")
    for text in (ENGLISH, GERMAN, JAPANESE):
        await essen.asks(text)
    # The right is withdrawn before the last tap.
    await taps(essen, NOW_GERMAN)
    async with sessions.begin() as session:
        for right in await session.scalars(select(Right)):
            await session.delete(right)
    await essen.taps("Ja, senden")
    await essen.waits()

    assert essen.toasts[-1].text == "Für diesen Empfängerkreis dürfen Sie das nicht."
    assert await stored(sessions) == []
