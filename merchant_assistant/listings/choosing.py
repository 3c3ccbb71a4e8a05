"""Which draft's text each product is exported with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.exporting.model import ExportText
from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import Language, language_of, plain
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.drafts import DraftRecord


def choose(
    candidates: Iterable[DraftRecord], platform: str, language: str | None, catalogue: Catalogue
) -> dict[int, DraftRecord]:
    """One draft a product, by the product's present number: in the product's own language before another, then the

    platform's own before a generic one, then the first of ``candidates``. Drafts whose product is gone are left out.
    """
    by_product: dict[int, list[DraftRecord]] = {}
    for draft in candidates:
        if language in (None, draft.head.language) and draft.has_product and draft.head.kind == "listing":
            by_product.setdefault(draft.head.product_id, []).append(draft)
    return {product_id: _best(drafts, platform, product_id, catalogue) for product_id, drafts in by_product.items()}


def export_texts(chosen: Mapping[int, DraftRecord]) -> dict[int, ExportText]:
    """The texts for the catalogue's export. Raises :class:`UserFault` (``demo_text``)."""
    if demo := [draft.id for draft in chosen.values() if draft.head.scripted]:
        raise UserFault(
            "demo_text",
            said(
                "Listings", "Draft {draft} was written by the demo, not by a model, and must not leave as a listing."
            ).format(draft=str(demo[0])),
            said("Listings", "Draft the product again with a model, or reject the demo's draft."),
        )
    return {
        product_id: ExportText(
            draft.text.title,
            draft.text.bullets,
            draft.text.description,
            draft.text.seo_title,
            draft.text.seo_description,
            draft.text.tags,
        )
        for product_id, draft in chosen.items()
    }


def language_of_product(product: Product) -> Language:
    """The language its texts are in; English where they have no words."""
    texts = (product.title, plain(product.description), *product.attributes.values())
    return language_of("\n".join(texts)) or "en"


def _best(drafts: list[DraftRecord], platform: str, product_id: int, catalogue: Catalogue) -> DraftRecord:
    if len({draft.head.language for draft in drafts}) > 1:
        own = language_of_product(catalogue.product(product_id))
        drafts = [draft for draft in drafts if draft.head.language == own] or drafts
    return next((draft for draft in drafts if draft.head.platform == platform), drafts[0])
