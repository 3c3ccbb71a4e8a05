"""What the model is told about one product, arranged by the template of its kind; and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.prose import plain
from merchant_assistant.listings.facts import Fact, category_of, facts_of
from merchant_assistant.listings.model import Style
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.templates import Template, template_for

_BEGINNING = 60  # characters of a description that tell the kind where there is no name


@dataclass(frozen=True, slots=True)
class Told:
    """``facts``: all that is known, in the template's order; the terms among them are told without the model."""

    facts: tuple[Fact, ...]
    template: Template
    topics: tuple[str, ...]

    def fingerprint(self, style: Style) -> str:
        """A hash that changes when what the model is told changes: facts, template or style. Stable between runs."""
        told = [[str(fact) for fact in self.facts], self.template.id, self.topics, asdict(style)]
        return hashlib.blake2b(json.dumps(told, ensure_ascii=False).encode(), digest_size=16).hexdigest()


def told_of(product: Product, platform: str, language: str) -> Told:
    """``product`` without what our own model wrote (:func:`~merchant_assistant.listings.record.clean_product`).

    Raises :class:`UserFault` (``unknown_platform``).
    """
    named = product.title.strip() not in ("", product.sku)
    name = product.title if named else plain(product.description)[:_BEGINNING]
    template = template_for(name, category_of(product), platform)
    facts = template.arranged(facts_of(product, language, platform_rules(platform)))
    return Told(facts, template, template.topics(facts, language))
