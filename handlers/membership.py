"""Blocked and returned, brought into a group and thrown out, a group that moves."""

from telegram import ChatMember, Update

from bot import people
from bot.telegram.context import KizunaContext
from bot.views import groups

OUT = (ChatMember.LEFT, ChatMember.BANNED)


async def changed(update: Update, context: KizunaContext) -> None:
    change = update.my_chat_member
    assert change is not None, "registered for changes of membership"
    chat, user = change.chat, change.from_user
    out, was_out = change.new_chat_member.status in OUT, change.old_chat_member.status in OUT
    if chat.type == chat.PRIVATE:
        if out:
            await people.left(context.session, chat.id, context.now)
        else:
            await people.meet(context.session, user.id, user.language_code, context.now)
    elif out:
        await people.leave_group(context.session, chat.id)
    elif was_out and chat.type != chat.CHANNEL:
        context.reply(groups.hello(context.bot.username, context.t))


async def moved(update: Update, context: KizunaContext) -> None:
    """Telegram gives a group that grows a new id."""
    message = update.message
    assert message is not None, "registered for messages"
    if message.migrate_to_chat_id is not None:
        await people.move_group(context.session, message.chat_id, message.migrate_to_chat_id)
