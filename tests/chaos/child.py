"""The real bot as a process, but for its handlers: they leave an effect and say the text back."""

from markupsafe import Markup

from bot import process
from bot.app import RUN, Kizuna, Role, build
from bot.config import Settings, environment
from bot.messages import RENDERERS, Occasion
from bot.telegram.context import KizunaApplication
from bot.views.reply import Reply
from tests.telegram.bench import echo, nothing_to_publish, on_text

KIND = "chaos"


async def letter(occasion: Occasion) -> Reply | None:
    return Reply(Markup.escape(occasion.delivery.what["text"]))


def register(application: KizunaApplication) -> None:
    application.add_handlers([on_text(echo)])


def made(settings: Settings, role: Role) -> Kizuna:
    return build(settings, role, register=register, publish=nothing_to_publish)


def main() -> None:
    RENDERERS[KIND] = letter
    process.serve(Settings.load(environment()), RUN, make=made)


if __name__ == "__main__":
    main()
