"""What whoever has the ball is told, worded by the day on which it is sent."""

from markupsafe import Markup

from bot.followups.model import Shown, Step
from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.followups import words
from bot.views.followups.card import keyboard
from bot.views.layout import joined
from bot.views.reply import Reply


def nudge(shown: Shown, step: Step, programme: Programme, t: Translator) -> Reply:
    head = _head(shown, step, programme, t)
    blocks = [Markup.escape(head), words.title(shown), words.rows(shown, programme, t)]
    return Reply(joined(blocks), keyboard(shown, programme, t, "plain"))


def _head(shown: Shown, step: Step, programme: Programme, t: Translator) -> str:
    left = shown.days_left
    if step is Step.TOLD and left is not None:
        late = max(-left, 0)
        return t.ngettext(
            "This has been overdue for {number} day. {who} was reminded, and it is still open.",
            "This has been overdue for {number} days. {who} was reminded, and it is still open.",
            late,
        ).format(number=t.number(late), who=words.who(shown.ball, programme, t))
    if step is Step.ASSIGNED or left is None:
        if shown.ball.mine:
            return t.gettext("The next move is yours:")
        return t.gettext("The next move is with {who}:").format(who=words.who(shown.ball, programme, t))
    match left:
        case 0:
            return t.gettext("Due today:")
        case 1:
            return t.gettext("Due tomorrow:")
        case _ if left > 0:
            return t.ngettext("Due in {number} day:", "Due in {number} days:", left).format(
                number=t.number(left)
            )
    return t.ngettext("Overdue for {number} day:", "Overdue for {number} days:", -left).format(
        number=t.number(-left)
    )
