"""Make `.venv` what the lock file says; with `--dev`, what the tests need as well.

    python3 scripts/environment.py [--dev | --lock]

With `--lock`, choose the newest allowed versions of every package instead.

Nothing is done where nothing changed. Only the standard library, and no syntax newer than the
oldest Python still met, so that this can run where it has to say what is missing.
"""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
OLDEST = (3, 11)
#: Exists once the database and the programme have been made; the Makefile touches it.
PREPARED = VENV / "prepared"
SOURCES = ("bot", "handlers", "db", "locales")

UV_LOCK = "requirements-uv.lock"
RUN_LOCK = "requirements.lock"
#: Holds all of RUN_LOCK.
DEV_LOCK = "requirements-dev.lock"

#: What pip is told about package indexes, and what uv calls the same.
UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
}

SCRIPT = """\
#!{python}
import sys
from bot.__main__ import main

sys.exit(main())
"""


class Missing(Exception):
    """Something is missing on this machine; the message says what to do."""


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def succeeds(*command: object, env: dict[str, str] | None = None) -> bool:
    return subprocess.call([str(part) for part in command], env=env, cwd=str(ROOT)) == 0


def check_python() -> None:
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise Missing(
            f"Kizuna needs Python 3.11 or newer, and {sys.executable} is {found}: "
            "install a newer one, or name it with `make PYTHON=…`."
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        raise Missing(
            "Python's venv module is missing: install it (on Debian: sudo apt-get install python3-venv)."
        ) from None


def is_same(file: Path, content: str) -> bool:
    return file.exists() and file.read_text() == content


def digest(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def stamp(lock: str) -> Path:
    """The file that tells which content of `lock` is installed. Written last, so never too early."""
    return VENV / f"{lock}.sha256"


def identity() -> str:
    """Which Python the environment has, and where; empty where it does not run."""
    if not PYTHON.exists():
        return ""
    asked = subprocess.run(
        [str(PYTHON), "-c", "import sys; print(sys.version)"], stdout=subprocess.PIPE, text=True
    )
    return f"{VENV}\n{asked.stdout}" if asked.returncode == 0 else ""


def make_venv() -> None:
    """Keep the environment, unless it was moved or its Python was exchanged."""
    note = VENV / "made-by"
    made_by = identity()
    if made_by and is_same(note, made_by):
        return
    say("Making the environment in .venv …")
    if not succeeds(sys.executable, "-m", "venv", "--clear", VENV):
        raise Missing("The environment could not be made; what Python said stands above.")
    note.write_text(identity())


def uv_environ() -> dict[str, str]:
    """This process's variables, and what pip is configured to, in uv's words.

    What pip reaches, uv shall reach too; it is handed over now and stands in no file.
    """
    listed = subprocess.run([str(PYTHON), "-m", "pip", "config", "list"], stdout=subprocess.PIPE, text=True)
    told: dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):  # the last one holds
        for line in listed.stdout.splitlines():
            name, _, value = line.partition("=")
            if name.startswith(section):
                told[name[len(section) :]] = " ".join(str(ast.literal_eval(value)).split())
    environ = dict(os.environ)
    for name, value in told.items():
        if name in UV_NAMES and value:
            environ.setdefault(UV_NAMES[name], value)
    if "no-index" in told:
        environ.setdefault("UV_NO_INDEX", "1")
    # As pip does it: of all indexes. The hashes see to it that a package is the right one.
    environ.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    environ.setdefault("UV_LINK_MODE", "copy")
    return environ


def install(lock: str) -> None:
    """Install exactly `lock`: by uv, which takes a third of the time, or else by pip."""
    count = sum("==" in line for line in (ROOT / lock).read_text().splitlines())
    say(f"Installing {count} packages of {lock} …")
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
    if not is_same(stamp(UV_LOCK), digest(UV_LOCK)) and succeeds(*pip, "--no-compile", "-r", UV_LOCK):
        stamp(UV_LOCK).write_text(digest(UV_LOCK))
    sync = (UV, "pip", "sync", "--quiet", "--python", PYTHON, "--compile-bytecode", "--require-hashes", lock)
    if UV.exists() and succeeds(*sync, env=uv_environ()):
        return
    say("uv could not do it; pip will, and takes longer …")
    if not succeeds(*pip, "-r", lock):
        raise Missing("The packages could not be installed; what pip said stands above.")


def install_kizuna() -> None:
    """`kizuna`, and `import bot` from every folder. Its own code stays where it is."""
    site = subprocess.check_output(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    (Path(site.strip()) / "kizuna.pth").write_text(f"{ROOT}\n")
    script = VENV / "bin" / "kizuna"
    script.write_text(SCRIPT.format(python=PYTHON))
    script.chmod(0o755)
    succeeds(PYTHON, "-m", "compileall", "-q", *SOURCES)


def lock() -> None:
    """Write the lock files anew. No address of an index may stand in them."""
    compile_ = (UV, "pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version", "3.11")
    hashed = (*compile_, "--generate-hashes", "--no-emit-index-url", "--no-header")
    environ = uv_environ()
    for arguments in (
        ("-o", RUN_LOCK, "pyproject.toml"),
        ("-o", DEV_LOCK, "--group", "dev", "pyproject.toml"),
    ):
        if not succeeds(*hashed, *arguments, env=environ):
            raise Missing(f"{arguments[1]} could not be made; what uv said stands above.")


def main() -> int:
    dev = "--dev" in sys.argv[1:]
    try:
        if "--lock" in sys.argv[1:]:
            lock()
            return 0
        check_python()
        make_venv()
        # What the tests need is kept once it is there: `make run` after `make test` takes nothing away.
        chosen = DEV_LOCK if dev or stamp(DEV_LOCK).exists() else RUN_LOCK
        if not is_same(stamp(chosen), digest(chosen)):
            install(chosen)
            install_kizuna()
            PREPARED.unlink(missing_ok=True)
            stamp(chosen).write_text(digest(chosen))
    except Missing as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
