"""The sentence encoder's own environment: packages that Kizuna itself shall not have to carry."""

import json
import subprocess
import sys
import venv
from pathlib import Path

from bot.variables import ROOT
from tests.benchmarks.baselines import Hit

HERE = Path(__file__).parent
LOCK = HERE / "encoder.lock"
FOLDER = ROOT / "build" / "encoder"
PYTHON = FOLDER / "bin" / "python"
#: Made from this very lock file.
STAMP = FOLDER / "encoder.lock"
#: To fetch forty megabytes (s); from then on the machine counts as one without a network.
PATIENCE = 300


class NoEncoder(Exception):
    """The environment cannot be made; the message says why in a sentence."""


def nearest(passages: dict[str, list[str]], questions: list[str]) -> list[Hit]:
    """The nearest entry for each question; raise NoEncoder where it cannot be asked."""
    _make()
    asked = json.dumps({"passages": passages, "questions": questions})
    done = subprocess.run(
        [PYTHON, HERE / "encoder.py"], input=asked, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NoEncoder(f"the sentence encoder failed: {done.stderr.strip().splitlines()[-1:]}")
    return [Hit(key, score, took) for key, score, took in json.loads(done.stdout)]


def _make() -> None:
    if STAMP.exists() and STAMP.read_bytes() == LOCK.read_bytes():
        return
    venv.create(FOLDER, clear=True)
    uv = Path(sys.executable).with_name("uv")
    command = [*map(str, (uv, "pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, LOCK))]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError):
        raise NoEncoder("the sentence encoder cannot be fetched on this machine") from None
    STAMP.write_bytes(LOCK.read_bytes())
