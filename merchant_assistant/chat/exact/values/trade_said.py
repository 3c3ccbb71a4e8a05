"""A question's word for all goods of the shop: where it means them, where it is part of another word, and how told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.columns.heads import is_sort_of_goods
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, containers, forms, senses
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_TWO = 2
_WHOSE = frozenset({"on_order", "source", "manufacturer", "brand", "category", "origin", "buyer", "location"})
_FORMS = frozenset("片粒颗块枝株饼串卷根张条丸")  # counters that are as well what goods are like


def of_the_trade(items: Sequence[Item], text: str, holdings: Holdings) -> list[Item]:
    """The items; a word for all goods before another noun says of what kind that is: a tool cabinet, 工具柜."""
    return [
        replace(item, senses=senses().get(item.key, frozenset()), values=())
        if holdings.trade.get(item.key) in ("all", "some") and _leads(item, items[at + 1 : at + 2], text)
        else item
        for at, item in enumerate(items)
    ]


def types_grouped(items: Sequence[Item], holdings: Holdings) -> list[Item]:
    """The items; "type" behind a word that groups is the category, where one is held: how many of each type."""
    if "category" not in holdings.of_concept:
        return list(items)
    return [
        replace(item, senses=frozenset({Sense("names", "category")}))
        if at and item.key in map(key_of, forms("types")) and item.is_filler and items[at - 1].has("group")
        else item
        for at, item in enumerate(items)
    ]


def columns_counted(items: Sequence[Item], holdings: Holdings) -> list[Item]:
    """The items; how many sorts of what a column is called are its values, no variants: 有几种规格 over 规格."""
    made = list(items)
    for at, item in enumerate(items):
        counted = next((form for form in forms("counts_sorts") if item.text.startswith(form)), "")
        fields = holdings.named.get(key_of(item.text.removeprefix(counted)), ()) if counted else ()
        if item.has("variants") and fields and at and items[at - 1].has("count"):
            made[at] = replace(item, senses=frozenset(), fields=fields)
    return made


def amounts_coming(items: Sequence[Item]) -> list[Item]:
    """The items; where it is asked how many pieces are on their way, these words name the column that says so."""
    if _is_most_coming(items):
        named = frozenset({Sense("names", "on_order")})
        return [replace(item, senses=named) if item.has("coming") else item for item in items]
    left = Sense("asks", "stock")
    counted = any(item.has("count", "sum") or left in item.senses for item in items)
    pieces = any(item.has("pieces", "sum") and item.text not in forms("counts_sorts") for item in items)
    pieces = pieces or any(left in item.senses and item.text.casefold().startswith("how many ") for item in items)
    pieces = pieces or _column_coming(items)
    if not (counted and pieces) or any(item.has("which") for item in items) or _is_there_and_coming(items):
        return list(items)
    coming, count = frozenset({Sense("asks", "on_order")}), frozenset({Sense("words", "count")})
    if not any(item.has("coming") for item in items):
        return list(items)
    return [
        replace(item, senses=coming)
        if item.has("coming")
        else replace(item, senses=count)
        if left in item.senses
        else item
        for item in items
    ]


def _is_most_coming(items: Sequence[Item]) -> bool:
    """Whether of what is on its way there is most: "what has the most on order", 路上哪样最多; no goods are counted."""
    ends = [at for at, item in enumerate(items) if item.has("most", "least") and not item.has("common")]
    if len(ends) != 1 or not any(item.has("coming") for item in items):
        return False
    beside = items[max(ends[0] - 1, 0) : ends[0] + 2]
    others = any(item.fields or {*item.of("names")} - _WHOSE or item.of("high") or item.of("low") for item in items)
    return not others and not any(item.has("products", "count") for item in beside)


def _is_there_and_coming(items: Sequence[Item]) -> bool:
    """Whether it is said of goods that they are there, or none is, beside what is on its way: 有货在途的几款."""
    states = [item for item in items if item.has("in_stock", "out_of_stock")]
    return bool(states) and not any(item.text == "在途" and item.start > states[-1].end + _TWO for item in items)


def _column_coming(items: Sequence[Item]) -> bool:
    """Whether 在途 is called as a column, with how much beside it: 在途多少; not 在途的有几款."""
    at = next((at for at, item in enumerate(items) if item.text == "在途"), None)
    if at is None or any(item.text == "的" or item.has("products", "pieces") for item in items[at + 1 : at + 2]):
        return False
    counts = [item for item in items if item.has("count", "sum")]
    return not any(item.has("products") or any(map(item.text.__contains__, "几款种样个")) for item in counts)


def refuse_form_said(items: Sequence[Item], language: Language) -> None:
    """Raises :class:`Unclear` for a counter that a question begins with, which says what goods are: 片有几种."""
    if items and items[0].has("pieces") and items[0].text in _FORMS and any(item.has("count") for item in items[1:]):
        said = "".join(item.text for item in items[: 1 + (len(items) > 1 and items[1].text in _FORMS)])
        raise Unclear(phrase(language, "all_or_called").format(word=said), sure=True)


def refuse_sold(items: Sequence[Item], holdings: Holdings, language: Language) -> None:
    """Raises :class:`Unclear` for how many pieces were sold, where no column says so: these are not those in stock."""
    sold = any(item.text.casefold() in forms("sold") or "sales figures" in item.of("unknowable") for item in items)
    counted = any(item.has("count") for item in items)
    pieces = any(_is_of_pieces(item, holdings) for item in items)
    if sold and counted and pieces and "sales" not in holdings.of_concept:
        what = phrase(language, "sales_figures")
        raise Unclear(phrase(language, "not_in_data").format(what=what), declined=True, sure=True)


def _is_of_pieces(item: Item, holdings: Holdings) -> bool:
    """A word for pieces, or for what they come in; of the goods it is said that they are counted so."""
    said = item.text.isascii() and (item.has("pieces") or " ".join(item.key) in containers())  # 块 is money as well
    return said or holdings.trade.get(item.key) == "counted"


def read_as_all(items: Sequence[Item], holdings: Holdings, language: Language) -> list[tuple[str, str]]:
    """The words that were taken for all goods of the shop, each with what it was taken for."""
    known = phrase(language, "all_goods")
    return list(dict.fromkeys((item.text, known) for item in items if _is_of_all(item, holdings)))


def refuse_unsure_trade(items: Sequence[Item], holdings: Holdings, language: Language) -> None:
    """Raises :class:`Unclear` for a word that may mean all goods, or only those few that are called so.

    Beside another noun it is part of a name (a tool cabinet); beside a value, "Stanley tools", it is in doubt as ever.
    """
    for at, item in enumerate(items):
        beside = [one for one in items[max(at - 1, 0) : at + 2] if one is not item and one.open and not one.values]
        if item.open and not item.values and not beside and holdings.trade.get(item.key) == "maybe":
            raise Unclear(phrase(language, "all_or_called").format(word=item.text))


def _is_of_all(item: Item, holdings: Holdings) -> bool:
    return item.has("products") and holdings.trade.get(item.key) == "all"


def _leads(item: Item, after: Sequence[Item], text: str) -> bool:
    """Whether a noun stands right behind it: a common one, or in Chinese any that is no value of a column."""
    if not after or not after[0].open or after[0].values or text[item.end : after[0].start].strip():
        return False
    return after[0].start == item.end if is_han(after[0].text) else is_sort_of_goods(after[0].key)
