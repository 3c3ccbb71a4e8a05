"""How much of a text stands on the words of the data: the ledger judges figures and materials, this the rest.

A small model fills a thin record with chatter ("can be worn with any outfit"). Sentences made mostly of words that the
data do not have are such chatter.
"""

from __future__ import annotations

import re

from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.fact_words import fact_words
from merchant_assistant.listings.rules import same

# A sentence is grounded from this share on of its telling words (English) or characters (Chinese).
_ENOUGH_WORDS, _ENOUGH_CHARACTERS = 0.4, 0.5
_LONG_RUN, _WRONG = 6, 2  # characters copied in a row, and of them those that are not the data's
_STEM = 5  # letters that make the same word: "buttons", "buttoned"
_WORD = re.compile(r"[a-z]{3,}")
_TOKEN = re.compile(r"[a-z]+|[0-9]+(?:[.,/][0-9]+)*")
_SMALL = frozenset({"a", "an", "as", "at", "by", "if", "in", "is", "it", "of", "on", "or", "so", "to"})
# Words that any description needs, whatever it tells.
_PLAIN = frozenset(
    """the and for with from into onto over under than that this these those has have had are was were been being its
    it's their they them you your can may will would each all any some more most also both not but per about which when
    where while there here who what made make makes come comes coming available choose choice choices option options
    offer offers offered include includes including included feature features featuring use uses used using suit suits
    consist consists contain contains provide provides product products item items piece pieces set sets one two three
    four five six size sizes sized colour colours color colors coloured material materials weight weighs weighing
    measure measures measuring length width height depth long wide high deep thick thickness diameter dimension
    dimensions capacity hold holds pack packs packed packing package box boxes carton cartons quantity order orders
    minimum lead time days brand origin country certificate certificates certified""".split()  # noqa: SIM905 - a list of words is read as words
)
_HAN_RUN = re.compile("[\u3400-\u9fff]+")
_PLAIN_HAN = re.compile(
    "这款|这是|一款|采用|制成|制作|设计|材质|材料|颜色|可选|多色|双色|容量|尺寸|规格|重量|产地|品牌|型号|包装|装箱|"
    "每盒|每箱|每包|每套|每件|起订量|交货期|保修期|认证|适用|使用|可以|以及|具有|配有|带有|包括|共有|均为|"
    "[款带的和与式型色含配及为有是可由长宽高厚重约等各每只个件套盒箱包升克米寸片层]"
)
_AMOUNT = re.compile("[0-9.]+ ?[\u3400-\u9fff]")  # "1 升": the unit belongs to the figure


def is_grounded(text: str, known: str, enough: float = _ENOUGH_WORDS) -> bool:
    """Whether ``enough`` of ``text`` stands in ``known`` (the data's words). Text without telling words is grounded.

    Not where it makes a thing of a property: 有效锁水成分 of 有效锁水.
    """
    if any(found.group().casefold() not in known for found in fact_words().made_up.finditer(text)):
        return False
    if has_han(text):
        return _share_of_han(text, known) >= _ENOUGH_CHARACTERS
    telling = telling_words(text)
    stems = _stems(known)
    return not telling or sum(stem(word) in stems for word in telling) >= enough * len(telling)


def strange_words(text: str, known: str) -> list[str]:
    """The telling words of ``text`` that do not stand in ``known``; of a Chinese text its runs of characters."""
    stems = _stems(known)
    latin = [word for word in telling_words(text) if stem(word) not in stems]
    return latin + [run for run in han_runs(text) if _laid_out(run, known) < len(run)]


def telling_words(text: str) -> list[str]:
    """The words of an English text, small, without those that any description has."""
    return [word for word in _WORD.findall(text.casefold()) if word not in _PLAIN]


def says_nothing_new(text: str, before: str) -> bool:
    """Whether an English ``text`` only repeats words and figures of ``before``."""
    if has_han(text):
        return same(text) in same(before)
    telling = {stem(token) for token in _TOKEN.findall(text.casefold()) if token not in _SMALL | _PLAIN}
    return bool(telling) and telling <= {stem(token) for token in _TOKEN.findall(before.casefold())}


def is_pieced_together(word: str, known: str) -> bool:
    """Whether a word of a Chinese title cannot be laid out with pieces of two or more characters of ``known``."""
    return any(_laid_out(run, known) < len(run) for run in han_runs(word))


def is_miscopied(text: str, known: str) -> bool:
    """Whether a Chinese ``text`` is copied from ``known`` but for one or two characters: 滴润保湿 for 滋润保湿."""
    runs = (run for run in han_runs(text) if len(run) >= _LONG_RUN)
    return any(0 < len(run) - _laid_out(run, known) <= _WRONG for run in runs)


def _share_of_han(text: str, known: str) -> float:
    runs = han_runs(text)
    return sum(_laid_out(run, known) for run in runs) / (sum(map(len, runs)) or 1) if runs else 1.0


def han_runs(text: str) -> list[str]:
    """What is left of a Chinese text without figures and the words that any description has."""
    return _HAN_RUN.findall(_PLAIN_HAN.sub(" ", _AMOUNT.sub(" ", text)))


def _laid_out(run: str, known: str) -> int:
    """How many characters of ``run`` the pieces of ``known`` cover, each of at least two (or the whole run)."""
    if run in known:
        return len(run)
    covered = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        pieces = (covered[start] + end - start for start in range(end - 1) if run[start:end] in known)
        covered[end] = max(covered[end - 1], *pieces, 0)
    return covered[-1]


def _stems(known: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(known.casefold()))


def is_misspelt(text: str, known: str) -> bool:
    """Whether four Chinese characters of ``text`` stand in ``known`` but for one: 雪花精粹 for 雪域精粹."""
    if not has_han(text):
        return False
    own = {known[place : place + 4] for run in _HAN_RUN.finditer(known) for place in _places(run)}
    frames = {piece[0] + piece[2:] for piece in own} | {piece[:2] + piece[3] for piece in own}
    pieces = [text[place : place + 4] for run in _HAN_RUN.finditer(text) for place in _places(run)]
    return any(
        piece not in known and (piece[0] + piece[2:] in frames or piece[:2] + piece[3] in frames)
        for piece in pieces
        if not _PLAIN_HAN.search(piece)
    )


def _places(run: re.Match[str]) -> range:
    return range(run.start(), run.end() - 3)


def stem(word: str) -> str:
    """The letters by which forms of one word are the same."""
    return word[:_STEM] if word[0].isalpha() else word
