"""Copy repaired without the model: what cannot be proven is cut; where too little is left, facts stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from merchant_assistant.claims.model import Claim, Part
from merchant_assistant.claims.polarity.negation import drops_denial
from merchant_assistant.foundation.prose import has_han, language_of, sentence_spans
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.copywriting_parts import name_alone
from merchant_assistant.listings.cutting import with_verb
from merchant_assistant.listings.fact_words import is_in
from merchant_assistant.listings.facts import speaking
from merchant_assistant.listings.grounding import is_grounded, is_misspelt, says_nothing_new
from merchant_assistant.listings.leaks import tells_of_another
from merchant_assistant.listings.mending import Known
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.platforms import wordings
from merchant_assistant.listings.rules import same, wording
from merchant_assistant.listings.rules.pieces import Piece, name_of
from merchant_assistant.listings.titles import title_of_facts

_TRIMMED = frozenset({"too_long", "forbidden_character"})
_HEADLINES = 5  # aimed at
_MARK_OF_SUBJECT = ":\uff1a"
_HAN_RUN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
_SMALL_WORD = re.compile("(?<![A-Za-z])[a-z]{4,}(?![A-Za-z])")  # in a Chinese text: left untranslated
_LOOSE = " ,;:-–|/"
_FULL_STOPS = ".\u3002"
_END_MARKS = ".!?…\u3002\uff01\uff1f"
_SEMICOLONS = ";\uff1b"
_TOLD = frozenset({"attribute", "choices", "weight", "origin"})
# Where an English sentence, or a Chinese one, goes on to a further point.
_JOINT = re.compile(r",? (?:with|and|which|that|featuring|including|available|in) |, |\uff0c|\uff1b")


def mend_copy(written: Listing, found: Findings, known: Known) -> Listing:
    """What the model wrote without what is false, unproven, refused or empty. ``found``: about ``written`` alone."""
    mender = _Mender(found, known)
    bullets = tuple(mender.headlines(written.bullets)) if known.platform.kind == "ad" else written.bullets
    return Listing(mender.subject(written.title), bullets, mender.text(written.description))


class _Mender:
    """One piece of copy and what is known for its repair."""

    def __init__(self, found: Findings, known: Known) -> None:
        self._found = found
        self._facts = speaking(known.facts, known.language)
        self._platform = known.platform
        self._language = known.language
        self._style = known.style
        self._others = known.others
        self._known = "\n".join(map(str, known.facts)).casefold()
        self._comparable = is_in("\n".join(fact.value for fact in known.facts), known.language)

    def subject(self, subject: str) -> str:
        """The subject, or brand and name where it is wrong; what it begins with (``Offer:``) stays."""
        if not subject:
            return subject
        limits = self._platform.title
        wrong = any(claim.part == "title" for claim in self._found.doubtful) or any(
            fault.part == "title" and fault.code not in _TRIMMED for fault in self._found.violations
        )
        foreign = self._language == "en" and has_han(subject)
        if foreign and (left := " ".join(_HAN_RUN.sub(" ", subject).split()).rstrip(_LOOSE)):
            return limits.cut(left)
        if not wrong:
            return limits.cut(subject)
        named = title_of_facts(self._facts, limits)
        head = next((subject[: subject.index(mark) + 1] for mark in _MARK_OF_SUBJECT if mark in subject[:8]), "")
        gap = "" if has_han(head) or not head else " "
        return limits.cut(head + gap + named) if named else limits.cut(subject)

    def headlines(self, lines: Sequence[str]) -> list[str]:
        """What the product is called, then those that are true and fit, then facts; each thing once."""
        doubted = {claim.index for claim in self._found.doubtful if claim.part == "bullets"}
        sound = [line for place, line in enumerate(lines) if place not in doubted and self._is_headline(line)]
        kept: list[str] = []
        for line in (*self._name_as_headline(), *sound, *self._from_facts()):
            if len(kept) >= max(_HEADLINES, len(sound)):
                break
            if not any(_alike(line, other) for other in kept) and not says_nothing_new(line, " ".join(kept[1:])):
                kept.append(line)
        return kept

    def text(self, text: str) -> str:
        """Its good sentences as far as they fit; where none is left, what the product is called and what is known."""
        kept: list[str] = []
        gap = "" if self._language == "zh" else " "
        sound = list(self._sound_sentences(text))
        for sentence in sound:
            if self._fits(gap.join([*kept, sentence])) and not (kept and says_nothing_new(sentence, " ".join(kept))):
                kept.append(sentence)
        if not kept and sound:
            kept = [self._shortened(sound[0])]
        return gap.join(filter(None, kept)) or self._named()

    def _fits(self, text: str) -> bool:
        """What is not shown everywhere is left out where no long text was asked for."""
        limits = self._platform.description
        most = limits.shown if limits.shown and self._style.length != "long" else limits.max
        return limits.size(text) <= most

    def _shortened(self, sentence: str) -> str:
        """Its beginning up to where a further point is added, the longest that fits; empty where none does."""
        for joint in reversed(list(_JOINT.finditer(sentence))):
            head = sentence[: joint.start()] + ("\u3002" if self._language == "zh" else ".")
            if self._fits(head):
                return head
        return ""

    def _sound_sentences(self, text: str) -> Iterator[str]:
        doubtful = [claim for claim in self._found.doubtful if claim.part == "description"]
        told: set[str] = set()
        for start, stop in _whole_spans(text):
            sentence = with_verb(text[start:stop])
            whole = sentence[-1:] in _END_MARKS
            if not whole or same(sentence) in told or any(_holds(claim, start, stop) for claim in doubtful):
                continue
            if self._allowed(sentence, "description"):
                told.add(same(sentence))
                yield sentence

    def _is_headline(self, line: str) -> bool:
        """Whether it fits, is allowed and says something: a lone word only where it is a value of the data."""
        tells = (
            has_han(line)
            or " " in line
            or any(same(line) == same(fact.value) for fact in self._facts if not fact.is_name)
        )
        return tells and self._platform.bullet.fits(line) and self._allowed(line, "bullets")

    def _name_as_headline(self) -> list[str]:
        """The fullest name that fits, with the brand and what follows the name, or without."""
        name = next((fact.value for fact in self._facts if fact.kind == "title"), "")
        brand = next((fact.value for fact in self._facts if fact.kind == "brand"), "")
        fullest = title_of_facts(self._facts, self._platform.title)
        short = name_alone(name)
        branded = f"{brand} {short}" if brand and same(brand) not in same(short) else short
        return [line for line in map(str.strip, (fullest, name, branded, short)) if self._is_headline(line)][:1]

    def _from_facts(self) -> Iterator[str]:
        """Single facts as headlines."""
        for fact in self._facts:
            if fact.kind != "description" and not fact.is_name and self._is_headline(fact.as_text):
                yield fact.as_text

    def _named(self) -> str:
        """What is surely true: the merchant's own first sentences, else the name and single facts."""
        own = next((fact.value for fact in self._facts if fact.kind == "description"), "")
        limits, kept = self._platform.description, ""
        for start, stop in _whole_spans(own):
            if limits.prefer < limits.size(own[:stop]) or not self._allowed(own[start:stop], "description"):
                break
            kept = own[:stop]
        return kept or self._listed()

    def _listed(self) -> str:
        """Name and single facts, each a sentence."""
        mark, gap = ("\u3002", "") if self._language == "zh" else (".", " ")
        name = title_of_facts(self._facts, self._platform.title).rstrip(_FULL_STOPS)
        told = name + mark if name else ""
        for fact in self._facts:
            longer = f"{told}{gap}{fact.as_text}{mark}"
            if fact.kind in _TOLD and self._platform.description.prefer >= self._platform.description.size(longer):
                told = longer
        return told

    def _allowed(self, text: str, part: Part) -> bool:
        limits = self._platform.limits(part)
        piece = Piece(part, text, name_of(part, self._platform.kind))
        return (
            not any(character in text for character in limits.forbidden_characters)
            and not self._is_foreign(text)
            and not drops_denial(text, self._known)
            and not self._is_hollow(text)
            and not tells_of_another(text, self._others, self._known, comparable=self._comparable)
            and next(wording.faults(piece, self._platform, self._style.never), None) is None
        )

    def _is_foreign(self, text: str) -> bool:
        """Whether it was left in the language of the data; a name may stand in a Chinese text as it is."""
        if self._language == "en":
            return has_han(text)
        named = any(same(text) in same(fact.value) for fact in self._facts if fact.is_name)
        left = not self._comparable and bool(_SMALL_WORD.search(text))
        return left or (language_of(text) == "en" and not named)

    def _is_hollow(self, text: str) -> bool:
        """Whether an empty phrase stands there that the merchant does not use, or it is made of words from nowhere."""
        phrases: Iterable[str] = (phrase.group() for phrase in wordings()["empty"].pattern.finditer(text))
        empty = any(phrase.casefold() not in self._known for phrase in phrases)
        strange = self._comparable and (not is_grounded(text, self._known) or is_misspelt(text.casefold(), self._known))
        return empty or strange


def _whole_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; what a semicolon divides stays together."""
    begun: int | None = None
    for start, stop in sentence_spans(text):
        begun = start if begun is None else begun
        if text[stop - 1] not in _SEMICOLONS:
            yield begun, stop
            begun = None


def _holds(claim: Claim, start: int, stop: int) -> bool:
    return claim.start < stop and claim.end > start


def _alike(one: str, other: str) -> bool:
    """Whether one of two headlines holds the other, or has the same words in another order."""
    first, second = same(one), same(other)
    return first in second or second in first or sorted(first) == sorted(second)
