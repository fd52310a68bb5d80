"""What a message brings to a draft: a text in some language, with its formatting, a picture, a file."""

from dataclasses import replace

from telegram import Message

from bot.broadcasts.draft import Draft
from bot.programme.model import Lang
from bot.questions.language import language_of


def with_content(draft: Draft, message: Message, own: Lang) -> Draft:
    """With the text, picture or file of a message; its language is the one asked for, or recognised."""
    media = _media(message) if draft.corrects is None else None  # Telegram lets us change words alone
    if media is not None:
        draft = replace(draft, media=media, album=message.media_group_id)
    html = html_of(message)
    if not html:
        return draft
    lang, shown = language_of(message.text or message.caption or "", own)
    if draft.slot is not None:
        lang = draft.slot
    elif not shown and lang in draft.texts:
        lang = next(iter(draft.open), lang)
    return draft.written(lang, html, message.message_id)


def html_of(message: Message) -> str:
    """The text with its formatting, as Telegram HTML."""
    return message.text_html if message.text else message.caption_html if message.caption else ""


def _media(message: Message) -> dict[str, object] | None:
    if message.text:
        return None
    if message.photo:
        return {"kind": "photo", "file_id": message.photo[-1].file_id}
    if message.document and not message.animation:
        return {"kind": "document", "file_id": message.document.file_id}
    return {"kind": "copy", "chat_id": message.chat_id, "message_id": message.message_id}
