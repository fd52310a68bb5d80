"""The bot as a process of its own: until a signal ends it, or what it cannot do without fails."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable

import structlog
from starlette.routing import BaseRoute

from bot import logs
from bot.app import Kizuna, Role, build
from bot.config import Settings
from bot.health import Health
from bot.listening import Listener
from bot.vitals import Vitals

log = structlog.get_logger(__name__)

#: Where a webhook is served that nobody chose a port for.
PORT = 8080
#: A platform kills a process that has not ended ten seconds after it was asked to. Everything
#: owed is in the database: to be gone a little earlier, whatever hangs, loses nothing (s).
GONE_WITHIN = 9.5


def serve(settings: Settings, role: Role, make: Callable[[Settings, Role], Kizuna] = build) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises TokenRefused, ConfigurationError or another KizunaError: one sentence each.
    """
    token = settings.bot_token.get_secret_value() if settings.bot_token else None
    logs.configure(level=settings.log_level, form=settings.log_format, token=token)
    asyncio.run(_until_asked_to_end(make(settings, role)))


async def _until_asked_to_end(kizuna: Kizuna) -> None:
    listener = _listener(kizuna)
    asked_to_end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked_to_end.set)

    async def live() -> None:
        await kizuna.start()
        await kizuna.run()

    if listener is not None:
        listener.start()
    life = asyncio.create_task(live(), name="live")
    end = asyncio.create_task(asked_to_end.wait(), name="signal")
    try:
        await asyncio.wait((life, end), return_when=asyncio.FIRST_COMPLETED)
        if life.done():
            life.result()
    finally:
        _be_gone_in_time()
        life.cancel()
        end.cancel()
        await asyncio.gather(life, end, return_exceptions=True)
        if listener is not None:
            await listener.stop()
        await kizuna.stop()
        log.info("Stopped")


def _listener(kizuna: Kizuna) -> Listener | None:
    """Listens for Telegram and for a monitor; only where there is a port for it. Raises PortTaken."""
    port = kizuna.settings.port or (PORT if kizuna.webhook is not None else None)
    if port is None:
        return None
    vitals = Vitals(
        kizuna.sessions, kizuna.calendar, lambda: kizuna.started, lambda: kizuna.leadership.valid()
    )
    routes: list[BaseRoute] = [*Health(vitals).routes]
    if kizuna.webhook is not None:
        routes.append(kizuna.webhook.route)
    return Listener(routes, kizuna.settings.host, port)


def _be_gone_in_time() -> None:
    last_resort = threading.Timer(GONE_WITHIN, os._exit, (0,))
    last_resort.daemon = True
    last_resort.start()
