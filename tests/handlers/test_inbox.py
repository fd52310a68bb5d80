"""A question that the bot could not answer reaches people, and their answer its asker."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.app import Kizuna
from bot.i18n import translator
from bot.playground.people import Person
from bot.programme.model import LANGS
from bot.questions.engine import Answering
from bot.views.times import in_both_cities
from db.models.inbox import InboxItem
from db.models.kept import KeptAnswer
from tests.handlers.doing import Sessions, taps

QUESTION = "Wer zahlt das Hotel der Delegation?"
PASS_ON = {translator(lang).gettext("Pass it on to a coordinator") for lang in LANGS}
ANSWER = "Das Hotel zahlt die Stadt Essen."


@pytest.fixture(scope="session")
def learn() -> type[Answering]:
    """Here answers are kept, and the engine has to follow."""
    return Answering


@pytest.fixture
def now() -> datetime:
    """Friday, 17 May 2019, 10:00 in Essen: its desk is open, Koriyama's has just closed."""
    return datetime(2019, 5, 17, 8, 0, tzinfo=UTC)


async def passes_on(person: Person, question: str = QUESTION) -> None:
    await person.asks(question)
    await taps(person, next(one for one in person.last.labels if one in PASS_ON))


async def items(sessions: Sessions) -> list[InboxItem]:
    async with sessions() as session:
        return list(await session.scalars(select(InboxItem).order_by(InboxItem.id)))


async def shown_to(coordinator: Person, number: int = 1) -> None:
    await coordinator.waits(lambda person: person.last.text.startswith(f"Question no. {number}"))


async def test_from_question_to_kept_answer_in_two_steps_of_the_coordinator(
    kizuna: Kizuna, coordinator: Person, essen: Person, koriyama: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/start")
    await passes_on(essen)
    assert essen.last.text == (
        "Ihre Frage liegt bei der Koordination in Essen, die jetzt erreichbar ist.\n\n"
        "Die Antwort kommt in diesen Chat."
    )
    await shown_to(coordinator)

    await coordinator.says(ANSWER, reply_to=coordinator.last)
    await essen.waits(lambda person: ANSWER in person.last.text)
    assert essen.last.text == f"Die Koordination antwortet auf Ihre Frage:\n\n{QUESTION}\n\n{ANSWER}"
    assert essen.last.message.reply_to is not None
    await coordinator.waits(lambda person: "on its way" in person.last.text)
    await taps(coordinator, "Keep for everyone")

    async with sessions() as session:
        [kept] = await session.scalars(select(KeptAnswer))
    assert (kept.question, kept.answer, kept.decided_by) == (QUESTION, ANSWER, coordinator.id)
    again = await koriyama.asks(QUESTION)
    assert ANSWER in again.text


async def test_asker_is_told_when_the_desk_opens(
    kizuna: Kizuna, coordinator: Person, koriyama: Person, now: datetime
) -> None:
    await coordinator.asks("/start")
    kizuna.calendar.set(now + timedelta(hours=12))  # Friday night in both cities

    await passes_on(koriyama, "代表団のホテル代は誰が払いますか")

    programme = (await kizuna.library.current()).programme
    opens = in_both_cities(datetime(2019, 5, 20, 0, 0, tzinfo=UTC), programme, translator("ja"), home=None)
    assert koriyama.last.text.split("\n\n")[0] == (
        f"ご質問を郡山市のコーディネーターに引き継ぎました。窓口は{opens}に開きます。"
    )


async def test_answer_in_another_language_says_so_and_is_not_kept(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/start")
    await passes_on(essen)
    await shown_to(coordinator)

    await coordinator.says(
        "The city of Essen pays for it, as the hosts always do.", reply_to=coordinator.last
    )
    await essen.waits(lambda person: "hosts always do" in person.last.text)

    assert essen.last.text.splitlines()[0] == "Die Koordination antwortet auf Ihre Frage, auf Englisch:"
    await coordinator.waits(lambda person: "on its way" in person.last.text)
    assert coordinator.last.labels == []


async def test_of_two_answers_the_first_counts(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/start")
    await passes_on(essen)
    await shown_to(coordinator)
    shown = coordinator.last

    await coordinator.says(ANSWER, reply_to=shown)
    await coordinator.waits(lambda person: "on its way" in person.last.text)
    await coordinator.says("Niemand.", reply_to=shown)
    await coordinator.waits(lambda person: "not open any more" in person.last.text)

    assert [item.answer for item in await items(sessions)] == [ANSWER]


async def test_inbox_lists_what_is_open_and_closes_it(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    await passes_on(essen)
    await coordinator.asks("/inbox")
    assert coordinator.last.text.splitlines()[0] == "1 of 1"
    assert QUESTION in coordinator.last.text

    await taps(coordinator, "Close")

    assert [item.state for item in await items(sessions)] == ["closed"]
    assert (await coordinator.asks("/inbox")).text == "No question is waiting at your desk."


async def test_question_goes_to_the_other_desk(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    await passes_on(essen)
    await coordinator.asks("/inbox")
    await taps(coordinator, "To the desk in Koriyama")

    assert [item.city for item in await items(sessions)] == ["koriyama"]
    assert coordinator.last.text.startswith(
        "Question no. 1 is with the desk in Koriyama now, which opens next:"
    )


async def test_muted_person_still_gets_answers_but_passes_nothing_on(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    await passes_on(essen)
    await coordinator.asks("/inbox")
    await taps(coordinator, "Mute this person")

    await passes_on(essen, "Was kostet der Flug?")

    assert essen.last.text.startswith("Ihre Fragen werden nicht mehr an die Koordination weitergegeben.")
    assert [item.state for item in await items(sessions)] == ["closed"]


@pytest.mark.parametrize(
    "data",
    ["inbox:at:0", "inbox:answer:1", "inbox:keep:1", "inbox:close:1", "inbox:mute:1", "inbox:to:1:koriyama"],
)
async def test_forged_button_tells_and_changes_nothing(
    kizuna: Kizuna, essen: Person, koriyama: Person, sessions: Sessions, data: str
) -> None:
    await passes_on(essen)
    message = await koriyama.asks("/settings")

    koriyama._taps(message.message, data)
    await koriyama.waits_for_nothing()

    assert [(item.state, item.city) for item in await items(sessions)] == [("open", "essen")]
    assert not any(QUESTION in seen.text for seen in koriyama.chat)
    assert koriyama.toasts[-1].text.startswith("この操作を行う権限がありません。")


async def test_digest_comes_once_on_the_next_working_morning(
    kizuna: Kizuna, coordinator: Person, essen: Person
) -> None:
    await coordinator.asks("/start")
    await passes_on(essen)
    await shown_to(coordinator)

    kizuna.calendar.set(datetime(2019, 5, 20, 7, 1, tzinfo=UTC))  # Monday, 09:01 in Essen

    await coordinator.waits(lambda person: person.last.text.startswith("Good morning. 1 question waits"))
    assert coordinator.last.labels == ["Open the inbox"]
