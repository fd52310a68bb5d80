"""Who said what, where: the people and words of a message that a follow-up is about."""

from telegram import (
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
    User,
)

from bot.followups.model import Origin, Somebody
from bot.questions.promises import LONGEST
from bot.telegram.context import KizunaContext
from db import people


def myself(update: Update, context: KizunaContext) -> Somebody:
    user, person = update.effective_user, context.required_person
    assert user is not None, "a person wrote or tapped"
    return Somebody(person.id, user.full_name, person.city, user.username)


async def somebody(user: User, context: KizunaContext) -> Somebody:
    """Known by their number only if they talk to the bot, else by name alone."""
    known = await people.find(context.session, user.id)
    return Somebody(
        user.id if known is not None else None,
        user.full_name,
        known.city if known is not None else None,
        user.username,
    )


def pointed_at(message: Message) -> tuple[User, str] | None:
    """Who is mentioned without a username, as Telegram lets people be chosen from a list; and the words."""
    for entity, words in message.parse_entities([MessageEntity.TEXT_MENTION]).items():
        if entity.user is not None and not entity.user.is_bot:
            return entity.user, words
    return None


def replied_to(message: Message) -> Message | None:
    """The message replied to; in a forum's topic everything replies to its beginning."""
    replied = message.reply_to_message
    return replied if replied is not None and replied.forum_topic_created is None else None


def words_of(message: Message, about: Message | None, context: KizunaContext) -> str:
    """What was said in the message replied to, or in the part of it that was marked; the bot says nothing."""
    if about is None or (about.from_user is not None and about.from_user.id == context.bot.id):
        return ""
    part = message.quote.text if message.quote is not None else None
    return " ".join((part or about.text or about.caption or "").split())


async def author_of(about: Message | None, context: KizunaContext) -> Somebody | None:
    """Who first wrote it, also where it was forwarded; None for a bot, a channel, an anonymous admin."""
    origin = about.forward_origin if about is not None else None
    match origin:
        case MessageOriginUser(sender_user=user):
            return None if user.is_bot else await somebody(user, context)
        case MessageOriginHiddenUser(sender_user_name=name):
            return Somebody(None, name)
        case MessageOriginChat() | MessageOriginChannel():
            return None
    user_here = about.from_user if about is not None else None
    return await somebody(user_here, context) if user_here is not None and not user_here.is_bot else None


async def origin_of(message: Message, about: Message | None, quote: str, context: KizunaContext) -> Origin:
    """A supergroup's message has an address; elsewhere the words replied to are kept."""
    chat_id = context.group.id if context.group is not None else None
    if message.chat.type == message.chat.SUPERGROUP:
        return Origin(chat_id, link=_address(about or message))
    if not quote:
        return Origin(chat_id)
    author = await author_of(about, context)
    return Origin(chat_id, quote=quote[:LONGEST], quoted_id=author.id if author is not None else None)


def _address(message: Message) -> str:
    """Only members of the group can open it."""
    chat = str(message.chat.id).removeprefix("-100")
    thread = f"{message.message_thread_id}/" if message.is_topic_message else ""
    return f"https://t.me/c/{chat}/{thread}{message.message_id}"
