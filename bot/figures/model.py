"""Figures of the programme as plain values. A key of None: not said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

#: What was sent and asked is counted over this time.
LOOK_BACK = timedelta(days=30)

#: Open follow-ups by how late they are, in the order in which they are shown.
LATENESS = ("undated", "ahead", "week", "month", "older")


@dataclass(frozen=True)
class Figures:
    people: int = 0
    blocked: int = 0
    #: Who can be written to, by key.
    by_city: Mapping[str | None, int] = field(default_factory=dict)
    by_language: Mapping[str | None, int] = field(default_factory=dict)
    by_field: Mapping[str | None, int] = field(default_factory=dict)
    #: Messages by state, and questions by status, of the last `LOOK_BACK`.
    deliveries: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, int] = field(default_factory=dict)
    #: By one of LATENESS.
    follow_ups: Mapping[str, int] = field(default_factory=dict)
