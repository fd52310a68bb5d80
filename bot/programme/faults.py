"""What is wrong with a programme file: said to operators, in English, with line numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import KizunaError


@dataclass(frozen=True)
class Fault:
    """One fault. `line` counts from 1; None means the file as a whole."""

    line: int | None
    what: str
    right: str


class ProgrammeFaults(KizunaError):
    """The programme file is not right; nothing was loaded."""

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        """Keep every fault, in the order of the lines."""
        self.file = file
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line or 0))
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """One line a fault: `file:line: what is wrong; what would be right`."""
        return [
            f"{self.file}{'' if fault.line is None else f':{fault.line}'}: {fault.what}; {fault.right}"
            for fault in self.faults
        ]
