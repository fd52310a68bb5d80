"""`run` and `playground`: what goes on until it is told to end."""

from bot.app import run_polling
from bot.cli.output import settings


def telegram() -> None:
    run_polling(settings())
