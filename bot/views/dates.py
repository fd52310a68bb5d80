"""The words for a date of the programme, never more exact than the programme is.

Days and months are spelt by CLDR, which knows neither seasons nor fiscal years.
"""

from datetime import date

from babel.dates import format_date, format_skeleton, format_timedelta

from bot.i18n import Translator
from bot.programme.dates import Precision, ProgrammeDate

_DASHES = "–～ "


def date_words(dates: ProgrammeDate, t: Translator, *, weekday: bool = True) -> str:
    """`13–18 November 2018`, `October 2019`, `FY2020 (April 2020 – March 2021)`.

    `weekday`: with it where the language writes one: `Friday, 17 May 2019`, `11月13日(火)～18日(日)`.
    """
    if not dates.is_range:
        return _unit(dates, t, weekday=weekday)
    match dates.precision:
        case Precision.DAY:
            first, last = day_ends(dates, t, weekday=weekday)
        case Precision.MONTH:
            first, last = _interval(dates, "yMMMM", t)
        case Precision.SEASON:
            first, last = (_unit(end, t) for end in _ends(dates))
        case Precision.FISCAL_YEAR:
            return _fiscal_years(dates, t)
        case Precision.YEAR:
            first, last = (f"{end.start:%Y}" for end in _ends(dates))
            return t.gettext("{first_year}–{last_year}").format(first_year=first, last_year=last)
    return _joined(first, last, t)


def with_weekdays(dates: ProgrammeDate, t: Translator) -> str:
    """`13–18 November 2018 (Tuesday to Sunday)`, for who asks when: some ask for the weekday.

    A single day has its weekday already, and Japanese writes it behind each end of a range.
    """
    words = date_words(dates, t)
    if dates.precision is not Precision.DAY or not dates.is_range or t.lang == "ja":
        return words
    first, last = (format_date(day, "EEEE", locale=t.locale) for day in (dates.start, dates.end))
    return t.gettext("{dates} ({first_weekday} to {last_weekday})").format(
        dates=words, first_weekday=first, last_weekday=last
    )


def date_phrase(dates: ProgrammeDate, t: Translator, *, weekday: bool = False) -> str:
    """Say when, within a sentence: `from 13 to 18 November 2018`, `in October 2019`."""
    words = date_words(dates, t, weekday=weekday)
    match dates.precision:
        case Precision.DAY if dates.is_range:
            first, last = day_ends(dates, t, weekday=weekday)
            return t.pgettext("dates", "from {first_day} to {last_day}").format(
                first_day=first, last_day=last
            )
        case Precision.DAY:
            return t.pgettext("dates", "on {day}").format(day=words)
        case Precision.MONTH if dates.is_range:
            return t.pgettext("dates", "in {months}").format(months=words)
        case Precision.MONTH:
            return t.pgettext("dates", "in {month}").format(month=words)
        case Precision.SEASON if dates.is_range:
            return t.pgettext("dates", "in {seasons}").format(seasons=words)
        case Precision.SEASON:
            return t.pgettext("dates", "in {season}").format(season=words)
        case Precision.FISCAL_YEAR if dates.is_range:
            return t.pgettext("dates", "in {fiscal_years}").format(fiscal_years=words)
        case Precision.FISCAL_YEAR:
            return t.pgettext("dates", "in {fiscal_year}").format(fiscal_year=words)
        case Precision.YEAR if dates.is_range:
            return t.pgettext("dates", "in {years}").format(years=words)
        case Precision.YEAR:
            return t.pgettext("dates", "in {year}").format(year=f"{dates.start:%Y}")


def date_target(dates: ProgrammeDate, t: Translator) -> str:
    """Say for when something is or was planned: `for July–August 2019`."""
    words = date_words(dates, t, weekday=False)
    match dates.precision:
        case Precision.DAY if dates.is_range:
            first, last = day_ends(dates, t, weekday=False)
            return t.pgettext("planned", "for {first_day} to {last_day}").format(
                first_day=first, last_day=last
            )
        case Precision.DAY:
            return t.pgettext("planned", "for {day}").format(day=words)
        case Precision.FISCAL_YEAR if dates.is_range:
            return t.pgettext("planned", "for {fiscal_years}").format(fiscal_years=words)
        case Precision.FISCAL_YEAR:
            return t.pgettext("planned", "for {fiscal_year}").format(fiscal_year=words)
        case _:
            return t.pgettext("planned", "for {period}").format(period=words)


