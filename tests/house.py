"""The rules of the house as functions: source code in, offences out.

They read syntax trees, never import what they judge, so a rule also sees code that no test runs.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parent.parent

#: The rooms from the lowest to the highest. A module imports from lower rooms and its own.
#: Of several that fit, the longest name is a module's room; `bot` is every other use case.
ROOMS = (
    "db",
    "bot.errors",
    "bot.clock",
    "bot.variables",
    "bot.config",
    "bot.logs",
    "bot.metrics",
    "bot.programme",
    "locales",
    "bot.i18n",
    "bot.questions",
    "bot",
    "bot.views",
    "bot.messages",
    "bot.telegram",
    "bot.jobs",
    "bot.ticking",
    "bot.running",
    "handlers",
    "bot.app",
    "bot.process",
    "bot.playground",
    "bot.cli",
    "bot.__main__",
)
OURS = {room.split(".")[0] for room in ROOMS}

#: Rooms that are pure: nothing of theirs may reach these, not even through others.
PURE = ("bot.views", "bot.questions")
IMPURE = ("telegram", "sqlalchemy", "db")

TELEGRAM_ROOMS = ("bot.telegram", "handlers", "bot.app", "bot.playground")
DATABASE_LIBRARIES = ("sqlalchemy", "alembic", "aiosqlite", "asyncpg", "sqlite3")
#: What every room may know of the database: the session that it hands on, and its errors.
OF_THE_SESSION = (
    "sqlalchemy.exc",
    "sqlalchemy.ext.asyncio.AsyncEngine",
    "sqlalchemy.ext.asyncio.AsyncSession",
    "sqlalchemy.ext.asyncio.async_sessionmaker",
)
#: What asks or changes the database when called on one of these.
QUERIES = {"execute", "exec_driver_sql", "scalar", "scalars", "stream", "stream_scalars"}
QUERIES |= {"add", "add_all", "delete", "get", "get_one", "merge", "query", "refresh"}
ASKED = re.compile(r"session|connection|engine|cursor$", re.IGNORECASE)
SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|ALTER|DROP)\s+TABLE\s|PRAGMA\s)"
)

#: Rooms whose strings people read, or that hold the words that are read from people.
WORDING_ROOMS = ("bot.views", "bot.i18n", "locales", "bot.questions")
#: Rooms that speak to operators too, in plain English in place. The playground's Bot API answers
#: with Telegram's own error texts.
OPERATOR_ROOMS = (
    *("bot.cli", "bot.__main__", "bot.config", "bot.variables", "bot.logs", "bot.metrics"),
    "bot.programme",
    *("bot.playground", "db"),
)
#: Where Telegram's own error texts are read.
READS_TELEGRAM = "bot.telegram.outcomes"
TRANSLATING = {"gettext", "ngettext", "pgettext", "npgettext"}
SHOWING = {"Markup", "Reply", "Button", "reply", "edit", "toast"}
LOGGING = {"debug", "info", "warning", "error", "exception", "critical"}
SENTENCE = re.compile(r"[^\W\d_]{2,}[,.;:!?]? [^\W\d_]{2,}")


@dataclass(frozen=True)
class Module:
    """A module's name and its source."""

    name: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def room(self) -> str:
        fitting = [room for room in ROOMS if is_within(self.name, room)]
        return max(fitting, key=len)

    @cached_property
    def imports(self) -> Mapping[str, int]:
        """What it imports, to the name, with the line. Those for the type checker count as well."""
        found: dict[str, int] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name: node.lineno for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name} imports relatively"
                found |= {f"{node.module}.{alias.name}": node.lineno for alias in node.names}
        return found


