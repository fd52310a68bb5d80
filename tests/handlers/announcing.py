"""What a coordinator does to send an announcement, for several tests."""

from bot.app import Kizuna
from bot.playground.people import Person, Seen
from tests.handlers.doing import taps

FIELD = "💧 Water Management"
NEXT = "Next: the texts"
NOW = "Now, although it is night for some"

ENGLISH = "The seminar is on 24 May 2019 at 14:00. Please bring 2 copies."
GERMAN = "Das Seminar ist am 24. Mai 2019 um 14 Uhr. Bitte bringen Sie 2 Exemplare mit."
JAPANESE = "セミナーは2019年5月24日14時に開催します。資料を2部お持ちください。"


async def follow(essen: Person, koriyama: Person) -> None:
    """Both follow water management, and each says their city."""
    for person, city, name in ((essen, "Stadt", "Essen"), (koriyama, "市", "郡山市")):
        await person.asks("/subscribe water")
        await person.asks("/settings")
        await taps(person, city, name)


async def compose(coordinator: Person, *texts: str) -> Seen:
    """Until these texts are there."""
    await coordinator.asks("/broadcast")
    await taps(coordinator, FIELD, NEXT)
    for text in texts:
        await coordinator.asks(text)
    return coordinator.last


async def announce(coordinator: Person, *texts: str) -> Seen:
    """To followers of water management, in three languages, at once."""
    await compose(coordinator, *(texts or (ENGLISH, GERMAN, JAPANESE)))
    return await taps(coordinator, NOW, "Yes, send it")


async def time_passes(kizuna: Kizuna) -> None:
    """Every job ticks once, and what it owes is sent."""
    await kizuna.settled()
    await kizuna.ticker.all_now()
    await kizuna.settled()
