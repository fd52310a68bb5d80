"""Composing a broadcast: who gets it, the texts, what to look at before it goes out.

Each view's buttons begin with `at`, which names the dialogue and its version.
"""

from collections.abc import Collection, Iterable, Sequence

from markupsafe import Markup

from bot.broadcasts.draft import Draft
from bot.broadcasts.values import Earlier, Heads
from bot.i18n import Translator
from bot.programme.model import LANGS, Lang, Programme, Visit
from bot.views.announcement import language_name
from bot.views.choosers import field_label, ticked
from bot.views.layout import joined, line
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.times import in_both_cities

Rows = tuple[tuple[Button, ...], ...]
#: How much of a text a list shows.
_SHOWN = 60


def audience(
    draft: Draft,
    heads: Sequence[Heads],
    offered: Collection[str],
    programme: Programme,
    t: Translator,
    at: str,
) -> Reply:
    """Who gets it, with the number of heads. `offered`: the fields that the coordinator may send to."""
    chosen = draft.audience
    text = joined(
        [
            Markup("<b>{0}</b>").format(t.gettext("Announcement: who gets it?")),
            Markup.escape(
                t.gettext(
                    "A tap chooses or takes away. Nothing chosen means: everyone who follows a field. "
                    "Only people who can be reached and want such messages are counted."
                )
            ),
            audience_counts(heads, programme, t),
        ]
    )
    rows: list[tuple[Button, ...]] = [
        (Button(ticked(field_label(field, t), field.key in chosen.fields), f"{at}f:{field.key}"),)
        for field in programme.fields
        if field.key in offered
    ]
    rows.append(
        tuple(
            Button(ticked(label(city, t), city.key in chosen.cities), f"{at}c:{city.key}")
            for city in programme.cities
        )
    )
    rows.append(
        tuple(
            Button(ticked(language_name(lang, t), lang in chosen.languages), f"{at}l:{lang}")
            for lang in LANGS
        )
    )
    roles = {
        "delegate": t.pgettext("role", "Delegates"),
        "coordinator": t.pgettext("role", "Coordinators"),
    }
    rows.append(
        tuple(Button(ticked(word, role in chosen.roles), f"{at}r:{role}") for role, word in roles.items())
    )
    visit = programme.entries.get(chosen.visit) if chosen.visit else None
    visit_words = (
        ticked(t.gettext("Coming to: {visit}").format(visit=label(visit, t)), True)
        if visit is not None
        else t.gettext("Only those coming to a visit …")
    )
    rows.append((Button(visit_words, f"{at}visits"),))
    rows.append((Button(t.gettext("Earlier announcements"), f"{at}earlier"), discard(at, t)))
    rows.append((Button(t.gettext("Next: the texts"), f"{at}texts"),))
    return Reply(text, tuple(rows))


def earlier(
    broadcasts: Iterable[Earlier], programme: Programme, t: Translator, at: str, home: str | None
) -> Reply:
    """Those that were sent before, the newest first: to watch, correct, delete."""
    rows: list[tuple[Button, ...]] = []
    lines: list[Markup] = []
    for one in broadcasts:
        number = t.number(one.number)
        when = in_both_cities(one.at, programme, t, home=home)
        lines.append(
            Markup("<b>{number}</b> {when}\n{text}").format(
                number=number, when=when, text=shortened(one.text)
            )
        )
        name = t.gettext("Announcement {number}").format(number=number)
        rows.append((Button(name, f"bcast:{one.number}:show"),))
    text = joined(lines) if lines else Markup.escape(t.gettext("Nothing has been announced yet."))
    return Reply(text, (*rows, (Button(t.gettext("Back: who gets it"), f"{at}audience"),)))


def shortened(html: str) -> str:
    """The beginning of a text, without its formatting."""
    plain = " ".join(Markup(html).striptags().split())  # noqa: S704 - ours, from entities
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN].rstrip() + "…"


def visits(offered: Iterable[Visit], t: Translator, at: str) -> Reply:
    rows = [(Button(label(visit, t), f"{at}v:{visit.key}"),) for visit in offered]
    none = Button(t.gettext("Whether they come to a visit does not matter"), f"{at}v:-")
    return Reply(Markup.escape(t.gettext("To those who are coming to which visit?")), (*rows, (none,)))


