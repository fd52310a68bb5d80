"""Coordinators: inviting them, welcoming them, who they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import segno
from markupsafe import Markup

from bot.coordinators import PREFIX, RIGHTS, Joined, Refusal, RightName, Scope
from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.choosers import Rows, field_label
from bot.views.layout import bullets, joined
from bot.views.names import label
from bot.views.reply import Attachment, Button, Reply
from bot.views.times import in_both_cities

#: How many people a link may be for.
USES = (1, 5, 20)


@dataclass(frozen=True)
class Held:
    """A row of the list: an invitation or a right, by its number."""

    number: int
    scope: Scope
    person_id: int | None = None
    uses_left: int = 0
    expires_at: datetime | None = None


def right_name(right: RightName, t: Translator) -> str:
    match right:
        case "editor":
            return t.pgettext("right", "Visits and programme")
        case "sender":
            return t.pgettext("right", "Messages to participants")
        case "admin":
            return t.pgettext("right", "Granting rights")


def scope_words(scope: Scope, programme: Programme, t: Translator) -> str:
    """The right and its limits: "Visits and programme · Essen · every field"."""
    city, field = programme.entries.get(scope.city), programme.entries.get(scope.field)
    where = (label(city, t) if city else scope.city) or t.gettext("both cities")
    what = (label(field, t) if field else scope.field) or t.gettext("every field")
    return " · ".join((right_name(scope.right, t), where, what))


def choose_right(t: Translator) -> Reply:
    text = t.gettext("What shall the new coordinator be allowed to do?")
    rights: Rows = tuple((Button(right_name(right, t), f"invite:{right}"),) for right in RIGHTS)
    return Reply(Markup.escape(text), (*rights, (Button(t.gettext("Who holds which right"), "rights:list"),)))


def choose_city(right: RightName, programme: Programme, t: Translator) -> Reply:
    buttons = [Button(label(city, t), f"invite:{right}:{city.key}") for city in programme.cities]
    every = Button(t.gettext("Both cities"), f"invite:{right}:-")
    text = Markup("<b>{0}</b>\n{1}").format(right_name(right, t), t.gettext("For which city?"))
    return Reply(text, (tuple(buttons), (every,)))


def choose_field(right: RightName, city: str, programme: Programme, t: Translator) -> Reply:
    """Fields go by their numbers: two keys would not fit into a button's data."""
    rows: Rows = tuple(
        (Button(field_label(field, t), f"invite:{right}:{city}:{field.number}"),)
        for field in programme.fields
    )
    every = Button(t.gettext("Every field"), f"invite:{right}:{city}:0")
    text = Markup("<b>{0}</b>\n{1}").format(right_name(right, t), t.gettext("For which field?"))
    return Reply(text, (*rows, (every,)))


def choose_uses(scope: Scope, city: str, number: int, programme: Programme, t: Translator) -> Reply:
    buttons = tuple(
        Button(
            t.ngettext("{number} person", "{number} people", uses).format(number=t.number(uses)),
            f"invite:{scope.right}:{city}:{number}:{uses}",
        )
        for uses in USES
    )
    words = scope_words(scope, programme, t)
    return Reply(
        Markup("<b>{0}</b>\n{1}").format(words, t.gettext("How many people may use the link?")), (buttons,)
    )


def invitation(
    held: Held, code: str, username: str, programme: Programme, t: Translator, *, home: str | None
) -> Reply:
    """The link with its QR picture."""
    link = f"https://t.me/{username}?start={PREFIX}{code}"
    picture = BytesIO()
    segno.make(link, error="m").save(picture, kind="png", scale=8, border=4)
    assert held.expires_at is not None, "an invitation has an end"
    text = Markup("<b>{title}</b>\n{scope}\n\n{link}\n\n{note}").format(
        title=t.gettext("Invitation"),
        scope=scope_words(held.scope, programme, t),
        link=link,
        note=Markup(" ").join(
            [
                Markup.escape(
                    t.ngettext(
                        "It can be used by {number} person.",
                        "It can be used by {number} people.",
                        held.uses_left,
                    ).format(number=t.number(held.uses_left))
                ),
                Markup.escape(
                    t.gettext("It holds until {when}.").format(
                        when=in_both_cities(held.expires_at, programme, t, home=home)
                    )
                ),
                Markup.escape(t.gettext("Whoever has the link can use it: pass it on personally.")),
            ]
        ),
    )
    revoke = Button(t.gettext("Revoke the invitation"), f"revoke:{held.number}")
    return Reply(text, ((revoke,),), Attachment("invitation.png", picture.getvalue(), "image/png"))


