"""True texts with their facts marked, and the same texts with one fact made false; ours, independent of the ledger.

A marked text reads ``holds {measure|0.5 l|0.7 l|unit:0.5 ml}``: the fact's kind, the true words, then what stands in
their place in an altered text ("kind:" before it where that is of another kind). Sentences that nothing proves are
added from ``false_sentences.toml``. Half of the records, by a hash of their number, are *unseen*: nobody reads what the
ledger misses there, only how much.
"""

from __future__ import annotations

import hashlib
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from merchant_assistant.catalogue.model import FIELDS
from merchant_assistant.claims import Claim, Evidence, Record, check_text
from merchant_assistant.listings.evaluation.altering import Altered

_FOLDER = Path(__file__).parent
_MARK = re.compile(r"\{(?P<kind>\w+)\|(?P<words>[^}]*)\}")
_OTHER_KIND = re.compile(r"(?P<kind>[a-z_]+):(?P<words>\S.*)", re.DOTALL)
_DIGIT = re.compile(r"\d|[½¼¾⅜⅝⅞⅓⅔]")
_FRACTION = re.compile(r"\d/\d|[½¼¾⅜⅝⅞⅓⅔]")
_BREAKS = ".,;。，；"
KINDS = (
    "measure", "unit", "range", "tolerance", "size", "size2", "fraction", "number_word", "number", "count",
    "percentage", "price", "tier", "moq", "material", "blend", "colour", "brand", "model", "certificate",
    "standard_level", "origin", "warranty", "delivery", "compatibility", "superlative", "health", "safety",
    "feature", "negation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a text states between ``start`` and ``end``; ``lies``: kind and words that make it false."""

    start: int
    end: int
    lies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TrueText:
    """A text of which every claim is true, and where its facts stand."""

    source: str
    language: str
    record: Record
    text: str
    facts: tuple[Fact, ...]

    @property
    def seen(self) -> bool:
        """Whether people who write the ledger may look at this record's misses."""
        return _is_seen(self.record.sku)


def own_texts() -> list[TrueText]:
    """The texts of our own: English, Chinese, and some German, French and Spanish ones."""
    return [text for name in ("en", "zh", "europe", "styles") for text in _file(f"true_texts_{name}.toml", name)]


def plain_texts() -> list[TrueText]:
    """Texts without marks: :mod:`merchant_assistant.listings.evaluation.altering` finds their facts by patterns."""
    return list(_file("true_texts.toml", "en"))


def alterations(true: TrueText, seed: int = 1, sentences: int = 1) -> Iterator[Altered]:
    """``true`` once for each false fact; ``sentences``: how many unproven ones of each kind are added, one a text."""
    for fact in true.facts:
        for kind, words in fact.lies:
            yield _altered(true, kind, fact.start, fact.end, words)
    rng = random.Random(f"{seed} {true.record.sku}")
    for kind, lies in _unproven(true):
        for lie in rng.sample(lies, min(sentences, len(lies))):
            gap = "" if true.language == "zh" else " "
            yield _altered(true, kind, len(true.text), len(true.text), gap + lie)


def caught(altered: Altered) -> Claim | None:
    """The claim by which the false fact is noticed: it touches the altered words and is not supported.

    What a turned denial is about may stand beside it ("not suitable for chemicals"): there the clause counts.
    """
    start, end = _clause(altered) if altered.kind == "negation" else (altered.start, altered.end)
    for claim in check_text(altered.text, altered.record):
        if claim.status != "supported" and claim.start < end and start < claim.end:
            return claim
    return None


def doubtful(true: TrueText) -> list[Claim]:
    """Claims of a true text that a merchant would be warned of: contradicted, or a hard one that nothing proves."""
    claims = check_text(true.text, true.record)
    return [c for c in claims if c.status == "contradicted" or (c.status == "unsupported" and c.hard)]


def marked(source: str, language: str, record: Record, text: str) -> TrueText:
    """A text with marks, see above."""
    plain, facts, place = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[place : match.start()]
        words, *lies = match["words"].split("|")
        kind = _shade(match["kind"], words)
        facts.append(Fact(len(plain), len(plain) + len(words), tuple(_lie(kind, lie) for lie in lies if lie)))
        plain, place = plain + words, match.end()
    return TrueText(source, language, record, plain + text[place:], tuple(facts))


def _clause(altered: Altered) -> tuple[int, int]:
    start = max(altered.text.rfind(mark, 0, altered.start) for mark in _BREAKS) + 1
    ends = (altered.text.find(mark, altered.end) for mark in _BREAKS)
    return start, min((end for end in ends if end >= 0), default=len(altered.text))


def _altered(true: TrueText, kind: str, start: int, end: int, words: str) -> Altered:
    text = true.text[:start] + words + true.text[end:]
    return Altered(true.record, text, kind, start, start + len(words), true.text[start:end], words)


def _lie(kind: str, words: str) -> tuple[str, str]:
    named = _OTHER_KIND.fullmatch(words)
    if named and named["kind"] in KINDS:
        return named["kind"], named["words"]
    return kind, words


def _shade(kind: str, words: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"no such kind: {kind}")
    if kind in ("measure", "count"):
        if _FRACTION.search(words):
            return "fraction"
        if not _DIGIT.search(words):
            return "number_word"
    return kind


def _file(name: str, language: str) -> Iterator[TrueText]:
    for one in _toml(name)["record"]:
        cells = {key if key in FIELDS else f"attribute:{key}": value for key, value in one["cells"].items()}
        evidence = (Evidence(field, value, one["sku"]) for field, value in cells.items())
        record = Record(one["sku"], tuple(evidence))
        yield marked("own", one.get("language", language), record, one["text"])


def _unproven(true: TrueText) -> Iterator[tuple[str, list[str]]]:
    everything = true.text + " ".join(f"{cell.field} {cell.value}" for cell in true.record.evidence)
    for group in _toml("false_sentences.toml")["sentence"]:
        if group["language"] == true.language and not re.search(group["unless"], everything, re.IGNORECASE):
            yield group["kind"], group["text" if true.seen else "unseen"] if "unseen" in group else group["text"]


@cache
def _toml(name: str) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))  # type: ignore[return-value]


@cache
def _is_seen(sku: str) -> bool:
    return hashlib.sha256(sku.encode()).digest()[0] % 2 == 0
