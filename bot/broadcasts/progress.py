"""How far a broadcast is, told while it runs and when it is done.

A tick calls `due`. What it finds to tell are delivery rows like everything unasked: an edit of the
message that shows the progress, a report to the author, and word of messages in doubt to those who
may send, where nobody else would hear of them.
"""

from collections.abc import Collection
from dataclasses import astuple
from datetime import datetime, timedelta
from itertools import chain

from sqlalchemy.ext.asyncio import AsyncSession

from bot.broadcasts.audience import keep_fair, senders
from bot.broadcasts.values import Audience, Counts, Mode, Progress, Report, Share, State
from bot.programme.model import Programme
from db import broadcasts, deliveries, people
from db.deliveries import New
from db.models.broadcasts import Broadcast

#: Real time between two edits of the message that shows the progress.
BETWEEN_EDITS = timedelta(seconds=3)

PROGRESS, REPORT, DOUBT = "broadcast-progress", "broadcast-report", "broadcast-doubt"


async def read(session: AsyncSession, broadcast: Broadcast, now: datetime) -> Progress:
    async def counts(kind: str) -> Counts:
        return Counts.of_states(await broadcasts.states(session, broadcast.id, kind))

    sends = await counts(broadcasts.SENT)
    goes_on_at = None
    if broadcast.mode == Mode.FAIR_HOUR and sends.queued:
        goes_on_at = await broadcasts.next_due(session, broadcast.id)
    read = await broadcasts.acknowledged(session, broadcast.id) if broadcast.acknowledge else None
    return Progress(
        number=broadcast.id,
        state=_state(broadcast, sends, now),
        size=broadcast.size,
        counts=sends,
        starts_at=broadcast.starts_at,
        goes_on_at=goes_on_at if goes_on_at is not None and goes_on_at > now else None,
        corrections=await counts(broadcasts.CORRECTION) if broadcast.version > 1 else Counts(),
        deletions=await counts(broadcasts.DELETION) if broadcast.deleted_at else Counts(),
        acknowledged=read,
        deleted=broadcast.deleted_at is not None,
        worded=any(broadcast.texts.values()),
    )


def _state(broadcast: Broadcast, counts: Counts, now: datetime) -> State:
    if broadcast.stopped_at is not None:
        return State.STOPPED
    if broadcast.released_at is None or (counts.ended == 0 and counts.queued and broadcast.starts_at > now):
        return State.SCHEDULED
    return State.SENDING if counts.queued else State.DONE


async def report(session: AsyncSession, broadcast: Broadcast, now: datetime) -> Report:
    async def by(what: str) -> tuple[Share, ...]:
        found = await broadcasts.states_by(session, broadcast.id, what)
        ordered = sorted(found, key=lambda key: (key is None, key or ""))
        return tuple(Share(key, Counts.of_states(found[key])) for key in ordered)

    return Report(
        await read(session, broadcast, now),
        cities=await by("city"),
        languages=await by("language"),
        fields=await by("field"),
        reasons=tuple(await broadcasts.reasons(session, broadcast.id)),
    )


async def due(
    session: AsyncSession,
    programme: Programme,
    now: datetime,
    real_now: datetime,
    *,
    coordinators: Collection[int],
) -> None:
    """Owe what there is to tell of every broadcast under way. Called twice it tells once."""
    for broadcast in await broadcasts.unfinished(session):
        await _catch_up(session, broadcast, now)
        await keep_fair(session, broadcast, programme, now)
        progress = await read(session, broadcast, now)
        if progress.state is State.STOPPED and progress.counts.queued:
            # A call that was under way when it was stopped failed, and its row waits to be tried again.
            await broadcasts.stop(session, broadcast.id)
        elif _through(progress):
            await _finish(session, broadcast, progress, now, coordinators)
        await _show(session, broadcast, progress, now, real_now)


def _through(progress: Progress) -> bool:
    """Whether nothing of it is under way any more; one that was stopped may still go on."""
    if progress.corrections.queued or progress.deletions.queued:
        return False
    return progress.state is State.DONE or (progress.deleted and not progress.counts.queued)


async def _catch_up(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """Correct or delete also what was under way when that was asked for, once it is out."""
    if not broadcast.in_flight:
        return
    kind = broadcasts.DELETION if broadcast.deleted_at is not None else broadcasts.CORRECTION
    under_way = set(await broadcasts.in_flight(session, broadcast.id))
    landed = [row for row in broadcast.in_flight if row not in under_way]
    if landed:
        await broadcasts.queue_changes(session, broadcast.id, kind, broadcast.version, now, only=landed)
        broadcast.in_flight = [row for row in broadcast.in_flight if row in under_way]


async def _finish(
    session: AsyncSession,
    broadcast: Broadcast,
    progress: Progress,
    now: datetime,
    coordinators: Collection[int],
) -> None:
    broadcast.finished_at = now
    what = {"broadcast": broadcast.id}
    if broadcast.author_id is not None:
        told, kind = [broadcast.author_id], REPORT
    elif progress.counts.unknown:
        able = await senders(session, Audience.of_json(broadcast.audience), coordinators)
        # Somebody may be named in COORDINATORS who never wrote to the bot: it cannot write to them.
        told, kind = sorted(await people.several(session, able)), DOUBT
    else:
        return
    owed = [New(kind=kind, chat_id=one, person_id=one, due_at=now, what=what) for one in told]
    await deliveries.queue(session, owed, now)


async def _show(
    session: AsyncSession, broadcast: Broadcast, progress: Progress, now: datetime, real_now: datetime
) -> None:
    if broadcast.progress_message_id is None or broadcast.progress_chat_id is None:
        return
    numbers = (astuple(counts) for counts in (progress.counts, progress.corrections, progress.deletions))
    shown = f"{progress.state}:{progress.acknowledged}:{[*chain(*numbers)]}"
    waits = broadcast.progress_at is not None and real_now - broadcast.progress_at < BETWEEN_EDITS
    if shown == broadcast.progress_shown or waits:
        return
    edit = New(
        kind=PROGRESS,
        chat_id=broadcast.progress_chat_id,
        person_id=broadcast.author_id,
        due_at=now,
        what={"broadcast": broadcast.id},
        key=f"{PROGRESS}:{broadcast.id}",
        method="edit",
        target_message_id=broadcast.progress_message_id,
    )
    if await broadcasts.show_again(session, edit, now):
        broadcast.progress_shown, broadcast.progress_at = shown, real_now
