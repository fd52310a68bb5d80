"""Keeping the catalogues in step with the code loses nothing and guesses nothing."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.support import Translations

from locales import files
from locales.extraction import PROJECT, template
from locales.update import missing, updated

VIEW = """
def view(t, n):
    # Translators: of a door
    t.pgettext("door", "Open")
    t.gettext(
        "A long message "
        "in two parts for {name}"
    )
    t.gettext(f"An f-string for {n}")
    return t.ngettext("{n} day", "{n} days", n), t.npgettext("short", "{n} d", "{n} ds", n)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for room in ("bot", "handlers"):
        (tmp_path / room).mkdir()
    (tmp_path / "bot" / "view.py").write_text(VIEW, encoding="utf-8")
    return tmp_path


def german(**translations: str) -> Catalog:
    catalogue = Catalog(locale="de")
    for message, translation in translations.items():
        catalogue.add(message, translation)
    return catalogue


def english(*messages: str) -> Catalog:
    catalogue = Catalog()
    for message in messages:
        catalogue.add(message)
    return catalogue


def test_extraction_finds_every_kind_of_message_with_its_context_and_comment(project: Path) -> None:
    found = {(m.id, m.context, tuple(m.auto_comments)) for m in template(project) if m.id}
    assert found == {
        ("Open", "door", ("Translators: of a door",)),
        ("A long message in two parts for {name}", None, ()),
        (("{n} day", "{n} days"), None, ()),
        (("{n} d", "{n} ds"), "short", ()),
    }


def test_spelling_is_the_same_after_lines_moved(project: Path) -> None:
    before = files.spell(template(project))
    (project / "bot" / "view.py").write_text("\n\n\n" + VIEW, encoding="utf-8")
    assert files.spell(template(project)) == before


def test_update_keeps_translations_and_leaves_new_messages_empty() -> None:
    new = updated(german(Open="Öffnen"), english("Open", "Opened"), "de")
    assert {m.id: (m.string, m.fuzzy) for m in new if m.id} == {
        "Open": ("Öffnen", False),
        "Opened": ("", False),
    }
    assert list(missing(new, english("Open", "Opened"))) == ["'Opened'"]


def test_update_takes_a_translation_back_when_its_message_returns(tmp_path: Path) -> None:
    gone = updated(german(Open="Öffnen"), english(), "de")
    path = files.po_file("de", tmp_path)
    files.write(path, files.spell(gone, "de"))
    back = updated(files.read("de", tmp_path), english("Open"), "de")
    assert [(m.id, m.string) for m in back if m.id] == [("Open", "Öffnen")]
    assert list(updated(german(Open="Öffnen"), english(), "de", prune=True).obsolete) == []


def test_english_fills_itself(project: Path) -> None:
    new = updated(Catalog(locale="en"), template(project), "en")
    assert all(message.string == message.id for message in new if message.id)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    files.write(files.po_file("de", tmp_path), files.spell(german(Open="Öffnen"), "de"))
    return files.po_file("de", tmp_path)


def said(folder: Path, message: str) -> str:
    return Translations(BytesIO(files.compiled("de", folder))).gettext(message)


def test_compiled_catalogue_follows_the_text_even_back_in_time(stored: Path, tmp_path: Path) -> None:
    assert said(tmp_path, "Open") == "Öffnen"
    stored.write_text(stored.read_text(encoding="utf-8").replace("Öffnen", "Aufmachen"), encoding="utf-8")
    os.utime(stored, ns=(1, 1))
    assert said(tmp_path, "Open") == "Aufmachen"


def test_compiled_catalogue_is_read_as_it_is_while_the_text_is_the_same(stored: Path, tmp_path: Path) -> None:
    first = files.compiled("de", tmp_path)
    inode = stored.with_suffix(".mo").stat().st_ino
    assert files.compiled("de", tmp_path) == first
    assert stored.with_suffix(".mo").stat().st_ino == inode


def test_missing_catalogue_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(files.CatalogueError, match=r"The catalogue .*ja.*kizuna\.po cannot be read"):
        files.compiled("ja", tmp_path)


def test_damaged_catalogue_is_refused_by_name(stored: Path, tmp_path: Path) -> None:
    stored.write_text('msgid "Open"\n<<<<<<< mine\nmsgstr "Auf"\n', encoding="utf-8")
    os.utime(stored, ns=(1, 1))
    with pytest.raises(files.CatalogueError, match=r"The catalogue .*kizuna\.po is damaged"):
        files.compiled("de", tmp_path)


def test_command_finds_nothing_missing_while_another_runs() -> None:
    command = [sys.executable, "-m", "locales", "missing"]
    runs = [subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [run.communicate(timeout=60)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert [words.splitlines()[-1].endswith("0 translations missing") for words in said] == [True, True]
