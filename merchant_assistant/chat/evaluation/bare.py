"""The model with what retrieval finds, as other chat programs have it: nothing is computed, nothing proven."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from merchant_assistant.chat.evaluation.judging import Families, Reply, Verdict, figures, judge
from merchant_assistant.chat.facts import facts_of
from merchant_assistant.chat.prompt import build_prompt
from merchant_assistant.chat.proving import says_nothing
from merchant_assistant.chat.question import Question, read_question
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.engine.model import GenerateRequest
from merchant_assistant.foundation.errors import UserFault

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.documents import Documents
    from merchant_assistant.chat.evaluation.question_set import Asked
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.knowledge.model import Hit

_MAX_TOKENS = 220


class BareModel:
    """Answers with nothing but the best products and passages before it."""

    def __init__(self, catalogue: Catalogue, documents: Documents, engine: Engine) -> None:
        self._catalogue = catalogue
        self._documents = documents
        self._engine = engine

    def reply(self, text: str) -> Reply:
        """In the shape of ``ask --json``. Raises :class:`UserFault` where the model cannot be had."""
        question = read_question(text)
        products = products_for(question, self._catalogue, ())
        hits = self._documents.find(text)
        said = self._said(question, [*map(_passage_facts, hits), *_product_facts(products, question)])
        return {
            "kind": "declined" if says_nothing(said, question) else "grounded",
            "answer": said,
            "value": said,
            "rows": _named(products, said),
            "sources": [*map(_passage_source, hits), *map(_product_source, products)],
        }

    def _said(self, question: Question, facts: Sequence[Sequence[str]]) -> str:
        """A question that does not fit is one that the model has no answer to."""
        room = self._engine.load().context - _MAX_TOKENS
        messages = build_prompt(question.text, facts, (), question.language, room, self._engine.count_tokens)
        try:
            return self._engine.generate(GenerateRequest(messages=messages, max_tokens=_MAX_TOKENS)).text
        except UserFault as fault:
            if fault.code != "prompt_too_long":
                raise
            return ""


def judged_kindly(question: Asked, reply: Reply, families: Families) -> Verdict:
    """Right where any figure of the text is the true one, or all of it is."""
    values = [reply["value"], *figures(reply["value"]), *_yes_or_no(reply["answer"])]
    verdicts = [
        judge({"clarify": question.clarify}, dict(question.truth), {**reply, "value": value}, families)
        for value in values
    ]
    return Verdict.RIGHT if Verdict.RIGHT in verdicts else verdicts[0]


def _product_facts(products: Sequence[Product], question: Question) -> list[tuple[str, ...]]:
    return [facts_of(product, question.language) for product in products]


def _passage_facts(hit: Hit) -> list[str]:
    return [hit.passage.ref, *hit.passage.text.splitlines()]


def _product_source(product: Product) -> dict[str, Any]:
    return {"kind": "product", "ref": product.sku, "title": product.title}


def _passage_source(hit: Hit) -> dict[str, Any]:
    return {"kind": "document", "ref": hit.passage.ref, "title": hit.passage.heading or hit.passage.file}


def _yes_or_no(text: str) -> list[bool]:
    said = text.strip().casefold()
    return [True] if said.startswith(("yes", "是", "有")) else [False] if said.startswith(("no", "不", "没")) else []


def _named(products: list[Product], text: str) -> list[str]:
    """SKUs that the text names by themselves or by their titles, in its order."""
    folded = text.casefold()
    places = {each.sku: min(_places(folded, each), default=-1) for each in products}
    return sorted((sku for sku, place in places.items() if place >= 0), key=places.__getitem__)


def _places(text: str, product: Product) -> list[int]:
    found = (text.find(name.casefold()) for name in (product.sku, product.title) if name)
    return [place for place in found if place >= 0]
