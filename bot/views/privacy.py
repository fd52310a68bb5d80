"""What is stored about a person: said, handed over, erased."""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.layout import bullets, joined
from bot.views.names import label
from bot.views.reply import Attachment, Button, Reply


def privacy(
    programme: Programme, operators: Mapping[str, str], keep_days: int, keep_months: int, t: Translator
) -> Reply:
    """What is stored, why, how long, who answers for it, and the reader's rights.

    `operators`: by city key, who answers for personal data. `keep_days`: for question texts,
    `keep_months`: for trips and messages. The rights are those of GDPR articles 15 to 21 and 77, and
    of the APPI articles 33 to 35.
    """
    days = t.ngettext("{number} day", "{number} days", keep_days).format(number=t.number(keep_days))
    months = t.ngettext("{number} month", "{number} months", keep_months).format(number=t.number(keep_months))
    stored = [
        t.gettext("to write to you: your Telegram number, language, city, fields and wishes for reminders"),
        t.gettext(
            "to answer you: your questions and which entries answered them; their texts for {time}"
        ).format(time=days),
        t.gettext(
            "to remind you: the visits to which you come, what you are reminded of, and which messages were "
            "sent to you; for {time} after the visit"
        ).format(time=months),
        t.gettext(
            "to keep promises: follow-ups in which you are named; for {time} after they are closed"
        ).format(time=months),
        t.gettext("of coordinators: their rights, and what they did; for {time}").format(time=months),
        t.gettext(
            "what you have entered half-way, for half a year; what we are talking about, for ten minutes"
        ),
        t.gettext(
            "each message until I have dealt with it; its number for two more days, so that none is "
            "handled twice"
        ),
    ]
    rights = [
        t.gettext("to have all of it as a file: /mydata"),
        t.gettext("to have it corrected: /settings, /reminders, or a word to the operator"),
        t.gettext("to have it erased: /forget"),
        t.gettext(
            "to object, to take back what you agreed to, and to complain to a data protection authority"
        ),
    ]
    blocks = [
        Markup("<b>{0}</b>").format(t.gettext("What is stored about you")),
        bullets(t.gettext("In the bot's database:"), stored),
        Markup.escape(
            t.gettext(
                "Telephone number and pictures are not stored, and no names of students. Your name is stored "
                "only where somebody names you in a follow-up. Messages reach me through Telegram, to which "
                "its own rules apply. People read a question only if you pass it on."
            )
        ),
        bullets(t.gettext("Who answers for it:"), _operators(programme, operators, t)),
        bullets(t.gettext("Your rights, under the GDPR and Japan's APPI alike:"), rights),
    ]
    return Reply(joined(blocks))


def my_data(data: Mapping[str, Any], t: Translator) -> Reply:
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    text = Markup.escape(
        t.gettext(
            "This is all that is stored about you, apart from the numbers of your messages of the last "
            "two days."
        )
    )
    return Reply(text, attachment=Attachment("kizuna-my-data.json", content, "application/json"))


def forget_question(t: Translator) -> Reply:
    text = t.gettext(
        "Shall I erase everything that is stored about you: settings, fields and questions? "
        "This cannot be undone."
    )
    buttons = (Button(t.gettext("Erase everything"), "forget:yes"), Button(t.gettext("Keep it"), "forget:no"))
    return Reply(Markup.escape(text), (buttons,))


def forgotten(t: Translator) -> Reply:
    text = t.gettext(
        "What was stored about you is erased; the numbers of your last messages follow within two days. "
        "Backups lose it when they are thrown away; whoever is named in /privacy can say when that is. "
        "Follow-ups stay, without your name. If you write again, we start anew."
    )
    return Reply(Markup.escape(text))


def kept(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Good, everything stays as it is.")))


def _operators(programme: Programme, operators: Mapping[str, str], t: Translator) -> list[str]:
    return [
        t.pgettext("city and who answers for data there", "{city}: {operator}").format(
            city=label(city, t), operator=operators.get(city.key) or t.gettext("the operator is not named")
        )
        for city in programme.cities
    ]
