"""What docs/operations.md tells an operator to look for is what the program says."""

import re
from pathlib import Path

from prometheus_client import REGISTRY

from bot import metrics
from tests.house import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")


def test_every_figure_that_is_named_is_one_of_the_program() -> None:
    assert metrics.READY
    known = {sample.name for family in REGISTRY.collect() for sample in family.samples}
    known |= {family.name for family in REGISTRY.collect()} | {
        f"{family.name}_total" for family in REGISTRY.collect() if family.type == "counter"
    }
    named = set(re.findall(r"`(?:sum\()?(kizuna_\w+)\)?`", PAGE))
    assert len(named) >= 6
    assert named - known == set()


def test_every_log_line_that_is_quoted_is_one_of_the_program() -> None:
    table = PAGE.partition("### What the log says")[2].partition("\n## ")[0]
    lines = [
        part for line in re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE) for part in line.split(" … ")
    ]
    code = "".join(_words(file) for file in sorted((ROOT / "bot").rglob("*.py")))
    assert len(lines) >= 6
    assert [line for line in lines if line not in code] == []


def _words(file: Path) -> str:
    """The source with strings that go over several lines put together."""
    return re.sub(r"\"\s*\n\s*\"", "", file.read_text("utf-8"))


def test_every_file_that_is_named_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)
    files = [*((ROOT / "docs" / link).resolve() for link in links)]
    files += [ROOT / name for name in re.findall(r"`((?:tests|scripts|bot)/[\w/.]+\.py)`", PAGE)]
    assert len(files) >= 5
    assert [file for file in files if not file.exists()] == []
