from pathlib import Path

import pytest

from bot.programme.load import read
from bot.programme.model import Programme

SAMPLE = Path(__file__).parent / "sample.yaml"


@pytest.fixture(scope="session")
def sample() -> Programme:
    """A programme of two other cities than the shipped one's."""
    return read(SAMPLE)
