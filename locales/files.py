"""Reading, writing and compiling the catalogues' files.

The .mo is compiled whenever it does not belong to the .po beside it, so that neither a
forgotten `make messages` nor a fresh clone can give a reader another language.
"""

import os
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

FOLDER = Path(__file__).parent
DOMAIN = "kizuna"
TEMPLATE = FOLDER / f"{DOMAIN}.pot"


class CatalogueError(Exception):
    """A catalogue is missing or cannot be read."""


def po_file(lang: str, folder: Path = FOLDER) -> Path:
    return folder / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(lang: str, folder: Path = FOLDER) -> Catalog:
    """One language's catalogue; raise CatalogueError that says what is wrong with it."""
    path = po_file(lang, folder)
    try:
        with path.open("rb") as file:
            return read_po(file, locale=lang, domain=DOMAIN, abort_invalid=True)
    except OSError as error:
        raise CatalogueError(f"The catalogue {path} cannot be read: {error.strerror}.") from error
    except (PoFileError, ValueError) as error:
        raise CatalogueError(f"The catalogue {path} is damaged: {error}") from error


def spell(catalogue: Catalog, lang: str | None = None) -> str:
    """The text of a .po or .pot: sorted, and the same for the same messages."""
    body = BytesIO()
    # Babel's own header holds the time and its version, which would change with every run.
    write_po(body, catalogue, sort_output=True, omit_header=True, width=0, include_lineno=False)
    fields = ["Project-Id-Version: Kizuna", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
    fields.append("Content-Transfer-Encoding: 8bit")
    if lang:
        rule = Catalog(locale=Locale(lang))
        fields += [f"Language: {lang}", f"Plural-Forms: {rule.plural_forms}"]
    header = "".join(f'"{field}\\n"\n' for field in fields)
    return f'msgid ""\nmsgstr ""\n{header}\n{body.getvalue().decode().strip()}\n'


def write(path: Path, text: str) -> bool:
    """Write `text` if it is new; give whether it was."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def compiled(lang: str, folder: Path = FOLDER) -> bytes:
    """The catalogue in the form that is quick to read, compiled now if the .po changed."""
    source = po_file(lang, folder)
    target = source.with_suffix(".mo")
    try:
        made = source.stat().st_mtime_ns
        # Equality, not order: an older .po that was put back is a change too.
        if target.exists() and target.stat().st_mtime_ns == made:
            return target.read_bytes()
    except OSError as error:
        raise CatalogueError(f"The catalogue {source} cannot be read: {error.strerror}.") from error
    content = BytesIO()
    write_mo(content, read(lang, folder))
    keep(target, content.getvalue(), made)
    return content.getvalue()


def keep(target: Path, content: bytes, made: int) -> None:
    """Store a .mo in one step; a folder that cannot be written only costs time at each start."""
    draft = target.with_suffix(f".{os.getpid()}.mo")
    try:
        draft.write_bytes(content)
        os.utime(draft, ns=(made, made))
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
