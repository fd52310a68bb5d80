"""Ten thousand readers, whose names and whose text are full of markup, get it once each."""

from sqlalchemy import insert

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.chats import User
from bot.playground.people import Person
from db.models.people import Person as PersonRow
from db.models.people import Subscription
from tests.handlers.announcing import FIELD, NEXT, time_passes
from tests.handlers.doing import Sessions, taps

READERS = 10_000
FIRST = 1_000
HOSTILE = '</b><a href="tg://user?id=1">&amp;&lt; {0} %s <script>\'" \u202e 5 < 6 && 7 > 2'


async def test_hostile_text_reaches_ten_thousand_hostile_names_once_each(
    kizuna: Kizuna, api: BotApi, coordinator: Person, sessions: Sessions
) -> None:
    now = kizuna.calendar.now()
    numbers = range(FIRST, FIRST + READERS)
    for number in numbers:
        api.chats.put_user(User(number, f"<b>{number}&{HOSTILE}", "de", started=True))
    async with sessions.begin() as session:
        people = [
            {"id": number, "language": "de", "language_chosen": True, "first_seen": now} for number in numbers
        ]
        await session.execute(insert(PersonRow), people)
        followed = [{"person_id": number, "field": "water", "since": now} for number in numbers]
        await session.execute(insert(Subscription), followed)
    await coordinator.asks("/broadcast")
    await taps(coordinator, FIELD, NEXT)
    await coordinator.asks(HOSTILE)
    await taps(coordinator, "Write German")
    await coordinator.asks(HOSTILE)
    await taps(coordinator, "Japanese: original with a note", "Next: preview")
    review = coordinator.last
    assert "Audience: 10,000 people" in review.text
    now_button = review.labels[0]
    await taps(coordinator, now_button)
    await coordinator.taps("Yes, send it")
    await coordinator.waits(until=lambda person: "being sent" in person.last.text)
    await time_passes(kizuna)

    got = [[message.content["text"] for message in api.chats.messages[number].values()] for number in numbers]
    assert got == [[HOSTILE]] * READERS
    assert coordinator.last.text.split("\n\n")[1] == "Audience: 10,000\nSent: 10,000"
