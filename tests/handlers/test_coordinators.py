"""Coordinators invite each other, see who may do what, and what was done."""

import re

import pytest
from sqlalchemy import func, select

from bot.app import Kizuna
from bot.i18n import translator
from bot.playground.api import BotApi
from bot.playground.people import Person
from bot.programme.model import LANGS
from bot.views import help as help_views
from db.models.desk import Deed, Invitation
from db.models.rights import Right
from tests.handlers.doing import Sessions, taps
from tests.handlers.test_menu import menu_of


async def invites(coordinator: Person, *choices: str) -> str:
    """Make an invitation; give the word behind `/start` of its link."""
    await coordinator.asks("/invite")
    shown = await taps(coordinator, *choices)
    found = re.search(r"\?start=(join_[\w-]{22})", shown.text)
    assert found is not None, shown.text
    return found[1]


async def count(sessions: Sessions, table: type[Deed | Invitation | Right]) -> int:
    async with sessions() as session:
        return (await session.scalar(select(func.count()).select_from(table))) or 0


async def test_from_invitation_to_coordinator(
    kizuna: Kizuna, api: BotApi, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    word = await invites(coordinator, "Messages to participants", "Essen", "Every field", "1 person")

    await essen.starts(word)
    await essen.waits()

    assert essen.last.text == (
        "Willkommen in der Koordination. Ihr Recht: "
        "Mitteilungen an Teilnehmende · Essen · alle Kooperationsfelder.\n\n"
        "/help zeigt jetzt auch die Befehle für die Koordination."
    )
    t = translator("de")
    assert menu_of(api, essen) == help_views.commands(t) | help_views.coordinator_commands(t)
    assert await count(sessions, Right) == 1


async def test_link_comes_with_its_picture_and_its_end_in_both_cities(
    kizuna: Kizuna, coordinator: Person
) -> None:
    await invites(coordinator, "Visits and programme", "Both cities", "Every field", "5 people")

    assert coordinator.last.file is not None
    assert coordinator.last.text.split("\n\n")[-1] == (
        "It can be used by 5 people. It holds until 24 May 2019, 02:00 in Essen (09:00 in Koriyama). "
        "Whoever has the link can use it: pass it on personally."
    )


@pytest.mark.parametrize("command", ["/invite", "/log"])
async def test_others_learn_that_they_may_not(
    kizuna: Kizuna, essen: Person, koriyama: Person, command: str
) -> None:
    assert (await essen.asks(command)).text == (
        "Dazu fehlt Ihnen das Recht. Es kann Ihnen von Personen erteilt werden, die Rechte vergeben dürfen."
    )
    assert (await koriyama.asks(command)).text == (
        "この操作を行う権限がありません。権限の付与は、権限を管理している担当者にご依頼ください。"
    )


@pytest.mark.parametrize(
    "data", ["invite:admin", "invite:admin:-:0:20", "revoke:1", "rights:list", "rights:withdraw:1", "log:0"]
)
async def test_forged_button_does_nothing_without_the_right(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions, data: str
) -> None:
    await invites(coordinator, "Granting rights", "Both cities", "Every field", "1 person")
    before = [await count(sessions, table) for table in (Deed, Invitation, Right)]
    message = await essen.asks("/settings")

    essen._taps(message.message, data)
    await essen.waits_for_nothing()

    assert [await count(sessions, table) for table in (Deed, Invitation, Right)] == before


async def test_log_shows_who_did_what(kizuna: Kizuna, coordinator: Person, essen: Person) -> None:
    word = await invites(coordinator, "Messages to participants", "Essen", "Every field", "1 person")
    await essen.starts(word)
    await essen.waits()

    shown = await coordinator.asks("/log")

    assert shown.text == (
        "What coordinators did\n\n"
        "17 May 2019, 02:00 in Essen (09:00 in Koriyama)\nperson 1: became a coordinator by an invitation\n"
        "person 1\nafter: Right: Messages to participants; City: Essen\n\n"
        "17 May 2019, 02:00 in Essen (09:00 in Koriyama)\nperson 3: made an invitation\n"
        "1\nafter: Right: Messages to participants; City: Essen; For how many people: 1"
    )


async def test_right_withdrawn_is_gone_and_so_is_the_menu(
    kizuna: Kizuna, api: BotApi, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    word = await invites(coordinator, "Messages to participants", "Essen", "Every field", "1 person")
    await essen.starts(word)
    await essen.waits()

    await coordinator.asks("/invite")
    await taps(coordinator, "Who holds which right", "Withdraw: person 1, Messages to participants")

    assert await count(sessions, Right) == 0
    assert "invite" not in menu_of(api, essen)
    assert coordinator.last.text == "Coordinators\n• person 3: every right, by the operator"


@pytest.mark.parametrize("lang", LANGS)
async def test_revoked_link_is_refused_in_one_sentence(
    kizuna: Kizuna, api: BotApi, coordinator: Person, lang: str
) -> None:
    word = await invites(coordinator, "Granting rights", "Both cities", "Every field", "1 person")
    await taps(coordinator, "Revoke the invitation")
    newcomer = api.person(9, "Newcomer", lang)

    await newcomer.starts(word)
    await newcomer.waits()

    assert (
        newcomer.last.text
        == {
            "en": "This invitation was revoked. Please ask for a new one.",
            "de": "Diese Einladung wurde widerrufen. Bitte lassen Sie sich eine neue geben.",
            "ja": "この招待は取り消されています。新しい招待をご依頼ください。",
        }[lang]
    )
