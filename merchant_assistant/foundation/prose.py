"""Running text: HTML taken off, sentences, language."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["en", "zh"]

_CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN = re.compile(f"[{_CJK}]")
# Greek, Cyrillic, Hebrew, Arabic, Indian, Thai, Japanese and Korean letters; one alone may be a sign (\u03a9).
_OTHER_SCRIPT = re.compile("[\u0370-\u052f\u0590-\u06ff\u0900-\u0e7f\u3041-\u30fa\uac00-\ud7a3]{2,}")
_CODE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z_-]*[0-9])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
# A sentence ends at its mark and white space (never inside "1.5"), at a full-width mark, or with its line.
_SENTENCE_END = re.compile(r"(?<=[.!?;])[\"'”’)]*\s+|(?<=[。！？；])[”’）]*\s*|\s*\n+\s*")
_ABBREVIATION = re.compile(
    r"\b(?:approx|rs|incl|excl|max|min|nos?|art|dia|diam|e\.g|i\.e|vs|ca|dim|qty|dr|mrs?)\.$", re.IGNORECASE
)
# What frames a question and is hardly ever part of a name.
_ASKS_ZH = re.compile("[呢吗么哪谁那这几比]|多少|什么|怎|请|[有是](?=[多几没哪什不])|的(?=[价库颜尺重材规])")
_ASKS_EN = re.compile(r"\b(?:what|which|how|who|does|do|did|is|are|has|have|can|show|list|compare)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_BREAKING = "p,div,br,li,ul,ol,tr,table,h1,h2,h3,h4,h5,h6,section,article,dt,dd,td,th,blockquote,hr"


def plain(text: str) -> str:
    """``text`` without HTML: blocks and list items on lines of their own, entities resolved, spaces folded."""
    if _TAG.search(text) or "&" in text:
        text = _without_html(text)
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_html(text: str) -> str:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - native, needed for few cells

    tree = LexborHTMLParser(text)
    for node in tree.css("script,style,template,iframe,object"):
        node.decompose()
    for node in tree.css(_BREAKING):
        node.insert_before("\n")
        node.insert_after("\n")
    return tree.body.text(deep=True) if tree.body else ""


def sentences(text: str) -> list[str]:
    """The sentences of plain ``text``, in order, with their marks; lines (bullets, paragraphs) always divide."""
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence in ``text``, counted in code points, white space left out."""
    spans, start = [], 0
    for mark in _SENTENCE_END.finditer(text):
        if "\n" not in mark.group() and _ABBREVIATION.search(text[start : mark.start()]):
            continue
        spans.append((start, mark.start() + len(mark.group().rstrip())))
        start = mark.end()
    spans.append((start, len(text)))
    return [_trimmed(text, a, b) for a, b in spans if text[a:b].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def language_of(text: str) -> Language | None:
    """``zh`` where Chinese characters carry the text, ``en`` where Latin words do, None where neither does.

    One Chinese character weighs about as much as half a Latin word: model names and units stand in Chinese texts too.
    Codes ("WB-750-BK") are of no language where anything else is said.
    """
    han, words = len(_HAN.findall(text)), len(_LATIN_WORD.findall(_CODE.sub(" ", text) if has_han(text) else text))
    if not han and not words:
        return None
    return "zh" if han > words else "en"


def asked_in(text: str) -> Language:
    """The language of a question, which may name things in another one: that of the words that ask."""
    chinese, english = len(_ASKS_ZH.findall(text)), len(_ASKS_EN.findall(text))
    if chinese != english:
        return "zh" if chinese > english else "en"
    return language_of(text) or "en"


def other_script(text: str) -> str | None:
    """The first word in letters that are neither Latin nor Chinese, None where there is none."""
    found = _OTHER_SCRIPT.search(text)
    return found.group() if found else None


def has_han(text: str) -> bool:
    return bool(_HAN.search(text))
