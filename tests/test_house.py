"""The rules of the house hold; and each rule catches what it is there to catch."""

import re
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.house import (
    ROOMS,
    ROOT,
    Module,
    impure_imports,
    modules,
    sql_elsewhere,
    telegram_elsewhere,
    upward_imports,
    wording_elsewhere,
    wording_of_page,
    wording_of_script,
)

MODULES = modules("bot", "handlers", "db", "locales")
STATIC = ROOT / "bot" / "playground" / "static"
LONGEST = 400

Rule = Callable[[Module], Iterator[str]]
RULES: list[Rule] = [upward_imports, telegram_elsewhere, sql_elsewhere, wording_elsewhere]

#: What must not pass: the rule, the module, its source.
PLANTED: list[tuple[Rule, str, str]] = [
    (upward_imports, "db.people", "from bot.people import greet"),
    (upward_imports, "bot.people", "import handlers.start"),
    (upward_imports, "bot.people", "from bot.telegram.context import KizunaContext"),
    (upward_imports, "bot.questions.engine", "from bot.views import answers"),
    (upward_imports, "bot.programme.model", "def late():\n    from bot.i18n import translator"),
    (upward_imports, "handlers.start", "from bot import app"),
    (telegram_elsewhere, "bot.people", "import telegram"),
    (telegram_elsewhere, "bot.views.help", "from telegram.constants import ParseMode"),
    (telegram_elsewhere, "bot.cli.ask", "def late():\n    from telegram import Bot"),
    (sql_elsewhere, "bot.people", "from sqlalchemy import select"),
    (sql_elsewhere, "handlers.start", "import sqlite3"),
    (sql_elsewhere, "handlers.start", "async def start(c): await c.session.scalars(question)"),
    (sql_elsewhere, "handlers.start", "async def start(c): await c.session.get(Person, 1)"),
    (sql_elsewhere, "bot.people", "async def forget(session): await session.delete(person)"),
    (sql_elsewhere, "bot.people", "QUERY = 'SELECT * FROM person'"),
    (sql_elsewhere, "bot.people", "QUERY = f'UPDATE person SET name = {name}'"),
    (wording_elsewhere, "handlers.start", "def start(c): c.t.gettext('Welcome')"),
    (wording_elsewhere, "bot.people", "def name(t): return t.ngettext('person', 'people', 2)"),
    (wording_elsewhere, "handlers.start", "def start(c): c.toast('Done')"),
    (wording_elsewhere, "handlers.start", "def start(c): c.reply(Reply(Markup('<b>Hi</b>')))"),
    (wording_elsewhere, "bot.playground.page", "button = Button(f'Next {page}', 'next')"),
    (wording_elsewhere, "handlers.start", "text = 'Nothing is planned.'"),
    (wording_elsewhere, "bot.people", "text = f'The programme has {count}'"),
    (wording_elsewhere, "bot.telegram.sender", "ANSWERS = {'de': 'Schön', 'ja': '予定'}"),
    (wording_elsewhere, "bot.cli.ask", "text = '予定はありません'"),
]

#: What looks like an offence and is none.
INNOCENT: list[tuple[Rule, str, str]] = [
    (upward_imports, "handlers.start", "from bot.views.onboarding import welcome\nimport handlers.taps"),
    (telegram_elsewhere, "handlers.start", "from telegram import Update"),
    (telegram_elsewhere, "bot.people", "from bot.telegraph import wire"),
    (sql_elsewhere, "bot.people", "from sqlalchemy.ext.asyncio import AsyncSession"),
    (sql_elsewhere, "bot.people", "value = names.get('x'); known.add('y')"),
    (sql_elsewhere, "db.people", "from sqlalchemy import select\nQUERY = 'SELECT 1'"),
    (wording_elsewhere, "bot.views.help", "def words(t): return t.gettext('Nothing is planned.')"),
    (wording_elsewhere, "handlers.start", '"""Says welcome to people."""\nkey = "visit-next"'),
    (wording_elsewhere, "handlers.start", "log.info('A person came back', person=1)"),
    (wording_elsewhere, "bot.people", "raise NotPermitted('this person is no coordinator')"),
    (wording_elsewhere, "handlers.start", "reply(Reply(Markup('<b>{name}</b>')))"),
    (wording_elsewhere, "bot.questions.words.de", "STOP = 'der die das für'"),
]


