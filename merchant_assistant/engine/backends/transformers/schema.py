"""Output that keeps to a JSON Schema, by llguidance: the same schemas and the same documents as under llama.cpp."""

from __future__ import annotations

from merchant_assistant.engine.backends.transformers.libraries import llguidance, torch
from merchant_assistant.engine.grammar import SchemaError, grammar_of


class Guide:
    """Follows one document as it is written. Raises :class:`UserFault` ``bad_schema``."""

    def __init__(self, schema: str, tokenizer: llguidance.LLTokenizer) -> None:
        from llguidance.gbnf_to_lark import gbnf_to_lark  # noqa: PLC0415 - most requests have no schema

        grammar = gbnf_to_lark(grammar_of(schema))
        limits = llguidance.LLParserLimits(verbose_errors=False)  # they would quote the text
        self._matcher = llguidance.LLMatcher(tokenizer, grammar, log_level=0, limits=limits)
        self._size = tokenizer.vocab_size
        if self._matcher.is_error():
            raise SchemaError("llguidance does not take the grammar")

    @property
    def over(self) -> bool:
        """Whether the document is whole: nothing can follow."""
        return bool(self._matcher.is_stopped())

    def allows(self, token: int) -> bool:
        return bool(self._matcher.validate_tokens([token]) == 1)

    def filtered(self, logits: torch.Tensor) -> torch.Tensor:
        """``logits`` of all tokens, those that cannot follow at minus infinity."""
        allowed = torch.frombuffer(bytearray(self._matcher.compute_logit_bias()), dtype=torch.uint8)[: self._size] > 0
        return logits.masked_fill(~allowed.to(logits.device), float("-inf"))

    def accept(self, token: int) -> None:
        """``token`` was written."""
        if not self._matcher.consume_token(token):
            raise SchemaError("llguidance gave up on the text")
