"""The model with what retrieval finds, as other chat programs have it: nothing is computed, nothing proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from merchant_assistant.chat.evaluation.judging import Families, Reply, Verdict, figures, judge
from merchant_assistant.chat.facts import facts_of
from merchant_assistant.chat.prompt import build_prompt
from merchant_assistant.chat.proving import says_nothing
from merchant_assistant.chat.question import read_question
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.engine.model import GenerateRequest

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.evaluation.question_set import Asked
    from merchant_assistant.engine.model import Engine

_MAX_TOKENS = 220


class BareModel:
    """Answers with nothing but the facts of the best matches before it."""

    def __init__(self, catalogue: Catalogue, engine: Engine) -> None:
        self._catalogue = catalogue
        self._engine = engine

    def reply(self, text: str) -> Reply:
        """In the shape of ``ask --json``."""
        question = read_question(text)
        products = products_for(question, self._catalogue, ())
        room = self._engine.load().context - _MAX_TOKENS
        facts = [facts_of(product, question.language) for product in products]
        messages = build_prompt(text, facts, (), question.language, room, self._engine.count_tokens)
        said = self._engine.generate(GenerateRequest(messages=messages, max_tokens=_MAX_TOKENS)).text
        return {
            "kind": "declined" if says_nothing(said, question) else "grounded",
            "answer": said,
            "value": said,
            "rows": _named(products, said),
            "sources": [{"kind": "product", "ref": each.sku, "title": each.title} for each in products],
        }


def judged_kindly(question: Asked, reply: Reply, families: Families) -> Verdict:
    """Right where any figure of the text is the true one, or all of it is."""
    values = [reply["value"], *figures(reply["value"]), *_yes_or_no(reply["answer"])]
    verdicts = [
        judge({"clarify": question.clarify}, dict(question.truth), {**reply, "value": value}, families)
        for value in values
    ]
    return Verdict.RIGHT if Verdict.RIGHT in verdicts else verdicts[0]


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