def planted(rule: Rule, name: str, source: str) -> list[str]:
    return list(rule(Module(name, source)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    assert [offence for module in MODULES for offence in rule(module)] == []


@pytest.mark.parametrize(("rule", "name", "source"), PLANTED)
def test_an_offence_is_caught(rule: Rule, name: str, source: str) -> None:
    assert {offence.split(":")[0] for offence in planted(rule, name, source)} == {name}


@pytest.mark.parametrize(("rule", "name", "source"), INNOCENT)
def test_what_is_no_offence_passes(rule: Rule, name: str, source: str) -> None:
    assert planted(rule, name, source) == []


def test_views_and_questions_reach_neither_telegram_nor_the_database() -> None:
    assert list(impure_imports(MODULES)) == []


def test_a_long_way_to_the_database_is_caught() -> None:
    way = [
        Module("bot.views.card", "from bot.cards import Card"),
        Module("bot.cards", "from db.people import Person"),
        Module("db.people", ""),
    ]
    assert list(impure_imports(way)) == ["bot.views.card → bot.cards → db.people.Person"]


def test_every_room_is_in_use() -> None:
    used = {module.room for module in MODULES}
    assert [room for room in ROOMS if room not in used] == []


def test_the_page_has_no_words_of_its_own() -> None:
    pages = {page.name: wording_of_page(page.read_text(encoding="utf-8")) for page in STATIC.glob("*.html")}
    scripts = {file.name: wording_of_script(file.read_text(encoding="utf-8")) for file in STATIC.glob("*.js")}
    assert "index.html" in pages
    assert {name: words for name, words in (pages | scripts).items() if words} == {}


def test_words_of_a_page_are_caught() -> None:
    assert wording_of_page("<h1>$title</h1><p>Hello</p><img alt='A phone'>") == ["Hello", "A phone"]
    script = "// a comment here\nadd('Nothing is planned'); const way = `${a} b`;"
    assert wording_of_script(script) == ["'Nothing is planned'"]


def test_modules_fit_into_a_head() -> None:
    everything = [*MODULES, *modules("tests", "scripts")]
    long = {
        module.name: module.source.count("\n")
        for module in everything
        if module.source.count("\n") > LONGEST and ".migrations.versions." not in module.name
    }
    assert long == {}


#: Written in two parts, so that this file does not hold what it looks for.
UNWANTED = {
    "a path of one machine": re.compile("/" + r"(work|root|home/\w+|opt|tmp/k)/"),
    "the address of a package index": re.compile("https?://" + r"\S*(pypi|pythonhosted|npmjs|simple/)"),
    "what looks like a token": re.compile(r"\b\d{8,10}" + r":[A-Za-z0-9_-]{35}\b"),
    "another folder of the workplace": re.compile(r"\.\./" + "shared"),
}


def tracked_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_holds(what: str) -> None:
    found = []
    for name in tracked_files():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content and UNWANTED[what].search(content.decode("utf-8")):
            found.append(name)
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a path of one machine", "see /" + "work/main/bot"),
        ("the address of a package index", "https:/" + "/pypi.org/simple"),
        ("what looks like a token", "BOT_TOKEN=1234567890" + ":" + "A" * 35),
        ("another folder of the workplace", "python3 ../" + "shared/score.py"),
    ],
)
def test_what_no_file_may_hold_is_recognised(what: str, text: str) -> None:
    assert UNWANTED[what].search(text)
