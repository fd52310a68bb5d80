"""Whether a question wants a yes or a no."""

from __future__ import annotations

import re

from bot.programme.model import (
    Lang,
)
from bot.questions.reading import Reading

#: How a sentence begins that wants a yes or a no; in Japanese, how it ends. Folded: "does" is "dos".
_OPENS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?:and|so|or|but|also) )?"
        r"(?:is|are|was|were|do|dos|did|has|have|had|will|would|isn t|wasn t|weren t|didn t"
        r"|any|anything|anyone|anybody) "
        r"|.*(?:whether|know if|tell me if|check if|wonder if|sure if) "
    ),
    "de": re.compile(
        r"(?:(?:und|also|denn) )?"
        r"(?:ist|sind|war|waren|hat|haben|hatten?|wird|werden|wurden?|gibt es|gibts|gibt s|gab es|gabs|gab s"
        r"|kommt|kommen|kamen?|fahrt|fahren|fuhr|reist|reiste|nimmt|nahm|nahmen|findet|finden|fand|fanden"
        r"|gehort|gehoren|gehorte|besucht|besuchte|steht|stehen|stand|existiert|soll|sollen|sollte|tut sich) "
    ),
    "ja": re.compile(r".*(?:カ|ノ|ツケ|アル|イル|来ル|行ク|テル|テタ)[? ]*$"),
}


#: "…, ob …": small, since OB is a mayor.
_WHETHER = re.compile(r"(?:^|[ ,])ob ")


#: Words that ask for more than a yes or a no.
_ASKS_MORE: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:when|where|who|whom|whose|what|which|how|why)\b| or "),
    "de": re.compile(
        r"\b(?:wann|wo|wohin|woher|wer|wen|wem|wessen|was fur|welche\w*|wie|warum|wieso|weshalb|wozu"
        r"|wofur)\b| oder "
    ),
    # As typed: folded, いつ would be found in スタディツアー. 何か and どこか ask for nothing.
    "ja": re.compile(
        r"いつ|どこ(?!か)|だれ|誰(?!か)|何(?!か)|どの|どんな|どう|なぜ|なに|なん|いくつ|いくら|どれ|どちら|どっち"
        r"|どなた|それとも|教え|おしえ|知りた"
    ),
}


def is_polar(reading: Reading) -> bool:
    """Whether a yes or a no is wanted."""
    if reading.has("ask:count", "slot:headcount", "slot:how_long"):
        return False
    said = reading.sentence.folded.strip()
    if _ASKS_MORE[reading.lang].search(reading.sentence.original if reading.lang == "ja" else said):
        return False
    whether = reading.lang == "de" and _WHETHER.search(reading.sentence.original)
    return bool(whether or _OPENS[reading.lang].match(said))
