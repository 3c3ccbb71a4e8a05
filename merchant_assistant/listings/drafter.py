"""A product's draft from the catalogue to the database: written, checked, and saved in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.asking import OnText
from merchant_assistant.listings.choosing import language_of_product
from merchant_assistant.listings.copywriting import CopyWriter
from merchant_assistant.listings.drafting import PLAIN, Order, Writer, Written
from merchant_assistant.listings.fingerprint import sentences_of
from merchant_assistant.listings.model import LANGUAGES, Draft, DraftKind, Style, Target
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.present import draft_of, style_json, style_of, text_of
from merchant_assistant.listings.prompts import check_tone
from merchant_assistant.listings.record import OwnSentences, clean_product, record_of
from merchant_assistant.listings.together import Turn
from merchant_assistant.storage.drafts import DraftHead

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.engine.model import Engine, ModelInfo, Priority
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.storage.drafts import DraftRecord, DraftRepository
    from merchant_assistant.storage.tasks import Claim

_UNUSABLE = ("failed", "rejected")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written. ``language`` ``auto``: that of the product.

    ``kept``: the parts of the style that are taken from the draft that is written again, where there is one.
    """

    platform: str
    language: str
    style: Style = PLAIN
    temperature: float = 0.0
    kind: DraftKind = "listing"
    kept: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is written: for a person who waits, or as one of many. ``part``: its part of the time, in seconds.

    ``claim``: the task that is done with it.
    """

    priority: Priority = "interactive"
    turn: Turn = field(default_factory=Turn)
    part: Callable[[], float] | None = None
    claim: Claim | None = None


class Drafter:
    """Writes and saves drafts. Use from any thread."""

    def __init__(self, drafts: DraftRepository, catalogue: Catalogue, engine: Engine) -> None:
        self._drafts = drafts
        self._catalogue = catalogue
        self._engine = engine

    def draft(
        self,
        product_id: int,
        wish: Wish,
        manner: Manner,
        on_text: OnText | None = None,
        cancel: CancelToken | None = None,
    ) -> Draft:
        """Nothing is saved where it raises; after it has saved it does not raise. See ``Listings.draft``."""
        platform_rules(wish.platform)
        with manner.turn:
            seen = self._drafts.catalogue_version()  # before it is read: what changes from here on is noticed
            product = self._catalogue.product(product_id)
            order = self._order(wish, product)
            own = own_sentences(self._drafts, product)
            record, clean = record_of(product, own), clean_product(product, own)
            with manner.turn.given_away():
                model = self._engine.load(cancel)
            kind = Writer if wish.kind == "listing" else CopyWriter
            writer = kind(self._engine, manner.priority, manner.turn)
            written = writer.write(clean, record, order, on_text, cancel)
            head = replace(_head(product, order, model), seen=seen)
            return self._save(product, head, written, manner)

    def _order(self, wish: Wish, product: Product) -> Order:
        order = Order(wish.platform, _language(wish.language, product), wish.style, wish.temperature, wish.kind)
        before = self._before(product, order) if wish.kept else None
        if before is None:
            return order
        style = style_of(before.head.style)
        return replace(order, style=replace(wish.style, **{part: getattr(style, part) for part in wish.kept}))

    def _before(self, product: Product, order: Order) -> DraftRecord | None:
        """The draft that is written again."""
        return self._drafts.latest(product.id, product.source, product.sku, order.platform, order.language, order.kind)

    def usable(self, product_id: int, wish: Wish) -> Draft | None:
        """The draft that the product has already, unless it failed or was rejected."""
        product = self._catalogue.product(product_id)
        language = None if wish.language == "auto" else wish.language
        found = self._drafts.latest(product_id, product.source, product.sku, wish.platform, language, wish.kind)
        return draft_of(found) if found and found.status not in _UNUSABLE else None

    def _save(self, product: Product, head: DraftHead, written: Written, manner: Manner) -> Draft:
        seconds = manner.part() if manner.part else written.seconds
        head = replace(head, seconds=round(seconds, 3), facts=written.facts, template=written.template)
        status = written.findings.status if written.usable else "failed"
        sentences = sentences_of(written.findings.listing, product.cells())
        text = text_of("model", written.findings)
        with manner.turn.given_away():  # a busy disk takes its time
            return draft_of(self._drafts.add(head, status, text, sentences, manner.claim))


def own_sentences(drafts: DraftRepository, product: Product) -> OwnSentences:
    """Looks up which sentences of a product's cells a model of ours wrote."""
    return lambda hashes: drafts.own_sentences(hashes, product.source, product.sku)


def _head(product: Product, order: Order, model: ModelInfo) -> DraftHead:
    return DraftHead(
        product_id=product.id,
        source=product.source,
        sku=product.sku,
        platform=order.platform,
        language=order.language,
        tone=order.style.tone,
        model=model.id,
        scripted=model.scripted,
        seconds=0.0,
        kind=order.kind,
        style=style_json(order.style),
    )


def refuse_unknown(targets: Iterable[Target], style: Style) -> None:
    """Raises :class:`UserFault` (``unknown_platform``, ``unknown_language``, ``unknown_tone``)."""
    check_tone(style.tone)
    for target in targets:
        platform_rules(target.platform)
        known_language(target.language)


def known_language(language: str) -> str:
    """``auto``, or one that drafts can be written in. Raises :class:`UserFault` (``unknown_language``)."""
    if language != "auto" and language not in LANGUAGES:
        raise UserFault(
            "unknown_language",
            said("Listings", "Drafts cannot be written in “{language}”.").format(language=language),
            said("Listings", "Choose en, zh or auto."),
        )
    return language


def _language(language: str, product: Product) -> str:
    return language_of_product(product) if known_language(language) == "auto" else language
