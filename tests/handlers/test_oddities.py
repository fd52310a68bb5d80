"""What is no question: one sensible sentence each, or rightly none."""

from collections.abc import Awaitable, Callable

import pytest

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.people import Person
from tests.handlers.doing import Sessions, asked, said_by_bot


@pytest.mark.parametrize(
    ("does", "answer"),
    [
        (
            lambda person: person.sends_sticker(),
            "Danke! Wenn Sie eine Frage zur Partnerschaft haben, schreiben Sie sie einfach.",
        ),
        (
            lambda person: person.sends_voice(),
            "Aufnahmen kann ich leider nicht anhören. Bitte schreiben Sie Ihre Frage.",
        ),
        (
            lambda person: person.sends_photo(caption="Wann?"),
            "Bilder und Videos kann ich leider nicht ansehen. Bitte schreiben Sie Ihre Frage.",
        ),
        (
            lambda person: person.sends_document("plan.pdf", b"%PDF", "application/pdf"),
            "Dateien kann ich leider nicht lesen. Bitte schreiben Sie Ihre Frage.",
        ),
        (
            lambda person: person.says("… ?!"),
            "Darin finde ich keine Wörter. Bitte schreiben Sie Ihre Frage als Satz.",
        ),
        (
            lambda person: person.says("😀🎌"),
            "Darin finde ich keine Wörter. Bitte schreiben Sie Ihre Frage als Satz.",
        ),
        (
            lambda person: person.says("Lärm " * 819),
            "Das ist zu lang für mich. Bitte stellen Sie eine Frage mit höchstens 1.000 Zeichen.",
        ),
        (
            lambda person: person.says("/menu"),
            "Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.",
        ),
    ],
    ids=["sticker", "voice", "photo", "file", "signs", "emoji", "noise", "unknown"],
)
async def test_what_is_no_question_gets_one_sentence(
    kizuna: Kizuna,
    essen: Person,
    sessions: Sessions,
    does: Callable[[Person], Awaitable[object]],
    answer: str,
) -> None:
    await does(essen)
    await essen.waits()

    assert said_by_bot(essen) == [answer]
    assert await asked(sessions) == []


@pytest.mark.parametrize(
    "data", ["gone:study-tour-2", "card", "part:study-tour-2:hotel", "ask:x:y", "pass:x"]
)
async def test_button_that_means_nothing_any_more_says_so(
    kizuna: Kizuna, api: BotApi, essen: Person, data: str
) -> None:
    await essen.asks("/help")

    essen._taps(essen.last.message, data)
    await essen.waits()

    assert [toast.text for toast in essen.toasts] == [
        "Diese Schaltfläche ist veraltet. /help zeigt, was ich kann."
    ]


@pytest.mark.parametrize("data", ["card:gone", "part:gone:agenda", "ics:gone", "about:gone", "ask:gone:who"])
async def test_button_of_an_entry_that_is_gone_says_so(
    kizuna: Kizuna, api: BotApi, essen: Person, data: str
) -> None:
    await essen.asks("/help")

    essen._taps(essen.last.message, data)
    await essen.waits()

    assert [toast.text for toast in essen.toasts] == ["Dieser Eintrag steht nicht mehr im Programm."]


@pytest.mark.parametrize(
    "data", ["field:space:alone", "city:atlantis:start", "visits:field.space:0", "actions:upcoming:0"]
)
async def test_button_of_a_field_or_city_that_is_gone_says_so(
    kizuna: Kizuna, api: BotApi, essen: Person, data: str
) -> None:
    await essen.asks("/help")

    essen._taps(essen.last.message, data)
    await essen.waits()

    assert [toast.text for toast in essen.toasts] == ["Dieser Eintrag steht nicht mehr im Programm."]


async def test_forwarded_post_of_a_channel_is_no_question(
    kizuna: Kizuna, api: BotApi, essen: Person, sessions: Sessions
) -> None:
    channel = {"id": -1009, "type": "channel", "title": "News"}
    origin = {"type": "channel", "date": 1558051200, "chat": channel, "message_id": 7}
    essen._writes({"text": "Heute beginnt die Reise.", "forward_origin": origin}, None)
    await essen.waits()

    assert said_by_bot(essen) == [
        "Das ist ein Beitrag aus einem Kanal. Wenn Sie eine Frage dazu haben, schreiben Sie sie bitte selbst."
    ]
    assert await asked(sessions) == []


async def test_service_message_gets_no_answer(kizuna: Kizuna, api: BotApi, essen: Person) -> None:
    essen._writes(
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}}, None
    )

    assert await essen.waits_for_nothing() == []


async def test_post_in_a_channel_gets_no_answer(kizuna: Kizuna, api: BotApi, essen: Person) -> None:
    channel = {"id": -1009, "type": "channel", "title": "News"}
    post = {"message_id": 7, "date": 1558051200, "chat": channel, "text": "/help"}
    api.updates.add("channel_post", post)
    await essen.waits_for_nothing()

    assert [method for method, _ in api.calls if method == "sendMessage"] == []
