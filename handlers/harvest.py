"""What was agreed on a visit: three taps and a sentence per site, and the coordinators' yes."""

from telegram import Update

from bot import dialogues
from bot.followups import harvest, proposals
from bot.followups.recording import day_of
from bot.programme.model import Visit
from bot.questions.promises import LONGEST, is_question
from bot.telegram.context import KizunaContext
from bot.views import oddities
from bot.views.followups import harvest as views
from db import harvest as harvest_rows
from db.models.dialogues import Dialogue
from db.models.followups import Draft
from handlers.dialogues import KINDS, Kind, speaker
from handlers.taps import arguments

KIND = "harvest"


async def chosen(update: Update, context: KizunaContext) -> None:
    """A site was tapped: who is to do it?"""
    key, number = arguments(update)
    visit = await _visit(key, context)
    if visit is None:
        return
    if number == "none":
        context.edit(views.thanks(context.t))
        return
    sites = harvest.sites(visit)
    if int(number) >= len(sites):
        context.toast(oddities.gone(context.t))
        return
    site = sites[int(number)]
    state = {"visit": key, "site": site, "cities": None, "due": None}
    who = speaker(update, context)
    dialogue = await dialogues.begin(context.session, who, KIND, state, context.now, listens=False)
    context.edit(views.ask_who((dialogue.id, dialogue.version), visit, site, context.programme, context.t))


async def step(update: Update, context: KizunaContext) -> None:
    """Who, then by when; then the next message is what was agreed."""
    number, version, what = arguments(update)
    who = speaker(update, context)
    dialogue = await dialogues.current(context.session, who, KIND, id=int(number), version=int(version))
    if dialogue is None:
        context.toast(oddities.old_button(context.t))
        return
    state = dict(dialogue.state)
    visit = await _visit(state["visit"], context)
    if visit is None:
        return
    kind, _, value = what.partition(".")
    if kind == "c":
        keys = [city.key for city in context.programme.cities]
        state["cities"] = keys if value == "both" else [keys[int(value)]]
        await dialogues.keep(context.session, dialogue, state, context.now, listens=False)
        shown = (dialogue.id, dialogue.version)
        context.edit(views.ask_when(shown, visit, state["site"], context.programme, context.t))
    elif state["cities"] is None:
        context.toast(oddities.old_button(context.t))
    else:
        state["due"] = None if value == "none" else int(value)
        await dialogues.keep(context.session, dialogue, state, context.now, listens=True)
        context.edit(views.ask_what(visit, state["site"], context.programme, context.t))


async def hear(update: Update, context: KizunaContext, dialogue: Dialogue) -> bool:
    """The sentence: one more draft, and the form again."""
    text = " ".join(
        (update.message.text if update.message is not None and update.message.text else "").split()
    )
    if not any(character.isalnum() for character in text) or is_question(text):
        return False
    state = dialogue.state
    visit = context.programme.entries.get(state["visit"])
    if not isinstance(visit, Visit):
        return False
    person = context.required_person
    today = day_of(context.now, person.city, context.programme)
    draft = Draft(
        person_id=person.id,
        text=text[:LONGEST],
        cities=list(state["cities"]),
        due_on=harvest.days_from(today, state["due"]),
        created_at=context.now,
    )
    await dialogues.end(context.session, dialogue)
    index = context.answering.index
    await proposals.submit(context.session, visit, state["site"], draft, index, context.now, context.settings)
    told = await harvest_rows.sites_answered(context.session, visit.key, person.id)
    context.reply(views.form(visit, harvest.sites(visit), told, context.t))
    return True


async def proposals_page(update: Update, context: KizunaContext) -> None:
    await _show(int(arguments(update)[0]), context)


async def decided(update: Update, context: KizunaContext) -> None:
    """Yes for a city, or no."""
    number, version, what = arguments(update)
    session, person, t = context.session, context.required_person, context.t
    proposal = await harvest_rows.proposal_locked(session, int(number))
    if proposal is None or proposal.state != "open" or proposal.version != int(version):
        context.toast(oddities.old_button(t))
        return
    verdict, _, city = what.partition(".")
    if verdict == "no":
        await proposals.reject(session, proposal, person, context.programme, context.now, context.settings)
        context.toast(views.rejected(t))
    else:
        made = await proposals.confirm(
            session, proposal, city, person, context.programme, context.now, context.settings
        )
        context.toast(views.confirmed(t) if made is None else views.committed(t))
    await _show(0, context)


async def _show(number: int, context: KizunaContext) -> None:
    found = await proposals.waiting_for(
        context.session, context.required_person, context.programme, context.settings
    )
    if not found:
        context.edit(views.nothing_to_confirm(context.t))
        return
    number = min(number, len(found) - 1)
    shown = proposals.proposed(*found[number])
    context.edit(views.proposal(shown, number, len(found), context.programme, context.t))


async def _visit(key: str, context: KizunaContext) -> Visit | None:
    """The visit, for who took part in it; None, with a notice, else."""
    visit = context.programme.entries.get(key)
    if not isinstance(visit, Visit):
        context.toast(oddities.gone(context.t))
        return None
    if context.group is not None or not await harvest.took_part(
        context.session, context.required_person.id, key
    ):
        context.toast(views.not_there(context.t), alert=True)
        return None
    return visit


KINDS[KIND] = Kind(hear, "")
