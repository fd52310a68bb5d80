"""Follow-ups as tables: headings in three languages, and nothing that a spreadsheet would run."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.followups.export import as_csv, as_xlsx
from bot.followups.model import Shown, Side, State
from bot.programme.model import Programme
from bot.views.followups import table

SHOWN = Shown(
    id=1,
    version=1,
    text="=HYPERLINK(evil)",
    state=State.OPEN,
    due_on=date(2019, 5, 24),
    today=date(2019, 5, 15),
    ball=Side("essen", "@anna"),
    others=(Side("koriyama", "", "city-of-koriyama"),),
    field="energy",
)
RECORDED = datetime(2019, 5, 15, tzinfo=UTC)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_headings_are_in_three_languages(programme: Programme) -> None:
    headings = table.headings(programme)
    assert headings[:6] == [
        "No. / Nr. / 番号",
        "What was promised / Was zugesagt wurde / 約束した事項",
        "State / Stand / 状況",
        "Due / Fällig am / 期限",
        "Next move / Am Zug / 担当",
        "Who in Essen / Wer in Essen / エッセン市側",
    ]
    assert len(headings) == len(table.row(SHOWN, RECORDED, None, programme))


def test_row_says_who_in_each_city(programme: Programme) -> None:
    cells = table.row(SHOWN, RECORDED, RECORDED, programme)
    assert cells == [
        1,
        "=HYPERLINK(evil)",
        "open / offen / 未完了",
        date(2019, 5, 24),
        "Essen / エッセン市",
        "@anna (Essen)",
        "City of Koriyama",
        None,
        "⚡ Renewable Energy / ⚡ Erneuerbare Energien / ⚡ 再生可能エネルギー",
        "",
        date(2019, 5, 15),
        date(2019, 5, 15),
        None,
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_csv_holds_no_formula(text: str) -> None:
    assert read_csv(as_csv(["x"], [[text]]))[1] == [f"'{text}"]


def test_numbers_and_days_stay_what_they_are() -> None:
    assert read_csv(as_csv(["x"], [[-1, date(2019, 5, 24), None, 'a,b\n"c"']]))[1] == [
        "-1",
        "2019-05-24",
        "",
        'a,b\n"c"',
    ]


@given(text=st.text(min_size=1, max_size=60))
def test_any_text_survives_in_xlsx_as_text(text: str) -> None:
    sheet = load_workbook(BytesIO(as_xlsx(["x"], [[text, date(2019, 5, 24), 3]]))).active
    assert sheet is not None
    cell = sheet.cell(2, 1)
    assert cell.data_type in ("s", "inlineStr", "n")
    assert cell.data_type != "f"
    assert sheet.cell(2, 2).value == datetime(2019, 5, 24)  # noqa: DTZ001 - a cell knows no zone
    assert sheet.cell(2, 3).value == 3


@given(text=st.text(max_size=60))
def test_any_text_survives_in_csv(text: str) -> None:
    [_, [cell]] = read_csv(as_csv(["x"], [["." + text]]))
    kept = ("." + text).replace("\x00", " ")
    assert cell == kept.encode("utf-8", errors="replace").decode()
