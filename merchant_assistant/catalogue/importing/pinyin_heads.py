"""Heads of columns that a stock-keeper's program writes by their sound: PinMing is 品名, GongYingShang is 供应商.

Only whole words of two characters or more that heads are made of, and what stands behind one: a syllable alone may be
anything.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from merchant_assistant.catalogue.importing.head_table import table

_SYLLABLE = "(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[aeiouüv]{1,3}(?:ng?|r)?"
_MAY_BE = re.compile(f"(?:{_SYLLABLE}[ _-]?){{2,12}}", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_BEHIND = {"jia": "价", "liang": "量", "shu": "数", "hao": "号", "qi": "期"}
_NO_LETTER = re.compile(r"[^a-zü]")
_TONES = {mark for mark in map(chr, range(0x300, 0x370)) if mark != "\u0308"}  # ü keeps its dots


@lru_cache(maxsize=4096)
def in_characters(head: str) -> str:
    """A head in Latin letters as it is written in Chinese; '' for one that is no such words."""
    if not head.isascii() or not _MAY_BE.fullmatch(head.strip()):
        return ""
    return _cut(_NO_LETTER.sub("", head.casefold().replace("v", "ü")))


def _cut(letters: str) -> str:
    """The fewest words that letters are the sound of, '' where they are none."""
    known = _by_sound()
    best: list[str | None] = [""] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(end):
            before, word = best[start], known.get(letters[start:end], _BEHIND.get(letters[start:end], "") * bool(start))
            if before is not None and word and (best[end] is None or len(before + word) < len(best[end] or "")):
                best[end] = before + word
    return best[-1] or ""


@cache
def _by_sound() -> Mapping[str, str]:
    """The words that Chinese heads are made of by how they are said; the first of several that sound alike."""
    sounds = _sounds()
    found: dict[str, str] = {}
    for forms in table()["words"].values():
        for form in forms:
            if _HAN.fullmatch(form) and all(character in sounds for character in form):
                found.setdefault("".join(sounds[character] for character in form), form)
    return found


@cache
def _sounds() -> Mapping[str, str]:
    """How each character is said first, without its tone: pypinyin's table, read without its converter."""
    spec = find_spec("pypinyin")
    folder = Path(spec.origin or "").parent if spec else Path()
    told: dict[str, str] = json.loads((folder / "pinyin_dict.json").read_text("utf-8"))
    return {chr(int(code)): _toneless(sounds.split(",")[0]) for code, sounds in told.items()}


def _toneless(sound: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", sound) if letter not in _TONES).replace(
        "u\u0308", "ü"
    )
