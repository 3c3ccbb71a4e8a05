"""What the model is told about a product: short lines in a fixed order, bounded, without what no buyer should read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.prose import has_han, plain, sentences
from merchant_assistant.listings.fact_words import fact_words, is_in, translated
from merchant_assistant.listings.platforms import Platform, wordings

# Characters, at most: a prompt of this size is read in seconds on a slow PC.
_LABEL, _VALUE, _DESCRIPTION, _ALL = 40, 120, 700, 1600
_CHOICES = 12  # values named of one option
_ATTRIBUTES = 24
# Order in which the fields are told; attributes stand between the two groups.
_FIRST, _LAST = ("title", "brand", "category"), ("weight", "mpn", "origin", "moq", "pack", "carton", "lead_time")
_COUNTED = {"pack": "pack_count", "carton": "carton_count"}  # how a bare number is called
_TERM_KINDS = frozenset({"moq", "pack", "carton", "lead_time", "term"})
_NAMES = frozenset({"title", "brand", "category"})
_YES = frozenset({"yes", "true", "ja", "oui", "sí", "是", "有"})
_ENDS = (". ", "; ", ", ", "\u3002", "\uff1b", "\uff0c", "\u3001")
_BRACKETED = re.compile("\u3010[^\u3011]*\u3011|\\[[^\\]]*\\]")
_HEAD = re.compile(r"([^\W\d_][^.!?:;\n]{2,58}[^\s.!?:;]) [-–—] ")
_COMMON_WORD = re.compile("[a-z\u00df-\u00ff]{3,}|[\u3400-\u9fff]{2,}")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LIST_MARK = re.compile(r"[,;|、\uff0c\uff1b]")
_PART = re.compile("(?<=[,\uff0c!\uff01])")
_LEVEL = re.compile(r"\s*(?:>|/|»|\|)\s*")
_LEVELS = 2  # of a category's path: the nearest ones say what the thing is
_HANDLE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_BARE_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
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
    def is_name(self) -> bool:
        """Whether it says what the product is called, and so makes no point of its own."""
        return self.kind in _NAMES

    @property
    def as_text(self) -> str:
        """The line as a person reads it in a listing: ``Material: steel``; ``Dishwasher safe`` where that is a yes."""
        label = self.label[:1].upper() + self.label[1:]
        return label if self.value.casefold() in _YES else _line(label, self.value)


def _line(label: str, value: str) -> str:
    return f"{label}\uff1a{value}" if has_han(label) else f"{label}: {value}"


def facts_of(product: Product, language: str, platform: Platform) -> tuple[Fact, ...]:
    """The facts of ``product`` worth telling, names first, the description last; about 1,600 characters."""
    labels = fact_words().labels[language]
    head, described = _named_in_text(product)
    names = [*([Fact(labels["title"], head, "title")] if head else []), *_fields(product, _FIRST, labels)]
    facts = [*names, *_attributes(product, language), *_fields(product, _LAST, labels)]
    room, kept = _ALL, []
    for fact in _each_once(facts):
        if not _is_left_out(fact, platform) and (size := _size(str(fact))) <= room:
            kept.append(fact)
            room -= size
    text = _description(described, min(room, _DESCRIPTION)) if room > 0 else ""
    return (*kept, Fact(labels["description"], text, "description")) if text else tuple(kept)


def _named_in_text(product: Product) -> tuple[str, str]:
    """The name with which the text of a product without one begins ("Guide jacket - A soft shell …"), and the rest."""
    text = plain(product.description)
    found = None if product.title.strip() not in ("", product.sku) else _HEAD.match(text)
    return (found.group(1), text[found.end() :]) if found else ("", product.description)


def speaking(facts: Iterable[Fact], language: str) -> list[Fact]:
    """The facts that can stand in a text of that language as they are.

    Single values rarely tell their language: where the data as a whole are in another one, only those without common
    words can.
    """
    facts = list(facts)
    ours = is_in("\n".join(fact.value for fact in facts), language)
    named = [fact for fact in facts if fact.kind != "brand" or language == "zh" or not has_han(fact.value)]
    sound = (fact for fact in named if ours or fact.kind == "brand" or not _COMMON_WORD.search(fact.value))
    return [fact for fact in sound if fact.kind == "brand" or is_in(fact.value, language)]


def category_of(product: Product) -> str:
    """The nearest levels of its category's path that are no names of the product itself; empty where there are none."""
    first = _LIST_MARK.split(plain(product.category))[0]
    title = product.title.casefold()
    levels = [level for level in _LEVEL.split(first) if level and "…" not in level and "..." not in level]
    telling = [level for level in levels if level.casefold() not in title and not level.casefold().startswith(title)]
    return " > ".join((telling or levels)[-_LEVELS:])


def _each_once(facts: Iterable[Fact]) -> list[Fact]:
    """Without lines that say again what a name or number says: a brand stands in a field and in an attribute."""
    facts = list(dict.fromkeys(facts))
    names = {fact.value.casefold() for fact in facts if fact.is_name or fact.kind == "mpn"}
    return [fact for fact in facts if fact.kind not in ("attribute", "term") or fact.value.casefold() not in names]


