"""Finding the products of a question, asking the model about them, and letting stand only what their cells prove."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.chat.facts import facts_of
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.model import AnswerKind, ChatEvent, Delta, Found, Source, TurnState
from merchant_assistant.chat.prompt import build_prompt
from merchant_assistant.chat.proving import Known, Prover
from merchant_assistant.chat.question import Question, read_question
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.engine.model import Engine, GenerateRequest, Message, ModelInfo
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.claims.model import Record

MAX_TOKENS = 220
_SHOWN_LINES = 14  # of one product, where the data speak for themselves
OnEvent = Callable[[ChatEvent], None]
Proven = Callable[["Product"], "tuple[Product, Record]"]  # without what our own model wrote


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and what was said before it, oldest first. ``earlier``: products of the last answers, newest first."""

    text: str
    before: tuple[Message, ...]
    earlier: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be stored. ``fault``: why the model went silent; the text is what had come until then."""

    text: str
    kind: AnswerKind | None
    sources: tuple[Source, ...] = ()
    state: TurnState = "done"
    model: str = ""
    fault: UserFault | None = None


class Answerer:
    """Answers one question at a time; holds no state between questions."""

    def __init__(self, catalogue: Catalogue, engine: Engine, proven: Proven) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._proven = proven

    def answer(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """Never raises for a silent model: what it said stands in the answer, with the fault."""
        question = read_question(asked.text)
        products = products_for(question, self._catalogue, asked.earlier)
        sources = tuple(Source("product", product.sku, product.title, product.id) for product in products)
        tell(Found(sources))
        replies = tongue(question.language).replies
        if question.whole:
            return Answer(_with_names(replies, sources), "declined", sources)
        if not products:
            asks_nothing = not question.words and not question.codes
            return _reply(replies, "which_product", "clarify") if asks_nothing else _reply(replies, "nothing_found")
        known = [Known(*self._proven(product)) for product in products]
        return self._ask_model(question, asked, known, sources, tell, cancel)

    def _ask_model(
        self,
        question: Question,
        asked: Asking,
        known: Sequence[Known],
        sources: tuple[Source, ...],
        tell: OnEvent,
        cancel: CancelToken | None,
    ) -> Answer:
        pieces: list[str] = []
        prover = Prover(known)

        def hear(piece: str) -> None:
            pieces.append(piece)
            tell(Delta(prover.vet("".join(pieces), ended=False).text))

        state, fault, model = "done", None, ""
        try:
            info = self._engine.load(cancel)
            model = info.id
            request = self._request(question, asked, known, info)
            completion = self._engine.generate(request, hear, cancel)
            state = "stopped" if completion.finish_reason == "cancelled" else "done"
        except Cancelled:
            state = "stopped"
        except UserFault as silent:
            state, fault = "failed", silent
        said = prover.vet("".join(pieces), ended=True)
        if state != "done":
            return Answer(said.text, None, sources, "stopped" if state == "stopped" else "failed", model, fault)
        return _judged(said.text, said.left_out, question, known, sources, model)

    def _request(self, question: Question, asked: Asking, known: Sequence[Known], info: ModelInfo) -> GenerateRequest:
        room = info.context - MAX_TOKENS
        facts = [facts_of(item.product, question.language) for item in known]
        count = self._engine.count_tokens
        messages = build_prompt(asked.text, facts, asked.before, question.language, room, count)
        return GenerateRequest(messages=messages, max_tokens=MAX_TOKENS)


def _judged(
    text: str, left_out: int, question: Question, known: Sequence[Known], sources: tuple[Source, ...], model: str
) -> Answer:
    """The answer that is kept. Where sentences had to go, the cells themselves are told instead of them."""
    replies = tongue(question.language).replies
    if replies["not_said"].rstrip(".。") in text and not left_out:
        return Answer(text, "declined", sources, model=model)
    if text and not left_out:
        return Answer(text, "grounded", sources, model=model)
    why = replies["left_out" if left_out else "nothing_said"]
    cells = "\n\n".join(_as_list(item, question) for item in known[:1])
    return Answer("\n\n".join(part for part in (text, why, cells) if part), "grounded", sources, model=model)


def _as_list(known: Known, question: Question) -> str:
    name, *lines = facts_of(known.product, question.language)
    return "\n".join([name, *(f"- {line}" for line in lines[:_SHOWN_LINES])])


def _reply(replies: Mapping[str, str], name: str, kind: AnswerKind = "declined") -> Answer:
    return Answer(replies[name], kind)


def _with_names(replies: Mapping[str, str], sources: Sequence[Source]) -> str:
    """Why there is no answer over the whole catalogue, and the products that fit the words of the question."""
    if not sources:
        return replies["whole_catalogue"]
    names = "\n".join(f"- {source.title} ({source.ref})" for source in sources)
    return f"{replies['whole_catalogue']}\n\n{replies['whole_found']}\n{names}"
