"""The many ways to ask for one thing: each is read as that, and answered from the right entry."""

from pathlib import Path

import pytest

from bot.programme.load import read
from bot.programme.model import LANGS, Lang
from bot.questions.engine import Answering
from bot.questions.model import Facts, Slot
from bot.variables import ROOT
from tests.questions.disturbances import Question

ASKING = Path(__file__).parent / "asking"
SHIPPED = Answering(read(ROOT / "db" / "programme" / "essen-koriyama.yaml"))
DAY = "2019-05-17"


def asked(lang: Lang) -> list[tuple[Lang, tuple[Slot, ...], str, str]]:
    """Lines of what is asked (of several that are the same for a person, any), the entry, the question."""
    rows = []
    for line in (ASKING / f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            slots, key, question = line.split("\t")
            rows.append((lang, tuple(Slot(slot) for slot in slots.split("/")), key, question))
    return rows


@pytest.mark.parametrize(("lang", "slots", "key", "question"), [row for lang in LANGS for row in asked(lang)])
def test_question_is_read_as_what_it_asks(
    lang: Lang, slots: tuple[Slot, ...], key: str, question: str
) -> None:
    answer = SHIPPED.answer(question, now=Question(question, lang, DAY).now, lang=lang)

    assert (answer.status, answer.lang, answer.sources[:1]) == ("answered", lang, (key,))
    assert isinstance(answer.point, Facts)
    assert set(slots) & set(answer.point.slots)
