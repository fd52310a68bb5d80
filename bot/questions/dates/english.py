"""English words of date expressions. Data only; `words.py` says what the letters are."""

from bot.questions.dates.words import Entry, same, table

MONTHS: dict[str, Entry] = {
    **table("M", [(2, "february feb febr"), (4, "april apr"), (6, "june jun"), (7, "july jul")]),
    **table("M", [(1, "january"), (8, "august aug"), (9, "september sept sep"), (10, "october oct")]),
    **table("M", [(11, "november nov"), (12, "december dec")]),
    **table("m", [(1, "jan"), (3, "march mar"), (5, "may")]),
}
SEASONS: dict[str, Entry] = {
    **table("S", [("spring", "spring springtime"), ("summer", "summer summertime")]),
    **table("S", [("autumn", "autumn"), ("winter", "winter wintertime")]),
    **table("s", [("autumn", "fall")]),
}
WEEKDAYS: dict[str, Entry] = {
    **table("W", [(0, "monday mondays"), (1, "tuesday tues tue"), (2, "wednesday weds")]),
    **table("W", [(3, "thursday thurs thur thu"), (4, "friday fri"), (5, "saturday"), (6, "sunday")]),
    **table("w", [(0, "mon"), (2, "wed"), (5, "sat"), (6, "sun")]),
}
_COUNTS_TEXT = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_COUNTS = _COUNTS_TEXT.split()
_ORDINALS_TEXT = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = _ORDINALS_TEXT.split()
NUMBERS: dict[str, Entry] = {
    **{word: ("c", number) for number, word in enumerate(_COUNTS, 1)},
    **{word: ("O", number) for number, word in enumerate(_ORDINALS, 1)},
    **{f"twenty {word}": ("c", 20 + number) for number, word in enumerate(_COUNTS[:9], 1)},
    **{f"twenty {word}": ("O", 20 + number) for number, word in enumerate(_ORDINALS[:9], 1)},
    **table("O", [(30, "thirtieth"), (31, "thirty_first")]),
    **table("c", [(1, "a an"), (2, "a_couple_of couple_of"), (3, "a_few few several some"), (30, "thirty")]),
}
# A plural has a name of its own: "the coming months" are several, "the coming month" is one.
UNITS: dict[str, Entry] = {
    **table("D", [("day", "day"), ("days", "days")]),
    **table("K", [("week", "week wk"), ("weeks", "weeks wks"), ("fortnight", "fortnight")]),
    **table("T", [("month", "month mth"), ("months", "months mths")]),
    **table("Q", [("quarter", "quarter"), ("quarters", "quarters")]),
    **table("H", [("half", "half"), ("half_year", "half_a_year half_year")]),
    **table("J", [("year", "year yr calendar_year"), ("years", "years yrs")]),
    **table("E", [("weekend", "weekend")]),
    **same("F", "fiscal_year financial_year business_year fiscal fy japanese_fiscal_year"),
}
SHIFTS: dict[str, Entry] = table(
    "r",
    [
        (0, "this current"),
        (1, "next coming upcoming following this_coming"),
        (-1, "last past previous preceding recent this_past"),
    ],
)
RELATIVE: dict[str, Entry] = {
    **table("X", [(0, "today todays tonight"), (1, "tomorrow tomorow tommorow tommorrow tomorrows tmrw")]),
    **table("X", [(0, "this_morning this_afternoon this_evening")]),
    **table("X", [(-1, "yesterday yesterdays"), (2, "the_day_after_tomorrow day_after_tomorrow")]),
    **table("X", [(-2, "the_day_before_yesterday day_before_yesterday")]),
    **table("k", [(2, "the_week_after_next week_after_next"), (-2, "the_week_before_last week_before_last")]),
    **table("j", [(2, "the_month_after_next month_after_next")]),
    **table("j", [(-2, "the_month_before_last month_before_last")]),
    **table("N", [(2, "the_year_after_next year_after_next")]),
    **table("N", [(-2, "the_year_before_last year_before_last")]),
    **table("$", [(("year", "late"), "year_end"), (("month", "late"), "month_end")]),
    **table("R", [(("new_year", 0), "new_year")]),
    **table("g", [((12, 24, 3), "christmas xmas"), ((12, 24, 1), "christmas_eve")]),
    **table("g", [((12, 31, 1), "new_year_eve new_years_eve turn_of_the_year")]),
    **table("g", [((1, 1, 1), "new_year_day new_years_day")]),
    **same("Y", "now"),
}
PARTS: dict[str, Entry] = {
    **table("b", [("early", "early beginning begin start"), ("mid", "mid middle"), ("late", "late end")]),
    **table(
        "x", [("rest", "rest remainder remaining later in_the_course the_course"), ("so_far", "earlier")]
    ),
}
SMALL: dict[str, Entry] = {
    **same("G", "ago"),
    **same("h", "hence from_now"),
    **same("~", "within"),
    **same("i", "in during over for throughout", "in"),
    **same("i", "on onward onwards at", "on"),
    **same("f", "of"),
    **same("a", "the"),
    **same("z", "from", "from"),
    **same("z", "between", "between"),
    **same("t", "to through thru"),
    **same("+", "and"),
    **same("|", "or"),
    **same("<", "before prior_to earlier_than ahead_of"),
    **same(">", "after later_than"),
    **same("C", "since as_of as_from starting_from starting"),
    **same("U", "until till til by up_to up_to_and_including no_later_than not_later_than"),
}
COUNTED: dict[str, Entry] = same(
    "#",
    "people persons person participants participant ppl guests members visitors students pupils attendees"
    " interns yen euro euros eur usd jpy dollars percent pct km kg kw mw kwh mwh gwh m m2 m3 tons t meters"
    " metres beds jobs companies organisations organizations visits trips tours times hours hour minutes"
    " residents inhabitants seats rooms topics actions activities fields items",
)
#: What follows "may" where it is a verb.
VERBS: dict[str, Entry] = same(
    "v", "be have i we you he she they it not also well need want ask know please get there see"
)
TABLES = (SMALL, NUMBERS, MONTHS, SEASONS, WEEKDAYS, UNITS, SHIFTS, RELATIVE, PARTS, COUNTED, VERBS)
#: Those that name a time by themselves.
TIMES = (MONTHS, SEASONS, WEEKDAYS, UNITS, SHIFTS, RELATIVE)
#: Those that are a date in a sentence of any language.
PLAIN: dict[str, Entry] = {
    **{word: entry for word, entry in MONTHS.items() if entry[0] == "M" and len(word) > 3},
    **{word: entry for word, entry in SEASONS.items() if entry[0] == "S"},
    **{word: entry for word, entry in WEEKDAYS.items() if len(word) > 5},
    **same("F", "fy fiscal_year"),
}
#: Nouns that a month stands before: the October trip.
_OCCASIONS_TEXT = (
    "visit visits tour tours trip trips meeting meetings seminar seminars symposium reception delegation"
    " event events workshop workshops programme program conference session study"
)
OCCASIONS = _OCCASIONS_TEXT.split()
