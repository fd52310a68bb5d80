"""`/import` and `/export`: what a file would do, and files to take along."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.files.columns import COLUMNS
from bot.files.values import CannotRead, DryRun, Refusal, Refused, Unreadable
from bot.i18n import Translator, translator
from bot.programme.model import LANGS
from bot.reminders.model import Consequences
from bot.views.choosers import language_name
from bot.views.layout import bullets, joined
from bot.views.reply import Attachment, Button, Reply
from bot.views.visit_form import Handle
from bot.views.visit_saving import consequence_words

#: Rows and names that a message lists; the rest is counted.
SHOWN = 12


def column_name(column: str, t: Translator) -> str:
    return {
        "key": t.pgettext("column", "Key"),
        "name_en": t.pgettext("column", "Name (English)"),
        "name_de": t.pgettext("column", "Name (German)"),
        "name_ja": t.pgettext("column", "Name (Japanese)"),
        "host": t.pgettext("column", "Host city"),
        "dates": t.pgettext("column", "Date"),
        "certainty": t.pgettext("column", "Certainty"),
        "fields": t.pgettext("column", "Fields"),
        "purpose_en": t.pgettext("column", "Purpose (English)"),
        "purpose_de": t.pgettext("column", "Purpose (German)"),
        "purpose_ja": t.pgettext("column", "Purpose (Japanese)"),
        "outcome": t.pgettext("column", "Outcome"),
        "visit": t.pgettext("column", "Visit"),
        "kind": t.pgettext("column", "Kind"),
        "time": t.pgettext("column", "Time"),
        "place": t.pgettext("column", "Place"),
    }[column]


def headings() -> Mapping[str, Sequence[str]]:
    """How each column is called in the three languages: what is written and what is read."""
    return {column: [column_name(column, translator(lang)) for lang in LANGS] for column in COLUMNS}


def ask_file(t: Translator) -> Reply:
    text = t.gettext(
        "Please send the file: a programme file (.yaml), a table of visits or agenda items (.csv, .xlsx) or "
        "a calendar (.ics). I first show what it would change; nothing changes before you say so. /export "
        "gives tables with the right headings."
    )
    return Reply(Markup.escape(text))


def dry_run(found: DryRun, causes: Consequences, t: Translator, handle: Handle) -> Reply:
    """What importing would do."""
    blocks = [
        Markup("<b>{0}</b>").format(t.gettext("What the file would do")),
        _names(t.gettext("New"), found.new, t),
        _names(t.gettext("Changed"), found.changed, t),
        Markup.escape(
            t.ngettext("{number} row as before", "{number} rows as before", found.unchanged).format(
                number=t.number(found.unchanged)
            )
        )
        if found.unchanged
        else Markup(),
        _refusals(found.refused, t),
        bullets(t.gettext("Importing causes"), consequence_words(causes, t)) if found else Markup(),
    ]
    buttons = (Button(t.gettext("Import"), f"import:{handle.id}:{handle.version}:yes"),) if found else ()
    leave = Button(t.gettext("Leave it"), f"import:{handle.id}:{handle.version}:no")
    return Reply(joined(blocks), ((*buttons, leave),))


def imported(found: DryRun, causes: Consequences, t: Translator) -> Reply:
    title = t.gettext("Imported: {new} new, {changed} changed.").format(
        new=t.number(len(found.new)), changed=t.number(len(found.changed))
    )
    return Reply(
        joined([Markup.escape(title), bullets(t.gettext("What it causes"), consequence_words(causes, t))])
    )


def left(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Nothing was imported.")))


def _names(title: str, names: Sequence[str], t: Translator) -> Markup:
    if not names:
        return Markup()
    shown = [*names[:SHOWN], *_more(len(names), t)]
    head = t.pgettext("title and number", "{title}: {number}").format(
        title=title, number=t.number(len(names))
    )
    return bullets(head, shown)


def _refusals(refused: Sequence[Refusal], t: Translator) -> Markup:
    lines = [_refusal(one, t) for one in refused[:SHOWN]]
    title = t.pgettext("title and number", "{title}: {number}").format(
        title=t.gettext("Refused"), number=t.number(len(refused))
    )
    return bullets(title, [*lines, *_more(len(refused), t)]) if refused else Markup()


def _more(number: int, t: Translator) -> list[str]:
    rest = number - SHOWN
    return [t.gettext("and {number} more").format(number=t.number(rest))] if rest > 0 else []


def _refusal(one: Refusal, t: Translator) -> str:
    why = refused_words(one.why, t)
    pattern = t.gettext("Row {number}: {why} (“{words}”)") if one.words else t.gettext("Row {number}: {why}")
    return pattern.format(number=one.row, why=why, words=t.within_quotes(one.words))


def refused_words(why: Refused, t: Translator) -> str:
    return {
        Refused.NO_NAME: t.gettext("the name is missing"),
        Refused.NO_HOST: t.gettext("the host city is missing"),
        Refused.UNKNOWN_CITY: t.gettext("not one of the two cities"),
        Refused.UNKNOWN_FIELD: t.gettext("the programme has no such field"),
        Refused.UNKNOWN_VISIT: t.gettext("the programme has no such visit"),
        Refused.NO_DATE: t.gettext("no date that could be understood"),
        Refused.BACK_TO_FRONT: t.gettext("the end lies before the start"),
        Refused.NO_TIME: t.gettext("no time of day; write 10:30"),
        Refused.UNKNOWN_KIND: t.gettext("no such kind of agenda item"),
        Refused.UNKNOWN_OUTCOME: t.gettext("write none, held or cancelled"),
        Refused.UNKNOWN_CERTAINTY: t.gettext("write fixed, planned or tentative"),
        Refused.TWICE: t.gettext("it stands in the file twice"),
        Refused.TOO_LONG: t.gettext("the text is too long"),
        Refused.NOT_YOURS: t.gettext("you do not have the right to change it"),
    }[why]


def cannot_read(error: CannotRead, t: Translator) -> Reply:
    """Why the file as a whole is refused. Faults of a programme file come as a list, in English."""
    text = {
        Unreadable.TOO_LARGE: t.gettext("The file is too large for an import. Nothing was changed."),
        Unreadable.NOT_FETCHED: t.gettext(
            "Telegram did not hand the file over, or it is larger than 20 MB. Nothing was changed."
        ),
        Unreadable.UNKNOWN_SORT: t.gettext(
            "I can read .yaml, .csv, .xlsx and .ics files. Nothing was changed."
        ),
        Unreadable.BROKEN: t.gettext("The file could not be read; it may be damaged. Nothing was changed."),
        Unreadable.NO_COLUMNS: t.gettext(
            "No row of the file names its columns. /export gives a table with the right headings. Nothing "
            "was changed."
        ),
        Unreadable.EMPTY: t.gettext("The file is empty. Nothing was changed."),
        Unreadable.FAULTS: t.gettext(
            "The programme file has faults; they are listed in English with their lines. Nothing was changed."
        ),
        Unreadable.OTHER_PROGRAMME: t.gettext(
            "The file is another partnership's programme. Nothing was changed."
        ),
    }[error.why]
    if not error.detail:
        return Reply(Markup.escape(text))
    return Reply(
        Markup.escape(text), attachment=Attachment("faults.txt", error.detail.encode(), "text/plain")
    )


def choose_export(t: Translator) -> Reply:
    names = {
        "programme": t.gettext("Programme (.yaml)"),
        "visits": t.gettext("Visits (.xlsx)"),
        "agenda": t.gettext("Agenda items (.xlsx)"),
        "calendar": t.gettext("Calendar (.ics)"),
        "followups": t.gettext("Follow-ups (.xlsx)"),
        "deliveries": t.gettext("Announcements and their delivery (.csv)"),
    }
    rows = [(Button(name, f"export:{what}"),) for what, name in names.items()]
    briefing = tuple(
        Button(
            t.gettext("Briefing, {language}").format(language=language_name(lang)), f"export:briefing.{lang}"
        )
        for lang in LANGS
    )
    return Reply(Markup.escape(t.gettext("What would you like to take along?")), (*rows, briefing))


def export(name: str, content: bytes, media_type: str, t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Here is the file.")), (), Attachment(name, content, media_type))


def nothing_to_export(t: Translator) -> str:
    """A toast."""
    return t.gettext("There is nothing to take along yet.")
