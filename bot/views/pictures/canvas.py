"""The paper, the font and the colours of every picture."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

#: A phone shows a picture about 400 points wide: at 1080 a letter of 30 is one of 11 points there.
WIDTH = 1080
SMALL, NORMAL, LARGE = 28, 33, 46
MARGIN = 36

PAPER, INK, FAINT, LINE = "#ffffff", "#1c2733", "#5b6875", "#d5dbe1"
TODAY, TODAY_LINE = "#c62828", "#f0a8a4"
#: Told apart by people with red-green weakness too (Okabe and Ito); in the order of the fields.
COLOURS = ("#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")

#: Where a line of Japanese must not begin: with what closes a bracket or a phrase.
_NO_BEGINNING = "、。，．・)）」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"

Font = ImageFont.FreeTypeFont
Colour = str


@cache
def font(size: int) -> Font:
    """Noto Sans JP, which holds Latin letters as well."""
    data = (files("pylopdf_fonts_cjk") / "NotoSansJP-Regular.otf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size)


def colour_of(number: int) -> Colour:
    """Of a field, by its number from 1."""
    return COLOURS[(number - 1) % len(COLOURS)]


def line_height(size: int) -> int:
    return round(size * 1.35)


def wrapped(text: str, size: int, width: int, lines: int) -> list[str]:
    """The text in at most `lines` lines of at most `width` pixels; the last ends in … if it is longer."""
    made: list[str] = []
    current = ""
    for piece in _pieces(text):
        if current and font(size).getlength(current + piece.rstrip()) > width:
            made.append(current.rstrip())
            current = piece.lstrip()
        else:
            current += piece
    made.append(current.rstrip())
    if len(made) > lines:
        last = made[lines - 1]
        while last and font(size).getlength(last + "…") > width:
            last = last[:-1]
        made = [*made[: lines - 1], last.rstrip() + "…"]
    return made


def _pieces(text: str) -> Iterator[str]:
    """What may stand together on a line: words with their blank, and single Japanese characters."""
    word = ""
    for char in text:
        if char.isspace():
            yield word + " "
            word = ""
        elif _is_japanese(char) and char not in _NO_BEGINNING:
            if word:
                yield word
            word = char
        else:
            word += char
    if word:
        yield word


def _is_japanese(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"


def write(
    draw: ImageDraw.ImageDraw, x: float, y: float, lines: Sequence[str], size: int, colour: Colour = INK
) -> float:
    """Write lines below each other; give where the next would stand."""
    for line in lines:
        draw.text((x, y), line, font=font(size), fill=colour)
        y += line_height(size)
    return y


def png(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(buffer, "PNG")
    return buffer.getvalue()
