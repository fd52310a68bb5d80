"""Nudges at their hour, passed on, withdrawn; the list where it is done and undone."""

from datetime import UTC, date, datetime

from sqlalchemy import select, update

from bot.app import Kizuna
from bot.playground.groups import GroupChat
from bot.playground.people import Person
from db.models.deliveries import Delivery
from db.models.followups import FollowUpSide
from tests.handlers.doing import Sessions, said_by_bot, says_in, taps
from tests.handlers.followups.doing import CALL, acts, later, only, rows


async def test_nudge_comes_at_their_hour_and_is_answered_by_a_tap(
    kizuna: Kizuna, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    await essen.asks(CALL)
    await later(kizuna, datetime(2019, 5, 22, 6, 59, tzinfo=UTC))
    assert essen.last.text.startswith("Notiert.")
    await later(kizuna, datetime(2019, 5, 22, 7, 0, 30, tzinfo=UTC))  # 09:00 in Essen

    assert essen.last.text == (
        "In 2 Tagen fällig:\n\n"
        "📌 GWI wegen Methanol anrufen\n\n"
        "Bis wann: Freitag, 24. Mai 2019 · in 2 Tagen\n"
        "Am Zug: Sie (Essen)\n"
        "Kooperationsfeld: ⚡ Erneuerbare Energien"
    )
    assert essen.last.labels[:5] == [
        "Erledigt", "Verschieben", "An Koriyama übergeben", "Fallen lassen", "Berichtigen",
    ]  # fmt: skip
    await taps(essen, "Verschieben", "In einer Woche")
    assert (await only(sessions)).due_on == date(2019, 5, 29)
    await taps(essen, "Erledigt")
    row = await only(sessions)
    assert (row.state, row.next_on) == ("done", None)
    assert essen.last.text.startswith("✅ GWI wegen Methanol anrufen")
    await taps(essen, "Rückgängig")
    assert (await only(sessions)).state == "open"
    assert await acts(sessions) == ["recorded", "postponed", "done", "reopened"]


async def test_nudge_under_way_is_not_sent_once_it_is_done(
    kizuna: Kizuna, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    await essen.asks(CALL)
    # It is the 22nd in Koriyama already: the nudge of 09:00 in Essen waits in the queue.
    await later(kizuna, datetime(2019, 5, 21, 16, 0, tzinfo=UTC))
    await taps(essen, "Stimmt so", "Erledigt")
    await later(kizuna, datetime(2019, 5, 22, 8, 0, tzinfo=UTC))

    async with sessions() as session:
        states = list(await session.scalars(select(Delivery.state).where(Delivery.kind == "nudge")))
    assert states == ["withdrawn"]
    assert essen.last.text.startswith("✅")


async def test_passing_tells_the_other_side_in_their_language_after_their_night(
    kizuna: Kizuna, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    await essen.asks("/followup Daten nach Koriyama schicken bis 24. Mai")
    async with sessions.begin() as session:
        side = update(FollowUpSide).where(FollowUpSide.city == "koriyama")
        await session.execute(side.values(person_id=koriyama.id))
    before = len(koriyama.chat)

    await later(kizuna, datetime(2019, 5, 20, 15, 0, tzinfo=UTC))  # midnight in Koriyama
    await taps(essen, "Stimmt so", "An Koriyama übergeben")
    await later(kizuna, datetime(2019, 5, 20, 23, 59, tzinfo=UTC))
    assert len(koriyama.chat) == before
    await later(kizuna, datetime(2019, 5, 21, 0, 1, tzinfo=UTC))

    assert koriyama.last.text.startswith("次はご担当分です：\n\n📌 Daten nach Koriyama schicken")
    assert koriyama.last.labels[0] == "完了"


async def test_coordinator_hears_of_what_nobody_did(
    kizuna: Kizuna, both: tuple[Person, Person], coordinator: Person
) -> None:
    essen, _ = both
    await coordinator.starts()
    await coordinator.waits()
    await essen.asks(CALL)
    for month, day in ((5, 22), (5, 24), (5, 27), (5, 31), (6, 7), (6, 8), (6, 11)):
        await later(kizuna, datetime(2019, month, day, 12, tzinfo=UTC))

    heads = [text.split("\n")[0] for text in said_by_bot(essen)[-5:]]
    assert heads == [
        "In 2 Tagen fällig:",
        "Heute fällig:",
        "Seit 3 Tagen überfällig:",
        "Seit 7 Tagen überfällig:",
        "Seit 14 Tagen überfällig:",
    ]
    # 8 June is a Saturday, 10 June Whit Monday in Essen.
    assert coordinator.last.text.startswith("This has been overdue for ")
    assert "Delegate, Essen was reminded, and it is still open." in coordinator.last.text


async def test_list_is_filtered_done_and_undone_in_place(
    both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    await essen.asks(CALL)
    await essen.asks("/followup Zahlen zur Wasserwirtschaft prüfen")
    shown = await essen.asks("/followups")
    assert shown.text == (
        "Vereinbarungen · Meine\n\n"
        "1. GWI wegen Methanol anrufen\n"
        "Freitag, 24. Mai 2019 · in 7 Tagen · Sie (Essen) · ⚡ Erneuerbare Energien\n\n"
        "2. Zahlen zur Wasserwirtschaft prüfen\nkein Termin · Sie (Essen) · 💧 Wasserwirtschaft"
    )
    number = len(essen.chat)
    await taps(essen, "✅ 1")
    assert (await rows(sessions))[0].state == "done"
    assert "✅ GWI wegen Methanol anrufen" in essen.last.text
    await taps(essen, "↩️ 2")
    assert (await rows(sessions))[0].state == "open"
    await taps(essen, "💧")
    assert "Methanol" not in essen.last.text
    await taps(essen, "Überfällig")
    assert essen.last.text == "Vereinbarungen · Überfällig\n\nHier ist nichts offen."
    assert len(essen.chat) == number

    seen = await koriyama.asks("/followups")
    assert seen.text == "フォローアップ一覧 · 自分の分\n\n未完了のものはありません。"
    await taps(koriyama, "すべて")
    assert "Methanol" not in koriyama.last.text


async def test_list_in_a_group_holds_what_was_recorded_there(
    group: GroupChat, both: tuple[Person, Person]
) -> None:
    essen, _ = both
    await essen.asks(CALL)
    await says_in(group, essen, "/followup Hotel buchen")
    [listed] = await says_in(group, essen, "/followups")
    assert listed == ("Vereinbarungen · Alle\n\n1. Hotel buchen\nkein Termin · Essen")
