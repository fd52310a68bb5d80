"""Nothing of the deck of 17 May 2019 is left out: each of its lines is claimed, or is decoration.

The deck itself is not in the project; only the numbers of the lines of its text file are.
"""

from pathlib import Path

import pytest

from bot.programme.load import read
from bot.programme.model import Programme

PROGRAMME = Path(__file__).parents[2] / "db" / "programme" / "essen-koriyama.yaml"
DECK = "deck-2019-05-17"
LINES = 395

BLANK = (
    "1-2, 9-11, 13, 15, 18-22, 24, 26, 28, 30, 32, 34, 36, 38, 41, 43, 45, 48-52, 54, 56, 58, 60, 66, 68, "
    "70, 72-76, 78, 80, 82-84, 87-89, 91-93, 96-98, 101-103, 106-108, 110-112, 114, 116, 118-120, 122-124, "
    "126-128, 130, 132, 134, 136, 138-142, 144, 146, 148, 150, 153, 155, 157-161, 163, 165, 167, 169, "
    "171-172, 174, 180-182, 184, 186-190, 192, 194, 196-198, 200-202, 204-206, 208-210, 212-214, 216, 218, "
    "220-222, 224-226, 228-230, 232-234, 236-238, 240, 242, 244, 249, 251, 253-257, 259, 261, 263, 265, "
    "268, 270, 272, 274, 276-280, 282, 284, 286, 288, 290, 293, 295, 297-301, 303, 305, 313-317, 319, 321, "
    "323, 325, 329, 331, 336-340, 342, 344, 346, 351-353, 355, 357, 359, 363, 365, 368-370, 372, 374, 376, "
    "378, 380, 382, 384, 388, 390, 392-394"
)
#: Titles, dates and headings of tables that a slide repeats from the one before it.
REPEATED = (
    "77, 79, 113, 115, 117, 162, 164, 191, 193, 215, 217, 219, 239, 241, 281, 302, 341, 343, 354, 356, "
    "360, 366"
)


def numbers(ranges: str) -> set[int]:
    """The line numbers in "3-5, 8"."""
    found: set[int] = set()
    for part in ranges.split(", "):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read(PROGRAMME)


def test_every_line_that_bears_content_is_claimed_and_no_other(programme: Programme) -> None:
    claimed: set[int] = set()
    for entry in programme:
        for source in entry.source:
            assert source.document == DECK
            claimed |= numbers(source.lines)
    assert claimed == set(range(1, LINES + 1)) - numbers(BLANK) - numbers(REPEATED)


def test_document_has_the_length_of_the_deck(programme: Programme) -> None:
    assert [(document.key, document.lines) for document in programme.documents] == [(DECK, LINES)]


def test_every_entry_says_where_it_stands(programme: Programme) -> None:
    assert [entry.key for entry in programme if not entry.source] == []


def test_numbered_lists_of_the_action_plan_keep_their_numbers(programme: Programme) -> None:
    """Under each heading the activities count from one, in order, as the plan numbers them."""
    counted: dict[tuple[str, str], list[int]] = {}
    for topic in programme.topics:
        for action in topic.actions:
            heading = action.heading.en if action.heading else ""
            counted.setdefault((topic.key, heading), []).append(action.number)
    assert counted == {group: list(range(1, len(found) + 1)) for group, found in counted.items()}
    assert sorted(len(found) for found in counted.values()) == [2, 3, 3, 3, 3, 4, 6, 6]


def test_past_and_planned_visits_are_told_apart(programme: Programme) -> None:
    assert [
        (visit.key, str(visit.dates), visit.certainty.value, visit.outcome.value)
        for visit in programme.visits
    ] == [
        ("lord-mayor-2017", "2017-12-01", "fixed", "held"),
        ("study-tour-1", "2018-04-24/2018-04-26", "fixed", "held"),
        ("educators-2018", "2018-08-20", "fixed", "held"),
        ("study-tour-2", "2018-11-13/2018-11-18", "fixed", "held"),
        ("study-tour-3", "2019-05-15/2019-05-16", "fixed", "held"),
        ("stadtwerke-2019", "2019-07/2019-08", "planned", "none"),
        ("culture-sports-2019", "2019-10", "planned", "none"),
        ("industry-tourism-2020", "2020-02", "planned", "none"),
        ("asaka-2020", "2020", "planned", "none"),
    ]
