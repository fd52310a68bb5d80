"""The programme's year as a picture: months downwards, a column a city, today's line.

What has a day is a filled bar, what has a month or a season an outlined and hatched one. A month
is as high as what begins in it needs, so that no text covers another.
"""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date
from PIL import Image, ImageDraw

from bot.i18n import Translator
from bot.programme.dates import ProgrammeDate
from bot.programme.model import Programme
from bot.programme.tense import today_in
from bot.views.dates import date_words, day_words
from bot.views.names import label
from bot.views.pictures.canvas import (
    FAINT,
    INK,
    LARGE,
    LINE,
    MARGIN,
    NORMAL,
    PAPER,
    SMALL,
    TODAY,
    TODAY_LINE,
    WIDTH,
    Colour,
    colour_of,
    font,
    line_height,
    png,
    wrapped,
    write,
)
from bot.views.pictures.year import Item, items_of

#: Width of the months' names, of a bar, and between things (pixels).
_MONTHS, _BAR, _GAP = 92, 26, 14
_MONTH_HEIGHT = 84
_COLUMN = (WIDTH - 2 * MARGIN - _MONTHS) // 2
_TEXT = _COLUMN - _BAR - 3 * _GAP
_NAME_LINES, _NOTE_LINES = 3, 2


@dataclass(frozen=True)
class _Block:
    """The words beside a bar."""

    item: Item
    when: Sequence[str]
    name: Sequence[str]
    note: Sequence[str]

    @property
    def height(self) -> int:
        lines = len(self.when) + len(self.note)
        return lines * line_height(SMALL) + len(self.name) * line_height(NORMAL) + _GAP


#: A title, and what stands under it.
_Group = tuple[str, Sequence[_Block]]


def timeline(programme: Programme, year: int, now: datetime, t: Translator) -> bytes:
    """A PNG. `now` is the calendar's, in UTC; today is the day in the first city."""
    items = items_of(programme, year, now, t)
    columns = {city.key: number for number, city in enumerate(programme.cities)}
    blocks = [_block(item, _TEXT) for item in items if not item.whole_year and item.city in columns]
    above = _groups(items, columns, t)
    heights = _month_heights(blocks, columns)
    legend = _legend(programme, t)
    top = _head_height(legend, above)
    image = Image.new("RGB", (WIDTH, top + sum(heights) + MARGIN), PAPER)
    draw = ImageDraw.Draw(image)
    _draw_head(draw, programme, year, legend, above, now, t)
    ends = [top + sum(heights[:month]) for month in range(13)]
    _draw_months(draw, ends, year, t)
    for number, city in enumerate(programme.cities):
        head = wrapped(label(city, t), NORMAL, _COLUMN - _GAP, 1)
        write(draw, _left(number) + _GAP, top - line_height(NORMAL) - _GAP, head, NORMAL)
    today = today_in(next(iter(programme.zones.values())), now)
    if today.year == year:
        _draw_today(draw, _y(today, ends), ends[today.month - 1], t)
    _draw_blocks(draw, blocks, columns, ends)
    return png(image)


def _block(item: Item, width: int) -> _Block:
    return _Block(
        item,
        wrapped(item.when, SMALL, width, 2),
        wrapped(item.name, NORMAL, width, _NAME_LINES),
        wrapped(item.note, SMALL, width, _NOTE_LINES) if item.note else (),
    )


def _groups(items: Sequence[Item], columns: Mapping[str, int], t: Translator) -> list[_Group]:
    """What has no place among the months and cities stands above them, each sort under its title."""
    width = WIDTH - 2 * MARGIN - _BAR - 2 * _GAP
    elsewhere = [item for item in items if not item.whole_year and item.city not in columns]
    sorts = (
        (t.gettext("Some time in the year"), [item for item in items if item.whole_year]),
        (t.gettext("In neither of the two cities, or no place is given"), elsewhere),
    )
    return [(title, [_block(item, width) for item in some]) for title, some in sorts if some]


def _month_heights(blocks: Sequence[_Block], columns: Mapping[str, int]) -> list[int]:
    """Of each month: what begins in it stands below each other, in each column."""
    heights = []
    for month in range(1, 13):
        begun = [block for block in blocks if block.item.start.month == month]
        each = [sum(b.height for b in begun if b.item.city == city) for city in columns]
        heights.append(max(_MONTH_HEIGHT, max(each) + _GAP))
    return heights


def _legend(programme: Programme, t: Translator) -> list[tuple[Colour, str]]:
    return [(colour_of(field.number), label(field, t)) for field in programme.fields]


def _head_height(legend: Sequence[tuple[Colour, str]], above: Sequence[_Group]) -> int:
    rows = len(legend) + 1
    height = MARGIN + line_height(LARGE) + line_height(SMALL) + _GAP + rows * line_height(SMALL) + _GAP
    for _, blocks in above:
        height += line_height(SMALL) + _GAP + sum(block.height for block in blocks) + _GAP
    return height + line_height(NORMAL) + 2 * _GAP


