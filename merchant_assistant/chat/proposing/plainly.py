"""A question that was not read, put in plain words by the model and read once more.

The model writes no query and no figure: it only says the question as most people would, and what it says is read like
any other question. It may leave something out or add something; how far it says the same is judged word by word
(:mod:`same`). Where it surely does, the answer stands and tells what was read; where it may, it is asked back;
where a word was left out that may restrict, it is but offered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.columns.codes import skus_in
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.exact.words.keys import plain
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.prompt import sections
from merchant_assistant.chat.proposing.same import Said, Sameness, sameness
from merchant_assistant.engine.model import GenerateRequest, Message, Role
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import language_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.exact.answering import Exactly
    from merchant_assistant.chat.exact.columns.model import Reading
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.foundation.prose import Language

_LONGEST = 160  # characters of a question; more is a message
_TOKENS = 60  # of what the model may write


@dataclass(frozen=True, slots=True)
class Plainly:
    """Over one catalogue. Safe from any thread."""

    catalogue: Catalogue
    engine: Engine
    exactly: Exactly

    def reply(self, text: str, before: Reading | None, cancel: CancelToken | None) -> Reply | None:
        """The computed answer, or the question back whether that is meant; ``declined`` with what may be offered.

        None where the model says nothing that can be computed, or something else, or cannot be asked. Raises
        :class:`Cancelled`.
        """
        asked = plain(text)
        language = language_of(asked) or "en"
        said = self._said(asked, language, cancel) if len(asked) <= _LONGEST else ""
        reply = self.exactly.answer(said, before, cancel=cancel) if said and said != asked else None
        if reply is None or reply.kind != "exact" or reply.reading is None:
            return None
        typed = self._items(asked, cancel)
        same = sameness(typed, self._items(said, cancel))
        if same is Sameness.SAME and not typed.wanted <= reply.reading.inquiry.fields():
            same = Sameness.DOUBTFUL  # "cost us" is no price
        if same is Sameness.LESS:
            return Reply("declined", "", offers=(said,))
        if same is Sameness.DOUBTFUL:
            return Reply("clarify", tongue(language).replies["said_plainly"].format(said=said), offers=(said,))
        told = replace(reply.reading, read_as=(*reply.reading.read_as, ("", said)))
        return self.exactly.again(told, cancel=cancel) if same is Sameness.SAME else None

    def _said(self, asked: str, language: Language, cancel: CancelToken | None) -> str:
        """The question in the model's words; '' where it has none."""
        shown = _examples(language)
        request = GenerateRequest(
            messages=(*shown, Message(role="user", content=asked)), max_tokens=_TOKENS, stop=("\n",), lasting=len(shown)
        )
        try:
            if self.engine.load(cancel).scripted:  # the demo has no words of its own
                return ""
            completion = self.engine.generate(request, cancel=cancel)
        except UserFault:  # without a model it stays unread
            return ""
        return plain(completion.text) if completion.finish_reason == "stop" else ""

    def _items(self, text: str, cancel: CancelToken | None) -> Said:
        return Said.of(text, self.exactly.holdings(cancel), skus_in(text, self.catalogue))


@cache
def _examples(language: Language) -> tuple[Message, ...]:
    """What the model is told, and questions with what it would say."""
    rules, *lines = dict(sections("plain_words"))[language].splitlines()
    roles: dict[str, Role] = {">": "user", "<": "assistant"}
    shown = (Message(role=roles[line[0]], content=line[2:]) for line in lines if line)
    return (Message(role="system", content=rules), *shown)
