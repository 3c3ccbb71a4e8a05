"""The commands: what they do in which order, and that nobody ever sees a traceback."""

from __future__ import annotations

import ast
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BOOTSTRAP = Path(__file__).resolve().parents[2] / "packaging" / "bootstrap.py"


@pytest.fixture
def bootstrap(load: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module with nothing left to set up."""
    module = load("bootstrap")
    monkeypatch.setattr(module.Environment, "install", lambda self, steps, gib: None)
    ready = {module.DEFAULT_MODEL, module.SMALL_MODEL, module.EMBEDDING_MODEL}
    monkeypatch.setattr(module, "_ready_models", lambda environment: ready)
    return module


@pytest.fixture
def calls(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What would be started in the environment, each ending well."""
    made: list[tuple[str, ...]] = []
    monkeypatch.setattr(bootstrap, "_call", lambda environment, *arguments: made.append(arguments) or 0)
    monkeypatch.setattr(bootstrap, "_answer", lambda environment, *arguments: (made.append(arguments) or 0, ""))
    monkeypatch.setattr(bootstrap, "_demo_folder", lambda environment: "/data/demo")
    return made


def test_run_opens_the_window_with_what_follows(
    bootstrap: ModuleType, calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda: True)
    assert bootstrap.main(["run", "--data-dir", "/data"]) == 0
    assert calls == [("-m", "merchant_assistant", "--data-dir", "/data")]


def test_run_without_a_display_says_so_and_does_the_main_job(
    bootstrap: ModuleType,
    calls: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda: False)
    assert bootstrap.main(["run"]) == 0
    assert [call[2:5] for call in calls] == [
        ("--data-dir", "/data/demo", "import"),
        ("--data-dir", "/data/demo", "draft"),
    ]
    said = capsys.readouterr().out
    assert "no display" in said
    assert "/data/demo" in said


@pytest.mark.skipif(sys.platform != "linux", reason="Linux leaves the window system's libraries to its packages")
def test_a_window_that_lacks_system_libraries_names_their_packages(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda: True)
    monkeypatch.setattr(bootstrap, "_call", lambda environment, *arguments: -signal.SIGABRT)
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda binaries: ["libxcb-cursor.so.0"])
    assert bootstrap.main(["run"]) == 3
    said = capsys.readouterr().err
    assert "lacks libxcb-cursor.so.0" in said
    assert "libxcb-cursor0" in said


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux")
def test_libraries_that_the_loader_finds_are_not_missing(load: Callable[[str], ModuleType]) -> None:
    assert load("machine").missing_libraries([Path(sys.executable)]) == []


def test_the_demonstration_drafts_a_product_of_the_sample(bootstrap: ModuleType) -> None:
    assert f"\n{bootstrap.SAMPLE_SKU}," in bootstrap.SAMPLE.read_text(encoding="utf-8")


def test_the_demonstration_stops_at_the_first_fault(
    bootstrap: ModuleType, calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda: False)
    monkeypatch.setattr(bootstrap, "_call", lambda environment, *arguments: calls.append(arguments) or 3)
    assert bootstrap.main(["run"]) == 3
    assert len(calls) == 1


