"""`ask`: answers on the terminal, one or many. Needs no Telegram.

Many are read and written as JSON lines, each answered as soon as it is read.
"""

import asyncio
import gc
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, Self

from sqlalchemy.exc import DBAPIError

from bot.cli.output import say, settings
from bot.clock import Calendar
from bot.errors import ConfigurationError, KizunaError
from bot.i18n import translator
from bot.knowledge import Knowledge, Library, NoProgramme
from bot.programme.model import LANGS, Lang, Programme
from bot.programme.ready import prepare
from bot.questions.engine import Answering
from bot.questions.model import Answer, NotInProgramme
from bot.views.answers import answer_reply
from bot.views.no_question import no_question
from db.engine import create_engine, session_factory

log = logging.getLogger(__name__)


class Unreadable(KizunaError):
    """A line is no question."""


def instant(text: str, programme: Programme) -> datetime:
    """An ISO date, at noon in the programme's first city, or an instant with its offset."""
    at: datetime | None = None
    with suppress(ValueError):
        if len(text) == len("2019-05-17"):
            zone = programme.zones[programme.cities[0].key]
            return datetime.combine(date.fromisoformat(text), time(12), zone)
        at = datetime.fromisoformat(text)
    if at is None or at.utcoffset() is None:
        raise Unreadable(f"{text!r} is no date; write 2019-05-17 or 2019-05-17T09:00+09:00.")
    return at


@dataclass(frozen=True)
class Asking:
    """The programme's answers, and what holds for each question that does not say otherwise."""

    answering: Answering
    programme: Programme
    calendar: Calendar
    lang: Lang
    as_of: datetime | None
    explain: bool

    @classmethod
    def start(cls, *, lang: Lang | None, as_of: str | None, explain: bool) -> Self:
        given = settings()
        known: list[Knowledge] = []
        # Not as the result of the run: asyncio spells that out when it ends (`repr`), all the programme.
        asyncio.run(_know(given.database_url, given.programme, known.append))
        [knowledge] = known
        gc.freeze()
        gc.enable()
        try:
            at = instant(as_of, knowledge.programme) if as_of is not None else None
        except Unreadable as problem:
            raise ConfigurationError(f"--as-of: {problem}") from None
        calendar = Calendar(given.bot_now)
        return cls(knowledge.answering, knowledge.programme, calendar, lang or "en", at, explain)

    def one(self, question: str) -> None:
        """Show the answer as a chat would, without its markup."""
        answer, text = self._answer(question, self.lang, self.as_of)
        say(text)
        if self.explain:
            say("\n" + "\n".join(answer.trace))

    def many(self, file: str) -> bool:
        """Answer each line of `file`; `-` is standard input. Say whether all could be read."""
        all_read = True
        with _lines(file) as lines:
            for line in lines:
                if line.strip():
                    result = self._line(line)
                    all_read = all_read and result["status"] != "error"
                    say(json.dumps(result, ensure_ascii=False))
        return all_read

    def _line(self, line: bytes) -> dict[str, Any]:
        asked: dict[str, Any] = {}
        try:
            asked = _object(line)
            lang, as_of = _lang(asked) or self.lang, asked.get("as_of")
            at = self.as_of if as_of is None else instant(str(as_of), self.programme)
            answer, text = self._answer(_question(asked), lang, at)
        except Unreadable as problem:
            return {"id": asked.get("id"), "status": "error", "text": str(problem)}
        except Exception:
            # Our own fault; the other questions are answered all the same.
            log.exception("could not answer question %r", asked.get("id"))
            return {"id": asked.get("id"), "status": "error", "text": "Kizuna failed at this question."}
        result = {
            "id": asked.get("id"),
            "status": answer.status,
            "lang": answer.lang,
            "text": text,
            "sources": list(answer.sources),
        }
        return result | ({"explain": list(answer.trace)} if self.explain else {})

    def _answer(self, question: str, lang: Lang, at: datetime | None) -> tuple[Answer, str]:
        now = at or self.calendar.now()
        odd = no_question(question, translator(lang))
        if odd is not None:
            why = (f"no question: {len(question)} characters, which are too many or no words",)
            return Answer("unanswered", lang, NotInProgramme(), self.programme, now, trace=why), odd.plain
        answer = self.answering.answer(question, now=now, lang=lang)
        return answer, answer_reply(answer, now).plain


async def _know(url: str, file: Path, take: Callable[[Knowledge], None]) -> None:
    """Take what the database knows; one without programme, or of an older schema, is made ready first."""
    engine = create_engine(url)
    try:
        library = Library(session_factory(engine), Answering)
        try:
            take(await library.current())
        except (DBAPIError, NoProgramme):
            await prepare(url, file)
            take(await library.current())
    finally:
        await engine.dispose()


@contextmanager
def _lines(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
    else:
        with open(file, "rb") as lines:
            yield lines


def _object(line: bytes) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise Unreadable(f"The line is no JSON: {problem}.") from None
    if not isinstance(read, dict):
        raise Unreadable('The line is no JSON object; write {"id": …, "question": "…"}.')
    return read


def _question(asked: dict[str, Any]) -> str:
    question = asked.get("question")
    if not isinstance(question, str):
        raise Unreadable('"question" is missing, or no text.')
    return question


def _lang(asked: dict[str, Any]) -> Lang | None:
    lang = asked.get("lang")
    if lang is not None and lang not in LANGS:
        raise Unreadable(f'"lang" is {lang!r}; it can be {", ".join(LANGS)}.')
    return next((one for one in LANGS if one == lang), None)
