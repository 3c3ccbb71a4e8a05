"""Whatever a rule takes away from a question, it names; and it takes no name that the catalogue has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from merchant_assistant.chat.exact.columns import prices_said
from merchant_assistant.chat.exact.columns.keeping import table
from merchant_assistant.chat.exact.words.rewriting import Rule, rewritten
from merchant_assistant.chat.exact.words.spoken import TABLES, reworded, rules_of

_WORD = "aZ5红é"  # a class that any of these is in, by a range or a kind, is open
_KINDS = {
    signs.CATEGORY_DIGIT: r"\d", signs.CATEGORY_NOT_DIGIT: r"\D", signs.CATEGORY_SPACE: r"\s",
    signs.CATEGORY_NOT_SPACE: r"\S", signs.CATEGORY_WORD: r"\w", signs.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_REPEATS = (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT)
_PUT_BACK = re.compile(r"\\(\d)|\\g<(\w+)>")


@pytest.mark.parametrize("name", [*(f"{table}{end}" for table in TABLES for end in ("", ".en")), "spoken.de"])
def test_what_a_rule_leaves_open_it_puts_back(name: str) -> None:
    taken = {rule.pattern.pattern: parts for rule in rules_of(name) if (parts := taken_openly(*rule))}
    assert not taken


OF_PRICES = [
    ("tax", "inc"), ("tax", "ex"), ("whose", "recommended"), ("whose", "trade"), ("from_so_many",), ("for_each",),
    ("bought",), ("containers", "subject"), ("containers", "of_one"), ("containers", "works_out"),
    ("containers", "sold_whole"), ("containers", "counted"), ("containers", "chinese", "inside"),
    ("containers", "chinese", "needed"),
    ("containers", "chinese", "measured"), ("containers", "chinese", "with_goods"),
    *(("containers", "english", way, 0) for way in ("exactly", "price")),
    *(("containers", "english", way, at) for way in ("needed", "inside") for at in (0, 1)),
]  # fmt: skip


@pytest.mark.parametrize("names", OF_PRICES)
def test_what_says_which_price_is_meant_is_named_or_told(names: tuple[str | int, ...]) -> None:
    pattern = prices_said.told(*names)
    for sign in ("NUMBER", "SPELLED", "UNIT", "THE", "ONE", "WORDS", "LATIN", "HAN", "HOLDS", "COUNTS", "TAKES"):
        pattern = pattern.replace(f"<{sign}>", "cases")
    found = prices_said.compiled(pattern, LEAST="5", NO_PRICE="")
    in_groups = "".join(rf"\g<{group}>" for group in range(1, found.groups + 1))
    assert not taken_openly(found, in_groups)


@pytest.mark.parametrize("way", ["under", "over", "asks", "first", "last", "stale"])
def test_what_says_how_long_the_stock_lasts_is_named_or_told(way: str) -> None:
    entry = table()["cover"]
    patterns = entry[way] if isinstance(entry[way], list) else [entry[way]]
    for pattern in patterns:
        found = re.compile(pattern.replace("P", entry["period"], 1) if way in ("under", "over") else pattern)
        assert not taken_openly(found, "".join(rf"\g<{name}>" for name in found.groupindex))


@pytest.mark.parametrize("name", ["unsold", "unsold_zh", "sold_at_all", "sold_at_all_zh"])
def test_what_says_that_it_sold_is_named(name: str) -> None:
    assert not taken_openly(re.compile(table()["speaks"][name]), "")


@pytest.mark.parametrize(
    ("pattern", "says", "open_ones"),
    [
        (r"in the (\w+) line", r"\1", 0),
        (r"in the \w+ line", "", 1),
        (r"of the (?:two|\d) ", "", 1),
        (r"isn.t sold", "unsold", 0),
        (r"哪.个", "哪个", 1),
        (r"(?:a|b) .*$", "c", 1),
        (r"^论(.{1,3})，(?=.*\1)", "", 0),
        (r"(\d+)元以下不含\1元", r"低于\1元", 0),
        (r"\([^)]*\)", "", 1),
    ],
)
def test_open_parts_are_found(pattern: str, says: str, open_ones: int) -> None:
    assert len(taken_openly(re.compile(pattern), says)) == open_ones


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("最贵的是哪3款", "3"),
        ("100元以上（不含税）的有几款", "不含税"),
        ("100元以上（不含200元）的有几款", "200"),
        ("哪些最便宜，按金额（人民币）算", "人民币"),
        ("how many grams separate the oak desk and the desk lamp", "grams"),
        ("once we order the mug, how long until the blue one arrives", "blue"),
        ("add the mugs and bottles together, how many are blue", "blue"),
        ("over 5 kg but at most 10 kg", "over 5 kg and at most 10 kg"),
        ("over 50 but not exactly 70", "70"),
    ],
)
def test_what_restricts_stays(question: str, kept: str) -> None:
    assert kept in reworded(question)


def test_a_rule_takes_no_name_away() -> None:
    rule = Rule(re.compile("bargains"), "cheap products")
    assert rewritten("our bargains", rule) == "our cheap products"
    assert rewritten("our bargains", rule, lambda word: word == "bargains") == "our bargains"
    rule = Rule(re.compile("雅集"), "")
    assert rewritten("雅集的茶", rule, lambda word: word == "雅集") == "雅集的茶"


def taken_openly(pattern: re.Pattern[str], says: str) -> list[str]:
    """The parts of a pattern that match any word or any number and are not put back. A lone sign is no word."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    kept = {int(number or pattern.groupindex.get(name) or name) for number, name in _PUT_BACK.findall(says)}
    chinese = re.search("[\u4e00-\u9fff]", pattern.pattern) is not None
    return list(_open(tree, kept | set(_seen_again(tree)), once=not chinese))


