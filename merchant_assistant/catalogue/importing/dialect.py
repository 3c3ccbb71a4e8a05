"""How the cells of a text file are told apart: cheap rules first, clevercsv where they leave it open."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

DELIMITERS = (",", ";", "\t", "|")
_CLEVER_SAMPLE = 20_000
_RUNAWAY = 100  # line ends in one cell
_CLEAR = 0.85
_TOLD = re.compile(r"sep=([,;\t|])\s*[\r\n]", re.IGNORECASE)  # a line by which Excel is told the delimiter


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells and lines are told apart, as in :class:`csv.Dialect`; ``quotechar`` None: no quoting."""

    delimiter: str = ","
    quotechar: str | None = '"'
    doublequote: bool = True
    escapechar: str | None = None
    skipinitialspace: bool = False
    lineterminator: str = "\r\n"
    quote_all: bool = False

    def read(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """Parse lines (with their ends) into records; a line with nothing on it is an empty record."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quotechar,
            quoting=csv.QUOTE_MINIMAL if self.quotechar else csv.QUOTE_NONE,
            doublequote=self.doublequote,
            escapechar=self.escapechar,
            skipinitialspace=self.skipinitialspace,
        )


@dataclass(frozen=True, slots=True)
class _Trial:
    dialect: Dialect
    score: float


def detect(sample: str) -> Dialect:
    """The dialect of the start of a file."""
    sample = _whole_lines(sample)
    trials = sorted((_try(one, sample) for one in _candidates(sample)), key=lambda trial: -trial.score)
    best = trials[0]
    rival = next((trial for trial in trials if trial.dialect.delimiter != best.dialect.delimiter), best)
    if best.score < _CLEAR and best.score - rival.score < 0.1:
        clever = _clever(sample)
        best = max(
            (trial for trial in trials if clever == trial.dialect.delimiter), key=lambda t: t.score, default=best
        )
    return replace(best.dialect, lineterminator=_line_end(sample), quote_all=_quotes_all(sample, best.dialect))


def _whole_lines(sample: str) -> str:
    end = max(sample.rfind("\n"), sample.rfind("\r"))
    return sample[: end + 1] if end > 0 else sample


def _candidates(sample: str) -> Iterator[Dialect]:
    told = _TOLD.match(sample)
    for delimiter in told[1] if told else DELIMITERS:
        spaced = re.search(rf'(?:^|{re.escape(delimiter)}) +"', sample, re.MULTILINE) is not None
        yield Dialect(delimiter, skipinitialspace=spaced)
        if '"' in sample:
            yield Dialect(delimiter, quotechar=None)
            if '\\"' in sample:
                yield Dialect(delimiter, doublequote=False, escapechar="\\", skipinitialspace=spaced)
        if re.search(rf"(?:^|{re.escape(delimiter)})'[^'\n]*'(?:{re.escape(delimiter)}|$)", sample, re.MULTILINE):
            yield Dialect(delimiter, quotechar="'", skipinitialspace=spaced)


def _try(dialect: Dialect, sample: str) -> _Trial:
    """Score a dialect: rows of the same width, several columns, no quotation marks left, no cell that swallows rows."""
    try:
        rows = [row for row in dialect.read(io.StringIO(sample, newline="")) if row]
    except csv.Error:
        return _Trial(dialect, 0.0)
    widths = Counter(map(len, rows))
    width, many = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    if width == 1:
        return _Trial(dialect, 0.0 if dialect != Dialect() else 0.01)
    share = many / len(rows)
    left = sum(len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "\"'" for row in rows for cell in row)
    if dialect.quotechar is None:
        left += sum(map(_tears_quotes, rows))
    elif dialect.quotechar == '"' and not dialect.escapechar:
        left += len(re.findall(rf'\\"(?!"|{re.escape(dialect.delimiter)}|\s|$)', sample))  # must have been an escape
    runaway = any(cell.count("\n") > _RUNAWAY for row in rows for cell in row)
    plain = 0.001 if dialect.quotechar == '"' and not dialect.escapechar else 0.0
    return _Trial(
        dialect, share * share * (1 - 1 / (width + 1)) - 0.2 * min(1.0, left / len(rows)) - 0.5 * runaway + plain
    )


def _tears_quotes(row: list[str]) -> bool:
    """Whether a cell that begins with a quotation mark ends in a later one: a delimiter within quotes tore it apart."""
    opened = False
    for cell in row:
        begins, ends = cell.startswith('"'), cell.endswith('"')
        if opened and ends and not begins:
            return True
        opened = opened or (begins and not (ends and len(cell) > 1))
    return False


def _clever(sample: str) -> str | None:
    """clevercsv's opinion on the delimiter; it weighs types of cells and is slow, so it sees only a part."""
    from clevercsv import Sniffer  # noqa: PLC0415 - rarely needed
    from clevercsv.exceptions import Error, NoDetectionResult  # noqa: PLC0415 - rarely needed

    try:
        found = Sniffer().sniff(_whole_lines(sample[:_CLEVER_SAMPLE]), delimiters="".join(DELIMITERS))
    except (Error, NoDetectionResult):
        return None
    return found.delimiter if found else None


def _line_end(sample: str) -> str:
    if "\r\n" in sample:
        return "\r\n"
    return "\r" if "\r" in sample and "\n" not in sample else "\n"


def _quotes_all(sample: str, dialect: Dialect) -> bool:
    quote = dialect.quotechar
    lines = [line for line in sample.splitlines()[:50] if line]
    return bool(quote and lines) and all(line[0] == quote == line[-1] for line in lines if quote)
