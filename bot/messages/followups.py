"""What is told of follow-ups, rendered when it is sent: what was done meanwhile is not told any more."""

from bot.followups import harvest, proposals, rights, rounds, showing
from bot.followups.model import HARVEST, NUDGE, PROPOSALS, State, Step
from bot.messages import RENDERERS, Occasion
from bot.programme.dates import Outcome
from bot.programme.model import Visit
from bot.views.followups import harvest as harvest_views
from bot.views.followups import nudge as views
from bot.views.reply import Reply
from db import followups
from db import harvest as harvest_rows
from db.models.followups import FollowUp

#: In the order of time.
_STEPS = tuple(Step)


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
    if person.id not in readers or await _is_superseded(row, step, occasion):
        return None
    shown = showing.shown(row, person, occasion.programme, occasion.now)
    return views.nudge(shown, step, occasion.programme, occasion.t)


async def _is_superseded(row: FollowUp, step: Step, occasion: Occasion) -> bool:
    """Whether a later nudge is due by now, as after a standstill: that one says all."""
    assert occasion.person is not None, "asked of a reader"
    reader = await rounds.accounts_of(occasion.session, [occasion.person.id], occasion.programme)
    due = [one.step for one in rounds.coming(row, reader, occasion.programme) if one.at <= occasion.now]
    last = max((_STEPS.index(one) for one in due if one is not Step.TOLD), default=-1)
    return step is not Step.TOLD and _STEPS.index(step) < last


async def form(occasion: Occasion) -> Reply | None:
    """What was agreed on a visit, asked of who took part."""
    visit, person = occasion.programme.entries.get(occasion.delivery.what["visit"]), occasion.person
    if not isinstance(visit, Visit) or person is None or visit.outcome is Outcome.CANCELLED:
        return None
    if not await harvest.took_part(occasion.session, person.id, visit.key):
        return None
    told = await harvest_rows.sites_answered(occasion.session, visit.key, person.id)
    return harvest_views.form(visit, harvest.sites(visit), told, occasion.t)


async def to_confirm(occasion: Occasion) -> Reply | None:
    """The first proposal that waits; nothing once all are decided."""
    if occasion.person is None:
        return None
    found = await proposals.waiting_for(
        occasion.session, occasion.person, occasion.programme, occasion.settings
    )
    if not found:
        return None
    shown = proposals.proposed(*found[0])
    return harvest_views.proposal(shown, 0, len(found), occasion.programme, occasion.t)


RENDERERS[NUDGE] = nudge
RENDERERS[HARVEST] = form
RENDERERS[PROPOSALS] = to_confirm
