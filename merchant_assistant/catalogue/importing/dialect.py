"""How the cells of a text file are told apart: each way is tried and judged by the rows it gives, at the start of the
file and further down; clevercsv is asked where that leaves it open.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.importing import torn_quotes

DELIMITERS = (",", ";", "\t", "|")
RARE = ("~", "^", "¦", "§", "\x1f", "\x1e", "\x01", "：", "，", "；", "、")
BLANKS = "  "  # columns that stand below each other: two or more blanks are one delimiter
_RUNS = re.compile(r" {2,}|\t+")
_SEVERAL = re.compile(r"[^\w\s\"'.,\-()/]{2,4}|[|;~^,]\t|\t[|;~^,]")  # delimiters of several characters
_STAND_IN = "\ue0ff"  # one character in their place, which csv can take
_HOLLOW = 0.3
_AHEAD = 0.3  # how much better another way must read the rest of the file
_TEMPTING = 0.4  # a rare delimiter must be this much better than a common one
_CLEVER_SAMPLE = 20_000
_RUNAWAY = 100  # line ends in one cell
_CLEAR = 0.85
_TOLD = re.compile(r"sep=([,;\t|])\s*[\r\n]", re.IGNORECASE)  # a line by which Excel is told the delimiter


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells and lines are told apart, as in :class:`csv.Dialect`; ``quotechar`` None: no quoting.

    ``width``: how many cells most records have, 0 where that was not looked for.
    """

    delimiter: str = ","
    quotechar: str | None = '"'
    doublequote: bool = True
    escapechar: str | None = None
    skipinitialspace: bool = False
    lineterminator: str = "\r\n"
    quote_all: bool = False
    width: int = 0

    def mended(self, lines: Iterable[str]) -> Iterator[tuple[list[str], bool]]:
        """Like :meth:`read`, with whether a mark that is never closed was read as plain text in the record."""
        if self.quotechar is None or self.width < 2:
            return ((record, False) for record in self.read(lines))
        return torn_quotes.read(lines, self.read, replace(self, quotechar=None).read, self.width)

    def read(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """Parse lines (with their ends) into records; a line with nothing on it is an empty record."""
        if len(self.delimiter) == 1:
            return self._read(lines, self.delimiter)
        if self.delimiter == BLANKS:
            return self._read((_RUNS.sub(_STAND_IN, line.strip()) for line in lines), _STAND_IN)
        rows = self._read((line.replace(self.delimiter, _STAND_IN) for line in lines), _STAND_IN)
        return ([cell.replace(_STAND_IN, self.delimiter) for cell in row] for row in rows)

    def _read(self, lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
        return csv.reader(
            lines,
            delimiter=delimiter,
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


def detect(sample: str, further: Sequence[str] = ()) -> Dialect:
    """The dialect of a file. ``sample``: its start; ``further``: whole lines from elsewhere, which decide between ways
    that the start does not tell apart, or where it is written otherwise (pages of text, another table).
    """
    sample = _whole_lines(sample)
    trials = _ranked(_candidates(sample), sample)
    rare = _rare_one(sample, trials[0]) if trials[0].score < _CLEAR else None
    best = _confirmed(rare or _best(trials, sample), trials, further)
    return replace(best.dialect, lineterminator=_line_end(sample), quote_all=_quotes_all(sample, best.dialect))


def _ranked(dialects: Iterable[Dialect], sample: str) -> list[_Trial]:
    return sorted((_try(one, sample) for one in dialects), key=lambda trial: -trial.score)


def _best(trials: list[_Trial], sample: str) -> _Trial:
    best = trials[0]
    rival = next((trial for trial in trials if trial.dialect.delimiter != best.dialect.delimiter), best)
    if best.score >= _CLEAR or best.score - rival.score >= 0.1:
        return best
    clever = _clever(sample)
    return max((trial for trial in trials if clever == trial.dialect.delimiter), key=lambda t: t.score, default=best)


def _confirmed(best: _Trial, trials: list[_Trial], further: Sequence[str]) -> _Trial:
    """The best way, unless most of the file further down reads badly so and clearly better another way."""
    text = "".join(further)
    if not text or (score := _try(best.dialect, text).score) >= 0.5:
        return best
    others = [trial for trial in trials if trial.dialect.delimiter != best.dialect.delimiter]
    again = [_try(trial.dialect, text) for trial in others]
    found = max(again, key=lambda trial: trial.score, default=best)
    return found if found.score >= score + _AHEAD else best


def _rare_one(sample: str, common: _Trial) -> _Trial | None:
    """A way with a delimiter that hardly any program writes, where it is much better than the best common one, or holds
    that one as a part of itself.
    """
    lines = sample.splitlines()[:50]
    found = Counter(match for line in lines for match in set(_SEVERAL.findall(line)))
    several = [match for match, many in found.most_common(4) if many >= 2]
    blanks = [BLANKS] if BLANKS in sample else []
    trials = [_try(_rarely(one), sample) for one in (*several, *(one for one in RARE if one in sample), *blanks)]
    best = max(trials, key=lambda trial: (trial.score, len(trial.dialect.delimiter)), default=None)
    if best is None or len(lines) < 2:
        return None
    part = common.dialect.delimiter in best.dialect.delimiter and best.score >= common.score
    return best if part or best.score > max(0.3, common.score + _TEMPTING) else None


def _rarely(delimiter: str) -> Dialect:
    return Dialect(delimiter, quotechar=None if delimiter == BLANKS else '"')


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
    if dialect.quotechar and any(len(row) != width and "\n" in "".join(row) for row in rows):
        rows = [row for row, _ in replace(dialect, width=width).mended(io.StringIO(sample, newline="")) if row]
        many = sum(len(row) == width for row in rows)
    dialect = replace(dialect, width=width)
    share = many / len(rows) * (_HOLLOW if _is_hollow(rows, width) else 1)
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


def _is_hollow(rows: list[list[str]], width: int) -> bool:
    """Whether about every second column, header and all, holds nothing or one and the same sign: what one character of
    a longer delimiter makes of a table.
    """
    whole = [row for row in rows if len(row) == width]
    hollow = sum(len(set(column)) == 1 and not any(map(str.isalnum, column[0])) for column in zip(*whole, strict=True))
    return len(whole) > 1 and width > 2 and 2 * hollow >= width - 1


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

    # Damaged bytes stand in the text as surrogates, which clevercsv cannot take.
    seen = _whole_lines(sample[:_CLEVER_SAMPLE]).encode("utf-8", "replace").decode()
    try:
        found = Sniffer().sniff(seen, delimiters="".join(DELIMITERS))
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
