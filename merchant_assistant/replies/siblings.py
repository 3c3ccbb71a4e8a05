"""The same thing in another colour or size: "do you have it in blue?", "gibt es den auch in 46?"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from merchant_assistant.chat.facts import Line, clean
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.replies.cells import is_called
from merchant_assistant.replies.words import rules

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product

Named = Callable[[str], Sequence["Product"]]
_COLOUR, _SIZE = ("colour", "color", "颜色"), ("size", "尺码", "规格")


def siblings(text: str, product: Product, named: Named) -> tuple[Product, ...]:
    """The products that are called as this one is, but with the colour or size that the question names.

    ``text``: without the names of products.
    """
    title = clean(product.title)
    found: dict[int, Product] = {}
    for own, others in _others(text, product):
        for other in others:
            wanted = _replaced(title, own, other)
            if wanted.casefold() != title.casefold():
                alike = (one for one in named(wanted) if clean(one.title).casefold() == wanted.casefold())
                found |= {one.id: one for one in alike if one.id != product.id}
    return tuple(found.values())


def without_names(text: str, products: Sequence[Product]) -> str:
    """A question without the names of goods: their colours are not what is asked for."""
    for title in sorted((clean(product.title) for product in products), key=len, reverse=True):
        text = re.sub(re.escape(title), " ", text, flags=re.IGNORECASE) if title else text
    return text


def lines_of_look(text: str, lines: Sequence[Line]) -> list[Line]:
    """What the product itself has of what is asked for: its colours, its sizes."""
    wanted = (*(_COLOUR if colours_in(text) else ()), *(_SIZE if _sizes_in(text) else ()))
    return [line for line in lines if wanted and not line.cells and is_called(line, wanted)]


def colours_in(text: str) -> list[tuple[str, ...]]:
    """The colours that a text names, each by all words for it."""
    return [forms for forms in _colours() if any(_names(text, form) for form in forms)]


def _others(text: str, product: Product) -> list[tuple[str, tuple[str, ...]]]:
    """What stands in the name, and what it is to be instead."""
    title = clean(product.title)
    asked = [forms for forms in colours_in(text) if not any(_names(title, form) for form in forms)]
    own = [form for forms in _colours() for form in forms if _names(title, form)]
    found = [(word, forms) for word in own for forms in asked]
    sizes = _sizes_in(text)
    ends = re.search(r"[-, ](\d{1,3}|[SML]|X{1,4}[SL])$", title)
    return [*found, *((ends[1], (size,)) for size in sizes if ends and ends[1].casefold() != size.casefold())]


def _sizes_in(text: str) -> list[str]:
    return [match[1].upper() for match in rules().patterns["size"].finditer(text)]


def _names(text: str, form: str) -> bool:
    if has_han(form):
        return form in text
    return re.search(rf"(?<!\w){re.escape(form)}(?:e[nrsm]?|s)?(?!\w)", text, re.IGNORECASE) is not None


@cache
def _colours() -> tuple[tuple[str, ...], ...]:
    return tuple(_forms())


def _forms() -> Iterator[tuple[str, ...]]:
    read = tomllib.loads(resource("chat", "exact", "tongues.toml").read_text(encoding="utf-8"))
    for english, chinese, others in read["colours"]:
        yield (*english, *chinese, *others)


def _replaced(title: str, own: str, other: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", lambda _match: other, title, flags=re.IGNORECASE)
