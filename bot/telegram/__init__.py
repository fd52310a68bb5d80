"""Everything between Telegram and a handler."""

import os

# Durations as timedelta, which python-telegram-bot will give always some day; without this it
# warns at every flood limit.
os.environ.setdefault("PTB_TIMEDELTA", "1")
