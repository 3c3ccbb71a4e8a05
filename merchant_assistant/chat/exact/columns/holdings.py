"""What a catalogue holds, as far as a question can name it: fields, their units, and values by their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.dates import DAY
from merchant_assistant.catalogue.inquiry import span_of_field
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.as_called import Heads, heads_of
from merchant_assistant.chat.exact.columns.called_in_files import names_in_files, words_of_goods
from merchant_assistant.chat.exact.columns.columns_held import (
    MANY,
    Measured,
    as_codes,
    column_of_sorts,
    days_held,
    extremes,
    good_until,
    measured,
    units_written,
    with_derived,
    with_spans,
    without_twins,
)
from merchant_assistant.chat.exact.columns.containers import Container, containers_in
from merchant_assistant.chat.exact.columns.heads_of_columns import (
    keys_of_column,
    names_besides,
    unit_of_column,
    words_of_heads,
)
from merchant_assistant.chat.exact.columns.keeping import kept_by
from merchant_assistant.chat.exact.columns.names_of_marks import marks_in, names_of_marks, ticked_in
from merchant_assistant.chat.exact.columns.open_columns import Open, open_columns
from merchant_assistant.chat.exact.columns.price_kinds import Kind, kinds_in
from merchant_assistant.chat.exact.columns.short_values import short_values
from merchant_assistant.chat.exact.columns.sizes import are_alike, sizes_in
from merchant_assistant.chat.exact.columns.standing_for import IDLE, standing_for
from merchant_assistant.chat.exact.columns.trades import Taken, sold_by
from merchant_assistant.chat.exact.columns.words_of_values import Named, by_words
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, cells_for, concepts, of_state, senses
from merchant_assistant.chat.exact.words.measures import units_of
from merchant_assistant.chat.exact.words.synonyms import synonyms

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.inquiry import FieldHeld
    from merchant_assistant.catalogue.plan import Batch
    from merchant_assistant.foundation.cancel import CancelToken

_MEASURED = ("lead_time", "pack")  # texts that mostly are numbers: "25 days"
_MOSTLY = 0.8
_MARKS = {"0", "1"}
_MARKING = frozenset({"is", "has"})
_WHETHER = ("是", "否")
_PATHS = ("category", "tags")
_BOUNDED = re.compile(r"[(（\[][^()（）\[\]]*\d")  # 批发价(100kg以上) is not what 批发价 is
_LISTED = re.compile(r"\s*[,;|]\s*")
_NO_VALUES = frozenset(
    {"title", "description", "sku", "barcode", "mpn", "hs_code", "image", "url", "parent", "currency", "price_tiers",
     "customer_prices", "price_basis", "lead_time", "pack", "variants", "attribute:url_key"}
)  # fmt: skip


@dataclass(frozen=True)
class Holdings:
    """``fields``: all that are held; ``named``: those that a concept's or their own name means.

    ``whole``: values, and parts of values that list several ("Hoodie, Pullover"), by their words; ``parts``: values by
    the words in them. ``units``: the units of each field of numbers, also of those that are written as texts.
    ``day``: of the last import. ``paths``: categories and tags, each with its words. ``long``: fields of
    which some values are too long to be kept, so that nothing can be said by the kept ones alone. ``files``: that were
    imported. ``of_head``: the unit of bare numbers that the name of their column tells. ``marked``:
    attributes that only hold 0 and 1, which are no and yes. ``extremes``: the lowest and the highest number of a
    column that names no unit. ``measured``: columns of texts that are amounts all the same. ``days``: those that hold
    days, each with the first and the last. ``trade``: words for all goods of a shop that sells nothing else.
    ``heads``: what columns call prices and stocks. ``containers``: what is told of cases, boxes and rolls. ``prices``:
    columns of prices, and what each is for.
    ``ticked``: columns that only tick what is so. ``open``: columns that could be what none is known to be;
    ``chosen``: those that stand in for a field.
    """

    fields: Mapping[str, FieldHeld]
    named: Mapping[Key, tuple[str, ...]]
    of_concept: Mapping[str, tuple[str, ...]]
    whole: Mapping[Key, tuple[Named, ...]]
    parts: Mapping[Key, tuple[Named, ...]] = field(repr=False)
    units: Mapping[str, tuple[str, ...]]
    day: str
    paths: tuple[tuple[frozenset[str], str, str], ...] = ()
    long: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    of_head: Mapping[str, str] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()
    extremes: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    units_written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measured: Mapping[str, Measured] = field(default_factory=dict)
    days: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    trade: Mapping[Key, Taken] = field(default_factory=dict)
    heads: Heads = field(default_factory=Heads)
    containers: Mapping[str, Container] = field(default_factory=dict)
    prices: Sequence[Kind] = ()
    ticked: frozenset[str] = frozenset()
    open: Open = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)

    def values(self, key: Key) -> tuple[Named, ...]:
        """The values that words name, also in another language where the words are known (steel, 钢; China, 中国)."""
        states = self.of_concept.get("availability", ())
        told = (named for form in of_state(key) for named in self.whole.get(form, ()) if named[0] in states)
        return tuple(dict.fromkeys((*self._of(self.whole, key), *told)))

    def values_with(self, key: Key) -> tuple[Named, ...]:
        """The values that have the words in them."""
        return self._of(self.parts, key)

    def values_of(self, field: str) -> tuple[str, ...]:
        """The values of a field that are kept."""
        return tuple(self._by_field.get(field, ()))

    @cached_property
    def sizes(self) -> Mapping[tuple[str, str], list[str]]:
        """The values of columns of texts that begin with a number, by that number and its unit; none that another
        column has as an amount may be as well (16GB)."""
        alike = {name for name, cells in self.measured.items() if are_alike(cells)}
        amounts = {*self.units, *alike, *self.units_written, *self.days, *self.long}
        texts = [one.field for one in self.fields.values() if one.kind == "values" and one.field not in amounts]
        found = sizes_in(value for name in texts if name.startswith(ATTRIBUTE) for value in self.values_of(name))
        told = {one.dimension for units in self.units.values() for unit in units for one in units_of(unit)}
        return {size: held for size, held in found.items() if not told & {one.dimension for one in units_of(size[1])}}

    @cached_property
    def _by_field(self) -> Mapping[str, Mapping[str, None]]:
        """The values of each field, in their order: gathered once, and not for each question."""
        found: dict[str, dict[str, None]] = {}
        for named in self.whole.values():
            for name, value in named:
                found.setdefault(name, {})[value] = None
        return found

    @cached_property
    def short(self) -> Mapping[str, set[Named]]:
        """Values that are short for words, by their letters: INST, GLAS."""
        return short_values(self.whole, self.of_concept)

    def _of(self, table: Mapping[Key, tuple[Named, ...]], key: Key) -> tuple[Named, ...]:
        return tuple(dict.fromkeys(named for form in (key, *synonyms(key)) for named in table.get(form, ())))

    def concept_of(self, name: str) -> str:
        """The concept that a field stands for, '' where it is none of the known."""
        return next((id for id, fields in self.of_concept.items() if name in fields), "")


def held_by(catalogue: Catalogue, cancel: CancelToken | None) -> Holdings:
    """What the catalogue holds now. Raises :class:`Cancelled`."""
    told = {one.field: one for one in catalogue.fields_held(cancel)}
    held = {name: as_codes(one) for name, one in told.items()}
    days = dict(days_held(catalogue, held.values(), cancel))
    told_so = catalogue.heads()
    heads = heads_of(told_so, held)
    fields = with_spans(with_derived(held, heads.by_case), days)
    of_concept = _of_concepts(catalogue, fields, cancel)
    if "price" in fields and "carton" in heads.by_case:
        of_concept.setdefault("carton_price", ("price",))
    if "shelf_life" not in of_concept and (until := good_until(days)):
        of_concept["shelf_life"] = until
    long: set[str] = set()
    texts = [one for name, one in fields.items() if name not in days and not span_of_field(name)]
    named = list(_named(catalogue, texts, long, cancel))
    whole, parts = by_words(named)
    paths = [
        (frozenset(key_of(path)), name, value)
        for name, value in named
        if name in _PATHS
        for path in _LISTED.split(value)
    ]
    batches = catalogue.batches()
    of_concept = _with_vendors(of_concept, fields, batches)
    of_concept = _lasting_by_number(of_concept, days)
    names = _names(fields, of_concept)
    names |= names_in_files(told_so, fields, {key for name in fields for key in keys_of_column(name)})
    names |= names_of_marks(names, marks_in(named))
    names = {key: meant for key, meant in names.items() if _said_so(key) == key}
    names |= words_of_heads(names, {name for held in of_concept.values() for name in held}, {**whole, **parts})
    sold = sold_by(catalogue, of_concept, parts, [one.file for one in batches if one.file], cancel)
    return Holdings(
        fields, names, of_concept, dict(sold.values) | _fixed(whole), _fixed(parts),
        dict(_units(catalogue, fields, cancel)) | dict.fromkeys(days, (DAY,)), _last_import(batches),
        tuple(paths),
        frozenset(long),
        tuple(dict.fromkeys(one.file for one in batches if one.file)),
        {name: unit for name, one in fields.items() if _is_bare(one) and (unit := unit_of_column(name))}
        | {name: unit for name, unit in heads.counted.items() if units_of(unit) and not fields[name].units},
        frozenset(name for name, one in fields.items() if _is_bare(one) and _is_marked(catalogue, one, cancel)),
        dict(extremes(catalogue, fields.values(), cancel)),
        dict(units_written(catalogue, (one for one in texts if told.get(one.field) is one), cancel)),
        measured((one for one in named if one[0] not in long and told.get(one[0]) is held.get(one[0])), fields),
        days,
        words_of_goods(told_so, whole) | dict(sold.words),
        heads,
        containers_in(told_so, fields),
        kinds_in(told_so, fields, [name for name, one in fields.items() if one.kind == "numbers"]),
        ticked_in(named),
        open_columns(catalogue, held, of_concept, days, cancel),
    )  # fmt: skip


def _of_concepts(
    catalogue: Catalogue, fields: Mapping[str, FieldHeld], cancel: CancelToken | None
) -> dict[str, tuple[str, ...]]:
    """The fields of each concept that has some."""
    of_concept = {
        id: found for id, concept in concepts().items() if (found := tuple(standing_for(id, concept, fields)))
    }
    of_concept = {id: without_twins(catalogue, found, fields, cancel) for id, found in of_concept.items()}
    of_concept |= kept_by(fields, of_concept)
    if makers := of_concept.get("manufacturer"):  # the last, so that a maker is called a maker
        of_concept.setdefault("brand", makers)
    if {"price", "compare_at_price"} <= set(fields):  # where one is crossed out the other is what it is sold for now
        of_concept = {"sale_price": ("price",)} | of_concept
    if "colour" in of_concept:  # "which finish", where goods have no other looks
        of_concept.setdefault("finish", of_concept["colour"])  # the last, so that a colour is called a colour
    if "category" not in of_concept and (sorts := column_of_sorts(catalogue, fields, cancel)):
        of_concept["category"] = (sorts,)
        of_concept = {id: names for id, names in of_concept.items() if id != "location" or names != (sorts,)}
    return of_concept


def _is_bare(one: FieldHeld) -> bool:
    """Whether a column holds numbers without a unit."""
    return one.kind == "numbers" and not one.units and one.field.startswith(ATTRIBUTE)


def _is_marked(catalogue: Catalogue, one: FieldHeld, cancel: CancelToken | None) -> bool:
    """Whether a column holds 0 and 1 and nothing else."""
    if one.distinct != len(_MARKS):
        return False
    return {value.value for value in catalogue.values_of_field(one.field, MANY, cancel)} == _MARKS


def _units(
    catalogue: Catalogue, fields: Mapping[str, FieldHeld], cancel: CancelToken | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The units that each field's numbers are written in."""
    for name, one in fields.items():
        if one.kind == "numbers":
            yield name, one.units
        elif name in _MEASURED:
            values = [quantity_of(value.value) for value in catalogue.values_of_field(name, MANY, cancel)]
            units = [quantity.unit for quantity in values if quantity]
            if len(units) >= len(values) * _MOSTLY:
                yield name, tuple(unit for unit, _ in Counter(units).most_common() if unit)


