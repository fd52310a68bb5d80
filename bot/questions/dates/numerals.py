"""Numbers as Japanese writes them: 30, 三十, 二〇一八, 元 (first), 数 (several)."""

_DIGITS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")}


def numeral(text: str) -> int:
    """The number that figures or numerals write; letters that are none count as 0."""
    if text.isdecimal():
        return int(text[:9])
    if text in ("元", "数"):
        return 1 if text == "元" else 3
    total = current = 0
    for char in text[:9]:
        if char in "十百千":
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            current = 0
        else:
            current = current * 10 + _DIGITS.get(char, 0)
    return total + current
