"""Flood limits in real time, and what is made to go wrong on purpose."""

import pytest

from bot.playground.api import BotApi, ConnectionLost, Fault
from bot.playground.limits import FloodLimits
from bot.playground.people import Person
from bot.playground.refusals import Refused, too_many_requests
from tests.playground.conftest import result


class Time:
    """Real time that a test moves, in seconds."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


async def people(api: BotApi, count: int) -> list[Person]:
    made = [api.person(number) for number in range(1, count + 1)]
    for person in made:
        await person.starts()
    return made


async def send(api: BotApi, chat: int, **params: object) -> int | None:
    """None when it was sent, else the seconds to wait."""
    answer = await api.call("sendMessage", {"chat_id": chat, "text": "x", **params})
    if answer["ok"]:
        return None
    wait: int = answer["parameters"]["retry_after"]
    assert answer["error_code"] == 429
    assert answer["description"] == f"Too Many Requests: retry after {wait}"
    return wait


async def test_thirty_messages_a_second_go_out_over_all_chats() -> None:
    time = Time()
    api = BotApi(limits=FloodLimits(monotonic=time))
    chats = await people(api, 31)
    assert [await send(api, person.id) for person in chats] == [None] * 30 + [1]
    time.seconds += 1.0
    assert await send(api, chats[30].id) is None


async def test_a_paid_broadcast_may_send_a_thousand_a_second() -> None:
    api = BotApi(limits=FloodLimits(monotonic=Time()))
    chats = await people(api, 40)
    assert [await send(api, person.id, allow_paid_broadcast=True) for person in chats] == [None] * 40


async def test_a_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    time = Time()
    api = BotApi(limits=FloodLimits(monotonic=time))
    [anna] = await people(api, 1)
    assert [await send(api, anna.id) for _ in range(14)] == [None] * 13 + [10]
    time.seconds += 10.0
    assert await send(api, anna.id) is None


async def test_a_group_takes_twenty_a_minute() -> None:
    time = Time()
    api = BotApi(limits=FloodLimits(monotonic=time))
    group = api.group(-5, "Delegation", await people(api, 1))
    assert [await send(api, group.id) for _ in range(21)] == [None] * 20 + [60]
    time.seconds += 60.0
    assert await send(api, group.id) is None


async def test_a_refused_message_does_not_count() -> None:
    api = BotApi(limits=FloodLimits(monotonic=Time()))
    [anna] = await people(api, 1)
    for _ in range(40):
        assert not (await api.call("sendMessage", {"chat_id": anna.id, "text": ""}))["ok"]
    assert await send(api, anna.id) is None


async def test_a_fault_hits_the_calls_that_it_is_meant_for(api: BotApi, anna: Person) -> None:
    api.faults.append(Fault("sendMessage", refusal=too_many_requests(3), times=2))
    assert await result(api, "getMe")
    assert [await send(api, anna.id) for _ in range(3)] == [3, 3, None]


async def test_a_server_error_is_no_answer_of_the_method(api: BotApi, anna: Person) -> None:
    api.faults.append(Fault(refusal=Refused(502, "Bad Gateway")))
    answer = await api.call("sendMessage", {"chat_id": anna.id, "text": "x"})
    assert answer == {"ok": False, "error_code": 502, "description": "Bad Gateway"}


@pytest.mark.parametrize(("lost", "arrived"), [("before", []), ("after", ["x"])])
async def test_a_lost_connection_leaves_open_whether_it_arrived(
    api: BotApi, anna: Person, lost: str, arrived: list[str]
) -> None:
    api.faults.append(Fault("sendMessage", lost=lost))
    with pytest.raises(ConnectionLost):
        await api.call("sendMessage", {"chat_id": anna.id, "text": "x"})
    assert [seen.text for seen in anna.chat if seen.by_bot] == arrived
