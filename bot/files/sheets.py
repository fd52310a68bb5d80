"""A CSV or XLSX file as rows of text.

A spreadsheet is a ZIP: one that unpacks to gigabytes is refused unopened.
"""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

from bot.files.values import CannotRead, Unreadable

#: What a file may weigh as it comes, and unpacked; far more than the visits of a partnership.
LARGEST, UNPACKED = 2_000_000, 20_000_000
ROWS, COLUMNS, CELL = 2_000, 60, 4_000


def rows_of(content: bytes, suffix: str) -> list[list[str]]:
    """Every row that is not empty, its cells trimmed. Raises CannotRead."""
    if len(content) > LARGEST:
        raise CannotRead(Unreadable.TOO_LARGE)
    found = _csv(content) if suffix == ".csv" else _xlsx(content)
    rows = []
    for number, row in enumerate(found):
        if number >= ROWS:
            raise CannotRead(Unreadable.TOO_LARGE)
        cells = [_text(cell) for cell in row[:COLUMNS]]
        rows.append(cells)
    if not any(any(row) for row in rows):
        raise CannotRead(Unreadable.EMPTY)
    return rows


def _csv(content: bytes) -> Iterator[list[Any]]:
    """Comma, semicolon (as German Excel writes) or tab, whichever the first line has most of."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp932")  # as Japanese Excel writes
        except UnicodeDecodeError as error:
            raise CannotRead(Unreadable.BROKEN) from error
    first = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise CannotRead(Unreadable.BROKEN) from error


def _xlsx(content: bytes) -> Iterator[list[Any]]:
    # It takes a third of a second to import, and few ever need it.
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
                raise CannotRead(Unreadable.TOO_LARGE)
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except CannotRead:
        raise
    except Exception as error:  # whatever a broken file makes the library raise
        raise CannotRead(Unreadable.BROKEN) from error
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        if sheet is None:
            raise CannotRead(Unreadable.EMPTY)
        yield from _cells(sheet.iter_rows(values_only=True, max_row=ROWS + 1, max_col=COLUMNS))
    finally:
        book.close()


def _cells(rows: Iterable[Any]) -> Iterator[list[Any]]:
    try:
        for row in rows:
            yield list(row)
    except Exception as error:  # the same, while it is read
        raise CannotRead(Unreadable.BROKEN) from error


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date():
            return cell.isoformat()
        case time():
            return cell.strftime("%H:%M")
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            text = str(cell)
            plain = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
            return plain.strip()[:CELL]
