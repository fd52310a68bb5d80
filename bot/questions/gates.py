"""Questions that need no search: mischief, and how to use the bot."""

from bot.questions.decision import NOT_IN_PROGRAMME, Decision, names_in
from bot.questions.index import Index
from bot.questions.lexicon import harmless, is_light
from bot.questions.model import HowTo
from bot.questions.reading import Reading


def off(reading: Reading, index: Index) -> Decision | None:
    """Mischief, insults, small talk; nothing to read at all."""
    if not any(char.isalnum() for char in reading.sentence.folded):
        return NOT_IN_PROGRAMME
    if reading.has("off:mischief", "off:insult"):
        return NOT_IN_PROGRAMME
    if reading.has("off:chat") and not names_in(reading, index):
        return NOT_IN_PROGRAMME
    words = [u for u in reading.units if not (u.text.isdecimal() or (u.japanese and len(u.text) == 1))]
    if not (words or reading.mentions or reading.dates or _asks(reading) or reading.ordinals):
        # A greeting or a thank-you: say what one can ask.
        return Decision("answered", HowTo("help")) if _is_courtesy(reading) else NOT_IN_PROGRAMME
    return None


def _asks(reading: Reading) -> bool:
    """Whether any word wants something: the tense of "danke schon" and "guten morgen" does not."""
    return any(not cue.meaning.startswith("tense:") for cue in reading.cues)


def _is_courtesy(reading: Reading) -> bool:
    """Whether there are words that people exchange; a lone letter or a scrap of kana is none."""
    known = harmless(reading.lang)
    if reading.lang == "ja":
        left = whole = reading.sentence.folded.replace(" ", "")
        for phrase in sorted((phrase for phrase in known if len(phrase) > 1), key=len, reverse=True):
            left = left.replace(phrase, "")
        return 3 * len(left) <= 2 * len(whole)
    if any(word.script == "digits" for word in reading.sentence.words):
        return False  # no greeting, but something with figures
    words = (word.folded for word in reading.sentence.words if word.script == "latin")
    return any(len(word) > 1 and (word in known or is_light(word, reading.lang)) for word in words)


#: What is to be done counts for more than what it is done with: "reminders" over "subscribe".
_STRONGEST = (
    *("forget", "mydata", "privacy", "followups", "followup", "timeline", "remind", "reminders"),
    *("calendar", "broadcast", "inbox", "newvisit", "invite", "import", "export", "stats", "log"),
    *("language", "cancel", "subscribe", "visits", "actions"),
)


def how_to(reading: Reading) -> Decision | None:
    """How to use the bot: a thing that it does, and a wish to do it."""
    commands = reading.of("how")
    if not commands:
        return None
    asks = reading.has("ask:how") or len(reading.sentence.words) <= 3
    if not asks or (_wants_a_detail(reading) and commands[0] != "language"):
        return None
    first = next((strong for strong in _STRONGEST if strong in commands), commands[0])
    if first == "help" and reading.mentions:
        return None  # "what could we do with the university hospital?"
    return Decision("answered", HowTo(first))


def _wants_a_detail(reading: Reading) -> bool:
    """Whether it is about a detail after all; "how do I get" a reminder is none of the way there."""
    hows = [cue for cue in reading.cues if cue.meaning == "ask:how"]
    details = [cue for cue in reading.cues if cue.meaning.startswith("detail:")]
    return any(not any(h.start < d.end and d.start < h.end for h in hows) for d in details)
