"""Computing the answer to a question; else finding its products, asking the model about them, and letting stand only
what their cells prove."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, get_args

from merchant_assistant.chat.accounting import Accounting
from merchant_assistant.chat.documents import Documents, may_answer, quoted
from merchant_assistant.chat.exact.model import Reading, Reply
from merchant_assistant.chat.exact.phrases import phrase
from merchant_assistant.chat.facts import facts_of
from merchant_assistant.chat.hearing import Ears
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.model import AnswerKind, ChatEvent, Found, Source, Turn, TurnState
from merchant_assistant.chat.naming import named_in
from merchant_assistant.chat.prompt import build_prompt, go_on, lately
from merchant_assistant.chat.proving import Known, Prove, Prover, Vetted, says_nothing
from merchant_assistant.chat.question import Question, asked_one_by_one, read_question, wants_to_be_told
from merchant_assistant.chat.retrieval import products_for, products_with
from merchant_assistant.chat.showing import answered_each, cells_shown, in_full, listed, not_held, with_names
from merchant_assistant.chat.thread import told_before
from merchant_assistant.engine.model import Engine, GenerateRequest, ModelInfo
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.prose import Language, language_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.exact.answering import Exactly

MAX_TOKENS = 220
OnEvent = Callable[[ChatEvent], None]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and what was said before it, oldest first. ``earlier``: products of the last answers, newest first.

    ``reading``: what the last computed answer was read from, which this one may go on from. ``again``: what is asked,
    where it need not be read from the words.
    """

    text: str
    before: tuple[Turn, ...] = ()
    earlier: tuple[int, ...] = ()
    reading: Reading | None = None
    again: Reading | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be stored. ``fault``: why the model went silent; the text is what had come until then.

    ``reply``: where it was computed, or could not be.
    """

    text: str
    kind: AnswerKind | None
    sources: tuple[Source, ...] = ()
    state: TurnState = "done"
    model: str = ""
    fault: UserFault | None = None
    reply: Reply | None = None


class Computes(Protocol):
    """Answers by a query over the catalogue, without a model."""

    def answer(self, text: str, before: Reading | None = None, *, cancel: CancelToken | None = None) -> Reply | None:
        """None: this is no question that can be computed."""

    def again(self, reading: Reading, *, cancel: CancelToken | None = None) -> Reply:
        """What the catalogue says of it now."""


class Answerer:
    """Answers one question at a time; holds no state between questions."""

    def __init__(
        self,
        catalogue: Catalogue,
        engine: Engine,
        prove: Prove,
        computes: Computes | None = None,
        documents: Documents | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._documents = documents
        self._engine = engine
        self._prove = prove
        self._computes = computes
        self._exactly: Exactly | None = None

    def answer(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """Never raises for a silent model: what it said stands in the answer, with the fault."""
        try:
            return self._answered(asked, tell, cancel)
        except Cancelled:
            return Answer("", None, state="stopped")

    def _answered(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        reply = self._computed(asked, cancel)
        computed = asked.again or (reply and reply.kind == "exact")
        named = [] if computed else self._named(asked)
        quote = None if computed else self._quoted(asked, named, cancel)
        if quote and not named:
            tell(Found(quote.sources))
            return quote
        if reply and not self._asks_in_vain(reply, asked, cancel):
            answer = Answer(reply.text, reply.kind, reply=reply)
        else:
            answer = self._retrieved(asked, tell, cancel)
        return quote if quote and answer.kind in ("declined", "clarify") else answer

    def _quoted(self, asked: Asking, named: Sequence[Product], cancel: CancelToken | None) -> Answer | None:
        """What a document says."""
        hits = self._documents.find(asked.text, cancel) if self._documents else ()
        if not hits or not may_answer(hits[0], read_question(asked.text), named):
            return None
        return Answer(*quoted(hits, language_of(asked.text) or "en"))

    def _named(self, asked: Asking) -> list[Product]:
        """The products that a question is about first, and about what documents say of such goods only then."""
        question = read_question(asked.text)
        return named_in(question, products_for(question, self._catalogue, asked.earlier)) if self._documents else []

    def _asks_in_vain(self, reply: Reply, asked: Asking, cancel: CancelToken | None) -> bool:
        """Whether it is asked which product is meant, although none could have what is wanted."""
        if reply.kind != "clarify" or asked.again or not _asks_which(reply):
            return False
        return bool(self._accounting(cancel).nowhere(read_question(asked.text)))

    def _accounting(self, cancel: CancelToken | None) -> Accounting:
        from merchant_assistant.chat.exact.answering import Exactly  # noqa: PLC0415 - with its words, when first asked

        if self._exactly is None:  # what questions name is kept once for both
            self._exactly = self._computes if isinstance(self._computes, Exactly) else Exactly(self._catalogue)
        return Accounting(self._catalogue, self._exactly.holdings(cancel))

    def _computed(self, asked: Asking, cancel: CancelToken | None) -> Reply | None:
        self._computes = self._computes or _exactly(self._catalogue)
        if asked.again:
            return self._computes.again(asked.again, cancel=cancel)
        if wants_to_be_told(asked.text):
            return None
        return self._computes.answer(asked.text, asked.reading, cancel=cancel)

    def _retrieved(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """From the products that were found."""
        question = read_question(asked.text)
        fitting = products_with(question, self._catalogue) if question.seeks and not question.whole else []
        if fitting and not self._missing(question, fitting, cancel):
            return self._list(question, fitting, tell)
        products = products_for(question, self._catalogue, asked.earlier)
        sources = _sources(products)
        tell(Found(sources))
        asked_of = asked_one_by_one(asked.text)
        if len(asked_of) > 1 and named_in(question, products) and not all(one.whole for one in asked_of):
            proven = [self._prove(product, None)[0] for product in products]
            unsaid = [one.text for one in asked_of if self._missing(one, proven, cancel)]
            return Answer(answered_each(proven, question, asked_of, unsaid), "grounded", sources)
        if question.whole or not products:
            return self._asked_back(question, sources, cancel)
        known = [Known(product, self._prove) for product in products]
        if missing := self._missing(question, [item.product for item in known], cancel):
            return _unsaid(missing, question, known, sources)
        return self._ask_model(question, asked, known, sources, tell, cancel)

    def _asked_back(self, question: Question, sources: tuple[Source, ...], cancel: CancelToken | None) -> Answer:
        """Where no product is meant for certain: what is asked back, unless no product could answer."""
        replies = tongue(question.language).replies
        asks_nothing = question.refers or not (question.words or question.codes)
        if not question.whole and not asks_nothing:
            return _reply(replies, "nothing_found")
        if missing := self._accounting(cancel).nowhere(question):
            return Answer(not_held(missing, question), "declined")
        if question.whole:
            return Answer(with_names(question, sources), "clarify", sources)
        return _reply(replies, "which_product", "clarify")

    def _missing(self, question: Question, products: Sequence[Product], cancel: CancelToken | None) -> tuple[str, ...]:
        """What is asked for that the products meant do not say; nothing where no fact is asked for."""
        if wants_to_be_told(question.text):
            return ()
        named = named_in(question, products)
        return self._accounting(cancel).missing(question, named or products, each=not named)

    def _list(self, question: Question, products: Sequence[Product], tell: OnEvent) -> Answer:
        """Products of the kind that is looked for, with the cells that say so; no model is needed."""
        sources = _sources(products)
        tell(Found(sources))
        lines = (listed(self._prove(product, None)[0], question) for product in products)
        return Answer("\n".join([tongue(question.language).replies["whole_found"], "", *lines]), "grounded", sources)

    def _ask_model(
        self,
        question: Question,
        asked: Asking,
        known: Sequence[Known],
        sources: tuple[Source, ...],
        tell: OnEvent,
        cancel: CancelToken | None,
    ) -> Answer:
        ears = Ears(Prover(known, question), tell)
        answer = Answer("", None, sources)
        try:
            info = self._engine.load(cancel)
            answer = replace(answer, model=info.id)
            completion = self._engine.generate(self._request(question, asked, known, info), ears.hear, cancel)
            stopped = completion.finish_reason == "cancelled"
        except Cancelled:
            stopped = True
        except UserFault as fault:
            return replace(answer, text=ears.said().text, state="failed", fault=fault)
        said = ears.said()
        answer = replace(answer, text=said.text)
        return replace(answer, state="stopped") if stopped else _judged(said, question, known, answer)

    def _request(self, question: Question, asked: Asking, known: Sequence[Known], info: ModelInfo) -> GenerateRequest:
        room = info.context - MAX_TOKENS
        count, language = self._engine.count_tokens, question.language
        messages = None
        if told := told_before(asked.before, [item.product.id for item in known]):
            products = [self._prove(product, None)[0] for product in self._catalogue.present(told.products)]
            facts = [facts_of(product, language) for product in products]
            messages = go_on(asked.text, facts, asked.before, told.place, language, room, count)
        facts = [facts_of(item.product, language) for item in known]
        messages = messages or build_prompt(asked.text, facts, lately(asked.before), language, room, count)
        return GenerateRequest(messages=messages, max_tokens=MAX_TOKENS)


def _exactly(catalogue: Catalogue) -> Computes:
    from merchant_assistant.chat.exact.answering import Exactly  # noqa: PLC0415 - with its words, when first asked

    return Exactly(catalogue)


def _asks_which(reply: Reply) -> bool:
    """Whether a reply asks which product is meant."""
    return any(reply.text == phrase(language, "nothing_before") for language in get_args(Language))


def _sources(products: Iterable[Product]) -> tuple[Source, ...]:
    return tuple(Source("product", product.sku, product.title, product.id) for product in products)


def _judged(said: Vetted, question: Question, known: Sequence[Known], answer: Answer) -> Answer:
    """The answer that is kept. Where sentences had to go, or nothing was found that is there, the cells are told."""
    replies = tongue(question.language).replies
    silent = not said.text or says_nothing(said.text, question)
    spoken_of = _spoken_of(said.text, question, known)
    untold = len(spoken_of) > 1 and not all(item.is_named(said.text) for item in spoken_of)
    if not silent and not said.left_out and not untold:
        return replace(answer, text=in_full(said.text, spoken_of[0].product, question), kind="grounded")
    shown = [cells_shown(item.product, question) for item in spoken_of]
    cells, fit = "\n\n".join(text for text, _ in shown), any(fits for _, fits in shown)
    if silent and not fit and (said.text or question.polar):
        return replace(answer, text=replies["not_said"], kind="declined")
    why = "left_out" if said.left_out else "said"
    told = (replies["said"], cells) if silent else (said.text, replies[why], cells)
    return replace(answer, text="\n\n".join(told), kind="grounded")


def _unsaid(missing: Sequence[str], question: Question, known: Sequence[Known], sources: tuple[Source, ...]) -> Answer:
    """That the data do not say it, and the cells of the product that come nearest."""
    shown = (cells_shown(item.product, question) for item in _spoken_of("", question, known))
    near = [cells for cells, fits in shown if fits]
    parts = [not_held(missing, question), *([tongue(question.language).replies["held"]] if near else []), *near]
    return Answer("\n\n".join(parts), "declined", sources)


def _spoken_of(text: str, question: Question, known: Sequence[Known]) -> Sequence[Known]:
    """The products that the question names, or else the answer, or else the best match."""
    named = {product.id for product in named_in(question, [item.product for item in known])}
    in_question = [item for item in known if item.product.id in named or item.is_named(question.text)]
    return in_question or [item for item in known if item.is_named(text)] or known[:1]


def _reply(replies: Mapping[str, str], name: str, kind: AnswerKind = "declined") -> Answer:
    return Answer(replies[name], kind)
