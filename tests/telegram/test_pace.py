"""Telegram's limits, on a simulated clock: never over one, and never far below."""

import heapq
import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.telegram.pace import Limits, Pace, Window

CHATS, GROUPS, NOBODY = range(1, 400), range(-1, -9, -1), 10**9


#: From when on it is to be sent, to which chat, whether it is an answer, whether it is paid for.
Message = tuple[float, int, bool, bool]


@dataclass
class Simulation:
    """A sender and a Telegram on one clock. A call takes `latency`, give or take `jitter`, each way half."""

    chance: random.Random
    limits: Limits = field(default_factory=Limits)
    latency: float = 0.06
    jitter: float = 0.0
    lost: float = 0.0
    now: float = 1000.0
    #: When messages arrived at Telegram: at what time, at which chat, whether paid for.
    arrived: list[tuple[float, int, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pace = Pace(self.limits)
        self._answers: list[tuple[float, int, object, bool]] = []

    def sends(self, waiting: list[Message]) -> None:
        """Send what waits, answers first."""
        waiting = sorted(waiting)
        while waiting:
            while (one := self._next(waiting)) is not None:
                waiting.remove(one)
                self._send(*one[1:])
            self._pass(waiting)

    def _next(self, waiting: list[Message]) -> Message | None:
        if self._places_at() > self.now:
            return None
        due = first_of_each(one for one in waiting if one[0] <= self.now)
        for one in sorted(due, key=lambda one: not one[2]):
            _, chat, answer, paid = one
            if self.pace.ready_at(chat, self.now, answer=answer, paid=paid) <= self.now:
                return one
        return None

    def _places_at(self) -> float:
        """When there is a place over all, whatever the chat."""
        return self.pace.ready_at(NOBODY, self.now, answer=True, paid=True)

    def _send(self, chat: int, answer: bool, paid: bool) -> None:
        ticket = self.pace.take(chat, self.now, answer=answer, paid=paid)
        there, back = (self.latency / 2 + self.chance.uniform(-0.5, 0.5) * self.jitter for _ in range(2))
        self.arrived.append((self.now + there, chat, paid))
        answered = self.chance.random() >= self.lost
        heapq.heappush(
            self._answers, (self.now + (there + back if answered else 15.0), id(ticket), ticket, answered)
        )

    def _pass(self, waiting: list[Message]) -> None:
        """Go on to the next instant at which something can happen."""
        instants = [self._answers[0][0]] if self._answers else []
        if (place := self._places_at()) > self.now:
            instants.append(place)
        else:
            for at, chat, answer, paid in first_of_each(waiting):
                instants.append(max(at, self.pace.ready_at(chat, self.now, answer=answer, paid=paid)))
        self.now = max(min(instants), self.now + 1e-6) if instants else self.now
        while self._answers and self._answers[0][0] <= self.now:
            _, _, ticket, answered = heapq.heappop(self._answers)
            self.pace.ended(ticket, self.now, answered=answered)  # type: ignore[arg-type]


def first_of_each(waiting: Iterable[Message]) -> list[Message]:
    """Of those that differ only in when they came, the first: the others are ready no sooner."""
    firsts: dict[tuple[int, bool, bool], Message] = {}
    for one in waiting:
        firsts.setdefault(one[1:], one)
    return list(firsts.values())


def most_within(instants: list[float], seconds: float) -> int:
    """The most that lie within any window of this length, its end left out."""
    instants = sorted(instants)
    most = start = 0
    for end, instant in enumerate(instants):
        while instants[start] <= instant - seconds:
            start += 1
        most = max(most, end - start + 1)
    return most


def over_a_limit(simulation: Simulation) -> list[str]:
    """What Telegram would have found too fast."""
    limits = simulation.limits
    found = []
    by_chat = defaultdict(list)
    for at, chat, _ in simulation.arrived:
        by_chat[chat].append(at)
    everything = [at for at, _, _ in simulation.arrived]
    if most_within(everything, 1.0) > limits.overall:
        found.append("overall")
    if most_within([at for at, _, paid in simulation.arrived if not paid], 1.0) > limits.free:
        found.append("free")
    for chat, instants in by_chat.items():
        if chat < 0 and most_within(instants, limits.group_seconds) > limits.group:
            found.append(f"group {chat}")
        # A burst, and one a second.
        found += [
            f"chat {chat} in {seconds} s"
            for seconds in (1.0, 5.0, 30.0)
            if most_within(instants, seconds - 1e-6) > limits.chat_burst + seconds
        ]
    return found


def schedule(chance: random.Random, now: float, messages: int) -> list[Message]:
    """What is to be sent: answers and deliveries, to few or many chats, at once or over time."""
    chats = chance.sample(CHATS, chance.choice((1, 5, 60, 300))) + chance.sample(GROUPS, chance.randint(0, 3))
    span = chance.choice((0.0, 1.0, messages / 30))
    share = chance.choice((0.0, 0.2, 1.0))
    return [
        (now + chance.uniform(0, span), chance.choice(chats), chance.random() < share, False)
        for _ in range(messages)
    ]


def schedules_over_a_limit(seeds: Iterable[int]) -> list[str]:
    """Random schedules, with latencies from none to a second and lost answers."""
    found = []
    for seed in seeds:
        chance = random.Random(seed)
        latency = chance.choice((0.0, 0.06, 0.3, 1.0))
        simulation = Simulation(
            chance,
            latency=latency,
            jitter=chance.choice((0.0, min(latency, 0.03), latency / 2)),
            lost=chance.choice((0.0, 0.0, 0.05)),
        )
        simulation.sends(schedule(chance, simulation.now, chance.choice((20, 20, 100, 100, 400))))
        found += [f"seed {seed}: {limit}" for limit in over_a_limit(simulation)]
    return found


def test_no_schedule_goes_over_a_limit() -> None:
    """`make bench` does a thousand."""
    seed = random.randrange(10**6)
    assert schedules_over_a_limit(range(seed, seed + 150)) == []


def deliveries_to(chats: Iterable[int], now: float, *, paid: bool = False) -> list[Message]:
    return [(now, chat, False, paid) for chat in chats]


def rate(simulation: Simulation, chats: Iterable[int] | None = None) -> float:
    """Messages a second, of these chats."""
    wanted = None if chats is None else set(chats)
    instants = sorted(at for at, chat, _ in simulation.arrived if wanted is None or chat in wanted)
    return (len(instants) - 1) / (instants[-1] - instants[0])


def test_broadcast_uses_the_whole_of_the_limit() -> None:
    simulation = Simulation(random.Random(1))
    simulation.sends(deliveries_to(range(1, 1501), simulation.now))
    assert over_a_limit(simulation) == []
    assert rate(simulation) >= 0.98 * 30


def test_group_that_is_held_holds_nobody_else() -> None:
    simulation = Simulation(random.Random(1))
    simulation.pace.refused(-1, 30, simulation.now)
    people = range(1, 901)
    simulation.sends(deliveries_to([-1, *people], simulation.now))
    [group] = [at for at, chat, _ in simulation.arrived if chat == -1]
    assert group >= 1030.0
    alone = Simulation(random.Random(1))
    alone.sends(deliveries_to(people, alone.now))
    assert rate(simulation, people) >= 0.99 * rate(alone)


def test_second_chat_that_is_refused_while_the_first_is_held_holds_all() -> None:
    pace = Pace()
    assert pace.refused(1, 10, 1000.0) == {1: 1010.0}
    assert pace.ready_at(3, 1000.0, answer=True) == 1000.0
    assert pace.refused(2, 3, 1002.0) == {2: 1005.0, None: 1010.0}
    assert [pace.ready_at(chat, 1002.0, answer=True) for chat in (1, 2, 3)] == [1010.0] * 3
    assert pace.room(1002.0, 1009.0) == 0


def test_second_refusal_after_the_first_is_over_holds_its_own_chat_only() -> None:
    pace = Pace()
    pace.refused(1, 10, 1000.0)
    assert pace.refused(2, 5, 1010.0) == {2: 1015.0}
    assert pace.ready_at(1, 1010.0, answer=True) == 1010.0


def test_chat_that_is_refused_again_holds_nobody_else() -> None:
    pace = Pace()
    pace.refused(1, 10, 1000.0)
    assert pace.refused(1, 20, 1001.0) == {1: 1021.0}
    assert pace.ready_at(2, 1001.0, answer=True) == 1001.0


def test_answer_goes_before_a_broadcast_that_waits() -> None:
    simulation = Simulation(random.Random(1))
    answer = (simulation.now + 5.0, 999, True, False)
    simulation.sends([*deliveries_to(range(1, 601), simulation.now), answer])
    [at] = [at for at, chat, _ in simulation.arrived if chat == 999]
    # It waits for one place at most, a thirtieth of a second.
    assert at <= answer[0] + 0.03 + 1 / 30 + 0.01


def test_answers_take_their_part_of_the_limit() -> None:
    pace = Pace()
    for chat in range(1, 31):
        assert pace.ready_at(chat, 1000.0, answer=True) == 1000.0
        pace.ended(pace.take(chat, 1000.0, answer=True), 1000.0)
    assert pace.ready_at(31, 1000.0, answer=False) == 1001.0
    assert pace.room(1000.0, 1000.9) == 0


def test_deliveries_leave_places_to_answers() -> None:
    pace = Pace()
    pace.kept = 2
    for chat in range(1, 29):
        pace.ended(pace.take(chat, 1000.0, answer=True), 1000.0)
    assert pace.room(1000.0, 1000.5) == 0
    assert pace.ready_at(31, 1000.5, answer=False) == 1001.0
    assert pace.ready_at(31, 1000.5, answer=True) == 1000.5


def test_smaller_share_counts_what_is_under_way() -> None:
    pace = Pace()
    for chat in range(1, 21):
        pace.ended(pace.take(chat, 1000.0, answer=True), 1000.0)
    pace.share(10, 10)
    assert pace.ready_at(31, 1000.5, answer=True) == 1001.0
    assert pace.used(1000.5) == 20
    assert pace.used(1001.0) == 0


def test_call_that_never_left_costs_nothing() -> None:
    pace = Pace()
    for chat in range(1, 31):
        pace.ended(pace.take(chat, 1000.0, answer=True), 1010.0, reached=False)
    assert pace.room(1010.0, 1010.0) > 0
    assert pace.ready_at(31, 1010.0, answer=True) == 1010.0


def test_call_that_is_not_answered_keeps_its_place_until_it_cannot_arrive_any_more() -> None:
    window = Window(1, 1.0)
    window.take()
    assert window.free_at(1000.0) == float("inf")
    window.ended(1015.0)
    assert window.free_at(1015.0) == 1016.0


def test_memory_does_not_grow_with_the_number_of_chats() -> None:
    pace = Pace(Limits(overall=1000))
    for chat in range(1, 20_001):
        now = 1000.0 + chat / 1000
        pace.ended(pace.take(chat, now, answer=False, paid=True), now)
    assert pace.remembered < 5000
