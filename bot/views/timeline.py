"""The message around the picture of a year."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import ProgrammeDate
from bot.programme.model import Programme
from bot.views.dates import date_words
from bot.views.pictures.year import items_of, years_of
from bot.views.reply import Attachment, Button, Reply


def year_picture(picture: bytes, year: int, programme: Programme, now: datetime, t: Translator) -> Reply:
    """For who cannot see it, the caption says what is in it; buttons lead to the years beside it."""
    lines = [
        Markup.escape(t.pgettext("date and what it is", "{dates}: {name}")).format(
            dates=item.when, name=item.name
        )
        for item in items_of(programme, year, now, t)
    ]
    title = t.gettext("The programme in {year}").format(year=_words(year, t))
    text = Markup("\n").join(
        [Markup("<b>{0}</b>").format(title), *(Markup("• {0}").format(one) for one in lines)]
    )
    known = years_of(programme)
    beside = [one for one in (_last_before(known, year), _first_after(known, year)) if one is not None]
    buttons = tuple(Button(_words(one, t), f"year:{one}") for one in beside)
    return Reply(text, (buttons,) if buttons else (), Attachment(f"{year}.png", picture, "image/png"))


def _words(year: int, t: Translator) -> str:
    return date_words(ProgrammeDate.parse(f"{year:04}"), t)


def _last_before(known: list[int], year: int) -> int | None:
    return max((one for one in known if one < year), default=None)


def _first_after(known: list[int], year: int) -> int | None:
    return min((one for one in known if one > year), default=None)
