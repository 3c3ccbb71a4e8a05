"""What is asked of some among what was told: each reader is tried in turn. The words stand in talk.toml."""

from __future__ import annotations

from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.talking.each_of_told import of_each
from merchant_assistant.chat.talking.of_that_value import of_that_value
from merchant_assistant.chat.talking.one_by_name import of_named_one, the_one
from merchant_assistant.chat.talking.so_many_of_told import so_many
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.chat.talking.the_rest import left_over
from merchant_assistant.foundation.prose import asked_in


def of_told(asked: Asking, compute: Compute) -> Asking | str | None:
    """The question with what it means, or what is asked back; None for any other."""
    words = said_in(asked_in(asked.text))
    if "rest" not in words:
        return None
    return (
        of_each(asked, words)
        or left_over(asked, words, compute)
        or so_many(asked, words, compute)
        or of_that_value(asked, words, compute)
        or the_one(asked, words)
        or of_named_one(asked, words, compute)
    )
