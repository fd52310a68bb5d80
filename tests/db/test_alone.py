"""One bot on one SQLite file, any number on a PostgreSQL database."""

import os
from pathlib import Path

import pytest

from db.alone import Alone, NotAlone


def test_a_second_bot_on_one_file_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    file = tmp_path / "new" / "kizuna.db"
    first, second = Alone(f"sqlite:///{file}"), Alone(f"sqlite:///{file.parent / '..' / 'new' / file.name}")
    first.claim()
    with pytest.raises(NotAlone) as refusal:
        second.claim()
    assert str(refusal.value) == (
        f"Another Kizuna (process {os.getpid()}) already runs on {file}: end it first, or use "
        "PostgreSQL, which takes any number."
    )
    first.release()
    second.claim()
    second.release()


def test_two_files_are_two_bots_and_postgresql_takes_any_number(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / 'a.db'}", f"sqlite:///{tmp_path / 'b.db'}", *["postgresql://u@h/d"] * 2]
    bots = [Alone(url) for url in urls]
    for bot in bots:
        bot.claim()
    assert [bool(bot) for bot in bots] == [True, True, False, False]
    for bot in bots:
        bot.release()
