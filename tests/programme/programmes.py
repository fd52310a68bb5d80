"""Made-up programmes of every shape, for properties."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from bot.programme.check import check
from bot.programme.dates import Certainty, Outcome, Precision, ProgrammeDate
from bot.programme.model import (
    Action,
    Aliases,
    City,
    Document,
    Event,
    EventKind,
    Field,
    Figure,
    Headcount,
    Organisation,
    OrganisationKind,
    Party,
    Programme,
    Sector,
    Short,
    Source,
    Term,
    TermKind,
    Text,
    Topic,
    Visit,
)

#: What YAML could take for something else than a text.
PITFALLS = [
    "No",
    "null",
    "~",
    "2018-08-20",
    "2020",
    "1:30",
    "- a",
    "a: b",
    "# a",
    "'",
    '"',
    "<<",
    "=",
    "*a",
    "!a",
]
PITFALLS += [
    "a\nb",
    "a\n\n  b",
    "こんにちは。",
    "🏛",
    "007",
    "0x1F",
    "1e3",
    "[",
    "{",
    "%a",
    "@a",
    "a #b",
    "true",
    "|",
    ">",
]

letters = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufeff")
words = st.sampled_from(PITFALLS) | st.text(letters, min_size=1, max_size=60).map(str.strip).filter(bool)
texts = st.builds(Text, en=words, de=words, ja=words)
some_words = st.lists(words, max_size=2).map(tuple)

BASE = {
    "name": texts,
    "short": st.none() | st.builds(Short, en=st.none() | words, de=st.none() | words, ja=words),
    "original": st.none() | words,
    "aliases": st.builds(Aliases, any=some_words, en=some_words, de=some_words, ja=some_words),
    "text": st.none() | texts,
    "source": st.lists(
        st.builds(Source, document=st.just("doc"), slide=words, lines=st.sampled_from(["1", "2-3, 5"])),
        max_size=2,
    ).map(tuple),
}

days = st.dates(date(1990, 1, 1), date(2050, 1, 1))
dates = st.sampled_from(
    [
        "2018-08-20",
        "2018-11-13/2018-11-18",
        "2019-10",
        "2019-07/2019-08",
        "2019-winter",
        "FY2020",
        "2020/2021",
    ]
).map(ProgrammeDate.parse) | days.map(lambda day: ProgrammeDate(day, day, Precision.DAY))
DATED = {
    **BASE,
    "dates": st.none() | dates,
    "certainty": st.sampled_from(Certainty),
    "outcome": st.sampled_from(Outcome),
}
headcounts = st.none() | st.builds(
    Headcount, number=st.integers(1, 500), approximate=st.booleans(), text=st.none() | texts
)


def keys(prefix: str, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([f"{prefix}-{i}" for i in range(most)]), unique=True, max_size=most)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A valid programme. All have the same key and cities, so that any two can be merged."""
    cities = ["left", "right"]
    fields = draw(keys("f", 3).filter(bool))
    organisations = draw(keys("x", 4))
    figures, terms, visits, topics = (draw(keys(prefix, 2)) for prefix in ("fig", "x-t", "v", "top"))

    def one(cls: Any, key: str, common: dict[str, Any], **more: st.SearchStrategy[Any]) -> Any:
        return draw(st.builds(cls, key=st.just(key), **{**common, **more}))

    def maybe(found: list[str]) -> st.SearchStrategy[str | None]:
        return st.sampled_from([None, *found])

    def several(found: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(found), unique=True, max_size=3).map(tuple) if found else st.just(())

    parties = st.lists(
        st.builds(Party, organisation=maybe(organisations), figure=maybe(figures), text=texts), max_size=2
    ).map(tuple)
    links = {"fields": several(fields), "mentions": several([*cities, *organisations, *terms])}
    event = {
        **DATED,
        **links,
        "kind": st.sampled_from(EventKind),
        "number": st.none() | st.integers(1, 9),
        "city": maybe(cities),
        "place": maybe(organisations),
        "venue": st.none() | texts,
        "organisers": parties,
        "speakers": parties,
        "attendance": headcounts,
        "topics": st.lists(texts, max_size=2).map(tuple),
        "result": st.none() | texts,
    }
    # An item that changes its visit from one programme to the next is a case of its own.
    items = draw(st.lists(st.sampled_from(["e-1", "e-2", "e-3"]), unique=True))
    homes = {item: draw(maybe(visits)) for item in items}
    acts = draw(keys("act", 3)) if topics else []
    of_topic = {action: draw(st.sampled_from(topics)) for action in acts}
    undated = {**event, "dates": st.none()}
    return Programme(
        format=1,
        key="made-up",
        name=draw(texts),
        text=draw(st.none() | texts),
        documents=(one(Document, "doc", {}, title=texts, date=dates, lines=st.just(9)),),
        cities=tuple(
            one(City, key, BASE, zone=st.just("Asia/Tokyo"), country=st.just("NO"), country_name=texts)
            for key in cities
        ),
        sectors=(one(Sector, "sector", BASE, number=st.integers(1, 9)),),
        fields=tuple(one(Field, key, BASE, number=st.integers(1, 9), sign=st.just("⚓")) for key in fields),
        organisations=tuple(
            one(
                Organisation,
                key,
                BASE,
                kind=st.sampled_from(OrganisationKind),
                city=maybe(cities),
                place=st.none() | texts,
                part_of=maybe(organisations[at + 1 :]),
            )
            for at, key in enumerate(organisations)
        ),
        figures=tuple(
            one(Figure, key, BASE, role=texts, named=st.booleans(), organisation=maybe(organisations))
            for key in figures
        ),
        terms=tuple(
            one(Term, key, BASE, kind=st.sampled_from(TermKind), fields=several(fields)) for key in terms
        ),
        visits=tuple(
            one(
                Visit,
                key,
                DATED,
                **links,
                host=st.sampled_from(cities),
                guests=maybe(cities),
                destination=st.none() | texts,
                series=maybe(terms),
                based_on=maybe(terms),
                purpose=st.none() | texts,
                project=st.none() | texts,
                delegation=parties,
                size=headcounts,
                agenda=st.just(tuple(one(Event, item, undated) for item in items if homes[item] == key)),
            )
            for key in visits
        ),
        events=tuple(one(Event, item, event) for item in items if homes[item] is None),
        topics=tuple(
            one(
                Topic,
                key,
                BASE,
                field=st.sampled_from(fields),
                actors=parties,
                actions=st.just(
                    tuple(
                        one(
                            Action,
                            action,
                            DATED,
                            **links,
                            number=st.integers(1, 9),
                            heading=st.none() | texts,
                            visit=maybe(visits),
                        )
                        for action in acts
                        if of_topic[action] == key
                    )
                ),
            )
            for key in topics
        ),
    )


def is_valid(programme: Programme) -> bool:
    return not check(programme.model_dump(mode="json", exclude_none=True))
