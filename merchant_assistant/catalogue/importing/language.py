"""In which language the texts of a table are written: by script, then by the commonest words.

Languages in Latin letters are those of ``resources/formats/languages.toml``. Detectors for a hundred languages weigh
hundreds of megabytes or guess at short names; a table of products holds enough text for this.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from merchant_assistant.foundation.paths import resource

_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_HAN_WEIGHT = 3  # a Chinese character says about as much as three letters
_MOST = 20_000  # characters that are looked at
_FEW = 3  # hits below which Latin words decide nothing
_DIFFERENT = 2  # one word that stands everywhere is no language
_AHEAD = 1.3  # how far the best language must be ahead of the next

_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")


def language_of(texts: Iterable[str]) -> str | None:
    """The language (ISO 639-1) of most of the text; None where there is too little of it or none is ahead."""
    sample = " ".join(texts)[:_MOST]
    scripts = Counter(
        {
            "han": _HAN_WEIGHT * len(_HAN.findall(sample)),
            "kana": _HAN_WEIGHT * len(_KANA.findall(sample)),
            "ko": _HAN_WEIGHT * len(_HANGUL.findall(sample)),
            "cyrillic": len(_CYRILLIC.findall(sample)),
            "latin": len(_LATIN.findall(sample)),
        }
    )
    if 10 * scripts["kana"] > scripts["han"] and scripts["kana"] + scripts["han"] > scripts["latin"]:
        return "ja"
    script, many = scripts.most_common(1)[0]
    if not many:
        return None
    if script == "cyrillic":
        return "uk" if 25 * len(_UKRAINIAN.findall(sample)) > many else "ru"
    return {"han": "zh", "ko": "ko"}.get(script) or _latin(sample)


def _latin(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample.casefold()))
    hits = Counter({name: sum(words[word] for word in common) for name, common in _common().items()})
    (best, many), (_, next_best) = hits.most_common(2)
    different = sum(1 for word in _common()[best] if words[word])
    return best if many >= _FEW and different >= _DIFFERENT and many >= _AHEAD * next_best else None


@cache
def _common() -> Mapping[str, list[str]]:
    with resource("formats", "languages.toml").open("rb") as file:
        table: dict[str, list[str]] = tomllib.load(file)
    return table
