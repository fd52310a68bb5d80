"""Follow-ups in three languages: who, by when, and buttons that a handler understands."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.ext import CallbackQueryHandler

from bot.browsing import Page
from bot.followups.model import Proposed, Shown, Side, State, Step
from bot.i18n import translator
from bot.programme.load import read
from bot.programme.model import LANGS, Lang, Programme, Visit
from bot.views.followups import card, harvest, listing, nudge, words
from bot.views.reply import Reply
from tests.handlers.doing import registered
from tests.programme.conftest import SAMPLE

PROGRAMME = read(SAMPLE)
FIRST, SECOND = (city.key for city in PROGRAMME.cities)
TODAY = date(2023, 6, 1)
#: As large as ids and versions can become in a database.
LARGE = 999_999_999


def shown(
    *,
    due_on: date | None = date(2023, 6, 3),
    ball: Side | None = None,
    state: State = State.OPEN,
    text: str = "Send <b>figures</b>",
    number: int = 1,
) -> Shown:
    mine = ball or Side(FIRST, "Delegate", mine=True)
    other = Side(SECOND)
    return Shown(
        number, number, text, state, due_on, TODAY, mine, (other,), PROGRAMME.fields[0].key,
        PROGRAMME.visits[0].key, "https://t.me/c/1/2",
    )  # fmt: skip


def replies(programme: Programme, lang: Lang, number: int) -> Iterator[Reply]:
    t = translator(lang)
    for state in State:
        one = shown(state=state, number=number)
        for face in card.FACES.values():
            yield card.card(one, programme, t, face)
        page = Page("mine", (one, one), 3, 9)
        yield listing.listing(page, [], programme, t, city=FIRST, group=False, proposals=2)
    yield card.recorded_in_group(shown(number=number), programme, t)
    for step in Step:
        yield nudge.nudge(shown(number=number), step, programme, t)
    entries = [visit.key for visit in programme.visits]
    for scope in ("mine", "city", "all", "late", "f.1", f"e.{entries[0]}"):
        page = Page(scope, (shown(number=number),), 0, 2)
        yield listing.listing(page, entries, programme, t, city=FIRST, group=False)
    for visit in programme.visits:
        yield from _harvest(visit, programme, lang, number)


def _harvest(visit: Visit, programme: Programme, lang: Lang, number: int) -> Iterator[Reply]:
    t = translator(lang)
    yield harvest.form(visit, ["", *(item.key for item in visit.agenda)], {""}, t)
    yield harvest.ask_who((number, number), visit, "", programme, t)
    yield harvest.ask_when((number, number), visit, "", programme, t)
    proposed = Proposed(
        number, number, visit.key, "", "Send it", (FIRST,), TODAY, ("Send it",), frozenset(), (FIRST, SECOND)
    )
    yield harvest.proposal(proposed, 1, 3, programme, t)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("number", [1, LARGE])
def test_each_button_has_one_handler(lang: Lang, number: int) -> None:
    known = [
        handler.pattern
        for handler in registered()
        if isinstance(handler, CallbackQueryHandler) and isinstance(handler.pattern, re.Pattern)
    ]
    actions = {
        button.action
        for reply in replies(PROGRAMME, lang, number)
        for row in reply.buttons
        for button in row
        if button.action is not None
    }
    unclear = {action for action in actions if sum(bool(one.match(action)) for one in known) != 1}
    assert unclear == set()
    assert len(actions) > 40


@pytest.mark.parametrize(
    ("due_on", "lang", "head"),
    [
        (date(2023, 6, 3), "en", "Due in 2 days:"),
        (date(2023, 6, 2), "de", "Morgen fällig:"),
        (date(2023, 6, 1), "ja", "本日が期限です："),
        (date(2023, 5, 31), "en", "Overdue for 1 day:"),
        (date(2023, 5, 25), "de", "Seit 7 Tagen überfällig:"),
        (None, "en", "The next move is yours:"),
    ],
)
def test_nudge_is_worded_by_the_day_on_which_it_is_sent(due_on: date | None, lang: Lang, head: str) -> None:
    reply = nudge.nudge(shown(due_on=due_on), Step.DAY, PROGRAMME, translator(lang))
    assert reply.plain.split("\n")[0] == head


def test_coordinators_are_told_whose_turn_it_was() -> None:
    one = shown(due_on=date(2023, 5, 17), ball=Side(FIRST, "Delegate"))
    reply = nudge.nudge(one, Step.TOLD, PROGRAMME, translator("en"))
    city = PROGRAMME.cities[0].name.en
    assert reply.plain.split("\n")[0] == (
        f"This has been overdue for 15 days. Delegate ({city}) was reminded, and it is still open."
    )


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        (Side(FIRST, mine=True), "you ({city})"),
        (Side(FIRST, "Frau Meyer"), "Frau Meyer ({city})"),
        (Side(FIRST), "{city}"),
        (Side("", "@anna"), "@anna"),
        (Side(""), "not said yet"),
    ],
)
def test_who_is_named_with_their_city(side: Side, expected: str) -> None:
    t = translator("en")
    assert words.who(side, PROGRAMME, t) == expected.format(city=PROGRAMME.cities[0].name.en)


@given(text=st.text(max_size=80), name=st.text(max_size=40), lang=st.sampled_from(LANGS))
def test_what_people_wrote_is_never_markup(text: str, name: str, lang: Lang) -> None:
    one = shown(text=text, ball=Side(FIRST, name))
    for reply in (
        card.card(one, PROGRAMME, translator(lang)),
        card.recorded_in_group(one, PROGRAMME, translator(lang)),
    ):
        tags = set(re.findall(r"<[^>]*>", str(reply.text)))
        assert tags <= {"<b>", "</b>", '<a href="https://t.me/c/1/2">', "</a>"}
