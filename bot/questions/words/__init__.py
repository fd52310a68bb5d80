"""The words that are read, one module a language: data, no code.

`CUES` gives to each meaning the patterns that show it. In English and German a pattern is
words; `a|b` are alternatives, `word*` is a beginning, `~` stands for up to six words
between, `$` for the end of the sentence, `_` a blank inside an alternative. In Japanese, where words run together, it is a regular expression.

The meanings:

    slot:…     what is wanted (bot.questions.model.Slot)
    sort:…     the sort of thing spoken of: visit, event, a kind of event or organisation, …
    detail:…   a detail that programmes do not hold (bot.questions.model.Detail)
    ask:…      the form of the question: list, count, next, last, first, exists, same_day, …
    tense:…    past or future
    claim:…    something asserted in passing that may be false: cancelled
    how:…      how to use the bot; the command that does it
    off:…      not about a programme at all: mischief, small talk, other trades
    frame      an idiom that says nothing of what is wanted: "over the stage" for "took place"

`HARMLESS` are words that carry no fact: function words, politeness, common verbs. With the light
words of `light_en` and `light_de` (see `lexicon.py`) they need no explaining by an answer.
"""
