"""A text that names one option of several would sell all of them as that one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from merchant_assistant.claims.model import Evidence, Record
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.facts import Fact, parts
from merchant_assistant.listings.model import Violation

_SHORTEST = 3  # letters: “S” or “XL” are met in names that mean something else


def one_of_several(title: str, record: Record) -> tuple[Violation, ...]:
    """Broken where ``title`` names some, but not all, of the values that the variants differ in.

    A value that the record's own title names is the product's name and may stand.
    """
    own = next((item.value for item in record.evidence if item.field == "title" and not item.sibling), "")
    return tuple(_faults(title, own, record.evidence))


def picks_one(text: str, facts: Iterable[Fact]) -> bool:
    """Whether ``text`` names some, but not all, of the values to choose from: "blue" where there is green as well."""
    facts = tuple(facts)
    own = " ".join(fact.value for fact in facts if fact.kind == "title")
    for values in (parts(fact.value) for fact in facts if fact.kind == "choices"):
        named = [value for value in values if _names(text, value)]
        if 0 < len(named) < len(values) and not any(_names(own, value) for value in named):
            return True
    return False


def _faults(title: str, own: str, evidence: tuple[Evidence, ...]) -> Iterator[Violation]:
    options: dict[str, dict[str, None]] = {}
    for item in evidence:
        if item.sibling and item.field.startswith("attribute:"):
            options.setdefault(item.field, {})[item.value.strip()] = None
    for values in options.values():
        named = [value for value in values if _names(title, value)]
        if 0 < len(named) < len(values) and not any(_names(own, value) for value in named):
            sentence = said("Rules", "The title names “{named}”, but there are {count}: {all}.")
            filled = sentence.format(named="”, “".join(named), count=len(values), all=", ".join(values))
            yield Violation("one_of_several", "title", filled)


def _names(text: str, value: str) -> bool:
    if has_han(value):
        return value in text
    return len(value) >= _SHORTEST and bool(re.search(rf"\b{re.escape(value)}\b", text, re.IGNORECASE))
