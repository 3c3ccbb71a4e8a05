"""llama.cpp through its low-level interface: one model, two contexts over its weights, one thread that owns them.

What a person waits for is computed in a context of its own, in pieces that follow from the prompt alone. What nobody
waits for is computed side by side in the other one, and stands still meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from merchant_assistant.engine.backends.base import Job, OnText, nothing_loaded, unsupported
from merchant_assistant.engine.backends.llama import devices as llama_devices
from merchant_assistant.engine.backends.llama.fit import Placement
from merchant_assistant.engine.backends.llama.lane import Lane
from merchant_assistant.engine.backends.llama.loaded import Loaded
from merchant_assistant.engine.backends.llama.measure import Subject, measure_speed
from merchant_assistant.engine.backends.llama.open import OnPlaced, place, placed
from merchant_assistant.engine.frames import EngineFacts, ModelRef
from merchant_assistant.engine.gguf import read_header
from merchant_assistant.engine.model import (
    Completion,
    GenerateRequest,
    Message,
    ModelInfo,
    ScoreRequest,
    Scores,
    Speed,
)
from merchant_assistant.engine.template import CHATML, ChatTemplate
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import UserFault

LANES = 16  # until the best number was measured
LANES_ON_GPU = 32
MOST_LANES = 128  # llama.cpp has 256 sequences, of which some hold what is kept


class LlamaBackend:
    """See :class:`~merchant_assistant.engine.backends.base.LaneBackend`."""

    def __init__(self, on_placed: OnPlaced = lambda _placed: None) -> None:
        llama_devices.start()
        self._on_placed = on_placed
        self._loaded: Loaded | None = None
        self._model: ModelRef | None = None

    def load(self, model: ModelRef, cancelled: IsCancelled) -> ModelInfo:
        """Another number of lanes alone takes effect at once, the weights stay."""
        if self._loaded and self._model and self._model != model == replace(self._model, lanes=model.lanes):
            self._model = model
            self._loaded.use_lanes(_lanes(model, self._loaded.placement))
            return self._info(self._loaded, model)
        self.close()
        header = read_header(Path(model.path))
        if header.makes_vectors:  # asked for words, llama.cpp would end the process
            raise unsupported(f"{header.architecture} writes no texts")
        template = ChatTemplate(header.chat_template or CHATML)
        placement = place(header, model.device, min(model.context, header.context or model.context))
        self._on_placed(placed(placement))
        loaded = Loaded(model, placement, template, _lanes(model, placement), cancelled)
        try:
            if model.adapter:
                loaded.lay_over(model.adapter)
            loaded.interactive  # noqa: B018 - a model whose context does not fit must not count as loaded
        except UserFault:
            loaded.close()
            raise
        self._loaded, self._model = loaded, model
        return self._info(loaded, model)

    def start(self, job: Job) -> None:
        try:
            loaded = self._need()
            lane = loaded.lane(job)
        except UserFault as fault:
            job.failed(fault)
            return
        (loaded.interactive if job.request.priority == "interactive" else loaded.bulk).add(lane)

    def step(self) -> bool:
        """Compute the next piece of what a person waits for; where nobody waits, a batch of all the others."""
        loaded = self._need()
        try:
            loaded.bulk.drop_cancelled()
            (loaded.interactive if loaded.interactive.busy else loaded.bulk).step()
        except UserFault as fault:  # the graphics device failed, or the memory does not suffice
            self._fail_all(loaded, fault)
        finally:
            loaded.brake.release()
        return loaded.interactive.busy or loaded.bulk.busy

    def interrupt(self) -> None:
        loaded = self._loaded
        if loaded:
            loaded.brake.pull()

    def generate(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> Completion:
        job = _Direct(request, on_text, cancelled)
        self.start(job)
        while not job.over:
            self.step()
        return job.result()

    def score(self, request: ScoreRequest, cancelled: IsCancelled) -> Scores:
        return self._need().score(request, cancelled)

    def measure(self, cancelled: IsCancelled) -> Speed:
        """In a context of its own, as bulk work would use it."""
        loaded = self._need()
        assert self._model
        subject = Subject(
            id=self._model.id,
            device=loaded.placement.description or "CPU",
            native=loaded.model,
            on_graphics=loaded.placement.on_gpu,
            cells=loaded.placement.cells,
            make_context=lambda sequences, cells: loaded.native_context(cells, sequences, 256, sequences),
        )
        return measure_speed(subject, cancelled)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        return len(self._need().prompt(messages, "").tokens)

    def facts(self) -> EngineFacts:
        return llama_devices.facts()

    def rest(self) -> None:
        """Nothing was asked for a while: give back the memory of bulk work."""
        if self._loaded:
            self._loaded.bulk.close()

    def close(self) -> None:
        """Give the memory back."""
        loaded, self._loaded = self._loaded, None
        if loaded:
            loaded.close()

    def _fail_all(self, loaded: Loaded, fault: UserFault) -> None:
        """After a fault in a step nothing in the contexts can be trusted."""
        lanes: list[Lane] = [*loaded.interactive.lanes(), *loaded.bulk.lanes()]
        for lane in lanes:
            lane.fail(fault)
        self.close()

    @staticmethod
    def _info(loaded: Loaded, model: ModelRef) -> ModelInfo:
        return ModelInfo(
            id=model.id,
            backend="llama.cpp",
            device=loaded.placement.description or "CPU",
            context=loaded.length,
            lanes=loaded.lanes,
            can=("schema", "labels", "adapters", "tokens", "lanes", "weighed"),
            layers=loaded.placement.of,
            layers_on_gpu=loaded.placement.layers,
            adapter=model.adapter.name if model.adapter else "",
        )

    def _need(self) -> Loaded:
        if self._loaded is None:
            raise nothing_loaded()
        return self._loaded


def _lanes(model: ModelRef, placement: Placement) -> int:
    return min(model.lanes or (LANES_ON_GPU if placement.on_gpu else LANES), MOST_LANES)


class _Direct:
    """A job whose end is waited for in place."""

    def __init__(self, request: GenerateRequest, on_text: OnText, cancelled: IsCancelled) -> None:
        self.request = request
        self.text = on_text
        self.cancelled: Callable[[], bool] = cancelled
        self._completion: Completion | None = None
        self._fault: UserFault | None = None

    @property
    def over(self) -> bool:
        return bool(self._completion or self._fault)

    def done(self, completion: Completion) -> None:
        self._completion = completion

    def failed(self, fault: UserFault) -> None:
        self._fault = fault

    def result(self) -> Completion:
        if self._fault:
            raise self._fault
        assert self._completion
        return self._completion
