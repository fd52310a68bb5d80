"""Runs `python -m bot` as a person does: a process of its own, from a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

from bot.config import Settings
from bot.variables import ROOT


def kizuna(
    *arguments: str | Path, stdin: str = "", module: str = "bot", **variables: str
) -> subprocess.CompletedProcess[str]:
    """The result of a command, with `variables` as the only ones of Kizuna's that are set."""
    # Empty is as good as not set, and goes before the file .env that a developer may have.
    unset = {name.upper(): "" for name in Settings.model_fields}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env=kept | unset | {"PYTHONPATH": str(ROOT)} | variables,
    )
