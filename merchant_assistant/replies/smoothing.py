"""Smoothing the wording: the model makes sentences of the facts of a reply; each stands only where it says the same.

The customer's message is not told to the model, so nothing in it can steer what is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from merchant_assistant.engine.model import Engine, GenerateRequest, Message
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.replies.model import HouseRules, ReplyLanguage
from merchant_assistant.replies.wording import note_of, phrasing, says_the_same

OnText = Callable[[str], None]
Proven = Callable[[str, str], bool]
"""Whether a sentence claims nothing that its fact, the other text, does not prove."""
_MOST = 20  # facts at a time
_TOKENS = 48  # of a sentence
_LINE = re.compile(r"\s*(\d{1,2})\s*[.)、:：]\s*(\S.*?)\s*")


@dataclass(frozen=True, slots=True)
class Smoothed:
    """``phrased``: the sentence by the line of its fact; ``asked``: how many facts there were."""

    phrased: Mapping[str, str] = field(default_factory=dict)
    asked: int = 0
    model: str = ""
    stopped: bool = False


def smooth(
    facts: Sequence[str],
    language: ReplyLanguage,
    house: HouseRules,
    engine: Engine,
    proven: Proven,
    tell: Callable[[Mapping[str, str]], None],
    cancel: CancelToken | None = None,
) -> Smoothed:
    """Put ``facts`` (lines of a reply) into sentences; ``tell`` hears of those that stand as they come.

    Stopped, it has what stood by then. Raises the faults of :meth:`Engine.generate`, and ``Cancelled`` while a model is
    loaded.
    """
    lines = [line for line in dict.fromkeys(facts) if note_of(line)][:_MOST]
    if not lines:
        return Smoothed()
    info = engine.load(cancel)
    ears = _Ears(lines, language, proven, tell)
    request = GenerateRequest(messages=_prompt(lines, language, house), max_tokens=_TOKENS * len(lines))
    try:
        stopped = engine.generate(request, ears.hear, cancel).finish_reason == "cancelled"
    except Cancelled:
        stopped = True
    if not stopped:
        ears.hear("\n")
    return Smoothed(dict(ears.phrased), len(lines), info.id, stopped)


def applied(text: str, phrased: Mapping[str, str], language: ReplyLanguage) -> str:
    """The text with sentences in place of facts: those of neighbouring facts in one paragraph, the others below it."""
    found: list[str] = []
    run: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line in phrased or line.startswith("- "):
            run.append(line)
            continue
        said = ("" if language == "zh" else " ").join(phrased[each] for each in run if each in phrased)
        found += [*([said] if said else []), *(each for each in run if each not in phrased), line]
        run = []
    return "\n".join(found[:-1])


class _Ears:
    """Hears numbered sentences, a line at a time."""

    def __init__(
        self,
        lines: Sequence[str],
        language: ReplyLanguage,
        proven: Proven,
        tell: Callable[[Mapping[str, str]], None],
    ) -> None:
        self._lines = lines
        self._language = language
        self._proven = proven
        self._tell = tell
        self._rest = ""
        self.phrased: dict[str, str] = {}

    def hear(self, delta: str) -> None:
        *whole, self._rest = (self._rest + delta).split("\n")
        for line in whole:
            self._judge(line)

    def _judge(self, line: str) -> None:
        found = _LINE.fullmatch(line)
        if not found or not 0 < int(found[1]) <= len(self._lines):
            return
        fact, sentence = self._lines[int(found[1]) - 1], found[2]
        if says_the_same(fact, sentence, self._language) and self._proven(sentence, fact):
            self.phrased[fact] = sentence
            self._tell(self.phrased)


def _prompt(lines: Sequence[str], language: ReplyLanguage, house: HouseRules) -> tuple[Message, ...]:
    words = phrasing(language)
    own = " … ".join(text for text in (house.greeting.get(language, ""), house.closing.get(language, "")) if text)
    system = f"{words.system}\n{words.manner.format(own=own)}" if own else words.system
    return (
        Message(role="system", content=system),
        Message(role="user", content=_numbered(words.notes)),
        Message(role="assistant", content=_numbered(words.sentences)),
        Message(role="user", content=_numbered([note_of(line) for line in lines])),
    )


def _numbered(texts: Sequence[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
