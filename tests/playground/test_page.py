"""The page in a real Chromium, with a small bot that shows everything a phone must show."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Locator, expect
from playwright.async_api import Page as Tab

from bot.playground.world import BEGINNING, COORDINATOR, DELEGATES
from tests.playground.conftest import Playground
from tests.playground.sample_bot import png

FIRST, SECOND = DELEGATES


def phone(tab: Tab, person: int) -> Locator:
    return tab.locator(f"#phone-{person}")


async def say(tab: Tab, person: int, text: str) -> None:
    box = phone(tab, person).locator("textarea")
    await box.fill(text)
    await box.press("Enter")


def last(tab: Tab, person: int) -> Locator:
    return phone(tab, person).locator(".message.theirs").last


async def test_three_phones_each_have_a_chat_of_their_own(playground: Playground) -> None:
    tab = await playground.open()
    names = await tab.locator(".owner-name").all_inner_texts()
    assert names == [person.first_name for person in playground.world.people]
    assert len(names) == 3
    await say(tab, COORDINATOR, "hello")
    await expect(last(tab, COORDINATOR)).to_contain_text("Next visit")
    await expect(phone(tab, FIRST).locator(".message")).to_have_count(0)


async def test_formatting_is_shown_and_a_persons_html_is_text(playground: Playground) -> None:
    tab = await playground.open()
    await say(tab, FIRST, "<b>not bold</b><script>x</script>")
    own = phone(tab, FIRST).locator(".mine .text")
    await expect(own).to_have_text("<b>not bold</b><script>x</script>")
    answer = last(tab, FIRST)
    await expect(answer.locator("strong")).to_have_text("Next visit")
    await expect(answer.locator("em")).to_have_text("July–August 2019")
    await expect(answer.locator("blockquote")).to_have_text("“Energy” & water")
    link = answer.get_by_role("link", name="the programme")
    await expect(link).to_have_attribute("href", "https://example.org/")


async def test_a_button_edits_its_message_and_shows_a_toast(playground: Playground) -> None:
    tab = await playground.open()
    await say(tab, FIRST, "hello")
    await last(tab, FIRST).get_by_role("button", name="Who comes?").click()
    await expect(last(tab, FIRST).locator(".text")).to_have_text("Six people come.")
    await expect(phone(tab, FIRST).locator(".message.theirs")).to_have_count(1)
    await expect(last(tab, FIRST).locator(".edited")).to_be_visible()
    await expect(phone(tab, FIRST).locator(".toast")).to_have_text("Here they are.")


async def test_an_alert_must_be_closed(playground: Playground) -> None:
    tab = await playground.open()
    await say(tab, COORDINATOR, "hello")
    await last(tab, COORDINATOR).get_by_role("button", name="Alert").click()
    alert = phone(tab, COORDINATOR).get_by_role("dialog")
    await expect(alert).to_contain_text("This is an alert.")
    await alert.get_by_role("button", name="Close").click()
    await expect(alert).to_be_hidden()


async def test_a_file_can_be_downloaded_and_a_picture_opened(playground: Playground) -> None:
    tab = await playground.open()
    await say(tab, COORDINATOR, "file")
    async with tab.expect_download() as download:
        await last(tab, COORDINATOR).get_by_role("link", name="Download visit.ics").click()
    file = await download.value
    assert file.suggested_filename == "visit.ics"
    assert (await file.path()).read_bytes() == b"BEGIN:VCALENDAR"
    await say(tab, COORDINATOR, "picture")
    await last(tab, COORDINATOR).get_by_role("button", name=re.compile("^Open ")).click()
    shown = tab.locator("#picture-dialog img")
    await expect(shown).to_be_visible()
    assert (await tab.request.get(await shown.evaluate("image => image.src"))).ok
    await tab.keyboard.press("Escape")
    await expect(shown).to_be_hidden()


async def test_a_file_of_the_person_reaches_the_bot(playground: Playground) -> None:
    tab = await playground.open()
    picker = phone(tab, FIRST).locator("input[type=file]")
    await picker.set_input_files({"name": "list.csv", "mimeType": "text/csv", "buffer": b"a;b"})
    await expect(phone(tab, FIRST).locator(".mine .file-name")).to_have_text("list.csv")
    await picker.set_input_files({"name": "hall.png", "mimeType": "image/png", "buffer": png(40, 20)})
    await expect(phone(tab, FIRST).locator(".mine .photo")).to_be_visible()
    files = [seen.file.content for seen in playground.world.api.person(FIRST).chat if seen.file]
    assert files == [b"a;b", png(40, 20)]


async def test_typing_is_shown_until_the_bot_writes(playground: Playground) -> None:
    tab = await playground.open()
    status = phone(tab, COORDINATOR).locator(".status")
    await say(tab, COORDINATOR, "typing")
    await expect(status).to_have_text("is typing …")
    await say(tab, COORDINATOR, "hello")
    await expect(status).to_have_text("bot")


async def test_commands_are_offered_and_chosen_by_keyboard(playground: Playground) -> None:
    tab = await playground.open()
    box = phone(tab, FIRST).locator("textarea")
    await box.press_sequentially("/")
    options = phone(tab, FIRST).get_by_role("option")
    await expect(options).to_have_text([re.compile("/start"), re.compile("/visits"), re.compile("/help")])
    await box.press_sequentially("v")
    await expect(options).to_have_count(1)
    await box.press("Enter")
    await expect(phone(tab, FIRST).locator(".mine .text")).to_have_text("/visits")


async def test_a_message_can_be_edited_and_replied_to(playground: Playground) -> None:
    tab = await playground.open()
    await say(tab, COORDINATOR, "whn?")
    await expect(last(tab, COORDINATOR)).to_be_visible()
    box = phone(tab, COORDINATOR).locator("textarea")
    await box.press("ArrowUp")
    await expect(box).to_have_value("whn?")
    await box.fill("when?")
    await box.press("Enter")
    await expect(phone(tab, COORDINATOR).locator(".mine .text")).to_have_text("when?")
    answer = last(tab, COORDINATOR)
    await answer.hover()
    await answer.get_by_role("button", name="Reply").click()
    await say(tab, COORDINATOR, "thanks")
    await expect(phone(tab, COORDINATOR).locator(".mine .quote")).to_contain_text("Next visit")


async def test_a_blocked_bot_cannot_write_until_it_is_let_in_again(playground: Playground) -> None:
    tab = await playground.open()
    mine = phone(tab, COORDINATOR)
    await say(tab, COORDINATOR, "hello")
    await mine.locator("summary").click()
    await mine.get_by_role("button", name="Block the bot").click()
    await expect(mine.locator(".blocked")).to_be_visible()
    await expect(mine.locator("textarea")).to_be_hidden()
    sent = await playground.world.api.call("sendMessage", {"chat_id": COORDINATOR, "text": "x"})
    assert sent["description"] == "Forbidden: bot was blocked by the user"
    await mine.get_by_role("button", name="Unblock").click()
    await say(tab, COORDINATOR, "hello again")
    await expect(mine.locator(".message.theirs")).to_have_count(2)


async def test_a_person_is_added_and_a_phone_put_away(playground: Playground) -> None:
    tab = await playground.open()
    await tab.get_by_role("button", name="Add a person").click()
    dialog = tab.get_by_role("dialog", name="Add a person")
    await dialog.get_by_label("Name").fill("Guest, Tokyo")
    await dialog.get_by_label("Language of the phone").select_option("ja")
    await dialog.get_by_role("button", name="Add").click()
    added = tab.get_by_role("region", name="Guest, Tokyo")
    await expect(added).to_be_visible()
    await expect(added).to_have_attribute("lang", "ja")
    assert await added.locator("textarea").get_attribute("placeholder") == "メッセージ"
    chip = tab.locator(".people").get_by_role("button", name="Guest, Tokyo")
    await chip.click()
    await expect(added).to_be_hidden()
    await expect(chip).to_have_attribute("aria-pressed", "false")
    await tab.reload()
    await expect(tab.locator(".phone")).to_have_count(4)
    await expect(tab.get_by_role("region", name="Guest, Tokyo")).to_be_hidden()


async def test_the_clock_shows_both_cities_and_moves(playground: Playground) -> None:
    tab = await playground.open()
    times = tab.locator(".city-time")
    await expect(times).to_have_count(2)
    await tab.get_by_role("button", name="+ 1 week").click()
    await expect(tab.locator(".city-day").first).to_contain_text("24")
    assert playground.world.calendar.now() >= BEGINNING + timedelta(weeks=1)
    due = tab.get_by_role("button", name="To the next due message")
    await expect(due).to_be_disabled()
    await expect(tab.locator("#due")).to_have_text("Nothing is due.")
    playground.bot.due = BEGINNING + timedelta(days=45)
    await tab.get_by_role("button", name="+ 1 hour").click()
    await due.click()
    await expect(tab.locator(".city-day").first).to_contain_text("1 Jul 2019")


async def test_what_was_written_is_there_again_in_another_tab(playground: Playground) -> None:
    tab = await playground.open()
    await say(tab, FIRST, "hello")
    await expect(last(tab, FIRST)).to_contain_text("Next visit")
    other = await playground.open()
    await expect(phone(other, FIRST).locator(".message")).to_have_count(2)
    await say(other, FIRST, "from the other tab")
    await expect(phone(tab, FIRST).locator(".mine").last).to_contain_text("from the other tab")


async def test_starting_over_asks_first_and_empties_the_chats(playground: Playground) -> None:
    tab = await playground.open()
    await say(tab, FIRST, "hello")
    await expect(last(tab, FIRST)).to_contain_text("Next visit")
    await tab.get_by_role("button", name="Start over").click()
    dialog = tab.get_by_role("dialog", name="Start over?")
    await dialog.get_by_role("button", name="Cancel").click()
    await expect(phone(tab, FIRST).locator(".message")).to_have_count(2)
    await tab.get_by_role("button", name="Start over").click()
    await dialog.get_by_role("button", name="Start over").click()
    await expect(phone(tab, FIRST).locator(".message")).to_have_count(0)
    await phone(tab, FIRST).locator(".empty button").click()
    await expect(last(tab, FIRST)).to_contain_text("Next visit")


@pytest.mark.parametrize("lang", ["en", "de", "ja"])
async def test_at_360_pixels_nothing_scrolls_sideways(playground: Playground, lang: str) -> None:
    tab = await playground.open(lang, viewport={"width": 360, "height": 740})
    await say(tab, FIRST, "hello " + "x" * 300)
    await expect(last(tab, FIRST)).to_be_visible()
    root = tab.locator("html")
    assert await root.evaluate("page => page.scrollWidth") == 360
    bubbles = phone(tab, FIRST).locator(".log")
    assert await bubbles.evaluate("log => log.scrollWidth <= log.clientWidth")
    for element in await tab.locator(":is(.top button, .top select, .city, .composer *):visible").all():
        box = await element.bounding_box()
        assert box is not None
        assert box["width"] == 0 or box["x"] + box["width"] <= 360 or box["x"] >= 360, (
            await element.inner_text()
        )


async def test_on_a_narrow_page_a_name_leads_to_its_phone(playground: Playground) -> None:
    tab = await playground.open(viewport={"width": 360, "height": 740})
    second = phone(tab, SECOND)
    await expect(second).not_to_be_in_viewport()
    await tab.locator(".chip").nth(1).click()
    await expect(second).to_be_in_viewport(ratio=0.9)
    await expect(second.locator("textarea")).to_be_focused()


async def test_dark_follows_the_system_until_it_is_chosen(playground: Playground) -> None:
    tab = await playground.open(color_scheme="dark")
    dark = re.compile("dark")
    await expect(tab.locator("html")).to_have_attribute("data-theme", dark)
    ground = "body => getComputedStyle(body).color"
    on_dark = await tab.locator("body").evaluate(ground)
    await tab.get_by_role("button", name="Light or dark").click()
    assert await tab.locator("body").evaluate(ground) != on_dark
    await tab.reload()
    await expect(tab.locator("html")).to_have_attribute("data-theme", "light")


async def press_until_focused(tab: Tab, key: str, wanted: Locator) -> None:
    for _ in range(40):
        await tab.keyboard.press(key)
        if await wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached by {key}")


async def test_everything_can_be_done_by_keyboard(playground: Playground) -> None:
    tab = await playground.open()
    await tab.locator(".chip").first.focus()
    await press_until_focused(tab, "Tab", phone(tab, FIRST).locator("textarea"))
    await tab.keyboard.type("hello")
    await tab.keyboard.press("Enter")
    await expect(last(tab, FIRST)).to_contain_text("Next visit")
    key = last(tab, FIRST).get_by_role("button", name="Who comes?")
    await press_until_focused(tab, "Shift+Tab", key)
    await tab.keyboard.press("Enter")
    await expect(last(tab, FIRST).locator(".text")).to_have_text("Six people come.")
    await expect(last(tab, FIRST).get_by_role("button", name="Who comes?")).to_be_focused()


async def test_messages_are_read_out_and_controls_have_names(playground: Playground) -> None:
    tab = await playground.open()
    log = phone(tab, COORDINATOR).get_by_role("log", name="Messages")
    await expect(log).to_have_attribute("aria-live", "polite")
    for control in await tab.locator(
        "button:visible, textarea:visible, select:visible, summary:visible"
    ).all():
        name = await control.evaluate(
            "one => one.ariaLabel || one.innerText.trim() || one.labels?.[0]?.innerText.trim() || ''"
        )
        assert name, await control.evaluate("one => one.outerHTML")


async def test_the_pages_words_change_with_its_language(playground: Playground) -> None:
    tab = await playground.open("en")
    await tab.get_by_label("Language of this page").select_option("ja")
    await expect(tab.locator("html")).to_have_attribute("lang", "ja")
    await expect(tab.get_by_role("button", name="利用者を追加")).to_be_visible()
    # each phone keeps its own language
    await expect(tab.locator("textarea")).to_have_count(3)
    placeholders = [await box.get_attribute("placeholder") for box in await tab.locator("textarea").all()]
    languages = [person.language_code for person in playground.world.people]
    words = {"de": "Nachricht", "ja": "メッセージ", "en": "Message"}
    assert placeholders == [words[language or "en"] for language in languages]
