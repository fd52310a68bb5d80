"""The engine over the programmes that tests ask about, and how a test asks."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.programme.load import read
from bot.programme.model import Lang
from bot.questions.engine import Answering
from bot.questions.model import Answer
from bot.variables import ROOT
from bot.views.answers import answer_reply

SHIPPED = Answering(read(ROOT / "db" / "programme" / "essen-koriyama.yaml"))
SAMPLE = Answering(read(ROOT / "tests" / "programme" / "sample.yaml"))

#: The day of the document that the shipped programme comes from, and a day long after all its plans.
DURING = "2019-05-17"
LATER = "2026-11-24"


def noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(12), ZoneInfo("Europe/Berlin")).astimezone(UTC)


def ask(question: str, lang: Lang, day: str = DURING, answering: Answering = SHIPPED) -> Answer:
    return answering.answer(question, now=noon(day), lang=lang)


def text(answer: Answer) -> str:
    return answer_reply(answer, answer.as_of).plain


def lines(answer: Answer) -> list[str]:
    """What is said before the source."""
    return [line for line in text(answer).split("\n")[:-3] if line]


def talk(lang: Lang, *questions: str, day: str = DURING) -> list[Answer]:
    """One question after the other in a chat."""
    answers: list[Answer] = []
    for question in questions:
        topic = next((one.topic for one in reversed(answers) if one.topic), None)
        said = topic.as_json() if topic else None
        answers.append(SHIPPED.answer(question, now=noon(day), lang=lang, topic=said))
    return answers
