"""Read a programme file: every fault in one run, or the programme."""

from pathlib import Path

from pydantic import ValidationError

from bot.programme.check import check
from bot.programme.faults import Fault, ProgrammeFaults
from bot.programme.model import Programme
from bot.programme.tree import Tree, parse
from bot.programme.wording import schema_faults

#: A hundred times the programme of one partnership.
LARGEST = 32 * 1024 * 1024

FORMAT = 1


def read(path: Path) -> Programme:
    """The programme in the file; raise ProgrammeFaults that holds all that is wrong with it."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        fault = Fault(None, f"cannot be read: {error.strerror}", "give the path of a programme file")
        raise ProgrammeFaults(str(path), [fault]) from error
    return read_text(content, str(path))


def read_text(content: bytes, file: str) -> Programme:
    """The same for a file's content, as it comes in a chat; `file` is how to call it."""
    if len(content) > LARGEST:
        what = f"larger than {LARGEST // 1024 // 1024} MB"
        raise ProgrammeFaults(file, [Fault(None, what, "a programme file is smaller than that")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ProgrammeFaults(file, [Fault(line, "not UTF-8", "save the file as UTF-8 text")]) from error
    tree = parse(text.replace("\r\n", "\n").replace("\r", "\n"))
    programme = _validated(tree)
    if tree.faults or programme is None:
        raise ProgrammeFaults(file, tree.faults)
    return programme


def _validated(tree: Tree) -> Programme | None:
    """Check what was read, adding to the faults of the tree."""
    data = tree.value
    if not isinstance(data, dict):
        if not tree.faults:
            tree.faults.append(Fault(1, "no programme", "begin with `format: 1`, `key:` and `name:`"))
        return None
    if data.get("format") != str(FORMAT):
        what = f"the format is {data.get('format')}" if "format" in data else "the format is missing"
        fault = Fault(tree.line(("format",)), what, f"this Kizuna reads `format: {FORMAT}`")
        tree.faults.append(fault)
    data["format"] = FORMAT
    programme = None
    try:
        programme = Programme.model_validate(data)
    except ValidationError as error:
        tree.faults += schema_faults(error, tree)
    tree.faults += [Fault(tree.line(problem.path), problem.what, problem.right) for problem in check(data)]
    return programme
