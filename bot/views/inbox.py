"""The inbox: a passed-on question for a coordinator, the answer for its asker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Lang, Programme
from bot.views.layout import joined, line
from bot.views.names import label, semicolons
from bot.views.reply import Button, Reply
from bot.views.times import in_both_cities

#: Of a long question or answer; a coordinator can ask back.
SHOWN = 1500


@dataclass(frozen=True)
class Shown:
    """An item as a coordinator sees it."""

    number: int
    state: str
    text: str
    lang: Lang
    #: Key of the asker's city, once said.
    home: str | None
    city: str
    field: str
    passed_at: datetime
    #: Keys of the entries that the bot's answer stood on.
    offered: Sequence[str]
    answer: str | None = None


def passed_on(
    opens_at: datetime, city: str, programme: Programme, now: datetime, t: Translator, home: str | None
) -> Reply:
    """To the asker: who has the question now, and when that desk is open."""
    where = label(programme.entries[city], t)
    if opens_at <= now:
        text = t.gettext(
            "Your question is with the coordinators in {city}, who are at their desk now."
        ).format(city=where)
    else:
        text = t.gettext(
            "Your question is with the coordinators in {city}. Their desk opens next: {when}."
        ).format(city=where, when=in_both_cities(opens_at, programme, t, home=home))
    note = t.gettext("Their answer comes to this chat.")
    return Reply(joined([Markup.escape(text), Markup.escape(note)]))


def muted(t: Translator) -> Reply:
    """To an asker from whom no question reaches people."""
    text = t.gettext(
        "Your questions are no longer passed on to the coordinators. I go on answering from the programme."
    )
    return Reply(Markup.escape(text))


def question(shown: Shown, programme: Programme, t: Translator, *, home: str | None) -> Reply:
    """One item: what was asked, what the bot had offered, what can be done."""
    offered = [label(programme.entries[key], t) for key in shown.offered if key in programme.entries]
    rows = [
        line(t.gettext("From"), _from(shown, programme, t), t),
        line(t.gettext("Desk"), _desk(shown, programme, t), t),
        line(t.gettext("Passed on"), in_both_cities(shown.passed_at, programme, t, home=home), t),
        line(t.gettext("I had offered"), semicolons(offered, t) or t.gettext("nothing"), t),
    ]
    blocks = [
        Markup("<b>{0}</b>").format(t.gettext("Question no. {number}").format(number=shown.number)),
        Markup("<blockquote>{0}</blockquote>").format(shown.text[:SHOWN]),
        Markup("\n").join(rows),
    ]
    if shown.state != "open":
        return Reply(joined([*blocks, _ended(shown, t)]))
    blocks.append(Markup.escape(t.gettext("Reply to this message to answer, in any language.")))
    return Reply(joined(blocks), _buttons(shown, programme, t))


def _buttons(shown: Shown, programme: Programme, t: Translator) -> tuple[tuple[Button, ...], ...]:
    other = next(city for city in programme.cities if city.key != shown.city)
    return (
        (
            Button(t.gettext("Answer"), f"inbox:answer:{shown.number}"),
            Button(t.gettext("Close"), f"inbox:close:{shown.number}"),
        ),
        (
            Button(
                t.gettext("To the desk in {city}").format(city=label(other, t)),
                f"inbox:to:{shown.number}:{other.key}",
            ),
        ),
        (Button(t.gettext("Mute this person"), f"inbox:mute:{shown.number}"),),
    )


def _ended(shown: Shown, t: Translator) -> Markup:
    if shown.answer is None:
        return Markup.escape(t.gettext("This question is closed."))
    return Markup("{0}\n<blockquote>{1}</blockquote>").format(
        t.gettext("This question is answered:"), shown.answer[:SHOWN]
    )


def _from(shown: Shown, programme: Programme, t: Translator) -> str:
    """No name: none is stored. City and language help with the answer."""
    city = programme.entries.get(shown.home or "")
    where = label(city, t) if city else t.pgettext("city", "not chosen")
    return t.pgettext("city and language of an asker", "{city}, {language}").format(
        city=where, language=t.language_name(shown.lang)
    )


def _desk(shown: Shown, programme: Programme, t: Translator) -> str:
    city, field = programme.entries.get(shown.city), programme.entries.get(shown.field)
    names = [label(one, t) for one in (city, field) if one is not None]
    return " · ".join(names)


def write_answer(number: int, t: Translator) -> Reply:
    text = t.gettext("Please write your answer to question no. {number}. /cancel leaves it open.")
    return Reply(Markup.escape(text.format(number=number)))


def answered(number: int, lang: Lang, asked_in: Lang, t: Translator) -> Reply:
    """To the coordinator: it is on its way; "keep for everyone"."""
    text = t.gettext("Your answer to question no. {number} is on its way to the asker.").format(number=number)
    if lang != asked_in:
        note = t.gettext("It is written in {language}; the asker sees a note that says so.").format(
            language=t.language_name(lang)
        )
        return Reply(joined([Markup.escape(text), Markup.escape(note)]))
    keep = Button(t.gettext("Keep for everyone"), f"inbox:keep:{number}")
    return Reply(Markup.escape(text), ((keep,),))


def kept(number: int, t: Translator) -> Reply:
    text = t.gettext(
        "The answer to question no. {number} is kept: whoever asks the same from now on gets it, marked as "
        "an answer of the coordinators."
    )
    return Reply(Markup.escape(text.format(number=number)))


def cannot_keep(t: Translator) -> str:
    """A toast."""
    return t.gettext("An answer can be kept only in the language of its question.")


def kept_before(t: Translator) -> str:
    """A toast."""
    return t.gettext("This answer is kept already.")


def over(t: Translator) -> Reply:
    """Somebody else was faster, or the time for which questions are kept is over."""
    return Reply(Markup.escape(t.gettext("This question is not open any more.")))


def closed(number: int, t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Question no. {number} is closed.").format(number=number)))


def handed_over(
    number: int, city: str, opens_at: datetime, programme: Programme, t: Translator, *, home: str | None
) -> Reply:
    text = t.gettext(
        "Question no. {number} is with the desk in {city} now, which opens next: {when}."
    ).format(
        number=number,
        city=label(programme.entries[city], t),
        when=in_both_cities(opens_at, programme, t, home=home),
    )
    return Reply(Markup.escape(text))


def person_muted(number: int, t: Translator) -> Reply:
    text = t.gettext(
        "No further questions of this person reach the desk; question no. {number} is closed. The bot goes "
        "on answering them from the programme."
    )
    return Reply(Markup.escape(text.format(number=number)))


def nothing_open(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("No question is waiting at your desk.")))


def in_the_list(item: Reply, position: int, number: int, t: Translator) -> Reply:
    """`/inbox` shows one question at a time; `position` counts from 0."""
    turns = []
    if position:
        turns.append(Button(t.gettext("Previous"), f"inbox:at:{position - 1}"))
    if position + 1 < number:
        turns.append(Button(t.pgettext("next step", "Next"), f"inbox:at:{position + 1}"))
    head = t.gettext("{position} of {number}").format(
        position=t.number(position + 1), number=t.number(number)
    )
    text = joined([Markup("<i>{0}</i>").format(head), item.text])
    return Reply(text, (*item.buttons, *((tuple(turns),) if turns else ())))


def answer_to_asker(answer: str, lang: Lang, asked: str, t: Translator) -> Reply:
    """The coordinators' answer, in the chat of the question; a note where its language is another."""
    head = (
        t.gettext("The coordinators answer your question:")
        if lang == t.lang
        else t.gettext("The coordinators answer your question, in {language}:").format(
            language=t.language_name(lang)
        )
    )
    quoted = Markup("<i>{0}</i>").format(asked if len(asked) <= 120 else asked[:119] + "…")
    return Reply(joined([Markup("<b>{0}</b>").format(head), quoted, Markup.escape(answer)]))


def digest(number: int, oldest: datetime, programme: Programme, t: Translator, *, home: str | None) -> Reply:
    text = t.ngettext(
        "Good morning. {number} question waits at your desk, since {when}.",
        "Good morning. {number} questions wait at your desk, the oldest since {when}.",
        number,
    ).format(number=t.number(number), when=in_both_cities(oldest, programme, t, home=home))
    return Reply(Markup.escape(text), ((Button(t.gettext("Open the inbox"), "inbox:at:0"),),))
