"""What was agreed on a visit, in the chat: three taps and a sentence, then the coordinators' yes."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from bot.app import Kizuna
from bot.clock import Calendar
from bot.playground.people import Person
from bot.programme import store
from bot.programme.dates import Outcome, ProgrammeDate
from bot.programme.model import Visit
from db.models.followups import FollowUp, Proposal
from db.models.people import Person as PersonRow
from db.models.reminders import Participation
from db.models.rights import Right
from tests.handlers.announcing import time_passes
from tests.handlers.doing import Sessions, taps


@pytest.fixture
async def visit(
    kizuna: Kizuna, essen: Person, koriyama: Person, coordinator: Person, sessions: Sessions, now: datetime
) -> Visit:
    """A visit that ended on Thursday, 16 May 2019, in which a delegate of Essen took part."""
    for person, city in ((essen, "essen"), (koriyama, "koriyama"), (coordinator, "essen")):
        await person.starts()
        await person.waits()
        async with sessions.begin() as session:
            await session.execute(update(PersonRow).where(PersonRow.id == person.id).values(city=city))
    knowledge = await kizuna.library.current()
    first = next(visit for visit in knowledge.programme.visits if len(visit.agenda) > 1)
    over = first.model_copy(
        update={
            "dates": ProgrammeDate.parse("2019-05-14/2019-05-16"),
            "outcome": Outcome.HELD,
            "agenda": tuple(item.model_copy(update={"dates": None}) for item in first.agenda),
        }
    )
    visits = tuple(over if one.key == first.key else one for one in knowledge.programme.visits)
    async with sessions.begin() as session:
        await store.merge(session, knowledge.programme.model_copy(update={"visits": visits}))
        session.add(Participation(person_id=essen.id, visit=first.key, answer="coming", since=now))
    assert isinstance(kizuna.calendar, Calendar)
    kizuna.calendar.set(datetime(2019, 5, 17, 7, 1, tzinfo=UTC))  # 09:01 in Essen
    await time_passes(kizuna)
    return over


async def proposals(sessions: Sessions) -> list[Proposal]:
    async with sessions() as session:
        return list(await session.scalars(select(Proposal).order_by(Proposal.id)))


async def test_three_taps_and_a_sentence_per_site(
    kizuna: Kizuna, visit: Visit, essen: Person, koriyama: Person, sessions: Sessions
) -> None:
    assert essen.last.text.startswith(f"Der Besuch „{visit.name.de}“ ist vorbei. Was wurde vereinbart")
    place = visit.agenda[0].name.de
    assert essen.last.labels == [
        "Der Besuch insgesamt",
        *(item.name.de for item in visit.agenda),
        "Nichts weiter",
    ]
    await taps(essen, place, "Beide", "In 30 Tagen")
    assert essen.last.text == f"{place}\nWas wurde vereinbart? Bitte schreiben Sie einen Satz."
    await essen.asks("GWI schickt die Methanolstudie")

    assert f"✅ {place}" in essen.last.labels
    [proposal] = await proposals(sessions)
    assert (proposal.text, proposal.site, proposal.cities, proposal.due_on) == (
        "GWI schickt die Methanolstudie",
        visit.agenda[0].key,
        ["essen", "koriyama"],
        date(2019, 6, 16),
    )
    await taps(essen, "Nichts weiter")
    assert essen.last.text == "Vielen Dank. Was vereinbart wurde, wird weiterverfolgt."
    assert "Methanolstudie" not in koriyama.last.text


async def test_form_is_for_who_took_part(
    kizuna: Kizuna, visit: Visit, essen: Person, koriyama: Person, sessions: Sessions
) -> None:
    koriyama._taps(koriyama.last.message, f"hv:{visit.key}:0")
    await koriyama.waits()
    assert koriyama.toasts[-1].alert
    for data in (f"hv:{visit.key}:99", "hv:no-visit:0", "hd:1:1:d.7", "hc:1:1:yes.essen"):
        essen._taps(essen.last.message, data)
        await essen.waits()
    assert await proposals(sessions) == []


async def test_step_that_was_skipped_or_replayed_does_nothing(
    kizuna: Kizuna, visit: Visit, essen: Person, sessions: Sessions
) -> None:
    await taps(essen, "Der Besuch insgesamt")
    message = essen.last.message
    [[who, _], *_] = message.content["reply_markup"]["inline_keyboard"]
    _, number, version, _ = who["callback_data"].split(":")
    essen._taps(message, f"hd:{number}:{version}:d.7")  # by when, before who
    await essen.waits()
    await taps(essen, "Essen")
    essen._taps(message, who["callback_data"])
    await essen.waits()
    assert [toast.text for toast in essen.toasts] == [
        "Diese Schaltfläche ist veraltet. /help zeigt, was ich kann."
    ] * 2
    await taps(essen, "Kein Termin")
    await essen.asks("Wir bleiben im Gespräch")
    [proposal] = await proposals(sessions)
    assert (proposal.cities, proposal.due_on) == (["essen"], None)


async def test_coordinators_of_both_cities_confirm(
    kizuna: Kizuna,
    visit: Visit,
    essen: Person,
    koriyama: Person,
    coordinator: Person,
    sessions: Sessions,
    now: datetime,
) -> None:
    async with sessions.begin() as session:
        session.add(Right(person_id=koriyama.id, right="editor", city="koriyama", since=now))
    await taps(essen, "Der Besuch insgesamt", "Koriyama", "In einer Woche")
    await essen.asks("Liste der Werke schicken")
    assert isinstance(kizuna.calendar, Calendar)
    kizuna.calendar.set(datetime(2019, 5, 20, 7, 30, tzinfo=UTC))
    await time_passes(kizuna)

    assert coordinator.last.text.startswith("Agreed on a visit, to be confirmed (1 of 1)")
    assert coordinator.last.labels == ["Confirm for Essen", "Not agreed"]
    await taps(coordinator, "Confirm for Essen")
    assert coordinator.toasts[-1].text.startswith("Confirmed. It counts as soon as")
    assert koriyama.last.labels == ["郡山市として確認", "約束した事項ではない"]
    await taps(koriyama, "郡山市として確認")

    async with sessions() as session:
        [row] = list(await session.scalars(select(FollowUp)))
    assert (row.text, row.ball, row.entry, row.due_on) == (
        "Liste der Werke schicken",
        "koriyama",
        visit.key,
        date(2019, 5, 24),
    )
    assert [(side.city, side.person_id) for side in row.sides] == [
        ("koriyama", koriyama.id),
        ("essen", coordinator.id),
    ]
    assert koriyama.last.text.startswith("次はご担当分です：\n\n📌 Liste der Werke schicken")
