"""What is looked up in the index is what a look at everything would find."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.programme.load import read
from bot.programme.model import LANGS
from bot.questions import entries
from bot.questions.compounds import Compounds
from bot.questions.index import build
from bot.questions.slips import Vocabulary
from bot.questions.stems import NAME, NEAR, OWN, stems_of
from bot.questions.text import normalise, words
from bot.variables import ROOT
from tests.benchmarks.large import SHIPPED, larger

PROGRAMME = read(ROOT / "db" / "programme" / "essen-koriyama.yaml")
INDEX = build(PROGRAMME)

LETTERS = st.text("abco", min_size=1, max_size=7)
VOCABULARIES = st.frozensets(LETTERS, max_size=30)


@given(VOCABULARIES, LETTERS, st.integers(1, 2))
def test_no_word_that_a_slip_makes_is_missed(known: frozenset[str], word: str, allowed: int) -> None:
    near = {
        one
        for one in known
        if OSA.distance(one, word) <= allowed and (one[0] == word[0] or one[:2] == word[1::-1])
    }
    like = list(Vocabulary(known).like(word, allowed))
    assert near <= set(like)
    assert len(like) == len(set(like))


@given(VOCABULARIES, LETTERS, st.integers(1, 5))
def test_compounds_are_those_that_begin_or_end_with_the_word(
    known: frozenset[str], part: str, least: int
) -> None:
    holding = {
        word
        for word in known
        if word == part or (len(part) >= least and (word.startswith(part) or word.endswith(part)))
    }
    assert set(Compounds(known).holding(part, least)) == holding


def test_every_stem_explains_its_entry_as_well_as_it_can() -> None:
    """Told once more the long way: names before own texts before those of what belongs to it."""

    def read_of(texts: list[str]) -> set[str]:
        return {stem for text in texts for word in words(text) for stem in stems_of(word)}

    for entry in PROGRAMME:
        parent = PROGRAMME.parents.get(entry.key)
        near = [
            text[lang]
            for other in entries.belonging(entry, parent, PROGRAMME)
            for text in entries.texts_of(other)
            for lang in LANGS
        ]
        own = [text[lang] for text in entries.own_texts(entry) for lang in LANGS]
        expected = dict.fromkeys(read_of(near), NEAR)
        expected |= dict.fromkeys(read_of(own), OWN)
        expected |= dict.fromkeys(read_of(list(entries.names_of(entry))), NAME)
        assert dict(INDEX.facets[entry.key].stems) == expected
        assert INDEX.facets[entry.key].stems.get("no such stem") is None


def test_a_larger_programme_holds_all_of_the_shipped_one_and_is_found_as_well() -> None:
    large = larger(PROGRAMME, 3)
    index = build(large)
    assert len(list(large)) > 2.7 * len(list(PROGRAMME))
    for name, keys in INDEX.aliases.items():
        assert set(keys) <= set(index.aliases[name])
    assert larger(PROGRAMME, 3) == large


@settings(max_examples=200)
@given(st.text(st.characters(max_codepoint=0x3100), max_size=40))
def test_a_text_that_is_normal_stays_and_every_other_becomes_so(text: str) -> None:
    """Plain texts take a short way: it must lead where the long one does."""
    once = normalise(text)
    assert normalise(once.text).text == once.text
    assert all(text[start:end] for start, end in zip(once.starts, once.ends, strict=True))
    assert "\0" in text or normalise(f"{text}\0").text == once.text  # a NUL forces the long way


def test_shipped_programme_is_the_one_that_is_measured() -> None:
    assert read(SHIPPED) == PROGRAMME
