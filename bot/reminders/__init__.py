"""Reminders: what is owed to whom and when, kept in step with everything that it depends on.

owed, place, wall, model   the rules, pure
accounts                   a person as the rules see them
schedule                   rows brought to what is owed
changes                    … after the programme changed: corrections, cards
acts                       … after a person did something
ticking                    what is due becomes deliveries (`bot.messages.reminders` words them)
"""

from bot.reminders.changes import programme_changed
from bot.reminders.model import Consequences
from bot.reminders.schedule import person_changed

__all__ = ["Consequences", "person_changed", "programme_changed"]
