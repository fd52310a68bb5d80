"""What a newcomer meets: language, city, fields, in one message that edits itself."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.profile import Profile
from bot.programme.model import Programme
from bot.views import choosers
from bot.views.names import label
from bot.views.reply import Button, Reply


def language_step(profile: Profile, programme: Programme, t: Translator, *, odd_link: bool = False) -> Reply:
    """`odd_link`: the person came by a link that the bot does not know."""
    one, other = programme.cities
    welcome = t.gettext(
        "Welcome! I am Kizuna, the bot for everyone in the partnership of {one} and {other}. "
        "Ask me about visits, people, places and plans, in English, German or Japanese."
    ).format(one=label(one, t), other=label(other, t))
    lines = [Markup.escape(welcome)]
    if odd_link:
        lines.append(
            Markup.escape(t.gettext("I do not know the link that you followed; let us start from here."))
        )
    lines.append(_step(1, t.gettext("In which language shall I write to you?"), t))
    return Reply(
        Markup("\n\n").join(lines),
        (*choosers.languages(profile.language, "start"), (_skip("start:city", t),)),
    )


def city_step(profile: Profile, programme: Programme, t: Translator) -> Reply:
    return Reply(
        _step(2, t.gettext("Which city do you belong to?"), t),
        (*choosers.cities(profile, programme, t, "start"), (_skip("start:fields", t),)),
    )


def fields_step(profile: Profile, programme: Programme, t: Translator) -> Reply:
    question = t.gettext("Which fields of cooperation would you like to follow? Tap as many as you like.")
    done = Button(t.gettext("Done"), "start:done") if profile.fields else _skip("start:done", t)
    return Reply(_step(3, question, t), (*choosers.fields(profile, programme, t, "start"), (done,)))


def done(t: Translator) -> Reply:
    text = t.gettext(
        "That is all, thank you. Just write me your question, for example: “When is the next visit?”\n"
        "/help shows what else I can do; /settings changes what you have chosen."
    )
    return Reply(
        Markup.escape(text),
        (
            (
                Button(t.gettext("Visits"), "visits:upcoming:0"),
                Button(t.gettext("Actions"), "actions:all:0"),
            ),
        ),
    )


def _step(number: int, question: str, t: Translator) -> Markup:
    step = t.gettext("Step {number} of {steps}").format(number=number, steps=3)
    return Markup("<i>{step}</i>\n{question}").format(step=step, question=question)


def _skip(action: str, t: Translator) -> Button:
    return Button(t.gettext("Skip"), action)
