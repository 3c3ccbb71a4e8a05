"""What is asked of rows of an answer by pressing a button: the words of a question, so that it can be typed as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from merchant_assistant.chat.language import tongue
from merchant_assistant.foundation.prose import language_of

RowWish = Literal["alike", "cheaper", "compare"]


def question_of_rows(wish: RowWish, skus: Sequence[str], answer: str) -> str:
    """The question about the things with these SKUs, in the language of the answer that they stand below."""
    replies = tongue(language_of(answer) or "en").replies
    return replies[f"ask_{wish}"].format(first=skus[0], second=skus[-1])
