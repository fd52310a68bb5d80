"""A date expression half read: its words are known, its neighbours not yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.programme.model import Lang
from bot.questions.dates.reading import Direction, NoDate, Prefer, Window, nearest
from bot.questions.dates.words import Lexeme


@dataclass(frozen=True)
class Context:
    """What a reading depends on besides the words."""

    today: date
    lang: Lang
    prefer: Prefer


@dataclass(frozen=True)
class Draft:
    """Lexemes `first` to `last` (exclusive) and the window that they name.

    `at` gives the window in another year, where no year was said: a range or the caller
    may know better.
    """

    first: int
    last: int
    window: Window
    relative: bool = False
    at: Callable[[int], Window] | None = None
    exact: date | None = None
    otherwise: Window | None = None
    direction: Direction | None = None
    is_range: bool = False
    #: Narrows the window to a part of it ("end of"); kept for when the year changes.
    now: bool = False

    def in_year(self, year: int) -> "Draft":
        """This date in another year; itself where it has one, or does not exist in that year."""
        if self.at is None:
            return self
        try:
            return replace(self, window=self.at(year))
        except NoDate:
            return self


def yearless(at: Callable[[int], Window], context: Context) -> Window:
    """The nearest of the years round today's in which the date exists."""
    year = context.today.year
    found = list(_existing(at, range(year - 1, year + 2))) or list(_existing(at, range(year - 4, year + 5)))
    if not found:
        raise NoDate
    return nearest(found, context.today, context.prefer)


def _existing(at: Callable[[int], Window], years: Iterable[int]) -> Iterable[Window]:
    for year in years:
        try:
            yield at(year)
        except NoDate:
            continue


@dataclass(frozen=True)
class Part:
    """What a rule matched: its named lexemes."""

    lexemes: list[Lexeme]
    named: dict[str, int]
    first: int
    last: int
    codes: str

    def __getitem__(self, name: str) -> Lexeme:
        return self.lexemes[self.named[name]]

    def get(self, name: str) -> Lexeme | None:
        return self.lexemes[self.named[name]] if name in self.named else None

    def number(self, name: str) -> int:
        return int(self[name].value)

    @property
    def before(self) -> str:
        """The letters before the match."""
        return self.codes[: self.first]

    def draft(
        self,
        window: Window,
        *,
        at: Callable[[int], Window] | None = None,
        relative: bool | None = None,
        exact: date | None = None,
        otherwise: Window | None = None,
    ) -> Draft:
        if relative is None:
            relative = any(lexeme.relative for lexeme in self.lexemes[self.first : self.last])
        return Draft(self.first, self.last, window, relative, at, exact, otherwise)


Rule = tuple[str, Callable[[Part, Context], Draft | None]]
