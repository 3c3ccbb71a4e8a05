"""What of an answer may stand: sentences whose figures, materials, names … are proven by cells of the sources."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from merchant_assistant.catalogue.model import ATTRIBUTE, Product
from merchant_assistant.chat.known import Known, words_in_row
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.question import Question, telling_words
from merchant_assistant.chat.showing import is_asked
from merchant_assistant.claims import check_text
from merchant_assistant.claims.model import Claim, Evidence, Record
from merchant_assistant.claims.polarity.negation import drops_denial
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import Language, plain, sentence_spans, sentences

_FIGURE = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_CLAUSE = re.compile(r"[,;.!?，；、。！？\n]|\band\b", re.IGNORECASE)
_ENOUGH = 0.6  # of the telling words of a sentence without claims stand in the product's cells


@dataclass(frozen=True, slots=True)
class Vetted:
    """An answer without the sentences that may not stand, and how many these were."""

    text: str
    left_out: int


class Prover:
    """Judges the sentences of one answer as it grows; each sentence once."""

    def __init__(self, known: Sequence[Known], question: Question) -> None:
        self._known = known
        self._question = question
        self._judged: dict[tuple[str, tuple[int, ...]], bool] = {}

    def vet(self, text: str, *, ended: bool) -> Vetted:
        """The sentences that may stand, each once. While the text grows, its last one is told up to its first figure.

        A sentence out of a description is a quotation: whoever wrote that says so, not we.
        """
        spans = sentence_spans(text)
        kept: dict[str, str] = {}  # by what is said: saying it again adds nothing
        left_out, end, about, quoting = 0, 0, tuple(range(len(self._known))), False
        for start, stop in spans:
            sentence = text[start:stop]
            about = self._named(sentence) or about
            between = text[end:start] if kept else ""
            end, grows = stop, not ended and stop == spans[-1][1]
            if not grows and not self._stands(sentence, about):
                left_out += 1
            elif (said := self._beginning(sentence) if grows else sentence) and words_in_row(said) not in kept:
                quoted = any(self._known[number].describes(said) for number in about)
                kept[words_in_row(said)] = between + (self._as_quoted(said, again=quoting) if quoted else said)
                quoting = quoted
        return Vetted("".join(kept.values()).strip(), left_out)

    def _as_quoted(self, sentence: str, *, again: bool) -> str:
        replies = tongue(self._question.language).replies
        return replies["quoted" if again else "description_says"].format(text=sentence)

    def _beginning(self, sentence: str) -> str:
        """What may be seen of a sentence before it can be judged; nothing where it is a matter of yes or no."""
        if self._question.polar or affirms(sentence) or denies(sentence):
            return ""
        figure = _FIGURE.search(sentence)
        return sentence[: figure.start()].rstrip() if figure else sentence

    def _named(self, sentence: str) -> tuple[int, ...]:
        return tuple(number for number, known in enumerate(self._known) if known.is_named(sentence))

    def _stands(self, sentence: str, about: tuple[int, ...]) -> bool:
        key = (sentence, about)
        if key not in self._judged:
            self._judged[key] = says_nothing(sentence, self._question) or self._is_proven(sentence, about)
        return self._judged[key]

    def _is_proven(self, sentence: str, about: tuple[int, ...]) -> bool:
        """One product must prove all of a sentence; where it names several, each its own part."""
        if any(self._known[number].says(sentence) for number in about):
            return True
        if denies(sentence):  # the ledger proves what is, not what is not
            return False
        parts = self._parts(sentence)
        if len(parts) > 1:
            return all(self._is_told_by(part, number) for part, number in parts)
        return any(self._is_told_by(sentence, number) for number in about)

    def _parts(self, sentence: str) -> list[tuple[str, int]]:
        """A sentence that names several products, cut before each name: "A weighs 1 kg and | B 2 kg"."""
        named = sorted((self._known[number].named_at(sentence), number) for number in self._named(sentence))
        starts = [0, *(at for at, _ in named[1:])]
        ends = [*starts[1:], len(sentence)]
        return [(sentence[a:b], number) for a, b, (_, number) in zip(starts, ends, named, strict=False)]

    def _is_told_by(self, text: str, number: int) -> bool:
        """Whether the product's cells prove every claim, or hold the words where nothing is claimed."""
        known = self._known[number]
        claims = self._claims(text, known)
        record = known.record(text, self._question.text)
        if any(_doubtful(claim) or _names_a_currency(claim, record) for claim in claims):
            return False
        if self._is_told_of_all(text, claims, known) or self._agrees_to_a_part(text, claims):
            return False
        if _promises_a_part(text, claims, known) or _praises(text, known):
            return False
        return _proves(claims, known.product) or self._is_grounded(text, known)

    def _claims(self, sentence: str, known: Known) -> list[Claim | None]:
        """The claims of a text; None for one that a cell proves although the ledger knows no unit for it."""
        record = known.record(sentence, self._question.text)
        spoken = f"{self._question.text}\n{sentence}"
        claims = check_text(sentence, record)
        return [None if _is_cell(claim, record, spoken) else claim for claim in claims]

    def _is_told_of_all(self, sentence: str, claims: Sequence[Claim | None], known: Known) -> bool:
        """Whether a figure of some variants is told as if it were that of all, or which one has which is not certain.

        "It costs 7.85 USD" is no answer where one variant costs 8.10; "7.85 USD or 8.10 USD" is.
        """
        evidence = known.record(sentence, self._question.text).evidence
        own = {(cell.field, cell.value) for cell in evidence if not cell.sibling}
        cells = {(cell.field, cell.value) for cell in evidence if cell.sibling} - own
        told = [c for c in claims if c and (c.field, c.value) in cells and _FIGURE.search(c.text)]
        fields = {str(claim.field) for claim in told if not known.proves_of_each(sentence, claim)}
        if any(not field.startswith(ATTRIBUTE) for field in fields) and len(known.variants_in(sentence)) > 1:
            return True
        said = {(claim.field, claim.value) for claim in told}
        return any((field, value) in cells - said for field in fields for _, value in cells)

    def _agrees_to_a_part(self, sentence: str, claims: Sequence[Claim | None]) -> bool:
        """Whether a yes leaves out what the cell adds: "Lid dishwasher safe, body hand wash" is no plain yes."""
        if not (self._question.polar or affirms(sentence)):
            return False
        spoken = words_in_row(f"{self._question.text} {sentence}")
        words = [claim for claim in claims if claim and claim.value and not _FIGURE.search(claim.text)]
        return any(
            words_in_row(word) not in spoken
            for claim in words
            for told in sentences(plain(str(claim.value)))
            if claim.text.casefold() in told.casefold()
            for word in _LETTERS.findall(told)
        )

    def _is_grounded(self, sentence: str, known: Known) -> bool:
        """Whether a sentence without claims tells what the cells tell; a yes or no never does."""
        words = telling_words(sentence)
        if not words or self._question.polar or affirms(sentence):
            return False
        if drops_denial(sentence, known.text):
            return False
        return sum(words_in_row(word) in known.words for word in words) >= _ENOUGH * len(words)


