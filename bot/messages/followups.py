"""Nudges, rendered when they are sent: what was done meanwhile, or passed on, is not told any more."""

from bot.followups import rights, rounds, showing
from bot.followups.model import NUDGE, State, Step
from bot.messages import RENDERERS, Occasion
from bot.views.followups import nudge as views
from bot.views.reply import Reply
from db import followups


async def nudge(occasion: Occasion) -> Reply | None:
    what, person = occasion.delivery.what, occasion.person
    row = await followups.find(occasion.session, what["follow_up"])
    if row is None or person is None or row.state != State.OPEN or row.round != what["round"]:
        return None
    step = Step(what["step"])
    if step is Step.TOLD:
        readers = await rights.coordinators(occasion.session, row.ball, row.field, occasion.settings)
    else:
        readers = await rounds.answering(occasion.session, row, occasion.settings)
    if person.id not in readers:
        return None
    shown = showing.shown(row, person, occasion.programme, occasion.now)
    return views.nudge(shown, step, occasion.programme, occasion.t)


RENDERERS[NUDGE] = nudge
