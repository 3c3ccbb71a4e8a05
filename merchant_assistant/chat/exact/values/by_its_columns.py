"""Words of a Chinese question that mean something by the columns held: 包邮 no freight, 每家 each who delivers.

They are written out before the question is read, so that a word is not passed over where no column is called by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import has_han

_FREE = re.compile(r"(?<![不满元块])(?:是)?(?:包邮|免邮|免运费)(?=的)")
_EACH = re.compile(r"[每各]家(?=的?(?:货值|库存|存货|平均|进价|售价)|各有|都有|(?:还)?有多少)")
_ALL_TOLD = r"(?:一共|总共)(?:是|有|要|收)?多少(?=[?？。]*$)"
_FREIGHT, _FIRM = "shipping", "source"


def by_its_columns(text: str, holdings: Holdings, is_held: Callable[[str], bool]) -> str:
    """The question with such words written out. ``is_held``: whether goods are called so. Raises :class:`Unclear`."""
    if not has_han(text):
        return text
    if any(one in holdings.units for one in holdings.of_concept.get(_FREIGHT, ())):
        text = _FREE.sub("运费等于0", text)
    if _EACH.search(text):
        if len(holdings.of_concept.get(_FIRM, ())) != 1:
            raise Unclear(phrase("zh", "not_computed"), sure=True)
        text = _EACH.sub("每家供货商", text)
    return _of_a_sort(_summed(text, holdings), holdings, is_held)


def _summed(text: str, holdings: Holdings) -> str:
    """What a column of numbers adds up to: 押金一共多少 asks for no list of them."""
    for field in holdings.units:
        head = field.removeprefix(ATTRIBUTE)
        if head != field and head in text:
            text = re.sub(re.escape(head) + _ALL_TOLD, f"{head}合计", text)
    return text


def _of_a_sort(text: str, holdings: Holdings, is_held: Callable[[str], bool]) -> str:
    """A value of the catalogue before the word for all its goods, which only together are called so by none."""
    for word in ("".join(key) for key in holdings.trade):
        for found in re.finditer(rf"[\u4e00-\u9fff]{{2,4}}{re.escape(word)}" if has_han(word) else "(?!)", text):
            said = found[0].removesuffix(word)
            value = next((said[at:] for at in range(len(said) - 1) if holdings.whole.get(key_of(said[at:]))), "")
            if value and not is_held(value + word):
                return text.replace(value + word, f"{value}的商品")
    return text
