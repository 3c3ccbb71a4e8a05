"""Whole names of products in a question, whatever signs stand in them: "HL Touring Frame - Blue, 60"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from merchant_assistant.catalogue.inquiry import Row, Test
from merchant_assistant.chat.exact.columns.heads import Rows
from merchant_assistant.chat.exact.words.keys import tokens
from merchant_assistant.storage.words import folded

_INNER = re.compile(r"\w.*(?:[,;:\"'()\[\]&/–—|+]|\s-\s|\s\d).*\w")
_BEFORE_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d)")
_COMPARES = re.compile("[比和跟与]|还是")  # then a number may be all that is said of the other one
_LONGEST = 14  # words and signs of a name
_MOST = 400  # pieces of one question that are looked up


def titles_in(text: str, rows: Rows) -> dict[tuple[int, int], str]:
    """Where names of single products stand, with their SKUs; the longest where they overlap.

    Only names with a sign or a number behind a blank: others are told by their words. Two products of one name are
    none.
    """
    pieces = (
        {span: folded(_spaced(text[slice(*span)])) for span in _spans(text)} if _INNER.search(_spaced(text)) else {}
    )
    if not pieces:
        return {}
    spelt = tuple(dict.fromkeys(form for span in pieces for form in (text[slice(*span)], _spaced(text[slice(*span)]))))
    named: dict[str, list[Row]] = {}
    for row in rows(Test("title", spelt)):
        named.setdefault(folded(_spaced(row.title)), []).append(row)
    found: dict[tuple[int, int], str] = {}
    for span in sorted(pieces, key=lambda one: one[0] - one[1]):
        called = named.get(pieces[span], [])
        if len(called) == 1 and not any(span[0] < end and start < span[1] for start, end in found):
            found[span] = called[0].sku
    return found


def _spaced(text: str) -> str:
    """With a blank between a Chinese word and a number, as a title may have one: 配电箱12位."""
    return text if _COMPARES.search(text) else _BEFORE_NUMBER.sub(" ", text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Runs of words that may be such a name, with a sign that ends them."""
    words = tokens(text)
    spans = (
        (first.start, last.end + len(closing))
        for place, first in enumerate(words)
        for last in words[place + 1 : place + _LONGEST]
        for closing in dict.fromkeys(("", text[last.end : last.end + 1]))
        if not closing or closing in "\"')]”"
    )
    yield from islice((span for span in spans if _INNER.search(_spaced(text[slice(*span)]))), _MOST)
