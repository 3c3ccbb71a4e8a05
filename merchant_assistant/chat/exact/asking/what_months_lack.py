"""What columns of months do not say: prices and stocks of a month, how many sorts were sold, which group sold best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.chat.exact.days.months import Months, month_names
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language, has_han

_OF_TODAY = re.compile("(?<![卖了售额])(?:多少钱|什么价|几块钱)|价格|单价|零售价|批发价|进价|库存|还剩")
_SORTS_SOLD = re.compile("(?:卖|销售|走)(?:出去了|出了|掉了|了|出|过)(?:多少|几)个?[款种样]")
_SOLD = re.compile("[卖销]")
_BEST_GROUP = re.compile(  # which is another than the group of the best product
    "(?:卖得?|销量|销售)最[好多高差少低旺]的?(?:是?哪[一个家种]*)?的?"
    "(?:品牌|牌子|供应商|供货商|厂家|厂商|分类|类别|类目|品类|大类|产地|仓库)(?:是?(?:哪[一个家种]*|什么|谁))?"
)


def refuse_what_months_lack(text: str, language: Language, held: Sequence[Months]) -> None:
    """Raises :class:`Unclear` for a question that columns of months do not answer."""
    if not held or not has_han(text):
        return
    month, of_money = bool(month_names(text)), any(one.what == "turnover" for one in held)
    of_today = month and not of_money and not _SOLD.search(text) and _OF_TODAY.search(text)
    if of_today or _BEST_GROUP.search(text) or (month and _SORTS_SOLD.search(text)):
        raise Unclear(phrase(language, "not_computed"), declined=True, sure=True)
