"""An answer that coordinators kept: marked as theirs, with its question, its day and its language."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Programme
from bot.programme.tense import today_in
from bot.questions.model import Kept
from bot.views.dates import day_words


def kept_blocks(kept: Kept, programme: Programme, t: Translator) -> list[Markup]:
    day = day_words(today_in(next(iter(programme.zones.values())), kept.at), t, weekday=False)
    words = t.gettext("Answer of the coordinators to the question “{question}”, kept on {day}")
    said = [words.format(question=t.within_quotes(kept.question), day=day)]
    if kept.lang != t.lang:
        language = t.locale.languages[kept.lang]
        said.append(t.gettext("It was given in {language}.").format(language=language))
    return [
        Markup.escape(kept.answer),
        Markup("\n").join(Markup("<i>{0}</i>").format(line) for line in said),
    ]
