"""Customary breaks by country and region, from a dated file with its sources."""

from datetime import date
from functools import cache
from typing import Any

import yaml

from bot.programme.model import City, Text
from bot.variables import ROOT
from bot.visits.values import Break, BreaksUnknown

FILE = ROOT / "db" / "programme" / "breaks.yaml"


def breaks_of(city: City, start: date, end: date) -> list[Break | BreaksUnknown]:
    """Breaks that share a day with `start` to `end`, and the years of which nothing is known."""
    data = _read()
    rows = [row for row in data["breaks"] if row["country"] == city.country]
    years = range(start.year, end.year + 1)
    unknown = [year for year in years if not rows or not data["known_from"] <= year <= data["known_until"]]
    found: list[Break | BreaksUnknown] = [BreaksUnknown(city.key, year) for year in unknown]
    for row in rows:
        if row.get("subdivision") not in (None, city.subdivision):
            continue
        for days in row["days"]:
            first, last = (date.fromisoformat(day) for day in days.split("/"))
            if first <= end and start <= last:
                found.append(Break(city.key, Text(**row["name"]), first, last))
    return found


@cache
def _read() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data
