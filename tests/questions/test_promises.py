"""What `/followup` reads from a sentence, in three languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programme.load import read
from bot.programme.model import LANGS, Lang
from bot.questions.alike import alike
from bot.questions.doers import ME, Doer
from bot.questions.index import Index, build
from bot.questions.promises import LONGEST, Promise, is_question, read_promise
from bot.variables import ROOT

WEDNESDAY = date(2019, 5, 15)
FRIDAY = date(2019, 5, 17)


@pytest.fixture(scope="module")
def index() -> Index:
    return build(read(ROOT / "db/programme/essen-koriyama.yaml"))


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "call GWI about methanol by Friday", ("call GWI about methanol", FRIDAY)),
        ("de", "GWI wegen Methanol anrufen bis Freitag", ("GWI wegen Methanol anrufen", FRIDAY)),
        ("ja", "金曜日までにGWIにメタノールについて電話する", ("GWIにメタノールについて電話する", FRIDAY)),
        ("de", "Daten schicken am 3. Juni", ("Daten schicken", date(2019, 6, 3))),
        # In the middle and without a "by" it may be what it is all about.
        ("de", "Fragen, ob die Führung am 12. Juli geht",
         ("Fragen, ob die Führung am 12. Juli geht", date(2019, 7, 12))),
        ("en", "send slides before the end of June", ("send slides", date(2019, 6, 20))),
        ("ja", "来週中に資料を送る", ("資料を送る", date(2019, 5, 26))),
        ("en", "in two weeks send the data", ("send the data", date(2019, 5, 29))),
        ("ja", "6月末までに見積もりを取る", ("見積もりを取る", date(2019, 6, 30))),
        # A date that names what it is about is no day by which it is done.
        ("en", "prepare slides for the October 2019 study tour by 1 September",
         ("prepare slides for the October 2019 study tour", date(2019, 9, 1))),
        ("en", "write to the fair", ("write to the fair", None)),
        ("ja", "GWIに5月24日までに資料を送る", ("GWIに資料を送る", date(2019, 5, 24))),
        ("en", "by Friday", ("", FRIDAY)),
    ],
)  # fmt: skip
def test_text_and_day_are_read(
    index: Index, lang: Lang, text: str, expected: tuple[str, date | None]
) -> None:
    found = read_promise(text, lang, index, WEDNESDAY)
    assert (found.text, found.due) == expected


@pytest.mark.parametrize(
    ("lang", "text", "doer"),
    [
        ("en", "call GWI about methanol", ME),
        ("de", "GWI wegen Methanol anrufen", ME),
        ("de", "GWI schickt die Zahlen", Doer("entry", "gwi")),
        ("en", "GWI sends the hydrogen figures", Doer("entry", "gwi")),
        ("ja", "GWIに連絡する", ME),
        ("ja", "郡山市が参加者名簿を送る", Doer("entry", "koriyama")),
        ("de", "Die Uniklinik schickt die Broschüre", Doer("entry", "essen-university-hospital")),
        ("de", "Frau Meyer soll die Einladung übersetzen", Doer("name", name="Frau Meyer")),
        ("de", "Frau Meyer anrufen", ME),
        ("ja", "佐藤さんがデータを送る", Doer("name", name="佐藤さん")),
        ("en", "Tanaka will send the photos", Doer("name", name="Tanaka")),
        ("en", "@anna_essen send the contacts", Doer("name", name="@anna_essen")),
        ("de", "Essen: Hotel buchen", Doer("entry", "essen")),
        ("ja", "郡山市：ホテルを予約", Doer("entry", "koriyama")),
        ("en", "Anna: book a hotel", Doer("name", name="Anna")),
        ("en", "todo: book a hotel", ME),
        ("en", "I will write to the organisers", ME),
        ("de", "Ich melde mich", ME),
    ],
)
def test_who_does_it_is_who_acts_in_the_sentence(index: Index, lang: Lang, text: str, doer: Doer) -> None:
    assert read_promise(text, lang, index, WEDNESDAY).doer == doer


@pytest.mark.parametrize("text", ["me by Friday", "ich bis Freitag", "私 金曜日まで"])
def test_only_me_and_a_day(index: Index, text: str) -> None:
    found = read_promise(text, "en", index, WEDNESDAY)
    assert (found.text, found.due, found.by_me) == ("", FRIDAY, True)


def test_what_it_belongs_to_is_read(index: Index) -> None:
    named = read_promise("Call GWI about methanol", "en", index, WEDNESDAY)
    assert (named.field, named.cities, named.organisations) == ("energy", ("essen",), ("gwi",))
    # A name within somebody's @name is no name.
    assert read_promise("@anna_essen books a hotel", "en", index, WEDNESDAY).cities == ()
    # A word for a sort of body names none, though one is known by it.
    assert read_promise("Wasserwerke anrufen", "de", index, WEDNESDAY).organisations == ()
    # A plain word by which a body is known as well does not name it.
    assert read_promise("ask about hydrogen", "en", index, WEDNESDAY).organisations == ()


def test_name_of_a_visit_attaches_it(index: Index) -> None:
    visit = next(visit for visit in index.programme.visits if visit.series and visit.number)
    found = read_promise(f"Send photos of the {visit.name.en}", "en", index, WEDNESDAY)
    assert found.entry == visit.key


@given(text=st.text(max_size=700), lang=st.sampled_from(LANGS))
def test_any_text_is_read(index: Index, text: str, lang: Lang) -> None:
    found = read_promise(text, lang, index, WEDNESDAY)
    assert isinstance(found, Promise)
    assert len(found.text) <= LONGEST
    assert found.text == found.text.strip()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("GWI sends the methanol study to Koriyama", "the methanol study is sent to Koriyama by GWI", True),
        ("GWI schickt die Methanolstudie", "Die Methanolstudie kommt vom GWI", True),
        ("水素のデータを送る", "水素に関するデータを送ります", True),
        ("GWI sends the study", "GWI schickt die Unterlagen", True),
        ("Koriyama sends the list of participants", "Koriyama books the hotel", False),
        ("Essen lädt zur E-world ein", "Essen prüft den Vertrag", False),
        ("水素のデータを送る", "ホテルを予約する", False),
        ("Send data", "ホテルを予約する", False),
    ],
)  # fmt: skip
def test_wordings_of_one_thing_are_alike(index: Index, one: str, other: str, same: bool) -> None:
    assert alike(one, other, index) is same
    assert alike(other, one, index) is same


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("When is the next visit?", True),
        ("次の訪問はいつですか", True),
        ("データを送ります。", False),
        ("call GWI", False),
        ("Wer kommt?  ", True),
    ],
)
def test_question_is_no_promise(text: str, asks: bool) -> None:
    assert is_question(text) is asks
