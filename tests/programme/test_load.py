"""A programme file that is not right: every fault in one run, with its line, and nothing loaded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programme.faults import ProgrammeFaults
from bot.programme.load import LARGEST, read, read_text
from bot.programme.model import Programme
from tests.programme.conftest import SAMPLE

TEXT = SAMPLE.read_text(encoding="utf-8")


def faults_of(text: str | bytes) -> list[str]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(ProgrammeFaults) as raised:
        read_text(content, "p.yaml")
    return raised.value.lines()


def line_of(text: str, part: str) -> int:
    """The line in which the part begins to stand."""
    assert text.count(part) == 1, f"{part!r} stands {text.count(part)} times"
    return text[: text.index(part)].count("\n") + 1


# What is replaced by what, the line of which fault then is told (that of the mark), and its words.
ONE_FAULT: dict[str, tuple[str, str, str, str]] = {
    "unknown field": (
        '  subdivision: "82"',
        '  subdivison: "82"',
        "subdivison",
        "'subdivison' means nothing here; did you mean 'subdivision'?",
    ),
    "missing field": (
        "  zone: Europe/Copenhagen\n",
        "",
        "- key: aarhus\n",
        "'zone' is missing; add `zone:`; every city has one",
    ),
    "missing language": (
        "{en: Ropewalk Museum, de: Seilerei-Museum, ja: 縄づくり博物館}",
        "{en: Ropewalk Museum, ja: 縄づくり博物館}",
        "{en: Ropewalk Museum, ja",
        "the German wording is missing; add `de:` with the German text",
    ),
    "empty language": (
        "de: Seilerei-Museum,",
        "de: ,",
        "de: ,",
        "nothing is not a text; write one text here",
    ),
    "dangling city": (
        "  host: nagasaki",
        "  host: nagasako",
        "  host: nagasako",
        "there is no city 'nagasako'; did you mean 'nagasaki'?",
    ),
    "reference to another kind": (
        "  host: nagasaki",
        "  host: harbour",
        "  host: harbour\n",
        "'harbour' is a field, not a city; name a city of this programme",
    ),
    "dangling organisation of a party": (
        "    text: {en: engineers,",
        "    figure: nobody\n    text: {en: engineers,",
        "figure: nobody",
        "there is no figure 'nobody'; name a figure of this programme",
    ),
    "dangling field in a list": (
        "  fields: [harbour, cycling]\n\nevents",
        "  fields: [harbour, fishing]\n\nevents",
        "fishing",
        "there is no field 'fishing'; name a field of this programme",
    ),
    "dangling mention": (
        "mentions: [harbour-weeks]",
        "mentions: [harbour-week]",
        "mentions: [harbour-week]",
        "there is no entry 'harbour-week'; did you mean 'harbour-weeks'?",
    ),
    "unknown document": (
        "{document: plan, slide: The first week",
        "{document: plans, slide: The first week",
        "document: plans",
        "there is no document 'plans'; did you mean 'plan'?",
    ),
    "lines beyond the document": (
        '"20-31, 33"',
        '"20-31, 81"',
        '"20-31, 81"',
        "lines 81 are not in the document, which has 80; lines lie between 1 and 80",
    ),
    "lines backwards": (
        '"20-31, 33"',
        '"31-20, 33"',
        '"31-20, 33"',
        "lines 31-20 run backwards; the smaller number comes first",
    ),
    "key twice": (
        "- key: bicycle-quay",
        "- key: shore-power",
        "- key: shore-power\n    number: 2",
        "the key 'shore-power' belongs to an action already; choose another key",
    ),
    "end before start": (
        "2023-05-08/2023-05-12",
        "2023-05-12/2023-05-08",
        "2023-05-12/2023-05-08",
        "'2023-05-12/2023-05-08': ends on 2023-05-08, before it starts on 2023-05-12; correct it",
    ),
    "no such day": (
        "dates: 2023-05-09",
        "dates: 2023-05-32",
        "dates: 2023-05-32",
        "'2023-05-32': day is out of range for month; correct it",
    ),
    "agenda item outside its visit": (
        "dates: 2023-05-09",
        "dates: 2023-05-13",
        "dates: 2023-05-13",
        "2023-05-13 lies outside its visit, 2023-05-08/2023-05-12; correct one of the two dates",
    ),
    "party that names nobody": (
        "  - organisation: nagasaki-city-hall\n  delegation",
        "  - organisation:\n  delegation",
        "  - organisation:\n  delegation",
        "a party that names nobody; give organisation, figure or text",
    ),
    "part of itself": (
        "  city: nagasaki\n  name: {en: Nagasaki City Hall",
        "  part_of: nagasaki-city-hall\n  name: {en: Nagasaki City Hall",
        "part_of: nagasaki-city-hall\n  name: {en: Nagasaki City Hall",
        "'nagasaki-city-hall' is part of itself; name the organisation above it",
    ),
    "field of cooperation twice": (
        "fields: [museums]",
        "fields: [museums, museums]",
        "fields: [museums, museums]",
        "'museums' stands in fields twice; name it once",
    ),
    "name of a field twice": (
        "  guests: nagasaki\n",
        "  guests: nagasaki\n  guests: aarhus\n",
        "  guests: aarhus\n  series: harbour-weeks\n  number: 2",
        "'guests' stands here twice, first in line {before}; keep one of them",
    ),
    "zone": (
        "Europe/Copenhagen",
        "Europe/Aarhus",
        "Europe/Aarhus",
        "'Europe/Aarhus' is no IANA time zone; correct it",
    ),
    "key in capitals": (
        "- key: letter-of-intent",
        "- key: Letter of intent",
        "- key: Letter of intent",
        "'Letter of intent' cannot stand here; a key is small letters, digits and hyphens: city-hall",
    ),
    "outcome": (
        "outcome: held\n  city: aarhus",
        "outcome: done\n  city: aarhus",
        "outcome: done",
        "'done' cannot stand here; write 'none', 'held' or 'cancelled'",
    ),
    "headcount": (
        "attendance: {number: 11}",
        "attendance: {number: many}",
        "number: many",
        "'many' is not a number; write a whole number",
    ),
    "text for a list": (
        "aliases: {any: [HW]}",
        "aliases: {any: HW}",
        "any: HW",
        "'HW' is not a list; write a list, each item after a hyphen",
    ),
    "one text for three": (
        "  place: {en: Dejima wharf, de: Kai von Dejima, ja: 出島埠頭}",
        "  place: Dejima",
        "  place: Dejima",
        "'Dejima' has no fields; write its fields: en, de, ja",
    ),
    "format of the future": (
        "format: 1",
        "format: 2",
        "format: 2",
        "the format is 2; this Kizuna reads `format: 1`",
    ),
    "alias": (
        "mentions: [harbour-weeks]",
        "mentions: [*weeks]",
        "*weeks",
        "the alias *weeks is not allowed; write out what it stands for",
    ),
    "anchor": (
        "mentions: [harbour-weeks]",
        "mentions: &them [harbour-weeks]",
        "&them",
        "the anchor &them is not allowed; take it out",
    ),
    "tag": (
        "mentions: [harbour-weeks]",
        "mentions: !!set [harbour-weeks]",
        "!!set",
        "the tag tag:yaml.org,2002:set is not allowed; take it out",
    ),
    "character by its number": (
        "sign: ⚓",
        'sign: "\\0"',
        'sign: "\\0"',
        "the character U+0000 is not text; take it out",
    ),
}


@pytest.mark.parametrize("case", ONE_FAULT)
def test_read_of_a_file_with_one_fault_tells_just_that_and_its_line(case: str) -> None:
    old, new, mark, words = ONE_FAULT[case]
    assert TEXT.count(old) == 1, f"{old!r} stands {TEXT.count(old)} times in the sample"
    text = TEXT.replace(old, new)
    line = line_of(text, mark)
    assert faults_of(text) == [f"p.yaml:{line}: {words.format(before=line - 1)}"]


def test_read_tells_every_fault_at_once_in_the_order_of_the_lines() -> None:
    text = TEXT
    wrong = {
        "zone: Europe/Copenhagen": "zone: Copenhagen",
        "  sign: ⚓": "  sing: ⚓",
        "  host: nagasaki": "  host: dejima",
        "kind: site_visit": "kind: walk",
        "dates: 2023-05-09": "dates: 2023-06-09",
        "dates: FY2024": "dates: H1 2024",
    }
    for old, new in wrong.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    lines = [int(fault.split(":")[1]) for fault in faults_of(text)]
    assert lines == [line_of(text, new) for new in wrong.values()]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "p.yaml:1: no programme; begin with `format: 1`, `key:` and `name:`"),
        (b"- a\n- b\n", "p.yaml:1: no programme; begin with `format: 1`, `key:` and `name:`"),
        ("name: Århus\n".encode("latin-1"), "p.yaml:1: not UTF-8; save the file as UTF-8 text"),
        ("a: b\n".encode("utf-16"), "p.yaml:1: not UTF-8; save the file as UTF-8 text"),
        (b"a: b\nc: \x07\n", "p.yaml:2: the character U+0007 is not text; take it out"),
        (
            b"a: b\n\tc: d\n",
            "p.yaml:2: no YAML: found a tab character that violates indentation; "
            "indent with spaces, not with tabs",
        ),
        (
            b"a: [b\nc: d\n",
            "p.yaml:2: no YAML: did not find expected ',' or ']'; "
            "check the indentation and the quotation marks around it",
        ),
        (
            b"[" * 100_000,
            "p.yaml:1: nested too deep for a programme; check the brackets and the indentation",
        ),
        (b" " * (LARGEST + 1), "p.yaml: larger than 32 MB; a programme file is smaller than that"),
    ],
    ids=["empty", "a list", "latin-1", "utf-16", "bell", "tab", "bracket", "deep", "huge"],
)
def test_read_of_what_is_no_programme_says_so_in_one_sentence(content: bytes, fault: str) -> None:
    assert faults_of(content) == [fault]


def test_read_of_a_bomb_of_aliases_ends_at_once() -> None:
    bomb = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    faults = faults_of("\n".join(bomb))
    assert "p.yaml:60: the alias *a58 is not allowed; write out what it stands for" in faults


def test_read_of_a_second_document_is_refused() -> None:
    text = TEXT + "---\nformat: 1\n"
    line = text.count("\n") - 1
    assert faults_of(text) == [f"p.yaml:{line}: a second document begins here; keep the programme in one"]


def test_read_of_a_third_city_is_refused() -> None:
    name = "{en: X, de: X, ja: X}"
    third = f"- {{key: x, name: {name}, zone: Asia/Tokyo, country: JP, country_name: {name}}}"
    text = TEXT.replace("sectors:", f"{third}\n\nsectors:")
    line = line_of(text, "- {key: x,")
    assert f"p.yaml:{line}: a third city; a partnership is of two" in faults_of(text)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "none.yaml", "No such file or directory"),
        (lambda folder: folder, "Is a directory"),
    ],
    ids=["missing", "a folder"],
)
def test_read_of_a_path_without_a_file_says_so(
    tmp_path: Path, make: Callable[[Path], Path], words: str
) -> None:
    path = make(tmp_path)
    with pytest.raises(ProgrammeFaults) as raised:
        read(path)
    assert str(raised.value) == f"{path}: cannot be read: {words}; give the path of a programme file"


def test_read_takes_plain_words_for_what_they_are(sample: Programme) -> None:
    text = (
        TEXT.replace("country: DK", "country: NO")
        .replace("en: Denmark", "en: No")
        .replace("any: [HW]", "any: [null-8, 12, 1:30, yes]")
    )
    programme = read_text(text.encode(), "p.yaml")
    assert programme.cities[0].country == "NO"
    assert programme.cities[0].country_name.en == "No"
    assert programme.terms[0].aliases.any == ("null-8", "12", "1:30", "yes")


@pytest.mark.parametrize("end_of_line", ["\n", "\r\n", "\r"])
def test_read_takes_files_of_every_editor(sample: Programme, end_of_line: str) -> None:
    content = b"\xef\xbb\xbf" + TEXT.replace("\n", end_of_line).encode()
    assert read_text(content, "p.yaml") == sample
    spoilt = content.replace(b"country: DK", b"country: dk")
    assert [fault.split(": ")[0] for fault in faults_of(spoilt)] == [f"p.yaml:{line_of(TEXT, 'country: DK')}"]


@settings(max_examples=150, deadline=None)
@given(
    start=st.integers(0, len(TEXT)),
    length=st.integers(0, 400),
    scrap=st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.sampled_from(["\n", "\n  ", "- ", ": ", "{", "[", '"', "&a ", "*a", "? ", "!!x "]),
)
def test_read_of_a_damaged_file_tells_lines_of_that_file(start: int, length: int, scrap: str) -> None:
    """Wherever a file is damaged, it is read or its faults are told; no other error comes out."""
    content = (TEXT[:start] + scrap + TEXT[start + length :]).encode()
    try:
        read_text(content, "p.yaml")
    except ProgrammeFaults as error:
        last = len(content.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        lines = [fault.line for fault in error.faults]
        assert lines
        assert [line for line in lines if line is None or not 1 <= line <= last] == []


@pytest.mark.parametrize(("written", "time"), [("10:30", "10:30"), ("09:30", "09:30"), ('"14:05"', "14:05")])
def test_time_of_an_agenda_item_is_read_however_yaml_takes_it(written: str, time: str) -> None:
    text = TEXT.replace(
        "    place: ropewalk-museum\n", f"    place: ropewalk-museum\n    time: {written}\n", 1
    )
    item = read_text(text.encode(), "p.yaml").visits[0].agenda[0]
    assert item.time == time


def test_time_that_no_clock_shows_is_a_fault() -> None:
    text = TEXT.replace("    place: ropewalk-museum\n", '    place: ropewalk-museum\n    time: "25:00"\n', 1)
    assert faults_of(text) == ["p.yaml:130: '25:00' is no time of a day; write 09:30"]