def _open(tree: Any, kept: Collection[int], *, once: bool) -> Iterator[str]:
    """``once``: what stands here matches one sign only, and no Chinese one: an apostrophe, however it is written."""
    for sign, args in tree:
        if (sign is signs.ANY and not once) or sign is signs.NOT_LITERAL:
            yield "."
        elif sign is signs.IN and _is_open(args):
            yield "[…]"
        else:
            again = sign in _REPEATS and args[1] != 1
            for part in _within(sign, args, kept):
                yield from _open(part, kept, once=once and not again)


def _within(sign: Any, args: Any, kept: Collection[int]) -> Sequence[Any]:
    """What a part of a pattern is made of, where that is taken away."""
    if sign is signs.SUBPATTERN:
        return [] if args[0] in kept else [args[3]]
    if sign is signs.BRANCH:
        return list(args[1])
    if sign in _REPEATS:
        return [args[2]]
    if sign is signs.GROUPREF_EXISTS:
        return list(filter(None, args[1:]))
    return [args] if sign is signs.ATOMIC_GROUP else []


def _is_open(members: Any) -> bool:
    negated = any(sign is signs.NEGATE for sign, _ in members)
    named = {char for char in _WORD for sign, args in members if _has(sign, args, char)}
    if negated:
        return bool({*_WORD} - named)
    return bool(named) and any(sign in (signs.RANGE, signs.CATEGORY) for sign, _ in members)


def _has(sign: Any, args: Any, char: str) -> bool:
    if sign is signs.LITERAL:
        return bool(ord(char) == args)
    if sign is signs.RANGE:
        return bool(args[0] <= ord(char) <= args[1])
    return sign is signs.CATEGORY and re.match(_KINDS[args], char) is not None


def _seen_again(tree: Any) -> Iterator[int]:
    """The groups that a look ahead finds once more behind the match: they stay there."""
    for sign, args in tree:
        if sign is signs.ASSERT and args[0] == 1:
            yield from (number for inner, number in args[1] if inner is signs.GROUPREF)
