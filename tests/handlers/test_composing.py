"""A coordinator composes an announcement in the chat, step by step, and nothing of it is lost."""

import pytest

from bot.app import Kizuna
from bot.playground.people import Person
from db import dialogues
from db.models.dialogues import Dialogue
from tests.handlers.announcing import (
    ENGLISH,
    FIELD,
    GERMAN,
    JAPANESE,
    NEXT,
    NOW,
    compose,
    follow,
    time_passes,
)
from tests.handlers.doing import Sessions, said_by_bot, taps


@pytest.fixture
async def readers(kizuna: Kizuna, essen: Person, koriyama: Person) -> tuple[Person, Person]:
    await follow(essen, koriyama)
    return essen, koriyama


async def draft(sessions: Sessions, coordinator: Person) -> Dialogue | None:
    async with sessions() as session:
        return await dialogues.find(session, coordinator.id, coordinator.id, "broadcast")


async def test_announcement_in_three_languages_takes_eight_steps(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, koriyama = readers

    await coordinator.asks("/broadcast")  # 1
    await taps(coordinator, FIELD)  # 2
    await taps(coordinator, NEXT)  # 3
    for text in (ENGLISH, GERMAN, JAPANESE):  # 4 to 6
        await coordinator.asks(text)
    await taps(coordinator, NOW)  # 7
    await taps(coordinator, "Yes, send it")  # 8

    assert (essen.last.text, koriyama.last.text) == (GERMAN, JAPANESE)
    assert essen.last.labels == ["Abbestellen"]
    assert coordinator.last.text.split("\n")[0] == "Announcement 1: being sent"


async def test_heads_are_counted_while_the_audience_is_chosen(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    await coordinator.asks("/subscribe energy")

    shown = await coordinator.asks("/broadcast")
    assert shown.text.split("\n")[-4:] == [
        "Audience: 3 people",
        "Essen: German 1",
        "Koriyama: Japanese 1",
        "No city chosen: English 1",
    ]
    assert (await taps(coordinator, FIELD)).text.split("\n")[-3:] == [
        "Audience: 2 people",
        "Essen: German 1",
        "Koriyama: Japanese 1",
    ]
    assert (await taps(coordinator, "Japanese")).text.split("\n")[-1] == "Koriyama: Japanese 1"
    assert (await taps(coordinator, "Essen")).text.split("\n")[-1] == "Audience: 0 people"
    assert (await taps(coordinator, "✅ Essen", "✅ Japanese")).text.split("\n")[-3] == "Audience: 2 people"


async def test_audience_can_be_those_who_come_to_a_visit(
    readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    await coordinator.asks("/broadcast")
    choice = await taps(coordinator, "Only those coming to a visit …")
    visit = choice.labels[0]

    shown = await taps(coordinator, visit)

    assert f"✅ Coming to: {visit}" in shown.labels
    assert shown.text.split("\n")[-1] == "Audience: 0 people"
    await taps(coordinator, f"✅ Coming to: {visit}", "Whether they come to a visit does not matter")
    assert coordinator.last.text.split("\n")[-3] == "Audience: 2 people"


async def test_nothing_goes_out_before_every_language_is_decided(
    readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    essen, koriyama = readers
    before = said_by_bot(essen), said_by_bot(koriyama)
    shown = await compose(coordinator, GERMAN, ENGLISH)
    assert "Japanese: still missing" in shown.text
    assert "Next: preview" not in shown.labels

    # A button that is not drawn is refused as well.
    kept = await draft(sessions, coordinator)
    assert kept is not None
    coordinator._taps(shown.message, f"bd:{kept.id}:{kept.version}:send")
    await coordinator.waits()
    assert coordinator.toasts[-1].text == (
        "Please write each language, or choose “original with a note” for it."
    )
    assert (said_by_bot(essen), said_by_bot(koriyama)) == before

    await taps(coordinator, "Japanese: original with a note", "Next: preview", NOW, "Yes, send it")

    assert essen.last.text == GERMAN
    assert koriyama.last.text.split("\n\n")[1] == GERMAN  # the first text is the original
    assert koriyama.last.text.split("\n\n")[0].startswith("このお知らせは")


async def test_each_reader_is_shown_to_the_coordinator_first(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    await compose(coordinator, ENGLISH, GERMAN)
    await taps(coordinator, "Readers confirm that they have read it")
    await coordinator.asks(JAPANESE)

    *_, english, german, japanese, review = [seen for seen in coordinator.chat if seen.by_bot]

    assert english.text == f"Readers of English get:\n\n{ENGLISH}"
    assert german.text == f"Readers of German get:\n\n{GERMAN}"
    assert german.labels == ["✓ Gelesen", "Abbestellen"]
    assert japanese.text == f"Readers of Japanese get:\n\n{JAPANESE}"
    assert "Readers are asked to confirm that they have read it." in review.text
    assert "Not the same" not in review.text
    await taps(coordinator, "✓ Gelesen")
    assert coordinator.toasts[-1].text == "This is only a preview."


async def test_what_differs_between_the_languages_is_named(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    review = await compose(
        coordinator,
        "The seminar is on 24 May 2019 at 2 pm, see https://example.org/en. 1,500 people come.",
        "Das Seminar ist am 25. Mai 2019 um 14 Uhr, siehe https://example.org/de. 1.500 Leute, [Name].",
        "セミナーは2019年5月24日午後2時です。https://example.org/en をご覧ください。1500名が来ます。",
    )

    named = review.text.split("Not the same in all languages:\n")[1].split("\n\n")[0].split("\n")
    assert sorted(named) == [
        "• date Friday, 24 May 2019: in English and Japanese, not in German",
        "• date Saturday, 25 May 2019: in German, not in English and Japanese",
        "• link example.org/de: in German, not in English and Japanese",
        "• link example.org/en: in English and Japanese, not in German",
        "• placeholder […]: in German, not in English and Japanese",
    ]


async def test_formatting_and_signs_of_markup_arrive_as_they_were_written(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, _ = readers
    await compose(coordinator, ENGLISH, JAPANESE)
    text = "Wichtig: 5 < 6 & <b>kein Fett</b>, aber das ist 🎌 fett."
    bold = {"type": "bold", "offset": text.index("fett", 40) + 1, "length": 4}  # the flag is two units
    await coordinator.says(text, entities=[bold])
    await coordinator.waits()

    await taps(coordinator, NOW, "Yes, send it")

    assert essen.last.text == text
    assert essen.last.message.content["entities"] == [bold]


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_picture_or_file_goes_to_everyone_with_the_text_of_their_language(
    readers: tuple[Person, Person], coordinator: Person, kind: str
) -> None:
    essen, koriyama = readers
    await coordinator.asks("/broadcast")
    await taps(coordinator, FIELD, NEXT)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(8) + (64).to_bytes(4, "big") * 2 + bytes(8)
    if kind == "photo":
        await coordinator.sends_photo(picture, ENGLISH)
    else:
        await coordinator.sends_document("plan.pdf", b"%PDF", "application/pdf", caption=ENGLISH)
    await coordinator.waits()
    await coordinator.asks(GERMAN)
    await coordinator.asks(JAPANESE)

    await taps(coordinator, NOW, "Yes, send it")

    assert (essen.last.text, koriyama.last.text) == (GERMAN, JAPANESE)
    for reader in readers:
        assert reader.last.file is not None
        assert reader.last.file.content == (picture if kind == "photo" else b"%PDF")
        assert kind in reader.last.message.content


async def test_message_that_has_no_text_is_copied(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, _ = readers
    await coordinator.asks("/broadcast")
    await taps(coordinator, FIELD, NEXT)
    await coordinator.sends_sticker()
    await coordinator.waits()

    await taps(coordinator, "Next: preview", NOW, "Yes, send it")

    assert "sticker" in essen.last.message.content
    assert essen.last.labels == ["Abbestellen"]
    # It has no words that could be put right.
    assert coordinator.last.labels == ["Stop", "Delete for all"]


@pytest.mark.parametrize("words", ["/broadcast", "Broadcast"])
async def test_any_message_can_be_announced_by_a_reply_to_it(
    readers: tuple[Person, Person], coordinator: Person, words: str
) -> None:
    written = await coordinator.says(GERMAN)
    await coordinator.waits()

    await coordinator.says(words, reply_to=written)
    await coordinator.waits()
    shown = await taps(coordinator, FIELD, NEXT)

    assert "German: ✓ Das Seminar ist am 24. Mai" in shown.text
    assert "English: still missing" in shown.text


async def test_text_that_is_edited_in_the_chat_changes_in_the_draft(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    await coordinator.asks("/broadcast")
    await taps(coordinator, FIELD, NEXT)
    written = await coordinator.says(GERMAN)
    await coordinator.waits()

    await coordinator.edits(written, "Das Seminar fällt aus.")
    await coordinator.waits()

    assert "German: ✓ Das Seminar fällt aus." in coordinator.last.text


async def test_language_is_the_one_asked_for_where_it_was(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    await compose(coordinator)

    await taps(coordinator, "Write German")
    assert coordinator.last.text.endswith("Now send me the text in German, as one message.")
    await coordinator.asks("MEDICA 2018, see you there")

    assert "German: ✓ MEDICA 2018, see you there" in coordinator.last.text
    assert "English: still missing" in coordinator.last.text


async def test_text_that_is_too_long_for_a_caption_is_refused(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    await compose(coordinator, ENGLISH, JAPANESE)

    await coordinator.says("Das ist sehr wichtig. " * 186)
    await coordinator.waits()
    assert "Before it goes out" in coordinator.last.text  # 4,092 units are not too long

    await taps(coordinator, "Back: the texts")
    await coordinator.sends_photo(
        b"\x89PNG\r\n\x1a\n" + bytes(8) + (64).to_bytes(4, "big") * 2, "Picture of the site"
    )
    await coordinator.waits()
    said = said_by_bot(coordinator)
    assert said[-2] == (
        "The text in German is too long: 4,092 characters, and Telegram takes 1,024. Please shorten it."
    )
    assert said[-1].startswith("Announcement: the texts")

    await taps(coordinator, "Without the picture or file")
    assert "Everything is there." in coordinator.last.text
    assert "Next: preview" in coordinator.last.labels


async def test_time_is_read_as_people_write_it(readers: tuple[Person, Person], coordinator: Person) -> None:
    essen, _ = readers
    before = said_by_bot(essen)
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
    await taps(coordinator, "At a time …")

    said = [
        (await coordinator.asks(words)).text
        for words in ("tomorrow", "next week at 9:00", "16 May 2019 9:00", "明日の9時 郡山市で")
    ]

    assert said[:3] == [
        "I find no time of day in that. Please write one, for example 9:30.",
        "That is more than one day. Please write one day and a time.",
        "That time has passed already. Please write a later one.",
    ]
    assert said[3].split("\n\n")[:2] == [
        "Send this to 2 people?",
        "It begins on 18 May 2019, 02:00 in Essen (09:00 in Koriyama).",
    ]
    done = await taps(coordinator, "Yes, send it")
    assert done.text.startswith("Announcement 1: scheduled\n")
    assert "Begins on 18 May 2019, 02:00 in Essen (09:00 in Koriyama)." in done.text
    assert said_by_bot(essen) == before


async def test_fair_hour_shows_both_cities_and_reaches_each_at_its_own(
    kizuna: Kizuna, readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, koriyama = readers
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)

    shown = await taps(coordinator, "At a fair hour")
    assert shown.text == (
        "Send this to 2 people?\n\n"
        "Fair hour, Essen: 17 May 2019, 09:00 in Essen (16:00 in Koriyama)\n"
        "Fair hour, Koriyama: 17 May 2019, 09:00 in Koriyama (02:00 in Essen)"
    )
    await taps(coordinator, "Yes, send it")
    await kizuna.settled()

    await time_passes(kizuna)
    assert "Continues on 17 May 2019, 09:00 in Essen (16:00 in Koriyama)." in coordinator.last.text
    # It is 09:00 in Koriyama and 02:00 in Essen.
    assert koriyama.last.text == JAPANESE
    assert essen.last.text != GERMAN


async def test_dialogue_goes_on_at_its_step_after_a_restart(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    """Whoever asks again, on another device, days later, is where they left."""
    await coordinator.asks("/broadcast")
    await taps(coordinator, FIELD, NEXT)
    await coordinator.asks(ENGLISH)

    left = await coordinator.asks("/cancel")
    assert left.text == (
        "Good, we leave it at that. What you have entered is kept: /broadcast takes it up again."
    )
    asked = await coordinator.asks("When is the next visit?")
    assert "still missing" not in asked.text

    shown = await coordinator.asks("/broadcast")

    assert shown.text.startswith("Announcement: the texts\n\nEnglish: ✓ The seminar is on 24 May")


async def test_discarded_draft_is_gone(
    readers: tuple[Person, Person], coordinator: Person, sessions: Sessions
) -> None:
    await compose(coordinator, ENGLISH)

    shown = await taps(coordinator, "Discard")

    assert shown.text == "The announcement is discarded. Nothing was sent."
    assert await draft(sessions, coordinator) is None
