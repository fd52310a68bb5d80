"""Coordinators hand in and take along files; nothing changes before they say so."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import Workbook, load_workbook

from bot.app import Kizuna
from bot.followups.export import as_xlsx
from bot.i18n import translator
from bot.playground.people import Person, Seen
from bot.programme import store
from bot.programme.export import dump
from bot.programme.load import read
from bot.programme.model import Programme
from bot.variables import ROOT
from bot.views import tables
from tests.handlers.doing import Sessions, taps

SHIPPED = read(ROOT / "db" / "programme" / "essen-koriyama.yaml")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

CSV = """Key;Name (English);Name (German);Name (Japanese);Host city;Date;Fields
;Hydrogen week;Wasserstoffwoche;水素ウィーク;Essen;9.–13. März 2020;energy
stadtwerke-2019;;;;;22 to 26 July 2019;
;Nameless host;;;Berlin;2020;
;Odd date;;;Essen;someday;
;;;;Essen;2020;
"""


async def programme(sessions: Sessions) -> Programme:
    async with sessions() as session:
        found = await store.load(session)
    assert found is not None
    return found


async def hands_in(person: Person, name: str, content: bytes, media_type: str = "text/csv") -> Seen:
    await person.asks("/import")
    await person.sends_document(name, content, media_type)
    await person.waits()
    return person.last


async def test_table_is_shown_row_by_row_before_anything_changes(
    kizuna: Kizuna, coordinator: Person, sessions: Sessions
) -> None:
    shown = await hands_in(coordinator, "visits.csv", CSV.encode())

    assert shown.text.split("\n\n")[:4] == [
        "What the file would do",
        "New: 1\n• Hydrogen week",
        "Changed: 1\n• Study tour on Stadtwerke in Germany",
        "Refused: 3\n• Row 4: not one of the two cities (“Berlin”)\n"
        "• Row 5: no date that could be understood (“someday”)\n• Row 6: the name is missing",
    ]
    assert await programme(sessions) == SHIPPED

    done = await taps(coordinator, "Import")

    assert done.text.splitlines()[0] == "Imported: 1 new, 1 changed."
    after = await programme(sessions)
    dates = {visit.key: str(visit.dates) for visit in after.visits}
    assert dates["hydrogen-week"] == "2020-03-09/2020-03-13"
    assert dates["stadtwerke-2019"] == "2019-07-22/2019-07-26"


async def test_same_file_again_changes_nothing(kizuna: Kizuna, coordinator: Person) -> None:
    await hands_in(coordinator, "visits.csv", CSV.encode())
    await taps(coordinator, "Import")

    shown = await hands_in(coordinator, "visits.csv", CSV.encode())

    assert shown.labels == ["Leave it"]
    assert "2 rows as before" in shown.text


@pytest.mark.parametrize("table", [tables.visits_table, tables.agenda_table])
async def test_table_that_was_taken_along_is_unchanged_when_handed_in(
    kizuna: Kizuna, coordinator: Person, sessions: Sessions, table: object
) -> None:
    assert callable(table)
    content = as_xlsx(*table(SHIPPED))

    shown = await hands_in(coordinator, "visits.xlsx", content, XLSX)

    assert shown.labels == ["Leave it"]
    assert await programme(sessions) == SHIPPED


async def test_programme_file_and_calendar_are_read(
    kizuna: Kizuna, coordinator: Person, sessions: Sessions
) -> None:
    text = dump(SHIPPED).replace("Study tour on Stadtwerke in Germany", "Study tour on municipal utilities")
    shown = await hands_in(coordinator, "programme.yaml", text.encode(), "application/yaml")
    assert "Changed: 3\n• Study tour on municipal utilities" in shown.text
    await taps(coordinator, "Leave it")

    calendar = b"\r\n".join(
        [
            b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//x//y//EN",
            b"BEGIN:VEVENT", b"UID:1@elsewhere", b"DTSTAMP:20190517T000000Z", b"DTSTART;VALUE=DATE:20200309",
            b"DTEND;VALUE=DATE:20200314", b"SUMMARY:Hydrogen week",
            b"LOCATION:Essen\\, Germany", b"END:VEVENT",
            b"END:VCALENDAR", b"",
        ]
    )  # fmt: skip
    shown = await hands_in(coordinator, "week.ics", calendar, "text/calendar")
    await taps(coordinator, "Import")
    assert {str(visit.dates) for visit in (await programme(sessions)).visits} >= {"2020-03-09/2020-03-13"}


def bomb() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 30_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("visits.xlsx", bomb(), "The file is too large for an import. Nothing was changed."),
        ("visits.xlsx", b"PK no zip", "The file could not be read; it may be damaged. Nothing was changed."),
        ("visits.csv", b"", "The file is empty. Nothing was changed."),
        ("visits.csv", b"a;b\n1;2\n", "No row of the file names its columns. /export gives a table with the "
         "right headings. Nothing was changed."),
        ("visits.csv", b"x" * 3_000_000, "The file is too large for an import. Nothing was changed."),
        ("visits.exe", b"MZ", "I can read .yaml, .csv, .xlsx and .ics files. Nothing was changed."),
        ("week.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "The file could not be read; it may be damaged. "
         "Nothing was changed."),
        ("p.yaml", b"a: &a [*a, *a]", "The programme file has faults; they are listed in English with their "
         "lines. Nothing was changed."),
    ],
)  # fmt: skip
async def test_odd_file_is_refused_in_one_sentence_and_changes_nothing(
    kizuna: Kizuna, coordinator: Person, sessions: Sessions, name: str, content: bytes, said: str
) -> None:
    if not content:
        content = b" "
    shown = await hands_in(coordinator, name, content)

    assert shown.text.replace("\n", " ") == said
    assert await programme(sessions) == SHIPPED


async def test_formula_stays_text_in_what_is_taken_along(
    kizuna: Kizuna, coordinator: Person, sessions: Sessions
) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Name (English)", "Host city"])
    book.active.append(["'=cmd|' /C calc'!A0", "Essen"])
    buffer = BytesIO()
    book.save(buffer)
    await hands_in(coordinator, "visits.xlsx", buffer.getvalue(), XLSX)
    await taps(coordinator, "Import")

    content = as_xlsx(*tables.visits_table(await programme(sessions)))

    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize(
    ("button", "name"),
    [
        ("Programme (.yaml)", "essen-koriyama.yaml"),
        ("Visits (.xlsx)", "visits.xlsx"),
        ("Agenda items (.xlsx)", "agenda.xlsx"),
        ("Calendar (.ics)", "visits.ics"),
        ("Briefing, Deutsch", "briefing-de.md"),
        ("Briefing, 日本語", "briefing-ja.md"),
        ("Follow-ups (.xlsx)", "follow-ups.xlsx"),
        ("Announcements and their delivery (.csv)", "announcements.csv"),
    ],
)
async def test_files_are_taken_along(kizuna: Kizuna, coordinator: Person, button: str, name: str) -> None:
    await coordinator.asks("/export")

    shown = await taps(coordinator, button)

    assert shown.file is not None
    assert shown.file.name == name


def test_calendar_holds_every_visit_whose_days_are_known() -> None:
    content = tables.calendar_of(SHIPPED, datetime(2019, 5, 17, tzinfo=UTC), translator("en"))
    assert content is not None
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 5


@pytest.mark.parametrize("command", ["/import", "/export"])
async def test_others_may_not(kizuna: Kizuna, essen: Person, command: str) -> None:
    assert (await essen.asks(command)).text.startswith("Dazu fehlt Ihnen das Recht.")


@pytest.mark.parametrize("data", ["export:programme", "export:followups", "import:1:1:yes"])
async def test_forged_button_gives_and_changes_nothing(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions, data: str
) -> None:
    await hands_in(coordinator, "visits.csv", CSV.encode())
    message = await essen.asks("/settings")

    essen._taps(message.message, data)
    await essen.waits_for_nothing()

    assert essen.last.id == message.id
    assert await programme(sessions) == SHIPPED
