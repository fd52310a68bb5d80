"""Planning a visit goes on at its step, however often the bot is started anew."""

from bot.playground.people import Person
from bot.programme import store
from tests.handlers.doing import taps
from tests.handlers.lives import Lives


async def test_planning_goes_on_at_every_step_after_a_restart(lives: Lives, coordinator: Person) -> None:
    said = (
        ("says", "/newvisit"),
        ("says", "Hydrogen week"),
        ("says", "Wasserstoffwoche"),
        ("says", "水素ウィーク"),
        ("taps", "Koriyama"),
        ("says", "9 to 13 March 2020"),
        ("taps", "⚡ Renewable Energy"),
        ("taps", "Next"),
        ("says", "City of Essen\nTwo engineers"),
        ("taps", "Next"),
        ("says", "Reception, 9 March, 18:00"),
        ("taps", "Meeting"),
        ("taps", "Reception"),
        ("taps", "Next"),
        ("says", "To see how hydrogen is stored"),
        ("taps", "Overview"),
        ("taps", "Check and save"),
        ("taps", "Save"),
    )
    for how, what in said:
        async with lives.one():
            await (coordinator.asks(what) if how == "says" else taps(coordinator, what))

    async with lives.one() as kizuna, kizuna.sessions() as session:
        programme = await store.load(session)
    assert programme is not None
    visit = next(visit for visit in programme.visits if visit.key == "hydrogen-week")
    assert (visit.host, str(visit.dates), visit.fields) == ("koriyama", "2020-03-09/2020-03-13", ("energy",))
    parties = [(party.organisation, party.text and party.text.en) for party in visit.delegation]
    assert parties == [("city-of-essen", None), (None, "Two engineers")]
    assert [(item.name.en, item.kind.value, item.time) for item in visit.agenda] == [
        ("Reception", "reception", "18:00")
    ]
    assert visit.purpose is not None
    assert visit.purpose.only == ("en",)


async def test_inbox_answer_begun_before_a_restart_is_given_after_it(
    lives: Lives, coordinator: Person, essen: Person
) -> None:
    async with lives.one():
        await essen.asks("Was kostet der Flug?")
        await taps(essen, next(one for one in essen.last.labels if "Koordination" in one))
        await coordinator.asks("/inbox")
        await taps(coordinator, "Answer")
    async with lives.one():
        await coordinator.asks("Etwa 900 Euro.")
        await essen.waits(lambda person: "Etwa 900 Euro." in person.last.text)
