"""How text is cut into words for searching: the same for what is stored and for what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from merchant_assistant.storage.chinese import simplified

_TAG = re.compile(r"<[^<>]{0,2000}>")
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d{1,7});")
_ACCENT = re.compile("[\u0300-\u036f]+")
_AT_ONCE = 1000
_PUNCTUATION = re.compile(r"[\W_]+")
# Characters that are words by themselves (Chinese, Japanese); SQLite would take a whole sentence for one word.
_CHARACTER = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")

# Letters that are no letter with an accent, as they are written where a keyboard lacks them.
_LETTERS = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ħ": "h", "Ħ": "H", "ı": "i",
}  # fmt: skip
_LETTER = re.compile("[{}]".format("".join(_LETTERS)))


def searchable(text: str | None) -> str:
    """Text without markup, in compatible characters (full-width letters become plain), CJK characters set apart."""
    if not text:
        return ""
    plain = _ENTITY.sub(" ", _TAG.sub(" ", text)) if "<" in text or "&" in text else text
    if plain.isascii():
        return plain
    return _CHARACTER.sub(r" \1 ", unicodedata.normalize("NFKC", plain))


def indexed(text: str) -> str:
    """The same for the catalogue's index: traditional characters stand as simplified ones, ``ß`` as ``ss``."""
    if text.isascii():
        return searchable(text) if "<" in text or "&" in text else text
    return simplified(_spelt(searchable(text)))


def folded(text: str) -> str:
    """Text in which spellings that mean the same are the same: small letters, no accents, simplified Chinese."""
    small = text.casefold()
    if small.isascii():
        return small
    apart = _ACCENT.sub("", unicodedata.normalize("NFKD", small))
    return simplified(unicodedata.normalize("NFC", _spelt(apart)))


def all_folded(texts: Sequence[str]) -> list[str]:
    """Each text :func:`folded`; a column of a million codes many at a time, as most are plain letters and digits."""
    parts = (_together(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE))
    return [text for part in parts for text in part]


def _together(texts: Sequence[str]) -> list[str]:
    joined = "\0".join(texts)
    small = joined.casefold().split("\0") if joined.isascii() else []
    return small if len(small) == len(texts) else [folded(text) for text in texts]


def _spelt(text: str) -> str:
    return _LETTER.sub(lambda found: _LETTERS[found[0]], text)


def squeezed(code: str) -> str:
    """Letters and digits of a code, as they are compared: ``TM-500`` and ``tm 500`` are ``tm500``."""
    return code.lower() if code.isascii() and code.isalnum() else _PUNCTUATION.sub("", folded(code))


def words_of(term: str) -> list[str]:
    """The words that SQLite would cut a term of a query into."""
    return re.findall(r"\w+", indexed(term).replace("_", " "))


def beginning(words: list[str]) -> str:
    """FTS5 expression: these words stand one after the other, the last one begun; a plural finds the singular too."""
    phrase = '"{}" *'.format(" ".join(words))
    single = _singular(words[-1]) if len(words) == 1 else ""
    return f'({phrase} OR "{single}")' if single else f"({phrase})"


def _singular(word: str) -> str:
    """The singular of an English-looking plural, '' where the word does not look like one."""
    small = word.lower()
    if not small.isascii() or len(small) < 4 or not small.endswith("s") or small.endswith(("ss", "us", "is")):
        return ""
    if small.endswith("ies"):
        return small[:-3] + "y"
    return small[:-2] if small.endswith(("xes", "ches", "shes", "sses", "zes")) else small[:-1]


def match_expression(query: str) -> str:
    """FTS5 expression for what a person is typing: every word must begin a word; '' where nothing can be looked for."""
    terms = (re.findall(r"\w+", searchable(term)) for term in query.split())
    return " AND ".join(f'"{" ".join(words)}" *' for words in terms if words)
