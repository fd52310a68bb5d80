"""The notice to coordinators that messages were not sent in time."""

from bot import missed
from bot.messages import RENDERERS, Occasion
from bot.views.missed import not_sent_in_time
from bot.views.reply import Reply
from db import deliveries


async def notice(occasion: Occasion) -> Reply | None:
    count = await deliveries.missed_since(occasion.session, occasion.delivery)
    return not_sent_in_time(count, occasion.t) if count else None


RENDERERS[missed.KIND] = notice
