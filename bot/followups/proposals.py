"""What participants wrote becomes proposals; what a coordinator of each city confirmed, a follow-up."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import deeds, rules
from bot.config import Settings
from bot.coordinators import Action
from bot.errors import NotPermitted
from bot.followups import recording, rights, rounds
from bot.followups.model import PROPOSALS, Proposed
from bot.programme.model import Event, Programme, Visit
from bot.questions.alike import alike
from bot.questions.index import Index
from db import deliveries, people
from db import harvest as harvest_rows
from db.deliveries import New
from db.models.followups import Confirmation, Draft, FollowUp, FollowUpSide, Proposal
from db.models.people import Person


async def submit(
    session: AsyncSession,
    visit: Visit,
    site: str,
    draft: Draft,
    index: Index,
    now: datetime,
    settings: Settings,
) -> Proposal:
    """Put a draft to the proposal that looks alike, else make a new one; tell the coordinators."""
    programme = index.programme
    for proposal in await harvest_rows.open_proposals(session, visit=visit.key, site=site):
        if any(alike(draft.text, other.text, index) for other in proposal.drafts):
            proposal.drafts.append(draft)
            _put_together(proposal, programme)
            break
    else:
        proposal = Proposal(
            visit=visit.key,
            site=site,
            text=draft.text,
            cities=draft.cities,
            due_on=draft.due_on,
            created_at=now,
            drafts=[draft],
            confirmations=[],
        )
        await harvest_rows.add_proposal(session, proposal)
    await _tell(session, programme, now, settings)
    await session.flush()
    return proposal


def _put_together(proposal: Proposal, programme: Programme) -> None:
    """The fullest wording, every city that somebody named, the earliest day. A yes to less is void."""
    said = {city for draft in proposal.drafts for city in draft.cities}
    cities = [city.key for city in programme.cities if city.key in said]
    days = [draft.due_on for draft in proposal.drafts if draft.due_on is not None]
    text = max((draft.text for draft in proposal.drafts), key=len)
    merged = (text, cities, min(days, default=None))
    if merged != (proposal.text, proposal.cities, proposal.due_on):
        proposal.confirmations.clear()
    proposal.text, proposal.cities, proposal.due_on = merged


async def _tell(session: AsyncSession, programme: Programme, now: datetime, settings: Settings) -> None:
    """One message a day to the coordinators of each city, on the next working day."""
    ids: list[int] = []
    for city in programme.cities:
        ids += await rights.coordinators(session, city.key, None, settings)
    found = await rounds.accounts_of(session, list(dict.fromkeys(ids)), programme)
    told = []
    for one in found:
        today = now.astimezone(one.place.zones[0]).date()
        at = one.place.due_on_working_day(today + timedelta(days=1))
        told.append(
            New(
                kind=PROPOSALS,
                chat_id=one.id,
                person_id=one.id,
                due_at=at,
                key=f"{PROPOSALS}:{one.id}:{at:%Y%m%d}",
            )
        )
    await deliveries.queue(session, told, now)


async def waiting_for(
    session: AsyncSession, person: Person, programme: Programme, settings: Settings
) -> list[tuple[Proposal, list[str]]]:
    """Open proposals, each with the cities for which this person may say yes, if any are left."""
    keys = await rights.may_confirm(session, person, programme, settings)
    if not keys:
        return []
    return [
        (proposal, await _open_for(session, proposal, person, keys, settings))
        for proposal in await harvest_rows.open_proposals(session)
    ]


def proposed(proposal: Proposal, open_for: Sequence[str]) -> Proposed:
    return Proposed(
        id=proposal.id,
        version=proposal.version,
        visit=proposal.visit,
        site=proposal.site,
        text=proposal.text,
        cities=tuple(proposal.cities),
        due_on=proposal.due_on,
        wordings=tuple(dict.fromkeys(draft.text for draft in proposal.drafts)),
        confirmed=frozenset(one.city for one in proposal.confirmations),
        open_for=tuple(open_for),
    )


async def _open_for(
    session: AsyncSession, proposal: Proposal, person: Person, keys: Sequence[str], settings: Settings
) -> list[str]:
    """The cities whose yes this person can give: their own, so that each city has looked.

    Whoever has said no city gives one yes. For a city that nobody of its own coordinates others speak.
    """
    given = {one.city for one in proposal.confirmations}
    left = [key for key in keys if key not in given]
    if person.city in left:
        return [person.city]
    mine = any(one.person_id == person.id for one in proposal.confirmations)
    if person.city not in keys and not mine:
        return left
    return [key for key in left if not await _has_others(session, key, person.id, settings)]


async def _has_others(session: AsyncSession, city: str, person_id: int, settings: Settings) -> bool:
    """Whether somebody else coordinates the city who is not at home in another."""
    holders = await rules.holders(session, "editor", coordinators=settings.coordinators, city=city)
    known = await people.several(session, [holder for holder in holders if holder != person_id])
    return any(other.city in (city, None) for other in known.values())


async def confirm(
    session: AsyncSession,
    proposal: Proposal,
    city: str,
    person: Person,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> FollowUp | None:
    """Say yes for a city; the follow-up, once every city has. Raises NotPermitted."""
    keys = await rights.may_confirm(session, person, programme, settings)
    if city not in keys or city not in await _open_for(session, proposal, person, keys, settings):
        raise NotPermitted
    proposal.confirmations.append(Confirmation(city=city, person_id=person.id, at=now))
    deeds.record(
        session, person.id, Action.FOLLOW_UP_CONFIRMED, proposal.visit, now, after={"proposal": proposal.id}
    )
    confirmed = {one.city: one.person_id for one in proposal.confirmations}
    if set(confirmed) < set(programme.zones):
        await session.flush()
        return None
    row = await _commitment(session, proposal, confirmed, programme, now, settings)
    proposal.state, proposal.follow_up_id = "confirmed", row.id
    await session.flush()
    return row


async def reject(
    session: AsyncSession,
    proposal: Proposal,
    person: Person,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> None:
    """Nothing was agreed after all. Raises NotPermitted."""
    if not await rights.may_confirm(session, person, programme, settings):
        raise NotPermitted
    proposal.state = "rejected"
    deeds.record(
        session, person.id, Action.FOLLOW_UP_REJECTED, proposal.visit, now, after={"proposal": proposal.id}
    )
    await session.flush()


async def _commitment(
    session: AsyncSession,
    proposal: Proposal,
    confirmed: dict[str, int | None],
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> FollowUp:
    """A side in each city, with the coordinator who confirmed; the ball is with who is to do it."""
    acting = [key for key in proposal.cities if key in programme.zones] or list(programme.zones)
    order = [*acting, *(key for key in programme.zones if key not in acting)]
    visit = programme.entries.get(proposal.visit)
    site = programme.entries.get(proposal.site)
    fields = site.fields if isinstance(site, Event) and site.fields else ()
    if not fields and isinstance(visit, Visit):
        fields = visit.fields
    row = FollowUp(
        text=proposal.text,
        due_on=proposal.due_on,
        ball=order[0],
        field=fields[0] if len(fields) == 1 else None,
        entry=proposal.visit,
        recorder_id=None,
        recorded_at=now,
        round=0,
        round_since=now,
        sides=[
            FollowUpSide(city=key, position=position, person_id=confirmed.get(key))
            for position, key in enumerate(order)
        ],
    )
    return await recording.keep(session, row, programme, now, settings, by=None)
