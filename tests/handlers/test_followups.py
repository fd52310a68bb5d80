"""Follow-ups as people meet them: recorded, corrected, nudged, passed on, listed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.app import Kizuna, build
from bot.clock import Calendar
from bot.playground.api import BotApi
from bot.playground.groups import GroupChat
from bot.playground.people import Person, Seen
from bot.playground.request import InProcessRequest
from bot.programme.model import Programme
from bot.questions.engine import Answering
from db.models.deliveries import Delivery
from db.models.desk import Deed
from db.models.followups import FollowUp, FollowUpEvent, FollowUpSide
from db.models.people import Person as PersonRow
from tests.handlers.announcing import time_passes
from tests.handlers.doing import Sessions, said_by_bot, says_in, taps
from tests.haste import hasty

#: Friday, in the fixtures' clock: 17 May 2019, 09:00 in Koriyama, 02:00 in Essen.
CALL = "/followup GWI wegen Methanol anrufen bis 24. Mai"


@pytest.fixture
async def both(kizuna: Kizuna, essen: Person, koriyama: Person, sessions: Sessions) -> tuple[Person, Person]:
    """A delegate of each city, who has said which."""
    for person, city in ((essen, "essen"), (koriyama, "koriyama")):
        await person.starts()
        await person.waits()
        async with sessions.begin() as session:
            await session.execute(update(PersonRow).where(PersonRow.id == person.id).values(city=city))
    return essen, koriyama


@pytest.fixture
async def group(api: BotApi, both: tuple[Person, Person]) -> GroupChat:
    group = GroupChat.create(api, -7, "Steering group", [*both])
    await both[0].waits_for_nothing()
    return group


async def rows(sessions: Sessions) -> list[FollowUp]:
    async with sessions() as session:
        return list(await session.scalars(select(FollowUp).order_by(FollowUp.id)))


async def only(sessions: Sessions) -> FollowUp:
    [row] = await rows(sessions)
    return row


async def acts(sessions: Sessions) -> list[str]:
    async with sessions() as session:
        return list(await session.scalars(select(FollowUpEvent.act).order_by(FollowUpEvent.id)))


def sides(row: FollowUp) -> list[tuple[str, int | None, str]]:
    return [(side.city, side.person_id, side.name) for side in row.sides]


def data_of(seen: Seen, text: str) -> str:
    """The callback data of a button."""
    for row in seen.message.content["reply_markup"]["inline_keyboard"]:
        for button in row:
            if button["text"] == text:
                return str(button["callback_data"])
    raise AssertionError(f"no button {text!r} among {seen.labels}")


def forges(person: Person, data: str) -> None:
    """Send data that no button under the newest message has, as a changed client can."""
    person._taps(person.last.message, data)


async def later(kizuna: Kizuna, calendar: datetime) -> None:
    assert isinstance(kizuna.calendar, Calendar)
    kizuna.calendar.set(calendar)
    await time_passes(kizuna)


# --- recorded and corrected ---------------------------------------------------------------------


async def test_sentence_is_recorded_in_one_step_and_shown_for_correction(
    both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    shown = await essen.asks(CALL)

    assert shown.text == (
        "Notiert. Stimmt das so? Ein Tipp berichtigt es.\n\n"
        "📌 GWI wegen Methanol anrufen\n\n"
        "Bis wann: Freitag, 24. Mai 2019 · in 7 Tagen\n"
        "Am Zug: Sie (Essen)\n"
        "Kooperationsfeld: ⚡ Erneuerbare Energien"
    )
    row = await only(sessions)
    assert (row.text, row.due_on, row.field, row.ball) == (
        "GWI wegen Methanol anrufen",
        date(2019, 5, 24),
        "energy",
        "essen",
    )
    assert sides(row) == [("essen", essen.id, "Delegate, Essen")]


async def test_each_part_is_corrected_by_one_tap(both: tuple[Person, Person], sessions: Sessions) -> None:
    essen, _ = both
    await essen.asks(CALL)

    await taps(essen, "Morgen", "💧", "Koriyama")
    row = await only(sessions)
    assert (row.due_on, row.field, row.ball) == (date(2019, 5, 18), "water", "koriyama")
    await taps(essen, "Ich", "Kein Termin", "✅ 💧")

    row = await only(sessions)
    assert (row.due_on, row.field, row.ball) == (None, None, "essen")
    assert essen.last.text.endswith("Ohne Termin wird niemand erinnert.")


async def test_wording_and_day_are_written_anew(both: tuple[Person, Person], sessions: Sessions) -> None:
    essen, _ = both
    await essen.asks(CALL)

    await taps(essen, "Wortlaut")
    await essen.asks("GWI besuchen")
    await taps(essen, "Anderer Tag")
    assert (await essen.asks("irgendwann")).text.startswith("Darin habe ich keinen Tag erkannt.")
    await essen.asks("in zwei Wochen")

    row = await only(sessions)
    assert (row.text, row.due_on) == ("GWI besuchen", date(2019, 5, 31))
    assert len(await rows(sessions)) == 1


async def test_visit_is_chosen_and_history_kept(both: tuple[Person, Person], sessions: Sessions) -> None:
    essen, _ = both
    await essen.asks(CALL)

    await taps(essen, "Besuch")
    name = essen.last.labels[0]
    await taps(essen, name, "Stimmt so", "Verlauf")

    assert (await only(sessions)).entry is not None
    assert f"Gehört zu: {name}" in essen.last.text
    assert essen.last.text.endswith(
        "17. Mai 2019: festgehalten · Sie (Essen)\n17. Mai 2019: berichtigt · Sie (Essen)"
    )


async def test_command_alone_asks_and_the_next_message_is_recorded(
    both: tuple[Person, Person], sessions: Sessions
) -> None:
    _, koriyama = both
    asked = await koriyama.asks("/followup")
    assert asked.text == (
        "何を、誰が、いつまでに行うか、一文でお書きください。例：金曜日までに研究所へ電話する"
    )
    await koriyama.asks("来週までに資料を送る")

    assert (await only(sessions)).text == "資料を送る"
    await koriyama.asks("次の訪問はいつですか")  # a question again
    assert len(await rows(sessions)) == 1


async def test_command_alone_can_be_left(both: tuple[Person, Person], sessions: Sessions) -> None:
    essen, _ = both
    await essen.asks("/followup")
    await essen.asks("/cancel")
    await essen.asks("Wann ist der nächste Besuch?")
    assert await rows(sessions) == []


async def test_button_under_a_card_and_an_answer_attaches_what_it_is_about(
    both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    await essen.asks("Wann ist der nächste Besuch?")
    await taps(essen, "Vereinbarung")
    await essen.asks("Hotel buchen")
    await essen.asks("/visits")
    await taps(essen, essen.last.labels[0], "Vereinbarung")
    await essen.asks("Dolmetscherin buchen")

    first, second = await rows(sessions)
    assert first.entry == second.entry
    assert first.entry is not None


# --- groups -------------------------------------------------------------------------------------


async def test_reply_to_somebodys_message_is_one_step_and_theirs(
    group: GroupChat, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    said = await koriyama.says("6月10日までに水道のデータを送ります", to=group)
    [line] = await says_in(group, essen, "/followup", reply_to=said)

    assert line == "📌 Notiert: 水道のデータを送ります – Delegate, Koriyama, bis Montag, 10. Juni 2019"
    assert essen.sees(group.id)[-1].labels == ["Berichtigen", "Erledigt"]
    row = await only(sessions)
    assert sides(row) == [
        ("koriyama", koriyama.id, "Delegate, Koriyama"),
        ("essen", essen.id, "Delegate, Essen"),
    ]
    assert (row.chat_id, row.link, row.quote) == (group.id, None, None)
    # It is nine in the morning in Koriyama: they hear at once, in their language.
    assert koriyama.last.text == (
        "次はご担当分です：\n\n"
        "📌 水道のデータを送ります\n\n"
        "期限：2019年6月10日(月) · あと24日\n"
        "担当：ご自身(郡山市)\n"
        "相手側：Delegate, Essen(エッセン市)\n"
        "分野：💧 水管理"
    )


async def test_reply_with_words_of_ones_own_quotes_the_message(
    group: GroupChat, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    said = await koriyama.says("データが必要です", to=group)
    await says_in(group, essen, "/followup Daten schicken bis 24. Mai", reply_to=said)

    row = await only(sessions)
    assert (row.text, row.quote, row.quoted_id) == ("Daten schicken", "データが必要です", koriyama.id)
    assert sides(row) == [
        ("essen", essen.id, "Delegate, Essen"),
        ("koriyama", koriyama.id, "Delegate, Koriyama"),
    ]


async def test_reply_with_a_day_alone_takes_the_words_of_the_message(
    group: GroupChat, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    said = await koriyama.says("データを送ります", to=group)
    await says_in(group, essen, "/followup bis 24. Mai", reply_to=said)
    await says_in(group, essen, "/followup ich bis 25. Mai", reply_to=said)

    first, second = await rows(sessions)
    assert (first.text, first.due_on, first.sides[0].person_id) == (
        "データを送ります",
        date(2019, 5, 24),
        koriyama.id,
    )
    assert (second.due_on, second.sides[0].person_id) == (date(2019, 5, 25), essen.id)


async def test_who_never_talked_to_the_bot_is_a_name_alone(
    api: BotApi, group: GroupChat, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    stranger = api.person(77, "Guest", "en")
    api.chats.put_group(replace(group.group, members=[*group.group.members, stranger.id]))
    said = await stranger.says("I will send the photos by 3 June", to=group)
    await says_in(group, essen, "/followup", reply_to=said)

    row = await only(sessions)
    assert sides(row) == [("", None, "Guest"), ("essen", essen.id, "Delegate, Essen")]
    async with sessions() as session:
        assert await session.get(PersonRow, stranger.id) is None


async def test_message_of_a_supergroup_is_linked_and_its_topic_kept(
    kizuna: Kizuna, api: BotApi, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    forum = GroupChat.create(api, -1001234567890, "Forum", [essen, koriyama])
    await essen.waits_for_nothing()
    said = await koriyama.says("データを送ります", to=forum)
    topic = {"message_thread_id": 5, "is_topic_message": True}
    message = api.chats.message_json((await essen.says("x", to=forum)).message)
    command: dict[str, Any] = (
        message
        | topic
        | {
            "text": "/followup",
            "entities": [{"type": "bot_command", "offset": 0, "length": 9}],
            "reply_to_message": api.chats.message_json(said.message) | topic,
        }
    )
    api.updates.add("message", command)
    await essen.waits_for_nothing()

    row = await only(sessions)
    assert row.link == f"https://t.me/c/1234567890/5/{said.id}"
    assert essen.sees(forum.id)[-1].message.content.get("message_thread_id", 5) == 5


async def test_beginning_of_a_topic_is_not_what_is_replied_to(
    kizuna: Kizuna, api: BotApi, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    forum = GroupChat.create(api, -1001234567890, "Forum", [essen, koriyama])
    await essen.waits_for_nothing()
    begun = api.chats.message_json((await koriyama.says("x", to=forum)).message)
    del begun["text"]
    begun["forum_topic_created"] = {"name": "Energy", "icon_color": 1}
    message = api.chats.message_json((await essen.says("x", to=forum)).message)
    text = "/followup Hotel buchen"
    command: dict[str, Any] = message | {
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": 9}],
        "reply_to_message": begun,
    }
    api.updates.add("message", command)
    await essen.waits_for_nothing()

    row = await only(sessions)
    assert (row.text, row.sides[0].person_id) == ("Hotel buchen", essen.id)
    assert row.link == f"https://t.me/c/1234567890/{message['message_id']}"


async def test_who_is_chosen_from_telegrams_list_does_it(
    api: BotApi, group: GroupChat, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    name = koriyama.user.first_name
    text = f"/followup {name} Daten schicken bis 24. Mai"
    message = api.chats.message_json((await essen.says("x", to=group)).message)
    entities = [
        {"type": "bot_command", "offset": 0, "length": 9},
        {"type": "text_mention", "offset": 10, "length": len(name), "user": koriyama.user.json()},
    ]
    api.updates.add("message", message | {"text": text, "entities": entities})
    await essen.waits_for_nothing()

    row = await only(sessions)
    assert (row.text, sides(row)[0]) == ("Daten schicken", ("koriyama", koriyama.id, name))


@pytest.mark.parametrize("hidden", [False, True])
async def test_forwarded_message_is_the_promise_of_who_wrote_it(
    api: BotApi, both: tuple[Person, Person], sessions: Sessions, hidden: bool
) -> None:
    essen, koriyama = both
    origin: dict[str, Any] = {"type": "user", "date": 1558051200, "sender_user": koriyama.user.json()}
    if hidden:
        origin = {"type": "hidden_user", "date": 1558051200, "sender_user_name": "Somebody"}
    forwarded = api.chats.message_json((await essen.says("来週までにデータを送ります")).message)
    await essen.waits()
    command = api.chats.message_json((await essen.says("x")).message) | {
        "text": "/followup",
        "entities": [{"type": "bot_command", "offset": 0, "length": 9}],
        "reply_to_message": forwarded | {"forward_origin": origin},
    }
    api.updates.add("message", command)
    await essen.waits_for_nothing()

    row = await only(sessions)
    assert (row.text, row.due_on) == ("データを送ります", date(2019, 5, 26))
    expected = ("", None, "Somebody") if hidden else ("koriyama", koriyama.id, "Delegate, Koriyama")
    assert sides(row)[0] == expected


async def test_group_is_asked_for_a_reply_and_takes_only_that(
    group: GroupChat, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    [asked] = await says_in(group, essen, "/followup")
    assert asked == ("Was soll wer bis wann tun? Bitte antworten Sie mit einem Satz auf diese Nachricht.")
    question = essen.sees(group.id)[-1]
    await says_in(group, essen, "Hotel buchen", reply_to=question)

    assert (await only(sessions)).text == "Hotel buchen"


# --- rights -------------------------------------------------------------------------------------


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
        for version in (row.version, 1, 99):
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


# --- nudged -------------------------------------------------------------------------------------


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
    for day in range(22, 32):
        await later(kizuna, datetime(2019, 5, day, 12, tzinfo=UTC))
    for day in range(1, 14):
        await later(kizuna, datetime(2019, 6, day, 12, tzinfo=UTC))

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


# --- listed -------------------------------------------------------------------------------------


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


# --- restarts -------------------------------------------------------------------------------------


async def restarted(kizuna: Kizuna, api: BotApi, learn: Callable[[Programme], Answering]) -> Kizuna:
    """Another process on the same database."""
    await kizuna.stop()
    another = build(
        kizuna.settings,
        request=InProcessRequest(api),
        calendar=kizuna.calendar,
        learn=learn,
        turns=hasty(),
    )
    api.bot_at_rest = another.settled
    await another.start()
    return another


async def test_dialogue_goes_on_at_its_step_after_each_restart(
    kizuna: Kizuna,
    api: BotApi,
    both: tuple[Person, Person],
    learn: Callable[[Programme], Answering],
) -> None:
    essen, _ = both
    await essen.asks("/followup")
    running = await restarted(kizuna, api, learn)
    try:
        await essen.asks("Hotel buchen")
        await taps(essen, "Wortlaut")
        running = await restarted(running, api, learn)
        await essen.asks("Zwei Hotels buchen")
        await taps(essen, "Anderer Tag")
        running = await restarted(running, api, learn)
        await essen.asks("24. Mai")
        await taps(essen, "Stimmt so", "Erledigt")
        row = await only(running.sessions)
        assert (row.text, row.due_on, row.state) == ("Zwei Hotels buchen", date(2019, 5, 24), "done")
    finally:
        await running.stop()


# --- personal data ------------------------------------------------------------------------------


async def test_forgotten_person_leaves_the_follow_up_without_their_name(
    group: GroupChat, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    said = await koriyama.says("データが必要です", to=group)
    await says_in(group, essen, "/followup Daten schicken", reply_to=said)
    await koriyama.asks("/forget")
    await koriyama.taps("forget:yes")
    await koriyama.waits()
    await essen.asks("/forget")
    await essen.taps("forget:yes")
    await essen.waits()

    row = await only(sessions)
    assert (row.text, row.recorder_id, row.quote, row.quoted_id) == ("Daten schicken", None, None, None)
    assert sides(row) == [("essen", None, "")]
    async with sessions() as session:
        assert list(await session.scalars(select(FollowUpEvent.person_id))) == [None]
