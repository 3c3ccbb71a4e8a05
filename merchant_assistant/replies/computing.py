"""What is computed of the goods that a customer asks about: whether so many are there, and which of them is lowest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Inquiry, Skus
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.facts import clean
from merchant_assistant.replies.about import About
from merchant_assistant.replies.amounts import money
from merchant_assistant.replies.cells import field_label, named
from merchant_assistant.replies.model import Fact, Part, ReplyLanguage
from merchant_assistant.replies.words import is_told, ranking_in, rules, spoken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.inquiry import Row
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.exact.answering import Exactly
    from merchant_assistant.foundation.cancel import CancelToken


def ranked(part: Part, about: About, exactly: Exactly, cancel: CancelToken | None = None) -> Iterator[Fact]:
    """Which of several products comes first by what the question compares; nothing where one has no figure."""
    ranking = ranking_in(part.text)
    if ranking is None or len(about.products) < 2 or not is_told(ranking.field):
        return
    skus = tuple(product.sku for product in about.products)
    inquiry = Inquiry("lowest" if ranking.lowest else "highest", where=Skus(skus), field=ranking.field)
    reply = exactly.again(Reading(inquiry), cancel=cancel)
    finding = reply.finding
    if reply.kind != "exact" or finding is None or finding.blank or len(finding.rows) != len(skus):
        return
    words, best = spoken(about.language), finding.rows[: finding.tied or 1]
    told = "ranked_same" if len(best) == len(skus) else f"ranked_{inquiry.operation}"
    label = words["labels"].get(ranking.field) or field_label(ranking.field, about.language)
    which = words["between"].join(named(row.title, row.sku, about.language) for row in best)
    yield Fact("- " + words[told].format(label=label, named=which, value=money(_value(best[0]), about.language)))


def in_stock(
    part: Part,
    about: About,
    wanted_of: Sequence[tuple[Product, str, int]],
    catalogue: Catalogue,
    cancel: CancelToken | None = None,
) -> Iterator[Fact]:
    """Whether as many are there as are wanted, of each product; nothing where the stock is not known.

    ``wanted_of``: by product its SKU, or that of the one variant of it that is meant, and how many of it.
    """
    if "stock" not in part.intents and not rules().patterns["can_you"].search(part.text):
        return
    words = spoken(about.language)
    for product, sku, wanted in wanted_of:
        there = _stock(sku, catalogue, cancel) if wanted else None
        several = len(product.variants) > 1 and sku == product.sku
        if there is not None and not (several and there >= wanted):  # all colours together are not what is wanted
            told = words["enough" if there >= wanted else "only_one" if there == 1 else "too_few"]
            text = told.format(title=clean(product.title), sku=clean(sku), stock=f"{there:f}", quantity=wanted)
            yield Fact(f"- {text}", product.id)


def is_bare_stock(cell: Fact, enough: Sequence[Fact], language: ReplyLanguage) -> bool:
    """Whether a cell is the stock of a product of which that is told already."""
    label = spoken(language)["labels"].get("stock") or field_label("stock", language)
    known = any(fact.product == cell.product for fact in enough)
    return known and cell.text.casefold().startswith(f"- {label}".casefold())


def without_bare_stock(facts: Sequence[Fact], language: ReplyLanguage) -> list[Fact]:
    """Of all that is told of a product: not its stock by itself, where whether so many are there is told as well."""
    told = [re.escape(spoken(language)[name]) for name in ("enough", "too_few", "only_one")]
    pattern = re.compile("- (?:" + "|".join(re.sub(r"\\{\w+\\}", ".+", each) for each in told) + ")")
    enough = [fact for fact in facts if pattern.fullmatch(fact.text)]
    return [fact for fact in facts if not is_bare_stock(fact, enough, language)]


def _stock(sku: str, catalogue: Catalogue, cancel: CancelToken | None) -> Decimal | None:
    finding = catalogue.answer(Inquiry("sum", "variants", Skus((sku,)), "stock"), cancel)
    return finding.figures[0].value if len(finding.figures) == 1 and not finding.blank else None


def _value(row: Row) -> str:
    return row.value if not row.unit or row.unit in row.value else f"{row.value} {row.unit}"
