"""How likely a passage answers a question, by all that speaks for and against it together.

Nearness and words alone cannot tell an answer from a passage of the same subject. The weights were fitted to questions
with known answers (``resources/knowledge/likelihood.toml`` says to which, and what came of it).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.knowledge.matters import untold
from merchant_assistant.knowledge.terms import told
from merchant_assistant.knowledge.words import plain

_MOST_TERMS = 3  # more of them say no more


@dataclass(frozen=True, slots=True)
class Signs:
    """``apart``, ``cover``: nearness and words. ``said``, ``missed``: terms. ``untold``: what is asked for is not
    there; ``elsewhere``: not in the sentence that comes nearest. ``foreign``: the passage is in the other language, so
    few words can be the same.
    """

    apart: float
    cover: float
    said: int
    missed: int
    untold: bool
    elsewhere: bool = False
    foreign: bool = False

    @property
    def rank(self) -> float:
        """What passages are ordered by."""
        by = _weights()["rank"]
        score = self.apart + self.cover
        return score + by["said"] * self.said + by["missed"] * self.missed + by["untold"] * self.untold


def signs(question: str, heading: str, text: str, apart: float, cover: float) -> Signs:
    """What a passage is judged by."""
    said, missed = told(plain(question), plain(f"{heading} {text}"))
    least = min(said, _MOST_TERMS), min(missed, _MOST_TERMS)
    foreign = has_han(question) != has_han(text)
    return Signs(apart, cover, *least, untold(question, f"{heading}\n{text}"), foreign=foreign)


def log_odds(own: Signs, meant: float, lead: float) -> float:
    """That the passage answers. ``meant``: words said by others that are alike, too; ``lead``: on the next in rank."""
    by = _weights()["answers"]
    told_off = by["said"] * own.said + by["missed"] * own.missed + by["untold"] * own.untold
    told_off += by["elsewhere"] * own.elsewhere + by["foreign"] * own.foreign
    return by["base"] + by["apart"] * own.apart + by["meant"] * meant + by["lead"] * lead + told_off


def is_likely(log_odds: float) -> bool:
    """Whether that is enough to answer with it; it is where nobody can say."""
    return not log_odds < _weights()["answers"]["least"]


@cache
def _weights() -> dict[str, dict[str, float]]:
    """Read once, when first asked for."""
    found: dict[str, dict[str, float]] = tomllib.loads(
        resource("knowledge", "likelihood.toml").read_text(encoding="utf-8")
    )
    return found
