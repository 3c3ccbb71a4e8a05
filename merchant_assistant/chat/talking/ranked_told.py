"""Which of the things that were told is more of something, where the words only compare: 便宜的是哪款, 哪把评论多.

Chinese says "the cheap one" of two and of twenty alike: among what was told it is the cheapest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from merchant_assistant.catalogue.inquiry import Inquiry, Skus
from merchant_assistant.chat.exact.model import Chip, Reading
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in

if TYPE_CHECKING:
    from merchant_assistant.chat.answer import Asking, Compute
    from merchant_assistant.chat.exact.model import Reply

_BEST = ("lowest", "highest")
_SEVERAL = 2


def which_of_told(asked: Asking, compute: Compute) -> Asking | None:
    """The question with what it means; None for any other, and where it is read as it stands."""
    words = said_in(asked_in(asked.text)).get("ranked_told")
    if words and len(asked.spoken.rows) >= _SEVERAL and (found := re.match(words["nth"], asked.text)):
        return replace(
            asked, text=words["nth_said"].format(**found.groupdict()), reading=of_rows(asked, asked.spoken.rows)
        )
    found = re.match(words["which"], asked.text) if words and asked.reading else None
    if words is None or found is None or asked.reading is None or _is_computed(compute(asked.text, asked.reading)):
        return None
    told = found.groupdict()
    adj, field = told.get("adj") or told.get("last") or "", told.get("field") or told.get("of") or ""
    among = asked.reading
    if among.about and among.inquiry.operation not in _BEST:  # one of those that were told before it
        if len(asked.spoken.rows) < _SEVERAL:
            return None
        among = of_rows(asked, asked.spoken.rows)
    tried = _tried(words, field, adj, among, compute)
    return next((replace(asked, text=text, reading=among) for text, _ in tried), None)


def ranked(adj: str, among: Reading, words: Mapping[str, Any], compute: Compute) -> Reply | None:
    """The answer to which of some things is most so: 最便宜, 库存最多; of "the big one" by what is big in them."""
    table = words["ranked_told"]
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
        if reply is not None and _is_computed(reply):
            yield text, reply


def _is_computed(reply: Reply | None) -> bool:
    return reply is not None and reply.kind == "exact"


def of_rows(asked: Asking, rows: Sequence[str]) -> Reading:
    """A list of things that were told."""
    these = Skus(tuple(rows))
    things = asked.reading.inquiry.things if asked.reading else "products"
    chip = Chip("、".join(rows) if asked_in(asked.text) == "zh" else ", ".join(rows), these)
    return Reading(Inquiry("list", things, these), (chip,), wanted="things", language=asked_in(asked.text))
