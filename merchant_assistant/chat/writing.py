"""Asking the model about a few products, and letting stand only what their cells prove."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.answer import Answer, Asking, OnEvent
from merchant_assistant.chat.hearing import Ears
from merchant_assistant.chat.known import Known, Prove
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.naming import named_in, words_in
from merchant_assistant.chat.prompt import Tell, beginning, build_prompt, go_on, left_out, needed
from merchant_assistant.chat.proving import Prover, Vetted, says_nothing
from merchant_assistant.chat.question import Question, read_question, stems
from merchant_assistant.chat.showing import cells_shown, in_full, not_held
from merchant_assistant.chat.telling import Teller
from merchant_assistant.chat.thread import Facts, Told, stands_alone, told_before
from merchant_assistant.engine.model import Engine, GenerateRequest, Message, ModelInfo
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.prose import Language, has_han

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.model import Source

MAX_TOKENS = 220


class Writer:
    """Writes one answer at a time; keeps between them only what telling them takes."""

    def __init__(self, catalogue: Catalogue, engine: Engine, prove: Prove) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._prove = prove
        self._teller = Teller(engine)

    def read_ahead(self, language: Language, cancel: CancelToken | None) -> None:
        """Have the model read what its prompts begin with. Raises what the engine raises."""
        if self._engine.load(cancel).scripted:
            return
        rules = beginning(language)
        messages = (*rules, Message(role="user", content="?"))
        self._engine.generate(GenerateRequest(messages=messages, max_tokens=1, lasting=len(rules)), None, cancel)

    def write(
        self,
        question: Question,
        asked: Asking,
        known: Sequence[Known],
        sources: tuple[Source, ...],
        tell: OnEvent,
        cancel: CancelToken | None,
    ) -> Answer:
        """What the model says of the ``known`` products. A silent model is no error: its fault is in the answer."""
        ears = Ears(Prover(known, question), tell)
        answer = Answer("", None, sources)
        try:
            info = self._engine.load(cancel)
            facts = self._teller.facts(question, [item.product for item in known], cancel)
            request = self._request(question, asked, known, facts, info)
            earlier = () if stands_alone(asked.text, facts) else asked.before
            answer = replace(answer, model=info.id, left_out=left_out(request.messages, earlier, facts))
            completion = self._engine.generate(request, ears.hear, cancel)
            stopped = completion.finish_reason == "cancelled"
        except Cancelled:
            stopped = True
        except UserFault as fault:
            return replace(answer, text=ears.said().text, state="failed", fault=fault)
        said = ears.said()
        answer = replace(answer, text=said.text)
        return replace(answer, state="stopped") if stopped else _judged(said, question, known, answer)

    def _request(
        self, question: Question, asked: Asking, known: Sequence[Known], facts: Facts, info: ModelInfo
    ) -> GenerateRequest:
        room = info.context - MAX_TOKENS
        count, language = self._engine.count_tokens, question.language
        messages = None
        ids = [item.product.id for item in known]
        if told := told_before(asked.before, ids):
            messages = go_on(asked.text, self._tell_of(told, language), told, ids, asked.before, language, room, count)
        earlier = needed(asked.text, facts, asked.before)
        messages = messages or build_prompt(asked.text, facts, earlier, language, room, count)
        return GenerateRequest(messages=messages, max_tokens=MAX_TOKENS, lasting=len(beginning(language)))

    def _tell_of(self, told: Told, language: Language) -> Tell:
        """What is told of the products of a thread."""
        present = self._catalogue.present(told.products)
        products = {product.id: self._prove(product, None)[0] for product in present}

        def tell(text: str, ids: Sequence[int], before: Collection[str]) -> Facts:
            question = replace(read_question(text), language=language)
            about = [products[id] for id in ids if id in products]
            return self._teller.more(question, about, before) if before else self._teller.facts(question, about)

        return tell


def unsaid(missing: Sequence[str], question: Question, known: Sequence[Known], sources: tuple[Source, ...]) -> Answer:
    """That the data do not say it, and the cells of the product that come nearest."""
    spoken_of = _spoken_of("", question, known)
    shown = {item.product.id: cells_shown(item.product, question) for item in spoken_of}
    near = [cells for cells, fits in shown.values() if fits]
    meant = {id for id, (_, fits) in shown.items() if fits}
    sources = tuple(one for one in sources if one.id in meant or _is_meant(one, question))
    replies = tongue(question.language).replies
    nowhere = tuple(word for word in missing if not any(_speaks(cells, word) for cells in near))
    first = not_held(nowhere, question) if nowhere else replies["not_answered"]
    return Answer("\n\n".join([first, *([replies["held"]] if near else []), *near]), "declined", sources)


def _is_meant(source: Source, question: Question) -> bool:
    """Whether a question speaks of a product, and did not merely find it."""
    return source.ref in question.codes or bool(words_in(source.title, question))


def _speaks(cells: str, words: str) -> bool:
    """Whether cells have what nothing was said to speak of: they speak of batteries, and do not say which."""
    said = {*stems(cells.casefold())}
    return words.casefold() in cells.casefold() if has_han(words) else {*stems(words.casefold())} <= said


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


def _spoken_of(text: str, question: Question, known: Sequence[Known]) -> Sequence[Known]:
    """The products that the question names, or else the answer, or else the best match."""
    named = {product.id for product in named_in(question, [item.product for item in known])}
    in_question = [item for item in known if item.product.id in named or item.is_named(question.text)]
    return in_question or [item for item in known if item.is_named(text)] or known[:1]