def test_test_runs_every_check_and_gives_the_first_failure(
    bootstrap: ModuleType,
    calls: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    codes = {"ruff": 0, "mypy": 4, "pytest": 5}

    def call(environment: object, *arguments: str) -> int:
        calls.append(arguments)
        return codes.get(arguments[1], 0)

    def answer(environment: object, *arguments: str) -> tuple[int, str]:
        return call(environment, *arguments), f"{arguments[-1]} was looked at\n"

    monkeypatch.setattr(bootstrap, "_call", call)
    monkeypatch.setattr(bootstrap, "_answer", answer)
    assert bootstrap.main(["test", "-k", "range"]) == 4
    assert calls[-1] == ("-m", "pytest", "-n", bootstrap.TEST_PROCESSES, "-k", "range")
    told = capsys.readouterr().out
    titles = ["Style", *(f"Types on {system}" for system in bootstrap.SYSTEMS), "Types of the set-up", "Rooms", "Tests"]
    assert [line.removeprefix("== ") for line in told.splitlines() if line.startswith("== ")] == titles
    assert all(f"== Types on {system}\n{system} was looked at\n" in told for system in bootstrap.SYSTEMS)
    assert len(calls) == len(titles)


def test_a_check_is_told_whole_and_with_its_code(bootstrap: ModuleType, tmp_path: Path) -> None:
    environment = bootstrap.Environment(tmp_path, None)
    environment.python = Path(sys.executable)
    fails = "import sys; print('found', flush=True); sys.stderr.write('wrong: 杯'); sys.exit(4)"
    assert bootstrap._answer(environment, "-c", fails) == (4, "found\nwrong: 杯")


@pytest.mark.parametrize(
    ("arguments", "everything"), [(["setup"], False), (["setup", "--all"], True), (["test"], True)]
)
def test_all_is_set_up_only_where_it_is_needed(
    bootstrap: ModuleType,
    calls: list[tuple[str, ...]],
    arguments: list[str],
    everything: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps: list[str] = []
    models: list[str] = []
    monkeypatch.setattr(
        bootstrap.Environment, "install", lambda self, wanted, gib: steps.extend(step.name for step in wanted)
    )
    monkeypatch.setattr(bootstrap, "_ready_models", lambda environment: set())
    monkeypatch.setattr(bootstrap, "_get_model", lambda environment, model: models.append(model) or 0)
    assert bootstrap.main(arguments) == 0
    assert ("torch" in steps) == ("dev" in steps) == (bootstrap.SMALL_MODEL in models) == everything
    assert {bootstrap.DEFAULT_MODEL, bootstrap.EMBEDDING_MODEL} <= set(models)


@pytest.mark.parametrize(("arguments", "code"), [(["setup"], 0), (["setup", "--all"], 3)])
def test_the_window_opens_without_the_model_that_finds_by_meaning(
    bootstrap: ModuleType,
    arguments: list[str],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap, "_ready_models", lambda environment: {bootstrap.DEFAULT_MODEL})
    monkeypatch.setattr(
        bootstrap, "_get_model", lambda environment, model: 3 if model == bootstrap.EMBEDDING_MODEL else 0
    )
    assert bootstrap.main(arguments) == code
    assert ("works without" in capsys.readouterr().err) == (code == 0)


def test_a_model_that_could_not_be_fetched_ends_the_set_up(
    bootstrap: ModuleType, calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "_ready_models", lambda environment: set())
    monkeypatch.setattr(bootstrap, "_get_model", lambda environment, model: 3)
    assert bootstrap.main(["run"]) == 3
    assert calls == []


def test_torch_may_come_from_an_index_of_ones_own(load: Callable[[str], ModuleType]) -> None:
    steps = load("environment").all_steps("linux", "file:///somewhere")
    assert [step.name for step in steps if "file:///somewhere" in step.arguments] == ["torch"]


def test_a_fault_is_two_lines_and_exit_code_3(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(self: object, steps: object, gib: float) -> None:
        raise bootstrap.Fault("There is no compiler.", "Install one.")

    monkeypatch.setattr(bootstrap.Environment, "install", refuse)
    assert bootstrap.main(["setup"]) == 3
    assert capsys.readouterr().err == "\nThere is no compiler.\nInstall one.\n"


def test_an_interrupt_is_exit_code_130(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(self: object, steps: object, gib: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap.Environment, "install", interrupt)
    assert bootstrap.main(["setup"]) == 130
    assert "goes on from here" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["fly"], ["setup", "--fast"]])
def test_wrong_usage_is_exit_code_2(bootstrap: ModuleType, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        bootstrap.main(arguments)
    assert end.value.code == 2


@pytest.mark.parametrize("version", [(3, 9), (3, 10), (3, 15)])
def test_another_python_is_told_which_one_is_needed(
    version: tuple[int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(BOOTSTRAP))
    assert end.value.code == 3
    assert f"needs Python 3.11 to 3.14; this is Python {version[0]}.{version[1]}." in capsys.readouterr().err


def test_an_older_python_can_parse_the_file_that_tells_it() -> None:
    ast.parse(BOOTSTRAP.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("platform", "environ", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_where_a_window_can_be_shown(
    load: Callable[[str], ModuleType], platform: str, environ: dict[str, str], shown: bool
) -> None:
    assert load("machine").has_display(environ, platform) is shown


def test_an_unknown_system_is_said(load: Callable[[str], ModuleType]) -> None:
    with pytest.raises(load("machine").Fault, match="plan9"):
        load("machine").platform_name("plan9")


@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")
def test_ctrl_c_during_a_step_ends_it_without_a_traceback(tmp_path: Path) -> None:
    """The real program, interrupted while a step of it waits for ever."""
    checkout = tmp_path / "checkout"
    packaging = checkout / "packaging"
    packaging.mkdir(parents=True)
    for file in BOOTSTRAP.parent.glob("*.py"):
        (packaging / file.name).write_bytes(file.read_bytes())
    (packaging / "environment.py").write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from pip_run import run_pip\n"
        "def current_steps(**_): return ()\n"
        "class Environment:\n"
        "    def __init__(self, root, progress): self.progress = progress\n"
        "    def install(self, steps, gib):\n"
        "        wait = [sys.executable, '-c', 'import threading; threading.Event().wait()']\n"
        "        self.progress.start('waiting')\n"
        "        run_pip(wait, Path.cwd(), 1, Path('log'), self.progress)\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(packaging / "bootstrap.py"), "setup"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().startswith("waiting")
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "Traceback" not in errors
