"""What a checkout promises before anything is installed."""

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from io import StringIO
from pathlib import Path
from types import ModuleType

import pytest
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
    make = ["make", "--no-print-directory"]
    shown = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    named = [line.split()[1] for line in shown.splitlines()]
    targets = "run setup test check messages lock chaos clean help"
    targets += " bench bench-answers bench-audience bench-delivery bench-processes bench-reminders"
    assert sorted(named) == sorted(targets.split())


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that makes the environment, with the Python of the tests as its own."""
    spec = importlib.util.spec_from_file_location("environment", ROOT / "scripts" / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    return module


def test_a_python_that_is_too_old_is_named(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "OLDEST", (99, 0))
    assert environment.main() == 1
    told = capsys.readouterr().err
    assert told.startswith("Kizuna needs Python 3.11 or newer, and ")
    assert told.count("\n") == 1


def test_a_python_without_venv_is_told_what_to_install(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert environment.main() == 1
    assert capsys.readouterr().err == (
        "Python's venv module is missing: install it (on Debian: sudo apt-get install python3-venv).\n"
    )


def test_uv_asks_the_indexes_that_pip_asks(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The environment goes before pip's file, and what uv is told itself before both."""
    file = tmp_path / "pip.conf"
    file.write_text(
        "[global]\nindex-url = https://one.example/\nextra-index-url =\n  https://two.example/\n"
        "  https://three.example/\ncert = certificate.pem\ntimeout = 7\n[install]\nno-index = true\n"
    )
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_", "SSL_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(file))
    monkeypatch.setenv("PIP_INDEX_URL", "https://four.example/")
    monkeypatch.setenv("UV_HTTP_TIMEOUT", "9")
    given = environment.uv_environ()
    # What this machine's own pip.conf says besides is not for this test to know.
    assert {name: given[name] for name in given if name.startswith(("UV_", "SSL_"))} | {
        "UV_FIND_LINKS": ""
    } == {
        "UV_DEFAULT_INDEX": "https://four.example/",
        "UV_INDEX": "https://two.example/ https://three.example/",
        "UV_FIND_LINKS": "",
        "UV_HTTP_TIMEOUT": "9",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_LINK_MODE": "copy",
        "UV_NO_INDEX": "1",
        "SSL_CERT_FILE": "certificate.pem",
    }


def test_nothing_is_installed_where_nothing_changed(
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path)
    (tmp_path / "made-by").write_text(environment.identity())
    environment.stamp("requirements-dev.lock").write_text(environment.digest("requirements-dev.lock"))
    monkeypatch.setattr(environment, "install", lambda lock: pytest.fail(f"installed {lock}"))
    assert environment.main() == 0
    assert capfd.readouterr() == ("", "")
