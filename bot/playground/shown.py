"""The state as the page shows it: plain JSON, one chat a phone."""

from typing import Any

from bot.i18n import language_of_tag
from bot.playground.chats import Message, User
from bot.playground.world import World, speaks

#: Media without a file to open, by the word that stands for it on a phone.
_PLACEHOLDERS = {"sticker": "a_sticker", "voice": "a_voice"}


def state(world: World) -> dict[str, Any]:
    chats = world.api.chats
    return {
        "people": people(world),
        "chats": {
            user.id: [message(world, one) for _, one in sorted(chats.messages.get(user.id, {}).items())]
            for user in world.people
        },
        "clock": clock(world),
    }


def people(world: World) -> list[dict[str, Any]]:
    return [person(world, user) for user in world.people]


def person(world: World, user: User) -> dict[str, Any]:
    profile = world.api.profile
    code = user.language_code or ""
    return {
        "id": user.id,
        "name": user.first_name,
        "language": language_of_tag(code),
        "zone": _zone(world, user),
        "blocked": user.blocked,
        "bot": profile.text("name", code),
        "description": profile.text("description", code),
        "menu": profile.menu(user.id, user.id, user.language_code),
    }


def _zone(world: World, user: User) -> str:
    """A phone shows the time of the city whose language it speaks, else that of the first city."""
    speaking = (city.zone for city in world.cities if speaks(city) == language_of_tag(user.language_code))
    return next(speaking, world.cities[0].zone)


def clock(world: World) -> dict[str, Any]:
    return {"now": world.calendar.now().isoformat()}


def message(world: World, one: Message) -> dict[str, Any]:
    content = one.content
    shown: dict[str, Any] = {
        "id": one.id,
        "mine": one.sender == one.chat,
        "date": one.date,
        "edited": one.edited is not None,
        "text": content.get("text") or content.get("caption") or "",
        "entities": content.get("entities") or content.get("caption_entities") or [],
        "rows": content.get("reply_markup", {}).get("inline_keyboard", []),
        "keyboard": content.get("reply_markup", {}).get("keyboard", []),
    }
    media = content.get("document") or (content.get("photo") or [None])[-1]
    if media is not None:
        file = world.api.chats.files[media["file_id"]]
        shown["file"] = {
            "id": file.id,
            "name": file.name,
            "size": len(file.content),
            "picture": "photo" in content,
        }
    shown["placeholder"] = next((word for kind, word in _PLACEHOLDERS.items() if kind in content), None)
    replied = world.api.chats.message(one.chat, one.reply_to) if one.reply_to else None
    if replied is not None:
        shown["reply_to"] = {
            "id": replied.id,
            "text": replied.content.get("text") or replied.content.get("caption") or "",
        }
    return shown
