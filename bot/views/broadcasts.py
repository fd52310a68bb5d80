"""A broadcast as those see it who watch over it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from babel.dates import format_timedelta
from markupsafe import Markup

from bot.broadcasts.values import Change, Counts, Progress, Report, Share, State
from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.announcement import language_name
from bot.views.layout import bullets, joined, line
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.times import in_both_cities

_BAR = 12


def ask_delete(far: Progress, t: Translator) -> Reply:
    """Deleting cannot be undone."""
    text = t.gettext(
        "Delete announcement {number} in every chat? Telegram allows it for 48 hours after a message was "
        "sent. What has not been sent yet is not sent any more."
    ).format(number=t.number(far.number))
    rows = (
        (Button(t.gettext("Yes, delete it everywhere"), f"bcast:{far.number}:deleted"),),
        (Button(t.gettext("Back"), f"bcast:{far.number}:show"),),
    )
    return Reply(joined([Markup.escape(text), _numbers(far, t), _changes(far, t)]), rows)


def changed(done: Change, t: Translator, *, deleted: bool) -> str:
    """An alert: what a correction or deletion reaches, and what it cannot."""
    sentences = [
        t.ngettext("{number} message is being deleted.", "{number} messages are being deleted.", done.changed)
        if deleted
        else t.ngettext(
            "{number} message is being corrected.", "{number} messages are being corrected.", done.changed
        )
    ]
    said = [sentences[0].format(number=t.number(done.changed))]
    if done.too_old:
        said.append(
            t.ngettext(
                "{number} is older than 48 hours and stays.",
                "{number} are older than 48 hours and stay.",
                done.too_old,
            ).format(number=t.number(done.too_old))
        )
    if done.in_doubt:
        said.append(
            t.ngettext(
                "{number} is in doubt and cannot be reached.",
                "{number} are in doubt and cannot be reached.",
                done.in_doubt,
            ).format(number=t.number(done.in_doubt))
        )
    return " ".join(said)


def being_corrected(number: int, done: Change, t: Translator) -> Reply:
    title = t.gettext("Announcement {number} is being corrected").format(number=t.number(number))
    text = Markup("<b>{title}</b>\n{words}").format(title=title, words=changed(done, t, deleted=False))
    return Reply(text, ((Button(t.gettext("Refresh"), f"bcast:{number}:show"),),))


def sent_again(number: int, t: Translator) -> str:
    """A toast."""
    return t.ngettext("{number} message is sent again.", "{number} messages are sent again.", number).format(
        number=t.number(number)
    )


def nothing_to_do(t: Translator) -> str:
    """A toast: somebody was faster."""
    return t.gettext("That is done already.")


def progress(far: Progress, programme: Programme, t: Translator, *, rate: int, home: str | None) -> Reply:
    """The one message that shows how far a broadcast is. `rate`: messages a second."""
    blocks = [
        _title(far, t),
        Markup.escape(_bar(far.counts, t)) if far.state is not State.SCHEDULED else Markup(),
        _numbers(far, t),
        Markup.escape(_remaining(far, programme, t, rate=rate, home=home)),
        _changes(far, t),
    ]
    return Reply(joined(blocks), _controls(far, t))


def report(one: Report, programme: Programme, t: Translator) -> Reply:
    """What became of a broadcast, by city, language and field."""
    fields = {field.key: label(field, t) for field in programme.fields}
    cities = {city.key: label(city, t) for city in programme.cities}
    languages = {lang: language_name(lang, t) for lang in ("en", "de", "ja")}
    reasons = [
        t.gettext("{number} × {reason}").format(number=t.number(count), reason=reason or "–")
        for reason, count in one.reasons
    ]
    blocks = [
        _title(one.progress, t),
        _numbers(one.progress, t),
        bullets(t.gettext("By city"), _shares(one.cities, cities, t)),
        bullets(t.gettext("By language"), _shares(one.languages, languages, t)),
        bullets(t.gettext("By field (who follows several counts in each)"), _shares(one.fields, fields, t)),
        bullets(t.gettext("Why messages failed"), reasons),
        _changes(one.progress, t),
    ]
    return Reply(joined(blocks), _controls(one.progress, t))


def in_doubt(far: Progress, t: Translator) -> Reply:
    """For those who may send: what nobody knows of a broadcast that came from the command line."""
    return Reply(joined([_title(far, t), _numbers(far, t), Markup.escape(_doubtful(far, t))]), _again(far, t))


def _title(far: Progress, t: Translator) -> Markup:
    state = {
        State.SCHEDULED: t.pgettext("a broadcast", "scheduled"),
        State.SENDING: t.pgettext("a broadcast", "being sent"),
        State.STOPPED: t.pgettext("a broadcast", "stopped"),
        State.DONE: t.pgettext("a broadcast", "sent"),
    }[far.state]
    if far.deleted:
        state = t.pgettext("a broadcast", "deleted")
    title = t.gettext("Announcement {number}: {state}").format(number=t.number(far.number), state=state)
    return Markup("<b>{0}</b>").format(title)


def _bar(counts: Counts, t: Translator) -> str:
    share = counts.ended / counts.total if counts.total else 1.0
    full = int(share * _BAR)
    return "█" * full + "░" * (_BAR - full) + f" {t.number(int(share * 100))} %"


def _numbers(far: Progress, t: Translator) -> Markup:
    """Every number but those that are zero and say nothing; they add up to the audience."""
    counts = far.counts
    rows = [
        (t.pgettext("broadcast", "Audience"), far.size, True),
        (t.pgettext("broadcast", "Sent"), counts.sent, True),
        (t.pgettext("broadcast", "Still to be sent"), counts.queued, False),
        (t.pgettext("broadcast", "Unreachable (blocked the bot or gone)"), counts.unreachable, False),
        (t.pgettext("broadcast", "Failed"), counts.failed, False),
        (t.pgettext("broadcast", "In doubt (may have arrived)"), counts.unknown, False),
        (t.pgettext("broadcast", "Withdrawn (stopped, unsubscribed or erased)"), counts.withdrawn, False),
    ]
    if far.acknowledged is not None:
        rows.append((t.pgettext("broadcast", "Read and confirmed"), far.acknowledged, True))
    shown = [line(name, t.number(number), t) for name, number, always in rows if number or always]
    return Markup("\n").join(shown)


def _remaining(far: Progress, programme: Programme, t: Translator, *, rate: int, home: str | None) -> str:
    if far.state is State.SCHEDULED:
        return t.gettext("Begins on {instant}.").format(
            instant=in_both_cities(far.starts_at, programme, t, home=home)
        )
    if far.state is not State.SENDING:
        return ""
    if far.goes_on_at is not None:
        return t.gettext("Continues on {instant}.").format(
            instant=in_both_cities(far.goes_on_at, programme, t, home=home)
        )
    seconds = max(1, round(far.counts.queued / rate))
    return t.gettext("About {time} to go.").format(
        time=format_timedelta(timedelta(seconds=seconds), threshold=1.2, locale=t.locale)
    )


def _changes(far: Progress, t: Translator) -> Markup:
    rows = []
    for counts, title in (
        (far.corrections, t.pgettext("broadcast", "Corrected")),
        (far.deletions, t.pgettext("broadcast", "Deleted")),
    ):
        if counts.total:
            done = t.gettext("{done} of {all}").format(done=t.number(counts.sent), all=t.number(counts.total))
            rows.append(line(title, done, t))
    doubt = _doubtful(far, t) if far.counts.unknown else ""
    return Markup("\n").join([*rows, *([Markup.escape(doubt)] if doubt else [])])


def _doubtful(far: Progress, t: Translator) -> str:
    return t.ngettext(
        "{number} message may or may not have arrived: the connection broke while it was sent. It can "
        "be neither corrected nor deleted.",
        "{number} messages may or may not have arrived: the connection broke while they were sent. They "
        "can be neither corrected nor deleted.",
        far.counts.unknown,
    ).format(number=t.number(far.counts.unknown))


def _shares(shares: Iterable[Share], names: Mapping[str, str], t: Translator) -> Iterable[str]:
    for share in shares:
        name = names.get(share.key or "", share.key) or t.pgettext("group of readers", "not known")
        yield t.gettext("{group}: {sent} of {all} sent").format(
            group=name, sent=t.number(share.counts.sent), all=t.number(share.counts.total)
        )


def _controls(far: Progress, t: Translator) -> tuple[tuple[Button, ...], ...]:
    if far.deleted:
        return ((Button(t.gettext("Refresh"), f"bcast:{far.number}:show"),),)
    rows: list[tuple[Button, ...]] = []
    if far.state in (State.SCHEDULED, State.SENDING):
        rows.append((Button(t.gettext("Stop"), f"bcast:{far.number}:stop"),))
    if far.state is State.STOPPED:
        rows.append((Button(t.gettext("Resume"), f"bcast:{far.number}:resume"),))
    rows += _again(far, t)
    correct = Button(t.gettext("Correct for all"), f"bcast:{far.number}:correct")
    delete = Button(t.gettext("Delete for all"), f"bcast:{far.number}:delete")
    rows.append((correct, delete) if far.worded else (delete,))
    if far.state is not State.SENDING:
        rows.append((Button(t.gettext("Refresh"), f"bcast:{far.number}:show"),))
    return tuple(rows)


def _again(far: Progress, t: Translator) -> tuple[tuple[Button, ...], ...]:
    rows = []
    if far.counts.unknown:
        text = t.ngettext(
            "Resend to the {number} in doubt", "Resend to the {number} in doubt", far.counts.unknown
        )
        rows.append((Button(text.format(number=t.number(far.counts.unknown)), f"bcast:{far.number}:doubt"),))
    if far.counts.failed and far.state in (State.DONE, State.SENDING):
        text = t.ngettext(
            "Resend to the {number} that failed", "Resend to the {number} that failed", far.counts.failed
        )
        rows.append((Button(text.format(number=t.number(far.counts.failed)), f"bcast:{far.number}:failed"),))
    return tuple(rows)
