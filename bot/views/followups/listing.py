"""`/followups`: a page of them in a message that edits itself."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.browsing import Page
from bot.followups.model import Shown, State
from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.choosers import Rows, field_label, field_sign, ticked
from bot.views.followups import words
from bot.views.layout import joined
from bot.views.reply import Button, Reply

#: How many visits have a button of their own.
_ENTRIES = 6


def listing(
    page: Page[Shown],
    entries: Sequence[str],
    programme: Programme,
    t: Translator,
    *,
    city: str | None,
    group: bool,
    proposals: int = 0,
) -> Reply:
    """`entries`: what open ones belong to; `city`: the reader's; `proposals`: wait for their yes."""
    first = page.number * 5 + 1
    items = [_item(first + at, shown, programme, t) for at, shown in enumerate(page.items)]
    head = Markup("<b>{0}</b> · {1}").format(t.gettext("Follow-ups"), _scope(page.scope, city, programme, t))
    listed = joined(items) or Markup.escape(t.gettext("Nothing is open here."))
    buttons = (
        *_acting(page, first, t),
        *_turning(page, t),
        *_filters(page.scope, city, programme, t, group=group),
        *_by_entry(page.scope, entries, programme, t),
        *_proposals(proposals, t),
    )
    return Reply(joined([head, listed]), buttons)


def _item(number: int, shown: Shown, programme: Programme, t: Translator) -> Markup:
    sign = Markup() if shown.state is State.OPEN else Markup.escape(words.state_sign(shown.state) + " ")
    about = [words.who(shown.ball, programme, t), words.field_words(shown.field, programme, t)]
    if shown.state is State.OPEN:
        about.insert(0, words.by_when(shown, t))
    return Markup("{number}. {sign}<b>{text}</b>\n{about}").format(
        number=t.number(number),
        sign=sign,
        text=shown.text,
        about=" · ".join(part for part in about if part),
    )


def _acting(page: Page[Shown], first: int, t: Translator) -> Rows:
    """Under each number: done, or undone, in place; and its card."""
    if not page.items:
        return ()
    done = tuple(
        Button(
            f"{'✅' if shown.state is State.OPEN else '↩️'} {t.number(first + at)}",
            f"fs:{page.scope}:{page.number}:{shown.id}:{shown.version}",
        )
        for at, shown in enumerate(page.items)
    )
    cards = tuple(
        Button(f"📌 {t.number(first + at)}", f"fo:{shown.id}") for at, shown in enumerate(page.items)
    )
    return (done + cards,) if len(page.items) == 1 else (done, cards)


def _turning(page: Page[Shown], t: Translator) -> Rows:
    if page.pages == 1:
        return ()
    here = t.gettext("{page} of {pages}").format(page=page.number + 1, pages=page.pages)
    row = [Button(here, f"fs:{page.scope}:{page.number}")]
    if page.number > 0:
        row.insert(0, Button("◀", f"fs:{page.scope}:{page.number - 1}"))
    if page.number + 1 < page.pages:
        row.append(Button("▶", f"fs:{page.scope}:{page.number + 1}"))
    return (tuple(row),)


def _scope(scope: str, city: str | None, programme: Programme, t: Translator) -> str:
    match scope:
        case "mine":
            return t.pgettext("follow-ups", "Mine")
        case "city":
            return words.entry_words(city, programme, t)
        case "late":
            return t.pgettext("follow-ups", "Overdue")
        case "all":
            return t.pgettext("follow-ups", "All")
    kind, _, key = scope.partition(".")
    if kind == "f":
        return next((field_label(one, t) for one in programme.fields if str(one.number) == key), "")
    return words.entry_words(key, programme, t)


def _filters(scope: str, city: str | None, programme: Programme, t: Translator, *, group: bool) -> Rows:
    general = [] if group else ["mine", *(["city"] if city in programme.zones else [])]
    first = [_filter(name, _scope(name, city, programme, t), scope) for name in [*general, "all", "late"]]
    fields = tuple(_filter(f"f.{field.number}", field_sign(field, t), scope) for field in programme.fields)
    pairs = tuple(tuple(first[at : at + 2]) for at in range(0, len(first), 2))
    return (*pairs, fields)


def _by_entry(scope: str, entries: Sequence[str], programme: Programme, t: Translator) -> Rows:
    known = [key for key in entries if key in programme.entries][:_ENTRIES]
    return tuple((_filter(f"e.{key}", words.entry_words(key, programme, t), scope),) for key in known)


def _proposals(count: int, t: Translator) -> Rows:
    if not count:
        return ()
    words_ = t.ngettext("{number} proposal to confirm", "{number} proposals to confirm", count)
    return ((Button(words_.format(number=t.number(count)), "hp:0"),),)


def _filter(name: str, text: str, scope: str) -> Button:
    return Button(ticked(text, name == scope), f"fs:{name}:0")
