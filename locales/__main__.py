"""`python -m locales`: keep the catalogues in step with the code.

extract   take the code's messages into the catalogues, and compile them
compile   compile what changed
missing   name what lacks a translation; status 1 if anything does
"""

import argparse
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tokenize import TokenError

from babel.messages import Catalog

from bot.programme.model import LANGS
from locales import files
from locales.extraction import template
from locales.update import missing, updated


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m locales", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("deed", choices=["extract", "compile", "missing"])
    parser.add_argument("--prune", action="store_true", help="drop translations whose message is gone")
    options = parser.parse_args()
    try:
        with _alone():
            if options.deed == "extract":
                _extract(prune=options.prune)
            if options.deed in ("extract", "compile"):
                for lang in LANGS:
                    files.compiled(lang)
            lacking = _report() if options.deed != "compile" else 0
        return 1 if lacking and options.deed == "missing" else 0
    except (files.CatalogueError, TokenError, SyntaxError) as error:
        print(error, file=sys.stderr)  # noqa: T201 – a command's output
        return 1


@contextmanager
def _alone() -> Iterator[None]:
    """One run at a time; the lock is on the folder and ends with the process."""
    folder = os.open(files.FOLDER, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _extract(*, prune: bool) -> None:
    found = template()
    files.write(files.TEMPLATE, files.spell(found))
    for lang in LANGS:
        path = files.po_file(lang)
        old = files.read(lang) if path.exists() else Catalog(locale=lang)
        files.write(path, files.spell(updated(old, found, lang, prune=prune), lang))


def _report() -> int:
    found = template()
    lacking = [(lang, message) for lang in LANGS for message in missing(files.read(lang), found)]
    for lang, message in lacking:
        print(f"{lang}: {message} has no translation")  # noqa: T201
    print(f"{len(found)} messages, {len(lacking)} translations missing")  # noqa: T201
    return len(lacking)


if __name__ == "__main__":
    sys.exit(main())
