"""What happens to each update: one ordered list, the first that fits handles it."""

from collections.abc import Iterator
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.reminders.model import ANSWERS, KINDS
from bot.telegram.context import KizunaContext
from handlers import (
    ask,
    broadcasts,
    browse,
    cancel,
    cards,
    composing,
    dialogues,
    feedback,
    files,
    followups,
    harvest,
    help,
    inbox,
    inline,
    invite,
    language,
    log,
    membership,
    oddities,
    privacy,
    promising,
    releasing,
    reminders,
    settings,
    start,
    stats,
    timeline,
    travel,
    visit_acts,
    visit_form,
)
from handlers.chats import GROUPS, NEW, PRIVATE, only_private
from handlers.taps import Callback, on_tap

Handler = BaseHandler[Update, KizunaContext, Any]

_KEY = "[a-z0-9-]{1,40}"
_ORIGIN = "(start|settings|alone)"
_HOUR = r"(\d|1\d|2[0-3])"
_REMINDERS = (
    r"(home|hours|nights|coming|visits|morning|days\.\d{1,2}"
    rf"|hour\.{_HOUR}|night\.{_HOUR}\.{_HOUR}|mute\.{_KEY}|drop\.\d{{1,18}})"
)
_DRAFT = (
    rf"([fcrv]:(-|{_KEY})|l:(en|de|ja)|(slot|note):(en|de|ja)"
    "|visits|earlier|audience|texts|ack|bare|review|now|fair|time|send|correct|drop)"
)
#: What is done with a follow-up.
_DAY = r"(none|20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))"
_DEED = rf"(done|drop|open|me|text|day|[dp]\.{_DAY}|(to|w)\.{_KEY}|v\.({_KEY})?|f\.\d{{1,3}})"
_FOLLOW_UPS = rf"(mine|city|late|all|f\.\d{{1,3}}|e\.{_KEY}):\d{{1,3}}(:\d{{1,9}}:\d{{1,9}})?"
_LIST = rf"(upcoming|past|all|mine|field\.{_KEY}):\d{{1,3}}"


def register(application: Application[Any, KizunaContext, Any, Any, Any, Any]) -> None:
    # Groups go upwards: a reply to a shown question is its answer, whatever dialogue is half-way;
    # what belongs to a dialogue ends there.
    replies = NEW & PRIVATE & filters.REPLY & filters.TEXT & ~filters.COMMAND
    application.add_handler(MessageHandler(replies, inbox.replied), -2)
    application.add_handler(
        MessageHandler(NEW & ~filters.COMMAND & ~filters.StatusUpdate.ALL, dialogues.heard), -1
    )
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE & PRIVATE, dialogues.edited), -1)
    application.add_handlers([*_commands(), *_taps(), *_others()])


def _commands() -> Iterator[Handler]:
    yield _command("start", start.start, PRIVATE)
    yield _command("start", start.start_in_group, GROUPS)
    yield _command("help", help.show, PRIVATE)
    yield _command("help", help.show_in_group, GROUPS)
    yield _command("language", language.language)
    yield _command("visits", browse.visits)
    yield _command("actions", browse.actions)
    yield _command("ask", ask.command)
    yield _command("followup", promising.followup)
    yield _command("followups", followups.followups_command)
    yield _command("cancel", cancel.cancel)
    yield _command("privacy", privacy.show)
    yield _command("timeline", timeline.show)
    for name, callback in {
        "settings": settings.show,
        "subscribe": settings.subscribe,
        "mydata": privacy.my_data,
        "forget": privacy.forget,
        "invite": invite.invite,
        "log": log.show,
        "broadcast": composing.command,
        "newvisit": visit_form.new_visit,
        "inbox": inbox.show,
        "import": files.ask,
        "export": files.choose,
        "stats": stats.show,
        "reminders": reminders.show,
        "remind": reminders.remind,
    }.items():
        yield _command(name, callback, PRIVATE)
        yield _command(name, only_private, GROUPS)


