"""What happens to a PC happens to a real child here: it is killed, stopped, starved, and its file is torn away."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from merchant_assistant.engine.client import EngineClient, EngineCrashed
from merchant_assistant.engine.faults import EngineHung, EngineKilled
from merchant_assistant.engine.many import run_many
from merchant_assistant.engine.model import GenerateRequest, InstalledModel, Message
from merchant_assistant.engine.store.stamp import read_hash
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
ASK = GenerateRequest(messages=(Message("user", "Describe a red cotton shirt."),), max_tokens=8)
WITHOUT_END = GenerateRequest(messages=ASK.messages, max_tokens=10**7, ignore_eos=True)
DEMO = InstalledModel("demo", Path("none"), "1", backend="scripted")
MEMORY_FAULTS = {"engine_crashed", "model_damaged", "file_error", "not_enough_memory"}
SILENCE_S = 3.0  # longer than the second between two signs of life


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[EngineClient]:
    with EngineClient(lambda: DEMO, tmp_path / "log", silence_s=SILENCE_S) as client:
        yield client


def _child(client: EngineClient) -> psutil.Process:
    assert client.pid is not None
    return psutil.Process(client.pid)


@pytest.mark.parametrize(
    ("number", "kind"),
    [(signal.SIGKILL, EngineKilled), (signal.SIGSEGV, EngineCrashed), (signal.SIGBUS, EngineCrashed)],
)
def test_a_child_that_dies_is_told_in_fitting_words(demo: EngineClient, number: signal.Signals, kind: type) -> None:
    heard: list[str] = []

    def strike(text: str) -> None:
        heard.append(text)
        if len(heard) == 1:
            _child(demo).send_signal(number)

    with pytest.raises(EngineCrashed) as crash:
        demo.generate(WITHOUT_END, strike)
    assert type(crash.value) is kind
    assert crash.value.partial == "".join(heard)
    assert demo.generate(ASK).text


def test_a_child_that_hangs_is_ended_and_all_who_wait_are_told(demo: EngineClient) -> None:
    notices: list[UserFault] = []
    demo.on_notice = notices.append
    faults: list[UserFault] = []
    demo.load()
    stuck = _child(demo)
    stuck.suspend()

    def ask() -> None:
        with pytest.raises(EngineHung) as fault:
            demo.generate(ASK)
        faults.append(fault.value)

    asking = [threading.Thread(target=ask) for _ in range(3)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert [fault.message for fault in faults] == ["The model stopped answering."] * 3
    assert len({fault.death for fault in faults if isinstance(fault, EngineHung)}) == 1
    assert len(notices) == 1
    assert demo.generate(ASK).text
    assert not psutil.pid_exists(stuck.pid)


def test_a_child_that_reads_nothing_blocks_nobody(demo: EngineClient) -> None:
    """More than a pipe holds: cancelling comes back at once, and the next one gets its answer."""
    demo.load()
    _child(demo).suspend()
    cancel = CancelToken()
    long = GenerateRequest(messages=(Message("user", "word " * 400_000),))
    asking = threading.Thread(target=lambda: demo.generate(long, None, cancel))
    asking.start()
    cancel.cancel()
    asking.join()
    with pytest.raises(EngineHung):
        demo.generate(ASK)
    assert demo.generate(ASK).text


def test_a_sleep_shorter_than_the_patience_costs_nothing(demo: EngineClient) -> None:
    heard: list[str] = []
    cancel = CancelToken()
    awake = threading.Event()

    def doze(text: str) -> None:
        heard.append(text)
        if len(heard) == 1:
            child = _child(demo)
            child.suspend()
            threading.Timer(SILENCE_S / 3, lambda: (child.resume(), awake.set())).start()
        elif awake.is_set():
            cancel.cancel()

    assert demo.generate(WITHOUT_END, doze, cancel).finish_reason == "cancelled"
    assert awake.is_set()


def test_a_child_that_says_nothing_at_its_start_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mute = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    real = subprocess.Popen
    with EngineClient(lambda: DEMO, tmp_path / "log", silence_s=0.5) as client:
        with monkeypatch.context() as patched:
            patched.setattr(subprocess, "Popen", lambda _command, **options: real(mute, **options))
            with pytest.raises(EngineHung):
                client.load()
        assert client.load().scripted


def test_listeners_may_close_the_engine(tmp_path: Path) -> None:
    """The listener closes while others wait for a child: nobody waits for ever."""
    client = EngineClient(lambda: DEMO, tmp_path / "log")
    client.on_notice = lambda _fault: client.close()
    for _ in range(5):
        client.load()
        _child(client).kill()
        with contextlib.suppress(UserFault):
            client.generate(ASK)
    client.close()


def test_the_child_goes_before_the_window_where_memory_runs_out(demo: EngineClient) -> None:
    demo.load()
    score = Path(f"/proc/{demo.pid}/oom_score_adj")
    if not score.exists():
        pytest.skip("only Linux has it")
    assert int(score.read_text()) >= 500


def test_a_thousand_requests_each_end_in_their_own_way(demo: EngineClient) -> None:
    chance = random.Random(4)
    unwanted = {number for number in range(1000) if chance.random() < 0.5}

    def ask(number: int, _cancel: CancelToken) -> str:
        cancel = CancelToken()
        request = GenerateRequest(prompt=f"number {number}", max_tokens=4, priority="bulk")
        if number in unwanted:
            return demo.generate(WITHOUT_END, lambda _text: cancel.cancel(), cancel).finish_reason
        return demo.generate(request).text

    ended = {outcome.item: outcome.result for outcome in run_many(range(1000), ask, 16)}
    assert ended == {number: "cancelled" if number in unwanted else f"number {number}" for number in range(1000)}


# --- with real weights ------------------------------------------------------------------------------------------------


@pytest.fixture
def copy(small_model: InstalledModel, tmp_path: Path) -> Path:
    """The small model's file, to be torn away."""
    return Path(shutil.copy(small_model.path, tmp_path / "model.gguf"))