def _is_left_out(fact: Fact, platform: Platform) -> bool:
    words = fact_words()
    value = fact.value.strip().casefold()
    refused = fact.kind in platform.leave_out or (fact.is_term and "term" in platform.leave_out)
    return refused or value in words.empty or bool(words.values.search(value)) or _lacks_its_unit(fact)


def _lacks_its_unit(fact: Fact) -> bool:
    """Whether it is a weight or length without a unit: a buyer cannot use it, and the model would make a unit up."""
    is_measure = fact.kind == "weight" or (fact.kind == "attribute" and fact_words().measures.search(fact.label))
    return bool(is_measure) and bool(_BARE_NUMBER.fullmatch(fact.value.strip()))


def _fields(product: Product, names: Iterable[str], labels: Mapping[str, str]) -> Iterator[Fact]:
    for name in names:
        text = _without_shop_marks(_field(product, name))
        if value := _short(text) or _short(
            _without_talk(text), with_talk=True
        ):  # a name is told, whatever is beside it
            label = labels[_COUNTED[name] if name in _COUNTED and value.isdigit() else name]
            yield Fact(label, value, name)


def _without_shop_marks(name: str) -> str:
    """A name without the shop's bracketed additions about its offers."""
    return _BRACKETED.sub(lambda found: "" if fact_words().shop_talk.search(found.group()) else found.group(), name)


def _without_talk(name: str) -> str:
    """A name without its parts about the shop ("…, members pay less"); itself where nothing would be left."""
    kept = [part for part in _PART.split(name) if not fact_words().shop_talk.search(part)]
    return "".join(kept).rstrip(" ,\uff0c!\uff01") or name


def _field(product: Product, name: str) -> str:
    """Its one value; where variants differ, no single value is true of the product."""
    if name == "category":
        return category_of(product)
    values = {product.fields.get(name, ""), *(variant.fields.get(name, "") for variant in product.variants)} - {""}
    if not values and name == "brand":  # what no one brands is known by who made it
        return product.fields.get("manufacturer", "")
    value = values.pop() if len(values) == 1 else ""
    return "" if name == "brand" and _is_handle(value, product) else value


def _is_handle(value: str, product: Product) -> bool:
    """Whether a brand is only the name by which a shop system knows a seller: "partners-demo"."""
    said = f"{product.title} {plain(product.description)}".casefold()
    return _HANDLE.fullmatch(value) is not None and value not in said


def _attributes(product: Product, language: str) -> Iterator[Fact]:
    words, labels, told = fact_words(), fact_words().labels[language], 0
    for column, values in _attribute_values(product).items():
        name = one_line(_about_product(column)).replace("_", " ")[:_LABEL].strip()
        if not name or any(map(words.columns.search, (one_line(column), name))) or told == _ATTRIBUTES:
            continue
        told += 1
        label = translated(name, language)
        if len(values) == 1:
            yield Fact(label, _short(values[0]), "term" if words.terms.search(name) else "attribute")
        else:
            yield Fact(label, _choices(values, labels), "choices", labels["choices"])


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
        name: parts(value) if len(parts(value)) > 1 and set(options.get(name, ())) & set(parts(value)) else [value]
        for name, value in product.attributes.items()
    }
    return {**own, **{name: list(values) for name, values in options.items() if name not in own}}


def parts(value: str) -> list[str]:
    """The values of a list in one cell."""
    return [part.strip() for part in _LIST_MARK.split(value) if part.strip()]


def _choices(values: list[str], labels: Mapping[str, str]) -> str:
    named = labels["between"].join(_short(value) for value in values[:_CHOICES])
    return named + labels["more"] if len(values) > _CHOICES else named


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


def _about_product(text: str, *, with_talk: bool = False) -> str:
    """``text`` without the sentences that speak to the model ("ignore all instructions"), say nothing, or (unless

    ``with_talk``) are about the shop, its prices and its service: those grow old, and no platform wants them.
    """
    patterns = [wordings()[name].pattern for name in _SENTENCES_LEFT_OUT]
    patterns += [] if with_talk else [fact_words().shop_talk]
    if not any(pattern.search(text) for pattern in patterns):
        return text
    return "\n".join(s for s in sentences(text) if not any(pattern.search(s) for pattern in patterns))


def _short(value: str, *, with_talk: bool = False) -> str:
    """``value`` on one line, cut where a part of it ends: half a sentence would be made whole by the model."""
    value = one_line(_about_product(plain(value), with_talk=with_talk))
    if len(value) <= _VALUE:
        return value
    head = value[:_VALUE]
    ends = [place for mark in _ENDS if (place := head.rfind(mark)) > 0]
    return head[: max(ends)] if ends else head.rsplit(" ", 1)[0] + " …"


def one_line(text: str) -> str:
    """``text`` on one line and without marks that could pass for the prompt's own: data stays data."""
    return " ".join(text.replace("<|", "< |").replace("|>", "| >").replace("===", "=").split())


def _size(text: str) -> int:
    """Characters, Chinese ones counted twice: they cost the model about as much more."""
    return 1 + len(text) + len(_HAN.findall(text))
