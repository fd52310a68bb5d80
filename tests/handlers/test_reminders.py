"""`/reminders`, `/remind`, who comes along, and the buttons under what comes unasked."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import reminders
from bot.app import Kizuna
from bot.playground.people import Person
from bot.programme import store
from bot.programme.dates import ProgrammeDate
from bot.programme.model import Programme
from db.models.deliveries import Delivery
from db.models.reminders import MutedVisit, Participation, Reminder, ShownCard
from tests.handlers.doing import Sessions, said_by_bot, stored, taps

VISIT = "culture-sports-2019"


async def plan(kizuna: Kizuna, dates: str, *, now: datetime) -> None:
    """A coordinator gives the visit of October another date."""
    async with kizuna.sessions.begin() as session:
        before = await store.load(session)
        assert before is not None
        visits = tuple(
            visit.model_copy(update={"dates": ProgrammeDate.parse(dates)}) if visit.key == VISIT else visit
            for visit in before.visits
        )
        after = Programme(
            **{name: getattr(before, name) for name in Programme.model_fields} | {"visits": visits}
        )
        await store.merge(session, after)
        await reminders.programme_changed(session, before, after, now)


async def rows(sessions: Sessions, person: Person) -> list[str]:
    async with sessions() as session:
        found = await session.scalars(
            select(Reminder).where(Reminder.person_id == person.id).order_by(Reminder.due_at, Reminder.id)
        )
        return [
            f"{row.state} {row.slot}{row.days or ''} {f'{row.due_at:%d %b %H:%M}' if row.due_at else '-'}"
            for row in found
        ]


async def live_in(person: Person, city: str) -> None:
    await person.asks("/settings")
    await taps(person, "settings:city", f"city:{city}:settings")


async def test_card_says_who_comes_and_takes_the_readers_word(
    kizuna: Kizuna, essen: Person, koriyama: Person, sessions: Sessions
) -> None:
    await live_in(essen, "essen")
    await live_in(koriyama, "koriyama")
    await koriyama.asks("/visits")
    await taps(koriyama, f"card:{VISIT}", f"rsvp:{VISIT}:coming")
    assert koriyama.toasts[-1].text == "参加で承りました。日程が近づきましたらお知らせします。"

    await essen.asks("/visits")
    await taps(essen, f"card:{VISIT}", f"rsvp:{VISIT}:maybe")

    assert "Wer kommt\n• Koriyama: 1\n• vielleicht: 1" in essen.last.text
    assert essen.last.labels[-4:] == [
        "Ich komme",
        "✅ Vielleicht",
        "Ich komme nicht",
        "3 Tage vorher erinnern",
    ]
    async with sessions() as session:
        said = (await session.execute(select(Participation.person_id, Participation.answer))).all()
    assert sorted(tuple(row) for row in said) == [(1, "maybe"), (2, "coming")]


async def test_visit_that_is_over_asks_nobody_whether_they_come(kizuna: Kizuna, essen: Person) -> None:
    await essen.asks("/visits")
    await taps(essen, "visits:past:0", "card:study-tour-3")
    assert not [label for label in essen.last.labels if "komme" in label or "erinnern" in label]


async def test_reminders_are_chosen_in_one_message(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await live_in(essen, "essen")
    await essen.asks("/subscribe exchange")
    page = await essen.asks("/reminders")
    assert page.text.split("\n")[2:6] == [
        "Vor einem Besuch: 30 Tage, 7 Tage, 1 Tag und am ersten Morgen",
        "Uhrzeit: 09:00 Uhr in Essen (16:00 Uhr in Koriyama)",
        "Ruhezeit: von 21:00 Uhr in Essen (04:00 Uhr in Koriyama, am Folgetag) "
        "bis 08:00 Uhr in Essen (15:00 Uhr in Koriyama)",
        "Vorgemerkt: 2",
    ]

    await taps(
        essen, "reminders:days.7", "✅ Am ersten Morgen", "reminders:hours", "18:00", "reminders:nights",
        "22:00–07:00",
    )  # fmt: skip

    assert essen.last.text.split("\n")[2:4] == [
        "Vor einem Besuch: 30 Tage und 1 Tag",
        "Uhrzeit: 18:00 Uhr in Essen (01:00 Uhr in Koriyama, am Folgetag)",
    ]
    row = await stored(sessions, essen.id)
    assert row is not None
    assert (row.remind_days, row.remind_morning, row.quiet_from.hour) == ([30, 1], False, 22)
    assert [line for line in await rows(sessions, essen) if "notice30" in line] == [
        "waiting notice30 02 Sep 16:00",
        "waiting notice30 02 Dec 17:00",
    ]


async def test_list_of_what_is_coming_and_a_muted_visit(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await live_in(essen, "essen")
    await essen.asks("/subscribe exchange")
    await essen.asks("/reminders")
    await taps(essen, "Was ansteht")
    assert essen.last.text.split("\n")[:2] == [
        "Was ansteht",
        "• 2. September 2019, 09:00 Uhr in Essen (16:00 Uhr in Koriyama): "
        "Besuch der Abteilung für Kultur und Sport in Essen",
    ]

    await taps(essen, "Zurück", "Besuch stumm schalten", f"reminders:mute.{VISIT}")
    assert "🔕 Besuch der Abteilung für Kultur und Sport in Essen" in essen.last.labels
    async with sessions() as session:
        assert (await session.scalars(select(MutedVisit.visit))).all() == [VISIT]
    assert "waiting notice30 02 Sep 07:00" not in await rows(sessions, essen)


@pytest.mark.parametrize(
    ("tag", "said", "answer"),
    [
        (
            "en",
            "/remind 2 weeks before the visit of the culture and sports department",
            "I will remind you of “Visit to Essen by the Culture & Sports Department” on "
            "30 September 2019, 09:00 in Essen (16:00 in Koriyama).",
        ),
        (
            "de",
            "/remind 2 Wochen vor dem Besuch der Abteilung für Kultur und Sport",
            "Ich erinnere Sie an „Besuch der Abteilung für Kultur und Sport in Essen“, und zwar am "
            "30. September 2019, 09:00 Uhr in Essen (16:00 Uhr in Koriyama).",
        ),
        (
            "ja",
            "/remind 文化スポーツ部の訪問の2週間前",
            "「文化スポーツ部によるエッセン訪問」について、"
            "2019年9月30日(月) 9:00 エッセン市時間(郡山市は16:00)にお知らせします。",
        ),
    ],
)
async def test_own_reminder_in_each_language(
    kizuna: Kizuna, essen: Person, now: datetime, tag: str, said: str, answer: str
) -> None:
    await plan(kizuna, "2019-10-14", now=now)
    person = essen.api.person(60, "Delegate", tag)
    assert (await person.asks(said)).text == answer


async def test_own_reminder_before_a_day_that_is_open_waits_for_it(
    kizuna: Kizuna, essen: Person, sessions: Sessions, now: datetime
) -> None:
    await live_in(essen, "essen")
    answer = await essen.asks("/remind 2 Wochen vor dem Besuch der Abteilung für Kultur und Sport")
    assert answer.text == (
        "Der Tag für „Besuch der Abteilung für Kultur und Sport in Essen“ steht noch nicht fest. "
        "Sobald er feststeht, erinnere ich Sie 14 Tage vorher."
    )
    assert await rows(sessions, essen) == ["waiting own14 -"]

    await plan(kizuna, "2019-10-14", now=now)
    assert await rows(sessions, essen) == ["waiting own14 30 Sep 07:00"]


async def test_study_tour_that_is_not_planned_offers_what_is(kizuna: Kizuna, essen: Person) -> None:
    answer = await essen.asks("/remind 2 Wochen vor der Studienreise im November")
    assert answer.text == "Ein Besuch dieses Namens steht nicht bevor. Bevor stehen:"
    assert "Besuch der Abteilung für Kultur und Sport in Essen" in answer.labels
    assert f"before:{VISIT}:14" in str(answer.message.content)


async def test_own_words_on_a_day(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await live_in(essen, "essen")
    answer = await essen.asks("/remind am 3. Juni Institut anrufen")
    assert answer.text == (
        "Ich erinnere Sie an „Institut anrufen“, und zwar am "
        "3. Juni 2019, 09:00 Uhr in Essen (16:00 Uhr in Koriyama)."
    )
    assert await rows(sessions, essen) == ["waiting own 03 Jun 07:00"]

    await taps(essen, "Meine Erinnerungen", "Was ansteht", "Löschen: Institut anrufen")
    assert essen.last.text == "Derzeit steht nichts an, woran ich Sie erinnern würde."
    assert await rows(sessions, essen) == []


@pytest.mark.parametrize("said", ["/remind", "/remind something", "/remind am 3. Juni"])
async def test_remind_without_what_or_when_says_how(kizuna: Kizuna, essen: Person, said: str) -> None:
    assert (await essen.asks(said)).text.split("\n")[1:] == [
        "/remind 2 Wochen vor der Studienreise",
        "/remind 3. Juni Institut anrufen",
    ]


async def test_moment_that_is_past_is_said(kizuna: Kizuna, essen: Person, now: datetime) -> None:
    await plan(kizuna, "2019-05-20", now=now)
    answer = await essen.asks("/remind 2 Wochen vor dem Besuch der Abteilung für Kultur und Sport")
    assert answer.text == "Dafür ist es zu spät: Der Zeitpunkt ist schon vorbei."


async def test_buttons_under_a_reminder_put_it_off_and_end_it(
    kizuna: Kizuna, essen: Person, sessions: Sessions, now: datetime
) -> None:
    await live_in(essen, "essen")
    await essen.asks("/subscribe exchange")
    await plan(kizuna, "2019-06-16/2019-06-20", now=now)
    kizuna.calendar.set(datetime(2019, 5, 17, 7, 0, tzinfo=UTC))
    await kizuna.settled()
    assert essen.last.text.split("\n")[2] == (
        "„Besuch der Abteilung für Kultur und Sport in Essen“ beginnt in 4 Wochen: 16.–20. Juni 2019."
    )

    await taps(essen, "In 3 Tagen noch einmal")
    assert essen.toasts[-1].text == (
        "Ich erinnere Sie noch einmal: 20. Mai 2019, 09:00 Uhr in Essen (16:00 Uhr in Koriyama)."
    )
    kizuna.calendar.set(datetime(2019, 5, 20, 7, 0, tzinfo=UTC))
    await kizuna.settled()
    assert "beginnt in 4 Wochen" in essen.last.text or "beginnt in 27 Tagen" in essen.last.text

    await taps(essen, "Abbestellen")
    assert essen.last.text == "An Besuche in Ihren Kooperationsfeldern erinnere ich Sie nicht mehr."
    assert [line for line in await rows(sessions, essen) if line.startswith("waiting b")] == []


async def test_card_in_the_chat_follows_a_change_and_who_comes_is_corrected(
    kizuna: Kizuna, koriyama: Person, sessions: Sessions, now: datetime
) -> None:
    await live_in(koriyama, "koriyama")
    await plan(kizuna, "2019-10-14", now=now)
    await koriyama.asks("/visits")
    await taps(koriyama, f"card:{VISIT}", f"rsvp:{VISIT}:coming")
    card = koriyama.last
    assert "2019年10月14日" in card.text
    async with sessions() as session:
        assert [row.message_id for row in await session.scalars(select(ShownCard))] == [card.id]

    await plan(kizuna, "2019-10-21", now=kizuna.calendar.now())
    kizuna.calendar.move(timedelta(seconds=1))
    await kizuna.settled()

    assert "2019年10月21日" in next(one for one in koriyama.chat if one.id == card.id).text
    assert said_by_bot(koriyama)[-1].split("\n")[2:] == [
        "「文化スポーツ部によるエッセン訪問」の日程が変わりました。",
        "",
        "変更前：2019年10月14日(月)",
        "変更後：2019年10月21日(月)",
    ]
    async with sessions() as session:
        assert {row.state for row in await session.scalars(select(Delivery))} == {"sent"}


@pytest.mark.parametrize(
    ("tag", "said", "noted"),
    [
        ("de", "vom 12. bis 16. Oktober", "Notiert: 12.–16. Oktober 2019 in Essen."),
        ("en", "12 to 16 October", "Noted: 12–16 October 2019 in Essen."),
        ("ja", "10月12日から16日まで", "承りました。エッセン市でのご滞在は2019年10月12日～16日です。"),
    ],
)
async def test_travel_days_take_somebody_to_the_hosts_hours(
    kizuna: Kizuna, koriyama: Person, sessions: Sessions, now: datetime, tag: str, said: str, noted: str
) -> None:
    person = koriyama.api.person(70, "Delegate", tag)
    await live_in(person, "koriyama")
    await plan(kizuna, "2019-10-14/2019-10-15", now=now)
    await person.asks("/visits")
    await taps(person, f"card:{VISIT}", f"rsvp:{VISIT}:coming", f"travel:{VISIT}")
    unfitting = await person.asks({"de": "am 3. Juni", "en": "on 3 June", "ja": "6月3日"}[tag])
    assert "/cancel" in unfitting.text
    answer = await person.asks(said)

    assert answer.text.startswith(noted)
    assert [line for line in await rows(sessions, person) if "before1" in line] == [
        "waiting before1 13 Oct 07:00"
    ]  # nine in Essen, where they are by then


async def test_own_answer_is_marked_for_nobody_in_a_group(
    kizuna: Kizuna, essen: Person, koriyama: Person
) -> None:
    group = essen.api.group(-100, "Delegations", [essen, koriyama])
    await essen.says("/visits", to=group)
    await essen.waits_for_nothing()
    await essen.taps(f"card:{VISIT}", to=group)
    await essen.waits()
    await essen.taps(f"rsvp:{VISIT}:coming", to=group)
    await essen.waits()

    card = [seen for seen in koriyama.sees(group.id) if seen.by_bot][-1]
    assert card.labels[-4:-1] == ["Ich komme", "Vielleicht", "Ich komme nicht"]
    assert "• von anderswo: 1" in card.text

    await koriyama.taps(f"before:{VISIT}:3", to=group)
    await koriyama.waits()
    assert koriyama.toasts[-1].text.endswith("erinnere ich Sie 3 Tage vorher.")
    assert [seen for seen in koriyama.sees(group.id) if seen.by_bot][-1] == card


async def test_reminder_of_no_use_any_more_is_not_sent_and_a_coordinator_is_told(
    kizuna: Kizuna, essen: Person, coordinator: Person, sessions: Sessions, now: datetime
) -> None:
    """The bot was down from May to July."""
    await live_in(coordinator, "essen")
    await live_in(essen, "essen")
    await essen.asks("/subscribe exchange")
    await plan(kizuna, "2019-06-16", now=now)
    before = said_by_bot(essen)
    kizuna.calendar.set(datetime(2019, 7, 1, 10, 0, tzinfo=UTC))
    await kizuna.settled()

    kizuna.calendar.move(timedelta(minutes=2))  # what is missed about the same time is told together
    await kizuna.settled()

    assert said_by_bot(essen) == before
    assert (
        "One message was no longer of use by the time it could be sent, so it was not sent."
        in said_by_bot(coordinator)
    )
