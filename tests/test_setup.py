"""What a checkout promises before anything is installed."""

import re
import subprocess
import tomllib
from io import StringIO

from dotenv import dotenv_values

from bot.config import Settings
from bot.variables import ROOT


def pins(lock: str) -> set[str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9-]+==[^\s;]+)", text, flags=re.MULTILINE))


def test_the_example_explains_every_variable() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^#?([A-Z_]+)=", text, flags=re.MULTILINE))
    variables = {name.upper() for name in Settings.model_fields} - {"OPERATORS"}
    assert named == variables | {"OPERATOR_ESSEN", "OPERATOR_KORIYAMA"}


def test_the_example_holds_the_defaults() -> None:
    """All but the calendar: its default is no instant."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    lines = re.sub(r"^#(?=[A-Z_]+=)", "", text, flags=re.MULTILINE)
    given = {name: value or "" for name, value in dotenv_values(stream=StringIO(lines)).items()}
    given["BOT_NOW"] = ""
    assert Settings.load(given) == Settings.load({"PORT": "8080"})


def test_what_tests_need_is_added_to_what_runs() -> None:
    """`make run` after `make test` keeps the environment, so nothing may differ."""
    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()
    assert pins("requirements.lock") != set()


def test_every_package_is_pinned_with_its_hash() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        requirements = re.split(r"\n(?=\S)", text.strip())
        assert [one.split()[0] for one in requirements if "--hash=sha256:" not in one] == []


def test_every_direct_dependency_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[\[=~<>]", line)[0] for line in project["dependencies"]}
    assert names - {pin.split("==")[0] for pin in pins("requirements.lock")} == set()


def test_make_alone_says_what_there_is() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    named = [line.split()[1] for line in shown.splitlines()]
    targets = "run setup test check messages lock bench bench-answers clean help"
    assert sorted(named) == sorted(targets.split())
