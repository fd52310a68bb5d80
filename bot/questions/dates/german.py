"""German words of date expressions. Data only; `words.py` says what the letters are."""

from bot.questions.dates.words import Entry, same, table

MONTHS: dict[str, Entry] = {
    **table("M", [(1, "januar jänner jan"), (2, "februar feber feb"), (3, "märz mrz"), (4, "april apr")]),
    **table("M", [(5, "mai"), (6, "juni juno jun"), (7, "juli julei jul"), (8, "august aug")]),
    **table(
        "M", [(9, "september sept sep"), (10, "oktober okt"), (11, "november nov"), (12, "dezember dez")]
    ),
}
MONTHS |= {
    name + ending: entry
    for name, entry in MONTHS.items()
    for ending in ("s", "es")
    if (len(name) > 4 and not name.endswith("s")) or name == "mai"
}
SEASONS: dict[str, Entry] = {
    **table("S", [("spring", "frühling frühjahr frühlings frühjahrs"), ("summer", "sommer sommers")]),
    **table("S", [("autumn", "herbst herbstes herbsts spätherbst"), ("winter", "winter winters")]),
    **table("S", [("summer", "frühsommer spätsommer hochsommer"), ("autumn", "frühherbst")]),
}
WEEKDAYS: dict[str, Entry] = {
    **table("W", [(0, "montag montags"), (1, "dienstag dienstags"), (2, "mittwoch mittwochs")]),
    **table("W", [(3, "donnerstag donnerstags"), (4, "freitag freitags")]),
    **table("W", [(5, "samstag samstags sonnabend sonnabends"), (6, "sonntag sonntags")]),
    **table("w", [(0, "mo"), (1, "di"), (2, "mi"), (3, "do"), (4, "fr"), (5, "sa"), (6, "so")]),
}
_COUNTS_TEXT = (
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
    " sechzehn siebzehn achtzehn neunzehn zwanzig"
)
_COUNTS = _COUNTS_TEXT.split()
_ORDINALS_TEXT = (
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt"
    " fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst"
)
_ORDINALS = _ORDINALS_TEXT.split()
_ONES_TEXT = "einund zweiund dreiund vierund fünfund sechsund siebenund achtund neunund"
_ONES = _ONES_TEXT.split()
_STEMS = [*_ORDINALS, *(f"{ones}zwanzigst" for ones in _ONES), "dreißigst", "einunddreißigst"]
NUMBERS: dict[str, Entry] = {
    **{word: ("c", number) for number, word in enumerate(_COUNTS, 1)},
    **{f"{ones}zwanzig": ("c", 20 + number) for number, ones in enumerate(_ONES, 1)},
    **table("c", [(1, "ein eine einem einen einer eines ner nem"), (30, "dreißig"), (2, "zwo")]),
    **table("c", [(3, "ein_paar einigen einige wenigen wenige mehreren")]),
    **{stem + end: ("O", number) for number, stem in enumerate(_STEMS, 1) for end in ("e", "en", "er", "es")},
}
# A plural has a name of its own: "die kommenden Monate" are several, "der kommende Monat" is one.
UNITS: dict[str, Entry] = {
    **table("D", [("day", "tag tages tags"), ("days", "tage tagen")]),
    **table("K", [("week", "woche kw kalenderwoche"), ("weeks", "wochen")]),
    **table("T", [("month", "monat monats"), ("months", "monate monaten")]),
    **table("Q", [("quarter", "quartal quartals vierteljahr"), ("quarters", "quartale quartalen")]),
    **table(
        "H",
        [
            ("half", "hälfte"),
            ("half_of_year", "hj halbjahr halbjahrs halbjahres jahreshälfte"),
            ("halves", "halbjahre halbjahren"),
        ],
    ),
    **table("H", [("half_year", "halben_jahr halbes_jahr halbem_jahr")]),
    **table("J", [("year", "jahr jahres jahrs kalenderjahr kalenderjahres"), ("years", "jahre jahren")]),
    **table("E", [("weekend", "wochenende wochenendes we")]),
    **same(
        "F",
        "fiskaljahr fiskaljahres fiskaljahrs geschäftsjahr geschäftsjahres haushaltsjahr haushaltsjahres",
    ),
    **same("F", "fj fy"),
    **{
        f"japanisch{end} {year}": ("F", None)
        for end in ("e", "en", "em", "er", "es")
        for year in ("fiskaljahr", "haushaltsjahr", "geschäftsjahr", "fiskaljahres", "haushaltsjahres")
    },
}
_ENDS = ("e", "en", "er", "es", "em")
SHIFTS: dict[str, Entry] = {
    **{stem + end: ("r", 0) for stem in ("dies", "laufend", "aktuell") for end in _ENDS},
    **{stem + end: ("r", 1) for stem in ("nächst", "kommend", "folgend") for end in _ENDS},
    **{stem + end: ("r", -1) for stem in ("letzt", "vergangen", "vorig", "vorherig") for end in _ENDS},
    **{"übernächst" + end: ("r", 2) for end in _ENDS},
    **{"vorletzt" + end: ("r", -2) for end in _ENDS},
}
RELATIVE: dict[str, Entry] = {
    **table("X", [(0, "heute heut heutige heutigen"), (1, "morgen morgige morgigen")]),
    **table("X", [(2, "übermorgen"), (-1, "gestern gestrige gestrigen"), (-2, "vorgestern")]),
    **table("N", [(0, "heuer"), (-1, "vorjahr vorjahres vorjahrs"), (1, "folgejahr folgejahres")]),
    **table("j", [(-1, "vormonat vormonats"), (1, "folgemonat folgemonats")]),
    **table("k", [(-1, "vorwoche"), (1, "folgewoche")]),
    **{f"neue{end} {year}": ("R", ("new_year", 0)) for end in "mns" for year in ("jahr", "jahres", "jahrs")},
    **{"neue jahr": ("R", ("new_year", 0))},
    **table("g", [((12, 24, 3), "weihnachten weihnachts"), ((12, 24, 1), "heiligabend heiligen_abend")]),
    **table(
        "g", [((12, 31, 1), "silvester jahreswechsel jahreswechsels"), ((1, 1, 1), "neujahr neujahrstag")]
    ),
    **table("$", [(("year", "late"), "jahresende"), (("year", "early"), "jahresanfang jahresbeginn")]),
    **table("$", [(("year", "mid"), "jahresmitte"), (("month", "late"), "monatsende")]),
    **table("$", [(("month", "early"), "monatsanfang monatsbeginn"), (("month", "mid"), "monatsmitte")]),
    **table("$", [(("week", "early"), "wochenanfang wochenbeginn"), (("week", "mid"), "wochenmitte")]),
    **same("Y", "jetzt"),
}
PARTS: dict[str, Entry] = {
    **table("b", [("early", "anfang beginn anfangs"), ("mid", "mitte"), ("late", "ende")]),
    **table("x", [("rest", "laufe rest restlichen restliche verbleibenden"), ("rest", "später")]),
}
SMALL: dict[str, Entry] = {
    **same("~", "innerhalb binnen"),
    **same("i", "in im während übers über fürs für um", "in"),
    **same("i", "am an zum zur", "on"),
    **same("f", "des der"),
    **same("a", "dem den die das"),
    **same("z", "von vom", "from"),
    **same("z", "zwischen zw", "between"),
    **same("t", "bis", "until"),
    **same("+", "und u"),
    **same("|", "oder bzw"),
    **same("<", "vor bevor"),
    **same(">", "nach"),
    **same("C", "seit ab beginnend"),
    **same("U", "spätestens"),
}
COUNTED: dict[str, Entry] = same(
    "#",
    "leute leuten personen person teilnehmer teilnehmern teilnehmerinnen teilnehmende gäste gästen mitglieder"
    " besucher schüler schülerinnen studierende praktikanten menschen mann yen euro eur dollar prozent km kg"
    " kw mw kwh mwh gwh m m2 m3 tonnen t meter betten stellen firmen unternehmen organisationen besuche"
    " reisen mal stunden minuten uhr einwohner plätze zimmer themen maßnahmen felder punkte köpfe",
)
#: Greetings and names that hold a word of the calendar.
NONE: dict[str, Entry] = same("_", "guten_morgen am_morgen jeden_morgen guten_tag jeden_tag")
TABLES = (NONE, SMALL, NUMBERS, MONTHS, SEASONS, WEEKDAYS, UNITS, SHIFTS, RELATIVE, PARTS, COUNTED)
#: Those that name a time by themselves.
TIMES = (MONTHS, SEASONS, WEEKDAYS, UNITS, SHIFTS, RELATIVE)
#: Those that are a date in a sentence of any language.
PLAIN: dict[str, Entry] = {
    **{word: entry for word, entry in MONTHS.items() if len(word) > 3},
    **{word: entry for word, entry in SEASONS.items() if entry[0] == "S"},
    **{word: entry for word, entry in WEEKDAYS.items() if len(word) > 5},
    **same("F", "fiskaljahr"),
}
#: Nouns that a month or a season is written together with: Oktoberreise, Sommertour.
_OCCASIONS = (
    "reise reisen besuch besuche besuchs tour touren studienreise treffen treffens seminar"
    " seminars sitzung delegation termin termine veranstaltung veranstaltungen symposium"
    " programm messe ferien aufenthalt"
)
OCCASIONS = _OCCASIONS.split()
