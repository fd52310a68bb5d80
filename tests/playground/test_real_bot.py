"""The three phones with the real bot, as a city hall first sees them.

With PLAYGROUND_PICTURE set, the picture for the README is written to that file.
"""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from bot.config import Settings
from bot.playground.launch import maker
from bot.playground.world import COORDINATOR, DELEGATES, World
from tests.playground.conftest import Playground, open_page

ESSEN, KORIYAMA = DELEGATES


@pytest.fixture
async def kizuna(browser: Browser, tmp_path: Path) -> AsyncIterator[Playground]:
    async with open_page(World(maker(Settings.load({})), tmp_path), browser) as playground:
        yield playground


async def ask(phone: Locator, question: str) -> Locator:
    """Ask in a chat and give the answer, once it is there."""
    answers = phone.locator(".message.theirs")
    before = await answers.count()
    await phone.locator("textarea").fill(question)
    await phone.locator("textarea").press("Enter")
    await expect(answers).to_have_count(before + 1, timeout=20_000)
    return answers.last


async def test_a_question_in_each_language_is_answered_in_it(kizuna: Playground) -> None:
    tab = await kizuna.open(viewport={"width": 1440, "height": 960})
    german, japanese, english = (tab.locator(f"#phone-{id_}") for id_ in (ESSEN, KORIYAMA, COORDINATOR))
    who = await ask(german, "Wer kommt zur Studienreise im Juli?")
    await expect(who).to_contain_text("Unternehmen aus der Präfektur Fukushima")
    plan = await ask(japanese, "来月の予定は?")
    await expect(plan).to_contain_text("2019年7月")
    await expect(plan).not_to_contain_text("programme")
    when = await ask(english, "When is the next visit?")
    await expect(when).to_contain_text("July–August 2019")
    if picture := os.environ.get("PLAYGROUND_PICTURE"):
        await tab.screenshot(path=picture)


async def test_the_button_of_an_answer_opens_the_visit(kizuna: Playground) -> None:
    tab = await kizuna.open()
    phone = tab.locator(f"#phone-{COORDINATOR}")
    answer = await ask(phone, "When is the next visit?")
    await answer.get_by_role("button", name="Study tour").click()
    calendar = phone.locator(".message.theirs").last.get_by_role("button", name="Calendar file")
    await calendar.click()
    # July–August is no day, so there is no file but a reason.
    await expect(phone.locator(".message.theirs").last).to_contain_text("day")


async def test_the_menu_is_offered_in_the_language_of_the_phone(kizuna: Playground) -> None:
    tab = await kizuna.open()
    described = []
    for person in (ESSEN, KORIYAMA):
        phone = tab.locator(f"#phone-{person}")
        await phone.locator("textarea").press_sequentially("/")
        option = phone.get_by_role("option").filter(has_text="/visits")
        described.append((await option.inner_text()).split("\n"))
    assert [command for command, _ in described] == ["/visits", "/visits"]
    assert described[0] != described[1]
