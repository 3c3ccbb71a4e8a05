"""A value by the word for its column: "and the other tee in that size"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import concepts
from merchant_assistant.chat.talking.replies import is_exact


def of_that_value(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "And the other tee in that size": the size, by its name, that the question before was of."""
    found = re.search(words["that_of"], asked.text, re.IGNORECASE)
    if found is None or asked.reading is None:
        return None
    key = key_of(found["field"])
    named = [
        chip.condition.values[0]
        for chip in asked.reading.chips
        if isinstance(chip.condition, Test)
        and len(chip.condition.values) == 1
        and (key in keys_of_column(chip.condition.field) or _is_called(key, chip.condition.field))
    ]
    if len(named) != 1:
        return None
    text = f"{asked.text[: found.start()]}{words['that_said'].format(value=named[0])}{asked.text[found.end() :]}"
    return replace(asked, text=text) if is_exact(compute(text, asked.reading)) else None


def _is_called(key: tuple[str, ...], field: str) -> bool:
    """Whether a word and a column's head mean the same: "size" and "Shoe size"."""
    keys = keys_of_column(field)
    return any(
        key in one.names and (one.field == field or any(k in one.names for k in keys)) for one in concepts().values()
    )