def is_within(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


def modules(*packages: str, root: Path = ROOT) -> list[Module]:
    """Every module of the packages."""
    files = sorted(file for package in packages for file in (root / package).rglob("*.py"))
    return [
        Module(
            ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"),
            file.read_text(encoding="utf-8"),
        )
        for file in files
    ]


def upward_imports(module: Module) -> Iterator[str]:
    """Imports from a higher room."""
    rank = ROOMS.index(module.room)
    for name, line in module.imports.items():
        if name.split(".")[0] in OURS:
            other = Module(name, "").room
            if ROOMS.index(other) > rank:
                yield f"{module.name}:{line} imports {name}: {module.room} is below {other}"


def impure_imports(all_modules: list[Module]) -> Iterator[str]:
    """Ways, however long, from a pure room to what it must not know."""
    by_name = {module.name: module for module in all_modules}
    for module in all_modules:
        if module.room in PURE:
            for way in _ways(module, by_name, (module.name,), set()):
                yield " → ".join(way)


def _ways(
    module: Module, by_name: Mapping[str, Module], so_far: tuple[str, ...], seen: set[str]
) -> Iterator[tuple[str, ...]]:
    for name in module.imports:
        if any(is_within(name, impure) for impure in IMPURE):
            yield (*so_far, name)
            continue
        target = name if name in by_name else name.rpartition(".")[0]
        if target in by_name and target not in seen:
            seen.add(target)
            yield from _ways(by_name[target], by_name, (*so_far, target), seen)


def telegram_elsewhere(module: Module) -> Iterator[str]:
    for name, line in module.imports.items():
        if is_within(name, "telegram") and module.room not in TELEGRAM_ROOMS:
            yield f"{module.name}:{line} imports {name}"


def sql_elsewhere(module: Module) -> Iterator[str]:
    """Queries outside db/: a library that makes them, a call that runs one, or one in a string."""
    if module.room == "db":
        return
    for name, line in module.imports.items():
        of_database = any(is_within(name, library) for library in DATABASE_LIBRARIES)
        if of_database and not any(is_within(name, allowed) for allowed in OF_THE_SESSION):
            yield f"{module.name}:{line} imports {name}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and _called(node) in QUERIES and ASKED.search(_receiver(node)):
            yield f"{module.name}:{node.lineno} calls {_receiver(node)}.{_called(node)}()"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            yield f"{module.name}:{node.lineno} holds SQL: {node.value.strip()[:40]!r}"


def wording_elsewhere(module: Module) -> Iterator[str]:
    """Sentences for people outside bot/views and locales.

    Nowhere else is anything translated, or shown as a literal, or written in a script other than
    English's; and where nothing is said to operators, there is no sentence but for developers.
    """
    if module.room in WORDING_ROOMS or module.name == READS_TELEGRAM:
        return
    not_shown = set(_not_shown(module.tree))
    speaks_to_operators = module.room in OPERATOR_ROOMS
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = _called(node)
            if called in TRANSLATING:
                yield f"{module.name}:{node.lineno} translates"
            if called in SHOWING and any(_says_something(argument) for argument in node.args):
                yield f"{module.name}:{node.lineno} shows a literal with {called}()"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in not_shown:
            words = node.value
            if any(letter.isalpha() and not letter.isascii() for letter in words):
                yield f"{module.name}:{node.lineno} holds words of another language: {words[:40]!r}"
            elif not speaks_to_operators and SENTENCE.search(words):
                yield f"{module.name}:{node.lineno} holds a sentence: {words[:40]!r}"


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _says_something(argument: ast.expr) -> bool:
    """Whether it is a literal, or built on one, with letters that stay after the markup is gone."""
    literals = [
        part.value
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    if not isinstance(argument, ast.Constant | ast.JoinedStr | ast.BinOp):
        return False
    return any(re.search(r"[^\W\d_]", re.sub(r"<[^>]*>|\{[^}]*\}", "", text)) for text in literals)


def _receiver(call: ast.Call) -> str:
    """The last name before the dot: `session` in `context.session.get()`."""
    value = call.func.value if isinstance(call.func, ast.Attribute) else None
    return value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")


def _not_shown(tree: ast.AST) -> Iterator[ast.AST]:
    """The strings of docstrings, log lines, assertions, errors, and names of tasks and threads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                yield first.value
        elif isinstance(node, ast.Raise | ast.Assert) or (
            isinstance(node, ast.Call) and _called(node) in LOGGING
        ):
            yield from ast.walk(node)
        elif isinstance(node, ast.keyword) and node.arg == "name":
            yield node.value


class WordsOfAPage(HTMLParser):
    """Collects what a page shows or reads out by itself; `$title` stands for a view's wording."""

    SHOWN = ("alt", "aria-label", "placeholder", "title")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in ("script", "style")
        for name, value in attrs:
            if name in self.SHOWN and value:
                self._take(value)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._take(data)

    def _take(self, text: str) -> None:
        if any(letter.isalpha() for letter in re.sub(r"\$\w+", "", text)):
            self.words.append(text.strip())


def wording_of_page(html: str) -> list[str]:
    page = WordsOfAPage()
    page.feed(html)
    return page.words


def wording_of_script(javascript: str) -> list[str]:
    """Literals that begin like a sentence, or hold words of another language than English.

    Comments do not count, nor do errors, which only developers see.
    """
    code = re.sub(r"/\*.*?\*/|^\s*//.*?$|\bnew Error\(.*?\)", "", javascript, flags=re.DOTALL | re.MULTILINE)
    literals = re.findall(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`", code)
    return [
        literal
        for literal in literals
        if re.match(r"[A-Z][a-z]+ \w", literal[1:])
        or any(letter.isalpha() and not letter.isascii() for letter in literal)
    ]