def _promises_a_part(sentence: str, claims: Sequence[Claim | None], known: Known) -> bool:
    """Whether a promise leaves out what its cell says of it: of "Lid dishwasher safe" the lid may not be missing."""
    spoken = words_in_row(f"{known.product.title} {sentence}")
    return any(
        word not in spoken
        for claim in claims
        if claim and claim.kind == "other" and claim.value
        for told in _CLAUSE.split(plain(str(claim.value)))
        if claim.text.casefold() in told.casefold()
        for word in map(words_in_row, telling_words(told))
    )


def _praises(sentence: str, known: Known) -> bool:
    """Whether a sentence has a phrase that would fit any product and stands in no cell."""
    return any(words_in_row(found[0]) not in known.words for found in _praise().finditer(sentence))


@cache
def _praise() -> re.Pattern[str]:
    """The same empty phrases that a listing may not have."""
    words = tomllib.loads(resource("platforms", "never.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(words["empty"]["patterns"]), re.IGNORECASE)


def affirms(text: str) -> bool:
    """Whether ``text`` begins with a yes, in either language."""
    return any(tongue(language).polar_answer.search(text) for language in get_args(Language))


def denies(text: str) -> bool:
    """Whether ``text`` says that something is not so, in either language."""
    return any(tongue(language).denial.search(text) for language in get_args(Language))


def says_nothing(text: str, question: Question) -> bool:
    """Whether ``text`` is the sentence for what the data do not say, and nothing else."""
    return text.strip(" .。") == tongue(question.language).replies["not_said"].strip(" .。")


def _proves(claims: Sequence[Claim | None], product: Product) -> bool:
    """Whether a proven claim says more than the product's name."""
    names = f"{product.title} {product.sku}".casefold()
    return any(
        claim is None or (claim.status == "supported" and claim.text.casefold() not in names) for claim in claims
    )


def _doubtful(claim: Claim | None) -> bool:
    """In an answer every claim must be proven, also promises that a listing may leave to its reader."""
    return claim is not None and claim.status != "supported"


def _names_a_currency(claim: Claim | None, record: Record) -> bool:
    """Whether a price is told in a currency although the data name none: the ledger takes the amount for enough."""
    if claim is None or claim.kind != "price" or any(cell.field == "currency" for cell in record.evidence):
        return False
    return bool(claim.value and _NUMBER.fullmatch(claim.value.strip()))


def _is_cell(claim: Claim, record: Record, spoken: str) -> bool:
    """Whether a figure is exactly that of a cell which question or sentence names ("120" of the minimum order)."""
    if claim.status != "unsupported" or claim.kind not in ("number", "delivery"):
        return False
    figure = _figure(claim.text)
    return bool(figure) and any(_figure(cell.value) == figure for cell in _spoken_of(record, spoken))


def _spoken_of(record: Record, spoken: str) -> list[Evidence]:
    return [cell for cell in record.evidence if not cell.sibling and is_asked(cell.field, spoken)]


def _figure(text: str) -> str:
    """The one number in a text, without the marks between its thousands; empty where there is none or several."""
    found = _NUMBER.findall(text)
    return re.sub(r"[,](?=\d{3}\b)", "", found[0]) if len(found) == 1 else ""
