"""What admins are told of the road out itself."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.reply import Reply
from bot.views.times import in_both_cities


def stands_still(since: datetime, programme: Programme, t: Translator, *, home: str | None) -> Reply:
    """`since`: when the oldest message was due that waits."""
    text = Markup.escape(
        t.gettext(
            "⚠ Nothing is being sent. The oldest waiting message was due on {when}. Questions are still "
            "answered, and what is waiting will be sent later. What to do now stands in docs/operations.md, "
            "for whoever runs the bot."
        )
    )
    return Reply(text.format(when=in_both_cities(since, programme, t, home=home)))


def goes_on(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("✓ Messages are being sent again.")))
