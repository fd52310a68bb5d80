"""A table as a file that a spreadsheet opens, and that nothing in it can turn into a formula."""

import csv
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

Cell = str | int | date | None

#: What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection").
_FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")
#: Signs that XML, and so XLSX, has no room for.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: Excel takes no longer text in a cell.
_LONGEST = 32_767
_WIDEST = 60

SUFFIXES = (".csv", ".xlsx")


def written(suffix: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    return as_xlsx(headings, rows) if suffix == ".xlsx" else as_csv(headings, rows)


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    for row in (headings, *rows):
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def as_xlsx(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    # It takes a third of a second to import, and few ever need it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    for number, row in enumerate((headings, *rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value = _NOT_IN_XML.sub(" ", value)[:_LONGEST]
                cell.data_type = "s"  # never a formula, whatever it begins with
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            elif value is not None:
                cell.value = value
                cell.alignment = Alignment(vertical="top", horizontal="left")
                if isinstance(value, date):
                    cell.number_format = "yyyy-mm-dd"
            if number == 1:
                cell.font = Font(bold=True)
    for column, _ in enumerate(headings, start=1):
        longest = max(len(str(row[column - 1] or "")) for row in (headings, *rows))
        sheet.column_dimensions[get_column_letter(column)].width = min(_WIDEST, longest + 2)
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell).replace("\x00", " ")
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text
