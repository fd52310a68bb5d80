"""What `make run` runs: Telegram where there is a token, else the playground."""

import sys

from bot.cli import serve
from bot.cli.output import say, settings


def main() -> None:
    if settings().bot_token is not None:
        serve.process("run")
    else:
        say("No BOT_TOKEN is set: opening the playground …")
        serve.playground(port=None, as_of=None)


if __name__ == "__main__":
    from bot.cli.failures import guarded

    sys.exit(guarded(main))
