"""Telegram's HTML: what it becomes, and in which words a mistake is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from bot.playground.entities import EntityError, mark, parse_html, trim, utf16_length, utf16_slice


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b>", "a", [{"type": "bold", "offset": 0, "length": 1}]),
        ("<STRONG>a</strong>", "a", [{"type": "bold", "offset": 0, "length": 1}]),
        ("a &lt;b&gt; &amp; &quot; &#39; &#x41;", "a <b> & \" ' A", []),
        ("&nbsp; &copy; R&D", "&nbsp; &copy; R&D", []),  # only four names are known
        ("😀<i>b</i>", "😀b", [{"type": "italic", "offset": 2, "length": 1}]),  # a pair of UTF-16 units
        (
            "<b>a<i>b</i></b>",
            "ab",
            [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 1}],
        ),
        ("<b></b>x", "x", []),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            "x",
            [{"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org/?a=1&b=2"}],
        ),
        ('<a href="no link">x</a>', "x", []),  # dropped without a word
        (
            "<blockquote expandable>q</blockquote>",
            "q",
            [{"type": "expandable_blockquote", "offset": 0, "length": 1}],
        ),
        ('<span class="tg-spoiler">s</span>', "s", [{"type": "spoiler", "offset": 0, "length": 1}]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [{"type": "pre", "offset": 0, "length": 1, "language": "python"}],
        ),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),  # bytes, not characters
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href=x", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_html_that_telegram_refuses(source: str, error: str) -> None:
    with pytest.raises(EntityError) as refused:
        parse_html(source)
    assert str(refused.value) == error


@given(st.text())
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    assert parse_html(str(escape(text))) == (text, [])


@given(st.text(), st.text(min_size=1), st.text())
def test_an_entity_covers_what_stood_between_its_tags(before: str, inner: str, after: str) -> None:
    text, entities = parse_html(f"{escape(before)}<b>{escape(inner)}</b>{escape(after)}")
    assert text == before + inner + after
    assert entities == [{"type": "bold", "offset": utf16_length(before), "length": utf16_length(inner)}]
    assert utf16_slice(text, entities[0]["offset"], entities[0]["length"]) == inner


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("/start", [("bot_command", "/start")]),
        ("please /ask@kizuna_bot now", [("bot_command", "/ask@kizuna_bot")]),
        ("次は/visitsを", []),  # no border of a word beside it
        ("1/2 and a/b", []),
        ("hello @kizuna_bot!", [("mention", "@kizuna_bot")]),
        ("see https://example.org/a?b=c.", [("url", "https://example.org/a?b=c")]),
        ("mail anna@example.org", [("email", "anna@example.org")]),
        ("#Essen2019 #1", [("hashtag", "#Essen2019")]),
    ],
)
def test_a_client_marks_commands_mentions_and_links(text: str, marked: list[tuple[str, str]]) -> None:
    found = [(one["type"], utf16_slice(text, one["offset"], one["length"])) for one in mark(text, [])]
    assert found == marked


def test_white_space_at_both_ends_is_cut_and_entities_fitted() -> None:
    bold = {"type": "bold", "offset": 0, "length": 6}
    assert trim("  ab\n ", [bold]) == ("ab", [{"type": "bold", "offset": 0, "length": 2}])
