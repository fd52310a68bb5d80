"""`/newvisit` and the form behind a card's "Change": buttons and messages of the dialogue.

A step is where the dialogue stands: "form", "ask.dates", "text.name.de", "kinds.0". It is
kept with the draft, so that the dialogue goes on at that step after a restart or days later.
"""

from typing import Any

from telegram import Update

from bot import dialogues
from bot.i18n import translator
from bot.programme.model import LANGS, Lang, Visit
from bot.programme.tense import today_in
from bot.telegram.context import KizunaContext
from bot.views import visit_form as views
from bot.views import visit_saving
from bot.views.card import visit_card
from bot.views.reply import Reply
from bot.views.visit_form import Handle
from bot.visits import conflicts, saving
from bot.visits.answers import FollowingStep, Problem, TooLong, take
from bot.visits.drafts import Draft, draft_of, new_draft, put, visit_of, with_visit
from bot.visits.saving import VisitGone
from bot.visits.steps import after, before, first_gap, languages_from
from bot.visits.values import Clash, Part
from db.models.dialogues import Dialogue
from handlers.dialogues import KINDS, Kind, speaker
from handlers.rights import require
from handlers.taps import arguments

KIND = "visit"

State = dict[str, Any]


async def new_visit(update: Update, context: KizunaContext) -> None:
    """`/newvisit`: begin, or take up what was left."""
    await require(context, "editor")
    left = await dialogues.half_way(context.session, speaker(update, context), KIND)
    if left is not None:
        context.reply(visit_saving.half_way(context.t, _handle(left)))
        return
    await _begin(update, context, new_draft(), languages_from(context.t.lang)[0], guided=True)


async def change(update: Update, context: KizunaContext, visit: Visit, step: str) -> None:
    """From a card: the form of this visit, at `step`."""
    await saving.require_editor(
        context.session, context.required_person.id, visit, context.settings.coordinators
    )
    await _begin(update, context, draft_of(visit), step, guided=False)


async def turn(update: Update, context: KizunaContext) -> None:
    """A tap within the dialogue."""
    id, version, *rest = arguments(update)
    dialogue = await dialogues.current(
        context.session, speaker(update, context), KIND, id=int(id), version=int(version)
    )
    if dialogue is None:
        context.toast(visit_saving.old_step(context.t))
        return
    await require(context, "editor")
    state, (what, *given) = dialogue.state, rest[0].split(".")
    draft: Draft = state["draft"]
    match what:
        case "form" | "ask" | "kinds":
            await _go(context, dialogue, state, rest[0])
        case "gaps":
            await _go(context, dialogue, state | {"guided": False}, first_gap(draft) or "form")
        case "back":
            await _go(context, dialogue, state, before(state["step"], draft, context.t.lang))
        case "next":
            await _go(context, dialogue, state, _next(state, draft, context.t.lang))
        case "host" | "sure" | "field" | "nobody" | "off" | "drop" | "kind":
            await _go(context, dialogue, *_chosen(state, what, given, context))
        case "show":
            _preview(draft, context, given[0])
        case "check" | "mine" | "theirs":
            await _check(context, dialogue, state, what)
        case "save":
            await _save(context, dialogue)
        case "later":
            await dialogues.keep(context.session, dialogue, state, context.now, listens=False)
            context.edit(visit_saving.later(context.t))
        case "discard":
            await dialogues.end(context.session, dialogue)
            context.edit(visit_saving.discarded(context.t))
        case "anew":
            await _begin(update, context, new_draft(), languages_from(context.t.lang)[0], guided=True)


async def hear(update: Update, context: KizunaContext, dialogue: Dialogue) -> bool:
    """The person's message answers the step's question."""
    await require(context, "editor")
    state, t = dialogue.state, context.t
    message = update.effective_message
    assert message is not None, "a dialogue hears messages"
    if not message.text:
        context.reply(visit_saving.only_text(t))
        return True
    zones = context.programme.zones
    home = context.required_person.city
    today = today_in(zones.get(home or "") or next(iter(zones.values())), context.now)
    taken = take(state["step"], message.text, state["draft"], t.lang, today, context.programme)
    match taken:
        case FollowingStep(draft, stays, doubtful):
            problem = visit_saving.wrong_weekday(doubtful, t) if doubtful else ""
            step = state["step"] if stays or doubtful else _next(state, draft, t.lang)
            await _go(context, dialogue, state | {"draft": draft}, step, problem=problem)
        case TooLong(limit):
            context.reply(visit_saving.too_long(limit, t))
        case Problem.NO_DATE:
            await _go(context, dialogue, state, state["step"], problem=visit_saving.no_date(t))
        case Problem.BACK_TO_FRONT:
            await _go(context, dialogue, state, state["step"], problem=visit_saving.back_to_front(t))
        case Problem.NOT_ASKED:
            context.reply(visit_saving.only_text(t))
    return True


async def _begin(update: Update, context: KizunaContext, draft: Draft, step: str, *, guided: bool) -> None:
    state: State = {"draft": draft, "step": step, "guided": guided}
    dialogue = await dialogues.begin(
        context.session, speaker(update, context), KIND, state, context.now, listens=True
    )
    context.reply(_show(context, dialogue, state))


async def _go(
    context: KizunaContext, dialogue: Dialogue, state: State, step: str, *, problem: str = ""
) -> None:
    """Keep the step, and put its question."""
    state = state | {"step": step}
    await dialogues.keep(context.session, dialogue, state, context.now, listens=True)
    reply = _show(context, dialogue, state, problem=problem)
    if context.unit.update.callback_query is not None:
        context.edit(reply)
    else:
        context.reply(reply)


