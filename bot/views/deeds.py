"""`/log`: what coordinators did, the newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.coordinators import Action
from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.coordinators import person
from bot.views.deed_values import changed_words
from bot.views.layout import joined
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.times import in_both_cities

#: Deeds on a page.
PAGE = 8


@dataclass(frozen=True)
class Done:
    """A deed as the log shows it."""

    at: datetime
    by: int | None
    action: Action
    subject: str
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


def log(
    deeds: Sequence[Done], page: int, number: int, programme: Programme, t: Translator, *, home: str | None
) -> Reply:
    """`number` is that of all deeds; `page` counts from 0."""
    if not deeds:
        return Reply(Markup.escape(t.gettext("Nothing is on record yet.")))
    title = Markup("<b>{0}</b>").format(t.gettext("What coordinators did"))
    turns = []
    if page:
        turns.append(Button(t.gettext("Newer"), f"log:{page - 1}"))
    if (page + 1) * PAGE < number:
        turns.append(Button(t.gettext("Older"), f"log:{page + 1}"))
    blocks = [_deed(deed, programme, t, home) for deed in deeds]
    return Reply(joined([title, *blocks]), (tuple(turns),) if turns else ())


def _deed(deed: Done, programme: Programme, t: Translator, home: str | None) -> Markup:
    entry = programme.entries.get(deed.subject)
    of_person = deed.action in (Action.RIGHT_GRANTED, Action.RIGHT_WITHDRAWN) and deed.subject.isdigit()
    subject = label(entry, t) if entry else person(int(deed.subject), t) if of_person else deed.subject
    lines = [
        Markup("<i>{0}</i>").format(in_both_cities(deed.at, programme, t, home=home)),
        Markup.escape(t.pgettext("who: what", "{who}: {what}")).format(
            who=person(deed.by, t), what=action_words(deed.action, t)
        ),
    ]
    if subject:
        lines.append(Markup("<b>{0}</b>").format(subject))
    before = changed_words(deed.before, programme, t, home=home)
    after = changed_words(deed.after, programme, t, home=home)
    if before:
        lines.append(Markup.escape(t.gettext("before: {values}")).format(values=before))
    if after:
        lines.append(Markup.escape(t.gettext("after: {values}")).format(values=after))
    return Markup("\n").join(lines)


def action_words(action: Action, t: Translator) -> str:
    return {
        Action.INVITED: t.gettext("made an invitation"),
        Action.INVITATION_REVOKED: t.gettext("revoked an invitation"),
        Action.RIGHT_GRANTED: t.gettext("became a coordinator by an invitation"),
        Action.RIGHT_WITHDRAWN: t.gettext("withdrew a right"),
        Action.VISIT_ADDED: t.gettext("added a visit"),
        Action.VISIT_CHANGED: t.gettext("changed a visit"),
        Action.VISIT_CANCELLED: t.gettext("cancelled a visit"),
        Action.VISIT_OUTCOME: t.gettext("noted whether a visit took place"),
        Action.IMPORTED: t.gettext("imported a file"),
        Action.EXPORTED: t.gettext("exported a file"),
        Action.BROADCAST_RELEASED: t.gettext("released a message to participants"),
        Action.BROADCAST_STOPPED: t.gettext("stopped a message to participants"),
        Action.BROADCAST_RESUMED: t.gettext("resumed a message to participants"),
        Action.BROADCAST_CORRECTED: t.gettext("corrected a message to participants"),
        Action.BROADCAST_DELETED: t.gettext("deleted a message to participants"),
        Action.BROADCAST_RESENT: t.gettext("sent a message again to those it had not reached"),
        Action.QUESTION_ANSWERED: t.gettext("answered a question"),
        Action.QUESTION_KEPT: t.gettext("kept an answer for everyone"),
        Action.QUESTION_CLOSED: t.gettext("closed a question"),
        Action.QUESTION_REASSIGNED: t.gettext("handed a question to another desk"),
        Action.PERSON_MUTED: t.gettext("muted a person"),
        Action.FOLLOW_UP_CONFIRMED: t.gettext("confirmed a follow-up"),
        Action.FOLLOW_UP_REJECTED: t.gettext("rejected a proposed follow-up"),
        Action.FOLLOW_UP_CHANGED: t.gettext("changed somebody’s follow-up"),
    }[action]
