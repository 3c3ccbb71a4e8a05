"""Which encoding a text file is written in, and reading the cells that are written in another one.

UTF-8 is tried strictly over the whole file, then line by line: text of another encoding is hardly ever valid UTF-8.
Where most lines fail, charset-normalizer proposes and a look at what each encoding would make of the file's own words
decides: symbols inside words, capitals after small letters and rare characters speak against it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ESCAPE = "merchant-escape"
_WIDE = ("utf-16", "utf-32")
_CHUNK = 1 << 20
_SAMPLE = 1 << 15
_LINE = 4096  # bytes of a line that are looked at
_TRUSTED = 50  # damaged cells after which the others are taken to be in the same encoding as most
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In the order of preference where nothing else decides.
LEGACY = (
    *("gb18030", "cp1252", "cp1251", "cp932", "big5", "koi8_r", "cp850", "cp866", "cp1250", "euc_kr", "euc_jp"),
    *("cp1253", "cp1254", "cp1255", "tis_620"),
)
_ONE_BYTE = frozenset(name for name in LEGACY if name.startswith(("cp8", "cp12", "koi8", "tis")))
_ENOUGH = 4  # bytes beyond ASCII without which charset-normalizer guesses
_ESCAPED = re.compile("[\udc80-\udcff]")
_NOT_PROPOSED = 0.3  # what it costs an encoding that charset-normalizer did not propose
_LATIN = frozenset("äöüßÄÖÜéèêëàâçîïôûùñáíóúãõåøæœÅØÆÉÈÀÇÑÁÍÓÚŒŠšŽž")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽőűäöüßÄÖÜŐŰăâîșțşţ")
_TURKISH = frozenset("çğıöşüÇĞİÖŞÜâîû")
_SIGNS = frozenset("€£¥©®™°²³½¼¾×–—’‘“”„«»…•·¿¡ºª§№±µ\u00a0")
_OWN_LETTERS = {"cp1252": _LATIN, "cp850": _LATIN, "cp1250": _CENTRAL, "cp1254": _TURKISH}
# First bytes of the common characters of each national standard.
_COMMON_CJK = {
    "gb18030": ("gb2312", range(0xB0, 0xD8)),
    "big5": ("big5", range(0xA4, 0xC7)),
    "cp932": ("euc_jp", range(0xB0, 0xD0)),
    "euc_jp": ("euc_jp", range(0xB0, 0xD0)),
    "euc_kr": ("euc_kr", range(0xB0, 0xC9)),
}


@dataclass(frozen=True, slots=True)
class Encoding:
    """``name`` is a Python codec. ``damaged``: some bytes do not belong to it (see :class:`Repairer`)."""

    name: str
    bom: bool = False
    damaged: bool = False

    @property
    def errors(self) -> str:
        """The error handler to read the file with."""
        return "strict" if not self.damaged else "replace" if self.name.startswith(_WIDE) else ESCAPE


def detect(file: Path) -> Encoding:
    """The encoding of a text file; reads it whole unless it starts with a byte order mark."""
    with file.open("rb") as opened:
        head = opened.read(_SAMPLE)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoding(name, bom=True, damaged=not decodes(file, name))
    wide = _wide(head)
    if wide:
        return Encoding(wide, damaged=not decodes(file, wide))
    if decodes(file, "utf-8"):
        return Encoding("utf-8")
    lines = list(_foreign_lines(file))
    others = [line for line in lines if not _is_utf8(line)]
    if len(others) * 2 <= len(lines):
        return Encoding("utf-8", damaged=True)
    best = _legacy(b"\n".join(others))
    mixed = best in _ONE_BYTE and len(others) < len(lines)  # such encodings make some sense of UTF-8 too
    return Encoding(best, damaged=mixed or not decodes(file, best))


def decodes(file: Path, name: str) -> bool:
    """Whether every byte of the file belongs to the encoding."""
    decoder = codecs.getincrementaldecoder(name)("strict")
    with file.open("rb") as opened:
        try:
            while chunk := opened.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: its delimiters and line ends have a zero byte on one side."""
    zeros = [head[side::2].count(0) for side in (0, 1)]
    if sum(zeros) * 50 < len(head):
        return None
    if zeros[1] > 3 * zeros[0]:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > 3 * zeros[1] else None


