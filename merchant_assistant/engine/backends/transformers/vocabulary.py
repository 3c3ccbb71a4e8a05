"""Text to tokens and back for a model that transformers runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from merchant_assistant.engine.backends.prompts import joined
from merchant_assistant.engine.backends.transformers.libraries import llguidance, tokenizers
from merchant_assistant.engine.template import Piece

# Marks that end an answer although a file may name only one of them (llama.cpp knows them by name too).
_END_NAMES = (
    "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "<|end|>", "<end_of_turn>",
    "<turn|>", "<|eot|>", "<EOT>", "</s>", "<|END_OF_TURN_TOKEN|>", "<｜end▁of▁sentence｜>",
)  # fmt: skip


class Vocabulary:
    """``tokenizer``: one of transformers' fast ones. ``ends``: tokens that the model's own settings name as an end."""

    def __init__(self, tokenizer: Any, ends: Iterable[int]) -> None:
        backend = tokenizer.backend_tokenizer
        backend.no_padding()
        backend.no_truncation()
        self._source: str = backend.to_str()
        self._marked = backend
        self._plain = _without_marks(self._source)
        self._special = frozenset(at for at, token in tokenizer.added_tokens_decoder.items() if token.special)
        self._begin: int | None = tokenizer.bos_token_id if _begins(tokenizer) else None
        self._written = {"bos": tokenizer.bos_token or "", "eos": tokenizer.eos_token or ""}
        self.size = max(backend.get_vocab(with_added_tokens=True).values()) + 1
        named = (backend.token_to_id(name) for name in (*_END_NAMES, tokenizer.eos_token or ""))
        self.ends = frozenset(at for at in (*ends, *named) if at is not None and at < self.size)

    def tokens(self, text: str, *, marks: bool) -> list[int]:
        """Tokens of ``text``. ``marks``: control marks in it are read as such, else they are plain characters."""
        whole = text.encode("utf-8", errors="ignore").decode("utf-8")  # half a surrogate pair is no text
        ids: list[int] = (self._marked if marks else self._plain).encode(whole, add_special_tokens=False).ids
        return ids

    def prompt(self, pieces: Sequence[Piece]) -> tuple[list[int], list[int]]:
        """Tokens of a rendered prompt, with the mark for the begin if the model has one, and where contents begin."""
        return joined(pieces, self.tokens, self._begin)

    def piece(self, token: int) -> bytes:
        """The bytes of one token (maybe part of a character); empty for control marks."""
        return b"" if token in self._special else self.guide.decode_bytes([token])

    def marks(self) -> dict[str, str]:
        """The marks for begin and end as a chat template writes them; empty where the model has none."""
        return self._written

    @cached_property
    def guide(self) -> llguidance.LLTokenizer:
        """The vocabulary as the schemas' library wants it: a second for a large one."""
        return llguidance.LLTokenizer(self._source, n_vocab=self.size, eos_token=sorted(self.ends) or None, slices=[])


def _without_marks(source: str) -> tokenizers.Tokenizer:
    """The same tokenizer, but it never takes a control mark for more than its characters.

    Files differ in which of their marks they call special; here all are but those made of white space.
    """
    described = json.loads(source)
    for token in described["added_tokens"]:
        token["special"] = bool(token["content"].strip())
    plain = tokenizers.Tokenizer.from_str(json.dumps(described))
    plain.encode_special_tokens = True
    return plain


def _begins(tokenizer: Any) -> bool:
    """Whether the model wants its mark for the begin before every text."""
    begin = tokenizer.bos_token_id
    return begin is not None and tokenizer.encode("a", add_special_tokens=True)[:1] == [begin]
