"""The strict Bot API, in the process: one call in, Telegram's envelope out."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.playground.chats import Chats, User
from bot.playground.files import Files
from bot.playground.inline import Inline
from bot.playground.limits import FloodLimits
from bot.playground.messages import Messages
from bot.playground.parameters import Parameters, Upload
from bot.playground.people import GroupChat, Person
from bot.playground.profile import Profile
from bot.playground.refusals import Refused
from bot.playground.updates import Updates

TOKEN = "1000001:playground-token-that-opens-nothing"  # noqa: S105

Method = Callable[[Parameters], Any]


@dataclass
class Fault:
    """Something that goes wrong on purpose: the next `times` calls of `method` (None: of any).

    The call is refused as `refusal` says; or the connection breaks, `lost="before"` the call
    has its effect or `lost="after"` it, so that the caller cannot know.
    """

    method: str | None = None
    refusal: Refused | None = None
    lost: str | None = None
    times: int = 1

    def __post_init__(self) -> None:
        assert (self.refusal is None) != (self.lost is None), "a fault is a refusal or a lost connection"


class ConnectionLost(Exception):
    """No answer came; whether the call had its effect is unknown to the caller."""


class BotApi:
    """A Bot API server for one bot. `now` dates the messages; real time rules the limits.

    `limits=None` switches the flood limits off; `latency` is the seconds that each call
    takes, or a function of the method's name.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = "kizuna_bot",
        name: str = "Kizuna",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
        limits: FloodLimits | None = None,
        latency: float | Callable[[str], float] = 0.0,
    ) -> None:
        self.token = token
        self.chats = Chats()
        self.bot = User(int(token.split(":")[0]), name, username=username, is_bot=True, started=True)
        self.chats.users[self.bot.id] = self.bot
        self.files = Files(self.chats)
        self.updates = Updates(self.chats)
        self.profile = Profile(self.chats, name)
        self.messages = Messages(self.chats, self.files, self.bot, now, monotonic, limits)
        self.inline = Inline(self.chats, monotonic)
        self.latency = latency
        self.faults: list[Fault] = []
        #: The last calls that came, in order: for tests that ask what the bot did.
        self.calls: deque[tuple[str, dict[str, Any]]] = deque(maxlen=10_000)
        #: Calls under way, polls left out.
        self.busy = 0
        #: Set by whoever runs the bot: returns once the bot has nothing left to do.
        self.bot_at_rest: Callable[[], Awaitable[None]] | None = None
        self._people: dict[int, Person] = {}
        self._methods = self._table()

    def person(
        self,
        id: int,
        first_name: str = "Delegate",
        language_code: str | None = None,
        *,
        last_name: str | None = None,
        username: str | None = None,
    ) -> Person:
        """Somebody with Telegram. They exist for the bot once they write to it."""
        if id not in self.chats.users:
            self.chats.put_user(User(id, first_name, language_code, last_name, username))
        if id not in self._people:
            self._people[id] = Person(self, id)
        return self._people[id]

    def group(self, id: int, title: str, members: list[Person]) -> GroupChat:
        """A group that the bot and `members` are in; `id` is negative."""
        return GroupChat.create(self, id, title, members)

    async def call(
        self, method: str, params: Mapping[str, Any] | None = None, files: Mapping[str, Upload] | None = None
    ) -> dict[str, Any]:
        """One call of the Bot API. Method names are case-insensitive, as with Telegram.

        Raises ConnectionLost for such a fault, else nothing: a refusal is in the envelope.
        """
        polls = method.lower() == "getupdates"
        if not polls:
            self.calls.append((method, dict(params or {})))
            self.busy += 1
        try:
            return {"ok": True, "result": await self._call(method, Parameters(params or {}, files or {}))}
        except Refused as refused:
            return refused.envelope
        finally:
            if not polls:
                self.busy -= 1
            self.chats.tell({"kind": "called", "method": method})

    async def _call(self, method: str, parameters: Parameters) -> Any:
        known = self._methods.get(method.lower())
        if known is None:
            raise Refused(404, "Not Found: method not found")
        seconds = self.latency(method) if callable(self.latency) else self.latency
        if seconds:
            await asyncio.sleep(seconds)
        fault = self._fault(method)
        if fault is not None and fault.refusal is not None:
            raise fault.refusal
        if fault is not None and fault.lost == "before":
            raise ConnectionLost(method)
        name, do, names = known
        parameters.check_names(name, names)
        result = do(parameters)
        if isinstance(result, Awaitable):
            result = await result
        if fault is not None:
            raise ConnectionLost(method)
        return result

    def _fault(self, method: str) -> Fault | None:
        for fault in self.faults:
            if fault.method is None or fault.method.lower() == method.lower():
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    def get_me(self, _: Parameters) -> dict[str, Any]:
        return {
            **self.bot.json(),
            "first_name": self.profile.text("name", ""),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }

    def _table(self) -> dict[str, tuple[str, Method, frozenset[str]]]:
        """Every method with the parameters that it has."""
        m, p, u = self.messages, self.profile, self.updates
        sent = (
            "business_connection_id chat_id message_thread_id direct_messages_topic_id disable_notification "
            "protect_content allow_paid_broadcast message_effect_id suggested_post_parameters "
            "reply_parameters reply_markup"
        )
        edited = "business_connection_id chat_id message_id inline_message_id reply_markup"
        text = "text parse_mode entities link_preview_options"
        caption = "caption parse_mode caption_entities show_caption_above_media"
        methods: list[tuple[str, Method, str]] = [
            ("getMe", self.get_me, ""),
            ("getUpdates", u.get, "offset limit timeout allowed_updates"),
            ("setWebhook", u.set_webhook, "url certificate ip_address max_connections allowed_updates "
                                          "drop_pending_updates secret_token"),
            ("deleteWebhook", u.delete_webhook, "drop_pending_updates"),
            ("getWebhookInfo", u.webhook_info, ""),
            ("sendMessage", m.send_message, f"{sent} {text}"),
            ("sendDocument", m.send_document,
             f"{sent} {caption} document thumbnail disable_content_type_detection"),
            ("sendPhoto", m.send_photo, f"{sent} {caption} photo has_spoiler"),
            ("copyMessage", m.copy_message,
             f"{sent} {caption} from_chat_id message_id video_start_timestamp"),
            ("editMessageText", m.edit_text, f"{edited} {text}"),
            ("editMessageCaption", m.edit_caption, f"{edited} {caption}"),
            ("editMessageReplyMarkup", m.edit_markup, edited),
            ("deleteMessage", m.delete, "chat_id message_id"),
            ("answerCallbackQuery", m.answer_tap, "callback_query_id text show_alert url cache_time"),
            ("answerInlineQuery", self.inline.answer,
             "inline_query_id results cache_time is_personal next_offset button"),
            ("sendChatAction", m.chat_action, "business_connection_id chat_id message_thread_id action"),
            ("setMessageReaction", m.reaction, "chat_id message_id reaction is_big"),
            ("setMyCommands", p.set_commands, "commands scope language_code"),
            ("getMyCommands", p.get_commands, "scope language_code"),
            ("deleteMyCommands", p.delete_commands, "scope language_code"),
            ("getFile", self.files.get, "file_id"),
        ]  # fmt: skip
        for what in ("name", "description", "short_description"):
            title = "".join(word.title() for word in what.split("_"))
            methods.append((f"setMy{title}", _bind(p.set_text, what), f"{what} language_code"))
            methods.append((f"getMy{title}", _bind(p.get_text, what), "language_code"))
        return {name.lower(): (name, do, frozenset(names.split())) for name, do, names in methods}


def _bind(do: Callable[[str, Parameters], Any], what: str) -> Method:
    return lambda parameters: do(what, parameters)
