"""What a process is called in leases, and how one knows that another is gone.

A name says where the process is as exactly as the kernel can: the same start of the machine,
the same container. There a process without its number is dead, and waiting for its leases to
end would only make people wait. Anywhere else nothing is known.
"""

import hashlib
import os
import secrets
from pathlib import Path


def _place() -> str:
    """A short word for this start of this machine and the space in which process numbers count."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        place = f"{boot} {os.stat('/proc/self/ns/pid').st_ino}"
    except OSError:  # no Linux: nothing is known of others
        return ""
    return hashlib.sha256(place.encode()).hexdigest()[:10]


PLACE = _place()


def new_owner() -> str:
    """A name that no other process has or had."""
    return f"{PLACE}/{os.getpid()}/{secrets.token_hex(4)}"


def is_dead(owner: str) -> bool:
    """Whether the owner is surely gone: it ran here, and its process does not exist."""
    place, _, rest = owner.partition("/")
    number = rest.partition("/")[0]
    if not place or place != PLACE or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def everyone_is_dead(owner: str) -> bool:
    """For a process that is alone on its database: whoever else holds something is gone."""
    return True
