"""What people type who mean no good, or nothing: texts that ask for nothing the programme could tell."""

from random import Random

_EMOJI = "😀🎉🏛🇩🇪🇯🇵👩‍🔬"
#: Ten thousand characters each at least; the bot reads the first two thousand.
HOSTILE = {
    "a megabyte": "a" * 1_000_000,
    "a megabyte of emoji": "😀" * 250_000,
    "emoji": _EMOJI * 500,
    "control characters": "\0\x07\x1b[2J" * 2_500,
    "directions": "\u202e\u2066\u200f\u2069" * 2_500,
    "marks on one letter": "a" + "\u0301" * 10_000,
    "marks on all letters": ("b" + "\u0301\u0323" * 8) * 600,
    "signs that unfold": "\ufdfa" * 10_000,
    "lone surrogates": "\ud83d" * 10_000,
    "html": "<script>alert(1)</script><b>" * 400,
    "sql": "'; DROP TABLE person; --\" OR 1=1 " * 400,
    "json": '{"update_id": 1, "message": {}}' * 400,
    "brackets": "(((((((((([[[[[[[[[[" * 500,
    "quotation marks": "\"'„“「" * 2_000,
    "blanks": " \n\t\u3000" * 2_500,
    "question marks": "?" * 10_000,
    "letters": "a b c " * 2_000,
    "long words": "x" * 500 + " " + "y" * 9_500,
    "numbers in circles": "①❺⓸ⅷ" * 2_500,
}
#: Blocks of Unicode, those that people write in and those that they do not.
_BLOCKS = (
    *((0x20, 0x7F), (0x00, 0x20), (0x80, 0x250), (0x370, 0x530), (0x590, 0x700), (0x900, 0xE80)),
    *((0x1100, 0x1200), (0x1E00, 0x2100), (0x2000, 0x2070), (0x2190, 0x2BFF), (0x3000, 0x3100)),
    *((0x3400, 0x9FFF), (0xAC00, 0xD7A4), (0xD800, 0xE000), (0xE000, 0xF900), (0xF900, 0xFFFF)),
    *((0x1F000, 0x1FAFF), (0x20000, 0x2FFFF), (0xE0000, 0xE0200), (0x0, 0x110000)),
)


def noise(chance: Random) -> str:
    """A string of up to sixty characters, of one block or of all."""
    length = chance.randint(1, 60)
    if chance.random() < 0.4:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(length))
    blocks = chance.choices(_BLOCKS, k=chance.randint(1, 4))
    return "".join(chr(chance.randrange(*chance.choice(blocks))) for _ in range(length))
