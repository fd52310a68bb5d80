"""Coordinators plan visits in the chat: a draft over many steps, then everything that it causes."""

from datetime import UTC, datetime

import pytest

from bot.app import Kizuna
from bot.playground.people import Person
from bot.programme import store
from bot.programme.dates import Outcome, ProgrammeDate
from bot.programme.model import Programme, Visit
from bot.questions.engine import Answering
from bot.visits.drafts import with_visit
from tests.handlers.doing import Sessions, taps


@pytest.fixture(scope="session")
def learn() -> type[Answering]:
    """Here the programme changes, and the engine has to follow."""
    return Answering


async def programme(sessions: Sessions) -> Programme:
    async with sessions() as session:
        found = await store.load(session)
    assert found is not None
    return found


async def visit(sessions: Sessions, key: str) -> Visit:
    found = (await programme(sessions)).entries[key]
    assert isinstance(found, Visit)
    return found


async def test_visit_is_planned_step_by_step_and_found_by_the_next_question(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/newvisit")
    await coordinator.asks("Hydrogen week")
    await coordinator.asks("Wasserstoffwoche")
    await coordinator.asks("水素ウィーク")
    await taps(coordinator, "Essen")
    await coordinator.asks("9 to 13 March 2020")
    await taps(coordinator, "Overview")
    form = coordinator.last
    assert form.text.splitlines()[:4] == [
        "A new visit",
        "",
        "Name: English: Hydrogen week / German: Wasserstoffwoche / Japanese: 水素ウィーク",
        "Host city: Essen",
    ]

    check = await taps(coordinator, "Check and save")
    assert check.text == ("Hydrogen week\n\n9–13 March 2020\n\nSaving causes\n• nobody is written to")
    saved = await taps(coordinator, "Save")
    assert saved.text.splitlines()[0] == "“Hydrogen week” is saved."

    made = await visit(sessions, "hydrogen-week")
    assert (made.host, made.guests, str(made.dates)) == ("essen", "koriyama", "2020-03-09/2020-03-13")
    answer = await essen.asks("Wann ist die Wasserstoffwoche?")
    assert answer.text.split("\n\n")[0] == (
        "Wasserstoffwoche\n9.–13. März 2020 (Montag bis Freitag) · in 10 Monaten"
    )
    assert answer.text.split("\n\n")[-1] == "Quelle: Eintrag der Koordination\nStand: 17. Mai 2019"


async def test_name_in_one_language_is_shown_with_a_note_to_the_others(
    kizuna: Kizuna, coordinator: Person, koriyama: Person
) -> None:
    await coordinator.asks("/newvisit")
    await coordinator.asks("Hydrogen week")
    await taps(coordinator, "Overview", "Host city", "Essen", "Overview")
    assert "As it is, readers of the other languages get the original with a note." in coordinator.last.text

    shown = await taps(coordinator, "日本語")
    assert shown.text.splitlines()[0] == "Hydrogen week(英語のみ)"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("18 to 14 October 2019", "The end lies before the start. Please check the date."),
        ("some day", "I could not read exactly one date in this."),
        (
            "Tuesday 14 October 2019",
            "The weekday does not fit the date: it would be Monday, 14 October 2019. Please check.",
        ),
    ],
)
async def test_date_that_cannot_be_right_is_asked_again(
    kizuna: Kizuna, coordinator: Person, written: str, said: str
) -> None:
    await coordinator.asks("/newvisit")
    await taps(coordinator, "Overview", "Date")

    assert (await coordinator.asks(written)).text.splitlines()[0] == said


async def test_holidays_and_breaks_of_both_sides_are_told_before_saving(
    kizuna: Kizuna, coordinator: Person
) -> None:
    await coordinator.asks("/newvisit")
    await coordinator.asks("Autumn talks")
    await taps(coordinator, "Overview", "Host city", "Koriyama")
    await coordinator.asks("3 to 14 October 2022")
    await taps(coordinator, "Overview", "Check and save")

    assert [line for line in coordinator.last.text.splitlines() if line.startswith("• ")] == [
        "• Monday, 3 October 2022 is a public holiday in Essen: German Unity Day",
        "• Monday, 10 October 2022 is a public holiday in Koriyama: Sports Day",
        "• nobody is written to",
    ]