@pytest.mark.model
def test_a_file_that_goes_while_it_is_loaded(copy: Path, tmp_path: Path) -> None:
    with EngineClient(lambda: InstalledModel("copy", copy, "1"), tmp_path / "log") as client:
        text = client.generate(ASK).text
        copy.unlink()
        assert client.generate(ASK).text == text  # the system keeps what is open
        client.close()
        with pytest.raises(UserFault) as gone:
            client.generate(ASK)
    assert gone.value.code in ("not_found", "model_damaged")


@pytest.mark.model
def test_a_file_that_is_cut_while_it_is_loaded(copy: Path, small_model: InstalledModel, tmp_path: Path) -> None:
    """The child dies of it (SIGBUS) or goes on with what it holds; the next one refuses the file."""
    version = read_hash(copy).sha256

    def chosen() -> InstalledModel:
        return InstalledModel("copy", copy, "good" if read_hash(copy).sha256 == version else "bad")

    with EngineClient(chosen, tmp_path / "log") as client:
        client.load()
        os.truncate(copy, 4096)
        with pytest.raises(UserFault) as fault:
            client.generate(ASK)
        assert fault.value.code in ("model_damaged", "engine_crashed")
        shutil.copy(small_model.path, copy)
        assert client.generate(ASK).text


@pytest.mark.model
@pytest.mark.parametrize("room", [20_000_000, 120_000_000, 180_000_000])
def test_without_memory_there_is_a_fault_and_later_an_answer(
    small_model: InstalledModel, tmp_path: Path, room: int
) -> None:
    with EngineClient(lambda: small_model, tmp_path / "log") as client:
        client.facts()
        child = _child(client)
        space = child.memory_info().vms + room
        resource.prlimit(child.pid, resource.RLIMIT_AS, (space, space))
        with pytest.raises(UserFault) as fault:
            client.generate(ASK)
        assert fault.value.code in MEMORY_FAULTS
        with contextlib.suppress(psutil.NoSuchProcess):
            child.kill()
            child.wait()
        assert _answered(client)


def _answered(client: EngineClient) -> bool:
    """The first request may still meet the old child's end."""
    with contextlib.suppress(EngineCrashed):
        return bool(client.generate(ASK).text)
    return bool(client.generate(ASK).text)


@pytest.mark.model
def test_kills_at_random_cost_no_item(small_model: InstalledModel, tmp_path: Path) -> None:
    """``tests/bench/bench_kills.py`` does the same with 50 kills in a job of 200."""
    finished: Counter[int] = Counter()
    chance = random.Random(1)
    kills = 0
    with EngineClient(lambda: small_model, tmp_path / "log") as client:

        def write(item: int, cancel: CancelToken) -> str:
            request = GenerateRequest(prompt=f"Item {item}:", max_tokens=8, ignore_eos=True, priority="bulk")
            completion = client.generate(request, None, cancel)
            if completion.finish_reason == "cancelled":
                raise Cancelled
            return completion.text

        for outcome in run_many(range(20), write, 4):
            assert outcome.fault is None
            finished[outcome.item] += 1
            if kills < 5 and chance.random() < 0.4 and client.pid is not None:
                with contextlib.suppress(psutil.NoSuchProcess):
                    _child(client).kill()
                    kills += 1
    assert kills == 5
    assert finished == dict.fromkeys(range(20), 1)


@pytest.mark.model
@pytest.mark.parametrize("backend", ["llama.cpp", "transformers"])
def test_a_killed_window_takes_the_computing_child_with_it(
    small_model: InstalledModel, tmp_path: Path, backend: str
) -> None:
    arguments = [str(tmp_path / "log"), str(small_model.path), backend]
    window = subprocess.Popen([sys.executable, "-c", WINDOW, *arguments], stdout=subprocess.PIPE, text=True)
    with window:
        assert window.stdout
        child = psutil.Process(int(window.stdout.readline()))
        family = [child, *child.children(recursive=True)]
        window.kill()
    _gone, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


WINDOW = """
import sys
from pathlib import Path
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import GenerateRequest, InstalledModel

log, file, backend = sys.argv[1:]
client = EngineClient(lambda: InstalledModel("small", Path(file), "1", backend=backend), Path(log))
client.load()
request = GenerateRequest(prompt="word " * 1500, max_tokens=10**6, ignore_eos=True)
print(client.pid, flush=True)
client.generate(request)
"""
