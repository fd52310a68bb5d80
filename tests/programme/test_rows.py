"""Whatever the model can say, the tables can hold and the checks look at."""

import pytest

from bot.programme import model
from bot.programme.check import REFERENCES
from bot.programme.dates import Certainty, Outcome, Precision
from bot.programme.model import Document, Entry, Model, Programme
from bot.programme.rows import CHILDREN, KINDS, LINKS, PARTIES
from db.entries import COLUMNS
from db.models import programme as tables


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_an_entry_has_its_place_in_the_tables(kind: str) -> None:
    cls, _ = KINDS[kind]
    elsewhere = {"source", "dates", "kind", *LINKS, *PARTIES[cls], *(child for _, child in CHILDREN.values())}
    assert cls.model_fields.keys() - set(COLUMNS[kind]) <= elsewhere
    assert ("kind" in cls.model_fields) == (f"{kind}_kind" in COLUMNS[kind])
    assert ("dates" in cls.model_fields) == ({"start_date", "end_date", "precision"} <= set(COLUMNS[kind]))


def test_the_tables_know_the_same_words_as_the_model() -> None:
    assert tuple(Precision) == tables.PRECISIONS
    assert tuple(Certainty) == tables.CERTAINTIES
    assert tuple(Outcome) == tables.OUTCOMES
    assert tuple(KINDS) == tables.KINDS


def test_every_field_that_holds_a_key_is_checked() -> None:
    models = [cls for cls in vars(model).values() if isinstance(cls, type) and issubclass(cls, Model)]
    unchecked = {
        f"{cls.__name__}.{name}"
        for cls in models
        for name, field in cls.model_fields.items()
        if "[a-z0-9]+(-[a-z0-9]+)*" in repr(field)
        and not (name == "key" and issubclass(cls, Entry | Document | Programme))
        and not any(issubclass(cls, owner) and name in names for owner, names in REFERENCES.items())
    }
    assert unchecked == set()
