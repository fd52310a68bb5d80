"""The order of the questions by which a visit is planned."""

from bot.programme.model import LANGS, Lang
from bot.visits.drafts import Draft, languages_missing

#: After the name in the coordinator's own language.
_ORDER = ("ask.host", "ask.dates", "ask.fields", "ask.delegation", "ask.agenda")


def languages_from(own: Lang) -> list[str]:
    """The steps that ask for the name: the coordinator's own language first."""
    return [f"text.name.{lang}" for lang in (own, *(lang for lang in LANGS if lang != own))]


def steps(own: Lang) -> list[str]:
    """Every question of a new visit; the overview follows the last."""
    purposes = [step.replace("name", "purpose") for step in languages_from(own)]
    return [*languages_from(own), *_ORDER, *purposes]


def after(step: str, draft: Draft, own: Lang) -> str:
    """The step that follows. Further languages of a text are asked for only once it is begun."""
    order = steps(own)
    if step not in order:
        return "form"
    for following in order[order.index(step) + 1 :]:
        what, *given = following.split(".")
        begun = bool(draft.get(given[0]))
        if what != "text" or begun or given == ["purpose", own]:
            return following
    return "form"


def before(step: str, draft: Draft, own: Lang) -> str:
    order = steps(own)
    if step.startswith("kinds."):
        return "ask.agenda"
    if step not in order or order.index(step) == 0 or draft["key"] is not None:
        return "form"
    return order[order.index(step) - 1]


def gaps(draft: Draft) -> list[str]:
    """The steps that ask for texts which are written in some languages only."""
    return [f"text.{which}.{lang}" for which, langs in languages_missing(draft).items() for lang in langs]


def first_gap(draft: Draft, *, past: str | None = None) -> str | None:
    """The first of them, or the first behind `past` in the order of texts and languages."""
    found = gaps(draft)
    if past is None:
        return found[0] if found else None
    every = [f"text.{which}.{lang}" for which in _texts(draft) for lang in LANGS]
    rest = every[every.index(past) + 1 :] if past in every else []
    return next((step for step in rest if step in found), None)


def _texts(draft: Draft) -> list[str]:
    items = [f"item-{n}" for n in range(1, len(draft["added"]) + 1)]
    return ["name", "purpose", *items, *(f"delegate-{n}" for n in range(1, len(draft["delegation"]) + 1))]
