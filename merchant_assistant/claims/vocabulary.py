"""Is it an English word? A capitalised one that is not, is likely a name."""

from __future__ import annotations

from functools import cache

# Endings and beginnings that make new words of known ones: leakproof, handwash, ultralight.
_ENDINGS = (
    "proof", "less", "free", "able", "ible", "ness", "like", "wise", "friendly", "resistant", "ware", "wear", "top", "board",
    "holder", "light", "weight", "bag", "cloth", "wash", "grip", "lock", "pad", "guard", "rack", "rest", "back", "stand", "cover",
    "case", "line", "way", "work", "wood", "ground", "house", "pack", "set", "box", "side", "style", "tone", "ing", "ed", "er", "ers",
    "est", "ish", "ly", "ful", "y", "en", "s", "es", "ity", "ation", "ized", "ised", "izer", "iser", "ization", "isation", "wool",
    "stitch", "shade", "print", "knit", "fold", "hand", "head", "neck", "sleeve", "leg", "room", "time", "made", "fit",
)  # fmt: skip
_BEGINNINGS = (
    "un", "non", "anti", "multi", "over", "pre", "re", "super", "ultra", "semi", "micro", "mini", "mid", "out", "sub", "under",
    "hyper", "inter", "bi", "tri", "quad", "extra", "eco", "bio", "thermo", "hydro", "photo", "tele", "electro", "poly", "dis",
    "de", "co", "counter", "cross", "all", "double", "self", "water", "hand",
)  # fmt: skip
_SHORTEST_PART = 3


@cache
def is_word(word: str) -> bool:
    """Whether the lower-case ``word`` is in the dictionary, or made of one that is."""
    if not word.isascii() or not word.isalpha():
        return not word.isascii()
    known = _dictionary()
    if word in known or word in _BEGINNINGS or _american(word) in known:
        return True
    stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)]
    stems += [word[len(beginning) :] for beginning in _BEGINNINGS if word.startswith(beginning)]
    return any(len(part) >= _SHORTEST_PART and (part in known or part + "e" in known) for part in stems)


def _american(word: str) -> str:
    """colourful, fibre, metre as they are spelled in the dictionary."""
    return word.replace("our", "or").replace("bre", "ber").replace("tre", "ter").replace("ae", "e")


@cache
def _dictionary() -> frozenset[str]:
    from spellchecker import SpellChecker  # noqa: PLC0415 - 0.1 s and 20 MB, when the first text is checked

    checker = SpellChecker(language="en", distance=1)
    return frozenset(checker.word_frequency.dictionary)
