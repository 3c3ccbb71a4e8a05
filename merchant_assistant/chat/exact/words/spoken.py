"""Spoken questions in plain words: 前3个 for top3, "price of …" for "what do we sell … for"; others stay."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from merchant_assistant.chat.exact.words.rewriting import IsName, Rule, rewritten
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import asked_in

_HAN = re.compile("[\u4e00-\u9fff]")
_GERMAN = "spoken.de"
TABLES = ("between", "savings", "spoken")
_SIGNS = {  # of parts that patterns share
    "N": "number",
    "W": "numeral",
    "P": "pieces",
    "B": "bounds",
    "G": "groups",
    "T": "things",
    "M": "measures",
    "END": "end",
    "PUT": "put",
    "PURPOSE": "purpose",
    "PAID": "paid",
    "ASKED": "asked",
    "CROSSED": "crossed",
    "SOLD": "sold",
    "F": "fields",
    "U": "unit",
    "I": "included",
    "C": "compared",
    "DESCRIBED": "described",
    "DESK": "desk",
}


def reworded(text: str, is_name: IsName | None = None) -> str:
    """A question in the words of the tables of its languages: an English one may have Chinese words in it.

    ``is_name``: what the catalogue calls something, which stays.
    """
    plain = text
    tables = [end for end, said in (("", _HAN.search(text)), (".en", asked_in(text) == "en")) if said]
    german = [_GERMAN] if asked_in(text) == "en" else []  # no German is told from English, whose words it has
    for name in (*german, *(f"{table}{end}" for end in tables for table in TABLES)):
        for rule in rules_of(name):
            plain = rewritten(plain, rule, is_name)
    return text if plain == text else " ".join(plain.split())


@cache
def rules_of(name: str) -> tuple[Rule, ...]:
    """The rules of one table, in their order."""
    table = tomllib.loads(resource("chat", "exact", f"{name}.toml").read_text(encoding="utf-8"))
    parts = {f"<{sign}>": table[name] for sign, name in _SIGNS.items() if name in table}
    flags = re.IGNORECASE if name.endswith((".en", ".de")) else 0
    return tuple(Rule(re.compile(_filled(pattern, parts), flags), plain) for pattern, plain in table["rules"])


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """A pattern with what its signs stand for."""
    for sign, means in parts.items():
        pattern = pattern.replace(sign, f"(?:{means})")
    return pattern
