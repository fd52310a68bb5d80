"""Messages that are too long are cut where nothing is lost and no tag is broken."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import parse_html
from bot.telegram.split import length, split

WORD = st.text(st.sampled_from("abc äöü 郡山 🙂.\n"), max_size=12).map(
    lambda text: text.replace("&", "").replace("<", "")
)
PIECE = st.one_of(
    WORD,
    st.sampled_from(["&amp;", "&lt;b&gt;", "&#39;", "\n\n", "。", ". "]),
    WORD.map(lambda text: f"<b>{text}</b>"),
    WORD.map(lambda text: f'<a href="https://kizuna.example/?a=1&amp;b=2">{text}<i>{text}</i></a>'),
    WORD.map(lambda text: f"<blockquote>{text}\n\n{text}</blockquote>"),
)
TEXT = st.lists(PIECE, max_size=40).map("".join)


def shown(text: str) -> str:
    """What a reader sees, white space aside: it may be lost at a cut."""
    return re.sub(r"\s", "", parse_html(text)[0])


@given(TEXT, st.integers(20, 60))
def test_parts_are_short_enough_whole_and_lose_nothing(text: str, limit: int) -> None:
    parts = split(text, limit)

    assert [part for part in parts if length(part) > limit] == []
    assert "".join(shown(part) for part in parts) == shown(text)


@given(TEXT)
def test_length_is_what_telegram_counts(text: str) -> None:
    assert length(text) == len(parse_html(text)[0].encode("utf-16-le")) // 2


def test_cut_is_between_paragraphs_if_one_ends_late_enough() -> None:
    assert split("eins zwei\n\ndrei vier", 14) == ["eins zwei", "drei vier"]


def test_cut_is_between_words_where_no_line_ends() -> None:
    assert split("eins zwei drei", 11) == ["eins zwei", "drei"]


def test_tags_that_span_the_cut_are_closed_and_opened_again() -> None:
    assert split('<a href="https://x.example"><b>eins zwei drei</b></a>', 9) == [
        '<a href="https://x.example"><b>eins zwei</b></a>',
        '<a href="https://x.example"><b>drei</b></a>',
    ]


def test_short_text_stays_as_it_is() -> None:
    assert split("<b>kurz</b>", 4) == ["<b>kurz</b>"]
