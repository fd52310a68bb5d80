"""Which fields of cooperation a person follows."""

from datetime import datetime

from bot.programme.model import Field, Programme
from db.models.people import Person, Subscription


def field_named(programme: Programme, key: str) -> Field | None:
    """The field that a command or deep link names: by its key, whatever the case."""
    return next((field for field in programme.fields if field.key == key.strip().lower()), None)


def subscribe(person: Person, field: str, now: datetime) -> bool:
    """Follow a field; False when it was followed before."""
    if any(row.field == field for row in person.subscriptions):
        return False
    person.subscriptions.append(Subscription(field=field, since=now))
    return True


def unsubscribe(person: Person, field: str) -> bool:
    """Follow it no longer; False when it was not followed."""
    row = next((row for row in person.subscriptions if row.field == field), None)
    if row is None:
        return False
    person.subscriptions.remove(row)
    return True


def toggle(person: Person, field: str, now: datetime) -> bool:
    """Follow a field or stop; True when it is followed now."""
    return not unsubscribe(person, field) and subscribe(person, field, now)
