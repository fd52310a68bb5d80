"""Every button that a view offers is understood by a handler."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram.ext import CallbackQueryHandler

from bot import browsing
from bot.i18n import translator
from bot.profile import Profile
from bot.programme.load import read
from bot.programme.model import LANGS, Lang, Programme, Visit
from bot.views import about, browse, card, entry_card, feedback, onboarding, privacy, settings
from bot.views.reply import Button, Reply
from tests.handlers.doing import registered
from tests.programme.conftest import SAMPLE
from tests.views.programmes import BETWEEN

SHIPPED = Path(__file__).parents[2] / "db" / "programme" / "essen-koriyama.yaml"


def patterns() -> list[re.Pattern[str]]:
    return [
        handler.pattern
        for handler in registered()
        if isinstance(handler, CallbackQueryHandler) and isinstance(handler.pattern, re.Pattern)
    ]


def replies(programme: Programme, lang: Lang) -> Iterator[Reply]:
    t, now = translator(lang), BETWEEN
    nobody = Profile(lang)
    everything = Profile(lang, programme.cities[0].key, frozenset(field.key for field in programme.fields))
    for entry in programme:
        yield entry_card.entry_card(entry, programme, now, t)
        yield about.about_it(entry, t)
        if isinstance(entry, Visit):
            for part in (card.visit_card, card.agenda_part, card.people_part, card.places_part):
                yield part(entry, programme, now, t)
    for scope in ("upcoming", "past", "mine", "all", *(f"field.{field.key}" for field in programme.fields)):
        visits = browsing.visits(programme, scope, 0, now=now)
        if visits is not None:
            yield browse.visits_page(visits, programme, now, t, follows=True)
        actions = browsing.actions(programme, scope, 0)
        if actions is not None:
            yield browse.actions_page(actions, programme, t, follows=True)
    for profile in (nobody, everything):
        yield onboarding.language_step(profile, programme, t)
        yield onboarding.city_step(profile, programme, t)
        yield onboarding.fields_step(profile, programme, t)
        yield settings.settings(profile, programme, t)
        yield settings.language(profile, t, "alone")
        yield settings.language(profile, t, "settings")
        yield settings.city(profile, programme, t)
        yield settings.fields(profile, programme, t, "alone")
        yield settings.fields(profile, programme, t, "settings")
    yield onboarding.done(t)
    yield settings.followed(programme.fields[0], t)
    yield settings.unknown_field("x", nobody, programme, t)
    yield privacy.forget_question(t)
    yield feedback.rejected(10**17, t)


def buttons(reply: Reply) -> Iterator[Button]:
    for row in reply.buttons:
        yield from row


@pytest.mark.parametrize("path", [SAMPLE, SHIPPED], ids=["sample", "shipped"])
def test_each_button_has_one_handler(path: Path) -> None:
    programme = read(path)
    known = patterns()

    actions = {
        button.action
        for lang in LANGS
        for reply in replies(programme, lang)
        for button in buttons(reply)
        if button.action is not None
    }

    unclear = {
        action: found
        for action in sorted(actions)
        if len(found := [pattern.pattern for pattern in known if pattern.match(action)]) != 1
    }
    assert unclear == {}
