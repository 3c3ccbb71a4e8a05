"""Who sells fabrics asks "which fabric sold most" of goods, where a shop of clothes means what they are made of."""

from __future__ import annotations

import re

from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.catalogue.model import ATTRIBUTE

_ASKED = re.compile(
    r"\b(?:which|what|how many)(?: [\w-]+){0,2} (?P<en>fabric)s?\b|哪(?:些|种|款|个|几种|几款)?(?P<zh>面料)",
    re.IGNORECASE,
)


def may_be_goods(text: str, inquiry: Inquiry) -> bool:
    """Whether a question was read of a column called otherwise, where its noun may be what is sold."""
    found = _ASKED.search(text)
    if found is None or not (inquiry.where or inquiry.order or inquiry.limit):
        return False
    noun = (found["en"] or found["zh"]).casefold()
    told = [
        name.removeprefix(ATTRIBUTE) for name in (inquiry.field, inquiry.group) if name and name.startswith(ATTRIBUTE)
    ]
    return any(
        re.search(r"composition|content|成分|成份", name, re.IGNORECASE) and noun not in name.casefold()
        for name in told
    )
