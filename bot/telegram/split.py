"""A message longer than Telegram takes, cut where a reader would pause, tags kept whole."""

import html
import re

#: Telegram's limits, counted after the tags are parsed.
TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024

_TOKEN = re.compile(r"<(?P<slash>/?)(?P<name>[a-z-]+)[^>]*>|&[#\w]+;|[^<&]", re.DOTALL)
#: Where to cut, best first: between paragraphs, lines, sentences, words.
_PAUSES = ("\n\n", "\n", "。", ". ", " ")


def length(text: str) -> int:
    """How long Telegram finds the text: UTF-16 units of what is shown."""
    return sum(_width(token) for token in _TOKEN.finditer(text))


def split(text: str, limit: int) -> list[str]:
    """Give parts of at most `limit` units each, open tags closed and opened again."""
    rest = str(text)
    if len(rest) * 2 <= limit:  # no sign is wider than two units: the common case needs no look
        return [rest]
    parts = []
    while length(rest) > limit:
        part, rest = _cut(rest, limit)
        parts.append(part)
    return [*parts, rest]


def _cut(text: str, limit: int) -> tuple[str, str]:
    end = _fits(text, limit)
    for pause in _PAUSES:
        # White space is dropped at a cut, so it may lie just beyond.
        at = text.rfind(pause, 0, end if pause.strip() else end + len(pause))
        # A pause in the first half would leave a stub of a message; try a finer one.
        if at > end // 2 and _outside_tags(text, at):
            end = at + len(pause)
            break
    opened = _open_tags(text[:end])
    closing = "".join(f"</{name}>" for name, _ in reversed(opened))
    reopening = "".join(tag for _, tag in opened)
    return text[:end].rstrip() + closing, reopening + text[end:].lstrip()


def _fits(text: str, limit: int) -> int:
    """The index up to which the text is not longer than `limit`."""
    used = 0
    for token in _TOKEN.finditer(text):
        used += _width(token)
        if used > limit:
            return token.start()
    return len(text)


def _outside_tags(text: str, at: int) -> bool:
    return text.rfind("<", 0, at) <= text.rfind(">", 0, at)


def _open_tags(text: str) -> list[tuple[str, str]]:
    opened: list[tuple[str, str]] = []
    for token in _TOKEN.finditer(text):
        if token["name"] is None:
            continue
        if token["slash"]:
            opened.pop()
        else:
            opened.append((token["name"], token[0]))
    return opened


def _width(token: re.Match[str]) -> int:
    if token["name"] is not None:
        return 0
    return len(html.unescape(token[0]).encode("utf-16-le")) // 2
