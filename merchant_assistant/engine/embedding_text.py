"""What a text becomes before a model of vectors reads it: cleaned as its vocabulary wants it, with a word in front."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from merchant_assistant.engine.gguf import Header
from merchant_assistant.engine.model import TextKind

# What the vocabulary of sentencepiece (its rule "nmt_nfkc") does beyond Unicode's NFKC: these become spaces, other
# control characters nothing, and the wide tilde stays as it is, because Japanese and Chinese mean it.
_SPACES = "\t\n\f\r\u1680\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2581\ufeff\ufffd"
_CONTROLS = [*range(1, 0x20), 0x7F, 0x8F, 0x9F]
_CLEAN: dict[int, str | None] = {**dict.fromkeys(_CONTROLS), **dict.fromkeys(map(ord, _SPACES), " "), 0: None}
_WIDE_TILDE = "～"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a model wants its texts. ``query`` and ``passage`` stand in front of them; ``pieces``: see :meth:`of`."""

    query: str = ""
    passage: str = ""
    pieces: bool = False

    def of(self, text: str, kind: TextKind) -> str:
        """The text as the model reads it. A vocabulary of ``pieces`` knows no wide letters, ligatures and the like."""
        front = self.query if kind == "query" else self.passage
        return front + (normalised(text) if self.pieces else text)


def wording_of(header: Header) -> Wording:
    """How the model in that file wants its texts, as its makers say; as they are where the model is not known."""
    pieces = header.metadata.get("tokenizer.ggml.model") == "t5"
    if "e5" in header.name.lower().replace("-", " ").split():
        return Wording("query: ", "passage: ", pieces)
    if header.architecture == "qwen3":
        task = "Given a web search query, retrieve relevant passages that answer the query"
        return Wording(f"Instruct: {task}\nQuery:", "", pieces)
    return Wording(pieces=pieces)


def normalised(text: str) -> str:
    """``text`` with wide letters, ligatures, circled numbers and the like as plain ones, and no control characters."""
    clean = text.translate(_CLEAN)
    return _WIDE_TILDE.join(unicodedata.normalize("NFKC", part) for part in clean.split(_WIDE_TILDE))
