"""How fast messages may go out: Telegram's limits as a calculation, with real time passed in.

Telegram's FAQ ("My bot is hitting limits") names about 30 messages a second over all chats,
one a second in a chat after a short burst, 20 a minute in a group; one who pays may send
1,000 a second (`allow_paid_broadcast`). It counts when a message arrives, which the sender
does not see: somewhere between the request and its answer. So a place in a window is taken
from the request on, and free again a window's length after the latest instant at which the
message can have arrived. Seen from here that is `answer + seconds - shortest round trip`: a
later request needs at least that long to get there and an answer to come back. A network that
delays every call alike therefore costs nothing, and one that jitters costs the jitter.

A 429 does not say whom it is about. The chat is held for the time said; when a second chat is
refused while a first is held, it is about all: all are held until the later of the two.
"""

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

#: What the shortest round trip may be wrong by (s): a timer of ours fires up to this late.
GUARD = 0.003
#: Round trips to see before the shortest of them is believed.
ENOUGH = 200
#: Those seen longer ago than this many are forgotten.
REMEMBERED = 2000
#: Deliveries go out evenly, not thirty at once and then none for a second, so that an answer
#: never waits long for a place. A little faster than the limit, which itself is kept by windows.
EVENLY = 0.97
#: How much a late timer may make up for (s).
CREDIT = 0.05
#: How often chats that may write again at once are forgotten, counted in messages.
FORGET_EVERY = 1024


@dataclass(frozen=True)
class Limits:
    """Messages in any second, over all chats and those not paid for; in a chat; in a group."""

    overall: int = 30
    free: int = 30
    chat_burst: int = 3
    chat_seconds: float = 1.0
    group: int = 20
    group_seconds: float = 60.0


@dataclass(frozen=True)
class Ticket:
    """A message that may go out now. Give it back to `Pace.ended`."""

    chat_id: int
    paid: bool
    at: float


@dataclass
class Window:
    """At most `count` messages within any `seconds`, counted where they arrive."""

    count: int
    seconds: float
    under_way: int = 0
    _free_at: list[float] = field(default_factory=list)

    def free_at(self, now: float, keep: int = 0) -> float:
        """When there is a place beside those to keep: now, later, or inf while only an answer can tell."""
        self._forget(now)
        count = self.count - keep
        if self.under_way >= count:
            return math.inf
        too_many = self.under_way + len(self._free_at) - count
        if too_many < 0:
            return now
        return self._free_at[0] if too_many == 0 else heapq.nsmallest(too_many + 1, self._free_at)[-1]

    def places(self, at: float) -> int:
        """How many are free at an instant, if nothing more is sent before."""
        return self.count - self.under_way - sum(free_at > at for free_at in self._free_at)

    def take(self) -> None:
        self.under_way += 1

    def ended(self, arrived_by: float | None) -> None:
        """None: it never arrived."""
        self.under_way -= 1
        if arrived_by is not None:
            heapq.heappush(self._free_at, arrived_by + self.seconds)

    def empty(self, now: float) -> bool:
        self._forget(now)
        return not self.under_way and not self._free_at

    def _forget(self, now: float) -> None:
        while self._free_at and self._free_at[0] <= now:
            heapq.heappop(self._free_at)


class RoundTrips:
    """The shortest round trip of the last thousands, less what it may be wrong by; 0 at first."""

    def __init__(self) -> None:
        self._before = math.inf
        self._shortest = math.inf
        self._sum = 0.0
        self._seen = 0

    def note(self, seconds: float) -> None:
        if self._seen == REMEMBERED:
            self._before, self._shortest, self._sum, self._seen = self._shortest, math.inf, 0.0, 0
        self._shortest = min(self._shortest, seconds)
        self._sum += seconds
        self._seen += 1

    @property
    def shortest(self) -> float:
        if self._seen < ENOUGH and self._before == math.inf:
            return 0.0
        shortest = min(self._shortest, self._before)
        # The wider they spread, the more the shortest so far may be undercut. Where both ways vary
        # alike, 200 round trips miss the lowest sixth of their range with a chance of 1 in 100,000,
        # and a sixth of the range is a third of what their mean lies above its lower end.
        spread = max(0.0, self._sum / self._seen - shortest) if self._seen else 0.0
        return max(0.0, shortest - GUARD - spread / 3)


