"""Rows of buttons by which a person chooses language, city and fields.

`origin` is where the chooser stands (`start`, `settings`, `alone`) and comes back with the
tap, so that the message goes on from there.
"""

from typing import Literal

from babel import Locale

from bot.i18n import Translator
from bot.profile import Profile
from bot.programme.model import LANGS, Field, Lang, Programme
from bot.reminders.model import KINDS, Kind
from bot.views.names import label
from bot.views.reply import Button

Origin = Literal["start", "settings", "alone"]
Rows = tuple[tuple[Button, ...], ...]


def language_name(lang: Lang) -> str:
    """The language's own name for itself."""
    return str(Locale(lang).get_display_name(lang)).capitalize()


def ticked(text: str, chosen: bool) -> str:
    return f"✅ {text}" if chosen else text


def languages(chosen: Lang | None, origin: Origin) -> Rows:
    return (
        tuple(Button(ticked(language_name(lang), lang == chosen), f"lang:{lang}:{origin}") for lang in LANGS),
    )


def cities(profile: Profile, programme: Programme, t: Translator, origin: Origin) -> Rows:
    return (
        tuple(
            Button(ticked(label(city, t), city.key == profile.city), f"city:{city.key}:{origin}")
            for city in programme.cities
        ),
    )


def fields(profile: Profile, programme: Programme, t: Translator, origin: Origin) -> Rows:
    return tuple(
        (
            Button(
                ticked(field_label(field, t), field.key in profile.fields),
                f"field:{field.key}:{origin}",
            ),
        )
        for field in programme.fields
    )


def kinds(profile: Profile, t: Translator, origin: Origin) -> tuple[Button, ...]:
    """What the person hears of unasked."""
    words: dict[Kind, str] = {
        "visits": t.gettext("Visits"),
        "actions": t.gettext("Actions"),
        "broadcasts": t.gettext("Announcements"),
    }
    return tuple(
        Button(ticked(words[kind], kind in profile.kinds), f"kind:{kind}:{origin}") for kind in KINDS
    )


def field_label(field: Field, t: Translator) -> str:
    """The field's sign, if it has one, and its short name."""
    return f"{field.sign} {label(field, t)}".strip()


def field_sign(field: Field, t: Translator) -> str:
    """The sign alone, where there is room for no more; its name, if it has none."""
    return field.sign or label(field, t)
