"""What the model is told about a product: short lines in a fixed order, bounded, without what no buyer should read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.prose import has_han, plain, sentences
from merchant_assistant.listings.platforms import Platform, wordings

# Characters, at most: a prompt of this size is read in seconds on a slow PC.
_LABEL, _VALUE, _DESCRIPTION, _ALL = 40, 120, 700, 1600
_CHOICES = 12  # values named of one option
_ATTRIBUTES = 24
_LABELS = {
    "en": {
        "title": "Name",
        "brand": "Brand",
        "category": "Category",
        "mpn": "Model number",
        "weight": "Weight",
        "origin": "Country of origin",
        "moq": "Minimum order",
        "pack": "Pack",
        "pack_count": "Pack quantity",
        "lead_time": "Lead time",
        "description": "Description",
        "choices": ", to choose from",
        "more": "and {count} more",
    },
    "zh": {
        "title": "名称",
        "brand": "品牌",
        "category": "类目",
        "mpn": "型号",
        "weight": "重量",
        "origin": "产地",
        "moq": "起订量",
        "pack": "包装",
        "pack_count": "装箱数",
        "lead_time": "交货期",
        "description": "描述",
        "choices": "\uff08可选\uff09",
        "more": "等共{total}种",
    },
}
# Order in which the fields are told; attributes stand between the two groups.
_FIRST, _LAST = ("title", "brand", "category"), ("weight", "mpn", "origin", "moq", "pack", "lead_time")
# Columns that steer a shop and say nothing to a buyer.
_SHOP_COLUMN = re.compile(
    r"publish|status|visib|\btax|inventory|fulfil|requires shipping|shipping class|gift card|\bseo\b|google shopping|"
    r"image|\burl\b|link|download|featured|backorder|\bmeta\b|sold individually|allow customer|position|upsell|"
    r"cross-sell|grouped|button text|handle|custom label|purchase note|sale price|price starts|price ends|low stock|"
    r"in stock|\bid\b|adwords|variant weight unit|unit price|cost|margin|supplier|charge|template|condition|"
    r"上架|库存|图片|链接|状态|运费|成本|供应商",
    re.IGNORECASE,
)
# How it is packed and ordered, whatever the merchant calls the column.
_TERM = re.compile(
    r"\bcartons?\b|\bmoq\b|minimum (order|quantity)|\bmin\.? order|order (quantity|unit|multiple)|lead time|"
    r"delivery time|^pack(ing|s| size| quantity)?$|(pieces|pcs|units) per (box|carton|case|pack)|"
    r"装箱|箱规|每箱|起订|起批|交货|发货期|^包装(规格|数量|方式)?$",
    re.IGNORECASE,
)
_TERM_KINDS = frozenset({"moq", "pack", "lead_time", "term"})
_SAYS_NOTHING = frozenset(
    {
        "",
        "no",
        "false",
        "n/a",
        "na",
        "none",
        "null",
        "-",
        "—",
        "0",
        "无",
        "否",
        "default title",
        "default",
    }
)
_LIST_MARK = re.compile(r"[,;|、\uff0c\uff1b]")
_ZERO = re.compile(r"0+([.,]0+)?( ?[a-z]{1,3})?", re.IGNORECASE)
# Texts with these are not shown to the model: filler says nothing, an instruction is not about the product.
_HOLLOW, _SENTENCES_LEFT_OUT = "placeholder", ("instruction", "filler")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known. ``label`` is in the prompt's language, or the merchant's own name of a column."""

    label: str
    value: str
    kind: str  # a field, "attribute", "choices" or "term"
    note: str = ""  # for the model: that one of several values is chosen

    def __str__(self) -> str:
        """The line of the prompt."""
        return _line(self.label + self.note, self.value)

    @property
    def is_term(self) -> bool:
        """Whether it says how the product is packed and ordered, not what it is."""
        return self.kind in _TERM_KINDS

    @property
    def as_text(self) -> str:
        """The line as a person reads it in a listing."""
        return _line(self.label, self.value)


def _line(label: str, value: str) -> str:
    return f"{label}\uff1a{value}" if has_han(label) else f"{label}: {value}"