def texts(draft: Draft, t: Translator, at: str) -> Reply:
    """What is written and what is missing; the next message is the next text."""
    title = (
        t.gettext("Announcement: the texts")
        if draft.corrects is None
        else t.gettext("Announcement {number}: the corrected texts").format(number=t.number(draft.corrects))
    )
    blocks = [
        Markup("<b>{0}</b>").format(title),
        Markup("\n").join(line(language_name(lang, t), _state(draft, lang, t), t) for lang in LANGS),
    ]
    if draft.media is not None:
        blocks.append(
            Markup.escape(t.gettext("Your picture, file or message goes to everyone, the text below it."))
        )
    blocks.append(Markup.escape(_what_next(draft, t)))
    rows: list[tuple[Button, ...]] = []
    for lang in LANGS:
        name = language_name(lang, t)
        row = [Button(t.gettext("Write {language}").format(language=name), f"{at}slot:{lang}")]
        if lang in draft.noted or (draft.texts and lang not in draft.texts):
            note = t.gettext("{language}: original with a note").format(language=name)
            row.append(Button(ticked(note, lang in draft.noted), f"{at}note:{lang}"))
        rows.append(tuple(row))
    if draft.corrects is None:
        ask = ticked(t.gettext("Readers confirm that they have read it"), draft.acknowledge)
        rows.append((Button(ask, f"{at}ack"),))
        if draft.media is not None:
            rows.append((Button(t.gettext("Without the picture or file"), f"{at}bare"),))
        rows.append((Button(t.gettext("Back: who gets it"), f"{at}audience"), discard(at, t)))
    else:
        rows.append((discard(at, t),))
    if draft.complete:
        rows.append((Button(t.gettext("Next: preview"), f"{at}review"),))
    return Reply(joined(blocks), tuple(rows))


def ask_time(programme: Programme, t: Translator, at: str) -> Reply:
    text = t.gettext(
        "When is it to begin? Write a day and a time, for example “24 May 9:30” or “tomorrow 10:00 in "
        "{city}”. Without a city I take the clocks of yours."
    ).format(city=label(programme.cities[1], t))
    return Reply(Markup.escape(text), ((Button(t.gettext("Back"), f"{at}review"),),))


def time_unclear(t: Translator) -> Reply:
    return _say(t.gettext("I find no time of day in that. Please write one, for example 9:30."))


def day_unclear(t: Translator) -> Reply:
    return _say(t.gettext("That is more than one day. Please write one day and a time."))


def time_past(t: Translator) -> Reply:
    return _say(t.gettext("That time has passed already. Please write a later one."))


def too_long(lang: Lang, length: int, longest: int, t: Translator) -> Reply:
    text = t.gettext(
        "The text in {language} is too long: {length} characters, and Telegram takes {longest}. "
        "Please shorten it."
    )
    name = language_name(lang, t)
    return _say(text.format(language=name, length=t.number(length), longest=t.number(longest)))


def album(t: Translator) -> Reply:
    return _say(t.gettext("I took the first picture only: an announcement has one picture or file."))


def not_permitted(t: Translator) -> Reply:
    return _say(
        t.gettext(
            "You may not send an announcement to this audience. An admin can give you the right (/invite)."
        )
    )


def not_permitted_toast(t: Translator) -> str:
    return t.gettext("You may not do this for this audience.")


def discarded(t: Translator) -> Reply:
    return _say(t.gettext("The announcement is discarded. Nothing was sent."))


def nobody(t: Translator) -> str:
    """A toast."""
    return t.gettext("Nobody is in this audience.")


def not_complete(t: Translator) -> str:
    """A toast."""
    return t.gettext("Please write each language, or choose “original with a note” for it.")


def _say(text: str) -> Reply:
    return Reply(Markup.escape(text))


def discard(at: str, t: Translator) -> Button:
    return Button(t.gettext("Discard"), f"{at}drop")


def audience_counts(heads: Sequence[Heads], programme: Programme, t: Translator) -> Markup:
    """`Audience: 120 people`, and for each city the languages."""
    size = sum(one.count for one in heads)
    total = t.ngettext("{number} person", "{number} people", size).format(number=t.number(size))
    names: dict[str | None, str] = {city.key: label(city, t) for city in programme.cities}
    names[None] = t.pgettext("group of readers", "No city chosen")
    rows = [line(t.pgettext("broadcast", "Audience"), total, t)]
    for city, name in names.items():
        counts = {one.language: one.count for one in heads if one.city == city}
        if counts:
            spoken = [
                t.pgettext("language and number of readers", "{language} {number}").format(
                    language=language_name(lang, t), number=t.number(counts[lang])
                )
                for lang in LANGS
                if lang in counts
            ]
            rows.append(Markup("{0}").format(line(name, " · ".join(spoken), t)))
    return Markup("\n").join(rows)


def _state(draft: Draft, lang: Lang, t: Translator) -> str:
    if lang in draft.texts:
        return f"✓ {shortened(draft.texts[lang])}"
    if lang in draft.noted:
        return t.pgettext("text of a broadcast", "✓ original with a note")
    return t.pgettext("text of a broadcast", "still missing")


def _what_next(draft: Draft, t: Translator) -> str:
    if draft.slot is not None:
        text = t.gettext("Now send me the text in {language}, as one message.")
        return text.format(language=language_name(draft.slot, t))
    if draft.open:
        return t.gettext(
            "Send me each text as a message of its own; I recognise its language. Formatting is kept, and "
            "a picture or a file may come with it."
        )
    return t.gettext("Everything is there. You can still send a text again to replace it.")
