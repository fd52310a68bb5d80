"""`broadcast`: puts one in the queue of a running bot, or says how far one is."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar

from markupsafe import Markup, escape
from sqlalchemy.ext.asyncio import AsyncSession

from bot.broadcasts import progress, release
from bot.broadcasts.values import Audience, Mode
from bot.cli.output import say, settings, started_at
from bot.errors import ConfigurationError, KizunaError
from bot.i18n import translator
from bot.programme.model import LANGS, Lang
from bot.programme.ready import current, prepare
from bot.telegram.split import TEXT_LENGTH, length
from bot.views import announcement
from db import broadcasts
from db.engine import create_engine, session_factory
from db.models.broadcasts import Broadcast

Result = TypeVar("Result")


def queue(
    *,
    fields: Sequence[str],
    city: str | None,
    lang: Lang | None,
    texts: Mapping[Lang, str | None],
    at: str | None,
) -> None:
    """Freeze the audience and print the broadcast's number."""
    given = settings()
    written = _written(texts)
    begin = _instant(at) if at is not None else None
    asyncio.run(prepare(given.database_url, given.programme))
    programme = asyncio.run(current(given.database_url, given.programme))
    audience = Audience(
        fields=tuple(dict.fromkeys(_key(field, programme.fields, "--field") for field in fields)),
        cities=(_key(city, programme.cities, "--city"),) if city is not None else (),
        languages=(lang,) if lang is not None else (),
    )
    now = started_at(given)

    async def add(session: AsyncSession) -> Broadcast:
        broadcast = Broadcast(
            author_id=None,
            created_at=now,
            audience=audience.as_json(),
            texts={str(language): str(text) for language, text in written.items()},
            original="en",
            mode=Mode.AT_ONCE.value,
            starts_at=begin or now,
        )
        await release.release(session, broadcast, programme, now, coordinators=given.coordinators, by=None)
        return broadcast

    broadcast = asyncio.run(_in_transaction(given.database_url, add))
    if not broadcast.size:
        sys.stderr.write("Nobody is in the audience: nothing will be sent.\n")
    say(str(broadcast.id))


def status(number: int) -> None:
    """Print one JSON line; raise KizunaError where there is no such broadcast."""
    given = settings()
    asyncio.run(prepare(given.database_url, given.programme))
    now = started_at(given)

    async def look(session: AsyncSession) -> dict[str, Any]:
        broadcast = await broadcasts.find(session, number)
        if broadcast is None:
            raise KizunaError(f"There is no broadcast {number}.")
        far = await progress.read(session, broadcast, now)
        return {"audience": far.size, **asdict(far.counts), "state": far.state.value}

    say(json.dumps(asyncio.run(_in_transaction(given.database_url, look))))


async def _in_transaction(url: str, do: Callable[[AsyncSession], Awaitable[Result]]) -> Result:
    engine = create_engine(url)
    try:
        async with session_factory(engine).begin() as session:
            return await do(session)
    finally:
        await engine.dispose()


def _written(texts: Mapping[Lang, str | None]) -> dict[Lang, Markup]:
    """The texts as Telegram HTML. What every reader will get must fit into one message."""
    written: dict[Lang, Markup] = {}
    for lang, text in texts.items():
        if text is not None and not text.strip():
            raise ConfigurationError(f"--text-{lang} must hold a text.")
        if text is not None:
            written[lang] = escape(text.strip())
    for lang in LANGS:
        units = length(announcement.message(written, "en", translator(lang), number=1).text)
        if units > TEXT_LENGTH:
            option = f"--text-{lang if lang in written else 'en'}"
            raise ConfigurationError(
                f"{option} must be shorter: the message would have {units} characters, "
                f"and Telegram takes {TEXT_LENGTH}."
            )
    return written


def _instant(text: str) -> datetime:
    instant: datetime | None = None
    with suppress(ValueError):
        instant = datetime.fromisoformat(text)
    if instant is None or instant.utcoffset() is None:
        raise ConfigurationError(
            f"--at must be an instant with its offset, such as 2019-05-17T09:00+09:00, not {text!r}."
        )
    return instant


def _key(key: str, entries: Sequence[Any], option: str) -> str:
    known = [entry.key for entry in entries]
    if key not in known:
        raise ConfigurationError(f"{option} must be one of {', '.join(known)}, not {key!r}.")
    return key
