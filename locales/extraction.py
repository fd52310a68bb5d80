"""The messages that the code holds, as a template catalogue."""

from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir

PROJECT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers")
KEYWORDS = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def template(project: Path = PROJECT) -> Catalog:
    """Every message in the code, by file; only literals can be found."""
    found = Catalog(fuzzy=False)
    for room in ROOMS:
        for file, _, message, comments, context in extract_from_dir(
            project / room,
            method_map=[("**.py", "python")],
            keywords=KEYWORDS,
            comment_tags=["Translators:"],
        ):
            # No line numbers: they would change the catalogues with every edit of the code.
            found.add(message, locations=[(f"{room}/{file}", None)], auto_comments=comments, context=context)  # type: ignore[list-item]
    return found
