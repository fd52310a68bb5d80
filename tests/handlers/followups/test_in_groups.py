"""Follow-ups in groups: whose a message is, how it is found again, what is left of who is erased."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.groups import GroupChat
from bot.playground.people import Person
from db.models.followups import FollowUpEvent
from db.models.people import Person as PersonRow
from tests.handlers.doing import Sessions, says_in
from tests.handlers.followups.doing import only, rows, sides


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
    sent = [
        sent for method, sent in api.calls if method == "sendMessage" and int(sent["chat_id"]) == forum.id
    ][-1]
    assert int(sent["message_thread_id"]) == 5
    assert json.loads(sent["reply_parameters"])["message_id"] == command["message_id"]


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
    assert sides(row) == [("essen", None, ""), ("koriyama", None, "")]
    async with sessions() as session:
        assert list(await session.scalars(select(FollowUpEvent.person_id))) == [None]
