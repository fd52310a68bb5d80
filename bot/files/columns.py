"""The columns of visits and of agenda items, the same in what is taken along and what is handed in."""

from collections.abc import Mapping, Sequence

from bot.files.values import CannotRead, Row, Unreadable
from bot.questions.text import fold

#: Columns of visits, and of agenda items (those name their visit).
VISITS = (
    "key",
    "name_en",
    "name_de",
    "name_ja",
    "host",
    "dates",
    "certainty",
    "fields",
    "purpose_en",
    "purpose_de",
    "purpose_ja",
    "outcome",
)
AGENDA = ("visit", "key", "name_en", "name_de", "name_ja", "kind", "dates", "time", "place")
COLUMNS = tuple(dict.fromkeys((*VISITS, *AGENDA)))

#: Without one of them no row can be understood.
_NAMES = ("name_en", "name_de", "name_ja", "key")


def numbered_rows(
    rows: Sequence[Sequence[str]], headings: Mapping[str, Sequence[str]]
) -> list[tuple[int, Row]]:
    """The rows below the heading by column, each with its number in the file (from 1).

    `headings`: how each column is called, in any language; one heading may hold all three.
    Raises CannotRead when no row is a heading that can be understood.
    """
    known = {fold(word): name for name, words in headings.items() for word in (*words, name)}
    columns: dict[int, str] = {}
    head = len(rows)
    for at, row in enumerate(rows):
        columns = {place: name for place, cell in enumerate(row) if (name := _column(cell, known))}
        if len(columns) >= 2 and any(name in columns.values() for name in _NAMES):
            head = at
            break
    else:
        raise CannotRead(Unreadable.NO_COLUMNS)
    return [
        (number, {name: row[place] for place, name in columns.items() if place < len(row) and row[place]})
        for number, row in enumerate(rows[head + 1 :], head + 2)
        if any(row)
    ]


def _column(cell: str, known: Mapping[str, str]) -> str | None:
    return next((known[part] for word in cell.split("/") if (part := fold(word.strip())) in known), None)