def _next(state: State, draft: Draft, lang: Lang) -> str:
    if state["guided"]:
        return after(state["step"], draft, lang)
    # Filling gaps goes on from text to text; any other change leads back to the overview.
    return (first_gap(draft, past=state["step"]) or "form") if state["step"].startswith("text.") else "form"


def _chosen(state: State, what: str, given: list[str], context: KizunaContext) -> tuple[State, str]:
    """What a tap puts into the draft, and the step that follows."""
    draft, programme = state["draft"], context.programme
    step: str = state["step"]
    match what:
        case "host":
            others = [city.key for city in programme.cities if city.key != given[0]]
            draft = put(draft, "host", host=given[0], guests=others[0])
            step = _next(state, draft, context.t.lang)
        case "sure":
            draft = put(draft, "dates", certainty=given[0])
        case "field":
            key = next(field.key for field in programme.fields if field.number == int(given[0]))
            fields = [one for one in draft["fields"] if one != key]
            draft = put(draft, "fields", fields=fields if key in draft["fields"] else [*fields, key])
        case "nobody":
            draft = put(draft, "delegation", delegation=[])
        case "off":
            item = draft["base"]["agenda"][int(given[0])]
            draft = put(draft, "agenda", off=[*draft["off"], item["key"]])
        case "drop":
            added = [item for n, item in enumerate(draft["added"]) if n != int(given[0])]
            draft = put(draft, "agenda", added=added)
        case "kind":
            number = int(given[0])
            added = [
                {**item, "kind": given[1]} if n == number else item for n, item in enumerate(draft["added"])
            ]
            draft, step = put(draft, "agenda", added=added), "ask.agenda"
    return state | {"draft": draft}, step


def _show(context: KizunaContext, dialogue: Dialogue, state: State, *, problem: str = "") -> Reply:
    """The message of the step at which the dialogue stands."""
    draft, t, programme, handle = state["draft"], context.t, context.programme, _handle(dialogue)
    what, *given = state["step"].split(".")
    match what:
        case "text":
            title, now = views.text_to_write(given[0], draft, programme, t)
            lang = next(lang for lang in LANGS if lang == given[1])
            return views.ask_text(title, lang, now, t, handle)
        case "kinds":
            item = draft["added"][int(given[0])]
            return views.ask_kind(int(given[0]), views.in_some_language(item["name"], t), t, handle)
        case "ask" if given[0] == "host":
            return views.ask_host(draft, programme, t, handle)
        case "ask" if given[0] == "dates":
            return views.ask_dates(draft, t, handle, problem=problem)
        case "ask" if given[0] == "fields":
            return views.ask_fields(draft, programme, t, handle)
        case "ask" if given[0] == "delegation":
            return views.ask_delegation(draft, programme, t, handle)
        case "ask" if given[0] == "agenda":
            return views.ask_agenda(draft, programme, t, handle)
        case "ask":
            title, now = views.text_to_write(given[0], draft, programme, t)
            return views.ask_text(title, t.lang, now, t, handle)
        case _:
            return views.form(draft, programme, t, handle)


def _preview(draft: Draft, context: KizunaContext, lang: str) -> None:
    """The card as readers of one language will see it."""
    known = context.programme.entries.get(draft["key"] or "")
    visit = visit_of(draft, context.programme, onto=known if isinstance(known, Visit) else None)
    after_it = with_visit(context.programme, visit)
    t = translator(next(one for one in LANGS if one == lang))
    context.reply(views.preview(visit_card(visit, after_it, context.now, t)))


async def _check(context: KizunaContext, dialogue: Dialogue, state: State, what: str) -> None:
    """Say what saving would mean; nothing is written."""
    draft: Draft = state["draft"]
    clash: list[Part] = state.get("clash", [])
    if what == "mine":
        draft = saving.keep_mine(draft, clash)
    if what == "theirs":
        draft = saving.take_theirs(draft, clash)
    await _tried(context, dialogue, state | {"draft": draft, "step": "form"}, dry_run=True)


async def _save(context: KizunaContext, dialogue: Dialogue) -> None:
    await _tried(context, dialogue, dialogue.state, dry_run=False)


async def _tried(context: KizunaContext, dialogue: Dialogue, state: State, *, dry_run: bool) -> None:
    session, t, draft = context.session, context.t, state["draft"]
    person_id, now, settings = context.required_person.id, context.now, context.settings
    try:
        result = await saving.save(session, person_id, draft, now, settings, dry_run=dry_run)
    except VisitGone:
        await dialogues.end(session, dialogue)
        context.edit(visit_saving.gone(t))
        return
    if isinstance(result, Clash):
        state = state | {"clash": list(result.parts)}
        await dialogues.keep(session, dialogue, state, now, listens=False)
        context.edit(visit_saving.clash_reply(result, t, _handle(dialogue)))
        return
    known = context.programme.entries.get(draft["key"] or "")
    visit = visit_of(draft, context.programme, onto=known if isinstance(known, Visit) else None)
    if not dry_run:
        await dialogues.end(session, dialogue)
        context.edit(visit_saving.saved_reply(visit, result, t))
        return
    await dialogues.keep(session, dialogue, state, now, listens=False)
    found = conflicts.conflicts_of(visit, context.programme)
    context.edit(visit_saving.check(visit, result, found, context.programme, t, _handle(dialogue)))


def _handle(dialogue: Dialogue) -> Handle:
    return Handle(dialogue.id, dialogue.version)


KINDS[KIND] = Kind(hear, "newvisit")
