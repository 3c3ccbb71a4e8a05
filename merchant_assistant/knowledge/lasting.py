"""Vectors of the program's own texts (names of kinds, sentences to compare with), made once for a model.

They depend on the texts and the model alone, and take seconds to make, so they lie beside the models as the models'
speeds do. What lies there is only used where its first vector is what the model makes of the first text today: another
file under the same name is noticed, and so is whatever else happened to the folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.engine.model import Embeddings, Engine, TextKind
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_write

if TYPE_CHECKING:
    from merchant_assistant.knowledge.nearest import Matrix

FOLDER = "vectors"
_MOST = 32  # files kept, the newest: a few for each model, of some 200 kB each
_SAME = 0.999  # cosine: what one model makes of one text differs in the last digits between processors
_NUMBER = 4  # bytes
_log = logging.getLogger(__name__)


class LastingVectors:
    """``folder``: where models lie; None: nothing is kept. Any thread and several processes may use it."""

    def __init__(self, folder: Path | None, engine: Engine) -> None:
        self._folder = folder / FOLDER if folder else None
        self._engine = engine

    def of(self, texts: Sequence[str], kind: TextKind, cancel: CancelToken | None = None) -> tuple[str, Matrix]:
        """Which model it is, and a vector for each text (at least one). Raises what :meth:`Engine.embed` raises."""
        from merchant_assistant.knowledge.nearest import matrix  # noqa: PLC0415 - numpy, only where vectors are needed

        first = self._engine.embed(texts[:1], kind, cancel)
        file = self._file(first.model, texts, kind)
        if file and (kept := _kept(file, len(texts), first)):
            return first.model, matrix(kept, first.dimensions)
        made = self._engine.embed(texts, kind, cancel)
        if file and made.model == first.model:
            _keep(file, made.data)
        return made.model, matrix(made.data, made.dimensions)

    def _file(self, model: str, texts: Sequence[str], kind: TextKind) -> Path | None:
        said = "\0".join((model, kind, *texts)).encode("utf-8", "replace")
        return self._folder / f"{hashlib.blake2b(said, digest_size=12).hexdigest()}.bin" if self._folder else None


def _kept(file: Path, count: int, first: Embeddings) -> bytes | None:
    """What the file holds; None where that is not what the model makes of these texts."""
    from merchant_assistant.knowledge.nearest import matrix  # noqa: PLC0415 - as above

    with contextlib.suppress(OSError):
        data = file.read_bytes()
        if len(data) == count * first.dimensions * _NUMBER:
            near = matrix(data, first.dimensions)[0] @ matrix(first.data, first.dimensions)[0]
            return data if float(near) >= _SAME else None  # both are of length 1
    return None


def _keep(file: Path, data: bytes) -> None:
    """A folder that cannot be written costs only that they are made again at the next start."""
    try:
        if not file.parent.parent.is_dir():  # no model lies there: none is made for this
            return
        file.parent.mkdir(exist_ok=True)
        atomic_write(file, data)
        for old in sorted(file.parent.glob("*.bin"), key=lambda one: -one.stat().st_mtime)[_MOST:]:
            old.unlink(missing_ok=True)
    except (UserFault, OSError) as error:
        _log.warning("vectors not kept: %s", type(error).__name__)
