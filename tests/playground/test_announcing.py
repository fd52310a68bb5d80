"""An announcement in the browser: composed on one phone, read on the others, each at its own hour."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect
from playwright.async_api import Page as Tab

from bot.config import Settings
from bot.playground.launch import maker
from bot.playground.world import COORDINATOR, DELEGATES, World
from tests.playground.conftest import open_page

ESSEN, KORIYAMA = DELEGATES
TEXTS = {
    "en": "The seminar is on 24 May 2019 at 14:00. Please bring 2 copies.",
    "de": "Das Seminar ist am 24. Mai 2019 um 14 Uhr. Bitte bringen Sie 2 Exemplare mit.",
    "ja": "セミナーは2019年5月24日15時に開催します。資料を2部お持ちください。",
}
#: What the coordinator taps, by the language of their phone.
BUTTONS = {
    "en": ("💧 Water Management", "Next: the texts", "At a fair hour", "Yes, send it"),
    "de": ("💧 Wasserwirtschaft", "Weiter: die Texte", "Zur Arbeitszeit jeder Stadt", "Ja, senden"),
    "ja": ("💧 水管理", "次へ：本文", "各市の勤務時間に", "はい、送ります"),
}
NAMES = {"de": "Deutsch", "ja": "日本語"}


class Phone:
    def __init__(self, tab: Tab, person: int) -> None:
        self.all = tab.locator(f"#phone-{person}")

    @property
    def messages(self) -> Locator:
        return self.all.locator(".message.theirs")

    async def says(self, text: str) -> None:
        """And waits for one answer."""
        before = await self.messages.count()
        await self.all.locator("textarea").fill(text)
        await self.all.locator("textarea").press("Enter")
        await expect(self.messages.nth(before)).to_be_visible(timeout=30_000)

    async def taps(self, button: str) -> None:
        await self.all.get_by_role("button", name=button, exact=True).last.click(timeout=30_000)

    async def shows(self, text: str) -> None:
        await expect(self.messages.last).to_contain_text(text, timeout=30_000)


@pytest.mark.parametrize("lang", ["en", "de", "ja"] if os.environ.get("ANNOUNCING_PICTURES") else ["ja"])
async def test_announcement_is_composed_and_arrives_at_each_citys_hour(
    browser: Browser, tmp_path: Path, lang: str
) -> None:
    """With ANNOUNCING_PICTURES=FOLDER it leaves the pictures of docs/coordinators.md there."""
    field, texts, fair, send = BUTTONS[lang]
    world = World(maker(Settings.load({})), tmp_path)
    async with open_page(world, browser) as playground:
        tab = await playground.open(viewport={"width": 1500, "height": 1100})
        coordinator, essen, koriyama = (Phone(tab, person) for person in (COORDINATOR, ESSEN, KORIYAMA))
        for delegate, city in ((essen, "Essen"), (koriyama, "郡山市")):
            await delegate.says("/subscribe water")
            await delegate.taps(city)
        if lang in NAMES:
            await coordinator.says("/language")
            await coordinator.taps(NAMES[lang])
        await coordinator.says("/broadcast")
        await coordinator.taps(field)
        await expect(coordinator.all.get_by_role("button", name=f"✅ {field}")).to_be_visible(timeout=30_000)
        await coordinator.taps(texts)
        await coordinator.shows(texts.split("：")[-1].split(": ")[-1])
        for text in TEXTS.values():
            await coordinator.says(text)
        await expect(coordinator.all.get_by_role("button", name=fair)).to_be_visible(timeout=30_000)
        await picture(coordinator, "review", lang)
        await coordinator.taps(fair)
        await coordinator.taps(send)

        await koriyama.shows(TEXTS["ja"])
        await expect(essen.messages.last).not_to_contain_text(TEXTS["de"])
        await world.move_clock(timedelta(hours=7))
        await essen.shows(TEXTS["de"])
        await coordinator.shows("•")
        await picture(coordinator, "report", lang)


async def picture(phone: Phone, what: str, lang: str) -> None:
    folder = os.environ.get("ANNOUNCING_PICTURES")
    if folder:
        await phone.all.screenshot(path=Path(folder) / f"announcing-{what}-{lang}.png")
