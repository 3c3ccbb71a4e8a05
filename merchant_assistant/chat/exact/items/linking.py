"""Words of a question as conditions: values that cells have, and nouns that titles have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Test, Words
from merchant_assistant.chat.exact.columns.heads import is_only_beside, is_sort_of_goods
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.columns.paths import WAY, words_of
from merchant_assistant.chat.exact.columns.words_of_values import ELEMENTS, Named
from merchant_assistant.chat.exact.items.absent import absent
from merchant_assistant.chat.exact.items.called import Called
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.kept_under import is_of_kinds, kept_under, sorts_called
from merchant_assistant.chat.exact.items.valuing import Holds
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import also_called, called_in_chinese, cells_for, forms, nouns, wider
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.spelling import hyphenless, shortened, without_ed
from merchant_assistant.chat.exact.words.synonyms import english_words, look_of, synonyms

__all__ = ["Holds", "Linker"]

_MAKERS = ("brand", "manufacturer")
_LONG_ENOUGH = 5  # letters of a word that is none of another language by chance
_MENTIONED = 300  # products to one in whose text a word may stand by the way
_SHARED = 0.7  # of things that have a value, so many different ones
_ALIKE = 0.85  # of two ways to write a word


class Linker(Called):
    """Links words to what a catalogue holds. ``holds``: whether a condition holds of anything."""

    def nouns(self, items: Sequence[Item], *, kind: bool = False) -> list[Clause] | None:
        """Words that stand side by side, as what products are called; None where no product is.

        ``kind``: they say of what kind products are (kitchen products), not what these are.
        """
        self._is_kind = kind
        items = [_coloured(item) for item in items] if len(items) > 1 else items
        if len(items) == 1 and (single := self._noun(items)):
            return [single]
        together = self._noun(items) if len(items) > 1 else None
        parted = any(self._in_column(item) for item in items[:-1]) and not self._is_of_one(together)
        if together and not parted:
            return [together]
        if len(items) == 2 and is_han(items[0].text) and (pair := self._of_two(_merged(items), *items)):
            return [pair]
        apart = [self._apart(item, last=item is items[-1]) or self._furnished(item, items) for item in items]
        if len(items) > 1 and all(apart):
            return [clause for clause in apart if clause]
        return [together] if together else self._last(items)

    def _furnished(self, item: Item, items: Sequence[Item]) -> Clause | None:
        """Beside a noun what a thing is furnished with: a braked castor is one with a brake."""
        forms = [form for form in without_ed(item.text) if len(items) > 1 and self._holds(Words(form, ()))]
        if not forms or self._holds(Words(item.text, anywhere=True)):
            return None
        label = phrase(self._language, "named").format(words=f"{item.text} / {forms[0]}")
        return Clause(Words(forms[0], ()), label, "noun", (), item.start, item.end)

    def _last(self, items: Sequence[Item]) -> list[Clause] | None:
        if len(items) > 1:
            return None
        found = self._anywhere(items[0]) or self._maker(items[0])
        split = self._split(items[0]) if not found and is_han(items[0].text) else None
        found = found or (None if split else absent(items[0], self._holdings, self._language, self._is_told))
        return split or ([found] if found else None)

    def _noun(self, items: Sequence[Item]) -> Clause | None:
        """What products are called, or what a column says of them besides: hooded jackets."""
        named = self._by_names(items)
        alone = len(items) == 1 and (self._modifies or items[0].text.casefold().endswith(forms("adjective_endings")))
        told = self._in_column(items[0]) if named and not named.fields and alone else None
        if named is None or told is None:
            return named
        label = phrase(self._language, "or").join((named.label, told.label))
        condition = AnyOf((named.condition, told.condition))
        return replace(named, condition=condition, label=label, kind="value", fields=told.fields)

    def _by_names(self, items: Sequence[Item]) -> Clause | None:
        bare = items[:-1] or items  # behind another word one character may end its name: 礼盒装
        if any(is_han(item.text) and len(item.text) == 1 and item.key not in nouns() for item in bare):
            return None
        text = "".join(item.text for item in items) if is_han(items[0].text) else " ".join(item.text for item in items)
        if kept := self._kept_under(items, text):
            return kept
        spelt = [text, *hyphenless(text)]
        if not (found := [form for form in spelt if self._named_so(form)]):
            found = [form for form in self._elsewhere(text) if self._named_so(form)]
        if not found and is_han(text):
            found = [form for form in _in_third_tongues(key_of(text)) if self._named_so(form)]
        if not found:
            return None
        if halves := self._halves(items[0], text):
            return halves
        by_words = {key_of(form.replace("-", " ")): form for form in reversed(found)}
        found = [form for form in found if form in by_words.values()]  # a hyphen makes no other words
        label = phrase(self._language, "named").format(words=_said(text, found))
        if is_only_beside(text, found, self._look, self._holds):
            return None
        words, left_out = self._of_forms(found)
        if left_out:
            label = phrase(self._language, "named_besides").format(named=label, title=left_out)
        if kinds := [kind for kind in wider(key_of(text)) if kind not in found and self._holds(Words(kind))]:
            label = phrase(self._language, "named").format(words=" / ".join((text, *kinds)))
            words += [Words(kind) for kind in kinds]
        condition = words[0] if len(words) == 1 else AnyOf(tuple(words))
        return Clause(condition, label, "noun", (), items[0].start, items[-1].end)

    def _is_told(self, condition: Condition) -> bool:
        """Whether things have a word; a few texts of very many only mention it: "no need to use it as an umbrella"."""
        if not self._holds(condition):
            return False
        if not (isinstance(condition, Words) and condition.anywhere) or self._holds(Words(condition.text)):
            return True
        whole = max((one.products for one in self._holdings.fields.values()), default=0)
        return self._look(condition, "sku").passing * _MENTIONED > whole

    def _apart(self, item: Item, *, last: bool) -> Clause | None:
        """One of several words; those before the last say what the goods are like."""
        self._modifies = not last
        found = self._noun([item])
        self._modifies = False
        return found or self._anywhere(item)

    def _in_column(self, item: Item) -> Clause | None:
        """That a column says of a thing what names say of others: hooded jackets, casual tops."""
        if not item.text.isascii() or is_sort_of_goods(item.key) or " ".join(key_of(item.text)) != item.text.casefold():
            return None  # a plural is goods
        fields = [name for name in self._meant(item.values) if self._is_of_classes(name)]
        named = [one for one in item.values if one[0] in fields]
        return self._of_values(item, named) if named else None

    def _is_of_classes(self, field: str) -> bool:
        """Whether several things have the same value of a field, which then tells what they are like."""
        held = self._holdings.fields[field]
        return held.distinct <= held.products * _SHARED

    def _is_of_one(self, clause: Clause | None) -> bool:
        """Whether words are the name of a single thing."""
        return clause is not None and len(self._rows(clause.condition)) == 1

    def _elsewhere(self, text: str) -> Iterator[str]:
        """What goods, looks and makers are called in the other language, and how else their own word is written."""
        key = key_of(text)
        makers = (form for written in sorted(cells_for("brands").get(key, ())) for form in [" ".join(written)])
        yield from dict.fromkeys(
            (
                *nouns().get(key, ()),
                *also_called().get(key, ()),
                *called_in_chinese().get(key, ()),
                *english_words(text),
                *shortened(text),
                *makers,
            )
        )

    def _kept_under(self, items: Sequence[Item], text: str) -> Clause | None:
        """A shop or file that products came from, or a category that is called so in another language."""
        if len(items) == 1 and (source := self._source(items[0])):
            return source
        if len(items) == 1 and WAY.search(text) and items[0].values:
            return self._on_way(items[0])
        key = key_of(text)
        named = sorts_called(key, self._holdings) or kept_under(key, self._holdings)
        item = replace(items[0], end=items[-1].end, text=text)
        if named and "category" in self._holdings.long and not sorts_called(key, self._holdings):
            item = _as_kept(item, named, key)
        called = ((form, sorts_called(key_of(form), self._holdings)) for form in (() if named else self._spelt(key)))
        if other := next((one for one in called if one[1]), None):
            named = other[1]
            item = replace(item, text=other[0], key=key_of(other[0]), values=named)
        clause = self._of_values(item, named, "noun") if named else None
        return self._with_kinds(clause, item.text) if clause else None

    def _with_kinds(self, clause: Clause, text: str) -> Clause:
        """A category with what is called so in others that have it and more: sweaters in "Sweaters & Pullovers" too."""
        if clause.fields != ("category",) or not text.isascii():
            return clause
        named = Words(text, ())
        outside = self._look(AllOf((named, Not(clause.condition))), "category")
        mixed = tuple(
            dict.fromkeys(way for one in outside.figures if (way := one.group) and is_of_kinds(way, key_of(text)))
        )
        if not mixed:
            return clause
        return replace(clause, condition=AnyOf((clause.condition, AllOf((named, Test("category", mixed))))))

    def _on_way(self, item: Item) -> Clause:
        """What is kept on the way to a category that a question writes."""
        test: Condition = Test("category", tuple(value for _, value in item.values))
        if "category" in self._holdings.long:
            test = AnyOf((test, Words(words_of(item.text), ("category",))))
        label = value_label("category", (item.text,), self._language)
        return Clause(test, label, "noun", ("category",), item.start, item.end)

    def _spelt(self, key: Key) -> tuple[str, ...]:
        """How else the same word is written, and how it is in the other language: a category may be called so."""
        if not is_han("".join(key)):
            chinese = (form for form in called_in_chinese().get(key, ()) if not _is_of_more(key, form))
            return (*(form for form in wider(key) if len(key) == 1 and _is_spelling(form, key[0])), *chinese)
        halves = [(nouns().get(key[:at], ()), nouns().get(key[at:], ())) for at in range(2, len(key) - 1)]
        twice = [form for first, last in halves for form in first if form in last]  # 珠宝首饰 says one thing twice
        return (*(form for form in nouns().get(key, ()) if form.isascii()), *twice)

    def _is_rather_noun(self, item: Item, fields: Sequence[str]) -> bool:
        """Whether a word that is a value too rather names products, or a sort of them."""
        sorts = {name for name, _ in sorts_called(item.key, self._holdings)}
        if sorts and self._is_told_by_others(item, fields):
            return True  # 丝绸 is a sort of goods here, in whose cells stands another word for it
        return (bool(sorts) and sorts >= set(fields)) or super()._is_rather_noun(item, fields)

    def _is_told_by_others(self, item: Item, fields: Sequence[str]) -> bool:
        """Whether columns of materials have a word only by another that says the same."""
        made = [one for one in (*item.values, *item.parts) if one[0] in fields]
        own = any(set(item.key) <= set(key_of(value)) for _, value in made)
        return bool(made) and not own and all(self._holdings.concept_of(name) == "material" for name in fields)

    def _in_long(self, item: Item, fields: tuple[str, ...]) -> Condition:
        """Of a category only where it is a step of the way to it, whatever the name of a thing has: a jewellery box."""
        words = super()._in_long(item, fields)
        if fields != ("category",) or not item.values:
            return words
        ways = [figure.group or "" for figure in self._look(words, fields[0]).figures]
        strays = tuple(way for way in ways if not any(key_of(step) == item.key for step in ELEMENTS.split(way)))
        return AllOf((words, Not(Test(fields[0], strays)))) if strays and len(strays) < len(ways) else words

    def _source(self, item: Item) -> Clause | None:
        """A shop or file that products came from, called by all of its words."""
        named = [one for one in item.values if one[0] == "source"]
        whole = len(named) == 1 and not any(name == "category" for name, _ in item.values)
        return self._of_values(item, named) if whole and len(item.key) > 1 else None

    def _split(self, item: Item) -> list[Clause] | None:
        """A Chinese word that is made of two that are known: 男士夹克."""
        for place in range(len(item.text) - 1, 0, -1):
            if min(place, len(item.text) - place) < 1 or len(item.key) != len(item.text):
                continue
            halves = [
                replace(item, text=item.text[:place], key=item.key[:place], end=item.start + place),
                replace(item, text=item.text[place:], key=item.key[place:], start=item.start + place),
            ]
            if all(len(half.text) > 1 or half.key in nouns() for half in halves):
                if together := self._of_two(item, *halves):
                    return [together]
                clauses = [self._noun([half]) for half in halves]
                if all(clauses):
                    return [clause for clause in clauses if clause]
        return None

    def _anywhere(self, item: Item) -> Clause | None:
        """A word that some attribute's values have, where no title has it."""
        named = item.values or item.parts
        fields = tuple(dict.fromkeys(name for name, _ in named))
        said = any({*item.key} & {*key_of(value)} for _, value in named)  # what is short for it has it whole
        kept = said and set(fields) <= {"category", "tags"}
        if kept and is_only_beside(item.text, (item.text,), self._look, self._holds):
            return None
        return self._of_values(item, named) if len(fields) == 1 else None

    def _maker(self, item: Item) -> Clause | None:
        """The first word of who makes a thing: Weidmueller for Weidmueller Group, 苹果 for Apple Computer."""
        forms = (item.key, *synonyms(item.key))
        found = [
            named
            for named in self._holdings.values_with(item.key)
            if any(key_of(named[1])[: len(form)] == form for form in forms)
        ]
        for concept in _MAKERS:
            if named := [one for one in found if self._holdings.concept_of(one[0]) == concept]:
                return self._of_values(item, named)
        return None


