"""What a person has chosen, and how to change it."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.profile import Profile
from bot.programme.model import Field, Programme
from bot.views import choosers
from bot.views.choosers import Origin
from bot.views.layout import joined, line
from bot.views.names import label
from bot.views.reply import Button, Reply


def settings(profile: Profile, programme: Programme, t: Translator) -> Reply:
    city = next((label(city, t) for city in programme.cities if city.key == profile.city), None)
    followed = [label(field, t) for field in programme.fields if field.key in profile.fields]
    text = Markup("\n").join(
        [
            Markup("<b>{0}</b>").format(t.gettext("Your settings")),
            line(t.gettext("Language"), choosers.language_name(profile.language), t),
            line(t.gettext("City"), city or t.pgettext("city", "not chosen"), t),
            line(t.gettext("Fields"), " · ".join(followed) or t.pgettext("fields", "none chosen"), t),
        ]
    )
    buttons = (
        Button(t.gettext("Language"), "settings:language"),
        Button(t.gettext("City"), "settings:city"),
        Button(t.gettext("Fields"), "settings:fields"),
    )
    return Reply(text, (buttons,))


def language(profile: Profile, t: Translator, origin: Origin) -> Reply:
    return Reply(
        Markup.escape(t.gettext("In which language shall I write to you?")),
        (*choosers.languages(profile.language, origin), *_back(origin, t)),
    )


def language_chosen(t: Translator) -> Reply:
    """In the language just chosen."""
    text = t.gettext("From now on I write English here. A question in another language is answered in that.")
    return Reply(Markup.escape(text))


def city(profile: Profile, programme: Programme, t: Translator) -> Reply:
    no_city = Button(t.gettext("Neither"), "city:-:settings")
    return Reply(
        Markup.escape(t.gettext("Which city do you belong to?")),
        (*choosers.cities(profile, programme, t, "settings"), (no_city,), *_back("settings", t)),
    )


def fields(profile: Profile, programme: Programme, t: Translator, origin: Origin) -> Reply:
    closing = _back(origin, t) or ((Button(t.gettext("Done"), "settings:done"),),)
    text = t.gettext("Which fields do you follow? A tap adds a field or takes it away.")
    kinds = t.gettext("Below: what I write to you about them unasked.")
    return Reply(
        joined([Markup.escape(text), Markup.escape(kinds)]),
        (*choosers.fields(profile, programme, t, origin), choosers.kinds(profile, t, origin), *closing),
    )


def followed(field: Field, t: Translator) -> Reply:
    """The answer to `/subscribe FIELD` and to a link that names a field."""
    return _about_field(t.gettext("You now follow the field “{field}”."), field, t)


def no_longer_followed(field: Field, t: Translator) -> Reply:
    return _about_field(t.gettext("You no longer follow the field “{field}”."), field, t)


def already_followed(field: Field, t: Translator) -> Reply:
    return _about_field(t.gettext("You already follow the field “{field}”."), field, t)


def unknown_field(word: str, profile: Profile, programme: Programme, t: Translator) -> Reply:
    """A field that the programme does not have: say so and show those that it has."""
    text = t.gettext("The programme has no field “{word}”. These are its fields; tap those that you follow.")
    known = fields(profile, programme, t, "alone")
    return Reply(Markup.escape(text.format(word=word[:40])), known.buttons)


def _about_field(text: str, field: Field, t: Translator) -> Reply:
    buttons = (
        Button(t.gettext("All fields"), "settings:subscribe"),
        Button(t.gettext("Visits"), f"visits:field.{field.key}:0"),
    )
    return Reply(Markup.escape(text.format(field=label(field, t))), (buttons,))


def _back(origin: Origin, t: Translator) -> choosers.Rows:
    return ((Button(t.gettext("Back"), "settings:home"),),) if origin == "settings" else ()
