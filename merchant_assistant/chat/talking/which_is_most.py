"""Which of the things that were told is more of something, where the words only compare: 便宜的是哪款, 哪把评论多.

Chinese says "the cheap one" of two and of twenty alike: among what was told it is the cheapest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from merchant_assistant.chat.talking.replies import is_exact
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.chat.talking.things_told import ENDS, of_rows
from merchant_assistant.foundation.prose import asked_in

if TYPE_CHECKING:
    from merchant_assistant.chat.answer import Asking, Compute
    from merchant_assistant.chat.exact.columns.model import Reading, Reply


def which_of_told(asked: Asking, compute: Compute) -> Asking | None:
    """The question with what it means; None for any other, and where it is read as it stands."""
    words = said_in(asked_in(asked.text)).get("which_is_most")
    if words and len(asked.spoken.rows) > 1 and (found := re.match(words["nth"], asked.text)):
        return replace(
            asked, text=words["nth_said"].format(**found.groupdict()), reading=of_rows(asked.spoken.rows, asked)
        )
    found = re.match(words["which"], asked.text) if words and asked.reading else None
    if words is None or found is None or asked.reading is None or is_exact(compute(asked.text, asked.reading)):
        return None
    told = found.groupdict()
    adj, field = told.get("adj") or told.get("last") or "", told.get("field") or told.get("of") or ""
    among = asked.reading
    if among.about and among.inquiry.operation not in ENDS:  # one of those that were told before it
        if len(asked.spoken.rows) <= 1:
            return None
        among = of_rows(asked.spoken.rows, asked)
    tried = _tried(words, field, adj, among, compute)
    return next((replace(asked, text=text, reading=among) for text, _ in tried), None)


def ranked(adj: str, among: Reading, words: Mapping[str, Any], compute: Compute) -> Reply | None:
    """The answer to which of some things is most so: 最便宜, 库存最多; of "the big one" by what is big in them."""
    table = words["which_is_most"]
    found = re.fullmatch(table["of_field"], adj)
    field, bare = (found["field"] or "", found["adj"]) if found else ("", adj)
    return next((reply for _, reply in _tried(table, field, bare, among, compute)), None)


def _tried(
    table: Mapping[str, Any], field: str, adj: str, among: Reading, compute: Compute
) -> Iterator[tuple[str, Reply]]:
    """Each wording that is computed, with its answer; size by the column that things of their kind are sized by."""
    most = adj if adj.startswith(table["most"]) else table["most"] + adj
    sized = table["sizes"] if not field and re.fullmatch(table["size"], most) else ()
    for name in (field, *sized):
        text = table["asks"].format(field=name, most=most)
        reply = compute(text, among)
        if is_exact(reply):
            yield text, reply
