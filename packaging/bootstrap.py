"""Set up, run or test Merchant Assistant from its source, with nothing but Python.

    python3 packaging/bootstrap.py run          set up what is missing, then open the window
    python3 packaging/bootstrap.py test         set up everything, then every check
    python3 packaging/bootstrap.py setup        only set up: .venv, the locked libraries, the default models
    python3 packaging/bootstrap.py setup --all  the same with developers' tools, the small model, torch and its company

What follows `run` is given to the window, what follows `test` to pytest. Repeating a command costs a second.
Exit codes: 0 done, 2 wrong usage, 3 something you can act on, said in a sentence, 130 interrupted; `test`: that of the
first check that failed.
"""

import sys

if not (3, 11) <= sys.version_info < (3, 15):  # before anything that an older Python would stumble over
    sys.stderr.write(
        "Merchant Assistant needs Python 3.11 to 3.14; this is Python %d.%d.\n"  # noqa: UP031 - known to every Python
        "Install one of these and start this file with it, for instance: python3.12 packaging/bootstrap.py run\n"
        % sys.version_info[:2]
    )
    sys.exit(3)

import argparse
import contextlib
import io
import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from environment import Environment, current_steps
from machine import Fault, has_display, missing_libraries, no_window_libraries
from progress import Progress

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_MODEL = "qwen2.5-coder-1.5b-instruct"
SMALL_MODEL = "smollm2-135m-instruct"
EMBEDDING_MODEL = "multilingual-e5-small"
SAMPLE = ROOT / "resources" / "sample" / "catalogue.csv"
SAMPLE_SKU = "TM-500"
QT_ON_X11 = "lib/*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so"
# Free disk in GiB. Measured on Linux: the environment takes 0.6, compiling 0.5, the model 1.1, and again while it
# comes in parts. All takes 2 with torch's CPU build, 6 with the one for NVIDIA cards; and pip keeps copies.
SPACE_WINDOW, SPACE_ALL = 4.0, 10.0
SYSTEMS = ("linux", "darwin", "win32")
MYPY = ("-m", "mypy", "--cache-dir")  # one for each system: it keeps nothing that it found for another
TEST_PROCESSES = "2"  # `-n 0` after `test` has all in one; more gain little: tests with real models take turns


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old code page must not stop a set-up at a quotation mark
    try:
        return _dispatch(*_parse(arguments))
    except Fault as fault:
        print(f"\n{fault.message}\n{fault.hint}".rstrip(), file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("\nStopped. The next run goes on from here.", file=sys.stderr)
        return 130


def _parse(arguments: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="setup | run | test")
    for name in ("setup", "run", "test"):
        command = commands.add_parser(name, allow_abbrev=False)
        if name == "setup":
            command.add_argument("--all", action="store_true", help="also what development and teaching need")
        command.add_argument("--torch-index", metavar="URL", help="package index that has torch, its CPU build say")
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command == "setup":
        parser.error(f"unknown: {' '.join(rest)}")
    return options, [argument for argument in rest if argument != "--"]


def _dispatch(options: argparse.Namespace, rest: list[str]) -> int:
    everything = options.command == "test" or getattr(options, "all", False)
    environment = Environment(ROOT, Progress())
    code = set_up(environment, everything=everything, torch_index=options.torch_index)
    if code or options.command == "setup":
        if not code:
            print("Merchant Assistant is set up.")
        return code
    return check(environment, rest) if options.command == "test" else run(environment, rest)


def set_up(environment: Environment, *, everything: bool, torch_index: str | None = None) -> int:
    """Do what is missing; returns the exit code of the model store where it refused."""
    steps = current_steps(everything=everything, torch_index=torch_index)
    environment.install(steps, SPACE_ALL if everything else SPACE_WINDOW)
    needed = (SMALL_MODEL, EMBEDDING_MODEL, DEFAULT_MODEL) if everything else (DEFAULT_MODEL,)
    ready = _ready_models(environment)
    missing = [model for model in needed if model not in ready]
    code = next(filter(None, (_get_model(environment, model) for model in missing)), 0)
    if not code and EMBEDDING_MODEL not in {*needed, *ready} and _get_model(environment, EMBEDDING_MODEL):
        print("Merchant Assistant works without this model; the next run tries again.", file=sys.stderr)
    return code


def _ready_models(environment: Environment) -> set[str]:
    """Models whose stamp says that they were checked: the store reads a file again only when it changed."""
    answer = subprocess.run(
        [environment.python, "-m", "merchant_assistant", "models", "list", "--json"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if answer.returncode != 0:
        return set()
    return {model["id"] for model in json.loads(answer.stdout)["models"] if model["state"] == "ready"}


def _get_model(environment: Environment, model: str) -> int:
    """The store draws its own bar on a terminal; in a log we say now and then that it is still busy."""
    progress = Progress()
    progress.start(f"Language model {model}")
    command = [str(environment.python), "-m", "merchant_assistant", "models", "get", model]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as child:
        code = _outcome(child, None if sys.stderr.isatty() else progress)
    if code == 0:
        progress.done()
    return code


def run(environment: Environment, arguments: list[str]) -> int:
    """Open the window, or do the main job here where there is none."""
    if not has_display():
        return demonstrate(environment, arguments)
    code = _call(environment, "-m", "merchant_assistant", *arguments)
    if code not in (0, 3, 130) and sys.platform == "linux":
        missing = missing_libraries(environment.folder.glob(QT_ON_X11))
        if missing:
            raise no_window_libraries(missing)
    return code


def demonstrate(environment: Environment, arguments: list[str]) -> int:
    """Import the sample catalogue into a data folder of its own and draft one product, its claims shown."""
    folder = arguments or ["--data-dir", _demo_folder(environment)]
    print(
        "There is no display here, so no window can be opened. The main job runs in this terminal instead,\n"
        f"with the sample catalogue, in a data folder of its own: {folder[-1]}"
    )
    for title, command in (
        ("The sample catalogue is imported", ["import", str(SAMPLE), "--source", "sample"]),
        (f"A listing for {SAMPLE_SKU} is drafted; this takes a minute on a small PC", ["draft", "--sku", SAMPLE_SKU]),
    ):
        print(f"\n{title}: merchant-assistant {' '.join(command)}\n", flush=True)
        code = _call(environment, "-m", "merchant_assistant", *folder, *command)
        if code:
            return code
    print("\nEach fact of the draft stands above with the cell that proves it, or with the mark that none does.")
    print(f"More: {environment.script('merchant-assistant')} --help")
    return 0


def _demo_folder(environment: Environment) -> str:
    code = "from merchant_assistant.foundation.paths import AppPaths; print(AppPaths.find().data / 'demo')"
    return subprocess.run(
        [environment.python, "-X", "utf8", "-c", code], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True
    ).stdout.strip()


def check(environment: Environment, pytest_arguments: list[str]) -> int:
    """Every check, pytest last; the exit code of the first that failed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the tests start hundreds of our processes: each would compile all
    codes = read_sources(environment)
    print("\n== Tests", flush=True)
    codes.append(_call(environment, "-m", "pytest", "-n", TEST_PROCESSES, *pytest_arguments))
    return next((code for code in codes if code), 0)


def read_sources(environment: Environment) -> list[int]:
    """The checks that only read our sources, side by side; each is told whole, in order; their exit codes."""
    set_up_files = map(str, sorted(Path(__file__).parent.glob("*.py")))
    checks = {
        "Style": ("-m", "ruff", "check", "."),
        **{f"Types on {name}": (*MYPY, f".mypy_cache/{name}", "--platform", name) for name in SYSTEMS},
        "Types of the set-up": (*MYPY, ".mypy_cache/set-up", "--strict", *set_up_files),
        "Rooms": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    }
    codes = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = [pool.submit(_answer, environment, *command) for command in checks.values()]
        for title, answer in zip(checks, answers, strict=True):
            code, told = answer.result()
            print(f"\n== {title}\n{told}", end="", flush=True)
            codes.append(code)
    return codes


def _answer(environment: Environment, *arguments: str) -> tuple[int, str]:
    """The exit code of a check and all that it said."""
    done = subprocess.run(
        [str(environment.python), "-X", "utf8", *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def _call(environment: Environment, *arguments: str) -> int:
    with subprocess.Popen([str(environment.python), *arguments], cwd=ROOT) as child:
        return _outcome(child)


def _outcome(child: "subprocess.Popen[bytes]", progress: Progress | None = None) -> int:
    """Wait for ``child``. A terminal gives it our Ctrl+C as well: it gets the time to end in order."""
    try:
        while True:
            try:
                return child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                if progress:
                    progress.update("fetching and checking")
    except KeyboardInterrupt:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=10)
        child.terminate()
        raise


if __name__ == "__main__":
    sys.exit(main())