def _as_kept(item: Item, named: Sequence[Named], key: Key) -> Item:
    """A word as the category in another language is called that it names: not every way to it is kept."""
    written = cells_for("goods").get(key, frozenset())
    steps = (step for _, way in named for step in ELEMENTS.split(way) if key_of(step) in written)
    step = next(steps, "")
    return replace(item, text=step, key=key_of(step)) if step else item


def _is_spelling(form: str, word: str) -> bool:
    """Whether two words are one, written in two ways: jewelry, jewellery."""
    return SequenceMatcher(None, form.casefold(), word).ratio() > _ALIKE


def _is_of_more(key: Key, chinese: str) -> bool:
    """Whether an English noun is of more than a Chinese one is: of pots those for flowers are but some."""
    others = (key_of(other) for other in nouns().get(key_of(chinese), ()) if other.isascii())
    return any(len(other) > len(key) and other[-len(key) :] == key for other in others)


def _said(text: str, found: Sequence[str]) -> str:
    """A word with what it was looked for as, where that is of the other language: nothing is narrowed unsaid."""
    return " / ".join((text, *(form for form in found if form.isascii() != text.isascii())))


def _in_third_tongues(key: Key) -> list[str]:
    """What goods are called in names that are neither Chinese nor English: Sicherheitsrelais."""
    others = (written for written in sorted(cells_for("goods").get(key, ())) if written not in nouns())
    forms = (" ".join(written) for written in others)  # a notebook is of paper, in English
    return [form for form in forms if len(form) >= _LONG_ENOUGH and not is_han(form[0])]


def _coloured(item: Item) -> Item:
    """A colour of one character, as it is said before goods, in full: 灰 of 灰沙发 is 灰色."""
    full = f"{item.text}色"
    if len(item.text) > 1 or item.values or look_of(key_of(full)) != "colour":
        return item
    return replace(item, text=full, key=key_of(full))


def _merged(items: Sequence[Item]) -> Item:
    """Items that stand side by side as one."""
    text = "".join(item.text for item in items)
    return replace(items[0], text=text, end=items[-1].end, key=tuple(word for item in items for word in item.key))