def day_words(day: date, t: Translator, *, weekday: bool = True) -> str:
    """`Friday, 17 May 2019`, or without the weekday."""
    if weekday and t.lang == "ja":
        return format_skeleton("yMMMEd", day, locale=t.locale)
    return format_date(day, "full" if weekday else "long", locale=t.locale)


def day_ends(dates: ProgrammeDate, t: Translator, *, weekday: bool = True) -> tuple[str, str]:
    """The two ends of a range of days, each as short as the other allows: `13`, `18 November 2018`."""
    # In a range only Japanese, which writes it short and in brackets, has room for the weekday.
    return _interval(dates, "yMMMEd" if weekday and t.lang == "ja" else "yMMMd", t)


def countdown(dates: ProgrammeDate, today: date, t: Translator) -> str | None:
    """How far its first day is from `today`: `in 3 weeks`, `yesterday`. None if no day is known."""
    if dates.precision is not Precision.DAY:
        return None
    away = dates.start - today
    match away.days:
        case 0:
            return t.gettext("today")
        case 1:
            return t.gettext("tomorrow")
        case -1:
            return t.gettext("yesterday")
    # Exact in days up to three weeks, in weeks up to three months: shorter would be too rough.
    words = format_timedelta(away, "day", threshold=3, add_direction=True, locale=t.locale)
    return words.replace(" ", "") if t.lang == "ja" else words


def _unit(dates: ProgrammeDate, t: Translator, *, weekday: bool = True) -> str:
    year = f"{dates.start:%Y}"
    match dates.precision:
        case Precision.DAY:
            return day_words(dates.start, t, weekday=weekday)
        case Precision.MONTH:
            return format_skeleton("yMMMM", dates.start, locale=t.locale)
        case Precision.SEASON:
            return _season(dates, t)
        case Precision.FISCAL_YEAR:
            return _fiscal_years(dates, t)
        case Precision.YEAR:
            return t.pgettext("calendar year", "{year}").format(year=year)


def _season(dates: ProgrammeDate, t: Translator) -> str:
    year, name = str(dates).split("-")
    match name:
        case "spring":
            return t.gettext("spring {year}").format(year=year)
        case "summer":
            return t.gettext("summer {year}").format(year=year)
        case "autumn":
            return t.gettext("autumn {year}").format(year=year)
    end = f"{dates.end:%Y}"
    return t.gettext("winter {year}/{end_of_year}").format(year=year, end_of_year=end[2:])


def _fiscal_years(dates: ProgrammeDate, t: Translator) -> str:
    years = [str(end).removeprefix("FY") for end in _ends(dates)]
    if len(years) == 1:
        words = t.gettext("FY{year}").format(year=years[0])
    else:
        words = t.gettext("FY{first_year}–FY{last_year}").format(first_year=years[0], last_year=years[1])
    if t.lang == "ja":  # Its readers know when their own fiscal year begins.
        return words
    return f"{words} ({_joined(*_interval(dates, 'yMMMM', t), t)})"


def _ends(dates: ProgrammeDate) -> list[ProgrammeDate]:
    return [ProgrammeDate.parse(unit) for unit in str(dates).split("/")]


def _interval(dates: ProgrammeDate, skeleton: str, t: Translator) -> tuple[str, str]:
    """CLDR's two parts of a range, without the dash and with the months written out."""
    start, end = dates.start, dates.end
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    first, last = (
        format_date(day, part if "MMMM" in part else part.replace("MMM", "MMMM"), locale=t.locale)
        for day, part in zip((start, end), t.locale.interval_formats[skeleton][differs], strict=True)
    )
    # CLDR sets thin spaces about its dashes; phones show them badly.
    return first.replace("\u2009", " ").strip(_DASHES), last.replace("\u2009", " ").strip(_DASHES)


def _joined(first: str, last: str, t: Translator) -> str:
    """A dash stands close between single words and free between longer ones."""
    if t.lang == "ja":
        return f"{first}～{last}"
    return f"{first} – {last}" if " " in first else f"{first}–{last}"
