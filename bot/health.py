"""What a platform and a monitor ask a process: alive? ready? how is it going?

`/healthz` 200 as long as the process can answer at all. One that cannot is to be started again;
    a database that is gone is no reason, since a new process would not find it either.
`/readyz` 200 once it has started and as long as the database answers, else 503: a load balancer
    sends it nothing meanwhile. A worker that stands by is ready.
`/metrics` figures for Prometheus (`bot.metrics`).
"""

from dataclasses import dataclass

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.vitals import Vitals


@dataclass(frozen=True)
class Health:
    vitals: Vitals

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/healthz", _alive),
            Route("/readyz", self._ready),
            Route("/metrics", self._metrics),
        ]

    async def _ready(self, _: Request) -> Response:
        found = await self.vitals.ready()
        return JSONResponse(found, status_code=200 if all(found.values()) else 503)

    async def _metrics(self, _: Request) -> Response:
        await self.vitals.look()
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


async def _alive(_: Request) -> Response:
    return PlainTextResponse("ok\n")
