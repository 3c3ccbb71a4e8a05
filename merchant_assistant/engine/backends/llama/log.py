"""What llama.cpp tells: warnings and errors go to the child's log, and the last ones can be asked for."""

from __future__ import annotations

import ctypes
import sys
from collections import deque
from typing import Any

import llama_cpp

_WARNING = 3  # ggml_log_level
_CONTINUED = 5
# What an ended step makes of it (GGML_STATUS_ABORTED is 1, llama_decode gives 2): we ended it, nothing is wrong.
_ENDED = ("failed with error 1\n", "compute status: 1\n", "removing memory module entries", "ret = 2\n")
_NEWER = ("unknown model architecture", "unknown pre-tokenizer type")

_level = 0
_last: deque[str] = deque(maxlen=16)


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator,unused-ignore]
def _log(level: int, text: bytes, _data: Any) -> None:
    """What llama.cpp tells about each load would fill the log, and so would each step that makes way for a person."""
    global _level  # noqa: PLW0603 - a continued line has the level of the line before it
    _level = _level if level == _CONTINUED else level
    line = text.decode("utf-8", "replace")
    if _level >= _WARNING and not any(part in line for part in _ENDED):
        _last.append(line)
        sys.stderr.write(line)


def quiet() -> None:
    """Keep llama.cpp's chatter out of the log."""
    llama_cpp.llama_log_set(_log, ctypes.c_void_p(0))


def forget() -> None:
    """What was told so far does not concern what comes now."""
    _last.clear()


def newer_than_this() -> str:
    """What llama.cpp said where it did not know the kind of a model: the file may be whole, and newer than it."""
    return next((line.strip() for line in _last if any(part in line for part in _NEWER)), "")
