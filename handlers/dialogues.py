"""A message that belongs to a dialogue half-way goes there, before anything else looks at it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot import dialogues
from bot.dialogues import Speaker
from bot.telegram.context import KizunaContext
from db.models.dialogues import Dialogue

#: Takes the person's message; False when it has nothing to do with the dialogue after all.
Hear = Callable[[Update, KizunaContext, Dialogue], Awaitable[bool]]


@dataclass(frozen=True)
class Kind:
    """One kind of dialogue: what takes its messages, and the command that takes it up again ("": none)."""

    hear: Hear
    command: str
    #: Takes an edited message, where the dialogue keeps what was said in it.
    edited: Hear | None = None


#: By the kind of the dialogue. Each kind's module of this room adds its own.
KINDS: dict[str, Kind] = {}


def speaker(update: Update, context: KizunaContext) -> Speaker:
    """Who speaks where; whoever writes or taps in a chat is a person."""
    assert update.effective_chat is not None, "a dialogue is held in a chat"
    return Speaker(context.required_person.id, update.effective_chat.id)


async def heard(update: Update, context: KizunaContext) -> None:
    """Hand a message to the dialogue that waits for it; others go on to the other handlers."""
    if context.person is None:
        return
    dialogue = await dialogues.listening(context.session, speaker(update, context))
    kind = KINDS.get(dialogue.kind) if dialogue is not None else None
    if dialogue is not None and kind is not None and await kind.hear(update, context, dialogue):
        raise ApplicationHandlerStop


async def edited(update: Update, context: KizunaContext) -> None:
    """Hand an edited message to the person's dialogues, whose words it may change."""
    if context.person is None:
        return
    for dialogue in await dialogues.of_speaker(context.session, speaker(update, context)):
        kind = KINDS.get(dialogue.kind)
        if kind is not None and kind.edited is not None and await kind.edited(update, context, dialogue):
            raise ApplicationHandlerStop
