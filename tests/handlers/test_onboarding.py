"""A newcomer's way: language, city, fields, in one message."""

import pytest

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.people import Person
from tests.handlers.doing import Sessions, follows, said_by_bot, stored, taps


async def test_newcomer_is_met_in_their_own_language_and_chooses_all(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    welcome = await essen.asks("/start")
    assert welcome.buttons == (("English", "✅ Deutsch", "日本語"), ("Überspringen",))

    await taps(essen, "✅ Deutsch", "Essen", "💧 Wasserwirtschaft", "Fertig")

    [message] = [seen for seen in essen.chat if seen.by_bot]
    assert message.id == welcome.id
    assert message.text == (
        "Das ist alles, vielen Dank. Schreiben Sie mir einfach Ihre Frage, zum Beispiel: "
        "„Wann ist der nächste Besuch?“\n"
        "/help zeigt, was ich sonst noch kann; mit /settings ändern Sie Ihre Auswahl."
    )
    person = await stored(sessions, essen.id)
    assert person is not None
    assert (person.language, person.language_chosen, person.city) == ("de", True, "essen")
    assert await follows(sessions, essen.id) == ["water"]


async def test_every_step_can_be_skipped(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await essen.asks("/start")

    await taps(essen, "Überspringen", "Überspringen", "Überspringen")

    assert essen.last.labels == ["Besuche", "Maßnahmen"]
    person = await stored(sessions, essen.id)
    assert person is not None
    assert (person.language, person.language_chosen, person.city) == ("de", False, None)
    assert await follows(sessions, essen.id) == []


async def test_field_that_is_tapped_twice_is_not_followed(
    kizuna: Kizuna, koriyama: Person, sessions: Sessions
) -> None:
    await koriyama.asks("/start")

    await taps(koriyama, "スキップ", "スキップ", "💧 水管理", "✅ 💧 水管理")

    assert await follows(sessions, koriyama.id) == []


async def test_link_to_a_field_subscribes_at_once(
    kizuna: Kizuna, koriyama: Person, sessions: Sessions
) -> None:
    await koriyama.starts("energy")
    await koriyama.waits()

    followed, city = said_by_bot(koriyama)
    assert followed == "「再生可能エネルギー」の分野をフォローしました。"
    assert city.startswith("どちらの市のご所属でしょうか。")
    assert await follows(sessions, koriyama.id) == ["energy"]


async def test_link_followed_twice_does_not_unsubscribe(
    kizuna: Kizuna, koriyama: Person, sessions: Sessions
) -> None:
    for _ in range(2):
        await koriyama.starts("energy")
        await koriyama.waits()

    assert koriyama.last.text == "「再生可能エネルギー」の分野はすでにフォロー中です。"
    assert await follows(sessions, koriyama.id) == ["energy"]


async def test_link_that_leads_nowhere_says_so_and_begins_at_the_beginning(
    kizuna: Kizuna, essen: Person
) -> None:
    await essen.starts("8F3A")
    await essen.waits()

    assert essen.last.text.split("\n\n")[1:] == [
        "Den Link, über den Sie kommen, kenne ich nicht; beginnen wir einfach hier.",
        "Schritt 1 von 3\nIn welcher Sprache soll ich Ihnen schreiben?",
    ]


@pytest.mark.parametrize(
    ("tag", "language"), [("de-AT", "de"), ("ja-JP", "ja"), ("fr", "en"), ("pt-br", "en"), (None, "en")]
)
async def test_language_comes_from_telegrams_primary_subtag(
    kizuna: Kizuna, api: BotApi, sessions: Sessions, tag: str | None, language: str
) -> None:
    person = api.person(50, "Delegate", tag)

    await person.asks("/start")

    row = await stored(sessions, person.id)
    assert row is not None
    assert row.language == language


async def test_language_once_chosen_stays_whatever_telegram_says(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await essen.asks("/language")
    await taps(essen, "日本語")

    await essen.asks("/help")  # Telegram still says de-DE

    row = await stored(sessions, essen.id)
    assert row is not None
    assert row.language == "ja"
    assert essen.last.text.split("\n")[-1] == (
        "回答は資料の記載だけに基づきます。記載がない場合はその旨をお伝えしますので、"
        "ご質問をコーディネーターに伝えることができます。"
    )
