"""What there is to look at before a draft goes out."""

import re
from html import unescape

from markupsafe import Markup

from bot.broadcasts import audience
from bot.broadcasts.draft import Draft
from bot.broadcasts.values import Mode
from bot.i18n import translator
from bot.programme.model import LANGS, Lang
from bot.questions.comparing import differences
from bot.telegram.context import KizunaContext
from bot.telegram.split import CAPTION_LENGTH, TEXT_LENGTH, length
from bot.views import announcement
from bot.views.reply import Media, Reply
from bot.views.reviewing import Look

_LINK = re.compile(r'<a href="([^"]*)"')


async def look(draft: Draft, context: KizunaContext) -> Look:
    session, programme, coordinators = context.session, context.programme, context.settings.coordinators
    at = draft.at if draft.at is not None and draft.at > context.now else context.now
    at_once = audience.plan(Mode.AT_ONCE, at, programme)
    fair = audience.plan(Mode.FAIR_HOUR, at, programme)
    texts = {lang: Markup(text) for lang, text in draft.texts.items()}  # noqa: S704 - ours, from entities
    return Look(
        heads=await audience.heads(session, draft.audience, coordinators),
        differences=differences(
            {lang: Reply(text).plain for lang, text in texts.items()},
            {lang: [unescape(link) for link in _LINK.findall(text)] for lang, text in texts.items()},
            context.now.astimezone(programme.zones[programme.cities[0].key]).date(),
        ),
        lengths=lengths(draft),
        longest=longest(draft),
        at_once=at_once,
        fair=fair,
        woken_at_once=await audience.woken(session, draft.audience, coordinators, at_once, programme),
        woken_fair=await audience.woken(session, draft.audience, coordinators, fair, programme),
    )


def longest(draft: Draft) -> int:
    return CAPTION_LENGTH if draft.media else TEXT_LENGTH


def lengths(draft: Draft) -> dict[Lang, int]:
    """How long each reader's message will be, a note included."""
    return {lang: length(_message(draft, lang).text) for lang in LANGS} if draft.texts else {}


def previews(draft: Draft, context: KizunaContext) -> list[Reply]:
    """What the readers of each language will get."""
    if not draft.texts:
        return [Reply(Markup(), media=media_of(draft))]
    return [
        announcement.preview(
            _texts(draft),
            _original(draft),
            translator(lang),
            media=media_of(draft),
            acknowledge=draft.acknowledge,
            own=context.t,
        )
        for lang in LANGS
    ]


def media_of(draft: Draft) -> Media | None:
    return Media(**draft.media) if draft.media else None


def _message(draft: Draft, lang: Lang) -> Reply:
    return announcement.message(_texts(draft), _original(draft), translator(lang), number=0)


def _original(draft: Draft) -> Lang:
    assert draft.original is not None, "the first text is the original"
    return draft.original


def _texts(draft: Draft) -> dict[Lang, Markup]:
    return {lang: Markup(text) for lang, text in draft.texts.items()}  # noqa: S704 - ours, from entities
