"""How text is cut into words for searching: the same for what is stored and for what is asked."""

from __future__ import annotations

import re
import unicodedata

_TAG = re.compile(r"<[^<>]{0,2000}>")
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d{1,7});")
# Characters that are words by themselves (Chinese, Japanese); SQLite would take a whole sentence for one word.
_CHARACTER = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")


def searchable(text: str | None) -> str:
    """Text without markup, in compatible characters (full-width letters become plain), CJK characters set apart."""
    if not text:
        return ""
    plain = _ENTITY.sub(" ", _TAG.sub(" ", text)) if "<" in text or "&" in text else text
    if plain.isascii():
        return plain
    return _CHARACTER.sub(r" \1 ", unicodedata.normalize("NFKC", plain))


def match_expression(query: str) -> str:
    """FTS5 expression for what a person is typing: every word must begin a word; '' where nothing can be looked for."""
    terms = (re.findall(r"\w+", searchable(term)) for term in query.split())
    return " AND ".join(f'"{" ".join(words)}" *' for words in terms if words)


def code_expression(query: str) -> str:
    """Trigram expression for a part of a code such as an SKU; '' where the query is too short or has blanks."""
    code = query.strip()
    if len(code) < 3 or any(char.isspace() for char in code):
        return ""
    return '"{}"'.format(code.replace('"', '""'))
