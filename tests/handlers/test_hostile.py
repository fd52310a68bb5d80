"""Messages that are no messages: each is answered, and so is whoever writes next."""

import pytest

from bot.app import Kizuna
from bot.playground.people import Person

NEXT = "Wann ist der nächste Besuch?"


@pytest.mark.parametrize(
    "text",
    ["\0" * 100, "\ud83d", f"{NEXT}\0\ud83d", "\u202e\u2066" * 500, "😀" * 2_000, "</b><script>", "%s{0}{x}"],
    ids=ascii,
)
async def test_whatever_is_sent_the_next_question_is_answered(
    kizuna: Kizuna, essen: Person, koriyama: Person, text: str
) -> None:
    assert (await essen.asks(text)).text
    assert "Stadtwerke" in (await koriyama.asks(NEXT)).text
