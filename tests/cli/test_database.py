"""`db upgrade|backup|restore`, and what `make setup` does."""

from pathlib import Path

from db.upgrade import newest
from tests.cli.kizuna import kizuna
from tests.programme.conftest import SAMPLE


def test_upgrade_makes_the_database_and_may_be_repeated(empty_database_url: str) -> None:
    told = [kizuna("db", "upgrade", DATABASE_URL=empty_database_url) for _ in range(2)]
    assert [done.returncode for done in told] == [0, 0]
    assert {done.stdout for done in told} == {f"The database has the newest schema, {newest()}.\n"}


def test_a_backup_is_restored(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kizuna.db'}"
    copy = tmp_path / "copies" / "kizuna.db"
    kizuna("programme", "load", SAMPLE, DATABASE_URL=url)
    kept = kizuna("db", "backup", copy, DATABASE_URL=url)
    assert (kept.returncode, kept.stdout) == (0, f"The database is copied to {copy}.\n")
    (tmp_path / "kizuna.db").unlink()
    back = kizuna("db", "restore", copy, DATABASE_URL=url)
    assert (back.returncode, back.stdout) == (0, f"The database is now what {copy} holds.\n")
    assert "0 entries new, 0 changed" in kizuna("programme", "load", SAMPLE, DATABASE_URL=url).stdout


def test_restoring_what_is_no_backup_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir or Madam")
    done = kizuna("db", "restore", file, DATABASE_URL=f"sqlite:///{tmp_path / 'kizuna.db'}")
    assert (done.returncode, done.stderr) == (
        1,
        f"{file} is no backup of Kizuna: file is not a database.\n",
    )


def test_for_postgresql_the_right_tool_is_named() -> None:
    url = "postgresql://user:hunter2@db.example/kizuna"
    told = {deed: kizuna("db", deed, "kizuna.dump", DATABASE_URL=url) for deed in ("backup", "restore")}
    assert {deed: (done.returncode, done.stderr) for deed, done in told.items()} == {
        "backup": (
            1,
            "The database is PostgreSQL; use its own tool: "
            'pg_dump --format=custom --file=kizuna.dump "$DATABASE_URL"\n',
        ),
        "restore": (
            1,
            "The database is PostgreSQL; use its own tool: "
            'pg_restore --clean --if-exists --dbname="$DATABASE_URL" kizuna.dump\n',
        ),
    }


def test_setup_loads_the_programme_once(empty_database_url: str) -> None:
    told = [
        kizuna(module="bot.cli.prepare", DATABASE_URL=empty_database_url, PROGRAMME=str(SAMPLE)).stdout
        for _ in range(2)
    ]
    assert told == [f"The programme is loaded from {SAMPLE}.\n", "Database and programme are there.\n"]