def revoked(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("The invitation is revoked. Its link opens nothing any more.")))


def welcome(joined_as: Joined, programme: Programme, t: Translator) -> Reply:
    words = scope_words(joined_as.scope, programme, t)
    text = (
        t.gettext("Welcome as a coordinator. Your right: {right}.")
        if joined_as.new
        else t.gettext("You hold this right already: {right}.")
    )
    return Reply(
        joined(
            [
                Markup.escape(text).format(right=words),
                Markup.escape(t.gettext("/help now also lists the commands for coordinators.")),
            ]
        )
    )


def refused(why: Refusal, t: Translator) -> Reply:
    match why:
        case Refusal.UNKNOWN:
            text = t.gettext("This link is not an invitation. Please ask for a new one.")
        case Refusal.REVOKED:
            text = t.gettext("This invitation was revoked. Please ask for a new one.")
        case Refusal.EXPIRED:
            text = t.gettext("This invitation has expired. Please ask for a new one.")
        case Refusal.USED_UP:
            text = t.gettext("This invitation has been used already. Please ask for a new one.")
    return Reply(Markup.escape(text))


def who_holds(
    named: Iterable[int], held: Sequence[Held], open_ones: Sequence[Held], programme: Programme, t: Translator
) -> Reply:
    """Everyone with a right, and the invitations that still hold. People go by their numbers.

    `named` are those of COORDINATORS; their rights come from the operator and cannot be taken here.
    """
    settled = [
        t.gettext("{person}: every right, by the operator").format(person=person(number, t))
        for number in sorted(named)
    ]
    granted = [
        t.pgettext("person and right", "{person}: {right}").format(
            person=person(row.person_id, t), right=scope_words(row.scope, programme, t)
        )
        for row in held
    ]
    invitations = [
        t.ngettext(
            "No. {number}: {right}, for {uses} person",
            "No. {number}: {right}, for {uses} people",
            row.uses_left,
        ).format(number=row.number, right=scope_words(row.scope, programme, t), uses=t.number(row.uses_left))
        for row in open_ones
    ]
    blocks = [
        bullets(t.gettext("Coordinators"), [*settled, *granted]),
        bullets(t.gettext("Open invitations"), invitations),
    ]
    buttons = [
        (
            Button(
                t.gettext("Withdraw: {person}, {right}").format(
                    person=person(row.person_id, t), right=right_name(row.scope.right, t)
                ),
                f"rights:withdraw:{row.number}",
            ),
        )
        for row in held
    ]
    buttons += [
        (
            Button(
                t.gettext("Revoke invitation no. {number}").format(number=row.number), f"revoke:{row.number}"
            ),
        )
        for row in open_ones
    ]
    text = joined(blocks) or Markup.escape(t.gettext("Nobody holds a right."))
    return Reply(text, tuple(buttons))


def person(number: int | None, t: Translator) -> str:
    """A person without a name, since none is stored."""
    if number is None:
        return t.gettext("a person who has been erased")
    return t.gettext("person {number}").format(number=number)


def last_admin(t: Translator) -> str:
    """A toast, or the answer to `/forget`."""
    return t.gettext(
        "Nobody else can grant rights. Please make another person admin first, then this can be done."
    )


def not_permitted(t: Translator) -> str:
    return t.gettext("You do not have the right to do this. An admin can grant it.")
