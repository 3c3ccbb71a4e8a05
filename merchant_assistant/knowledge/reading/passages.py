"""Cutting a document into passages: what stands below one heading stays together, what is long is cut at sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from merchant_assistant.foundation.prose import sentences
from merchant_assistant.knowledge.reading.model import Block, Passage

ENOUGH = 110.0  # words after which a passage ends with the paragraph
MOST = 150.0  # words that it never has more of, where a sentence ends before
_HAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
_SPACES = re.compile(r"[^\S\n]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 2000  # characters of what has no end of a sentence
_HEADING = 200


def cut(blocks: Iterable[Block]) -> Iterator[Passage]:
    """The passages of a document, in order; empty blocks are left out."""
    whole = (block for block in map(_clean, blocks) if block.text)
    for _, group in groupby(whole, key=lambda block: (block.heading, block.entry, block.whole)):
        yield from _below(list(group))


def words(text: str) -> float:
    """How many words a text has; a Chinese word has about two characters."""
    han = len(_HAN.findall(text))
    return len(_HAN.sub(" ", text).split()) + han / 2


def _clean(block: Block) -> Block:
    """Without control characters and marks that turn the direction of writing: they only ever hide something."""
    lines = (_SPACES.sub(" ", line).strip() for line in _CONTROL.sub("", block.text).split("\n"))
    heading = " ".join(_CONTROL.sub("", block.heading).split())[:_HEADING]
    return Block("\n".join(filter(None, lines)), heading, block.page, block.entry, block.whole)


def _below(blocks: list[Block]) -> Iterator[Passage]:
    gathered: list[str] = []
    count, page = 0.0, blocks[0].page
    for block in blocks:
        for part in _parts(block.text):
            more = words(part)
            if gathered and (count + more > MOST or count >= ENOUGH):
                yield Passage("\n".join(gathered), block.heading, page, block.entry)
                gathered, count = [], 0.0
            page = page if gathered else block.page
            gathered.append(part)
            count += more
    if gathered:
        yield Passage("\n".join(gathered), blocks[0].heading, page, blocks[0].entry)


def _parts(text: str) -> Iterator[str]:
    """A paragraph, or pieces of it where it is too long for a passage."""
    if words(text) <= MOST:
        yield text
        return
    piece = ""
    for sentence in sentences(text):
        for bit in (sentence[at : at + _LONGEST] for at in range(0, len(sentence), _LONGEST)):
            if piece and words(piece) + words(bit) > ENOUGH:
                yield piece
                piece = ""
            piece = f"{piece} {bit}".strip()
    yield piece
