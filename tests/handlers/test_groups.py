"""In a group the bot answers only what is meant for it."""

import pytest

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.groups import GroupChat, meant_for_bot
from bot.playground.people import Person, Seen
from db.models.people import Group
from tests.handlers.doing import Sessions, asked, says_in, stored

NEXT = "Wann ist der nächste Besuch?"
HELLO = (
    "Guten Tag! Ich bin Kizuna und beantworte Fragen zur Partnerschaft. Schreiben Sie /ask und Ihre Frage, "
    "erwähnen Sie mich als @kizuna_bot oder antworten Sie auf eine meiner Nachrichten. "
    "Mit /language ändern Sie hier meine Sprache."
)


@pytest.fixture
async def group(kizuna: Kizuna, api: BotApi, essen: Person, koriyama: Person) -> GroupChat:
    group = GroupChat.create(api, -7, "Steering group", [essen, koriyama])
    await essen.waits_for_nothing()
    return group


async def test_bot_greets_a_group_in_the_language_of_who_brought_it(group: GroupChat, essen: Person) -> None:
    assert [seen.text for seen in essen.sees(group.id)] == [HELLO]


async def test_command_mention_and_reply_are_answered_all_alike(
    group: GroupChat, essen: Person, sessions: Sessions
) -> None:
    [commanded] = await says_in(group, essen, f"/ask {NEXT}")
    [named] = await says_in(group, essen, f"/ask@kizuna_bot {NEXT}")
    [mentioned] = await says_in(group, essen, f"@kizuna_bot {NEXT}")
    answer = essen.sees(group.id)[-1]
    [replied] = await says_in(group, essen, NEXT, reply_to=answer)

    assert {commanded, named, mentioned, replied} == {commanded}
    assert [question.text for question in await asked(sessions)] == [NEXT] * 4
    assert [question.chat_id for question in await asked(sessions)] == [group.id] * 4


def overhears(api: BotApi, seen: Seen) -> None:
    """Hand the bot a message as Telegram does when its privacy mode is off."""
    if not meant_for_bot(api, seen.message):
        api.updates.add("message", api.chats.message_json(seen.message))


async def test_what_is_not_meant_for_the_bot_is_left_alone(
    api: BotApi, group: GroupChat, essen: Person, sessions: Sessions
) -> None:
    for text in [NEXT, "/menu", "/visits@other_bot", "@other_bot und du?", "mailto:a@kizuna_bot.example"]:
        overhears(api, await essen.says(text, to=group))
    overhears(api, await essen.sends_sticker(to=group))

    assert await essen.waits_for_nothing() == []
    assert [seen.text for seen in essen.sees(group.id) if seen.by_bot] == [HELLO]
    assert await asked(sessions) == []


async def test_unknown_command_that_names_the_bot_is_answered(group: GroupChat, essen: Person) -> None:
    assert await says_in(group, essen, "/menu@kizuna_bot") == [
        "Diesen Befehl kenne ich nicht. /help zeigt, was ich kann."
    ]


@pytest.mark.parametrize("command", ["/settings", "/subscribe energy", "/mydata", "/forget"])
async def test_what_is_about_oneself_belongs_in_a_private_chat(
    group: GroupChat, essen: Person, command: str
) -> None:
    assert await says_in(group, essen, command) == [
        "Das betrifft nur Sie. Bitte öffnen Sie es im privaten Chat mit mir."
    ]
    assert essen.sees(group.id)[-1].labels == ["Privaten Chat öffnen"]


async def test_group_has_a_language_of_its_own(
    group: GroupChat, essen: Person, koriyama: Person, sessions: Sessions
) -> None:
    await says_in(group, koriyama, "/language")
    await koriyama.taps("日本語", to=group)
    await koriyama.waits()

    assert koriyama.sees(group.id)[-1].text == (
        "これからは日本語でご案内します。ほかの言語でご質問いただいた場合は、その言語でお答えします。"
    )
    assert await says_in(group, essen, "/menu@kizuna_bot") == [
        "このコマンドはありません。/help で使い方をご覧ください。"
    ]
    row = await stored(sessions, essen.id)
    assert row is not None
    assert row.language == "de"


async def test_list_is_turned_by_anybody_in_the_group(
    group: GroupChat, essen: Person, koriyama: Person
) -> None:
    await says_in(group, essen, "/visits")
    await koriyama.taps("Frühere", to=group)
    await koriyama.waits()

    assert koriyama.sees(group.id)[-1].text.split("\n\n")[0] == "Besuche · Frühere"


async def test_only_the_asker_passes_a_question_on(
    group: GroupChat, essen: Person, koriyama: Person, sessions: Sessions
) -> None:
    await says_in(group, essen, "/ask Wie wird morgen das Wetter in Essen?")

    await koriyama.taps("An die Koordination weitergeben", to=group)
    await koriyama.waits()
    assert [toast.text for toast in koriyama.toasts] == ["Das kann nur, wer die Frage gestellt hat."]
    assert [question.passed_on_at for question in await asked(sessions)] == [None]

    await essen.taps("An die Koordination weitergeben", to=group)
    await essen.waits()
    assert [question.passed_on_at is None for question in await asked(sessions)] == [False]


async def test_edited_mention_changes_its_answer(group: GroupChat, essen: Person, sessions: Sessions) -> None:
    await says_in(group, essen, f"@kizuna_bot {NEXT}")
    mine, answer = essen.sees(group.id)[-2:]

    await essen.edits(mine, "@kizuna_bot Wann war die 2. Studienreise?")
    await essen.waits()

    assert essen.sees(group.id)[-1].id == answer.id
    assert essen.sees(group.id)[-1].edited
    assert [question.text for question in await asked(sessions)] == ["Wann war die 2. Studienreise?"]


async def test_group_that_throws_the_bot_out_is_forgotten(
    group: GroupChat, essen: Person, sessions: Sessions
) -> None:
    await group.throws_bot_out(essen)
    await essen.waits_for_nothing()

    async with sessions() as session:
        assert await session.get(Group, group.id) is None


async def test_group_that_moves_keeps_its_language(
    kizuna: Kizuna, api: BotApi, group: GroupChat, essen: Person, sessions: Sessions
) -> None:
    moved = {"message_id": 900, "date": 1558051200, "chat": api.chats.chat_json(group.id)}
    api.updates.add("message", moved | {"from": essen.user.json(), "migrate_to_chat_id": -100123})
    await essen.waits_for_nothing()

    async with sessions() as session:
        new = await session.get_one(Group, -100123)
        assert (new.language, await session.get(Group, group.id)) == ("de", None)
