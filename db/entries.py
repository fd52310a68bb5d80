"""The programme's rows, read and written whole. `bot.programme.store` makes a programme of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Base
from db.models import programme as tables

Row = dict[str, Any]

#: PostgreSQL's advisory lock under which the programme changes.
LOCK = 0x70726F67

#: So many rows are read at a time.
PART = 500

CLASSES: Mapping[str, type[tables.Entry]] = {
    kind: mapper.class_
    for kind, mapper in tables.Entry.__mapper__.polymorphic_map.items()
    if isinstance(kind, str)
}

#: The columns of each kind of entry, those that all share among them.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(attribute.key for attribute in cls.__mapper__.column_attrs) for kind, cls in CLASSES.items()
}

#: What an entry has any number of, each in a table of its own.
LISTS: Mapping[str, type[Base]] = {
    "party": tables.Party,
    "field": tables.EntryField,
    "mention": tables.EntryMention,
    "source": tables.Source,
}


@dataclass(frozen=True)
class EntryRows:
    """All rows of one entry. `lists` go by the names in LISTS, in their order."""

    row: Row
    lists: Mapping[str, Sequence[Row]]

    @property
    def key(self) -> str:
        return str(self.row["key"])

    @property
    def kind(self) -> str:
        return str(self.row["kind"])


@dataclass(frozen=True)
class Snapshot:
    """The programme as it stands in the database at one moment, entries in their order."""

    head: Row
    documents: Sequence[Row]
    entries: Sequence[EntryRows]


@dataclass(frozen=True)
class Edits:
    """What is to be written. An entry that changes its kind is both removed and new."""

    head: Row
    new_documents: Sequence[Row] = ()
    changed_documents: Sequence[Row] = ()
    removed: Sequence[str] = ()
    new: Sequence[EntryRows] = field(default=())
    changed: Sequence[EntryRows] = field(default=())


async def lock(session: AsyncSession) -> None:
    """Let no other transaction change the programme until this one ends."""
    # On SQLite the transaction has the whole database to itself already.
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


async def hold(session: AsyncSession) -> None:
    """Let nobody change the programme until this transaction ends; several may hold it at once."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("SELECT pg_advisory_xact_lock_shared(:lock)"), {"lock": LOCK})


async def version(session: AsyncSession) -> int:
    """Rises with every change; 0 as long as there is no programme."""
    return (await session.scalar(select(tables.Programme.version))) or 0


async def read(session: AsyncSession) -> Snapshot | None:
    """The whole programme, or None when there is none yet."""
    # PostgreSQL gives each statement its own moment, unless the transaction is `reading`.
    while True:
        before = await version(session)
        snapshot = await _read(session)
        if await version(session) == before:
            return snapshot


async def _read(session: AsyncSession) -> Snapshot | None:
    heads = await _rows(session, tables.Programme)
    if not heads:
        return None
    lists: dict[str, dict[str, list[Row]]] = {}
    for name, table in LISTS.items():
        of_entry: dict[str, list[Row]] = defaultdict(list)
        for row in await _rows(session, table):
            of_entry[row["entry"]].append(row)
        lists[name] = of_entry
    entries = [
        EntryRows(row, {name: of_entry.get(row["key"], []) for name, of_entry in lists.items()})
        for cls in CLASSES.values()
        for row in await _rows(session, cls)
    ]
    return Snapshot(heads[0], await _rows(session, tables.Document), entries)


async def _rows(session: AsyncSession, table: type[Base]) -> list[Row]:
    columns = [getattr(table, attribute.key) for attribute in table.__mapper__.column_attrs]
    statement = select(*columns)
    if hasattr(table, "position"):
        statement = statement.order_by(table.position)
    # In parts: all at once, a very large programme would hold up everybody else's answers.
    result = await session.stream(statement, execution_options={"yield_per": PART})
    return [dict(row) async for part in result.mappings().partitions() for row in part]


async def write(session: AsyncSession, edits: Edits) -> None:
    """Write, and raise the version by one. Call `lock` before reading what the edits stand on."""
    number = await version(session)
    head = {**edits.head, "id": 1, "version": number + 1}
    await session.execute(update(tables.Programme) if number else insert(tables.Programme), [head])
    await _put(session, insert, tables.Document, edits.new_documents)
    await _put(session, update, tables.Document, edits.changed_documents)
    await _delete(session, tables.Entry, "key", edits.removed)
    for statement, entries in ((insert, edits.new), (update, edits.changed)):
        of_kind: dict[str, list[Row]] = defaultdict(list)
        for entry in entries:
            of_kind[entry.kind].append(entry.row)
        for kind, rows in of_kind.items():
            await _put(session, statement, CLASSES[kind], rows)
    for name, table in LISTS.items():
        await _delete(session, table, "entry", [entry.key for entry in edits.changed])
        rows = [row for entry in (*edits.new, *edits.changed) for row in entry.lists[name]]
        await _put(session, insert, table, rows)


async def _put(session: AsyncSession, statement: Any, table: type[Base], rows: Sequence[Row]) -> None:
    if rows:
        await session.execute(statement(table), list(rows))


async def _delete(session: AsyncSession, table: type[Base], column: str, keys: Iterable[str]) -> None:
    doomed = [{"doomed": key} for key in keys]
    if doomed:
        connection = await session.connection()
        where = table.__table__.c[column] == bindparam("doomed")
        await connection.execute(delete(table.__table__).where(where), doomed)  # type: ignore[arg-type]
