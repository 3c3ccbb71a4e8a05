"""From the text of a question to its items: words, phrases, numbers and SKUs as this catalogue means them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from merchant_assistant.catalogue.importing.month_heads import month_named
from merchant_assistant.catalogue.inquiry import AnyOf, Test, Words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.codes import mixed_in, skus_in
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.names_of_marks import is_bare, is_marked_before
from merchant_assistant.chat.exact.days.named_so import is_column, stand_together, up_to
from merchant_assistant.chat.exact.days.periods import in_time
from merchant_assistant.chat.exact.following.behind import Behind
from merchant_assistant.chat.exact.items.items import Item, items_of
from merchant_assistant.chat.exact.items.named_as_money import named_as_money
from merchant_assistant.chat.exact.items.titles import titles_in
from merchant_assistant.chat.exact.numbers.set_behind import set_behind
from merchant_assistant.chat.exact.numbers.unit_asked import units_asked
from merchant_assistant.chat.exact.prices.cover import as_cover
from merchant_assistant.chat.exact.prices.in_hundred import margins_in_percent
from merchant_assistant.chat.exact.prices.multiplied import as_multiplied, divided
from merchant_assistant.chat.exact.prices.quantities import without_times
from merchant_assistant.chat.exact.slips.endings import without_endings, without_packed, without_small
from merchant_assistant.chat.exact.slips.glosses import unglossed
from merchant_assistant.chat.exact.slips.romanised import romanised
from merchant_assistant.chat.exact.slips.sounding import slips
from merchant_assistant.chat.exact.values.apposed import unapposed, variants_said
from merchant_assistant.chat.exact.values.before_values import before_values
from merchant_assistant.chat.exact.values.beside_skus import undescribed
from merchant_assistant.chat.exact.values.cut_short import cut_short
from merchant_assistant.chat.exact.values.dated import with_days
from merchant_assistant.chat.exact.values.doing import as_supplier, done_by
from merchant_assistant.chat.exact.values.far import (
    codes_told,
    from_makers,
    more_of_field,
    numbers_counted,
    origins_asked,
    pieces_counted,
    places_told,
    prices_asked,
    relative,
    stock_asked,
    taken_off,
    unbound,
)
from merchant_assistant.chat.exact.values.firms import firms_named, wholes_named
from merchant_assistant.chat.exact.values.home_made import as_not_imported
from merchant_assistant.chat.exact.values.in_phrase import in_phrases
from merchant_assistant.chat.exact.values.in_their_unit import in_their_unit
from merchant_assistant.chat.exact.values.makers import is_maker_in
from merchant_assistant.chat.exact.values.numbered import numbers_of_names, with_names
from merchant_assistant.chat.exact.values.sizes_said import codes_of_sizes, sizes_said
from merchant_assistant.chat.exact.values.trade_said import (
    amounts_coming,
    columns_counted,
    of_the_trade,
    types_grouped,
)
from merchant_assistant.chat.exact.values.where_kept import keeping_asked
from merchant_assistant.chat.exact.values.whole_names import whole_names
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, forms, nouns
from merchant_assistant.chat.exact.words.shorthand import written_out

_LETTERED = re.compile(r"(?<![A-Za-z0-9._/-])\d{1,4}[A-Z]\d{0,4}(?![A-Za-z0-9_/-])")
_LISTS = ("、", ",", "，", "/", "的")  # behind a letter that begins a question: A、B、C, A的
_WITHOUT_CAPACITY = {  # which bin holds the most products, where nothing says what things hold
    frozenset({Sense("asks", "capacity")}): frozenset({Sense("words", "filler")}),
    frozenset({Sense("high", "capacity")}): frozenset({Sense("words", "most")}),
    frozenset({Sense("low", "capacity")}): frozenset({Sense("words", "least")}),
}
_SORTS = ("category", "subcategory")
_NAMING = (*_SORTS, "brand", "manufacturer", "colour", "material", "origin")
_ENDED = ("ended", "kept_on", "discontinued")


@dataclass
class Itemising(Behind):
    """Takes a question apart."""

    _misheard: tuple[tuple[str, str], ...] = field(default=(), init=False)

    def _heard(self, typed: str) -> list[Item]:
        """The items, with Chinese words that were typed by their sound, in either script, in the characters meant."""
        items = self._items()
        named, spelt = self._named_in_texts, self.catalogue.words_of_characters
        found = romanised(items, self.text, self.holdings, named, spelt)
        found += slips(items, self.text, self.holdings, named, spelt)
        if not found:
            return items
        _ = self.language  # that of the words as they were typed
        for slip in found:
            typed = typed.replace(slip.typed, slip.known)
        self._misheard = tuple((slip.typed, slip.known) for slip in found if slip.of_goods)
        self._write_out(typed)
        del self.__dict__["_skus"]
        return self._items()

    def _write_out(self, typed: str) -> None:
        """Takes the question in plain words, and of the columns of sales the one of the time that it says."""
        text = as_not_imported(without_times(written_out(typed, self._is_name)), self.holdings)
        in_names = not ({"capacity", "weight"} & {*self.holdings.of_concept} or self.holdings.measured)
        text = in_their_unit(text, self._titled, latin=in_names and not self.holdings.units_written)
        text = sizes_said(text, self.holdings, self._titled)
        text = divided(text, self.holdings)
        made = as_multiplied(text, self.holdings) or as_cover(text, self.holdings)
        self.text, self.holdings = made or in_time(text, self.holdings)

    def _titled(self, word: str) -> bool:
        return self.holds(Words(word, ()))

    def _titled_together(self, words: str) -> bool:
        return any(stand_together(words, row.title) for row in self.rows(Words(words, ())))

    def _named_in_texts(self, word: str) -> bool:
        return self.holds(Words(word))

    def _is_name(self, word: str) -> bool:
        """Whether a brand, a colour, a material or a sort is called so, or goods by a word written as a name."""
        values = self.holdings.whole.get(key_of(word), ())
        named = any(self.holdings.concept_of(name) in _NAMING for name, _ in values)
        return named or (word[0].isupper() and not self.typed.startswith(word) and self._titled(word))

    def _is_brand(self, word: str) -> bool:
        fields = {name for one in ("brand", "manufacturer") for name in self.holdings.of_concept.get(one, ())}
        return any(name in fields for name, _ in self.holdings.values(key_of(word)))

    def _anew(self, items: list[Item]) -> list[Item]:
        """With words that are mended the question is read anew: "most expensiv" is one phrase."""
        mended = [item for item in items if item.spelt]
        if not mended:
            return items
        places: list[int] = []
        for item in reversed(mended):
            self.text = self.text[: item.start] + item.text + self.text[item.end :]
            places = [at + len(item.text) - len(item.spelt) for at in places] + [item.start]
        del self.__dict__["_skus"]
        timed, holdings = in_time(self.text, self.holdings)
        if timed != self.text:  # "per mnoth"
            self.text, self.holdings = timed, holdings
            return self._items()
        spelt = dict(zip(reversed(places), (item.spelt for item in mended), strict=True))
        return [_spelt(item, spelt) for item in self._items()]

    def _items(self) -> list[Item]:
        items = items_of(self.text, self.holdings, self._skus, self._codes())
        items = list(named_as_money(items, self._titled_together))
        items = in_phrases(cut_short(items, self.holdings, self._named_in_texts), self.text, self.rows)
        items = wholes_named(firms_named(items, self.holdings, self._titled), self._titled)
        items = of_the_trade(before_values(items, self.holdings), self.text, self.holdings)
        items = columns_counted(types_grouped(items, self.holdings), self.holdings)
        items = with_names(whole_names(items, self._titled), self.text, self._titled, self._titled_together)
        items = without_packed(without_endings(items, self.holdings), self._titled)
        items = without_small(items, self.holdings, self._titled)
        items = unglossed(self.text, undescribed(items, self.text, self.rows), self._titled)
        items = unapposed(items, self.rows)
        items = units_asked(variants_said(done_by(items, self.holdings)), self.holdings)
        items = amounts_coming(items) if "on_order" in self.holdings.of_concept else items
        items = [self._of_title(self._of_goods(item), items, at) for at, item in enumerate(items)]
        fields = [item for item in items if item.fields or item.of("names")]
        items = [unbound(item, items) for item in items]
        items = [self._as_noun(item, items[at - 1] if at else None) for at, item in enumerate(items)]
        asked = stock_asked(prices_asked(origins_asked(more_of_field(items))))
        items = keeping_asked(
            pieces_counted(numbers_counted(taken_off(codes_told(relative(places_told(asked)))))), self.holdings
        )
        items = [self._sure(self._goods(item) if len(fields) > 1 else item) for item in items]
        items = [_as_letter(self._as_all(item), self.text) for item in items]
        items = set_behind(margins_in_percent(items, self.text, self.holdings), self.holdings)
        items = with_days(self.text, items, self.holdings)
        items = [replace(item, maker=True) if self._is_maker(item) else item for item in items]
        return items if "origin" in self.holdings.fields else from_makers(items, self.holdings)

    def _as_all(self, item: Item) -> Item:
        """What a dealer calls all of the goods, where no name and no cell has the word: the parts of a parts dealer."""
        if item.has("to_reorder") and "reorder" not in self.holdings.of_concept and any(map(str.isdigit, self.text)):
            return replace(item, senses=frozenset({Sense("words", "filler")}))  # below so many pieces
        if "capacity" not in self.holdings.of_concept and item.senses in _WITHOUT_CAPACITY:
            return replace(item, senses=_WITHOUT_CAPACITY[item.senses])
        if item.senses or item.fields or item.values or item.key not in map(key_of, forms("all_goods")):
            return item
        if any(self.holds(Words(form)) for form in (item.text, *nouns().get(item.key, ()))):
            return item
        return replace(item, senses=frozenset({Sense("words", "products")}), parts=())

    def _as_noun(self, item: Item, before: Item | None) -> Item:
        """What is said to be so much where costs are a column: "where cost is over 10" says nothing of prices."""
        noun = Sense("names", "cost")
        told = noun in item.senses and "cost" in self.holdings.of_concept and "price" in item.of("asks")
        if not told or (before and before.text.casefold() not in forms("before_what_is_held")):
            return item
        behind = self.text[item.end :].lstrip().casefold()
        if not behind.startswith(forms("is_so_much")):
            return item
        return replace(item, senses=frozenset({noun}))

    def _of_title(self, item: Item, items: Sequence[Item], at: int) -> Item:
        """An attribute's name that with a word beside it is what a product is called: Copper Light, memory bar."""
        if month := self._of_month(item, items, at):
            return month
        if not item.fields or item.senses:
            return item
        before, after = items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None
        called = [_together(before, item)] if before and (before.open or before.values) else []
        called += [_together(item, after)] if after and after.open and not after.values else []
        if any(self.holds(Words(words, ())) for words in called):
            return replace(item, fields=())
        if after and after.open and after.values and self._titled_together(_together(item, after)):
            return replace(item, fields=())  # hotel towels, where Towels are a category
        return item

    def _of_month(self, item: Item, items: Sequence[Item], at: int) -> Item | None:
        """A month's name that goods are called, May Queen, or that does not stand where a column is named."""
        if item.values or not month_named(item.text) or is_han(item.text):
            return None
        after = items[at + 1] if at + 1 < len(items) else None
        names = [*([_together(item, after)] if after else []), *up_to(self.text[: item.end])]
        if any(stand_together(name, row.title) for name in names for row in self.rows(Words(name, ()))):
            return replace(item, fields=(), senses=frozenset())
        return None if is_column(self.text, item.start, item.end) else replace(item, fields=())

    def _of_goods(self, item: Item) -> Item:
        """A noun that goods are called is no name of a column that says which have it: batteries, beside 带电池."""
        if not item.fields or not is_bare(item.key, item.fields) or is_marked_before(self.text, item.start):
            return item
        called = (item.key, *map(key_of, nouns().get(item.key, ())))
        sorts = any(name in _SORTS for form in called for name, _ in self.holdings.values(form))
        is_goods = sorts or (item.key in nouns() and self.holds(Words(item.text, ())))
        return replace(item, fields=()) if is_goods else item

    def _is_maker(self, item: Item) -> bool:
        """Whether an unknown word is written as the name of who makes things."""
        return item.open and not item.values and is_maker_in(self.text, item.start, item.end)

    def _goods(self, item: Item) -> Item:
        """A field's name that a category has too is that where another field is asked for: the stock of packaging."""
        forms = (item.key, *map(key_of, nouns().get(item.key, ())))
        categories = {form for form in forms for name, _ in self.holdings.values(form) if name == "category"}
        if not categories or not (item.fields or item.of("names")) or "category" in item.of("names"):
            return item
        return replace(item, senses=frozenset(), fields=())

    @cached_property
    def _skus(self) -> dict[tuple[int, int], str]:
        found = skus_in(self.text, self.catalogue)
        found = {span: sku or self._by_code(self.text[span[0] : span[1]]) for span, sku in found.items()}
        named = titles_in(self.text, self.rows)
        inside = {span for span in found if any(start <= span[0] < end for start, end in named)}
        codes = {span: sku for span, sku in found.items() if span not in inside and (sku or not self._is_told(*span))}
        return codes | named

    def _is_told(self, start: int, end: int) -> bool:
        """Whether a word that is no SKU is a value of a column, or stands in one or in a name: IP65, T8."""
        key = key_of(self.text[start:end])
        return bool(self.holdings.values_with(key)) or self.holds(Words(self.text[start:end], ()))

    def _codes(self) -> list[tuple[int, int]]:
        spans = [span for span in mixed_in(self.text) if span not in self._skus and self._is_told(*span)]
        spans += [found.span() for found in _LETTERED.finditer(self.text) if self._is_code(found[0])]
        spans += numbers_of_names(self.text, self._is_word_of_names)
        return [*codes_of_sizes(self.text, self.holdings), *spans]

    def _is_word_of_names(self, word: str) -> bool:
        """Whether a name has it as a word by itself."""
        return any(word in row.title.split() for row in self.rows(Words(word, ())))

    def _is_code(self, word: str) -> bool:
        """Whether a number with a letter is a value of a column that holds no amounts: bin 14C."""
        amounts = {*self.holdings.units, *self.holdings.measured, *self.holdings.units_written}
        return any(name not in amounts for name, _ in self.holdings.whole.get(key_of(word), ()))

    def _by_code(self, code: str) -> str:
        """The SKU of the one product of which a code is the type, the part number or the barcode; '' for none."""
        named = [Test(field, (code,)) for field in ("mpn", "barcode") if field in self.holdings.fields]
        values = self.holdings.values(key_of(code))
        named += [Test(field, (value,)) for field, value in values if not self.holdings.concept_of(field)]
        rows = self.rows(AnyOf(tuple(named))) if named else ()
        return rows[0].sku if len(rows) == 1 else ""

    @property
    def _unknown(self) -> list[str]:
        """What is shaped like an SKU and is none of this catalogue."""
        return [self.text[start:end] for (start, end), sku in self._skus.items() if not sku]

    def _sure(self, item: Item) -> Item:
        """A word for a field of other catalogues, or of a column that is a category here as well, names products."""
        item = as_supplier(self._of_state(item), self.holdings)
        named = (*item.of("names"), *item.of("asks"))
        unheld = not any(one in self.holdings.of_concept for one in named)
        if unheld and item.has("products", "variants"):
            return replace(item, senses=frozenset(s for s in item.senses if s.kind not in ("names", "asks")))
        if item.key in map(key_of, forms("goods_too")) and not item.fields and self.holds(Words(item.text, ())):
            return replace(item, senses=frozenset())
        if self.text[item.end :].startswith(forms("kinds")) and (item.values or item.key in nouns()):
            return replace(item, senses=frozenset(), fields=())
        if not named or item.fields or item.has("filler", "products", "variants", "pieces", "in_stock"):
            return item
        grouped = any(name == "category" or (unheld and name.startswith(ATTRIBUTE)) for name, _ in item.values)
        called = (Words(item.text, ()), *(Words(form) for form in nouns().get(item.key, ())))
        if grouped or (unheld and any(map(self.holds, called))) or (not unheld and self._is_elsewhere(item)):
            return replace(item, senses=frozenset())
        return item

    def _of_state(self, item: Item) -> Item:
        """A word for a state without the senses that nothing here speaks of."""
        if item.has("ended", "kept_on") and "discontinued" not in self.holdings.of_concept:
            item = replace(item, senses=frozenset(one for one in item.senses if one.what not in _ENDED))
        if item.has("coming") and "on_order" not in self.holdings.of_concept:
            item = replace(item, senses=frozenset(one for one in item.senses if one.what != "coming"))
        return item

    def _is_elsewhere(self, item: Item) -> bool:
        """Whether a word that may be another's name for a column is a value of another: light or shade, and colours."""
        fields = {name for one in item.of("names") for name in self.holdings.of_concept.get(one, ())}
        if item.fields or not fields or any(not name.startswith(ATTRIBUTE) for name in fields):
            return False
        called = {word for name in fields for key in keys_of_column(name) for word in key}
        held = {name for name, value in item.values if name.startswith(ATTRIBUTE) and key_of(value) == item.key}
        return bool(held - fields) and not {*item.key} & called

    def _understood(self, word: str) -> dict[str, str]:
        return {typed.casefold(): known for typed, known in self.catalogue.understood(word).items()}


def _together(first: Item, last: Item) -> str:
    """Two words as a name has them; Chinese ones that do not stand side by side are none."""
    return f"{first.text}{last.text}" if is_han(first.text + last.text) else f"{first.text} {last.text}"


def _as_letter(item: Item, text: str) -> Item:
    """A capital that is a value, within a question: of "how many A parts" those of class A."""
    is_letter = len(item.text) == 1 and item.text.isascii() and item.text.isupper() and item.text.isalpha()
    listed = item.start or text[item.end : item.end + 1] in _LISTS
    if not (is_letter and listed and item.values and item.is_filler):
        return item
    return replace(item, senses=frozenset())


def _spelt(item: Item, spelt: Mapping[int, str]) -> Item:
    """An item with how its words were typed."""
    typed = [word for start, word in spelt.items() if item.start <= start < item.end]
    return replace(item, spelt=" ".join(typed)) if typed else item
