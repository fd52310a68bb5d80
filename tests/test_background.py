"""What goes on beside everything else: its failing is said, and ends the process only where it must."""

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.background import Background


async def fails() -> None:
    raise ValueError(f"a person wrote {6 * 7}")


async def goes_on() -> None:
    await asyncio.Event().wait()


async def test_what_can_be_done_without_is_logged_when_it_fails_and_stopping_goes_well() -> None:
    background = Background()
    with capture_logs() as logs:
        background.start(fails(), name="publish")
        background.start(goes_on(), name="poll", needed=True)
        await asyncio.sleep(0.01)
        await background.stop()
    [line] = logs
    assert (line["task"], line["log_level"]) == ("publish", "error")
    assert "ValueError" in line["traceback"]
    assert "wrote 42" not in line["traceback"]


@pytest.mark.parametrize("first", [True, False], ids=["before it is waited for", "while it is"])
async def test_the_failure_of_what_is_needed_is_everybodys(first: bool) -> None:
    background = Background()
    background.start(goes_on(), name="tick")
    background.start(fails(), name="poll", needed=True)
    if first:
        await asyncio.sleep(0.01)
    with pytest.raises(ValueError, match="42"):
        await asyncio.wait_for(background.failure(), 10)
    await background.stop()
