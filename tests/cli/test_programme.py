"""`programme check|load|export`."""

from pathlib import Path

import pytest

from bot.programme.load import read
from tests.cli.kizuna import kizuna
from tests.programme.conftest import SAMPLE


def test_check_accepts_a_programme() -> None:
    done = kizuna("programme", "check", SAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{SAMPLE} is right: {len(read(SAMPLE).entries)} entries.\n"


def test_check_names_every_fault_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "two-faults.yaml"
    text = SAMPLE.read_text(encoding="utf-8")
    file.write_text(text.replace("format: 1", "format: 2", 1) + "colour: red\n", encoding="utf-8")
    done = kizuna("programme", "check", file)
    assert (done.returncode, done.stdout) == (1, "")
    lines = [int(line.removeprefix(f"{file}:").split(":")[0]) for line in done.stderr.splitlines()]
    assert lines == [
        text.splitlines().index("format: 1") + 1,
        len(text.splitlines()) + 1,
    ]


def test_load_then_export_gives_the_same_programme(database_url: str, tmp_path: Path) -> None:
    loaded = kizuna("programme", "load", SAMPLE, DATABASE_URL=database_url)
    assert (loaded.returncode, loaded.stderr) == (0, "")
    file = tmp_path / "out.yaml"
    exported = kizuna("programme", "export", file, DATABASE_URL=database_url)
    assert (exported.returncode, exported.stdout) == (0, f"The programme is in {file}.\n")
    assert read(file) == read(SAMPLE)


def test_loading_twice_is_the_same_as_once(database_url: str) -> None:
    count = len(read(SAMPLE).entries)
    told = [kizuna("programme", "load", SAMPLE, DATABASE_URL=database_url).stdout for _ in range(2)]
    rest = "0 more are only in the database."
    assert told == [
        f"{SAMPLE} is loaded: {count} entries new, 0 changed, 0 as before; {rest}\n",
        f"{SAMPLE} is loaded: 0 entries new, 0 changed, {count} as before; {rest}\n",
    ]


@pytest.mark.parametrize("content", ["format: 1\n", ""])
def test_a_wrong_file_loads_nothing(content: str, tmp_path: Path) -> None:
    database = tmp_path / "kizuna.db"
    file = tmp_path / "wrong.yaml"
    file.write_text(content)
    done = kizuna("programme", "load", file, DATABASE_URL=f"sqlite:///{database}")
    assert (done.returncode, database.exists()) == (1, False)


def test_export_to_standard_output_is_nothing_but_the_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kizuna.db'}"
    done = kizuna("programme", "export", "-", DATABASE_URL=url, PROGRAMME=str(SAMPLE))
    file = tmp_path / "out.yaml"
    file.write_text(done.stdout, encoding="utf-8")
    assert read(file) == read(SAMPLE)
