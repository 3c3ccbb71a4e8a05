"""How many false facts the ledger catches, and how many true texts it doubts, by kind and language; run by hand.

    python tests/bench/bench_claims.py [SHARED_DATA] [--products 60] [--misses FILE] [--rules]

Texts: (own) of our own about records of our own; (cells) sentences made of the cells of the sample catalogue and, where
given, of the files of ``SHARED_DATA`` as imported; (text) those products' own titles and descriptions, against the
whole record and against the other cells alone (there only facts that those cells prove are altered). What the cells
alone contradict is no false alarm but a catalogue at odds with itself: one description for all colours of a shirt, a
customised carton from 500 pieces; it is printed as such, and shows how often merchants will see it.

Caught: a claim that touches the altered words is contradicted or unsupported. Flagged: a true text in which a claim is
contradicted, or a hard one unsupported. Seen: records whose misses ``--misses`` writes down for the people who mend the
rules; unseen: only counted.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "claims"))
from corpus_cells import text_of_cells
from corpus_real import records_of, running_texts
from corpus_texts import Altered, TrueText, alterations, caught, doubtful, own_texts

from merchant_assistant.claims import Claim, Record, check_text
from merchant_assistant.foundation.paths import resource
from merchant_assistant.listings.evaluation import altering

_SKIPPED = {".md", ".txt"}


@dataclass
class Score:
    """What was found in texts of one language, of seen or unseen records."""

    altered: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    texts: int = 0
    flagged: int = 0
    claims: int = 0
    doubted: int = 0


@dataclass
class Report:
    """All scores of one collection, and the lines about seen records."""

    name: str
    scores: dict[tuple[str, bool], Score] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)  # what went wrong: where
    flagged: str = "flagged"  # what a doubted text is

    def of(self, text: TrueText) -> Score:
        return self.scores.setdefault((text.language, text.seen), Score())

    def true(self, text: TrueText, doubted: list[Claim]) -> None:
        score = self.of(text)
        score.texts += 1
        score.flagged += bool(doubted)
        score.claims += len(check_text(text.text, text.record))
        score.doubted += len(doubted)
        if text.seen:
            for claim in doubted:
                self._note(f"TRUE BUT FLAGGED | {claim.kind} {claim.aspect} {claim.status}", _flagged(text, claim))

    def altered(self, text: TrueText, altered: Altered) -> None:
        score = self.of(text)
        score.altered[altered.kind] += 1
        if caught(altered):
            score.caught[altered.kind] += 1
        elif text.seen:
            headline = f"MISSED | {text.language} {altered.kind} | {altered.before!r} → {altered.after!r}"
            self._note(headline, f"{_near(altered.text, altered.start, altered.end)} | {_cells(altered.record)}")

    def _note(self, headline: str, place: str) -> None:
        self.lines.setdefault(headline, []).append(place)

    def print(self) -> None:
        print(f"\n== {self.name}")
        columns = sorted(self.scores)
        print(
            f"{'':16}" + "".join(f"{language} {'seen' if seen else 'unseen'}".ljust(13) for language, seen in columns)
        )
        for kind in sorted({kind for score in self.scores.values() for kind in score.altered}):
            print(
                f"{kind:16}"
                + "".join(_share(self.scores[c].caught[kind], self.scores[c].altered[kind]) for c in columns)
            )
        every = [(self.scores[c].caught.total(), self.scores[c].altered.total()) for c in columns]
        print(f"{'ALL CAUGHT':16}" + "".join(_share(*pair) for pair in every))
        print(
            f"{'texts ' + self.flagged:16}"
            + "".join(_share(self.scores[c].flagged, self.scores[c].texts) for c in columns)
        )
        print(
            f"{'claims doubted':16}" + "".join(_share(self.scores[c].doubted, self.scores[c].claims) for c in columns)
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:6.1%} {whole:<6}" if whole else " " * 13


def main() -> None:
    options = _options()
    reports = [own()]
    files = sorted(resource("sample").glob("*.csv"))
    if options.shared:
        files += sorted(file for file in (options.shared / "catalogue").rglob("*.*") if file.suffix not in _SKIPPED)
    reports += real(files, options.products)
    for report in reports:
        report.print()
    print(_speed())
    if options.misses:
        _write(options.misses, reports)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, help="the folder with real files; its catalogue/ is read")
    parser.add_argument("--products", type=int, default=60, help="at most so many of a file")
    parser.add_argument("--misses", type=Path, help="write what the ledger misses in the seen records into this file")
    return parser.parse_args()


def own() -> Report:
    report = Report("own records and texts")
    for text in own_texts():
        _judge(report, text, lambda text: alterations(text, sentences=9), doubtful)
    return report


def real(files: Iterable[Path], most: int) -> list[Report]:
    """Three reports over all files together: sentences of cells, own text, and text against the other cells."""
    cells, text, alone = (
        Report("cells in other words"),
        Report("own text, whole record"),
        Report("text, other cells", flagged="at odds"),
    )
    for file in files:
        found = records_of(file, most)
        for record, _ in found:
            if said := text_of_cells(file.name, record):
                _judge(cells, said, alterations, doubtful)
        for own in running_texts(file.name, found, own=True):
            _judge(text, own, _patterns, doubtful)
        for own in running_texts(file.name, found, own=False):
            _judge(alone, own, _proven_patterns, _contradicted)
        print(f"{file.name}: {len(found)} products", file=sys.stderr)
    return [cells, text, alone]


def _judge(
    report: Report,
    text: TrueText,
    alter: Callable[[TrueText], Iterable[Altered]],
    doubt: Callable[[TrueText], list[Claim]],
) -> None:
    report.true(text, doubt(text))
    for altered in alter(text):
        report.altered(text, altered)


def _contradicted(text: TrueText) -> list[Claim]:
    return [claim for claim in doubtful(text) if claim.status == "contradicted"]


def _patterns(text: TrueText) -> Iterator[Altered]:
    return altering.alterations(text.record, text.text, random.Random(text.record.sku))


def _proven_patterns(text: TrueText) -> Iterator[Altered]:
    proven = [claim for claim in check_text(text.text, text.record) if claim.status == "supported"]
    for altered in _patterns(text):
        end = altered.start + len(altered.before)
        if any(claim.start < end and altered.start < claim.end for claim in proven):
            yield altered


def _flagged(text: TrueText, claim: Claim) -> str:
    cell = f"{claim.field} = {claim.value!r}" if claim.field else "no cell"
    return f"{text.source} | {_near(text.text, claim.start, claim.end)} | {cell} | {_cells(text.record)}"


def _near(text: str, start: int, end: int) -> str:
    return f"…{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}…".replace("\n", " ")


def _cells(record: Record) -> str:
    shown = (f"{cell.field.removeprefix('attribute:')}={cell.value[:40]!r}" for cell in record.evidence[:40])
    return "; ".join(shown)


def _write(file: Path, reports: list[Report]) -> None:
    """Each thing that went wrong once with how often, and where."""
    lines = []
    for report in reports:
        lines.append(f"\n=== {report.name}")
        for headline, places in sorted(report.lines.items()):
            most = 40 if headline.startswith("TRUE") else 1
            lines += [f"{headline} ({len(places)} times)", *(f"    {place}" for place in places[:most])]
    file.write_text("\n".join(lines), encoding="utf-8")


def _speed() -> str:
    """Milliseconds of CPU for a text of 200 words (Chinese: 300 characters) against a prepared record."""
    taken = []
    for text in own_texts():
        long = _of_200_words(text)
        check_text(long, text.record)
        for _ in range(3):
            started = time.process_time()
            check_text(long, text.record)
            taken.append((time.process_time() - started) * 1000)
    taken.sort()
    p95 = taken[int(len(taken) * 0.95)]
    return f"\n200 words: median {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms, worst {taken[-1]:.1f} ms of CPU"


def _of_200_words(text: TrueText) -> str:
    if text.language == "zh":
        return (text.text * 10)[:300]
    return " ".join((text.text.split() * 10)[:200])


if __name__ == "__main__":
    main()
