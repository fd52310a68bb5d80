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


def privacy(programme: Programme, operators: Mapping[str, str], keep_days: int, t: Translator) -> Reply:
    """`operators`: by city key, who answers for personal data; `keep_days`: for question texts."""
    stored = [
        t.gettext("your Telegram number, and when you first wrote to me"),
        t.gettext("the language, city and fields that you chose"),
        t.ngettext(
            "your questions and which entries answered them; the texts for {days} day",
            "your questions and which entries answered them; the texts for {days} days",
            keep_days,
        ).format(days=t.number(keep_days)),
        t.gettext("what we are talking about, for ten minutes"),
        t.gettext("whether you have blocked me"),
        t.gettext(
            "each message until I have dealt with it; its number for two more days, so that none is "
            "handled twice"
        ),
    ]
    blocks = [
        Markup("<b>{0}</b>").format(t.gettext("What is stored about you")),
        bullets(t.gettext("In the bot's database:"), stored),
        Markup.escape(
            t.gettext(
                "Your name, telephone number and pictures are not stored. Messages reach me through "
                "Telegram, to which its own rules apply. A question that you pass on is noted for the "
                "coordinators."
            )
        ),
        bullets(t.gettext("Who answers for it:"), _operators(programme, operators, t)),
        Markup.escape(t.gettext("/mydata gives you all of it as a file, /forget erases it.")),
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
        "If you write again, we start anew."
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
