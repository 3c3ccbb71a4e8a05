"""A second look at an answer before it is given: what the cells leave open is told, or nothing is answered.

That a cell is empty says nothing of the thing: jackets without a colour are neither black nor not black. So of every
condition on cells it is told how many things have none; where that is all of them, the data do not say it at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Finding, Inquiry, Not, Test, Words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.checking.dead_words import DeadWords
from merchant_assistant.chat.exact.columns.heads import is_sort_of_goods
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Reply
from merchant_assistant.chat.exact.days.kinds_of_days import kinds_of
from merchant_assistant.chat.exact.items.gaps import LOWEST
from merchant_assistant.chat.exact.items.replacing import about
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of, stem
from merchant_assistant.chat.exact.words.lexicon import cells_for, forms, nouns
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.synonyms import look_of, synonyms
from merchant_assistant.claims.lexis.vocabulary import is_word

Find = Callable[[Inquiry], Finding]
_SHOP = 20  # products of a shop that may sell one sort of goods only
_SOME = 0.2  # of all names that have a noun, where it may be meant of all
_NEARLY = 0.9  # of all products, where all may be meant
_STRAY = 0.1  # of all names that have a noun of another language
_TWO = 2
_READ = 60  # names that tell what language a catalogue is in
_MOSTLY = 0.7
_SOME_ENGLISH = 0.4  # of the words of English names; the others are what makers call their things
_NOT_LATIN = re.compile(r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af]")
_OF_ALL = frozenset({"count", "list", "share"})  # operations that say of every thing whether it is one of them


@dataclass(frozen=True, slots=True)
class Doubt:
    """Looks at one answer again. ``find``: asks the catalogue."""

    reading: Reading
    find: Find
    holdings: Holdings

    def of(self, reply: Reply) -> Reply:
        """The answer, with what the data leave open; declined where they leave all open."""
        doubts = (
            self._of_whole_shop, lambda: self._of_nearly_all(reply), self._of_other_tongue, self._of_name,
            lambda: self._of_use(reply), lambda: self._of_dead_words(reply),
        )  # fmt: skip
        if reply.kind == "exact" and (text := next(filter(None, (doubt() for doubt in doubts)), "")):
            return Reply("clarify", text, None, reply.query)
        if reply.kind == "exact" and reply.finding and reply.finding.passing:
            reply = replace(reply, text=reply.text + DeadWords(self.reading, self._count).remark())
        if reply.kind != "exact" or self.reading.inquiry.operation not in _OF_ALL or reply.finding is None:
            return reply
        passing = reply.finding.passing
        if text := (self._none_by_looks(passing) or self._none_of_other_tongue(passing) or self._none_of_sort(passing)):
            return Reply("declined", text, None, reply.query)
        told = ""
        for chip in self.reading.chips:
            silent = 0 if self._is_unsold(chip) else self._silent(chip)
            if silent and self._all_open(chip, silent, reply.finding.passing):
                return Reply("declined", self._say("cells_silent", chip, silent), None, reply.query)
            if isinstance(chip.condition, Not) and 2 * silent > reply.finding.passing:
                text = self._say("cells_mostly_silent", chip, silent).format(sure=reply.finding.passing - silent)
                return Reply("declined", text, None, reply.query)
            told += self._told(chip, silent)
        return replace(reply, text=reply.text + told)

    def _of_whole_shop(self) -> str:
        """What is asked back where a noun may mean everything: of a book shop without categories 40 % say "book"."""
        if {"category", "tags"} & set(self.holdings.fields):
            return ""
        for chip in self.reading.chips:
            noun = _noun_of(chip.condition)
            if noun and is_sort_of_goods(key_of(noun)):
                count, whole = self._count((chip.condition,)), self._count(())
                if whole >= _SHOP and _SOME * whole <= count < whole:
                    text = phrase(self.reading.language, "whole_shop")
                    return text.format(count=f"{count:,}", whole=f"{whole:,}", words=noun)
        return ""

    def _of_nearly_all(self, reply: Reply) -> str:
        """What is asked back where a noun leaves out the few that are not called so, and these make a difference."""
        base = self.reading.inquiry.base
        whole_of = (Chip(self.reading.of, base),) if base else ()
        for chip in (*self.reading.chips, *whole_of):
            noun = next(_words_of(chip.condition), "")
            if not noun or not (is_sort_of_goods(key_of(noun)) or key_of(noun) in nouns()):
                continue
            count, whole = self._count((chip.condition,)), self._count(())
            if whole >= _SHOP and _NEARLY * whole <= count < whole and self._differs_without(chip, reply):
                text = phrase(self.reading.language, "nearly_all")
                return text.format(count=f"{count:,}", whole=f"{whole:,}", words=noun)
        return ""

    def _differs_without(self, chip: Chip, reply: Reply) -> bool:
        """Whether the answer would be another one without a condition."""
        inquiry = self.reading.inquiry
        if inquiry.base is not None and inquiry.base == chip.condition:
            inquiry = replace(inquiry, base=None)
        others = tuple(one.condition for one in self.reading.chips if one is not chip)
        found = self.find(replace(inquiry, where=AllOf(others) if others else None))
        told = reply.finding
        return told is None or _said(found, inquiry) != _said(told, inquiry)

    def _of_other_tongue(self) -> str:
        """What is asked back where an English noun stands in a few names of many that are not written in Latin."""
        for chip in self.reading.chips:
            noun = next(_words_of(chip.condition), "")
            if not noun.isascii() or not is_sort_of_goods(key_of(noun)) or not all(map(str.isascii, _all_of(chip))):
                continue
            count, whole = self._count((chip.condition,)), self._count(())
            if 0 < count < _STRAY * whole and self._is_of_other_script():
                text = phrase(self.reading.language, "other_tongue")
                return text.format(count=f"{count:,}", whole=f"{whole:,}", words=noun)
        return ""

    def _of_name(self) -> str:
        """What is asked back where a column's name is what other products are called: the laptop's RAM, a RAM."""
        language = self.reading.language
        if any(isinstance(chip.condition, Words) for chip in self.reading.chips):
            return ""  # of a laptop it is the laptop's
        for field in (
            field for chip in self.reading.chips if _is_bounded(chip.condition) for field in tested(chip.condition)
        ):
            named = Words(field_label(field, language), ())
            beside = AllOf((named, Test(field, blank=True)))
            rows = self.find(Inquiry("list", where=beside, limit=1)).rows if field.startswith(ATTRIBUTE) else ()
            if rows and field_label(field, language).isupper():
                names = phrase(language, "or").join((field_label(field, language), rows[0].title))
                return phrase(language, "which_field").format(fields=names)
        return ""

    def _of_use(self, reply: Reply) -> str:
        """What is asked back where nothing is left by a word that says no more than for whom or where things are.

        Names need not say it: a floodlight is for outdoors whatever it is called.
        """
        inquiry = self.reading.inquiry
        if inquiry.operation not in _OF_ALL or reply.finding is None or reply.finding.passing:
            return ""
        chips = self.reading.chips if len(self.reading.chips) > 1 else ()
        uses = {*map(key_of, forms("audience")), *map(key_of, forms("use"))}
        for chip in chips:
            noun = _noun_of(chip.condition)
            others = tuple(one.condition for one in chips if one is not chip)
            if noun and key_of(noun) in uses and (count := self._count(others)):
                return phrase(self.reading.language, "none_by_use").format(words=noun, count=f"{count:,}")
        return ""

    def _of_dead_words(self, reply: Reply) -> str:
        """What is asked back where the answer rests on a word that nothing is called by."""
        if reply.finding is None:
            return ""
        return DeadWords(self.reading, self._count).asked_back(reply.finding.passing)

    def _none_of_sort(self, passing: int) -> str:
        """What is said where no name has a word for a whole sort of goods: shirts are menswear all the same."""
        sorts = set(map(key_of, forms("collective")))
        said = (noun for chip in self.reading.chips if not passing and (noun := _noun_of(chip.condition)))
        unheld = next((one for one in said if self._is_collective(one, sorts) and not self._count((Words(one),))), "")
        return phrase(self.reading.language, "unknown").format(words=unheld) if unheld else ""

    def _is_collective(self, noun: str, sorts: set[Key]) -> bool:
        """Whether a word is one for a whole sort of goods, as 家具 is."""
        return any(key_of(form) in sorts for form in (noun, *nouns().get(key_of(noun), ())))

    def _none_by_looks(self, passing: int) -> str:
        """What is said where no name has a colour or a material that no cell tells: a top may be blue all the same."""
        looks = [one for chip in self.reading.chips for one in [_noun_of(chip.condition)] if look_of(key_of(one))]
        if passing or not looks or len(self.reading.chips) < _TWO:
            return ""
        named = tuple(chip.condition for chip in self.reading.chips if _noun_of(chip.condition))
        if len(named) < len(self.reading.chips) and self._count(named):
            return ""
        return phrase(self.reading.language, "looks_unsaid").format(what=looks[0])

    def _none_of_other_tongue(self, passing: int) -> str:
        """What is said where nothing is called by a noun of a language that the names are not in: Hammer, Fäustel."""
        nouns = (noun for chip in self.reading.chips if not passing and (noun := _noun_of(chip.condition)))
        unheld = next((noun for noun in nouns if self._is_foreign(noun) and not self._count((Words(noun),))), "")
        return phrase(self.reading.language, "unknown").format(words=unheld) if unheld else ""

    def _is_foreign(self, noun: str) -> bool:
        """Whether names could not have a noun; of a known maker, or in translation, they would."""
        if key_of(noun) in cells_for("brands"):
            return False
        if noun.isascii():
            return self.reading.language == "en" and not self._is_in_english()
        key = key_of(noun)
        return is_han(noun[0]) and key not in nouns() and not synonyms(key) and not self._is_of_other_script()

    def _is_in_english(self) -> bool:
        """Whether most words of the names are in an English dictionary."""
        titles = [row.title for row in self.find(Inquiry("list", limit=_READ)).rows]
        words = [word for title in titles for word in title.casefold().split() if word.isalpha() and len(word) > _TWO]
        return sum(is_word(word) or is_word(stem(word)) for word in words) > _SOME_ENGLISH * len(words)

    def _is_of_other_script(self) -> bool:
        """Whether most names have letters that are not Latin."""
        titles = [row.title for row in self.find(Inquiry("list", limit=_READ)).rows]
        return sum(bool(_NOT_LATIN.search(title)) for title in titles) > _MOSTLY * len(titles)

    def _is_unsold(self, chip: Chip) -> bool:
        """Whether it is said that the last sale was not in some time, which it was not of what never sold either."""
        sold = kinds_of(self.holdings).get("sold", ())
        return isinstance(chip.condition, Not) and bool(sold) and {*about(chip.condition)} <= {*sold}

    def _all_open(self, chip: Chip, silent: int, passing: int) -> bool:
        """Whether none of the things that are spoken of has a cell that could say it."""
        if isinstance(chip.condition, Not):
            return passing == silent
        return not passing and silent == self._count(self._others(chip))

    def _told(self, chip: Chip, silent: int) -> str:
        if blank := self._blank_properties(chip.condition):
            empty = AnyOf(tuple(Test(name, blank=True) for name in blank))
            some = self._count((*self._others(chip), chip.condition, empty))
            return self._say("blank_is_no_no", chip, 0) if some else ""
        if not silent:
            return ""
        if isinstance(chip.condition, Not):
            return self._say("silent_in", chip, silent)
        return self._say("silent_beside", chip, silent) if self._is_mostly_empty(chip) else ""

    def _is_mostly_empty(self, chip: Chip) -> bool:
        """Whether most products have no cell that a condition speaks of; of a few without one nobody asks."""
        held = [self.holdings.fields[name].products for name in tested(chip.condition) if name in self.holdings.fields]
        whole = self.find(Inquiry("count", limit=0)).passing
        return bool(held) and 2 * max(held) < whole

    def _silent(self, chip: Chip) -> int:
        """How many of the things that the other conditions hold of have no cell that this one speaks of."""
        fields = tuple(dict.fromkeys(tested(chip.condition)))
        alone = len(self.reading.chips) == 1 and not isinstance(chip.condition, Not)
        if not fields or (alone and not _is_bounded(chip.condition)):
            return 0
        blank = tuple(Test(name, blank=True) for name in fields)
        besides = () if isinstance(chip.condition, Not) else (Not(chip.condition),)
        silent = self._count((*self._others(chip), *blank, *besides))
        return silent if not alone or 2 * silent > self._count(self._others(chip)) else 0

    def _others(self, chip: Chip) -> tuple[Condition, ...]:
        others = tuple(one.condition for one in self.reading.chips if one is not chip)
        return (*others, self.reading.inquiry.base) if self.reading.inquiry.base else others

    def _count(self, conditions: tuple[Condition, ...]) -> int:
        where = AllOf(conditions) if conditions else None
        return self.find(Inquiry("count", self.reading.inquiry.things, where, limit=0)).passing

    def _blank_properties(self, condition: Condition) -> tuple[str, ...]:
        """The attributes without a cell of which things were asked for, which may yet have them."""
        each = condition.conditions if isinstance(condition, AllOf | AnyOf) else (condition,)
        blank = [one for one in each if isinstance(one, Test) and one.blank is True]
        return tuple(one.field for one in blank if one.field.startswith(ATTRIBUTE))

    def _say(self, name: str, chip: Chip, silent: int) -> str:
        language, things = self.reading.language, self.reading.inquiry.things
        field = next(tested(chip.condition), "") or next(about(chip.condition), "")
        one = things.removesuffix("s") if silent == 1 and language == "en" else things
        filled = {"count": f"{silent:,}", "sure": "{sure}"}
        return phrase(language, name).format(
            **filled, things=phrase(language, one), field=field_label(field, language), what=chip.text
        )


def _said(finding: Finding, inquiry: Inquiry) -> object:
    """What an answer tells of a finding: the figures, and how many there are where that is asked."""
    if inquiry.limit:
        return [row.sku for row in finding.rows[: inquiry.limit]]
    figures = [(one.group, one.value, one.unit) for one in finding.figures]
    return figures, finding.passing if inquiry.operation in _OF_ALL else 0


def tested(condition: Condition) -> Iterator[str]:
    """The fields whose cells a condition speaks of; none of one that also goes by names."""
    match condition:
        case Test(field=field, blank=None, low=low) if low != LOWEST:
            yield field
        case Not(inner):
            yield from tested(inner)
        case AnyOf(inner):
            found = [tuple(tested(one)) for one in inner if not _is_fallback(one)]
            if all(found):
                yield from (name for names in found for name in names)
        case AllOf(inner):
            yield from (name for one in inner for name in tested(one))


def _is_bounded(condition: Condition) -> bool:
    """Whether this is a number between bounds: of what has none it cannot be said, were it ever so light."""
    if isinstance(condition, AnyOf):  # in pounds or in grams
        return all(map(_is_bounded, condition.conditions))
    return isinstance(condition, Test) and (condition.low is not None or condition.high is not None)


def _is_fallback(condition: Condition) -> bool:
    """Whether this is what the name says where no cell does."""
    return isinstance(condition, AllOf) and any(isinstance(one, Test) and one.blank for one in condition.conditions)


def _noun_of(condition: Condition) -> str:
    """The noun by which a condition goes, where it goes by names alone; the first of several forms."""
    either = condition.conditions if isinstance(condition, AnyOf) else (condition,)
    words = [one.text for one in either if isinstance(one, Words)]
    return words[0] if len(words) == len(either) else ""


def _words_of(condition: Condition) -> Iterator[str]:
    """The words of names by which a condition goes."""
    match condition:
        case Words(text=text):
            yield text
        case AllOf(inner) | AnyOf(inner):
            for one in inner:
                yield from _words_of(one)


def _all_of(chip: Chip) -> Iterator[str]:
    """Those words, and the values that will do as well."""
    yield from _words_of(chip.condition)
    inner = chip.condition.conditions if isinstance(chip.condition, AnyOf) else ()
    for one in inner:
        if isinstance(one, Test):
            yield from one.values
