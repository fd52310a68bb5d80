"""`/reminders`, `/remind`, and the buttons of visits and reminders."""

from datetime import time
from typing import cast

from telegram import Update

from bot.programme.model import Visit
from bot.questions.reminding import Wish, read_wish
from bot.reminders import acts, person_changed
from bot.reminders.accounts import account
from bot.reminders.model import DAYS, Answer
from bot.telegram.context import KizunaContext
from bot.views import attendance, oddities
from bot.views import reminder_choices as views
from bot.views.reminder_choices import Page
from handlers import cards
from handlers.chats import rest
from handlers.taps import arguments

#: What a person can write after /remind.
LONGEST = 300


async def show(update: Update, context: KizunaContext) -> None:
    context.reply(views.home(await _page(context), context.programme, context.now, context.t))


async def turn(update: Update, context: KizunaContext) -> None:
    """A tap within the message of `/reminders`."""
    await context.hold_programme()
    what, *given = arguments(update)[0].split(".")
    person = context.required_person
    programme, now, t = context.programme, context.now, context.t
    match what:
        case "days":
            days = int(given[0])
            chosen = set(person.remind_days) ^ {days}
            person.remind_days = sorted(chosen & set(DAYS), reverse=True)
        case "morning":
            person.remind_morning = not person.remind_morning
        case "hour":
            person.remind_at = time(int(given[0]))
        case "night":
            person.quiet_from, person.quiet_to = time(int(given[0])), time(int(given[1]))
        case "mute":
            visit = programme.entries.get(given[0])
            if isinstance(visit, Visit):
                muted = visit.key in await acts.muted(context.session, person)
                await acts.mute(context.session, person, visit.key, programme, now, on=not muted)
        case "drop":
            await acts.drop(context.session, person, int(given[0]))
    if what in ("days", "morning", "hour", "night"):
        await person_changed(context.session, person, programme, now)
    page = await _page(context)
    match what:
        case "hours":
            context.edit(views.hours(page, t))
        case "nights":
            context.edit(views.nights(page, t))
        case "coming" | "drop":
            context.edit(views.coming(page, programme, t))
        case "visits" | "mute":
            context.edit(views.visits(page, _upcoming(context), t))
        case _:
            context.edit(views.home(page, programme, now, t))


async def answered(update: Update, context: KizunaContext) -> None:
    """ "I am coming", "perhaps", "I am not coming", on a visit's card."""
    await context.hold_programme()
    key, said = arguments(update)
    visit = context.programme.entries.get(key)
    if not isinstance(visit, Visit) or not acts.is_ahead(visit, context.programme, context.now):
        context.toast(oddities.gone(context.t))
        return
    answer = cast(Answer, said)
    person = context.required_person
    await acts.say_coming(context.session, person, visit, answer, context.programme, context.now)
    context.toast(attendance.answer_noted(answer, context.t))
    await cards.put_up(visit, "card", context)
    if answer == "coming":
        await ask_city_once(context)


async def before(update: Update, context: KizunaContext) -> None:
    """ "Remind me 3 days before", on a visit's card or after `/remind`."""
    await context.hold_programme()
    key, days = arguments(update)
    visit = context.programme.entries.get(key)
    if isinstance(visit, Visit):
        await _set_before(visit, int(days), context)
    else:
        context.toast(oddities.gone(context.t))


async def remind(update: Update, context: KizunaContext) -> None:
    """`/remind 2 weeks before study tour`, `/remind 3 June call the institute`."""
    await context.hold_programme()
    words = rest(update)
    if not words:
        context.reply(views.how(context.t))
        return
    if len(words) > LONGEST:
        context.reply(oddities.too_long(LONGEST, context.t))
        return
    one = await account(context.session, context.required_person, context.programme)
    today = context.now.astimezone(one.place.zones_on(context.now.date())[0]).date()
    wish = read_wish(words, context.t.lang, context.answering.index, today)
    if wish.day is not None:
        await _set_on_day(wish, context)
    elif wish.lead is not None or wish.visits:
        await _set_for_visit(wish, context)
    else:
        context.reply(views.how(context.t))


