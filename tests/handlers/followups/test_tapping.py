"""In a group anybody can tap: who may, and what a forged or old button does."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.groups import GroupChat
from bot.playground.people import Person
from db.models.desk import Deed
from tests.handlers.doing import Sessions, said_by_bot, says_in, taps
from tests.handlers.followups.doing import CALL, acts, data_of, forges, only


async def test_in_a_group_only_those_involved_change_it(
    api: BotApi,
    group: GroupChat,
    both: tuple[Person, Person],
    coordinator: Person,
    sessions: Sessions,
) -> None:
    essen, _ = both
    outsider = api.person(78, "Outsider", "de")
    for person in (outsider, coordinator):
        await person.starts()
        await person.waits()
    members = [*group.group.members, outsider.id, coordinator.id]
    api.chats.put_group(replace(group.group, members=members))
    await says_in(group, essen, CALL)

    await outsider.taps("Erledigt", to=group)
    await outsider.waits()
    assert [toast.text for toast in outsider.toasts] == [
        "Das können nur die Beteiligten, wer es festgehalten hat, und die Koordination."
    ]
    assert (await only(sessions)).state == "open"

    await coordinator.taps("Erledigt", to=group)
    await coordinator.waits()
    assert (await only(sessions)).state == "done"
    async with sessions() as session:
        deeds = list(await session.scalars(select(Deed)))
    assert [(deed.person_id, deed.action) for deed in deeds] == [(coordinator.id, "follow-up-changed")]


async def test_forged_data_of_an_outsider_do_nothing(
    kizuna: Kizuna, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    await essen.asks(CALL)
    row = await only(sessions)
    before = await acts(sessions)

    for deed in (
        "done",
        "drop",
        "open",
        "me",
        "text",
        "day",
        "d.20190601",
        "p.none",
        "to.koriyama",
        "f.1",
        "v.",
    ):
        for version in (row.version, 99):
            forges(koriyama, f"fu:{row.id}:{version}:{deed}")
            forges(koriyama, f"fs:all:0:{row.id}:{version}")
    await koriyama.waits_for_nothing()

    after = await only(sessions)
    assert (after.version, await acts(sessions)) == (row.version, before)
    assert {toast.alert for toast in koriyama.toasts} == {True}
    assert "Methanol" not in "".join(said_by_bot(koriyama))


async def test_button_of_an_older_state_does_nothing(
    kizuna: Kizuna, api: BotApi, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    shown = await essen.asks(CALL)
    stale = data_of(shown, "In 30 Tagen")
    await taps(essen, "Morgen")
    forges(essen, stale)
    await essen.waits_for_nothing()

    assert (await only(sessions)).due_on == date(2019, 5, 18)
    assert essen.toasts[-1].text == "Inzwischen hat sich etwas geändert. So ist jetzt der Stand."


async def test_day_that_there_is_not_changes_nothing(
    kizuna: Kizuna, api: BotApi, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    await essen.asks(CALL)
    row = await only(sessions)
    for data in (f"fu:{row.id}:{row.version}:d.20190230", f"fu:{row.id}:{row.version}:to.nowhere"):
        forges(essen, data)
        await essen.waits_for_nothing()
    assert (await only(sessions)).due_on == date(2019, 5, 24)


async def test_card_of_somebody_elses_is_not_shown(
    kizuna: Kizuna, api: BotApi, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    await essen.asks(CALL)
    row = await only(sessions)
    before = len(koriyama.chat)
    for data in (f"fo:{row.id}", f"fc:{row.id}:h", f"fo:{row.id + 1}"):
        forges(koriyama, data)
        await koriyama.waits_for_nothing()
    assert len(koriyama.chat) == before
    assert "Methanol" not in koriyama.last.text


async def test_named_by_username_takes_it_up_when_they_come_by(
    api: BotApi, group: GroupChat, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    api.chats.put_user(replace(koriyama.user, username="Koriyama_Delegate"))
    await says_in(group, essen, "/followup @koriyama_delegate schickt Daten bis 24. Mai")
    assert (await only(sessions)).sides[0].person_id is None

    await koriyama.taps("Erledigt", to=group)
    await koriyama.waits()

    row = await only(sessions)
    assert (row.state, row.sides[0].person_id) == ("done", koriyama.id)
