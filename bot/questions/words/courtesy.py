"""Greetings, fillers and thanks around a question: they say nothing of what is asked.

Regular expressions, at the beginning (`OPENING`) and at the end (`CLOSING`) of a text.
"""

import re

from bot.programme.model import Lang

#: What opens a letter or a talk, up to its comma: "Dear Kizuna team,".
_SALUTATIONS: dict[Lang, str] = {
    "en": "hello|hi|hey|good morning|good afternoon|good evening|good day|greetings|dear|excuse me|sorry",
    "de": "hallo|hi|hey|moin|moin moin|servus|guten tag|guten morgen|guten abend|grüß gott|liebe[sr]?"
    "|sehr geehrte[sr]?|entschuldigung|verzeihung",
    "ja": "こんにちは|こんばんは|おはようございます|おはよう|はじめまして|初めまして|お世話になっております|お世話になってます"
    "|お世話になります|お疲れ様です|お疲れさまです|お忙しいところ|突然|恐れ入りますが|恐れ入ります|恐縮ですが|すみませんが"
    "|すみません|すいませんが|すいません|失礼ですが|失礼します|失礼いたします|差し支えなければ|よろしければ|可能でしたら",
}
#: What only fills a pause, or says that a question follows; a sign or blank must stand behind it.
_FILLERS: dict[Lang, str] = {
    "en": "well|hm+|so|ok(?:ay)?|right|um+|uh|er|oh|ah|by the way|btw|just wondering|quick question|question"
    "|one (?:more )?question|just a (?:quick )?question|please|(?:please )?tell me|do you know|any idea"
    "|(?:could|can|would|will) you (?:please |kindly )?(?:tell|let|show|remind) (?:me|us)(?: know)?"
    "|i(?: would|'d) (?:like|love) to know|i(?: was|'m| am)? wonder(?:ing)?|may i ask|can i ask",
    "de": "also|hm+|ähm?|so|ok(?:ay)?|na ja|naja|tja|ach|oh|übrigens|nun|nur|bitte|wissen sie|weißt du"
    "|sag(?:en sie)?(?: mir)?(?: mal)?|(?:mal )?(?:(?:ne|eine) )?(?:kurze |kleine )?frage|darf ich fragen"
    "|bitte sagen sie mir|sagen sie mir bitte|ich (?:wüsste|möchte) gerne?(?: wissen)?"
    "|(?:könnten|können|würden) sie mir (?:bitte )?(?:sagen|verraten|mitteilen)"
    "|(?:kannst|könntest) du mir (?:bitte )?(?:sagen|verraten)",
    "ja": "えーっと|えーと|ええと|えっと|えと|あのう|あのー|あの|そのー|うーん|んー|ちなみに|ところで|そういえば|では|それでは"
    "|さて|じゃあ|ねえ|質問です|質問ですが|質問なのですが|一つ質問です|一つ質問",
}
#: Said at the end, with or without a sign before it.
_THANKS: dict[Lang, str] = {
    "en": "(?:many |lots of )?(?:thanks|thank you|thx|cheers)(?: very much| so much| a lot| again)?(?: in advance)?"
    "|(?:best |kind |warm )?regards|best wishes|please|pls",
    "de": "(?:vielen |besten |herzlichen |lieben )?dank(?:e)?(?: schon(?: ?mal)?)?(?: im voraus)?(?: sehr| schön)?"
    "|(?:mit )?(?:freundlichen|besten|schönen|herzlichen|viele|liebe|beste|schöne) grüßen?"
    "|mfg|lg|vg|bitte|gruß",
    "ja": "(?:どうぞ)?(?:よろしく|宜しく)(?:お願い(?:いた|致)?し?ます|お願い申し上げます)?|お願い(?:いた|致)?します"
    "|ありがとうございま(?:す|した)|ありがとう|以上です",
}


def _opening(lang: Lang) -> re.Pattern[str]:
    if lang == "ja":
        said = rf"(?:{_SALUTATIONS[lang]}|{_FILLERS[lang]})(?:[、。,.!！\s…]+|(?<=えっと)|(?<=そういえば))"
    else:
        greeting = rf"(?:{_SALUTATIONS[lang]})\b[^,.!:?\n]{{0,50}}[,.!:–-]+"
        said = rf"(?:{greeting}|(?:{_FILLERS[lang]})\s*[,:.!–-]+)\s*"
    return re.compile(rf"\A(?:{said})", re.IGNORECASE)


def _closing(lang: Lang) -> re.Pattern[str]:
    # A question mark before the thanks stays: it shows which part asks.
    before, after = ("", r"[。、!\s]*") if lang == "ja" else (r"(?:\A|[\s,.!–-]+|(?<=\?))", r"[\s,.!]*")
    return re.compile(rf"{before}(?:{_THANKS[lang]}){after}\Z", re.IGNORECASE)


OPENING: dict[Lang, re.Pattern[str]] = {"en": _opening("en"), "de": _opening("de"), "ja": _opening("ja")}
CLOSING: dict[Lang, re.Pattern[str]] = {"en": _closing("en"), "de": _closing("de"), "ja": _closing("ja")}
