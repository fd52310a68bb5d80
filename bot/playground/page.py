"""The playground's page and what its scripts call. Served on loopback only."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

from markupsafe import escape
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.i18n import translator
from bot.playground import shown
from bot.playground.chats import Event, Message, User
from bot.playground.entities import utf16_length
from bot.playground.guards import SafeHeaders, body, json_body, own_page_only
from bot.playground.messages import TEXT
from bot.playground.people import Person, Seen
from bot.playground.world import FIRST_GUEST, World
from bot.programme.model import LANGS, Lang
from bot.views.playground import page_words, phone_words

STATIC = Path(__file__).parent / "static"
HOSTS = ["127.0.0.1", "localhost"]
#: Bytes; a client of Telegram's could send more, but a bot could not fetch it.
LARGEST_UPLOAD = 20 * 2**20
#: Seconds after which a silent stream says that it lives.
HEARTBEAT = 15.0
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}


class Page:
    def __init__(self, world: World) -> None:
        self.world = world
        self._template = Template((STATIC / "index.html").read_text(encoding="utf-8"))
        self._streams: set[asyncio.Queue[Event | None]] = set()
        world.listeners.append(self._hear)

    def app(self) -> Starlette:
        post = ["POST"]
        return Starlette(
            routes=[
                Route("/", self.index),
                Route("/state", self.state),
                Route("/events", self.events),
                Route("/files/{id}", self.file),
                Route("/clock", self.clock),
                Route("/clock", own_page_only(self.move_clock), methods=post),
                Route("/start-over", own_page_only(self.start_over), methods=post),
                Route("/people", own_page_only(self.add_person), methods=post),
                Route("/people/{id:int}/messages", own_page_only(self.say), methods=post),
                Route("/people/{id:int}/edits", own_page_only(self.edit), methods=post),
                Route("/people/{id:int}/taps", own_page_only(self.tap), methods=post),
                Route("/people/{id:int}/stickers", own_page_only(self.sticker), methods=post),
                Route("/people/{id:int}/files", own_page_only(self.upload), methods=post),
                Route("/people/{id:int}/blocked", own_page_only(self.block), methods=post),
                Mount("/static", StaticFiles(directory=STATIC)),
            ],
            # A name that resolves to this machine must not open it to a foreign page.
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS), Middleware(SafeHeaders)],
        )

    def end_streams(self) -> None:
        """Let every page go, so that the server can end."""
        for stream in self._streams:
            stream.put_nowait(None)

    # What the page reads

    async def index(self, request: Request) -> Response:
        lang = _language(request)
        words = page_words(translator(lang))
        data = {
            "lang": lang,
            "page": words,
            "phones": {each: phone_words(translator(each)) for each in LANGS},
            "languages": {each: translator(each).locale.get_language_name(each) for each in LANGS},
            "locales": {each: str(translator(each).locale).replace("_", "-") for each in LANGS},
            "cities": [
                {"name": translator(lang).pick(city.name), "zone": city.zone} for city in self.world.cities
            ],
        }
        filled = self._template.substitute(
            {name: escape(word) for name, word in words.items()},
            lang=lang,
            # In a script element only the end tag could break out.
            data=json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
        )
        return Response(filled, media_type="text/html")

    async def state(self, _: Request) -> Response:
        return JSONResponse(shown.state(self.world))

    async def events(self, _: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def file(self, request: Request) -> Response:
        file = self.world.api.chats.files.get(request.path_params["id"])
        if file is None:
            raise HTTPException(404)
        picture = file.media_type in ("image/png", "image/jpeg", "image/gif", "image/webp")
        kind = "inline" if picture and "download" not in request.query_params else "attachment"
        name = f"{kind}; filename*=UTF-8''{quote(file.name)}"
        return Response(file.content, media_type=file.media_type, headers={"Content-Disposition": name})

    async def clock(self, _: Request) -> Response:
        due = await self.world.next_due()
        return JSONResponse({**shown.clock(self.world), "due": due.isoformat() if due else None})

    # What the page does

    async def move_clock(self, request: Request) -> Response:
        step = (await json_body(request)).get("step")
        if step == "next_due":
            if not await self.world.move_clock_to_next_due():
                raise HTTPException(409)
        elif step in STEPS:
            await self.world.move_clock(STEPS[step])
        else:
            raise HTTPException(422)
        return Response(status_code=204)

    async def start_over(self, _: Request) -> Response:
        await self.world.start_over()
        return Response(status_code=204)

    async def add_person(self, request: Request) -> Response:
        given = await json_body(request)
        name = str(given.get("name", "")).strip()[:64]
        language = given.get("language")
        if not name or language not in LANGS:
            raise HTTPException(422)
        number = max([FIRST_GUEST - 1, *self.world.api.chats.users.keys() - {self.world.api.bot.id}]) + 1
        person = self.world.api.person(number, name, language)
        return JSONResponse({"id": person.id}, 201)

    async def say(self, request: Request) -> Response:
        person, given = self._person(request), await json_body(request)
        text = str(given.get("text", "")).strip()
        if not text:
            raise HTTPException(422)
        reply_to = self._seen(person, given["reply_to"]) if given.get("reply_to") else None
        for part in _parts(text):
            await person.says(part, reply_to=reply_to)
        return Response(status_code=204)

    async def edit(self, request: Request) -> Response:
        person, given = self._person(request), await json_body(request)
        seen = self._seen(person, given.get("message"))
        text = str(given.get("text", "")).strip()
        if seen.by_bot or not text or utf16_length(text) > TEXT:
            raise HTTPException(422)
        if text != seen.text:
            await person.edits(seen, text)
        return Response(status_code=204)

    async def tap(self, request: Request) -> Response:
        person, given = self._person(request), await json_body(request)
        seen = self._seen(person, given.get("message"))
        try:
            tap = await person.taps(str(given.get("data")), message=seen)
        except AssertionError:
            raise HTTPException(409) from None  # the button is gone since
        return JSONResponse({"tap": tap})

    async def sticker(self, request: Request) -> Response:
        await self._person(request).sends_sticker()
        return Response(status_code=204)

    async def upload(self, request: Request) -> Response:
        person = self._person(request)
        content = await body(request, LARGEST_UPLOAD)
        name = request.query_params.get("name", "")[:200] or "file"
        media_type = request.headers.get("content-type", "application/octet-stream")
        if media_type in ("image/png", "image/jpeg"):
            await person.sends_photo(content)
        else:
            await person.sends_document(name, content, media_type)
        return Response(status_code=204)

    async def block(self, request: Request) -> Response:
        person = self._person(request)
        blocked = (await json_body(request)).get("blocked") is True
        await (person.blocks() if blocked else person.unblocks())
        return Response(status_code=204)

    def _person(self, request: Request) -> Person:
        user = self.world.api.chats.users.get(request.path_params["id"])
        if user is None or user.is_bot:
            raise HTTPException(404)
        return self.world.api.person(user.id)

    def _seen(self, person: Person, number: Any) -> Seen:
        found = [seen for seen in person.chat if seen.id == number]
        if not found:
            raise HTTPException(404)
        return found[0]

    # What happens meanwhile

    async def _stream(self) -> AsyncIterator[str]:
        stream: asyncio.Queue[Event | None] = asyncio.Queue()
        self._streams.add(stream)
        try:
            yield "retry: 1000\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(stream.get(), HEARTBEAT)
                except TimeoutError:
                    yield ": alive\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {json.dumps(event)}\n\n"
        finally:
            self._streams.discard(stream)

    def _hear(self, event: Event) -> None:
        told = self._told(event) if self._streams else None
        if told is not None:
            for stream in self._streams:
                stream.put_nowait(told)

    def _told(self, event: Event) -> Event | None:
        """What the pages are told of an event; None when it does not concern them."""
        match event["kind"]:
            case "message":
                one = Message(**event["message"])
                message = shown.message(self.world, one)
                return {"kind": "message", "chat": one.chat, "new": event["new"], "message": message}
            case "user":
                return {"kind": "people", "people": [shown.person(self.world, User(**event["user"]))]}
            case "profile":
                return {"kind": "people", "people": shown.people(self.world)}
            case "clock":
                return {"kind": "clock", **shown.clock(self.world)}
            case "removed" | "action" | "answer" | "started_over":
                return event
            case _:
                return None


def _language(request: Request) -> Lang:
    """The page's language: as chosen on it, else the browser's first that there is, else English."""
    wanted = [request.query_params.get("lang", ""), *request.headers.get("accept-language", "").split(",")]
    tags = [tag.split(";")[0].strip().split("-")[0].lower() for tag in wanted]
    return next((lang for tag in tags for lang in LANGS if lang == tag), "en")


def _parts(text: str) -> list[str]:
    """Cut a long text as a client does, into messages of at most 4,096 UTF-16 units."""
    parts: list[str] = []
    part: list[str] = []
    length = 0
    for char in text:
        units = utf16_length(char)
        if length + units > TEXT:
            parts.append("".join(part))
            part, length = [], 0
        part.append(char)
        length += units
    return [piece for piece in [*parts, "".join(part)] if piece.strip()]
