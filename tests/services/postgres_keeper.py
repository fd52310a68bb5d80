"""Hold a throw-away PostgreSQL server for as long as standard input stays open.

    postgres_keeper.py PROGRAMS USER

Writes {"port": N} once the server takes connections. It runs alone, without the project's
libraries, so that it starts at once.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

#: Nothing here outlives a test run, so nothing need reach the disk.
IN_MEMORY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
READY_WITHIN = 60.0  # seconds
STOP_WITHIN = 20.0


def as_server_user(*command: str | Path) -> list[str | Path]:
    """PostgreSQL refuses to run as root; and it is to die with this process (Linux)."""
    if shutil.which("setpriv") is None:
        return list(command)
    # The signal is set after the change of user, which would clear it. INT is a fast shutdown.
    identity = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *identity, "--pdeathsig=INT", *command]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(programs: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    settings = [*IN_MEMORY, "listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}"]
    options = [part for setting in settings for part in ("-c", setting)]
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(
            as_server_user(programs / "postgres", "-D", folder / "data", *options),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def wait_until_ready(programs: Path, server: subprocess.Popen[bytes], port: int) -> bool:
    """Whether it takes connections; False when it ended (the port was taken meanwhile)."""
    until = time.monotonic() + READY_WITHIN
    while server.poll() is None and time.monotonic() < until:
        asked = subprocess.run([programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)])
        if asked.returncode == 0:
            return True
        time.sleep(0.05)
    return False


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_WITHIN)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def hold(programs: Path, user: str, folder: Path) -> int:
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    cluster = ("-U", user, "-A", "trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
    subprocess.run(
        as_server_user(programs / "initdb", "-D", folder / "data", *cluster),
        cwd=folder,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    for _ in range(3):
        port = free_port()
        server = start(programs, folder, port)
        try:
            if wait_until_ready(programs, server, port):
                sys.stdout.write(json.dumps({"port": port}) + "\n")
                sys.stdout.flush()
                sys.stdin.read()
                return 0
        finally:
            stop(server)
    sys.stderr.write((folder / "server.log").read_text(errors="replace"))
    return 1


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    programs, user = Path(sys.argv[1]), sys.argv[2]
    # The server's user must be able to walk there; root's own TMPDIR may be closed to it.
    with tempfile.TemporaryDirectory(
        prefix="kizuna-postgresql-", dir="/tmp" if os.geteuid() == 0 else None, ignore_cleanup_errors=True
    ) as folder:
        return hold(programs, user, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
