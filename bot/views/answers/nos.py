"""The honest no: what the programme does not say, and how to go on."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Dated, Programme
from bot.questions.model import Detail, Missing, NoSuch
from bot.views.answers.lists import entry_line
from bot.views.names import name
from bot.views.status import status_words


def missing(point: Missing, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    """The entry is there, the detail is not."""
    words = t.gettext("The programme has “{entry}”, but says nothing about this: {detail}.").format(
        entry=t.within_quotes(name(point.entry, t)), detail=detail_words(point.detail, t)
    )
    return [Markup.escape(words), Markup.escape(way_on(t))]


def no_such(point: NoSuch, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    """A premise that the programme does not bear out, and what is nearest."""
    nearest = point.nearest[0]
    if point.premise == "outcome" and isinstance(nearest, Dated):
        words = t.gettext("The programme does not say that “{entry}” was cancelled or ended.").format(
            entry=t.within_quotes(name(nearest, t))
        )
        both = t.pgettext("two sentences", "{first} {second}").format(
            first=words, second=status_words(nearest, programme, now, t)
        )
        return [Markup.escape(both), Markup.escape(way_on(t))]
    if point.premise == "number":
        first = t.gettext("The programme has no visit or event with this number.")
    else:
        first = t.gettext("The programme has nothing that fits all of your question.")
    closest = entry_line(nearest, programme, now, t)
    near = Markup.escape(t.gettext("The nearest is: {entry}")).format(entry=closest)
    return [Markup("\n").join([Markup.escape(first), near]), Markup.escape(way_on(t))]


def not_in_programme(t: Translator) -> list[Markup]:
    first = t.gettext("The programme of the partnership does not say anything about that.")
    return [Markup.escape(first), Markup.escape(way_on(t))]


def way_on(t: Translator) -> str:
    return t.gettext("If you like, I can pass your question on to a coordinator.")


def detail_words(detail: Detail, t: Translator) -> str:
    """What is missing, as a noun."""
    return {
        Detail.COST: t.gettext("costs and money"),
        Detail.LODGING: t.gettext("hotels and accommodation"),
        Detail.CONTACT: t.gettext("contact details"),
        Detail.ADDRESS: t.gettext("the address"),
        Detail.CLOCK_TIME: t.gettext("times of day"),
        Detail.REASON: t.gettext("the reason"),
        Detail.WEATHER: t.gettext("the weather"),
        Detail.TRAVEL: t.gettext("how to get there"),
        Detail.FOOD: t.gettext("food and drink"),
        Detail.PERSONAL_NAME: t.gettext("the name of the person"),
        Detail.FIGURES: t.gettext("figures of this kind"),
        Detail.HISTORY: t.gettext("its history"),
        Detail.HEADCOUNT: t.gettext("the number of people"),
        Detail.DATE: t.gettext("a date"),
        Detail.PEOPLE: t.gettext("who took part"),
        Detail.PLACE: t.gettext("the place"),
        Detail.ORGANISERS: t.gettext("the organisers"),
        Detail.OPINION: t.gettext("judgements and recommendations"),
        Detail.OTHER: t.gettext("this detail"),
    }[detail]
