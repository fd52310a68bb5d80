"""Charts of bars below each other: how numbers of one kind compare. Each chart has a scale of its own."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from bot.i18n import Translator
from bot.views.figures import Chart
from bot.views.pictures.canvas import (
    COLOURS,
    FAINT,
    INK,
    LARGE,
    LINE,
    MARGIN,
    NORMAL,
    PAPER,
    SMALL,
    WIDTH,
    font,
    line_height,
    png,
    wrapped,
    write,
)

#: Where bars begin, and their thickness (pixels).
_WORDS, _BAR, _GAP = 470, 26, 12
_ROW = line_height(SMALL) + 8


def bars(title: str, note: str, charts: Sequence[Chart], t: Translator) -> bytes:
    """A PNG; `note` stands below the title."""
    head = MARGIN + line_height(LARGE) + line_height(SMALL) + _GAP
    height = head + sum(line_height(NORMAL) + len(chart.rows) * _ROW + 3 * _GAP for chart in charts) + MARGIN
    image = Image.new("RGB", (WIDTH, height), PAPER)
    draw = ImageDraw.Draw(image)
    y = write(draw, MARGIN, MARGIN, [title], LARGE)
    y = write(draw, MARGIN, y, [note], SMALL, FAINT) + _GAP
    for number, chart in enumerate(charts):
        draw.line((MARGIN, y, WIDTH - MARGIN, y), fill=LINE, width=2)
        y = write(draw, MARGIN, y + _GAP, wrapped(chart.title, NORMAL, WIDTH - 2 * MARGIN, 1), NORMAL)
        largest = max((count for _, count in chart.rows), default=0)
        for words, count in chart.rows:
            _row(draw, y, words, count, largest, COLOURS[number % len(COLOURS)], t)
            y += _ROW
        y += 2 * _GAP
    return png(image)


def _row(
    draw: ImageDraw.ImageDraw, y: float, words: str, count: int, largest: int, colour: str, t: Translator
) -> None:
    write(draw, MARGIN, y, wrapped(words, SMALL, _WORDS - MARGIN - _GAP, 1), SMALL)
    said = t.number(count)
    room = WIDTH - MARGIN - _WORDS - font(SMALL).getlength(said) - _GAP
    length = room * count / largest if largest else 0
    top = y + (line_height(SMALL) - _BAR) / 2
    if count:
        draw.rectangle((_WORDS, top, _WORDS + max(4, length), top + _BAR), fill=colour)
    write(draw, _WORDS + length + _GAP, y, [said], SMALL, INK if count else FAINT)
