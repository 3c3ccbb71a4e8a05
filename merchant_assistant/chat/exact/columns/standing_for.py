"""Which columns stand for something that catalogues may tell: a column called Item weight for the weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.importing import head_words
from merchant_assistant.catalogue.importing.head_words import MONEY
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.as_called import container, is_price_of_others
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column, unit_of_column
from merchant_assistant.chat.exact.words.keys import Key
from merchant_assistant.chat.exact.words.lexicon import Concept, concepts
from merchant_assistant.chat.exact.words.measures import units_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld

IDLE = frozenset({"product", "overall", "item", "net", "main", "total", "general", "primary"})
_LOOKS = ("colour", "size", "material", "flavour", "scent", "pattern", "style")
_PACKED = ("pack", "case", "carton", "lot", "batch", "order", "box", "file", "set", "package")
_BY_WORDS: Mapping[str, tuple[frozenset[str], ...]] = {  # what each house calls otherwise: Supp, Lieferant, 货架
    "source": (frozenset({"supplier"}), frozenset({"supplier", "name"})),
    "location": (frozenset({"place"}), frozenset({"place", "number"})),
    "unit": (frozenset({"measure"}),),
}
_SUPPLY = ("供货", "供应")  # who does so; beside a price it is what they ask for it
_RANGES = (("range",), ("option",), ("choice",))


def standing_for(id: str, concept: Concept, fields: Mapping[str, FieldHeld]) -> Iterator[str]:
    """The fields that stand for a concept; no column called quantity of which the cells are what a bottle holds."""
    told = _SUPPLY if id == "source" else ()
    held = {
        name: one for name, one in fields.items() if one.kind == "values" or name.removeprefix(ATTRIBUTE) not in told
    }
    if id == "carton":  # 箱规(斤) tells how heavy a case is, not how many are in it
        held = {name: one for name, one in held.items() if not _weighs(name)}
    yield from (name for name in _meant(concept, held) if id != "stock" or not _is_measured(fields[name]))


def _weighs(name: str) -> bool:
    """Whether the head of a column names a unit in which things are weighed."""
    return any(unit.dimension == "mass" for unit in units_of(unit_of_column(name)))


def _is_measured(one: FieldHeld) -> bool:
    """Whether a column holds amounts of something that is not counted in pieces: "100 ml"."""
    dimensions = {unit.dimension for word in one.units for unit in units_of(word)}
    return one.field.startswith(ATTRIBUTE) and bool(dimensions) and "count" not in dimensions


def _meant(concept: Concept, fields: Iterable[str]) -> Iterator[str]:
    """The fields that stand for a concept: called so, or so behind a word that says nothing (overall rating)."""
    held = list(fields)
    called = [name for name in held if name == concept.field or _is_called(name, concept.names)]
    if concept.field in MONEY and concept.field in called:  # beside the price a retail price is another
        called = [
            name for name in called if name == concept.field or not is_price_of_others(name.removeprefix(ATTRIBUTE))
        ]
    if concept.id == "brand":  # vendors are brands in a shop system's field; a column of vendors tells who delivers
        called = [name for name in called if name == concept.field or not _is_called(name, _suppliers())]
    if set(called) <= {concept.field}:
        called += [name for name in held if name.startswith(ATTRIBUTE) and _is_told(name, concept.id)]
    if concept.field == "source" and set(called) <= {concept.field}:
        called += [name for name in held if name.startswith(ATTRIBUTE) and _is_called(name, concept.names, IDLE)]
    called.sort(key=lambda name: name != concept.field)
    if concept.field == "source" and len(called) > 1:  # a column of suppliers says more than the shop of the import
        called = called[1:]
    if not called:
        names = concept.names - (_suppliers() if concept.id == "brand" else frozenset())
        called = [name for name in held if _is_called(name, names, IDLE)]
    yield from called or _ending_so(concept, held) or _of_a_case(concept, held)


@cache
def _suppliers() -> frozenset[Key]:
    """What suppliers are called."""
    return concepts()["source"].names


def _of_a_case(concept: Concept, held: Sequence[str]) -> Sequence[str]:
    """The one column of what a case weighs, where nothing tells the weight of a piece."""
    if concept.id != "weight":
        return ()
    keys = {name: [key for key in keys_of_column(name) if len(key) > 1] for name in held}
    found = [name for name, said in keys.items() if any(container(key[0]) and key[1:] in concept.names for key in said)]
    cartons = concepts()["carton"].names
    found = found or [name for name in held if _weighs(name) and _is_called(name, cartons)]
    return found if len(found) == 1 else ()


def _ending_so(concept: Concept, held: Sequence[str]) -> Sequence[str]:
    """The one column of which the name ends on what something is called: a flower colour, where there is no other."""
    if concept.id not in _LOOKS:
        return ()
    keys = {name: [key for key in keys_of_column(name) if len(key) > 1] for name in held}
    found = [name for name, said in keys.items() if any(_is_of(key, concept) for key in said)]
    return found if len(found) == 1 else ()


def _is_of(key: Key, concept: Concept) -> bool:
    """Whether a name ends on it, but for a size of packs, or says that it is a range of it: "Size range"."""
    return (key[-1:] in concept.names and key[-2] not in _PACKED) or (key[:1] in concept.names and key[1:] in _RANGES)


def _is_told(name: str, id: str) -> bool:
    """Whether the words of a head say that it is what is meant, whatever their language and however short."""
    if id == "source" and name.removeprefix(ATTRIBUTE) in _SUPPLY:
        return True
    return head_words.read(name.removeprefix(ATTRIBUTE)).said in _BY_WORDS.get(id, ())


def _is_called(name: str, names: frozenset[Key], idle: frozenset[str] = frozenset()) -> bool:
    keys = keys_of_column(name)
    return any(key in names or (len(key) > 1 and key[0] in idle and key[1:] in names) for key in keys)
