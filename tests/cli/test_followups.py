"""`followups export`: the file is written, or the call is refused in one sentence."""

import csv
import sqlite3
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.kizuna import kizuna


def database(folder: Path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{folder / 'kizuna.db'}"}


def note(folder: Path, text: str) -> None:
    with sqlite3.connect(folder / "kizuna.db") as connection:
        connection.execute(
            "INSERT INTO follow_up (id, text, state, due_on, ball, recorded_at, round, round_since, version)"
            " VALUES (1, ?, 'open', '2019-05-24', 'essen', ?, 1, ?, 1)",
            (text, "2019-05-15 00:00:00", "2019-05-15 00:00:00"),
        )
        connection.execute("INSERT INTO follow_up_side VALUES (1, 'essen', 0, NULL, 'Frau Meyer', NULL)")


def test_every_follow_up_is_exported_to_both_kinds(tmp_path: Path) -> None:
    empty = kizuna("followups", "export", str(tmp_path / "none.csv"), **database(tmp_path))
    assert (empty.returncode, empty.stderr) == (0, "")
    note(tmp_path, "=cmd")

    for name in ("all.csv", "all.xlsx"):
        done = kizuna("followups", "export", str(tmp_path / name), **database(tmp_path))
        assert (done.returncode, done.stdout) == (0, f"1 follow-up in {tmp_path / name}.\n")

    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        headings, row = list(csv.reader(file))
    assert headings[0] == "No. / Nr. / 番号"
    assert (row[1], row[5]) == ("'=cmd", "Frau Meyer (Essen)")
    sheet = load_workbook(tmp_path / "all.xlsx").active
    assert sheet is not None
    assert (sheet.cell(2, 2).value, sheet.cell(2, 2).data_type) == ("=cmd", "s")


def test_other_kinds_of_file_are_refused(tmp_path: Path) -> None:
    refused = kizuna("followups", "export", str(tmp_path / "all.pdf"), **database(tmp_path))
    assert refused.returncode == 2
    assert refused.stderr.strip() == "FILE must end in .csv or .xlsx, not 'all.pdf'."
    assert not (tmp_path / "all.pdf").exists()
