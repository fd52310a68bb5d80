"""A broadcast being composed: all that was chosen and written so far, as it is kept in a dialogue."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal, cast

from bot.broadcasts.values import Audience, Mode
from bot.programme.model import LANGS, Lang

Step = Literal["audience", "texts", "time", "review", "confirm"]


@dataclass(frozen=True)
class Draft:
    step: Step = "audience"
    audience: Audience = field(default_factory=Audience)
    #: Telegram HTML by language.
    texts: dict[Lang, str] = field(default_factory=dict)
    #: The language that was written first: what others read where theirs is missing.
    original: Lang | None = None
    #: Languages whose readers get the original with a note: chosen, not forgotten.
    noted: tuple[Lang, ...] = ()
    #: The language that the next text is for; None: it is recognised.
    slot: Lang | None = None
    #: The message that each text came in, so that an edit of it changes the text.
    sources: dict[Lang, int] = field(default_factory=dict)
    #: The album of which a picture was taken: the others of it are left.
    album: str | None = None
    #: As `bot.views.reply.Media`.
    media: dict[str, Any] | None = None
    acknowledge: bool = False
    mode: Mode = Mode.AT_ONCE
    #: Not before this instant; None: now.
    at: datetime | None = None
    #: The broadcast whose texts are put right; None for a new one.
    corrects: int | None = None

    @property
    def open(self) -> tuple[Lang, ...]:
        """The languages of which nothing is decided: until there are none, nothing can be sent."""
        if not self.texts and self.media is not None:
            return ()  # a picture alone: there is nothing to translate
        return tuple(lang for lang in LANGS if lang not in self.texts and lang not in self.noted)

    @property
    def complete(self) -> bool:
        return not self.open and (bool(self.texts) or self.media is not None)

    def written(self, lang: Lang, html: str, source: int) -> "Draft":
        """With the text of a language, new or in the place of an earlier one."""
        return replace(
            self,
            texts={**self.texts, lang: html},
            sources={**self.sources, lang: source},
            original=self.original or lang,
            noted=tuple(one for one in self.noted if one != lang),
            slot=None,
        )

    def toggle_note(self, lang: Lang) -> "Draft":
        """Let readers of a language get the original, or no longer; a text of it is dropped."""
        if lang in self.noted:
            return replace(self, noted=tuple(one for one in self.noted if one != lang))
        texts = {one: text for one, text in self.texts.items() if one != lang}
        original = self.original if self.original in texts else next(iter(texts), None)
        return replace(self, texts=texts, original=original, noted=(*self.noted, lang), slot=None)

    def toggle(self, what: str, key: str) -> "Draft":
        """Add a key to a list of the audience ("fields", "cities", …), or take it away."""
        lists = self.audience.as_json()
        chosen: list[str] = lists[what]
        lists[what] = [one for one in chosen if one != key] if key in chosen else [*chosen, key]
        return self.to(Audience.of_json(lists))

    def to(self, audience: Audience) -> "Draft":
        return replace(self, audience=audience)

    def as_json(self) -> dict[str, Any]:
        return {
            "step": self.step,
            "audience": self.audience.as_json(),
            "texts": dict(self.texts),
            "original": self.original,
            "noted": list(self.noted),
            "slot": self.slot,
            "sources": dict(self.sources),
            "album": self.album,
            "media": self.media,
            "acknowledge": self.acknowledge,
            "mode": self.mode.value,
            "at": self.at.isoformat() if self.at else None,
            "corrects": self.corrects,
        }

    @classmethod
    def of_json(cls, stored: dict[str, Any]) -> "Draft":
        return cls(
            step=cast(Step, stored["step"]),
            audience=Audience.of_json(stored["audience"]),
            texts=dict(stored["texts"]),
            original=stored["original"],
            noted=tuple(stored["noted"]),
            slot=stored["slot"],
            sources=dict(stored["sources"]),
            album=stored["album"],
            media=stored["media"],
            acknowledge=stored["acknowledge"],
            mode=Mode(stored["mode"]),
            at=datetime.fromisoformat(stored["at"]) if stored["at"] else None,
            corrects=stored["corrects"],
        )