def _with_vendors(
    of_concept: Mapping[str, tuple[str, ...]], fields: Mapping[str, FieldHeld], batches: Sequence[Batch]
) -> dict[str, tuple[str, ...]]:
    """The concepts; where all came from shops whose "Vendor" is the brand, a supplier is that as well."""
    own = of_concept.get("source") == ("source",) and fields["source"].distinct == 1
    imported = [one.format for one in batches if one.file]
    vendors = own and "brand" in of_concept and imported and all(one.startswith("shopify") for one in imported)
    return dict(of_concept) | ({"source": of_concept["brand"]} if vendors else {})


def _lasting_by_number(of_concept: Mapping[str, tuple[str, ...]], days: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The concepts; how long goods keep is told by a column of so many days before one of the day that they keep to."""
    numbers = tuple(name for name in of_concept.get("shelf_life", ()) if name not in days)
    return dict(of_concept) | ({"shelf_life": numbers} if numbers else {})


def _last_import(batches: Sequence[Batch]) -> str:
    """The day of it, '' where nothing was imported."""
    return max((one.created_at[:10] for one in batches if one.file), default="")


def _fixed(found: Mapping[Key, Iterable[Named]]) -> dict[Key, tuple[Named, ...]]:
    return {key: tuple(named) for key, named in found.items()}


def _named(
    catalogue: Catalogue, fields: Iterable[FieldHeld], long: set[str], cancel: CancelToken | None
) -> Iterator[tuple[str, str]]:
    """Every value that a question may name by itself; fields with others go into ``long``."""
    for one in fields:
        if one.kind == "values" and one.field not in _NO_VALUES:
            values = catalogue.values_of_field(one.field, MANY, cancel)
            if one.distinct > len(values) or sum(value.count for value in values) < one.products:
                long.add(one.field)
            yield from ((one.field, value.value) for value in values)


def _names(fields: Mapping[str, FieldHeld], of_concept: Mapping[str, tuple[str, ...]]) -> dict[Key, tuple[str, ...]]:
    """Attributes by their own name; none that a field of the catalogue is called as well, which is meant by it."""
    found: dict[Key, tuple[str, ...]] = {}
    doubles = {name for meant in of_concept.values() if not meant[0].startswith(ATTRIBUTE) for name in meant[1:]}
    for name in fields:
        for key in map(_said_so, keys_of_column(name)) if name not in doubles else ():
            found[key] = (*found.get(key, ()), name)
    found = {key: tuple(name for name in meant if not _BOUNDED.search(name)) or meant for key, meant in found.items()}
    return _mark_names(found) | _in_chinese(found, fields) | names_besides(found, fields) | found


def _said_so(key: Key) -> Key:
    """What a head is called in a question; 样 of samples is a counter of anything there (卖得最好的五样), so 样机."""
    others = cells_for("columns").get(key, frozenset()) if _is_counter(key) else ()
    return max((one for one in others if is_han(one[0])), default=key)


def _is_counter(key: Key) -> bool:
    return len(key) == 1 and len(key[0]) == 1 and Sense("words", "pieces") in senses().get(key, ())


def _in_chinese(named: Mapping[Key, tuple[str, ...]], fields: Mapping[str, FieldHeld]) -> dict[Key, tuple[str, ...]]:
    """What columns are called in Chinese, each word of the fullest one: 防水 of "Water Resistant"."""
    found: dict[Key, tuple[str, ...]] = {}
    for key, meant in named.items():
        for form in cells_for("columns").get(key, frozenset()):
            if len(meant) == 1 and is_han(form[0]) != is_han(key[0]) and (is_han(form[0]) or form not in senses()):
                held = (*found.get(form, ()), *meant)
                found[form] = (max(held, key=lambda name: fields[name].products),)
    return found


def _mark_names(named: Mapping[Key, tuple[str, ...]]) -> dict[Key, tuple[str, ...]]:
    """What columns such as ``is_FK_Advantage_product`` are called without the words that only say that they mark."""
    found = {}
    for key, fields in named.items():
        if key[:2] == _WHETHER and key[2:]:
            found[key[2:]] = fields
        bare = key[1:-1] if key[-1] in IDLE else key[1:]
        if key[0] in _MARKING and bare:
            found[bare] = fields
    return found
