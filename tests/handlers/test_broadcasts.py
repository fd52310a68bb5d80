"""An announcement under way and out: watched, stopped, corrected, deleted, sent again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Kizuna
from bot.playground.api import BotApi, Fault
from bot.playground.people import Person
from bot.playground.refusals import Refused
from db.models.broadcasts import Broadcast
from db.models.deliveries import Delivery
from db.models.desk import Deed
from tests.handlers.announcing import (
    ENGLISH,
    GERMAN,
    JAPANESE,
    NOW,
    announce,
    compose,
    follow,
    time_passes,
)
from tests.handlers.doing import Sessions, said_by_bot, taps


@pytest.fixture
async def readers(kizuna: Kizuna, essen: Person, koriyama: Person) -> tuple[Person, Person]:
    await follow(essen, koriyama)
    return essen, koriyama


async def deeds(sessions: Sessions) -> list[tuple[str, str]]:
    async with sessions() as session:
        return [(deed.action, deed.subject) for deed in await session.scalars(select(Deed).order_by(Deed.id))]


async def test_author_sees_the_progress_in_one_message_and_gets_a_report(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    shown = await announce(coordinator)

    await time_passes(kizuna)

    progress, report = [seen for seen in coordinator.chat if seen.by_bot][-2:]
    assert progress.id == shown.id
    assert progress.text == "Announcement 1: sent\n\n████████████ 100 %\n\nAudience: 2\nSent: 2"
    assert report.text == (
        "Announcement 1: sent\n\n"
        "Audience: 2\nSent: 2\n\n"
        "By city\n• Essen: 1 of 1 sent\n• Koriyama: 1 of 1 sent\n\n"
        "By language\n• German: 1 of 1 sent\n• Japanese: 1 of 1 sent\n\n"
        "By field (who follows several counts in each)\n• Water Management: 2 of 2 sent"
    )
    before = len(coordinator.chat)
    await time_passes(kizuna)
    assert len(coordinator.chat) == before
    assert await deeds(sessions) == [("broadcast-released", "1")]


async def test_blocked_reader_is_unreachable_and_the_numbers_add_up(
    kizuna: Kizuna, api: BotApi, readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, _ = readers
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
    await taps(coordinator, NOW)
    # The bot does not know yet.
    api.faults.append(Fault("sendMessage", refusal=Refused(403, "Forbidden: bot was blocked by the user")))
    await taps(coordinator, "Yes, send it")
    await time_passes(kizuna)

    assert coordinator.last.text.split("\n\n")[1] == (
        "Audience: 2\nSent: 1\nUnreachable (blocked the bot or gone): 1"
    )
    assert essen.last.text != GERMAN


async def test_scheduled_one_is_stopped_and_resumed(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    essen, koriyama = readers
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
    await taps(coordinator, "At a time …")
    await coordinator.asks("tomorrow 9:00")
    await taps(coordinator, "Yes, send it")

    stopped = await taps(coordinator, "Stop")
    assert stopped.text.split("\n")[0] == "Announcement 1: stopped"
    kizuna.calendar.move(timedelta(days=2))
    await time_passes(kizuna)
    assert GERMAN not in said_by_bot(essen)

    await taps(coordinator, "Resume")
    await time_passes(kizuna)

    assert (essen.last.text, koriyama.last.text) == (GERMAN, JAPANESE)
    assert await deeds(sessions) == [
        ("broadcast-released", "1"),
        ("broadcast-stopped", "1"),
        ("broadcast-resumed", "1"),
    ]


async def test_correction_changes_the_message_that_everyone_has(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    essen, koriyama = readers
    await announce(coordinator)
    await time_passes(kizuna)
    before = len(essen.chat)

    await taps(coordinator, "Correct for all")
    assert coordinator.last.text.startswith("Announcement 1: the corrected texts\n\nEnglish: ✓ The seminar")
    await coordinator.asks("Das Seminar ist am 24. Mai 2019 um 15 Uhr. Bitte bringen Sie 2 Exemplare mit.")
    assert "time 15:00: in German, not in English and Japanese" in coordinator.last.text
    done = await taps(coordinator, "Correct 2 messages")
    await kizuna.settled()

    assert done.text == "Announcement 1 is being corrected\n2 messages are being corrected."
    assert len(essen.chat) == before
    assert essen.last.text == "Das Seminar ist am 24. Mai 2019 um 15 Uhr. Bitte bringen Sie 2 Exemplare mit."
    assert essen.last.edited
    assert koriyama.last.text == JAPANESE
    await time_passes(kizuna)
    assert "Corrected: 2 of 2" in coordinator.last.text
    assert (await deeds(sessions))[-1] == ("broadcast-corrected", "1")


async def test_deletion_takes_it_out_of_every_chat(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, koriyama = readers
    await announce(coordinator)
    await time_passes(kizuna)

    asked = await taps(coordinator, "Delete for all")
    assert asked.text.startswith("Delete announcement 1 in every chat?")
    assert GERMAN in said_by_bot(essen)
    await taps(coordinator, "Yes, delete it everywhere")
    await time_passes(kizuna)

    assert coordinator.toasts[-1].text == "2 messages are being deleted."
    assert GERMAN not in said_by_bot(essen)
    assert JAPANESE not in said_by_bot(koriyama)
    assert coordinator.last.text.startswith("Announcement 1: deleted")
    assert "Deleted: 2 of 2" in coordinator.last.text


async def test_message_in_doubt_is_named_and_can_be_sent_again(
    kizuna: Kizuna, api: BotApi, readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, _ = readers
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
    await taps(coordinator, NOW)
    api.faults.append(Fault("sendMessage", lost="after"))
    await taps(coordinator, "Yes, send it")
    await time_passes(kizuna)

    assert coordinator.last.text.split("\n\n")[1] == "Audience: 2\nSent: 1\nIn doubt (may have arrived): 1"
    assert "1 message may or may not have arrived" in coordinator.last.text
    assert said_by_bot(essen).count(GERMAN) == 1

    await taps(coordinator, "Resend to the 1 in doubt")
    await time_passes(kizuna)

    assert essen.last.text == f"Möglicherweise haben Sie diese Nachricht schon erhalten.\n\n{GERMAN}"
    assert coordinator.last.text.split("\n\n")[1] == "Audience: 2\nSent: 2"
    assert coordinator.toasts[-1].text == "1 message is sent again."


async def test_failed_messages_are_named_with_their_reason_and_sent_again(
    kizuna: Kizuna, api: BotApi, readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, _ = readers
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
    await taps(coordinator, NOW)
    api.faults.append(Fault("sendMessage", refusal=Refused(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")))
    await taps(coordinator, "Yes, send it")
    await time_passes(kizuna)

    assert coordinator.last.text.split("\n\n")[1] == "Audience: 2\nSent: 1\nFailed: 1"
    reasons = coordinator.last.text.split("Why messages failed\n")[1]
    assert reasons.lower() == "• 1 × voice_messages_forbidden"

    await taps(coordinator, "Resend to the 1 that failed")
    await time_passes(kizuna)

    assert essen.last.text == GERMAN
    assert coordinator.last.text.split("\n\n")[1] == "Audience: 2\nSent: 2"


async def test_readers_confirm_and_are_counted_once(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, koriyama = readers
    await compose(coordinator, ENGLISH, GERMAN)
    await taps(coordinator, "Readers confirm that they have read it")
    await coordinator.asks(JAPANESE)
    await taps(coordinator, NOW, "Yes, send it")
    await time_passes(kizuna)

    for _ in range(2):
        await taps(essen, "✓ Gelesen")
    assert essen.toasts[-1].text == "Danke, Ihre Bestätigung ist vermerkt."
    # Somebody who never got it taps a button that they were shown.
    koriyama._taps(koriyama.last.message, "bread:99")
    await koriyama.waits()
    await taps(coordinator, "Refresh")

    assert "Read and confirmed: 1" in coordinator.last.text


async def test_unsubscribed_since_is_left_out(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, koriyama = readers
    await announce(coordinator)
    await time_passes(kizuna)
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
    await taps(coordinator, "At a time …")
    await coordinator.asks("tomorrow 9:00")
    await taps(coordinator, "Yes, send it")

    await taps(essen, "Abbestellen")
    kizuna.calendar.move(timedelta(days=2))
    await time_passes(kizuna)

    assert said_by_bot(essen).count(GERMAN) == 1
    assert said_by_bot(koriyama).count(JAPANESE) == 2
    counts = "Audience: 2\nSent: 1\nWithdrawn (stopped, unsubscribed or erased): 1"
    assert coordinator.last.text.split("\n\n")[1] == counts


async def test_earlier_announcement_is_found_again(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person
) -> None:
    await coordinator.asks("/broadcast")
    assert (await taps(coordinator, "Earlier announcements")).text == "Nothing has been announced yet."
    await taps(coordinator, "Back: who gets it")
    await announce(coordinator)
    await time_passes(kizuna)

    await coordinator.asks("/broadcast")
    listed = await taps(coordinator, "Earlier announcements")
    assert listed.text == (
        "1 17 May 2019, 02:00 in Essen (09:00 in Koriyama)\n"
        "The seminar is on 24 May 2019 at 14:00. Please bring 2 copie…"
    )
    shown = await taps(coordinator, "Announcement 1")

    assert shown.text.startswith("Announcement 1: sent\n\nAudience: 2\nSent: 2\n\nBy city")


async def test_correction_of_a_picture_changes_what_stands_below_it(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, koriyama = readers
    await compose(coordinator)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(8) + (64).to_bytes(4, "big") * 2 + bytes(8)
    await coordinator.sends_photo(picture, ENGLISH)
    await coordinator.waits()
    for text in (GERMAN, JAPANESE):
        await coordinator.asks(text)
    await taps(coordinator, NOW, "Yes, send it")
    await time_passes(kizuna)

    await taps(coordinator, "Correct for all")
    await coordinator.asks("Das Seminar entfällt.")
    await taps(coordinator, "Correct 2 messages")
    await kizuna.settled()

    assert essen.last.text == "Das Seminar entfällt."
    assert essen.last.file is not None
    assert (essen.last.file.content, essen.last.labels) == (picture, ["Abbestellen"])
    assert koriyama.last.text == JAPANESE


async def test_command_line_broadcast_in_doubt_is_told_to_all_who_may_send(
    kizuna: Kizuna, api: BotApi, readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    essen, _ = readers
    await coordinator.asks("/start")
    await announce(coordinator)
    await time_passes(kizuna)
    async with sessions.begin() as session:
        broadcast = await session.get_one(Broadcast, 1)
        broadcast.author_id, broadcast.finished_at = None, None
        rows = await session.scalars(select(Delivery).where(Delivery.broadcast_id == 1))
        for row in rows:
            row.state = "unknown"

    await time_passes(kizuna)

    assert coordinator.last.labels == ["Resend to the 2 in doubt"]
    assert coordinator.last.text.split("\n\n")[1] == "Audience: 2\nSent: 0\nIn doubt (may have arrived): 2"
    await taps(coordinator, "Resend to the 2 in doubt")
    await kizuna.settled()
    assert essen.last.text.endswith(GERMAN)
