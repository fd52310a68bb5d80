"""An announcement as its readers get it."""

from collections.abc import Mapping
from dataclasses import replace

from babel import Locale
from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Lang
from bot.views.reminders import unsubscribe
from bot.views.reply import Button, Media, Reply


def message(
    texts: Mapping[Lang, Markup],
    original: Lang,
    t: Translator,
    *,
    number: int,
    media: Media | None = None,
    acknowledge: bool = False,
) -> Reply:
    """The message of broadcast `number` for a reader of `t`: their language, else the original."""
    text = texts.get(t.lang)
    if text is None:
        note = t.gettext("This message was written in {language} only:").format(
            language=language_name(original, t)
        )
        text = Markup("<i>{note}</i>\n\n{text}").format(note=note, text=texts[original])
        if not texts[original]:
            text = Markup()
    read = ((Button(t.gettext("✓ I have read this"), f"bread:{number}"),),) if acknowledge else ()
    return Reply(text, (*read, (unsubscribe("broadcasts", t),)), media=media)


def preview(
    texts: Mapping[Lang, Markup],
    original: Lang,
    t: Translator,
    *,
    media: Media | None,
    acknowledge: bool,
    own: Translator,
) -> Reply:
    """What a reader of `t` will get, for an author who reads `own`: its buttons do nothing yet."""
    shown = message(texts, original, t, number=0, media=media, acknowledge=acknowledge)
    title = own.gettext("Readers of {language} get:").format(language=language_name(t.lang, own))
    text = Markup("<i>{title}</i>\n\n{text}").format(title=title, text=shown.text)
    buttons = tuple(tuple(replace(one, action="bread:0") for one in row) for row in shown.buttons)
    return replace(shown, text=text, buttons=buttons)


def only_a_preview(t: Translator) -> str:
    """A toast."""
    return t.gettext("This is only a preview.")


def confirmed(t: Translator) -> str:
    """A toast."""
    return t.gettext("Thank you, your confirmation is noted.")


def language_name(lang: str, t: Translator) -> str:
    """What a language is called in the reader's."""
    return str(Locale(lang).get_display_name(t.locale))
