"""A visit half-way, as JSON that a dialogue keeps, and the visit that it makes.

    {"key": null or the visit's, "base": the visit as it was when begun, "changed": ["dates", …],
     "name": {"de": …}, "host": …, "guests": …, "dates": "2019-10", "certainty": "planned",
     "fields": […], "delegation": [{"organisation": …} or {"text": {"ja": …}}],
     "added": [{"name": {…}, "kind": …, "day": …, "time": …, "place": …}], "off": [keys of items],
     "purpose": {…}}

Only what stands in `changed` is written, so that two who work on one visit lose nothing.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from bot.programme.dates import Outcome, Precision, ProgrammeDate
from bot.programme.model import LANGS, EventKind, Lang, Programme, Visit
from bot.visits.values import NEEDED, Part

Draft = dict[str, Any]

#: The columns of a visit behind each part.
COLUMNS: Mapping[Part, tuple[str, ...]] = {
    "name": ("name",),
    "host": ("host", "guests"),
    "dates": ("dates", "certainty"),
    "fields": ("fields",),
    "delegation": ("delegation",),
    "agenda": ("agenda",),
    "purpose": ("purpose",),
}


def new_draft() -> Draft:
    return {"key": None, "base": None, "changed": [], "name": {}, "purpose": {}, **_lists()}


def draft_of(visit: Visit) -> Draft:
    """The draft that changes a visit: what it has stands in it."""
    base = visit.model_dump(mode="json", exclude_none=True)
    return {
        "key": visit.key,
        "base": base,
        "changed": [],
        **_lists(),
        "name": written(base["name"]),
        "purpose": written(base.get("purpose")),
        **{name: base[name] for name in ("host", "guests", "dates", "certainty") if name in base},
        "fields": list(base["fields"]),
        "delegation": base["delegation"],
    }


def put(draft: Draft, part: Part, **values: Any) -> Draft:
    """The draft with new values of one part."""
    changed = draft["changed"] if part in draft["changed"] else [*draft["changed"], part]
    return {**draft, **values, "changed": changed}


def missing(draft: Draft) -> list[Part]:
    """What is still needed before it can be saved."""
    return [part for part in NEEDED if not draft.get(part)]


def languages_missing(draft: Draft) -> dict[str, list[Lang]]:
    """The texts that are written in some languages only, and in which they are not."""
    texts: dict[str, Any] = {part: draft.get(part) for part in ("name", "purpose")}
    texts |= {f"item-{number}": item["name"] for number, item in enumerate(draft["added"], 1)}
    texts |= {
        f"delegate-{number}": party["text"]
        for number, party in enumerate(draft["delegation"], 1)
        if party.get("text")
    }
    return {
        which: gaps
        for which, text in texts.items()
        if text and (gaps := [lang for lang in LANGS if lang not in written(text)])
    }


def visit_of(draft: Draft, programme: Programme, *, onto: Visit | None = None) -> Visit:
    """The visit that the draft makes: a new one, or `onto` with what the draft changes.

    Raises pydantic's ValidationError only for a draft that lacks what `missing` names.
    """
    base = onto.model_dump(mode="json", exclude_none=True) if onto else {}
    key = onto.key if onto else _new_key(draft, programme)
    data = {**base, "key": key}
    for part in draft["changed"]:
        if part in ("name", "purpose"):
            data[part] = whole(draft[part]) if draft[part] else None
        elif part == "agenda":
            data["agenda"] = _agenda(base.get("agenda", []), draft, key)
        elif part == "delegation":
            data["delegation"] = [_party(party) for party in draft["delegation"]]
        else:
            data |= {column: draft.get(column) for column in COLUMNS[part]}
    if data.get("certainty") is None:
        data["certainty"] = "fixed"
    return Visit.model_validate({name: value for name, value in data.items() if value is not None})


def with_visit(programme: Programme, visit: Visit) -> Programme:
    """The programme with this visit in the place of its predecessor, or at the end."""
    others = list(programme.visits)
    places = [place for place, known in enumerate(others) if known.key == visit.key]
    if places:
        others[places[0]] = visit
    else:
        others.append(visit)
    # A copy made by `model_copy` would keep the look-ups cached for the old visits.
    return Programme(**{**dict(_parts(programme)), "visits": tuple(others)})


def default_certainty(dates: ProgrammeDate) -> str:
    """A day is taken as fixed, anything wider as planned, until the coordinator says otherwise."""
    return "fixed" if dates.precision is Precision.DAY else "planned"


def whole(text: Mapping[str, Any]) -> dict[str, Any]:
    """A text in all three languages: those that are not written hold the first that is, and it says so."""
    own: dict[str, str] = {str(lang): words for lang, words in written(text).items()}
    if len(own) == len(LANGS):
        return dict(own)
    first = next(iter(own))
    return {**{lang: own.get(lang, own[first]) for lang in LANGS}, "only": list(own)}


def written(text: Mapping[str, Any] | None) -> dict[Lang, str]:
    """The languages in which a text is really written; the one that others hold comes first."""
    if not text:
        return {}
    only = text.get("only")
    langs: Sequence[Lang] = only or [lang for lang in LANGS if text.get(lang)]
    return {lang: text[lang] for lang in langs if text.get(lang)}


def _agenda(items: Sequence[dict[str, Any]], draft: Draft, visit: str) -> list[dict[str, Any]]:
    kept = [
        {**item, "outcome": Outcome.CANCELLED.value} if item["key"] in draft["off"] else item
        for item in items
    ]
    taken = {item["key"] for item in items}
    for item in draft["added"]:
        number = next(n for n in range(1, 1000) if f"{visit[:35]}-{n}" not in taken)
        taken.add(f"{visit[:35]}-{number}")
        made = {
            "key": f"{visit[:35]}-{number}",
            "name": whole(item["name"]),
            "kind": item.get("kind") or EventKind.MEETING.value,
            "dates": item.get("day"),
            "time": item.get("time"),
            "place": item.get("place"),
        }
        kept.append({name: value for name, value in made.items() if value is not None})
    return kept


def _party(party: Mapping[str, Any]) -> dict[str, Any]:
    return {**party, "text": whole(party["text"])} if party.get("text") else dict(party)


def _new_key(draft: Draft, programme: Programme) -> str:
    """A readable key that is not taken yet: from the English name, else from host and year."""
    words = draft["name"].get("en", "")
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30].strip("-")
    slug = slug or "-".join(filter(None, ("visit", draft.get("host", ""), draft.get("dates", "")[:4])))[:30]
    taken = programme.entries
    return next(key for key in (slug, *(f"{slug}-{n}" for n in range(2, 1000))) if key not in taken)


def _lists() -> dict[str, list[Any]]:
    return {"fields": [], "delegation": [], "added": [], "off": []}


def _parts(programme: Programme) -> list[tuple[str, Any]]:
    return [(name, getattr(programme, name)) for name in Programme.model_fields]
