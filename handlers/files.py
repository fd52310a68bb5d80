"""`/import` and `/export`."""

from telegram import Update

from bot import dialogues
from bot.coordinators import Action
from bot.deeds import record
from bot.files.importing import File, Planned, import_file
from bot.files.values import CannotRead, Unreadable
from bot.followups import tables as follow_ups
from bot.followups.export import as_csv, as_xlsx
from bot.i18n import translator
from bot.programme.export import dump
from bot.programme.model import LANGS
from bot.telegram.context import KizunaContext
from bot.views import broadcast_table, tables
from bot.views import files as views
from bot.views.followups import table as follow_up_table
from bot.views.reply import Reply
from bot.views.visit_form import Handle
from bot.views.visit_saving import old_step
from db import reports
from db.models.dialogues import Dialogue
from handlers.dialogues import KINDS, Kind, speaker
from handlers.rights import require, require_coordinator
from handlers.taps import arguments

KIND = "import"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def ask(update: Update, context: KizunaContext) -> None:
    """`/import`."""
    await require(context, "editor")
    who, now = speaker(update, context), context.now
    await dialogues.begin(context.session, who, KIND, {}, now, listens=True)
    context.reply(views.ask_file(context.t))


async def hear(update: Update, context: KizunaContext, dialogue: Dialogue) -> bool:
    """The file: what it would do."""
    message = update.effective_message
    assert message is not None, "a dialogue hears messages"
    document = message.document
    if document is None:
        return False
    state = {"file": document.file_id, "name": (document.file_name or "")[:200]}
    planned = await _planned(context, state, dry_run=True)
    if isinstance(planned, CannotRead):
        context.reply(views.cannot_read(planned, context.t))
        return True
    await dialogues.keep(context.session, dialogue, state, context.now, listens=True)
    handle = Handle(dialogue.id, dialogue.version)
    context.reply(views.dry_run(planned.dry_run, planned.consequences, context.t, handle))
    return True


async def decided(update: Update, context: KizunaContext) -> None:
    id, version, answer = arguments(update)
    dialogue = await dialogues.current(
        context.session, speaker(update, context), KIND, id=int(id), version=int(version)
    )
    if dialogue is None or "file" not in dialogue.state:
        context.toast(old_step(context.t))
        return
    if answer == "no":
        await dialogues.end(context.session, dialogue)
        context.edit(views.left(context.t))
        return
    planned = await _planned(context, dialogue.state, dry_run=False)
    await dialogues.end(context.session, dialogue)
    if isinstance(planned, CannotRead):
        context.edit(Reply(views.cannot_read(planned, context.t).text))
    else:
        context.edit(views.imported(planned.dry_run, planned.consequences, context.t))


async def choose(update: Update, context: KizunaContext) -> None:
    """`/export`."""
    await require_coordinator(context)
    context.reply(views.choose_export(context.t))


async def take(update: Update, context: KizunaContext) -> None:
    await require_coordinator(context)
    what, _, lang = arguments(update)[0].partition(".")
    made = await _file(what, lang, context)
    if made is None:
        context.toast(views.nothing_to_export(context.t))
        return
    record(context.session, context.required_person.id, Action.EXPORTED, made[0], context.now)
    context.reply(views.export(*made, context.t))


async def _file(what: str, lang: str, context: KizunaContext) -> tuple[str, bytes, str] | None:
    programme, now, t = context.programme, context.now, context.t
    match what:
        case "programme":
            return f"{programme.key}.yaml", dump(programme).encode(), "application/yaml"
        case "visits":
            return "visits.xlsx", as_xlsx(*tables.visits_table(programme)), _XLSX
        case "agenda":
            return "agenda.xlsx", as_xlsx(*tables.agenda_table(programme)), _XLSX
        case "calendar":
            calendar = tables.calendar_of(programme, now, t)
            return ("visits.ics", calendar, "text/calendar") if calendar else None
        case "briefing":
            reader = translator(next(one for one in LANGS if one == lang))
            text = tables.briefing(programme, now, reader)
            return (f"briefing-{lang}.md", text.encode(), "text/markdown") if text else None
        case "followups":
            rows = await follow_ups.every(context.session, programme, now)
            cells = [follow_up_table.row(*row, programme) for row in rows]
            return "follow-ups.xlsx", as_xlsx(follow_up_table.headings(programme), cells), _XLSX
        case _:
            found = await reports.every_broadcast(context.session)
            return "announcements.csv", as_csv(*broadcast_table.table(found)), "text/csv"


async def _planned(context: KizunaContext, state: dict[str, str], *, dry_run: bool) -> Planned | CannotRead:
    content = context.file(state["file"])
    if content is None:
        return CannotRead(Unreadable.NOT_FETCHED)
    try:
        return await import_file(
            context.session,
            context.required_person.id,
            File(state["name"], content),
            views.headings(),
            context.t.lang,
            context.now,
            context.settings,
            dry_run=dry_run,
        )
    except CannotRead as error:
        return error


KINDS[KIND] = Kind(hear, "import")
