"""What texts say: "the description mentions organic cotton", "belt in the name"; origins that only texts tell."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Words
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import names_field
from merchant_assistant.chat.exact.numbers.packs import Packs
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import countries, forms
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.synonyms import look_of

_TEXTS = ("description", "title")
_MOST = 8  # items that are quoted from a text
_ENDS = (
    "count",
    "list",
    "which",
    "products",
    "variants",
    "tells",
    "holds_in_it",
    "with",
    "without",
    "exists",
    "what",
    "share",
    "sum",
)
_INTO = ("in", "within", "inside", "on")


def _is_property(word: str) -> bool:
    """Whether a word says what a thing is like, not what it is nor how good: waterproof, foldable, gluten-free."""
    small = word.casefold()
    judged = small in forms("judged")
    return not judged and (small in forms("properties") or small.endswith(forms("property_endings")))


def _ends_word(run: Sequence[Item]) -> bool:
    """Whether the last character belongs to a word that one character begins: 正品."""
    if len(run) < 2 or run[-2].end != run[-1].start:
        return False
    return all(len(item.text) == 1 and is_han(item.text) for item in run[-2:]) and run[-2].open


class Texts(Packs):
    """Makes clauses of words that stand in texts."""

    def _texted(self, place: int) -> int:
        """``description says X``, ``with X in the name``, ``don't mention X``."""
        item = self._items[place]
        if not item.has("tells", "holds_in_it", "with", "without"):
            return 0
        run = self._quoted(place + 1)
        before = self._text_before() if item.has("tells", "holds_in_it") else None
        behind = self._text_behind(place + 1 + len(run)) if before is None else 0
        named = before or (self._items[behind - 1] if behind else None)
        if not run or (named is None and not self._is_of_texts(item, run)):
            return 0
        if named is None and item.has("without"):  # that no text speaks of alcohol does not say that there is none
            what = "".join(one.text for one in run)
            raise Unclear(phrase(self._language, "absent").format(what=what), declined=True, sure=True)
        fields = ("description",) if named is None or "description" in named.of("names") else ()
        condition = self._in_texts(run, fields)
        lacking = item.has("without") != (self._negation() is not None)
        if before:
            self._pop(before)
        last = self._items[behind - 1] if behind else run[-1]
        self._add(self._said_in(condition, run, fields, last.end, negated=lacking))
        return behind - place if behind else 1 + len(run)

    def _quoted(self, place: int) -> list[Item]:
        """The words of a text: up to a pause, or to what says where they stand."""
        run: list[Item] = []
        for at, item in enumerate(self._items[place : place + _MOST], place):
            pause = bool(run) and (item.start - run[-1].end > 1 or item.text in forms("ends_quoted"))
            if pause or item.has(*_ENDS) or (run and self._text_behind(at)) or item.amount or self._is_joined(at):
                break
            run.append(item)
        while run and (run[-1].has("or", "and") or (run[-1].is_filler and not _ends_word(run))):
            run.pop()
        return run

    def _is_joined(self, at: int) -> bool:
        """Whether what is bound stands behind an "and" here: of 品名带A4、出货价低于5元 only A4 is quoted."""
        joins, field, bound = (*self._items[at : at + 3], None, None, None)[:3]
        bounded = bool(bound and (bound.of("before") or bound.amount))
        return bool(joins and joins.has("and") and field and names_field(field) and bounded)

    def _text_behind(self, place: int) -> int:
        """The place behind ``in the description`` where that begins here; 0 where it does not."""
        into = False
        for at in range(place, min(place + 4, len(self._items))):
            item = self._items[at]
            if set(item.of("names")) & set(_TEXTS):
                return at + 1 if into else 0
            if not item.is_filler:
                return 0
            into = into or item.text.casefold() in _INTO
        return 0

    def _text_before(self) -> Item | None:
        """The name of a text that stands right before, or before a "not"."""
        field = self._field_before(("not",))
        return field if field and set(field.of("names")) & set(_TEXTS) else None

    def _is_of_texts(self, item: Item, run: Sequence[Item]) -> bool:
        """Whether it is asked what a text mentions, or what stands in texts alone."""
        if not item.has("tells", "holds_in_it") or self._field_before(("not",)):
            return False
        if item.has("holds_in_it") and any(names_field(one) or self._is_linked(one) for one in run):
            return False
        return self._holds(self._in_texts(run, ("description",)))

    def _is_linked(self, item: Item) -> bool:
        return item.open and bool(item.values or item.parts or self._linker.value(item) or self._linker.nouns([item]))

    def _in_texts(self, run: Sequence[Item], fields: tuple[str, ...]) -> Condition:
        """Each of several with "or" between; words stand together where a hyphen joins them."""
        parts: list[list[str]] = [[]]
        before: Item | None = None
        for item in run:
            if item.has("or", "and"):
                parts.append([])
            elif parts[-1] and before and before.end == item.start and is_han(before.text + item.text):
                parts[-1][-1] += item.text
            elif parts[-1] or not item.is_filler:
                parts[-1].append("-".join(item.text.split()))
            before = item
        words = tuple(Words("-".join(part), fields) for part in parts if part)
        every = not any(item.has("or") for item in run)
        return words[0] if len(words) == 1 else AllOf(words) if every else AnyOf(words)

    def _said_in(
        self, condition: Condition, run: Sequence[Item], fields: tuple[str, ...], end: int, *, negated: bool
    ) -> Clause:
        said = ("" if all(is_han(item.text) for item in run) else " ").join(item.text for item in run)
        label = phrase(self._language, "in_texts" if fields else "named").format(word=said, words=said)
        clause = Clause(condition, label, "text", fields or ("title",), run[0].start, end)
        return clause.negated(self._language) if negated else clause

    def _property(self, place: int) -> int:
        """``waterproof products``, ``made of silk``: what no name and no column tells, and texts do."""
        item = self._items[place]
        of = "material" in (*item.of("names"), *item.of("asks")) and "material" not in self._holdings.of_concept
        if of and not item.fields and item.text.casefold().startswith("made"):
            at = self._skip(place + 1, ("filler",))
            told = self._items[at] if at < len(self._items) else None
            return at + 1 - place if told and look_of(told.key) == "material" and self._told(told, item.start) else 0
        if not (item.open and item.text.isascii() and _is_property(item.text)) or self._is_linked(item):
            return 0
        if self._negation() is not None:  # that a text does not say it does not prove that a thing is not so
            raise Unclear(phrase(self._language, "absent").format(what=f" {item.text}"), declined=True)
        return int(self._told(item, item.start))

    def _told(self, item: Item, start: int) -> bool:
        """Adds what names or descriptions say of a word; False where none does."""
        said = [words for words in (Words(item.text, ()), Words(item.text, ("description",))) if self._holds(words)]
        if said:
            label = phrase(self._language, "in_texts").format(word=item.text)
            condition = said[0] if len(said) == 1 else AnyOf(tuple(said))
            self._add_said(Clause(condition, label, "text", ("description",), start, item.end))
        return bool(said)

    def _made_in_text(self, place: int) -> int:
        """``made in Mexico``, ``Mexican``: where no column tells of origins, texts may say it so."""
        if "origin" in self._holdings.of_concept:
            return 0
        asked = "origin" in self._items[place].of("asks")
        at = self._skip(place + 1, ("filler",)) if asked else place
        item = self._items[at] if at < len(self._items) else None
        found = self._made_in(item) if item and item.open else ()
        if item is None or not found:
            return 0
        field = self._field_before()
        if field and "origin" in (*field.of("asks"), *field.of("names")):
            self._pop(field)
        clause = Clause(
            found[0] if len(found) == 1 else AnyOf(found),
            phrase(self._language, "in_texts").format(word=found[0].text.replace("-", " ")),
            "text", ("description",), item.start, item.end,
        )  # fmt: skip
        self._add_said(clause)
        return at + 1 - place

    def _made_in(self, item: Item) -> tuple[Words, ...]:
        country = next((one for one in countries() if item.key in one.said), None)
        forms = sorted(country.said - country.adjectives) if country else ()
        said = [Words("-".join(("made", "in", *form)), ("description",)) for form in forms if form[0].isascii()]
        return tuple(words for words in said if self._holds(words))
