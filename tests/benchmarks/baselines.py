"""What general search makes of the same questions over the same entries, treated as kindly as can be.

    keyword search     BM25 over all that the bot can say of an entry, and every alias, in all languages
    nearest neighbour  by a sentence encoder over the same, line by line and alias by alias

The best entry answers with all that the bot can say of it in the language of the question, or with
its description alone: what is right counts. It is unanswered below a score that is chosen afterwards,
so that as many of these very questions as possible are right.
"""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.programme.model import LANGS, Lang
from bot.questions.engine import Answering
from bot.questions.entries import names_of
from bot.questions.index import bigrams
from bot.questions.model import Slot
from bot.questions.slots import has
from bot.questions.stems import stems_of
from bot.questions.text import words
from bot.views.answers import answer_reply
from tests.benchmarks.scoring import Reply, right

#: BM25's usual parameters.
K1, B = 1.5, 0.75


@dataclass(frozen=True)
class Hit:
    """The best entry for a question, how well it fits, and how many seconds the search took."""

    key: str
    score: float
    took: float


@dataclass(frozen=True)
class Verdict:
    """What became of a question: answered or not, and rightly or not."""

    answered: bool
    right: bool
    took: float


class Said:
    """All that the bot can say of each entry."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def lines(self, key: str, lang: Lang, now: datetime) -> list[str]:
        """Line by line, the description first, each once."""
        programme = self._answering.programme
        slots = [Slot.ABOUT, *(slot for slot in Slot if has(programme.entries[key], slot, programme))]
        replies = [self._reply(key, slot, lang, now) for slot in slots]
        return list(dict.fromkeys(line for text in replies for line in text.splitlines() if line))

    def description(self, key: str, lang: Lang, now: datetime) -> str:
        return self._reply(key, Slot.ABOUT, lang, now)

    def passages(self, now: datetime) -> dict[str, list[str]]:
        """Every line and every alias of each entry, in all languages."""
        return {
            entry.key: list(
                dict.fromkeys(
                    (*names_of(entry), *(line for lang in LANGS for line in self.lines(entry.key, lang, now)))
                )
            )
            for entry in self._answering.programme
        }

    def _reply(self, key: str, slot: Slot, lang: Lang, now: datetime) -> str:
        answer = self._answering.about(key, slot, now=now, lang=lang)
        assert answer is not None, f"no entry {key}"
        return answer_reply(answer, now).plain


class Keywords:
    """BM25: stems of Latin words, pairs of Japanese characters."""

    def __init__(self, passages: dict[str, list[str]]) -> None:
        self._held = {key: Counter(_terms(texts)) for key, texts in passages.items()}
        self._sizes = {key: counted.total() for key, counted in self._held.items()}
        self._usual = sum(self._sizes.values()) / max(1, len(self._sizes))
        self._holders: dict[str, list[str]] = defaultdict(list)
        for key, counted in self._held.items():
            for term in counted:
                self._holders[term].append(key)

    def best(self, question: str) -> Hit:
        began = time.perf_counter()
        scores: dict[str, float] = defaultdict(float)
        for term in set(_terms([question])):
            holders = self._holders.get(term, ())
            weight = math.log(1 + (len(self._held) - len(holders) + 0.5) / (len(holders) + 0.5))
            for key in holders:
                often = self._held[key][term]
                size = 1 - B + B * self._sizes[key] / self._usual
                scores[key] += weight * often * (K1 + 1) / (often + K1 * size)
        key = max(scores, key=lambda one: scores[one], default="")
        return Hit(key, scores.get(key, 0.0), time.perf_counter() - began)


def _terms(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for word in words(text):
            yield from stems_of(word)
            if word.script in ("kanji", "katakana", "hiragana"):
                yield from bigrams(word.folded) if len(word.folded) > 1 else (word.folded,)


def verdicts(
    questions: Sequence[dict[str, Any]],
    hits: Sequence[Hit],
    said: Said,
    noon: Callable[[dict[str, Any]], datetime],
    ranges: tuple[str, ...],
) -> tuple[list[Verdict], float]:
    """What becomes of the questions with the kindest threshold, and that threshold."""
    if_answered = [
        bool(hit.key) and _is_right(question, hit, said, noon(question), ranges)
        for question, hit in zip(questions, hits, strict=True)
    ]
    if_not = [question["expect"] == "unknown" for question in questions]
    threshold = max(
        sorted({hit.score for hit in hits} | {math.inf}),
        key=lambda least: sum(
            yes if hit.score >= least else no for hit, yes, no in zip(hits, if_answered, if_not, strict=True)
        ),
    )
    made = [
        Verdict(hit.score >= threshold, yes if hit.score >= threshold else no, hit.took)
        for hit, yes, no in zip(hits, if_answered, if_not, strict=True)
    ]
    return made, threshold


def _is_right(question: dict[str, Any], hit: Hit, said: Said, now: datetime, ranges: tuple[str, ...]) -> bool:
    lang: Lang = question["lang"]
    texts = ("\n".join(said.lines(hit.key, lang, now)), said.description(hit.key, lang, now))
    return any(right(question, Reply("answered", lang, text), ranges) for text in texts)