async def _set_on_day(wish: Wish, context: KizunaContext) -> None:
    assert wish.day is not None, "a day was read"
    if not wish.words:
        context.reply(views.how(context.t))
        return
    person = context.required_person
    made = await acts.on_day(context.session, person, wish.day, wish.words, context.programme, context.now)
    if made is None or made.due_at is None:
        context.reply(views.too_late_reply(context.t))
    else:
        context.reply(views.set_for(made.due_at, None, wish.words, person.city, context.programme, context.t))


async def _set_for_visit(wish: Wish, context: KizunaContext) -> None:
    named = {visit.key for visit in wish.visits}
    ahead = [visit for visit in _upcoming(context) if visit.key in named]
    days = 7 if wish.lead is None else wish.lead.roughly
    if len(ahead) != 1:
        context.reply(views.which_visit(ahead or _upcoming(context), days, named=bool(ahead), t=context.t))
    elif wish.lead is None:
        context.reply(views.when_before(ahead[0], context.t))
    else:
        dates = ahead[0].dates
        exact = wish.lead.before(dates.start) if dates is not None else days
        await _set_before(ahead[0], exact, context)


async def _set_before(visit: Visit, days: int, context: KizunaContext) -> None:
    person = context.required_person
    made = await acts.before(context.session, person, visit, days, context.programme, context.now)
    if made is None:
        reply = views.too_late_reply(context.t)
    elif made.due_at is None:
        reply = views.set_once_known(visit, days, context.t)
    else:
        reply = views.set_for(made.due_at, visit, "", person.city, context.programme, context.t)
    if context.group is None:
        context.reply(reply)
    else:  # nobody else in the group needs to read it
        context.toast(reply.plain, alert=True)


async def snooze(update: Update, context: KizunaContext) -> None:
    """ "Again in 3 days", under a reminder."""
    await context.hold_programme()
    id_, days = map(int, arguments(update))
    person = context.required_person
    made = await acts.again(context.session, person, id_, days, context.programme, context.now)
    if made is None or made.due_at is None:
        context.toast(views.too_late(context.t))
    else:
        context.toast(views.snoozed(made.due_at, person.city, context.programme, context.t), alert=True)


async def mute(update: Update, context: KizunaContext) -> None:
    """ "No more about this visit", under a reminder."""
    await context.hold_programme()
    visit = context.programme.entries.get(arguments(update)[0])
    if not isinstance(visit, Visit):
        context.toast(oddities.gone(context.t))
        return
    person = context.required_person
    await acts.mute(context.session, person, visit.key, context.programme, context.now, on=True)
    context.toast(views.muted(visit, context.t), alert=True)


async def stop(update: Update, context: KizunaContext) -> None:
    """ "Unsubscribe", under whatever came unasked."""
    await context.hold_programme()
    kind = arguments(update)[0]
    person = context.required_person
    match kind:
        case "visits":
            person.wants_visits = False
        case "actions":
            person.wants_actions = False
        case _:
            person.wants_broadcasts = False
    await person_changed(context.session, person, context.programme, context.now)
    context.reply(views.stopped(kind, context.t))


async def ask_city_once(context: KizunaContext) -> None:
    """Whoever is reminded without having said their city is asked for it, once."""
    person = context.required_person
    if context.group is not None or person.city is not None or person.city_asked_at is not None:
        return
    person.city_asked_at = context.now
    one = await account(context.session, person, context.programme)
    context.reply(views.ask_city(context.programme, context.t.pick(one.place.base.name), context.t))


def _upcoming(context: KizunaContext) -> list[Visit]:
    return [
        visit for visit in context.programme.visits if acts.is_ahead(visit, context.programme, context.now)
    ]


async def _page(context: KizunaContext) -> Page:
    person = context.required_person
    one = await account(context.session, person, context.programme)
    return Page(one.place, person.city, await acts.coming(context.session, person), one.muted)
