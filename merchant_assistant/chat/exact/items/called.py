"""What says that products are called something: their names, and the categories and tags that are of such goods."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Test, Words
from merchant_assistant.chat.exact.columns.heads import (
    Look,
    Rows,
    is_headed,
    is_sort_of_goods,
    names_several,
    only_heads,
)
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.words_of_values import ELEMENTS
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.valuing import Holds, Values
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms, nouns
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_TWO = 2  # characters of a word for two sorts of goods


class Called(Values):
    """Finds it. ``holds``: whether a condition holds of anything; ``look``: what a column has of its things."""

    def __init__(self, holdings: Holdings, language: Language, holds: Holds, rows: Rows, look: Look) -> None:
        super().__init__(holdings, language, holds)
        self._look = look
        self._rows = rows
        self._is_kind = False
        self._modifies = False

    @property
    def rows(self) -> Rows:
        """The products that a condition holds of."""
        return self._rows

    def _of_forms(self, found: Sequence[str]) -> tuple[list[Condition], str]:
        """What says that things are called one of these, and a title that is left out."""
        words: list[Condition] = []
        left_out = ""
        named = [form for form in found if self._holds(Words(form, ()))]
        for form in found:
            if named and form not in named and self._only_listed(form):
                continue  # 车厘子, where 樱桃李枣 is a category
            own, out = self._of_heads(form, self._headed(form, self._named_so(form)), alone=len(found) == 1)
            words += own
            left_out = left_out or out
        return words, left_out

    def _only_listed(self, form: str) -> bool:
        """Whether it is but one of several goods that a category is called by: 樱桃 of 樱桃李枣."""
        kept = [value for value in self._holdings.values_of("category") if form in value] if is_han(form) else []
        return bool(kept) and all(names_several(value) for value in kept)

    def _of_heads(self, text: str, words: list[Condition], *, alone: bool) -> tuple[list[Condition], str]:
        """An English noun without the titles in which it says what sort another thing is. Raises :class:`Unclear`."""
        single = " " not in text and words[:1] in ([Words(text)], [Words(text, ())])
        if not text.isascii() or not (single or words[:1] == [Words(text, ())]) or not self._holds(Words(text, ())):
            return words, ""
        heads = only_heads(text, self._holdings, self._rows)
        if heads.unsure and alone and not self._is_kind:
            told = phrase(self._language, "mostly_beside").format(word=text, title=heads.left_out)
            raise Unclear(told)
        if not heads.left_out or self._is_kind:
            return words, ""
        if words != [Words(text)]:
            return [heads.condition, *words[1:]], heads.left_out
        in_path = [Test(name, (value,)) for path, name, value in self._holdings.paths if set(key_of(text)) <= path]
        return [heads.condition, *in_path], heads.left_out

    def _headed(self, text: str, words: list[Condition]) -> list[Condition]:
        """One noun for goods by names, and by the categories and tags that are of such goods."""
        key = key_of(text)
        complete = not self._holdings.long & {"category", "tags"}
        if words != [Words(text)] or not complete or self._is_kind or not is_sort_of_goods(key):
            return words
        paths = [(name, value) for path, name, value in self._holdings.paths if set(key) <= path]
        if not self._holds(Words(text, ())) or all(is_headed(value, key) for _, value in paths):
            return words
        return [Words(text, ()), *(Test(name, (value,)) for name, value in paths if is_headed(value, key))]

    def _named_so(self, form: str) -> list[Condition]:
        """What says that products are called so: their titles, or one category or tag that has all the words."""
        if is_han(form) and len(form) == 1 and self._holds(Words(form, ())):
            return self._ending_on(form)
        form = " ".join(word for word in form.split() if word.casefold() != "and")
        if " " in form and self._holdings.long & {"category", "tags"} and self._holds(Words(form, ())):
            return [Words(form, ())]
        if is_han(form) or " " not in form or self._holdings.long & {"category", "tags"}:
            return [Words(form)] if self._holds(Words(form)) else []
        wanted = frozenset(key_of(form))
        found: list[Condition] = [Words(form, ())] if self._holds(Words(form, ())) else []
        for field in ("category", "tags"):
            values = tuple(
                dict.fromkeys(value for words, name, value in self._holdings.paths if name == field and wanted <= words)
            )
            found += [Test(field, values)] if values else []
        return found

    def _ending_on(self, form: str) -> list[Condition]:
        """What is called by one character, and kept under what ends on it: 灯 and 路灯, but of 杯壶 not every cup."""
        if "category" in self._holdings.long:
            return [Words(form)]
        kept = self._holdings.values_of("category")
        ends = tuple(
            value for value in kept if _is_sort_of(ELEMENTS.split(value)[-1], form) and not names_several(value)
        )
        if not ends:
            return [Words(form, ())]
        others = tuple(value for value in kept if value not in ends and _is_other(ELEMENTS.split(value)[-1], form))
        beside: list[Condition] = [Test("category", others)] if others else []
        tools = (Words(form + tail, ()) for tail in forms("tools") if form + tail not in forms("in_front"))
        beside += [words for words in tools if self._holds(words)]
        named = AllOf((Words(form, ()), *map(Not, beside))) if beside else Words(form, ())
        return [named, Test("category", ends)]

    def _halves(self, item: Item, text: str) -> Clause | None:
        """A Chinese word of two known nouns, which need not stand side by side in a title: 男士洗面奶."""
        for place in range(2, len(text) - 1) if is_han(text) else ():
            first, last = text[:place], text[place:]
            if key_of(first) in nouns() and key_of(last) in nouns() and key_of(text) not in nouns():
                apart = AllOf((Words(first, ()), Words(last)))
                label = phrase(self._language, "named").format(words=text)
                return Clause(AnyOf((Words(text), apart)), label, "noun", (), item.start, item.start + len(text))
        return None

    def _of_two(self, item: Item, first: Item, last: Item) -> Clause | None:
        """Both halves in the other language, side by side: women jackets."""
        pairs = (f"{one} {other}" for one in nouns().get(first.key, ()) for other in nouns().get(last.key, ()))
        for form in pairs:
            if found := self._named_so(form):
                label = phrase(self._language, "named").format(words=item.text)
                condition = found[0] if len(found) == 1 else AnyOf(tuple(found))
                return Clause(condition, label, "noun", (), item.start, item.end)
        return None


def _is_other(step: str, form: str) -> bool:
    """Whether a category is of goods that are called otherwise: where 绿茶 is kept, what stands in 茶盘 is no 茶."""
    if step in forms("in_front"):
        return False
    head = next((tail for at in range(len(step)) if is_sort_of_goods(key_of(tail := step[at:]))), "")
    english = {other for other in nouns().get(key_of(form), ()) if other.isascii()}
    return bool(head) and not english & set(nouns().get(key_of(head), ()))


def _is_sort_of(step: str, form: str) -> bool:
    """Whether a category is a sort of what one character says, not two things side by side: 茶杯, but of 杯壶 no 杯."""
    beside = len(step) == _TWO and key_of(step[0]) in nouns()
    return step.endswith(form) and (not beside or _says_too(step, form))


def _says_too(step: str, form: str) -> bool:
    """Whether the English of a word ends as that of its last character does: 花茶 is a flower tea."""
    heads = tuple(other for other in nouns().get(key_of(form), ()) if other.isascii())
    return any(other.endswith(heads) for other in nouns().get(key_of(step), ()) if other.isascii())
