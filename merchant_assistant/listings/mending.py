"""Repair without the model: what cannot be proven is cut; where too little is left, the facts themselves stand in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from merchant_assistant.claims.model import Part
from merchant_assistant.claims.polarity.negation import drops_denial
from merchant_assistant.foundation.prose import has_han, other_script, sentence_spans
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.cutting import (
    Placed,
    holds,
    joined,
    points,
    with_verb,
    without_attribute,
    without_clauses,
    without_praise_at_end,
    without_repeats,
    without_ungrounded,
    without_untranslated,
)
from merchant_assistant.listings.fact_words import fact_words
from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.grounding import (
    says_nothing_new,
)
from merchant_assistant.listings.leaks import Others
from merchant_assistant.listings.mending_data import Data
from merchant_assistant.listings.model import Listing, Style
from merchant_assistant.listings.options import picks_one
from merchant_assistant.listings.phrases import phrase_of
from merchant_assistant.listings.platforms import Platform
from merchant_assistant.listings.prompts import bullet_bounds
from merchant_assistant.listings.rules import same, wording
from merchant_assistant.listings.rules.pieces import Piece, name_of
from merchant_assistant.listings.titles import (
    ended,
    not_overlong,
    said_once,
    title_of_facts,
    trimmed,
    without_brackets,
    without_claims,
)

Check = Callable[[Listing], Findings]
_ROUNDS = 3  # what fills a gap may be doubtful itself
_NOT_A_BULLET = frozenset({"title", "brand", "category", "description"})


@dataclass(frozen=True, slots=True)
class Known:
    """What a listing is mended by: the facts told to the model, the platform's rules, the merchant's manner."""

    facts: tuple[Fact, ...]
    platform: Platform
    language: str
    style: Style = Style()  # noqa: RUF009 - frozen
    others: Others = Others(frozenset(), frozenset(), frozenset())  # noqa: RUF009 - frozen


def mend(findings: Findings, known: Known, check: Check) -> Findings:
    """Cut what holds doubtful claims, refused wordings, empty phrases or another product's facts; fill up with facts.

    What comes back has no more doubtful claims and no more broken rules than ``findings``.
    """
    best, refused = findings, set[str]()
    for _ in range(_ROUNDS):
        refused |= {same(text) for text in _doubted(best)}
        mender = _Mender(best, known, refused)
        title, bullets = mender.title(check), mender.bullets()
        listing = replace(best.listing, title=title, bullets=bullets, description=mender.description(title, bullets))
        if listing == best.listing:
            break
        found = check(listing)
        if not _no_worse(found, best):
            break
        best = found
        if best.status == "proposed":
            break
    return best


def _no_worse(one: Findings, other: Findings) -> bool:
    fewer = len(one.doubtful) <= len(other.doubtful) and len(one.violations) <= len(other.violations)
    return fewer and one.badness <= other.badness


def _doubted(findings: Findings) -> Iterator[str]:
    """The bullets and sentences that hold doubtful claims: facts that fill gaps must not bring them back."""
    listing = findings.listing
    for claim in findings.doubtful:
        if claim.part == "bullets" and claim.index is not None:
            yield listing.bullets[claim.index]
        elif claim.part == "description":
            spans = sentence_spans(listing.description)
            yield from (listing.description[a:b] for a, b in spans if holds(claim, a, b))


class _Mender:
    """One listing and what is known for its repair."""

    def __init__(self, findings: Findings, known: Known, refused: Collection[str]) -> None:
        self._findings = findings
        self._data = Data(known.facts, known.language, known.others)
        self._facts = self._data.facts
        self._platform = known.platform
        self._language = known.language
        self._style = known.style
        self._refused = refused

    @property
    def _brand(self) -> str:
        return next((fact.value for fact in self._facts if fact.kind == "brand"), "")

    def title(self, check: Check) -> str:
        """The model's title where it is sound; else what is left of it without its faults, or the data's own name."""
        doubtful = [claim for claim in self._findings.doubtful if claim.part == "title"]
        broken = any(fault.part == "title" for fault in self._findings.violations)
        title = self._findings.listing.title
        wrong = bool(doubtful) or self._data.is_strange_title(title)
        if not (broken or wrong):
            title = not_overlong(title, self._platform.title)
            title = said_once(self._data.grounded_title(title), self._brand) if self._language == "zh" else title
            return self._with_brand(ended(title, self._data.known))
        named = title_of_facts(self._facts, self._platform.title)
        candidates = [
            ended(trimmed(text, self._platform.title, self._style.never), self._data.known)
            for text in (title, named, without_claims(title, doubtful))
            if text
        ]
        if wrong:
            del candidates[0]
        found = [check(replace(self._findings.listing, title=text)) for text in candidates if text]
        return min(found, key=lambda findings: findings.badness).listing.title if found else title

    def _with_brand(self, title: str) -> str:
        """The brand before a title that forgot it, where that is not too long."""
        brand = self._brand
        longer = f"{brand} {title}"
        is_told = not brand or not title or any(same(word) in same(title) for word in brand.split())
        return title if is_told or self._platform.title.size(longer) > self._platform.title.prefer else longer

    def bullets(self) -> tuple[str, ...]:
        doubted = {claim.index for claim in self._findings.doubtful if claim.part == "bullets"}
        bullets = self._findings.listing.bullets
        sound = [
            piece
            for index, bullet in enumerate(bullets)
            if index not in doubted
            for piece in points(self._without_never(bullet))
            if self._allowed(piece, "bullets")
        ]
        least, most = bullet_bounds(self._facts, self._platform)
        wanted = most if self._style.length == "long" else least
        sound = [bullet for bullet in sound if not self._data.is_miscopied(bullet)]
        kept = without_repeats([bullet for bullet in sound if not self._data.is_hollow(bullet)])
        kept = [bullet for bullet in kept if not self._only_names(bullet)][: self._platform.max_bullets]
        kept += self._fact_bullets(kept)[: max(0, wanted - len(kept))]
        kept += [bullet for bullet in sound if bullet not in kept][: max(0, least - len(kept))]
        return tuple(kept or self._names()) or bullets

    def _names(self) -> list[str]:
        """The product's name as its only point, where the data have nothing else; a Chinese one in its pieces."""
        name = next((fact.value for fact in self._facts if fact.kind == "title"), "")
        pieces = [piece for piece in points(without_brackets(name)) if piece and self._allowed(piece, "bullets")]
        return [piece for piece in pieces if not self._only_names(piece)] or pieces

    def _only_names(self, bullet: str) -> bool:
        """Whether it is a word of the title, the brand once more, or a category's path: no point of its own."""
        if has_han(bullet):
            return same(bullet) == same(self._brand)
        brand = " ".join(fact.value for fact in self._facts if fact.kind == "brand" or fact.label == "Brand")
        is_word = len(bullet.split()) == 1
        return " > " in bullet or says_nothing_new(bullet, self._findings.listing.title if is_word else brand)

    def description(self, title: str, bullets: Iterable[str]) -> str:
        """Its good sentences; where none is left, the record's own text, else title and bullets, else chatter."""
        text = self._findings.listing.description
        sound = self._sound_sentences(text)
        if good := joined(text, self._telling(sound)) or self._own_description():
            return good
        told = [bullet for bullet in bullets if not self._data.is_hollow(bullet)]
        more = [bullet for bullet in told if not says_nothing_new(bullet, title)]
        return self._as_sentences([title, *more]) if told else joined(text, sound)

    def _sound_sentences(self, text: str) -> list[Placed]:
        """Sentences without doubtful claims and refused wordings, each once."""
        doubtful = [claim for claim in self._findings.doubtful if claim.part == "description"]
        sound: dict[str, Placed] = {}
        for start, stop in sentence_spans(text):
            held = [claim for claim in doubtful if holds(claim, start, stop)]
            sentence = self._without_praise(self._without_never(without_clauses(text[start:stop], held, start)))
            sentence = with_verb(sentence)
            sentence = self._without_strange_clauses(sentence) if self._language == "zh" else sentence
            is_fragment = not has_han(sentence) and len(sentence.split()) == 1  # "boxes.": the end of "M.A.P. boxes."
            if sentence and not is_fragment and self._allowed(sentence, "description"):
                sound.setdefault(same(sentence), (start, sentence))
        return list(sound.values())

    def _without_strange_clauses(self, sentence: str) -> str:
        """A Chinese sentence without the clauses that were not translated, or that tell of what is not in the data."""
        sentence = without_untranslated(sentence)
        return without_ungrounded(sentence, self._data.known) if self._data.comparable else sentence

    def _without_never(self, text: str) -> str:
        """``text`` without the words that must not stand, where it reads well without them."""
        for word in self._style.never:
            text = without_attribute(text, word)
        return text

    def _without_praise(self, sentence: str) -> str:
        """A sentence whose end praises ("…, making it ideal for any home.") is good without its end."""
        shorter = without_praise_at_end(sentence)
        return shorter if shorter != sentence and self._data.is_hollow(sentence) else sentence

    def _telling(self, sound: Iterable[Placed]) -> list[Placed]:
        """Those that are no chatter and say something new."""
        kept: list[Placed] = []
        for start, sentence in sound:
            before = " ".join(earlier for _, earlier in kept)
            if not self._data.is_hollow(sentence) and not says_nothing_new(sentence, before):
                kept.append((start, sentence))
        return kept

    def _fact_bullets(self, bullets: Sequence[str]) -> list[str]:
        """Facts that ``bullets`` do not tell yet, as they stand in the data; last those whose words they have."""
        said = same("".join(bullets))
        said += same(self._findings.listing.title)
        fitting = (fact for fact in self._facts if fact.kind not in _NOT_A_BULLET and same(fact.value) not in said)
        told = [text for text in map(phrase_of, fitting) if same(text) not in self._refused]
        allowed = [bullet for bullet in told if self._allowed(bullet, "bullets")]
        return sorted(allowed, key=lambda bullet: says_nothing_new(bullet, " ".join(bullets)))

    def _own_description(self) -> str:
        """Those sentences of the record's text that may stand; a shop's text holds what platforms refuse."""
        text = next((fact.value for fact in self._facts if fact.kind == "description"), "")
        allowed = [text[a:b] for a, b in sentence_spans(text) if self._allowed(text[a:b], "description")]
        kept = [sentence for sentence in allowed if same(sentence) not in self._refused]
        return ("" if has_han(text) else " ").join(kept)

    def _as_sentences(self, bullets: Iterable[str]) -> str:
        return (
            "".join(f"{bullet}\u3002" for bullet in bullets)
            if self._language == "zh"
            else (" ".join(f"{bullet}." for bullet in bullets))
        )

    def _allowed(self, text: str, part: Part) -> bool:
        limits = self._platform.limits(part)
        piece = Piece(part, text, name_of(part, number=1))
        return (
            limits.fits(text)
            and not any(character in text for character in limits.forbidden_characters)
            and not (self._language == "en" and has_han(text))
            and not other_script(text)
            and not fact_words().shop_talk.search(text)
            and (self._data.comparable or not self._data.has_foreign_words(text))
            and not drops_denial(text, self._data.known)
            and not picks_one(text, self._facts)
            and next(wording.faults(piece, self._platform, self._style.never), None) is None
        )
