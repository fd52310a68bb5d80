"""A broadcast's message as each reader gets it, and what its author is told of it."""

from typing import cast

from markupsafe import Markup

from bot.broadcasts import audience, progress
from bot.broadcasts.values import Audience, Mode
from bot.i18n import translator
from bot.messages import RENDERERS, Occasion
from bot.programme.model import LANGS, Lang
from bot.views import announcement, releasing, reviewing
from bot.views import broadcasts as views
from bot.views.reply import Media, Reply
from db import broadcasts
from db.models.broadcasts import Broadcast
from db.models.people import Person

#: Word to the other coordinator, and back to the author.
RELEASE, SENT_BACK = "broadcast-release", "broadcast-sent-back"


async def message(occasion: Occasion) -> Reply | None:
    """In the reader's language; None for a reader who has left the audience since it was frozen."""
    assert occasion.delivery.broadcast_id is not None, "a message of a broadcast"
    broadcast = await broadcasts.find(occasion.session, occasion.delivery.broadcast_id)
    if broadcast is None or occasion.person is None or not _still_wanted(broadcast, occasion):
        return None
    return worded(broadcast, occasion)


def worded(broadcast: Broadcast, occasion: Occasion) -> Reply:
    return announcement.message(
        {cast(Lang, lang): Markup(text) for lang, text in broadcast.texts.items()},  # noqa: S704 - ours
        cast(Lang, broadcast.original),
        occasion.t,
        number=broadcast.id,
        media=media_of(broadcast),
        acknowledge=broadcast.acknowledge,
    )


def media_of(broadcast: Broadcast) -> Media | None:
    return Media(**broadcast.media) if broadcast.media else None


def _still_wanted(broadcast: Broadcast, occasion: Occasion) -> bool:
    person = occasion.person
    assert person is not None, "asked of a reader"
    if occasion.delivery.method == "edit":
        return True  # what they have is put right, whatever they want to hear in future
    stopped = broadcast.stopped_at is not None
    return not stopped and person.wants_broadcasts and _follows(person, Audience.of_json(broadcast.audience))


def _follows(person: Person, audience: Audience) -> bool:
    """Whoever unsubscribed since gets nothing; a move to another city changes nothing."""
    if not audience.fields:
        return audience.visit is not None or bool(person.subscriptions)
    return any(row.field in audience.fields for row in person.subscriptions)


async def _progress(occasion: Occasion) -> Reply | None:
    broadcast = await _named(occasion)
    if broadcast is None:
        return None
    far = await progress.read(occasion.session, broadcast, occasion.now)
    home = occasion.person.city if occasion.person else None
    return views.progress(far, occasion.programme, occasion.t, rate=occasion.settings.send_rate, home=home)


async def _report(occasion: Occasion) -> Reply | None:
    broadcast = await _named(occasion)
    if broadcast is None:
        return None
    report = await progress.report(occasion.session, broadcast, occasion.now)
    return views.report(report, occasion.programme, occasion.t)


async def _doubt(occasion: Occasion) -> Reply | None:
    broadcast = await _named(occasion)
    if broadcast is None:
        return None
    far = await progress.read(occasion.session, broadcast, occasion.now)
    return views.in_doubt(far, occasion.t) if far.counts.unknown else None


async def _release(occasion: Occasion) -> Reply | None:
    """Asks a coordinator of the other city; None once somebody has decided."""
    broadcast = await _named(occasion)
    if broadcast is None or broadcast.released_at is not None or broadcast.deleted_at is not None:
        return None
    meant, coordinators = Audience.of_json(broadcast.audience), occasion.settings.coordinators
    heads = await audience.heads(occasion.session, meant, coordinators)
    planned = audience.plan(Mode(broadcast.mode), max(broadcast.starts_at, occasion.now), occasion.programme)
    home = occasion.person.city if occasion.person else None
    texts = {cast(Lang, lang): Markup(text) for lang, text in broadcast.texts.items()}  # noqa: S704 - ours
    previews = [
        announcement.preview(
            texts,
            cast(Lang, broadcast.original),
            translator(lang),
            media=None,
            acknowledge=broadcast.acknowledge,
            own=occasion.t,
        )
        for lang in LANGS
    ]
    return releasing.ask_release(
        broadcast.id,
        sum(one.count for one in heads),
        previews,
        reviewing.starting(planned, Mode(broadcast.mode), occasion.programme, occasion.t, home),
        occasion.t,
        media=media_of(broadcast),
    )


async def _sent_back(occasion: Occasion) -> Reply | None:
    return releasing.yours_sent_back(occasion.delivery.what["broadcast"], occasion.t)


async def _named(occasion: Occasion) -> Broadcast | None:
    return await broadcasts.find(occasion.session, occasion.delivery.what["broadcast"])


RENDERERS[broadcasts.SENT] = message
RENDERERS[broadcasts.CORRECTION] = message
RENDERERS[progress.PROGRESS] = _progress
RENDERERS[progress.REPORT] = _report
RENDERERS[progress.DOUBT] = _doubt
RENDERERS[RELEASE] = _release
RENDERERS[SENT_BACK] = _sent_back
