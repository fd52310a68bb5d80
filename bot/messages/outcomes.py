"""The question to coordinators whether a visit took place."""

from bot.messages import RENDERERS, Occasion
from bot.programme.dates import Outcome
from bot.programme.model import Visit
from bot.views.reply import Reply
from bot.views.visit_saving import ask_outcome
from bot.visits import outcomes


async def render(occasion: Occasion) -> Reply | None:
    """Nothing once somebody has answered it, or the visit has moved on."""
    visit = occasion.programme.entries.get(occasion.delivery.what["visit"])
    if not isinstance(visit, Visit) or visit.outcome is not Outcome.NONE:
        return None
    if visit not in outcomes.over(occasion.programme, occasion.now):
        return None
    return ask_outcome(visit, occasion.t)


RENDERERS[outcomes.KIND] = render
