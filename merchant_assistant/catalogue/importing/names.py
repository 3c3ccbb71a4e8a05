"""What the name of a column may mean, however it is written: case, punctuation, units, language marks and words around
it do not count; one wrong letter in a long name does not either.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from merchant_assistant.catalogue.importing import head_words, values
from merchant_assistant.catalogue.importing.pinyin_heads import in_characters
from merchant_assistant.catalogue.model import FIELDS
from merchant_assistant.foundation.paths import resource

_NO_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARENTHESES = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_PARTS = re.compile(r"[/|\n\r:：]+|(?<=[\u2e80-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*(?=[\u2e80-\u9fff])")
_NUMBER_SIGN = re.compile(r"(?<=[^\W\d_])\s*[#№](?!\w)|\bn[º°](?!\w)", re.IGNORECASE)  # "Item #"
_TURNOVER = re.compile(r"(?<![a-z])(?:abc|xyz)(?![a-z])", re.IGNORECASE)  # a grade of how fast it sells, no category
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff]")
_SHORTENED = 10_000  # how far-fetched a name is that lost a word saying of what it is
_MISSPELT = 100_000
_SHORTEST_MISSPELT = 6  # letters of a name in which one wrong letter is forgiven


def normal(name: str) -> str:
    """A column name for comparing: compatibility forms, case and punctuation do not count."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", _CAMEL.sub(" ", name)).casefold()).strip()


def without_parentheses(name: str) -> str:
    return _PARENTHESES.sub(" ", name).strip()


@cache
def words() -> Mapping[str, Mapping[str, list[str]]]:
    """``resources/formats/columns.toml``."""
    with resource("formats", "columns.toml").open("rb") as file:
        table: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return table


@cache
def unit_names() -> Mapping[str, str]:
    """Words for units (case folded) to how they are written."""
    return {name: unit for unit, names in words()["units"].items() for name in (unit.casefold(), *names)}


def span_told(name: str) -> str | None:
    """The unit of its lead times that a name tells, where they are no days: "Lead (weeks)", 交期(周)."""
    key = f" {normal(name)} "
    for unit, forms in words()["spans"].items():
        if any(f" {form} " in key or (form > "\u2e80" and form + " " in key) for form in forms):
            return unit
    return None


def is_known(name: str) -> bool:
    """Whether a column of this name is recognised without guessing at its spelling."""
    return bool(name.strip()) and any(key in _fields_of() or key.replace(" ", "") in _squashed() for key in _keys(name))


def measured_by(column: str) -> frozenset[str]:
    """What the numbers are called whose units a column of this name says (normal form); nothing where it says none."""
    key = normal(column)
    after = {key.removesuffix(word).strip() for word in around("unit_after") if key.endswith(word)}
    before = {key.removeprefix(word).strip() for word in around("unit_before") if key.startswith(word + " ")}
    bare = after | before | {name.removesuffix("s") for name in after}
    return frozenset(bare - {"", key} - around("unit_never"))


@lru_cache(maxsize=4096)
def meanings(column: str) -> Mapping[str, int]:
    """Fields that a name may mean, with how far-fetched each is: the name as it stands comes before shortened ones,
    and those before misspelt ones.
    """
    found: dict[str, int] = {}
    for key, far in _keys(column).items():
        for name, rank in _fields_of().get(key) or _squashed().get(key.replace(" ", "")) or ():
            found.setdefault(name, 10 * rank + far)
    if not found and (written := in_characters(column)):
        return meanings(written)
    return found or ({} if _is_of_something(column) or head_words.fields_of(column) else _misspelt(column))


def _is_of_something(column: str) -> bool:
    """Whether the name without all its parts would mean something else: "Qty (on order)", "Qty/Pallet", ABC分类."""
    return (
        bool(_TURNOVER.search(column)) or head_words.tells_in_brackets(column) or head_words.counts_containers(column)
    )


def _keys(column: str) -> dict[str, int]:
    """A name in normal form and the shorter ones that may stand for it, the nearest first, with how far each is."""
    column = _NUMBER_SIGN.sub(" no ", column)
    if _is_of_something(column):
        return {key: 0} if (key := normal(column)) else {}
    bare = without_parentheses(column)
    parts = [part for part in _PARTS.split(bare) if part.strip()]
    keys: dict[str, int] = {}
    for far, key in enumerate([normal(column), normal(bare), *(map(normal, parts) if len(parts) > 1 else ())]):
        keys.setdefault(key, min(far, 2))
    for key in list(keys):
        bare = _without_tail(key)
        keys.setdefault(bare, 3)
        for shorter in (_without_head(bare), _without_owner(bare)):
            keys.setdefault(shorter, _SHORTENED)
    keys.pop("", None)
    return keys


def _without_tail(key: str) -> str:
    first, _, last = key.rpartition(" ")
    while first and _says_how(last):
        key = first
        first, _, last = key.rpartition(" ")
    return key


def _says_how(word: str) -> bool:
    return (
        word in values.currencies() or word in unit_names() or word in around("languages") or word in around("counts")
    )


def _without_head(key: str) -> str:
    first, _, rest = key.partition(" ")
    if rest and (first in around("before") or first in values.currencies()):
        return rest
    for head in around("glued"):
        if key.startswith(head) and len(key) >= len(head) + 2:
            return key.removeprefix(head)
    return key


def _without_owner(key: str) -> str:
    for owner in around("after"):
        if key.endswith(" " + owner):
            return key.removesuffix(owner).strip()
    return key


@cache
def around(which: str) -> frozenset[str]:
    """A list of words that stand around names, see ``columns.toml``."""
    return frozenset(map(normal, words()["around"][which]))


@cache
def _basis() -> frozenset[str]:
    """Words for net and gross."""
    return frozenset(normal(word) for listed in words()["basis"].values() for word in listed)


@cache
def _fields_of() -> Mapping[str, list[tuple[str, int]]]:
    """Column name (normal form) to the fields it may mean and its place in their lists."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in FIELDS:
        for rank, word in enumerate(words()["fields"].get(name, [])):
            found.setdefault(normal(word), []).append((name, rank))
    return found


@cache
def _squashed() -> Mapping[str, list[tuple[str, int]]]:
    """The same with the blanks of the names left out: "SKUCode", "Artikel Nummer"."""
    found: dict[str, list[tuple[str, int]]] = {}
    for key, fields in _fields_of().items():
        found.setdefault(key.replace(" ", ""), fields)
    return found


def _misspelt(column: str) -> Mapping[str, int]:
    """The field of the one known name that a name is a letter away from, or two letters changed over.

    Names of common attributes are no misspelt fields ("height"), nor are names in Chinese, Japanese or Korean, where
    one character is a word.
    """
    key = normal(without_parentheses(column)).replace(" ", "")
    if len(key) < _SHORTEST_MISSPELT or _CJK.search(key) or key in _others() or any(map(str.isdigit, key)):
        return {}
    from rapidfuzz import process  # noqa: PLC0415 - the window never needs it
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

    near = process.extract(key, _squashed().keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    fields = {name for known, _, _ in near if known[0] == key[0] for name, _ in _squashed()[known][:1]}
    return dict.fromkeys(fields, _MISSPELT) if len(fields) == 1 else {}


@cache
def _others() -> frozenset[str]:
    return frozenset(normal(word).replace(" ", "") for word in words()["around"]["attributes"])
