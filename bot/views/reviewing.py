"""What to look at before a broadcast goes out, and the last question.

Each view's buttons begin with `at`, which names the dialogue and its version.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.broadcasts.draft import Draft
from bot.broadcasts.values import Heads, Mode, Plan
from bot.i18n import Translator
from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.model import Lang, Programme
from bot.questions.comparing import Difference, Sort
from bot.views.announcement import language_name
from bot.views.composing import Rows, audience_counts, discard
from bot.views.dates import date_words
from bot.views.layout import bullets, joined, line
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.times import in_both_cities


@dataclass(frozen=True)
class Look:
    """What there is to look at before a broadcast goes out."""

    heads: Sequence[Heads]
    differences: Sequence[Difference]
    #: How long the message of each language is, in Telegram's units, and how long it may be.
    lengths: dict[Lang, int]
    longest: int
    at_once: Plan
    fair: Plan
    #: How many people each of the two would wake.
    woken_at_once: int
    woken_fair: int

    @property
    def size(self) -> int:
        return sum(heads.count for heads in self.heads)

    @property
    def too_long(self) -> list[Lang]:
        return [lang for lang, length in self.lengths.items() if length > self.longest]


def review(
    draft: Draft, look: Look, programme: Programme, t: Translator, at: str, *, home: str | None
) -> Reply:
    """All that is worth a look, and when it is to go out."""
    blocks = [
        Markup("<b>{0}</b>").format(t.gettext("Before it goes out")),
        audience_counts(look.heads, programme, t),
        *([_acknowledged(t)] if draft.acknowledge else []),
        _lengths(look, t),
        bullets(
            t.gettext("Not the same in all languages:"), (_difference(one, t) for one in look.differences)
        ),
        _when(look, programme, t, home),
    ]
    return Reply(joined(blocks), _release_buttons(look, t, at))


def review_correction(look: Look, t: Translator, at: str, *, sent: int) -> Reply:
    blocks = [
        Markup("<b>{0}</b>").format(t.gettext("Before it is corrected")),
        _lengths(look, t),
        bullets(
            t.gettext("Not the same in all languages:"), (_difference(one, t) for one in look.differences)
        ),
    ]
    text = t.ngettext("Correct {number} message", "Correct {number} messages", sent)
    correct = Button(text.format(number=t.number(sent)), f"{at}correct")
    rows: list[tuple[Button, ...]] = [] if look.too_long else [(correct,)]
    return Reply(
        joined(blocks), (*rows, (Button(t.gettext("Back: the texts"), f"{at}texts"), discard(at, t)))
    )


def confirm(
    draft: Draft,
    look: Look,
    programme: Programme,
    t: Translator,
    at: str,
    *,
    home: str | None,
    four_eyes: bool,
) -> Reply:
    """The last question before it goes out."""
    fair = draft.mode is Mode.FAIR_HOUR
    plan, woken = (look.fair, look.woken_fair) if fair else (look.at_once, look.woken_at_once)
    when = starting(plan, draft.mode, programme, t, home)
    question = t.ngettext("Send this to {number} person?", "Send this to {number} people?", look.size).format(
        number=t.number(look.size)
    )
    if not fair and draft.at is None:
        when = Markup.escape(t.gettext("It begins at once."))
    blocks = [
        Markup("<b>{0}</b>").format(question),
        when,
        *([Markup.escape(_warning(woken, t))] if woken else []),
        *([Markup.escape(t.gettext("A coordinator of the other city releases it."))] if four_eyes else []),
    ]
    yes = t.gettext("Yes, ask for the release") if four_eyes else t.gettext("Yes, send it")
    rows: Rows = ((Button(yes, f"{at}send"),), (Button(t.gettext("Back"), f"{at}review"), discard(at, t)))
    return Reply(joined(blocks), rows)


def too_long_toast(t: Translator) -> str:
    return t.gettext("A text is too long. Please shorten it first.")


def _acknowledged(t: Translator) -> Markup:
    return Markup.escape(t.gettext("Readers are asked to confirm that they have read it."))


def starting(plan: Plan, mode: Mode, programme: Programme, t: Translator, home: str | None) -> Markup:
    """When it begins: in one instant, or in each city at its own."""
    if mode is Mode.FAIR_HOUR:
        return _fair(plan, programme, t, home)
    instant = in_both_cities(plan.otherwise, programme, t, home=home)
    return Markup.escape(t.gettext("It begins on {instant}.").format(instant=instant))


def _lengths(look: Look, t: Translator) -> Markup:
    rows = []
    for lang, length in look.lengths.items():
        words = t.gettext("{length} of {longest} characters").format(
            length=t.number(length), longest=t.number(look.longest)
        )
        if length > look.longest:
            words = t.gettext("{length}: too long").format(length=words)
        rows.append(line(language_name(lang, t), words, t))
    return Markup("\n").join(rows)


def _difference(one: Difference, t: Translator) -> str:
    value = one.fact.value
    if one.fact.days is not None:
        value = date_words(ProgrammeDate(*one.fact.days, Precision.DAY), t)
    sort = {
        Sort.DATE: t.pgettext("found in a text", "date"),
        Sort.TIME: t.pgettext("found in a text", "time"),
        Sort.NUMBER: t.pgettext("found in a text", "number"),
        Sort.LINK: t.pgettext("found in a text", "link"),
        Sort.BLANK: t.pgettext("found in a text", "placeholder"),
    }[one.fact.sort]
    return t.gettext("{sort} {value}: in {there}, not in {missing}").format(
        sort=sort,
        value=value,
        there=t.list([language_name(lang, t) for lang in one.there]),
        missing=t.list([language_name(lang, t) for lang in one.missing]),
    )


def _when(look: Look, programme: Programme, t: Translator, home: str | None) -> Markup:
    now = line(t.gettext("Now"), _woken(look.woken_at_once, t), t)
    return Markup("\n").join([now, _fair(look.fair, programme, t, home)])


def _fair(plan: Plan, programme: Programme, t: Translator, home: str | None) -> Markup:
    rows = [
        line(
            t.gettext("Fair hour, {city}").format(city=label(city, t)),
            in_both_cities(plan.of(city.key), programme, t, home=city.key if home is None else home),
            t,
        )
        for city in programme.cities
    ]
    return Markup("\n").join(rows)


def _woken(number: int, t: Translator) -> str:
    if not number:
        return t.gettext("wakes nobody")
    return t.ngettext(
        "wakes {number} person (night there, or their quiet hours)",
        "wakes {number} people (night there, or their quiet hours)",
        number,
    ).format(number=t.number(number))


def _warning(number: int, t: Translator) -> str:
    return t.ngettext(
        "This wakes {number} person: it is night there, or their quiet hours.",
        "This wakes {number} people: it is night there, or their quiet hours.",
        number,
    ).format(number=t.number(number))


def _release_buttons(look: Look, t: Translator, at: str) -> Rows:
    back: Rows = (
        (
            Button(t.gettext("Back: the texts"), f"{at}texts"),
            Button(t.gettext("Who gets it"), f"{at}audience"),
        ),
        (discard(at, t),),
    )
    if look.too_long or not look.size:
        return back
    now = t.gettext("Now") if not look.woken_at_once else t.gettext("Now, although it is night for some")
    return (
        (Button(now, f"{at}now"),),
        (Button(t.gettext("At a fair hour"), f"{at}fair"), Button(t.gettext("At a time …"), f"{at}time")),
        *back,
    )
