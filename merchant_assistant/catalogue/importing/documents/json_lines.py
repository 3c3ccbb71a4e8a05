"""Files that hold one JSON value a line (JSONL): a broken line is one row that is told, not the end of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

SAMPLE = 1 << 20  # bytes that are looked at
_FEW = 20  # lines that are looked at
_DECODER = msgspec.json.Decoder(msgspec.Raw)  # looks at the whole line and makes nothing of it


def are_lines(pieces: Iterable[bytes]) -> bool:
    """Whether a document is one of lines: most of the first are an object by themselves, and there are several."""
    sample, whole = b"", True
    for piece in pieces:
        sample += piece
        if len(sample) > SAMPLE:
            whole = False
            break
    lines = [line for line in sample.split(b"\n")[: None if whole else -1] if line.strip()][:_FEW]
    objects = sum(line.lstrip()[:1] == b"{" and _is_sound(line) for line in lines)
    return len(lines) > 1 and 2 * objects >= len(lines)


def sound(pieces: Iterable[bytes], longest: int) -> Iterator[bytes]:
    """The same lines, those that are no JSON as texts of JSON; lines longer than ``longest`` go on as they are."""
    held = b""
    for piece in pieces:
        held += piece
        whole, ended, rest = held.rpartition(b"\n")
        if ended or len(held) > longest:
            yield _sound_lines(whole) + ended if ended else held
            held = rest if ended else b""
    yield _sound_lines(held)


def _sound_lines(lines: bytes) -> bytes:
    return b"\n".join(line if _is_sound(line) else _as_text(line) for line in lines.split(b"\n"))


def _as_text(line: bytes) -> bytes:
    return msgspec.json.encode(line.decode("utf-8", "replace"))


def _is_sound(line: bytes) -> bool:
    try:
        _DECODER.decode(line)
    except msgspec.DecodeError:
        return not line.strip()
    except RecursionError:
        return True  # whoever counts how deep it is refuses it
    return True
