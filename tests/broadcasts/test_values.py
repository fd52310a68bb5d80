"""A draft survives being kept, counts lose nothing, the gate opens only when all is decided."""

import json
from datetime import UTC, datetime
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from bot.broadcasts.draft import Draft, Step
from bot.broadcasts.values import Audience, Counts, Mode
from bot.programme.model import LANGS, Lang
from db.models.deliveries import STATES

KEYS = st.lists(st.sampled_from(("water", "energy", "essen", "koriyama")), unique=True).map(tuple)
LANG = st.sampled_from(LANGS)
AUDIENCES = st.builds(
    Audience, fields=KEYS, cities=KEYS, languages=KEYS, roles=KEYS, visit=st.none() | st.just("tour")
)
MEDIA = st.none() | st.just({"kind": "photo", "file_id": "AgAD"})
DRAFTS = st.builds(
    Draft,
    step=st.sampled_from(cast(tuple[Step, ...], ("audience", "texts", "time", "review", "confirm"))),
    audience=AUDIENCES,
    texts=st.dictionaries(LANG, st.text(min_size=1)),
    original=st.none() | LANG,
    noted=st.lists(LANG, unique=True).map(tuple),
    slot=st.none() | LANG,
    sources=st.dictionaries(LANG, st.integers(1, 2**52)),
    album=st.none() | st.text(),
    media=MEDIA,
    acknowledge=st.booleans(),
    mode=st.sampled_from(Mode),
    at=st.none() | st.integers(0, 2**32).map(lambda second: datetime.fromtimestamp(second, UTC)),
    corrects=st.none() | st.integers(1, 2**31),
)


@given(DRAFTS)
def test_draft_comes_back_from_the_database_as_it_was(draft: Draft) -> None:
    assert Draft.of_json(json.loads(json.dumps(draft.as_json()))) == draft


@given(st.dictionaries(st.sampled_from(STATES), st.integers(0, 10**6)))
def test_no_row_is_lost_or_counted_twice(states: dict[str, int]) -> None:
    counts = Counts.of_states(states)

    assert counts.total == sum(states.values())
    assert counts.ended == counts.total - states.get("queued", 0) - states.get("sending", 0)


@given(st.lists(st.tuples(st.sampled_from(("write", "note", "picture")), LANG)))
def test_gate_opens_when_every_language_is_written_or_noted_on_purpose(deeds: list[tuple[str, Lang]]) -> None:
    draft, written, noted = Draft(), set[Lang](), set[Lang]()
    for deed, lang in deeds:
        if deed == "write":
            draft = draft.written(lang, "text", 1)
            written.add(lang)
            noted.discard(lang)
        elif deed == "note":
            draft = draft.toggle_note(lang)
            noted ^= {lang}
            written.discard(lang)

        assert (set(draft.texts), set(draft.noted)) == (written, noted)
        assert draft.complete is (bool(written) and written | noted == set(LANGS))
        assert (draft.original in written) is bool(written)


@given(AUDIENCES, st.sampled_from(("fields", "cities", "languages", "roles")), st.text(min_size=1))
def test_two_taps_on_a_choice_change_nothing(audience: Audience, what: str, key: str) -> None:
    draft = Draft(audience=audience)
    twice = draft.toggle(what, key).toggle(what, key)

    assert sorted(getattr(twice.audience, what)) == sorted(getattr(audience, what))
