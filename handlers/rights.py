"""Who may open what: asked before anything of the desk is shown. A deed asks again where it is done."""

from bot import rules
from bot.coordinators import RightName
from bot.errors import NotPermitted
from bot.telegram.context import KizunaContext


async def is_coordinator(context: KizunaContext) -> bool:
    """Whether the person holds any right at all."""
    person_id, named = context.required_person.id, context.settings.coordinators
    return await rules.is_coordinator(context.session, person_id, coordinators=named)


async def require_coordinator(context: KizunaContext) -> None:
    """Raise NotPermitted for who holds no right."""
    if not await is_coordinator(context):
        raise NotPermitted


async def require(context: KizunaContext, right: RightName) -> None:
    """Raise NotPermitted for who does not hold this right, for anything at all."""
    person_id, named = context.required_person.id, context.settings.coordinators
    if not await rules.holds(context.session, person_id, right, coordinators=named):
        raise NotPermitted
