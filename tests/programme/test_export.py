"""An exported programme is a file that says the same, and that a person can read."""

from hypothesis import given, settings

from bot.programme.export import dump
from bot.programme.load import read_text
from bot.programme.model import Programme
from tests.programme.programmes import programmes


def test_export_of_the_sample_reads_as_an_equal_programme(sample: Programme) -> None:
    assert read_text(dump(sample).encode(), "export.yaml") == sample


@settings(max_examples=60, deadline=None)
@given(programme=programmes())
def test_export_of_any_programme_reads_as_an_equal_programme(programme: Programme) -> None:
    assert read_text(dump(programme).encode(), "export.yaml") == programme


def test_export_writes_plain_characters_and_no_defaults(sample: Programme) -> None:
    lines = dump(sample).splitlines()
    museums = lines.index("- key: museums")
    assert lines[museums : museums + 4] == [
        "- key: museums",
        "  name: {en: Museums, de: Museen, ja: 博物館}",
        "  number: 2",
        "  sign: 🏛",
    ]
    week = lines.index("- key: harbour-week-2")
    assert lines[week : week + 9] == [
        "- key: harbour-week-2",
        "  name: {en: Second Harbour Week, de: Zweite Hafenwoche, ja: 第2回港湾週間}",
        "  dates: 2024-10",
        "  certainty: planned",
        "  fields: [harbour, cycling]",
        "  host: aarhus",
        "  guests: nagasaki",
        "  series: harbour-weeks",
        "  number: 2",
    ]
