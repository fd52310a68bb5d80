"""Install what the tests need beside Python: `python -m tests.services.install`.

As root on Debian the packages are installed; elsewhere one sentence says what is missing.
"""

import os
import shutil
import subprocess
import sys

from tests.services import browser, postgres


def japanese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    fonts = subprocess.run(["fc-list", ":lang=ja"], capture_output=True, text=True, check=False)
    return bool(fonts.stdout.strip())


def missing_packages() -> list[str]:
    """Debian's names of what is not there."""
    packages = []
    if postgres.binaries() is None:
        packages.append("postgresql")
    if browser.executable() is None:
        packages.append("chromium")
    if not japanese_font():
        packages += ["fontconfig", "fonts-ipafont-gothic"]
    return packages


def clusters() -> set[tuple[str, str]]:
    """Version and name of the database clusters that Debian's tools know."""
    if shutil.which("pg_lsclusters") is None:
        return set()
    listed = subprocess.run(["pg_lsclusters", "--no-header"], capture_output=True, text=True, check=True)
    return {(line.split()[0], line.split()[1]) for line in listed.stdout.splitlines()}


def install(packages: list[str]) -> None:
    before = clusters()
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)
    # Debian starts a server with the package. The tests have one of their own; leave none running.
    for version, name in clusters() - before:
        subprocess.run(["pg_dropcluster", "--stop", version, name], check=True)


def main() -> int:
    packages = missing_packages()
    if not packages:
        return 0
    names = " ".join(packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.stderr.write(f"The tests need {names}: install them (on Debian: sudo apt-get install {names}).\n")
        return 1
    sys.stdout.write(f"Installing {names} for the tests …\n")
    sys.stdout.flush()
    try:
        install(packages)
    except subprocess.CalledProcessError as problem:
        sys.stderr.write(f"The tests need {names}, and installing them failed: {problem}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
