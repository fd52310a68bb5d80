"""Four eyes: a coordinator of the other city releases a broadcast, or sends it back."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.i18n import Translator
from bot.views.layout import joined
from bot.views.reply import Button, Media, Reply


def ask_release(
    number: int,
    size: int,
    previews: Iterable[Reply],
    when: Markup,
    t: Translator,
    *,
    media: Media | None,
) -> Reply:
    """For a coordinator of the other city, who is to release what somebody wrote."""
    title = t.gettext("Announcement {number} waits for your release").format(number=t.number(number))
    people = t.ngettext("It goes to {number} person.", "It goes to {number} people.", size)
    blocks = [
        Markup("<b>{0}</b>").format(title),
        Markup.escape(people.format(number=t.number(size))),
        when,
        *(one.text for one in previews),
    ]
    row = (
        Button(t.gettext("Release it"), f"brel:{number}:yes"),
        Button(t.gettext("Send it back"), f"brel:{number}:no"),
    )
    return Reply(joined(blocks), (row,), media=media)


def released_by_other(number: int, t: Translator) -> Reply:
    text = t.gettext("Thank you. Announcement {number} is released.").format(number=t.number(number))
    return Reply(Markup.escape(text))


def sent_back(number: int, t: Translator) -> Reply:
    """For both: who sent it back, and its author."""
    text = t.gettext("Announcement {number} was sent back to its author. Nothing was sent.")
    return Reply(Markup.escape(text.format(number=t.number(number))))


def yours_sent_back(number: int, t: Translator) -> Reply:
    text = t.gettext(
        "A coordinator of the other city sent announcement {number} back. Your draft is kept: "
        "/broadcast takes it up."
    )
    return Reply(Markup.escape(text.format(number=t.number(number))))


def waits_for_release(number: int, asked: int, t: Translator) -> Reply:
    text = t.ngettext(
        "Announcement {number} waits for its release. I have asked {asked} coordinator of the other city.",
        "Announcement {number} waits for its release. I have asked {asked} coordinators of the other city.",
        asked,
    )
    return Reply(Markup.escape(text.format(number=t.number(number), asked=t.number(asked))))


def nobody_to_release(t: Translator) -> str:
    """An alert."""
    return t.gettext("Two coordinators are needed, and no other city has one who may release this.")