class Pace:
    """Says when a message may go out. Every instant is real time in seconds, from one clock."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._overall = Window(self.limits.overall, 1.0)
        self._free = Window(self.limits.free, 1.0)
        self._groups: dict[int, Window] = {}
        #: When a chat's burst would be whole again.
        self._chats: dict[int, float] = {}
        self._held: dict[int, float] = {}
        self._all_held = -math.inf
        self._even = -math.inf
        self._trips = RoundTrips()
        self._taken = 0
        #: Places that deliveries leave to answers, so that these need not wait for one.
        self.kept = 0

    @property
    def remembered(self) -> int:
        """How many chats something is remembered of."""
        return len(self._chats) + len(self._held) + len(self._groups)

    @property
    def places(self) -> int:
        """How many messages may go out in a second that are not paid for."""
        return min(self._overall.count, self._free.count)

    def used(self, now: float) -> int:
        """How many places over all are taken."""
        return self._overall.count - self._overall.places(now)

    def share(self, overall: int, free: int) -> None:
        """Keep to this part of the limits over all chats from now on: others use the rest."""
        self._overall.count, self._free.count = overall, free

    def ready_at(self, chat_id: int, now: float, *, answer: bool, paid: bool = False) -> float:
        """When this message may go out, as far as is known now; inf while only an answer can tell."""
        keep = 0 if answer else self.kept
        ready = max(now, self._chat_ready_at(chat_id, now), self._overall.free_at(now, keep))
        if not paid:
            ready = max(ready, self._free.free_at(now, keep))
        return ready if answer else max(ready, self._even - CREDIT)

    def chat_ready_at(self, chat_id: int, now: float) -> float:
        """When this chat may be written to, whatever goes on in others."""
        return max(now, self._chat_ready_at(chat_id, now))

    def room(self, now: float, at: float, *, paid: bool = False) -> int:
        """How many deliveries may go out from now until an instant, to chats that are ready."""
        if self._all_held > at:
            return 0
        evenly = math.floor((at + CREDIT - max(self._even, now)) / self._interval) + 1
        places = self._overall.places(at) if paid else min(self._overall.places(at), self._free.places(at))
        return max(0, min(evenly, places - self.kept))

    def take(self, chat_id: int, now: float, *, answer: bool, paid: bool = False) -> Ticket:
        """Send one now; ask `ready_at` first."""
        for window in self._windows(chat_id, paid):
            window.take()
        self._chats[chat_id] = max(self._chats.get(chat_id, now), now) + self.limits.chat_seconds
        if not answer:
            self._even = max(self._even, now) + self._interval
        self._taken += 1
        if self._taken % FORGET_EVERY == 0:
            self._forget(now)
        return Ticket(chat_id, paid, now)

    def ended(self, ticket: Ticket, now: float, *, answered: bool = True, reached: bool = True) -> None:
        """Its answer came; or (not `answered`) none will come; or it never left (not `reached`)."""
        arrived_by: float | None = None
        if reached:
            arrived_by = max(ticket.at, now - self._trips.shortest) if answered else now
            if answered:
                self._trips.note(now - ticket.at)
            # It may have come later than it was sent, and the next one comes earlier after it.
            if ticket.chat_id in self._chats:
                self._chats[ticket.chat_id] += arrived_by - ticket.at
        for window in self._windows(ticket.chat_id, ticket.paid):
            window.ended(arrived_by)

    def refused(self, chat_id: int, seconds: float, now: float) -> Mapping[int | None, float]:
        """A 429 came. Give what is held until when because of it; None stands for every chat."""
        until = now + seconds
        others = [other for held, other in self._held.items() if held != chat_id and other > now]
        self.hold(chat_id, until)
        if not others and self._all_held <= now:
            return {chat_id: until}
        self.hold(None, max(until, *others) if others else until)
        return {chat_id: until, None: self._all_held}

    def hold(self, chat_id: int | None, until: float) -> None:
        """Write nothing to the chat (None: to any) before an instant."""
        if chat_id is None:
            self._all_held = max(self._all_held, until)
        else:
            self._held[chat_id] = max(self._held.get(chat_id, until), until)

    def not_ready(self, now: float, at: float) -> list[int]:
        """The chats that may not be written to before an instant."""
        return [
            chat_id
            for chat_id in {*self._held, *self._groups, *self._chats}
            if self._chat_ready_at(chat_id, now) > at
        ]

    @property
    def _interval(self) -> float:
        return EVENLY / max(1, self._overall.count)

    def _chat_ready_at(self, chat_id: int, now: float) -> float:
        ready = max(self._all_held, self._held.get(chat_id, -math.inf))
        whole = self._chats.get(chat_id)
        if whole is not None:
            ready = max(ready, whole - (self.limits.chat_burst - 1) * self.limits.chat_seconds)
        group = self._groups.get(chat_id)
        return ready if group is None else max(ready, group.free_at(now))

    def _windows(self, chat_id: int, paid: bool) -> list[Window]:
        windows = [self._overall] if paid else [self._overall, self._free]
        if chat_id < 0:  # Telegram's sign of a group
            if chat_id not in self._groups:
                self._groups[chat_id] = Window(self.limits.group, self.limits.group_seconds)
            windows.append(self._groups[chat_id])
        return windows

    def _forget(self, now: float) -> None:
        self._chats = {chat: whole for chat, whole in self._chats.items() if whole > now}
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        self._groups = {chat: window for chat, window in self._groups.items() if not window.empty(now)}
