"""A programme as rows of the database, and back.

A field of the model is the column of the same name, but for: a date (three columns), the
kind of an organisation, term or event (`organisation_kind`, since `kind` says which sort of
entry a row is), and what an entry has any number of (rows of their own).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.model import (
    Action,
    City,
    Dated,
    Document,
    Entry,
    Event,
    Field,
    Figure,
    Organisation,
    Party,
    Programme,
    Sector,
    Term,
    Topic,
    Visit,
)
from db.entries import COLUMNS, EntryRows, Row, Snapshot

#: Each kind of entry, and the list of the programme in which it stands by itself.
KINDS: dict[str, tuple[type[Entry], str | None]] = {
    "city": (City, "cities"),
    "sector": (Sector, "sectors"),
    "field": (Field, "fields"),
    "organisation": (Organisation, "organisations"),
    "figure": (Figure, "figures"),
    "term": (Term, "terms"),
    "visit": (Visit, "visits"),
    "event": (Event, "events"),
    "topic": (Topic, "topics"),
    "action": (Action, None),
}
KIND_OF = {cls: kind for kind, (cls, _) in KINDS.items()}

#: The kinds that can stand below another entry: which, and in which of its lists.
CHILDREN = {"event": ("visit", "agenda"), "action": ("topic", "actions")}

PARTIES = {
    cls: [name for name, hint in get_type_hints(cls).items() if Party in get_args(hint)] for cls in KIND_OF
}
#: What a programme has besides its lists.
HEAD = ("key", "name", "text", "format")

#: Lists of keys: the table that holds them, and its column.
LINKS = {"fields": ("field", "field"), "mentions": ("mention", "mentioned")}


def rows_of(programme: Programme) -> Iterator[EntryRows]:
    """The rows of every entry, each with its place among its siblings."""
    places: dict[tuple[str, str | None], int] = defaultdict(int)
    for entry in programme:
        kind = KIND_OF[type(entry)]
        parent = programme.parents.get(entry.key)
        sibling = (kind, parent.key if parent else None)
        yield _entry_rows(entry, kind, places[sibling], parent.key if parent else None)
        places[sibling] += 1


def _entry_rows(entry: Entry, kind: str, position: int, parent: str | None) -> EntryRows:
    data = entry.model_dump(mode="json", exclude_none=True)
    if "kind" in data:
        data[f"{kind}_kind"] = data["kind"]
    data |= {"kind": kind, "position": position}
    if isinstance(entry, Dated) and entry.dates is not None:
        del data["dates"]
        data |= _date_columns(entry.dates)
    if kind in CHILDREN and parent is not None:
        data[CHILDREN[kind][0]] = parent
    for _, children in CHILDREN.values():
        data.pop(children, None)

    def numbered(rows: list[Row], **more: Any) -> list[Row]:
        return [{"entry": entry.key, "position": at, **row, **more} for at, row in enumerate(rows)]

    empty = {"organisation": None, "figure": None, "text": None}
    lists = {
        "party": [
            row
            for role in PARTIES[type(entry)]
            for row in numbered([empty | party for party in data.pop(role)], role=role)
        ],
        "source": numbered(data.pop("source")),
    }
    for name, (table, column) in LINKS.items():
        lists[table] = numbered([{column: key} for key in data.pop(name, ())])
    unknown = data.keys() - set(COLUMNS[kind])
    assert not unknown, f"no column for {', '.join(sorted(unknown))} of {kind}"
    return EntryRows({column: data.get(column) for column in COLUMNS[kind]}, lists)


def head_row(programme: Programme) -> Row:
    return programme.model_dump(mode="json", include=set(HEAD))


def document_rows(programme: Programme) -> list[Row]:
    return [
        {
            **document.model_dump(mode="json", exclude={"date"}),
            "position": position,
            **_date_columns(document.date),
        }
        for position, document in enumerate(programme.documents)
    ]


def programme_of(snapshot: Snapshot) -> Programme:
    """The programme that the rows say; raise pydantic's ValidationError if they say none."""
    below: dict[tuple[str, str | None], list[Entry]] = defaultdict(list)
    # Children first: their parent is made with them.
    for rows in sorted(snapshot.entries, key=lambda rows: rows.kind not in CHILDREN):
        data = _data(rows.row)
        parent = data.pop(CHILDREN[rows.kind][0], None) if rows.kind in CHILDREN else None
        for parent_kind, children in CHILDREN.values():
            if parent_kind == rows.kind:
                data[children] = tuple(below[children, rows.key])
        cls, group = KINDS[rows.kind]
        if parent is not None:
            group = CHILDREN[rows.kind][1]
        assert group is not None, f"{rows.kind} {rows.key} belongs to nothing"
        for party in rows.lists["party"]:
            data.setdefault(party["role"], []).append(
                {name: party[name] for name in ("organisation", "figure", "text")}
            )
        data["source"] = [
            {name: source[name] for name in ("document", "slide", "lines")} for source in rows.lists["source"]
        ]
        for name, (table, column) in LINKS.items():
            if rows.lists[table]:
                data[name] = [link[column] for link in rows.lists[table]]
        below[group, parent].append(cls.model_validate(data))
    groups = {group: tuple(below[group, None]) for _, group in KINDS.values() if group is not None}
    documents = tuple(Document.model_validate(_data(row)) for row in snapshot.documents)
    head = {name: snapshot.head[name] for name in HEAD}
    return Programme(documents=documents, **head, **groups)


def _data(row: Row) -> Row:
    """The fields of the model for the columns of a row; what is empty is left out."""
    data = {name: value for name, value in row.items() if value is not None}
    kind = data.pop("kind", None)
    data.pop("position")
    if f"{kind}_kind" in data:
        data["kind"] = data.pop(f"{kind}_kind")
    if "precision" in data:
        dates = ProgrammeDate(data.pop("start_date"), data.pop("end_date"), Precision(data.pop("precision")))
        data["date" if kind is None else "dates"] = dates
    return data


def _date_columns(dates: ProgrammeDate) -> Row:
    return {"start_date": dates.start, "end_date": dates.end, "precision": dates.precision.value}
