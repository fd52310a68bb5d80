"""The programme in the database: read whole, merged from a file in one transaction.

Merging adds and changes. What the database has and the file has not stays, after what the
file lists: coordinators add visits in the chat, and a file that does not know them yet
shall not erase them. Of an entry in both, the file's wording holds.
"""

import asyncio
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import KizunaError
from bot.programme.check import check
from bot.programme.model import Entry, Programme
from bot.programme.rows import CHILDREN, HEAD, KINDS, document_rows, head_row, programme_of, rows_of
from db import entries
from db.entries import Edits, EntryRows


class ProgrammeMismatch(KizunaError):
    """The file does not go together with the programme in the database."""


@dataclass(frozen=True)
class Changes:
    """What a merge did, in entries. `kept` are those that only the database has."""

    new: int
    changed: int
    unchanged: int
    kept: int

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)


async def version(session: AsyncSession) -> int:
    """Rises with every change of the programme; 0 as long as there is none."""
    return await entries.version(session)


async def hold(session: AsyncSession) -> None:
    """Let the programme stay as it is until this transaction ends."""
    await entries.hold(session)


async def load(session: AsyncSession) -> Programme | None:
    """The programme as it stands, or None as long as there is none."""
    snapshot = await entries.read(session)
    return await asyncio.to_thread(programme_of, snapshot) if snapshot is not None else None


async def load_to_change(session: AsyncSession) -> Programme:
    """The programme, which no other transaction changes until this one ends."""
    await entries.lock(session)
    programme = await load(session)
    assert programme is not None, "a visit is planned in a programme that is there"
    return programme


async def merge(session: AsyncSession, programme: Programme) -> Changes:
    """Write what is new or different; the caller commits. Twice is the same as once.

    Raises ProgrammeMismatch when the database holds another partnership's programme, or
    when what stays there would refer to what the file makes something else.
    """
    await entries.lock(session)
    old = await load(session)
    result = combined(old, programme)
    edits, changes = _difference(old, result, programme)
    if edits is not None:
        await entries.write(session, edits)
    return changes


def combined(old: Programme | None, new: Programme) -> Programme:
    """All of `new`, and after it in each list what only `old` has."""
    if old is None:
        return new
    if old.key != new.key:
        raise ProgrammeMismatch(f"The database holds the programme {old.key!r}; the file is of {new.key!r}.")
    taken = new.entries
    documents = {document.key for document in new.documents}

    def both(group: str, children: str | None = None) -> tuple[Entry, ...]:
        before: dict[str, Entry] = {entry.key: entry for entry in getattr(old, group)}
        entries = (*getattr(new, group), *(entry for key, entry in before.items() if key not in taken))
        return tuple(whole(entry, before.get(entry.key), children) for entry in entries)

    def whole(entry: Entry, before: Entry | None, children: str | None) -> Entry:
        if children is None:
            return entry
        own = getattr(entry, children) if entry.key in taken else ()
        rest = tuple(child for child in getattr(before, children, ()) if child.key not in taken)
        return entry.model_copy(update={children: (*own, *rest)})

    below = dict(CHILDREN.values())
    cities = both("cities")
    if len(cities) > len(new.cities):
        names = " and ".join(city.key for city in old.cities)
        raise ProgrammeMismatch(f"The database holds the programme of {names}; the file has other cities.")
    result = Programme(
        **{name: getattr(new, name) for name in HEAD},
        documents=(*new.documents, *(one for one in old.documents if one.key not in documents)),
        **{group: both(group, below.get(kind)) for kind, (_, group) in KINDS.items() if group},
    )
    problems = check(result.model_dump(mode="json", exclude_none=True))
    if problems:
        raise ProgrammeMismatch(f"Together with the database: {problems[0].what}; {problems[0].right}.")
    return result


def _difference(old: Programme | None, result: Programme, file: Programme) -> tuple[Edits | None, Changes]:
    before = {rows.key: rows for rows in rows_of(old)} if old else {}
    after = {rows.key: rows for rows in rows_of(result)}
    new = [rows for key, rows in after.items() if key not in before or before[key].kind != rows.kind]
    edited = {rows.key for rows in new}
    changed = [rows for key, rows in after.items() if key not in edited and before[key] != rows]
    told = sum(_without_place(before[rows.key]) != _without_place(rows) for rows in changed)
    replaced = [key for key in edited if key in before]
    kept = len(after) - len(file.entries)
    changes = Changes(
        new=len(new) - len(replaced),
        changed=told + len(replaced),
        unchanged=len(file.entries) - len(new) - told,
        kept=kept,
    )
    documents_before = {row["key"]: row for row in document_rows(old)} if old else {}
    documents = document_rows(result)
    edits = Edits(
        head=head_row(result),
        new_documents=[row for row in documents if row["key"] not in documents_before],
        changed_documents=[row for row in documents if documents_before.get(row["key"], row) != row],
        removed=replaced,
        new=new,
        changed=changed,
    )
    same_head = old is not None and head_row(old) == edits.head
    same = same_head and not (edits.new_documents or edits.changed_documents or new or changed)
    return (None if same else edits), changes


def _without_place(rows: EntryRows) -> EntryRows:
    """For counting: an entry that only moved down a list did not change."""
    return replace(rows, row={**rows.row, "position": None})