async def test_cancelling_takes_two_taps_and_is_in_the_log(
    kizuna: Kizuna, coordinator: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/visits")
    first = next(button for button in coordinator.last.labels if "Stadtwerke" in button)
    await taps(coordinator, first, "Cancel the visit")
    assert "tell everybody who was told of it?" in coordinator.last.text
    await taps(coordinator, "Cancel the visit")

    assert (await visit(sessions, "stadtwerke-2019")).outcome is Outcome.CANCELLED
    log = await coordinator.asks("/log")
    assert "person 3: cancelled a visit" in log.text
    assert "before: Outcome: not known yet\nafter: Outcome: cancelled" in log.text


async def test_dialogue_goes_on_where_it_was_left(kizuna: Kizuna, coordinator: Person) -> None:
    await coordinator.asks("/newvisit")
    await coordinator.asks("Hydrogen week")
    await taps(coordinator, "Overview", "Later")
    await coordinator.asks("When is the next visit?")
    assert "Stadtwerke" in coordinator.last.text

    await coordinator.asks("/newvisit")
    assert coordinator.last.text == "You have a visit half-way."
    await taps(coordinator, "Go on")
    assert "Hydrogen week" in coordinator.last.text


async def test_second_coordinator_is_told_and_neither_change_is_lost(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/invite")
    await taps(coordinator, "Visits and programme", "Both cities", "Every field", "1 person")
    word = coordinator.last.text.split("?start=")[1].split()[0]
    await essen.starts(word)
    await essen.waits()
    for person, change in ((coordinator, "Change the visit"), (essen, "Besuch ändern")):
        await person.asks("/visits")
        await taps(person, next(one for one in person.last.labels if "Stadtwerke" in one), change)

    await taps(essen, "Termin")
    await essen.asks("22. bis 26. Juli 2019")
    await taps(essen, "Übersicht", "Prüfen und speichern", "Speichern")
    await taps(coordinator, "Purpose")
    await coordinator.asks("To see how municipal utilities work")
    await taps(coordinator, "Overview", "Check and save")
    assert "Somebody else has changed meanwhile, and it stands: Date." in coordinator.last.text
    await taps(coordinator, "Save")

    both = await visit(sessions, "stadtwerke-2019")
    assert str(both.dates) == "2019-07-22/2019-07-26"
    assert both.purpose is not None
    assert both.purpose.en == "To see how municipal utilities work"


async def test_same_part_changed_by_both_is_decided_by_the_second(
    kizuna: Kizuna, coordinator: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/visits")
    await taps(
        coordinator, next(one for one in coordinator.last.labels if "Stadtwerke" in one), "Change the date"
    )
    await coordinator.asks("22 to 26 July 2019")
    known = await visit(sessions, "stadtwerke-2019")
    async with sessions.begin() as session:
        before = await store.load_to_change(session)
        other = known.model_copy(update={"dates": ProgrammeDate.parse("2020-03")})
        await store.merge(session, with_visit(before, other))
    await taps(coordinator, "Overview", "Check and save")
    assert coordinator.last.text == (
        "Meanwhile somebody else has changed the same: Date. Nothing is saved yet, and nothing is lost. "
        "Whose version shall stand?"
    )
    await taps(coordinator, "Mine", "Save")
    assert str((await visit(sessions, "stadtwerke-2019")).dates) == "2019-07-22/2019-07-26"


@pytest.mark.parametrize("act", ["change", "date", "cancel", "cancelled", "held", "unheld"])
async def test_forged_button_of_a_card_changes_nothing_without_the_right(
    kizuna: Kizuna, essen: Person, sessions: Sessions, act: str
) -> None:
    before = await visit(sessions, "stadtwerke-2019")
    message = await essen.asks("/settings")

    essen._taps(message.message, f"plan:stadtwerke-2019:{act}")
    await essen.waits_for_nothing()

    assert await visit(sessions, "stadtwerke-2019") == before
    assert essen.toasts[-1].text.startswith("Dazu fehlt Ihnen das Recht.")


async def test_coordinators_are_asked_once_whether_a_visit_took_place(
    kizuna: Kizuna, coordinator: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/start")
    kizuna.calendar.set(datetime(2019, 9, 2, 7, 0, tzinfo=UTC))  # Monday, nine in Essen
    await coordinator.waits(lambda person: "Did it take place?" in person.last.text)

    await taps(coordinator, "It took place")

    assert (await visit(sessions, "stadtwerke-2019")).outcome is Outcome.HELD
    kizuna.calendar.set(datetime(2019, 9, 3, 7, 0, tzinfo=UTC))
    await kizuna.settled()
    assert [seen.id for seen in coordinator.chat if "Did it take place?" in seen.text] == []
