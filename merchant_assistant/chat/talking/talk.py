"""What people say beside their questions: greetings, thanks, words that turn the talk. They stand in talk.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import Language, asked_in

_COURTESIES = ("help", "greet", "leave", "thank", "agree")  # who says several means the first of these
_BETWEEN = r"[\s,，.。!！~～;；:：、…)(\-–—^_]"  # what stands between them
_ENDS = r"[\s?？.。!！~～]*"


@dataclass(frozen=True, slots=True)
class Turned:
    """A question that goes back to goods, or mends the one before (``mends``).

    ``goods``: of what it is asked, '' for what was spoken of; ``asks``: the question, '' where only goods are named;
    ``wrong``: what was not meant; ``beside``: it is to be set beside something else.
    """

    goods: str
    asks: str
    mends: bool = False
    wrong: str = ""
    beside: bool = False


def courtesy(text: str) -> str:
    """The answer to a text that is nothing but courtesy; '' for every other."""
    plain = text.strip()
    for language in _languages(plain):
        words = said_in(language)
        if re.fullmatch(rf"(?:(?:{_any(words)}){_BETWEEN}*)+{_ENDS}", plain, re.IGNORECASE):
            for kind in _COURTESIES:
                if re.search(rf"(?<!\w)(?:{words[kind]})" if language == "en" else words[kind], plain, re.IGNORECASE):
                    return str(words["replies"][kind])
    return ""


def without_courtesy(text: str) -> str:
    """A question without greetings and thanks around it; the text itself where nothing would be left."""
    left = text
    for language in _languages(text):
        words = said_in(language)
        around = f"{words['greet']}|{words['thank']}|{words['agree']}"
        marks = rf"{_BETWEEN}*(?:[,，.。!！~～;；:：、…–—]|(?<=\s)-|-(?=\s))+{_BETWEEN}*"  # but "hi-vis vests"
        gap = rf"(?:{marks}|\s+{words['before']}|{_BETWEEN}*(?<=[好谢])(?=请问|有|我))"
        left = re.sub(rf"^\s*(?:(?:{around}){gap})+(?=\S)", "", left, flags=re.IGNORECASE)
        left = re.sub(rf"[\s,，.。!！;；]+{words['after']}{_ENDS}$", "", left, flags=re.IGNORECASE)
    return left if left.strip(" ?？.。!！") else text


def typed_out(text: str) -> str:
    """A question with the apostrophes that were not typed, and words of asking whose letters changed places."""
    words = said_in(asked_in(text))
    if "bare" not in words:
        return text
    swapped = _swapped(tuple(words["asked_with"]))
    text = re.sub(r"[A-Za-z]+", lambda found: swapped.get(found[0].casefold(), found[0]), text)
    return re.sub(words["bare"], r"\g<word>'s", text, flags=re.IGNORECASE)


@cache
def _swapped(words: tuple[str, ...]) -> Mapping[str, str]:
    """Each word with two letters that changed places: adn, mcuh; of the three letters of "how" none that is a word."""
    pairs = (
        (word[:at] + word[at + 1] + word[at] + word[at + 2 :], word) for word in words for at in range(len(word) - 1)
    )
    return {other: word for other, word in pairs if other not in (*words, "who")}


def left_aside(text: str) -> str:
    """A question without the goods that are put aside before it: 茶壶先不看了，100块以下的茶杯有哪些."""
    words = said_in(asked_in(text))
    return re.sub(words["leaves"], "", text.strip()) if "leaves" in words else text


def turned(text: str) -> Turned | None:
    """What a text that begins with "back to …" or "no, I meant …" asks; None for every other."""
    for language in _languages(text):
        words = said_in(language)
        if found := re.match(words["back"], text.strip(), re.IGNORECASE):
            return Turned(found["goods"].strip(), (found["asks"] or "").strip())
        if found := re.match(words["not_this"], text.strip(), re.IGNORECASE):
            beside = bool(found.groupdict().get("beside"))
            return Turned(found["right"].strip(), "", mends=True, wrong=(found["wrong"] or "").strip(), beside=beside)
        if found := re.match(words["meant"], text.strip(), re.IGNORECASE):
            told = found.groupdict()
            asks = (told["asks"] or told["also"] or told.get("instead") or "").strip()
            whole = re.search(words["asks"], asks, re.IGNORECASE) or asks.endswith("呢")
            wrong = told.get("not") or ""
            return Turned("", asks, mends=True) if whole else Turned(asks.rstrip(" ?？.。!！"), "", True, wrong)
    return None


def counted(goods: str, language: Language) -> str:
    """The question that makes some goods what is spoken of."""
    return str(said_in(language)["back_said"].format(goods=goods))


def instead(goods: str, language: Language) -> str:
    """The question before, asked of other goods."""
    words = said_in(language)
    bare = re.sub(words.get("only_those", "(?!)"), "", goods, flags=re.IGNORECASE)
    return str(words["meant_said"].format(asks=bare))


def listed(goods: str, language: Language) -> str:
    """The question for some goods."""
    return str(said_in(language)["back_list"].format(goods=goods))


def behind(text: str) -> str:
    """A question behind an answer, in words that say of what it is asked."""
    for pattern, said in _behind(asked_in(text)):
        text = pattern.sub(said, text)
    return text


@cache
def _behind(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    words = said_in(language)
    rules = ((rule.replace("<L>", words.get("lead", "")), said) for rule, said in words.get("behind", ()))
    return tuple((re.compile(rule, re.IGNORECASE), said) for rule, said in rules)


def number_of(said: str, words: Mapping[str, Any]) -> int:
    """The number that digits or a word say: "three", 两."""
    return int(said) if said.isdigit() else words["numbers"].index("二" if said in ("两", "俩") else said.casefold())


def keeps_subject(text: str) -> bool:
    """Whether a question speaks of what stood before it, and so leaves it standing where it cannot be answered."""
    return re.search(said_in(asked_in(text))["keeps"], text, re.IGNORECASE) is not None


@cache
def said_in(language: Language) -> Mapping[str, Any]:
    """The table of a language; in its patterns the signs stand for what they are short for."""
    table = tomllib.loads(resource("chat", "talk.toml").read_text(encoding="utf-8"))[language]
    signs = {
        "<O>": "|".join(table["ordinals"]),
        "<N>": "|".join(table["numbers"][2:]) + r"|\d{1,2}",
        "<V>": table["verbs"],
        "<L>": table.get("lead", ""),
        "<M>": table["measure"],
        "<D>": table["digits"],
    }
    return {key: _all_filled(said, signs) for key, said in table.items()}


def _all_filled(said: Any, signs: Mapping[str, str]) -> Any:
    """A pattern, or the patterns of a table; what else stands in one stays."""
    if isinstance(said, dict):
        return {key: _filled(one, signs) if isinstance(one, str) else one for key, one in said.items()}
    return _filled(said, signs) if isinstance(said, str) else said


def _filled(pattern: str, signs: Mapping[str, str]) -> str:
    for sign, means in signs.items():
        pattern = pattern.replace(sign, means)
    return pattern


def _any(words: Mapping[str, Any]) -> str:
    return "|".join(f"(?:{words[kind]})" for kind in _COURTESIES)


def _languages(text: str) -> tuple[Language, ...]:
    """The language of a text, and then the others: "ok 谢谢" is either."""
    first = asked_in(text)
    return (first, *(one for one in get_args(Language) if one != first))