def facts_of(product: Product, language: str, platform: Platform) -> tuple[Fact, ...]:
    """The facts of ``product`` worth telling, the most telling first, the description last; about 1,600 characters."""
    labels = _LABELS[language]
    facts = [*_fields(product, _FIRST, labels), *_attributes(product, labels), *_fields(product, _LAST, labels)]
    wanted = [fact for fact in facts if fact.kind not in platform.leave_out and not _says_nothing(fact.value)]
    room, kept = _ALL, []
    for fact in wanted:
        if (size := _size(str(fact))) <= room:
            kept.append(fact)
            room -= size
    text = _description(product.description, min(room, _DESCRIPTION)) if room > 0 else ""
    return (*kept, Fact(labels["description"], text, "description")) if text else tuple(kept)


def _fields(product: Product, names: Iterable[str], labels: dict[str, str]) -> Iterator[Fact]:
    for name in names:
        values = {product.fields.get(name, ""), *(variant.fields.get(name, "") for variant in product.variants)} - {""}
        if len(values) == 1:  # where variants differ, no single value is true of the product
            value = _short(values.pop())
            yield Fact(labels["pack_count" if name == "pack" and value.isdigit() else name], value, name)


def _attributes(product: Product, labels: dict[str, str]) -> Iterator[Fact]:
    told = 0
    for column, values in _attribute_values(product).items():
        name = one_line(_about_product(column))[:_LABEL].strip()
        if not name or _SHOP_COLUMN.search(name) or told == _ATTRIBUTES:
            continue
        told += 1
        if len(values) == 1:
            yield Fact(name, _short(values[0]), "term" if _TERM.search(name) else "attribute")
        else:
            yield Fact(name, _choices(values, labels), "choices", labels["choices"])


def _attribute_values(product: Product) -> dict[str, list[str]]:
    """Each attribute with its different values: the product's own, else those of its variants.

    What the product lists (``Blue, Green, Red``) is a choice where its variants each have one of them.
    """
    options: dict[str, dict[str, None]] = {}
    for variant in product.variants:
        for name, value in variant.attributes.items():
            if value.strip():
                options.setdefault(name, {})[value.strip()] = None
    own = {
        name: _parts(value) if len(_parts(value)) > 1 and set(options.get(name, ())) & set(_parts(value)) else [value]
        for name, value in product.attributes.items()
    }
    return {**own, **{name: list(values) for name, values in options.items() if name not in own}}


def _parts(value: str) -> list[str]:
    return [part.strip() for part in _LIST_MARK.split(value) if part.strip()]


def _choices(values: list[str], labels: dict[str, str]) -> str:
    named = [_short(value) for value in values[:_CHOICES]]
    text = ("、" if labels is _LABELS["zh"] else ", ").join(named)
    if len(values) > _CHOICES:
        text += " " + labels["more"].format(count=len(values) - _CHOICES, total=len(values))
    return text


def _description(text: str, room: int) -> str:
    """Whole sentences up to ``room``; nothing where the text is filler."""
    text = _about_product(plain(text))
    if wordings()[_HOLLOW].pattern.search(text):
        return ""
    kept: list[str] = []
    for sentence in sentences(text):
        room -= _size(sentence)
        if room < 0:
            break
        kept.append(sentence)
    gap = "" if any(sentence[-1:] == "\u3002" for sentence in kept) else " "
    return one_line(gap.join(kept))


def _about_product(text: str) -> str:
    """``text`` without the sentences that speak to the model ("ignore all instructions") or say nothing."""
    patterns = [wordings()[name].pattern for name in _SENTENCES_LEFT_OUT]
    if not any(pattern.search(text) for pattern in patterns):
        return text
    return "\n".join(s for s in sentences(text) if not any(pattern.search(s) for pattern in patterns))


def _short(value: str) -> str:
    value = one_line(_about_product(plain(value)))
    return value if len(value) <= _VALUE else value[:_VALUE].rsplit(" ", 1)[0] + " …"


def one_line(text: str) -> str:
    """``text`` on one line and without marks that could pass for the prompt's own: data stays data."""
    return " ".join(text.replace("<|", "< |").replace("|>", "| >").replace("===", "=").split())


def _says_nothing(value: str) -> bool:
    return value.strip().casefold() in _SAYS_NOTHING or bool(_ZERO.fullmatch(value.strip()))


def _size(text: str) -> int:
    """Characters, Chinese ones counted twice: they cost the model about as much more."""
    return 1 + len(text) + sum(1 for character in text if has_han(character))
