"""Lists of visits and actions, one page of each in a message that edits itself."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from markupsafe import Markup

from bot.browsing import FIELD, Page
from bot.i18n import Translator
from bot.programme.model import Action, Programme, Visit
from bot.views.choosers import field_label, ticked
from bot.views.layout import bullets, joined
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.status import brief

Rows = tuple[tuple[Button, ...], ...]


def visits_page(
    page: Page[Visit], programme: Programme, now: datetime, t: Translator, *, follows: bool = False
) -> Reply:
    """`follows`: the person follows a field, so that "my fields" makes sense."""
    items = [
        Markup("<b>{title}</b>\n{when}").format(title=label(visit, t), when=brief(visit, programme, now, t))
        for visit in page.items
    ]
    title = _title(t.gettext("Visits"), page.scope, programme, t)
    times = {"upcoming": t.pgettext("visits", "Upcoming"), "past": t.pgettext("visits", "Past")}
    return _reply("visits", page, title, items, programme, t, (times, follows))


def actions_page(page: Page[Action], programme: Programme, t: Translator, *, follows: bool = False) -> Reply:
    grouped = groupby(page.items, key=lambda action: programme.parents[action.key])
    items = [bullets(label(topic, t), [label(action, t) for action in found]) for topic, found in grouped]
    title = _title(t.gettext("Planned actions"), page.scope, programme, t)
    every = {"all": t.pgettext("actions", "All")}
    return _reply("actions", page, title, items, programme, t, (every, follows))


def _title(what: str, scope: str, programme: Programme, t: Translator) -> Markup:
    match scope:
        case "upcoming":
            which = t.pgettext("visits", "Upcoming")
        case "past":
            which = t.pgettext("visits", "Past")
        case "mine":
            which = t.gettext("My fields")
        case _ if scope.startswith(FIELD):
            which = label(programme.entries[scope.removeprefix(FIELD)], t)
        case _:
            return Markup("<b>{0}</b>").format(what)
    return Markup("<b>{0}</b> · {1}").format(what, which)


def _reply(
    verb: str,
    page: Page[Visit] | Page[Action],
    title: Markup,
    items: Iterable[Markup],
    programme: Programme,
    t: Translator,
    filters: tuple[dict[str, str], bool],
) -> Reply:
    listed = joined(items) or Markup.escape(t.gettext("There is nothing here."))
    cards = tuple((Button(label(entry, t), f"card:{entry.key}"),) for entry in page.items)
    return Reply(
        joined([title, listed]),
        (*cards, *_turning(verb, page, t), *_filters(verb, page, programme, t, *filters)),
    )


def _turning(verb: str, page: Page[Visit] | Page[Action], t: Translator) -> Rows:
    if page.pages == 1:
        return ()
    here = t.gettext("{page} of {pages}").format(page=page.number + 1, pages=page.pages)
    row = [Button(here, f"{verb}:{page.scope}:{page.number}")]
    if page.number > 0:
        row.insert(0, Button("◀", f"{verb}:{page.scope}:{page.number - 1}"))
    if page.number + 1 < page.pages:
        row.append(Button("▶", f"{verb}:{page.scope}:{page.number + 1}"))
    return (tuple(row),)


def _filters(
    verb: str,
    page: Page[Visit] | Page[Action],
    programme: Programme,
    t: Translator,
    general: dict[str, str],
    follows: bool,
) -> Rows:
    scopes = general | ({"mine": t.gettext("My fields")} if follows else {})
    first = tuple(_filter(verb, scope, words, page.scope) for scope, words in scopes.items())
    fields = [
        _filter(verb, FIELD + field.key, field_label(field, t), page.scope) for field in programme.fields
    ]
    pairs = tuple(tuple(fields[at : at + 2]) for at in range(0, len(fields), 2))
    return (first, *pairs)


def _filter(verb: str, scope: str, words: str, current: str) -> Button:
    return Button(ticked(words, scope == current), f"{verb}:{scope}:0")
