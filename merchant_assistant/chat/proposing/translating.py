"""What a word is called in the other language, as the model says it: one word, which must then be a name that is held.

The model is told no names of the catalogue: shown some, it takes the nearest for the right one.
"""

from __future__ import annotations

import threading
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from merchant_assistant.chat.prompt import sections
from merchant_assistant.engine.model import GenerateRequest, Message, Role, ScoreRequest
from merchant_assistant.foundation.prose import has_han

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken

_TOKENS = 12  # of what the model may write: more is no word
_NOTHING = "?"  # beside a translation, whose probability is told by itself
_KEPT = 500  # words; then all is forgotten


class Translates:
    """Safe from any thread; each word is asked for once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._said: dict[str, str] = {}

    def of(self, word: str, cancel: CancelToken | None) -> str:
        """The word in the other language; '' where the model has none. Raises as the engine does."""
        with self._lock:
            known = self._said.get(word)
        if known is not None:
            return known
        said = self._asked(word, cancel)
        with self._lock:
            self._said = {**(self._said if len(self._said) < _KEPT else {}), word: said}
        return said

    def surely(self, word: str, said: str, cancel: CancelToken | None) -> float:
        """How probable just this translation was; 0 where the model cannot tell. Raises as the engine does."""
        shown = _examples("zh" if has_han(word) else "en")
        request = ScoreRequest(messages=(*shown, Message(role="user", content=word)), labels=(said, _NOTHING))
        logs = self._engine.score(request, cancel).logs
        return exp(logs[0]) if logs else 0.0

    def _asked(self, word: str, cancel: CancelToken | None) -> str:
        shown = _examples("zh" if has_han(word) else "en")
        request = GenerateRequest(
            messages=(*shown, Message(role="user", content=word)), max_tokens=_TOKENS, stop=("\n",), lasting=len(shown)
        )
        completion = self._engine.generate(request, cancel=cancel)
        said = completion.text.strip().strip(".。") if completion.finish_reason == "stop" else ""
        return said if said and has_han(said) != has_han(word) else ""


@cache
def _examples(language: str) -> tuple[Message, ...]:
    """What the model is told, and words with what it would say."""
    rules, *lines = dict(sections("word_in_other_language"))[language].splitlines()
    roles: dict[str, Role] = {">": "user", "<": "assistant"}
    shown = (Message(role=roles[line[0]], content=line[2:]) for line in lines if line)
    return (Message(role="system", content=rules), *shown)
