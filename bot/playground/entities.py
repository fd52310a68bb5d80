"""Formatted text: Telegram's HTML, and what a client marks by itself.

Offsets and lengths are in UTF-16 units, as everywhere in the Bot API; offsets in error
texts are in UTF-8 bytes. Rules and wording follow tdlib's parser.
"""

import re
from dataclasses import dataclass, field
from typing import Any

Entity = dict[str, Any]

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
SPACE = " \t\r\n\0\b\v"

_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<dec>[0-9]*)|(?P<name>[a-zA-Z]*));?")
_LINK = re.compile(
    r"(?:(?:https?|ftp|tonsite)://|tg://|ton://|mailto:|tel:)\S+|[^\s/:@]+\.[^\s/:@]{2,}(?:[/?#]\S*)?"
)
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_MARKS = (
    ("url", re.compile(r"https?://[^\s<>\"'「」、。（）]+[^\s<>\"'「」、。（）.,:;!?)]")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@<>])")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)


class EntityError(Exception):
    """The markup cannot be parsed; its text is Telegram's."""


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Take the markup out of `source`; raise EntityError."""
    return _HtmlParser(source).parse()


def mark(text: str, entities: list[Entity]) -> list[Entity]:
    """Add what every client marks by itself: links, commands, mentions. Sorted as sent."""
    found = list(entities)
    for kind, pattern in _MARKS:
        for match in pattern.finditer(text):
            start, end = utf16_length(text[: match.start()]), utf16_length(text[: match.end()])
            if all(end <= e["offset"] or e["offset"] + e["length"] <= start or _may_hold(e) for e in found):
                found.append({"type": kind, "offset": start, "length": end - start})
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut white space off both ends, as Telegram does, and fit the entities to what is left."""
    start = utf16_length(text[: len(text) - len(text.lstrip())])
    kept = text.strip()
    end = start + utf16_length(kept)
    fitted = []
    for entity in entities:
        first = max(entity["offset"], start)
        last = min(entity["offset"] + entity["length"], end)
        if first < last:
            fitted.append({**entity, "offset": first - start, "length": last - first})
    return kept, fitted


def _may_hold(entity: Entity) -> bool:
    """Whether other entities may lie within it."""
    return entity["type"] in ("bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
                              "expandable_blockquote")  # fmt: skip


@dataclass
class _Open:
    tag: str
    offset: int
    #: Where its content begins in the output, in characters.
    begin: int
    attributes: dict[str, str]


@dataclass
class _HtmlParser:
    source: str
    at: int = 0
    out: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[_Open] = field(default_factory=list)
    found: list[Entity] = field(default_factory=list)

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "<":
                if self.source.startswith("/", self.at + 1):
                    self._end_tag()
                else:
                    self._start_tag()
            else:
                self._emit(self._reference() if char == "&" else self._next())
        if self.open:
            raise EntityError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        self.found.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.out), self.found

    def _emit(self, char: str) -> None:
        self.out.append(char)
        self.offset += utf16_length(char)

    def _next(self) -> str:
        self.at += 1
        return self.source[self.at - 1]

    def _reference(self) -> str:
        """A character reference at `at`; what is none stays as it is written."""
        match = _REFERENCE.match(self.source, self.at)
        assert match is not None, "the pattern matches a lone ampersand too"
        if match["name"]:
            char = NAMED.get(match["name"])
        else:
            digits = match["hex"] or match["dec"] or "0"
            code = int(digits, 16 if match["hex"] else 10)
            char = (
                chr(code)
                if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF and len(digits) < 8
                else None
            )
        if char is None:
            return self._next()
        self.at = match.end()
        return char

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _skip(self, stop: str) -> str:
        """Read up to one of the characters in `stop` or the end."""
        begin = self.at
        while self.at < len(self.source) and self.source[self.at] not in stop:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_space(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in SPACE:
            self.at += 1

    def _start_tag(self) -> None:
        begin = self._byte(self.at)
        self.at += 1
        tag = self._skip(SPACE + ">").lower()
        if self.at == len(self.source):
            raise EntityError(f"Unclosed start tag at byte offset {begin}")
        if tag not in KINDS:
            raise EntityError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        attributes: dict[str, str] = {}
        self._skip_space()
        while not self.source.startswith(">", self.at):
            name, value = self._attribute(tag, begin)
            attributes[name] = value
            self._skip_space()
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise EntityError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, self.offset, len(self.out), attributes))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        unclosed = EntityError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        name = self._skip(SPACE + "=>/\"'")
        if self.at == len(self.source):
            raise unclosed
        if not name:
            raise EntityError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        if not self.source.startswith("=", self.at):
            if self.at == len(self.source):
                raise unclosed
            return name, "1"
        self.at += 1
        self._skip_space()
        if self.at == len(self.source):
            raise unclosed
        quote = self.source[self.at]
        if quote in "\"'":
            value = self._quoted(quote)
        else:
            token = _TOKEN.match(self.source, self.at)
            assert token is not None, "the pattern matches the empty word"
            start, self.at = self._byte(self.at), token.end()
            if self.at < len(self.source) and self.source[self.at] not in SPACE + ">":
                raise EntityError(f"Unexpected end of name token at byte offset {start}")
            value = token[0].lower()
        if self.at >= len(self.source):
            raise EntityError(f"Unclosed start tag at byte offset {begin}")
        return name, value

    def _quoted(self, quote: str) -> str:
        self.at += 1
        value = []
        while self.at < len(self.source) and self.source[self.at] != quote:
            value.append(self._reference() if self.source[self.at] == "&" else self._next())
        self.at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self._byte(self.at)
        if not self.open:
            raise EntityError(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        tag = self._skip(SPACE + ">").lower()
        self._skip_space()
        if not self.source.startswith(">", self.at):
            raise EntityError(f"Unclosed end tag at byte offset {begin}")
        opened = self.open[-1]
        if tag and tag != opened.tag:
            raise EntityError(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        self.at += 1
        self.open.pop()
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        inner = self.found[-1] if self.found else None
        match opened.tag:
            case "a":
                url = opened.attributes.get("href") or "".join(self.out[opened.begin :])
                if not _LINK.fullmatch(url):
                    return  # Telegram drops a link that it does not understand
                entity["url"] = url
            case "tg-emoji":
                emoji = opened.attributes.get("emoji-id", "")
                if not emoji.isdecimal() or int(emoji) == 0:
                    raise EntityError("Invalid custom emoji identifier specified")
                entity["custom_emoji_id"] = emoji
            case "blockquote" if "expandable" in opened.attributes:
                entity["type"] = "expandable_blockquote"
            case "pre" if inner and inner["type"] == "code" and _same_span(inner, entity):
                language = inner.pop("language", None)
                inner["type"] = "pre"
                if language:
                    inner["language"] = language
                return
            case "code" if opened.attributes.get("class", "").startswith("language-"):
                entity["language"] = opened.attributes["class"].removeprefix("language-")
        self.found.append(entity)


def _same_span(one: Entity, other: Entity) -> bool:
    return (one["offset"], one["length"]) == (other["offset"], other["length"])
