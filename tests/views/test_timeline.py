"""The year as a picture: everything of the year is in it, where and as exactly as the programme says."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from PIL import Image

from bot.i18n import translator
from bot.programme.load import read
from bot.programme.model import LANGS, Lang
from bot.variables import ROOT
from bot.views.pictures.canvas import MARGIN, TODAY, WIDTH, font, wrapped
from bot.views.pictures.timeline import timeline
from bot.views.pictures.year import items_of, years_of
from bot.views.timeline import year_picture

PROGRAMME = read(ROOT / "db" / "programme" / "essen-koriyama.yaml")
NOW = datetime(2019, 5, 17, tzinfo=UTC)


def test_year_holds_what_lies_in_it_and_says_how_exactly() -> None:
    items = items_of(PROGRAMME, 2019, NOW, translator("en"))

    assert [(item.when, item.city, item.exact) for item in items] == [
        ("15–16 May 2019", "koriyama", True),
        ("17 May 2019", None, True),
        ("July–August 2019", "essen", False),
        ("October 2019", "essen", False),
    ]


def test_plan_whose_time_is_over_says_so() -> None:
    later = datetime(2019, 9, 1, tzinfo=UTC)
    noted = {item.when: item.note for item in items_of(PROGRAMME, 2019, later, translator("en"))}
    assert noted["July–August 2019"] != ""
    assert noted["October 2019"] == ""


def test_what_lies_over_two_years_is_in_both_cut_to_each() -> None:
    programme = PROGRAMME.model_copy(
        update={
            "visits": tuple(
                visit.model_copy(update={"dates": visit.dates.parse("2019-12-29/2020-01-02")})
                if visit.key == "asaka-2020" and visit.dates
                else visit
                for visit in PROGRAMME.visits
            )
        }
    )
    name = "Visit to Essen by Asaka High School"
    spans = [
        (item.start, item.end)
        for year in (2019, 2020)
        for item in items_of(programme, year, NOW, translator("en"))
        if item.name == name
    ]
    assert spans == [(date(2019, 12, 29), date(2019, 12, 31)), (date(2020, 1, 1), date(2020, 1, 2))]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("year", years_of(PROGRAMME))
def test_picture_is_one_that_telegram_takes(lang: Lang, year: int) -> None:
    """As a photo: width and height together at most 10,000, at most 20 to 1, 10 MB."""
    data = timeline(PROGRAMME, year, NOW, translator(lang))
    image = Image.open(BytesIO(data))
    assert image.format == "PNG"
    assert image.width == WIDTH
    assert image.width + image.height <= 10_000
    assert len(data) < 10_000_000


def test_today_is_marked_in_its_year_alone() -> None:
    def marked(year: int) -> bool:
        image = Image.open(BytesIO(timeline(PROGRAMME, year, NOW, translator("de")))).convert("RGB")
        red = tuple(int(TODAY[at : at + 2], 16) for at in (1, 3, 5))
        column = (image.getpixel((MARGIN, y)) for y in range(image.height))
        return any(
            isinstance(p, tuple) and all(abs(a - b) < 12 for a, b in zip(p, red, strict=True)) for p in column
        )

    assert [marked(year) for year in (2018, 2019, 2020)] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "シュタットヴェルケ(都市公社)に関するドイツ・スタディツアー",
        "Besuch der Abteilung für Kultur und Sport",
    ],
)
def test_lines_fit_and_lose_nothing(text: str) -> None:
    lines = wrapped(text, 33, 280, 9)
    assert all(font(33).getlength(line) <= 280 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_caption_tells_what_the_picture_shows_and_leads_to_other_years() -> None:
    reply = year_picture(b"", 2019, PROGRAMME, NOW, translator("ja"))
    assert reply.plain.splitlines()[:2] == [
        "2019年の予定と実績",
        "• 2019年5月15日～16日：第3回スタディツアー",
    ]
    assert [button.text for row in reply.buttons for button in row] == ["2018年", "2020年"]
