"""Text vectors from a server."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence

from merchant_assistant.engine.asked import portions
from merchant_assistant.engine.model import Embeddings, TextKind
from merchant_assistant.engine.remote import faults
from merchant_assistant.engine.remote.client import Client
from merchant_assistant.engine.remote.wire import Vectors
from merchant_assistant.foundation.errors import UserFault

_NONE_OF_THAT = frozenset({"server_answer", "server_model", "server_refused", "server_failed"})


async def embed(client: Client, model: str, texts: Sequence[str], kind: TextKind) -> Embeddings:
    """One vector of length 1 for each text. Models of the family E5 get the prefix that they were trained with.

    Raises :class:`UserFault` ``unsupported`` where the server has none.
    """
    rows: list[bytes] = []
    prefix = f"{kind}: " if "e5" in model.lower() else ""
    for portion in portions(texts):
        if portion:
            rows += await _portion(client, model, [prefix + text for text in portion])
    sizes = {len(row) for row in rows}
    if len(rows) != len(texts) or len(sizes) > 1:
        raise faults.no_such_place(client.server.host)
    return Embeddings(model=model, dimensions=(sizes.pop() // 4 if sizes else 0), data=b"".join(rows))


async def _portion(client: Client, model: str, texts: Sequence[str]) -> list[bytes]:
    body = {"model": model, "input": list(texts), "encoding_format": "float"}
    try:
        answer = await client.ask(f"{client.server.address}/embeddings", Vectors, body)
    except UserFault as fault:
        if fault.code in _NONE_OF_THAT:
            raise faults.cannot("no vectors") from fault
        raise
    return [_unit(one.embedding) for one in sorted(answer.data, key=lambda one: one.index)]


def _unit(vector: Sequence[float]) -> bytes:
    length = math.hypot(*vector) or 1.0
    return struct.pack(f"<{len(vector)}f", *(value / length for value in vector))