def _draw_head(
    draw: ImageDraw.ImageDraw,
    programme: Programme,
    year: int,
    legend: Sequence[tuple[Colour, str]],
    above: Sequence[_Group],
    now: datetime,
    t: Translator,
) -> None:
    title = t.gettext("The programme in {year}").format(year=date_words(ProgrammeDate.parse(f"{year}"), t))
    y = write(draw, MARGIN, MARGIN, [title], LARGE)
    day = day_words(today_in(next(iter(programme.zones.values())), now), t, weekday=False)
    y = write(draw, MARGIN, y, [t.gettext("As of {day}").format(day=day)], SMALL, FAINT) + _GAP
    for colour, words in legend:
        draw.rectangle((MARGIN, y + 8, MARGIN + _BAR, y + 8 + _BAR), fill=colour)
        y = write(draw, MARGIN + _BAR + _GAP, y, wrapped(words, SMALL, WIDTH - 2 * MARGIN - 60, 1), SMALL)
    _bar(draw, MARGIN, y + 8, y + 8 + _BAR, (), exact=False, cancelled=False)
    words = t.gettext("outlined: the exact days are not known")
    y = write(draw, MARGIN + _BAR + _GAP, y, [words], SMALL, FAINT) + _GAP
    for heading, blocks in above:
        y = write(draw, MARGIN, y, [heading], SMALL, FAINT) + _GAP
        for block in blocks:
            _draw_block(draw, block, MARGIN, y, y + block.height - _GAP)
            y += block.height
        y += _GAP


def _draw_months(draw: ImageDraw.ImageDraw, ends: Sequence[int], year: int, t: Translator) -> None:
    for month in range(1, 13):
        y = ends[month - 1]
        draw.line((MARGIN, y, WIDTH - MARGIN, y), fill=LINE, width=2)
        name = format_date(date(year, month, 1), "MMM" if t.lang == "ja" else "LLL", locale=t.locale)
        write(draw, MARGIN, y + 6, [name], SMALL, FAINT)
    for number in range(2):
        x = _left(number)
        draw.line((x, ends[0], x, ends[12]), fill=LINE, width=2)
    draw.line((MARGIN, ends[12], WIDTH - MARGIN, ends[12]), fill=LINE, width=2)


def _draw_blocks(
    draw: ImageDraw.ImageDraw, blocks: Sequence[_Block], columns: Mapping[str, int], ends: Sequence[int]
) -> None:
    """Words stand in the month in which the item begins, the bar over all of its time."""
    below: dict[int, float] = {}
    for block in blocks:
        item = block.item
        assert item.city is not None, "without a city it stands above"
        column = columns[item.city]
        y = max(ends[item.start.month - 1] + _GAP, below.get(column, 0))
        top, bottom = _y(item.start, ends), _y(item.end, ends, after=True)
        _draw_block(draw, block, _left(column) + _GAP, y, bottom, top=top)
        below[column] = y + block.height


def _draw_block(
    draw: ImageDraw.ImageDraw, block: _Block, x: float, y: float, bottom: float, *, top: float | None = None
) -> None:
    item = block.item
    top = y if top is None else top
    _bar(draw, x, top, max(bottom, top + _BAR), item.fields, exact=item.exact, cancelled=item.cancelled)
    x += _BAR + _GAP
    y = write(draw, x, y, block.when, SMALL, FAINT)
    y = write(draw, x, y, block.name, NORMAL, FAINT if item.cancelled else INK)
    write(draw, x, y, block.note, SMALL, TODAY)


def _bar(
    draw: ImageDraw.ImageDraw,
    x: float,
    top: float,
    bottom: float,
    fields: Sequence[int],
    *,
    exact: bool,
    cancelled: bool,
) -> None:
    """A stripe a field, side by side; hatched and outlined where the days are not known."""
    colours = [colour_of(number) for number in fields] or [FAINT]
    width = _BAR / len(colours)
    for number, colour in enumerate(colours):
        left = x + number * width
        box = (left, top, left + width - 1, bottom)
        if exact and not cancelled:
            draw.rectangle(box, fill=colour)
            continue
        draw.rectangle(box, outline=colour, width=3)
        if not cancelled:
            for y in range(int(top) + 6, int(bottom), 10):
                draw.line((left, y, left + width - 1, y), fill=colour, width=2)


def _draw_today(draw: ImageDraw.ImageDraw, y: float, month: int, t: Translator) -> None:
    """A line behind the words, and its name below that of the month, which begins at `month`."""
    draw.line((MARGIN, y, WIDTH - MARGIN, y), fill=TODAY_LINE, width=4)
    words = t.pgettext("line in a picture", "today")
    half = line_height(SMALL) / 2
    beside = max(y, month + 6 + line_height(SMALL) + half)
    box = (MARGIN - 8, beside - half, MARGIN + _MONTHS - 8, beside + half)
    draw.rounded_rectangle(box, radius=8, fill=TODAY)
    middle = (box[0] + box[2] - font(SMALL).getlength(words)) / 2
    write(draw, middle, box[1] - 1, [words], SMALL, PAPER)


def _left(column: int) -> int:
    return MARGIN + _MONTHS + column * _COLUMN


def _y(day: date, ends: Sequence[int], *, after: bool = False) -> float:
    """Where a day lies: months differ in height, within one the days are alike."""
    top, bottom = ends[day.month - 1], ends[day.month]
    share = (day.day - (0 if after else 1)) / calendar.monthrange(day.year, day.month)[1]
    return top + (bottom - top) * share
