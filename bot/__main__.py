"""The command line: `python -m bot COMMAND`, also installed as `kizuna`.

Exit status 0: done, 1: could not be done, 2: the call or the configuration is wrong.
"""

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

# What a command needs is imported when it is called: a question is answered within a second.

app = typer.Typer(
    name="kizuna",
    help="Kizuna: a Telegram bot for the people of a partnership between two cities.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    # Its own tracebacks show variables, and with them what people wrote.
    pretty_exceptions_enable=False,
)
programme = typer.Typer(no_args_is_help=True, help="Check, load or export a programme file.")
database = typer.Typer(no_args_is_help=True, help="Upgrade, back up or restore the database.")
app.add_typer(programme, name="programme")
app.add_typer(database, name="db")
follow_ups = typer.Typer(no_args_is_help=True, help="Take follow-ups along.")
app.add_typer(follow_ups, name="followups")


class Language(StrEnum):
    EN = "en"
    DE = "de"
    JA = "ja"


@app.command()
def run() -> None:
    """Serve Telegram by long polling, in one process. Needs BOT_TOKEN."""
    from bot.cli import serve

    serve.process("run")


@app.command()
def web() -> None:
    """Serve Telegram by webhook, beside `worker`; any number on one PostgreSQL database."""
    from bot.cli import serve

    serve.process("web")


@app.command()
def worker() -> None:
    """Send what is owed, beside `web`; of several one leads and the others stand by."""
    from bot.cli import serve

    serve.process("worker")


@app.command()
def playground(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Default: PORT, else 8080.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="INSTANT", help="Where its clock starts: 2019-05-17T09:00+09:00.")
    ] = None,
) -> None:
    """Open a local Telegram in the browser. Needs no token and no network."""
    from bot.cli import serve

    serve.playground(port, as_of)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="What to ask, in quotation marks.")] = None,
    jsonl: Annotated[
        str | None, typer.Option(metavar="FILE", help="Answer many, one JSON object a line; - is stdin.")
    ] = None,
    lang: Annotated[
        Language | None, typer.Option(help="Counts where the question itself shows no language.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which it is asked: 2019-05-17.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show how the answer came about.")] = False,
) -> None:
    """Answer a question about the programme."""
    if (question is None) == (jsonl is None):
        raise typer.BadParameter("give either a QUESTION or --jsonl FILE")
    # What a start loads stays, and to look through it for garbage takes a tenth of a second.
    gc.disable()
    from bot.cli import ask

    asked = ask.Asking.start(lang=lang.value if lang else None, as_of=as_of, explain=explain)
    if question is not None:
        asked.one(question)
    elif jsonl is not None and not asked.many(jsonl):
        raise typer.Exit(1)


@app.command()
def broadcast(
    field: Annotated[
        list[str] | None, typer.Option(help="A field whose followers get it; may be given several times.")
    ] = None,
    city: Annotated[str | None, typer.Option(help="Only to people of this city.")] = None,
    lang: Annotated[Language | None, typer.Option(help="Only to people of this language.")] = None,
    text_en: Annotated[str | None, typer.Option(help="The text, as plain text, in English.")] = None,
    text_de: Annotated[str | None, typer.Option(help="In German; without it, English with a note.")] = None,
    text_ja: Annotated[str | None, typer.Option(help="In Japanese; without it, English with a note.")] = None,
    at: Annotated[
        str | None, typer.Option(metavar="INSTANT", help="Not before: 2019-05-17T09:00+09:00.")
    ] = None,
    status: Annotated[
        int | None, typer.Option(metavar="N", help="Say how far broadcast N is, as one JSON line.")
    ] = None,
) -> None:
    """Put a broadcast in the queue of a running bot and print its number."""
    from bot.cli import broadcast

    if status is not None:
        if any((field, city, lang, text_en, text_de, text_ja, at)):
            raise typer.BadParameter("--status goes with no other option")
        broadcast.status(status)
        return
    if not field or text_en is None:
        raise typer.BadParameter("give --field and --text-en, or --status")
    broadcast.queue(
        fields=field,
        city=city,
        lang=lang.value if lang else None,
        texts={"en": text_en, "de": text_de, "ja": text_ja},
        at=at,
    )


@programme.command()
def check(file: Path) -> None:
    """Say what is wrong with a programme file: every fault, with its line."""
    from bot.cli import programme

    programme.check(file)


@programme.command()
def load(file: Path) -> None:
    """Merge a programme file into the database, all of it or nothing."""
    from bot.cli import programme

    programme.load(file)


@programme.command()
def export(file: Annotated[Path, typer.Argument(help="- is standard output.")]) -> None:
    """Write the database's programme to a file."""
    from bot.cli import programme

    programme.export(file)


@follow_ups.command(name="export")
def export_follow_ups(file: Annotated[Path, typer.Argument(help="It ends in .csv or .xlsx.")]) -> None:
    """Write every follow-up to a table."""
    from bot.cli import followups

    followups.export(file)


@follow_ups.callback()
def _follow_ups() -> None:
    """Keeps `export` a command of its own beside others to come."""


@database.command()
def upgrade() -> None:
    """Bring the database to the newest schema."""
    from bot.cli import database

    database.upgrade()


@database.command()
def backup(file: Path) -> None:
    """Copy a SQLite database, also while the bot runs."""
    from bot.cli import database

    database.backup(file)


@database.command()
def restore(file: Path) -> None:
    """Put a copy back, also while the bot runs."""
    from bot.cli import database

    database.restore(file)


def main() -> None:
    """Run a command; where the reason of a failure is known, end with one sentence and no traceback."""
    from bot.cli.failures import guarded

    sys.exit(guarded(app))


if __name__ == "__main__":
    main()
