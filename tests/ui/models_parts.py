"""The page Models over an engine that says what a test wants."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

from merchant_assistant.app import Program
from merchant_assistant.engine.frames import Device, EngineFacts
from merchant_assistant.engine.model import GenerateRequest, LaneSpeed, ModelInfo, Speed
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.settings import CHAT_MODEL, EMBEDDING_MODEL

Idle = Callable[[Program], None]
FIRST, SECOND, FINDER = CHAT_MODEL.default, "second", EMBEDDING_MODEL.default
PATIENCE_MS = 20_000
CARDS = (
    Device(kind="CPU", description="Old processor", memory_total=0, memory_free=0),
    Device(kind="CUDA0", description="Fast card", memory_total=12 << 30, memory_free=11 << 30, type="gpu"),
)


class Measured(ScriptedEngine):
    """Measuring takes until ``gate`` is open, unless it is cancelled."""

    def __init__(self) -> None:
        super().__init__(self._say)
        self.gate, self.writes, self.began = threading.Event(), threading.Event(), threading.Semaphore(0)
        self.gate.set()
        self.writes.set()
        self.rate, self.times, self.model = 36.0, 0, FIRST
        self.fault: UserFault | None = None
        self.devices: tuple[Device, ...] = CARDS
        self.on_notice = None

    def _say(self, _request: GenerateRequest) -> str:
        assert self.writes.wait(20)
        return "A bottle of steel."

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        return ModelInfo(id=self.model, backend="llama.cpp", device="CPU", context=4096)

    def measure(self, cancel: CancelToken | None = None) -> Speed:
        self.times += 1
        self.began.release()
        while not self.gate.wait(0.01):
            if cancel and cancel.cancelled:
                raise Cancelled
        if self.fault:
            raise self.fault
        lanes = (LaneSpeed(lanes=1, decode_tok_s=self.rate), LaneSpeed(lanes=16, decode_tok_s=3 * self.rate))
        return Speed(model=self.model, device="CPU", prompt_tok_s=10 * self.rate, lanes=lanes, memory=0)

    def facts(self) -> EngineFacts:
        return EngineFacts(version="1", system="", threads=2, gpu_offload=True, devices=self.devices)


def manifest(model_id: str, role: str) -> str:
    content = model_id.encode()
    return f"""
id = "{model_id}"
name = "Model {model_id}"
role = "{role}"
purpose = "Added by hand."
licence = "Apache-2.0"
languages = ["en", "zh"]
context = 128
bytes = {len(content)}
sha256 = "{hashlib.sha256(content).hexdigest()}"
memory = {3000 if model_id == FIRST else 1000}
"""
