"""Passed-on questions to coordinators, answers to askers, the digest."""

from typing import cast

from bot.i18n import translator
from bot.inbox import acts, digest
from bot.inbox.acts import Case
from bot.messages import RENDERERS, Occasion
from bot.programme.model import Lang
from bot.views import inbox as views
from bot.views.inbox import Shown
from bot.views.reply import Reply
from db import inbox, people, questions


def shown(case: Case, home: str | None) -> Shown:
    """An item as the views take it; `home` is the asker's city."""
    item = case.item
    return Shown(
        item.id,
        item.state,
        case.text,
        case.lang,
        home,
        item.city,
        item.field,
        item.passed_at,
        case.question.sources,
        item.answer,
    )


async def notice(occasion: Occasion) -> Reply | None:
    """The question to one who sits at the desk; nothing once it is over and was never shown."""
    item = await inbox.find(occasion.session, occasion.delivery.what["item"])
    if item is None or (item.state != "open" and occasion.delivery.method == "send"):
        return None
    question = await questions.find(occasion.session, item.question_id)
    if question is None or question.text is None:
        return None
    asker = await people.find(occasion.session, question.person_id) if question.person_id else None
    case = Case(item, question, question.text)
    view = shown(case, asker.city if asker else None)
    home = occasion.person.city if occasion.person else None
    return views.question(view, occasion.programme, occasion.t, home=home)


async def answer(occasion: Occasion) -> Reply | None:
    """In the language in which the question was asked: that of the asker's chat may be another."""
    item = await inbox.find(occasion.session, occasion.delivery.what["item"])
    if item is None or item.answer is None:
        return None
    question = await questions.find(occasion.session, item.question_id)
    if question is None:
        return None
    t = translator(cast(Lang, question.language))
    return views.answer_to_asker(item.answer, cast(Lang, item.answer_language), question.text or "", t)


async def morning(occasion: Occasion) -> Reply | None:
    if occasion.person is None:
        return None
    cases = await acts.at_desks_of(occasion.session, occasion.person.id, occasion.settings)
    if not cases:
        return None
    oldest = cases[0].item.passed_at
    return views.digest(len(cases), oldest, occasion.programme, occasion.t, home=occasion.person.city)


RENDERERS |= {acts.NOTICE: notice, acts.ANSWER: answer, digest.KIND: morning}