def _is_utf8(text: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(text, final=len(text) < _LINE)  # a longer one was cut
    except UnicodeDecodeError:
        return False
    return True


def _legacy(sample: bytes) -> str:
    best = ranked(sample, LEGACY)[0]
    if best.startswith("cp12") and sample.decode(best, "replace") == sample.decode("cp1252", "replace"):
        return "cp1252"
    return best


def _foreign_lines(file: Path) -> Iterator[bytes]:
    """Lines with bytes beyond ASCII, about 32 KB of them."""
    size = 0
    with file.open("rb") as opened:
        for line in opened:
            if not line.isascii():
                yield line[:_LINE]
                size += min(len(line), _LINE)
                if size > _SAMPLE:
                    return


def ranked(sample: bytes, names: Iterable[str]) -> list[str]:
    """``names`` with the likeliest encoding of ``sample`` first."""
    proposed = _proposals(sample) if sum(byte >= 0x80 for byte in sample) >= _ENOUGH else {}
    costs = {name: _cost(sample, name) + proposed.get(name, _NOT_PROPOSED) for name in names}
    return sorted(costs, key=lambda name: costs[name])


def _proposals(sample: bytes) -> dict[str, float]:
    """What charset-normalizer finds possible, with the mess each would make (0 to 1)."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files that are not UTF-8

    matches = from_bytes(sample, cp_isolation=list(LEGACY))
    return {match.encoding: match.chaos - 0.2 * match.coherence for match in matches}


def _cost(sample: bytes, name: str) -> float:
    """How odd the text would be: the mean over the bytes beyond ASCII."""
    text = sample.decode(name, errors="replace")
    foreign = sum(byte >= 0x80 for byte in sample) or 1
    triples = zip(" " + text, text, text[1:] + " ", strict=False)
    return sum(_oddity(before, one, after, name) for before, one, after in triples if one >= "\x80") / foreign


def _oddity(before: str, character: str, after: str, name: str) -> float:
    if character == "\ufffd" or unicodedata.category(character) in ("Cc", "Co", "Cn"):
        return 5.0
    if character.isalpha():
        return _letter_oddity(before, character, name)
    if "\u2500" <= character <= "\u259f":  # frames and blocks of the DOS code pages
        return 4.0
    if before.isalpha() and after.isalpha() and character not in "’‘-–":
        return 3.0
    if before.isalpha() and character in "‚„¡¿«“‘…":
        return 1.5
    return 0.0 if character in _SIGNS else 0.5


def _letter_oddity(before: str, character: str, name: str) -> float:
    cost = 2.0 if character.isupper() and before.islower() else 0.0
    if name in _COMMON_CJK and character >= "\u3000":
        return cost + _cjk_oddity(character, name)
    if name in _OWN_LETTERS:
        return cost + (0.0 if character in _OWN_LETTERS[name] else 1.0)
    if before.isalpha() and before.isascii():
        cost += 1.0  # Cyrillic, Greek … right after a Latin letter
    return cost


def _cjk_oddity(character: str, name: str) -> float:
    if "\uff61" <= character <= "\uff9f":
        return 0.7  # half-width kana: what Shift-JIS makes of many other encodings
    if "\u3040" <= character <= "\u30ff":
        return 0.0
    codec, common = _COMMON_CJK[name]
    first = character.encode(codec, errors="ignore")[:1]
    return 0.0 if first and first[0] in common else 1.0


def _escape(error: UnicodeError) -> tuple[str, int]:
    """Like ``surrogateescape``, for multi-byte encodings too, whose broken pairs may hold ASCII."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return "".join(chr(byte if byte < 0x80 else 0xDC00 + byte) for byte in broken), error.end


codecs.register_error(ESCAPE, _escape)


class Repairer:
    """Reads cells of a file whose encoding is damaged: those that another encoding wrote are read with that one."""

    def __init__(self, name: str) -> None:
        self._codec = name.removesuffix("-sig")
        self._others = [other for other in ("utf-8", *LEGACY) if other != self._codec]
        self._found: Counter[str] = Counter()

    def __call__(self, cell: str) -> str | None:
        """A cell read with :attr:`Encoding.errors` as it was probably meant; None where it is sound."""
        if self._codec.startswith(_WIDE):
            return cell if "\ufffd" in cell else None
        if cell.isascii():
            return None
        raw = cell.encode(self._codec, errors="surrogateescape")
        if self._codec in _ONE_BYTE and _is_utf8(raw):
            return raw.decode("utf-8")
        return raw.decode(self._other(raw), errors="replace") if _ESCAPED.search(cell) else None

    def _other(self, raw: bytes) -> str:
        if self._found.total() >= _TRUSTED:
            return self._found.most_common(1)[0][0]
        name = ranked(raw, self._others)[0]
        self._found[name] += 1
        return name