def _taps() -> Iterator[Handler]:
    yield on_tap("start", "(city|fields|done)", start.step)
    yield on_tap("lang", f"(en|de|ja):{_ORIGIN}", language.chosen)
    yield on_tap("settings", "(home|language|city|fields|subscribe|done)", settings.turn)
    yield on_tap("city", f"(-|{_KEY}):{_ORIGIN}", settings.city)
    yield on_tap("field", f"{_KEY}:{_ORIGIN}", settings.field)
    yield on_tap("visits", _LIST, browse.turn_visits)
    yield on_tap("actions", _LIST, browse.turn_actions)
    yield on_tap("card", _KEY, cards.open_card)
    yield on_tap("part", f"{_KEY}:({'|'.join(cards.PARTS)})", cards.turn)
    yield on_tap("ics", _KEY, cards.calendar_file)
    yield on_tap("about", _KEY, cards.about)
    yield on_tap("ask", rf"{_KEY}:({'|'.join(ask.SLOTS)})", ask.choice)
    yield on_tap("not", r"\d{1,18}", feedback.rejected)
    yield on_tap("pass", r"\d{1,18}", feedback.passed_on)
    yield on_tap("forget", "(yes|no)", privacy.decided)
    yield on_tap("invite", rf"(editor|sender|admin)(:(-|{_KEY})(:\d{{1,3}}(:(1|5|20))?)?)?", invite.step)
    yield on_tap("revoke", r"\d{1,18}", invite.revoke)
    yield on_tap("rights", "list", invite.held)
    yield on_tap("rights", r"withdraw:\d{1,18}", invite.withdraw)
    yield on_tap("fn", _KEY, promising.about_entry)
    yield on_tap("fa", r"\d{1,9}", promising.about_answer)
    yield on_tap("fo", r"\d{1,9}", followups.open_card)
    yield on_tap("fc", r"\d{1,9}:[pelvh]", followups.turn_card)
    yield on_tap("fu", rf"\d{{1,9}}:\d{{1,9}}:{_DEED}", followups.act)
    yield on_tap("fs", _FOLLOW_UPS, followups.turn_list)
    yield on_tap("hv", rf"{_KEY}:(\d{{1,3}}|none)", harvest.chosen)
    yield on_tap("hd", r"\d{1,18}:\d{1,9}:(c\.([01]|both)|d\.(7|30|90|none))", harvest.step)
    yield on_tap("hp", r"\d{1,4}", harvest.proposals_page)
    yield on_tap("hc", rf"\d{{1,9}}:\d{{1,9}}:(yes\.{_KEY}|no)", harvest.decided)
    yield on_tap("inbox", r"(at|answer|keep|close|mute):\d{1,18}", inbox.tapped)
    yield on_tap("inbox", rf"to:\d{{1,18}}:{_KEY}", inbox.tapped)
    yield on_tap("import", r"\d{1,18}:\d{1,9}:(yes|no)", files.decided)
    yield on_tap("export", r"[a-z]{1,12}(\.(en|de|ja))?", files.take)
    yield on_tap("year", r"[12]\d{3}", timeline.turn)
    yield on_tap("log", r"\d{1,6}", log.turn)
    yield on_tap("visit", r"\d{1,18}:\d{1,9}:[a-z0-9._-]{1,30}", visit_form.turn)
    yield on_tap("plan", f"{_KEY}:(change|date|cancel|cancelled|held|unheld)", visit_acts.act)
    yield on_tap("reminders", _REMINDERS, reminders.turn)
    yield on_tap("rsvp", f"{_KEY}:({'|'.join(ANSWERS)})", reminders.answered)
    yield on_tap("before", rf"{_KEY}:\d{{1,4}}", reminders.before)
    yield on_tap("travel", _KEY, travel.ask)
    yield on_tap("snooze", r"\d{1,18}:\d{1,2}", reminders.snooze)
    yield on_tap("mute", _KEY, reminders.mute)
    yield on_tap("stop", f"({'|'.join(KINDS)})", reminders.stop)
    yield on_tap("follow", _KEY, settings.follow)
    yield on_tap("kind", f"({'|'.join(KINDS)}):{_ORIGIN}", settings.kind)
    yield on_tap("bd", rf"\d{{1,18}}:\d{{1,9}}:{_DRAFT}", composing.turn)
    yield on_tap("bcast", r"\d{1,18}:(stop|resume|failed|doubt|correct|delete|deleted|show)", broadcasts.turn)
    yield on_tap("brel", r"\d{1,18}:(yes|no)", releasing.decided)
    yield on_tap("bread", r"\d{1,18}", broadcasts.acknowledged)
    yield CallbackQueryHandler(oddities.old_button)  # last of the taps


def _others() -> Iterator[Handler]:
    yield InlineQueryHandler(inline.search)
    yield ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER)
    yield MessageHandler(NEW & filters.StatusUpdate.MIGRATE, membership.moved)
    # A service message (somebody joined, a title changed) is nothing said to us.
    yield MessageHandler(filters.StatusUpdate.ALL, _nothing)
    # After the commands above, before free text, which a command is too.
    yield MessageHandler(NEW & PRIVATE & filters.COMMAND, oddities.unknown_command)
    yield MessageHandler(NEW & GROUPS & filters.COMMAND, oddities.unknown_command_in_group)
    yield MessageHandler(NEW & PRIVATE & oddities.FROM_CHANNEL, oddities.forwarded)
    yield MessageHandler(NEW & PRIVATE & filters.REPLY & filters.Regex("^(?i:broadcast)$"), composing.command)
    yield MessageHandler(NEW & PRIVATE & filters.TEXT, ask.free_text)
    yield MessageHandler(NEW & GROUPS & filters.TEXT, ask.group_text)
    yield MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, ask.edited)
    yield MessageHandler(NEW & PRIVATE, oddities.no_text)
    yield MessageHandler(NEW & GROUPS, oddities.no_text_in_group)


def _command(name: str, callback: Callback, where: filters.BaseFilter | None = None) -> Handler:
    return CommandHandler(name, callback, NEW & where if where else NEW)


async def _nothing(update: Update, context: KizunaContext) -> None:
    """Rightly no answer."""
