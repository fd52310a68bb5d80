"""The sample programme for views, and instants about it."""

from datetime import UTC, datetime
from typing import Any

from bot.programme.load import read
from bot.programme.model import Visit
from tests.programme.conftest import SAMPLE

PROGRAMME = read(SAMPLE)
#: Between the two visits, and long after both.
BETWEEN = datetime(2023, 6, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 1, 1, 12, tzinfo=UTC)


def visit(key: str, /, **changes: Any) -> Visit:
    """A visit of the sample, changed."""
    entry = PROGRAMME.entries[key]
    assert isinstance(entry, Visit)
    return entry.model_copy(update=changes)
